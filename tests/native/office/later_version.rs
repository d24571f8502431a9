//! A store that a later version of the program laid out: it is read, and that nothing can be saved is told at once.

use std::rc::Rc;

use futures_util::future::{FutureExt, LocalBoxFuture};
use meldcode::screen::cases::{Opening, opening};
use meldcode::vault::store::{Batch, Error as StoreError, MemoryStore, Query, Row, Store, Table};
use meldcode::workspace::desk::Tiding;
use meldcode::workspace::{Action, Stage};

use super::world::{World, block_on, secret};
use super::{PASSPHRASE, founded, opened, returned};

struct Later(Rc<MemoryStore>);

const TOO_NEW: StoreError = StoreError::VersionTooNew {
    found: 9,
    supported: 1,
};

impl Store for Later {
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

    fn commit<'a>(&'a self, _: &'a Batch) -> LocalBoxFuture<'a, Result<(), StoreError>> {
        async { Err(TOO_NEW) }.boxed_local()
    }

    fn clear(&self) -> LocalBoxFuture<'_, Result<(), StoreError>> {
        async { Err(TOO_NEW) }.boxed_local()
    }

    fn is_writable(&self) -> bool {
        false
    }
}

#[test]
fn whoever_unlocks_it_hears_it_before_anything_is_typed() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let case = opened(&world);
    let told = |tab: &meldcode::workspace::Office| {
        tab.read(|desk| desk.tidings.contains(&Tiding::LaterVersion))
    };
    assert_eq!(told(&world.office), Some(false));
    let tab = world.second_tab_over(Rc::new(Later(world.shared_store())));
    let Stage::Locked { members, .. } = tab.stage() else {
        panic!("not locked")
    };
    let unlock = Action::Unlock {
        member: members[0].member,
        passphrase: secret(PASSPHRASE),
    };
    block_on(tab.perform(unlock)).expect("opens");
    assert_eq!(told(&tab), Some(true));
    let now = world.now();
    let gate = tab.read(|desk| opening(desk, now));
    assert_eq!(gate, Some(Opening::ReadOnly));
    block_on(tab.perform(Action::LoadCase(case))).expect("is read");
}
