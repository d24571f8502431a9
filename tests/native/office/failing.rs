//! A second tab whose store fails at the call that a test names, over the store of the first.

use std::cell::Cell;
use std::rc::Rc;

use futures_util::future::LocalBoxFuture;
use meldcode::vault::store::faulty::Fault;
use meldcode::vault::store::{
    Batch, Error as StoreError, FaultyStore, MemoryStore, Query, Row, Store, Table,
};
use meldcode::workspace::{Action, Office, Stage};

use super::PASSPHRASE;
use super::world::{World, block_on, secret};

/// The store of the device itself.
struct Shared(Rc<MemoryStore>);

impl Store for Shared {
    fn read<'a>(
        &'a self,
        table: Table,
        query: Query<'a>,
    ) -> LocalBoxFuture<'a, Result<Vec<Row>, StoreError>> {
        self.0.read(table, query)
    }

    fn count<'a>(
        &'a self,
        table: Table,
        prefix: &'a [u8],
    ) -> LocalBoxFuture<'a, Result<u64, StoreError>> {
        self.0.count(table, prefix)
    }

    fn commit<'a>(&'a self, batch: &'a Batch) -> LocalBoxFuture<'a, Result<(), StoreError>> {
        self.0.commit(batch)
    }

    fn clear(&self) -> LocalBoxFuture<'_, Result<(), StoreError>> {
        self.0.clear()
    }
}

/// The tab, and how many calls it still makes before one fails; none fails while nothing is set.
pub(super) struct Failing {
    pub(super) tab: Office,
    left: Rc<Cell<Option<usize>>>,
}

impl Failing {
    /// Unlocked by whoever has this mark.
    pub(super) fn unlocked(world: &World, mark: &str) -> Self {
        let left = Rc::new(Cell::new(None::<usize>));
        let plan = Rc::clone(&left);
        let store = FaultyStore::planned(Shared(world.shared_store()), move |_| {
            let now = plan.get()?;
            plan.set(now.checked_sub(1));
            (now == 0).then_some(Fault::Before(StoreError::ConnectionLost))
        });
        let tab = world.second_tab_over(Rc::new(store));
        let Stage::Locked { members, .. } = tab.stage() else {
            panic!("not locked")
        };
        let place = members.iter().find(|place| place.mark == mark);
        block_on(tab.perform(Action::Unlock {
            member: place.expect("has a place").member,
            passphrase: secret(PASSPHRASE),
        }))
        .expect("unlocks");
        Self { tab, left }
    }

    /// Lets the call after `calls` others fail; says whether it came to that.
    pub(super) fn failing_after<T>(
        &self,
        calls: usize,
        act: impl FnOnce(&Office) -> T,
    ) -> (T, bool) {
        self.left.set(Some(calls));
        let done = act(&self.tab);
        (done, self.left.take().is_none())
    }
}
