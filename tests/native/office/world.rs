//! A device for tests: a store in memory, a clock that ticks a minute, seeded randomness, work done on the spot.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use chrono::TimeDelta;
use futures_util::future::{FutureExt, LocalBoxFuture};
use meldcode::casefile::Moment;
use meldcode::exchange::work;
use meldcode::exchange::work_protocol::{Job, Report};
use meldcode::protocol::Contact;
use meldcode::vault::store::{MemoryStore, Row, Store, Table};
use meldcode::workspace::ports::{Clock, LossMark, Marks, PortError, Ports, Storing, Workbench};
use meldcode::workspace::{Action, Done, Error, Office};
use rand_core::{CryptoRng, RngCore};
use zeroize::Zeroizing;

pub(crate) use futures_executor::block_on;

pub(crate) fn secret(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.to_owned())
}

/// When the clock of a device begins, where a test does not say so.
const BEGINS: &str = "2026-11-23T10:20:00+01:00";

pub(crate) struct World {
    store: Rc<MemoryStore>,
    device: Rc<Device>,
    pub(crate) office: Office,
}

/// What stays when the browser closes: the clock, the marks.
struct Device {
    /// When the clock begins.
    begins: Moment,
    /// What one derivation at the default cost takes here. A slow device makes the tests quick.
    derivation: Cell<Duration>,
    running_for: Cell<Duration>,
    minutes: Cell<i64>,
    loss_mark: RefCell<Option<LossMark>>,
    contacts: RefCell<Option<Vec<Contact>>>,
    survival: Cell<Option<bool>>,
}

impl World {
    pub(crate) fn new() -> Self {
        Self::deriving_in(Duration::from_mins(1))
    }

    /// A device whose clock begins at another time.
    #[allow(
        dead_code,
        reason = "the benchmark needs it, and stands on this file too"
    )]
    pub(crate) fn beginning(at: &str) -> Self {
        Self::on((at, Duration::from_mins(1)), 1)
    }

    /// A device on which one derivation takes so long.
    pub(crate) fn deriving_in(derivation: Duration) -> Self {
        Self::on((BEGINS, derivation), 1)
    }

    /// A device with other randomness.
    pub(crate) fn with_seed(seed: u64) -> Self {
        Self::on((BEGINS, Duration::from_mins(1)), seed)
    }

    fn on((begins, derivation): (&str, Duration), seed: u64) -> Self {
        let store = Rc::new(MemoryStore::default());
        let device = Rc::new(Device {
            begins: begins.parse().expect("a time"),
            derivation: Cell::new(derivation),
            running_for: Cell::new(Duration::from_secs(5)),
            minutes: Cell::new(0),
            loss_mark: RefCell::new(None),
            contacts: RefCell::new(None),
            survival: Cell::new(None),
        });
        let office = office(&store, &device, seed);
        Self {
            store,
            device,
            office,
        }
    }

    pub(crate) fn now(&self) -> Moment {
        self.office.now()
    }

    pub(crate) fn perform(&self, action: Action) -> Result<Done, Error> {
        block_on(self.office.perform(action))
    }

    pub(crate) fn close_browser(&mut self) {
        if self.device.survival.get().is_some() {
            self.device.survival.set(Some(true));
        }
        let seed = u64::try_from(self.device.minutes.get()).unwrap() + 1000;
        self.office = office(&self.store, &self.device, seed);
    }

    /// The browser throws the store away and keeps the marks.
    pub(crate) fn lose_store(&mut self) {
        self.store = Rc::new(MemoryStore::default());
        self.office = office(&self.store, &self.device, 5);
    }

    /// Something happens to what is stored; the browser starts anew over what is left.
    pub(crate) fn tamper(&mut self, change: impl Fn(Table, Row) -> Option<Row>) {
        let rows = self.store.rows().into_iter();
        let left = rows.filter_map(|(table, row)| Some((table, change(table, row)?)));
        self.store = Rc::new(MemoryStore::of_rows(left));
        self.close_browser();
    }

    pub(crate) fn store(&self) -> &MemoryStore {
        &self.store
    }

    /// One bit of the first row of a table turns over while the browser is closed.
    pub(crate) fn spoil(&mut self, table: Table) {
        let mut rows = self.store.rows();
        let mut spoiled = rows.iter_mut().filter(|(found, _)| *found == table);
        let (_, row) = spoiled.next().expect("a row in that table");
        let last = row.value.last_mut().expect("a row with bytes");
        *last ^= 1;
        self.store = Rc::new(MemoryStore::of_rows(rows));
        self.office = office(&self.store, &self.device, 9);
    }

    /// An office on this device over a store of somebody else's making, with other hands for the slow work.
    pub(crate) fn office_over(
        &self,
        store: Rc<dyn Store>,
        workbench: Rc<dyn Workbench>,
        seed: u64,
    ) -> Office {
        Office::new(store, ports(&self.device, workbench, seed)).expect("the plans are sound")
    }

    /// The store itself, to put another one around it.
    pub(crate) fn shared_store(&self) -> Rc<MemoryStore> {
        Rc::clone(&self.store)
    }

    /// The same, over a store around that of this device.
    #[allow(
        dead_code,
        reason = "the benchmark stands on this file too, and needs no second tab that fails"
    )]
    pub(crate) fn second_tab_over(&self, store: Rc<dyn Store>) -> Office {
        let workbench = Rc::new(OnTheSpot(Rc::<Device>::clone(&self.device)));
        let office = self.office_over(store, workbench, 77);
        block_on(office.open()).expect("the store opens");
        office
    }

    pub(crate) fn second_tab(&self) -> Office {
        office(&self.store, &self.device, 77)
    }
}

fn office(store: &Rc<MemoryStore>, device: &Rc<Device>, seed: u64) -> Office {
    let workbench = Rc::new(OnTheSpot(Rc::<Device>::clone(device)));
    let ports = ports(device, workbench, seed);
    let store: Rc<dyn Store> = Rc::<MemoryStore>::clone(store);
    let office = Office::new(store, ports).expect("the shipped plans are sound");
    block_on(office.open()).expect("the store opens");
    office
}

fn ports(device: &Rc<Device>, workbench: Rc<dyn Workbench>, seed: u64) -> Ports {
    Ports {
        clock: Rc::<Device>::clone(device),
        workbench,
        entropy: Rc::new(RefCell::new(Seeded(seed))),
        marks: Rc::<Device>::clone(device),
    }
}

impl Clock for Device {
    fn now(&self) -> Moment {
        self.minutes.set(self.minutes.get() + 1);
        self.begins + TimeDelta::minutes(self.minutes.get())
    }

    fn running_for(&self) -> Duration {
        self.running_for.get()
    }
}

impl Marks for Device {
    fn loss_mark(&self) -> Option<LossMark> {
        self.loss_mark.borrow().clone()
    }

    fn set_loss_mark(&self, mark: &LossMark) {
        *self.loss_mark.borrow_mut() = Some(mark.clone());
    }

    fn survived_closing(&self) -> Option<bool> {
        self.survival.get()
    }

    fn begin_survival_test(&self) {
        self.survival.set(Some(false));
    }

    fn ask_storing(&self, _asks_to_keep: bool) -> LocalBoxFuture<'_, Storing> {
        async { Storing::default() }.boxed_local()
    }

    fn contacts(&self) -> Option<Vec<Contact>> {
        self.contacts.borrow().clone()
    }

    fn set_contacts(&self, contacts: &[Contact]) {
        *self.contacts.borrow_mut() = Some(contacts.to_vec());
    }
}

struct OnTheSpot(Rc<Device>);

impl Workbench for OnTheSpot {
    fn run(
        &self,
        job: Job,
        payload: Vec<u8>,
    ) -> LocalBoxFuture<'_, Result<(Report, Zeroizing<Vec<u8>>), PortError>> {
        async move {
            if matches!(job, Job::Derive { .. }) {
                let device = &self.0;
                let passed = device.running_for.get() + device.derivation.get();
                device.running_for.set(passed);
            }
            Ok(work::perform(&job, &payload))
        }
        .boxed_local()
    }
}

/// `SplitMix64`: fixed ids in every run.
pub(crate) struct Seeded(pub(crate) u64);

impl RngCore for Seeded {
    fn next_u32(&mut self) -> u32 {
        u32::try_from(self.next_u64() >> 32).expect("32 bits")
    }

    fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let word = self.next_u64().to_le_bytes();
            chunk.copy_from_slice(&word[..chunk.len()]);
        }
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), rand_core::Error> {
        self.fill_bytes(bytes);
        Ok(())
    }
}

impl CryptoRng for Seeded {}
