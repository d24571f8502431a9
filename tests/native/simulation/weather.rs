//! What the device does to each call of the store: mostly nothing, now and then a fault, by the run's own seed.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use futures_util::future::LocalBoxFuture;
use meldcode::vault::store::faulty::Fault;
use meldcode::vault::store::{Batch, Error, FaultyStore, MemoryStore, Query, Row, Store, Table};
use rand_core::RngCore;

use crate::office::world::Seeded;

/// The weather over one device, shared by its tabs.
pub(crate) struct Weather {
    rng: RefCell<Seeded>,
    is_calm: Cell<bool>,
    tears_next: Cell<bool>,
    forgets: Cell<bool>,
    fired: Cell<u64>,
    /// The commits that have no answer yet, by the order in which they were asked for.
    under_way: RefCell<BTreeSet<u64>>,
    asked: Cell<u64>,
    overtaken: Cell<u64>,
}

impl Weather {
    pub(crate) fn of(seed: u64) -> Rc<Self> {
        Rc::new(Self {
            rng: RefCell::new(Seeded(seed ^ 0x0005_7042)),
            is_calm: Cell::new(false),
            tears_next: Cell::new(false),
            forgets: Cell::new(false),
            fired: Cell::new(0),
            under_way: RefCell::default(),
            asked: Cell::new(0),
            overtaken: Cell::new(0),
        })
    }

    pub(crate) fn is_calm(&self) -> bool {
        self.is_calm.get()
    }

    pub(crate) fn calm(&self, is_calm: bool) {
        self.is_calm.set(is_calm);
    }

    /// From now on one commit in three is acknowledged and not kept.
    pub(crate) fn forget(&self) {
        self.forgets.set(true);
    }

    /// The next commit is torn, whatever the weather.
    pub(crate) fn tear_next(&self) {
        self.tears_next.set(true);
    }

    /// Whether the tear is still to come.
    pub(crate) fn is_about_to_tear(&self) -> bool {
        self.tears_next.get()
    }

    /// How many faults there were.
    pub(crate) fn fired(&self) -> u64 {
        self.fired.get()
    }

    /// How many commits took place before one that was asked for earlier.
    pub(crate) fn overtaken(&self) -> u64 {
        self.overtaken.get()
    }

    fn ask(&self) -> Asked<'_> {
        let number = self.asked.get();
        self.asked.set(number + 1);
        self.under_way.borrow_mut().insert(number);
        Asked {
            weather: self,
            number,
        }
    }

    fn roll(&self, below: u64) -> u64 {
        self.rng.borrow_mut().next_u64() % below
    }

    /// What befalls the next call.
    pub(crate) fn next(&self) -> Option<Fault> {
        if self.is_calm.get() {
            return None;
        }
        let lost = Error::ConnectionLost;
        let fault = match self.roll(24) {
            0 => Fault::Before(Error::Quota),
            1 => Fault::Before(lost),
            2 => Fault::Before(Error::Other {
                name: "UnknownError".to_owned(),
            }),
            3 => Fault::After(lost),
            4..=9 => Fault::Late(usize::try_from(self.roll(5)).unwrap_or_default() + 1),
            _ => return None,
        };
        self.fired.set(self.fired.get() + 1);
        Some(fault)
    }

    fn tear(&self) -> Option<Fault> {
        self.tears_next.take().then(|| Fault::Torn {
            kept: self.rng.borrow_mut().next_u64(),
            error: Error::ConnectionLost,
        })
    }
}

/// A commit that was asked for, until it is answered or whoever asked is gone.
struct Asked<'a> {
    weather: &'a Weather,
    number: u64,
}

impl Asked<'_> {
    fn answered(self) {
        let is_earlier_open = self.weather.under_way.borrow().first() < Some(&self.number);
        let overtaken = &self.weather.overtaken;
        overtaken.set(overtaken.get() + u64::from(is_earlier_open));
    }
}

impl Drop for Asked<'_> {
    fn drop(&mut self) {
        self.weather.under_way.borrow_mut().remove(&self.number);
    }
}

/// A tab's way to the store through the weather; it knows which commit passes which.
pub(crate) struct Way {
    pub(crate) store: FaultyStore<Held>,
    pub(crate) weather: Rc<Weather>,
}

impl Store for Way {
    fn read<'a>(
        &'a self,
        table: Table,
        query: Query<'a>,
    ) -> LocalBoxFuture<'a, Result<Vec<Row>, Error>> {
        self.store.read(table, query)
    }

    fn count<'a>(
        &'a self,
        table: Table,
        prefix: &'a [u8],
    ) -> LocalBoxFuture<'a, Result<u64, Error>> {
        self.store.count(table, prefix)
    }

    fn commit<'a>(&'a self, batch: &'a Batch) -> LocalBoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            let asked = self.weather.ask();
            let answer = self.store.commit(batch).await;
            asked.answered();
            answer
        })
    }

    fn clear(&self) -> LocalBoxFuture<'_, Result<(), Error>> {
        self.store.clear()
    }
}

/// The one store of a device, as each of its tabs holds it; it knows when a commit comes.
pub(crate) struct Held {
    pub(crate) store: Rc<MemoryStore>,
    pub(crate) weather: Rc<Weather>,
}

impl Store for Held {
    fn read<'a>(
        &'a self,
        table: Table,
        query: Query<'a>,
    ) -> LocalBoxFuture<'a, Result<Vec<Row>, Error>> {
        self.store.read(table, query)
    }

    fn count<'a>(
        &'a self,
        table: Table,
        prefix: &'a [u8],
    ) -> LocalBoxFuture<'a, Result<u64, Error>> {
        self.store.count(table, prefix)
    }

    fn commit<'a>(&'a self, batch: &'a Batch) -> LocalBoxFuture<'a, Result<(), Error>> {
        if self.weather.forgets.get() && self.weather.roll(3) == 0 {
            return Box::pin(async { Ok(()) });
        }
        match self.weather.tear() {
            None => self.store.commit(batch),
            Some(torn) => Box::pin(async move {
                let tearing = FaultyStore::once(
                    Self {
                        store: Rc::clone(&self.store),
                        weather: Rc::clone(&self.weather),
                    },
                    0,
                    torn,
                );
                tearing.commit(batch).await
            }),
        }
    }

    fn clear(&self) -> LocalBoxFuture<'_, Result<(), Error>> {
        self.store.clear()
    }
}
