//! The application as one object: locked or unlocked, asked through [`Action`]s, read through its [`Desk`].

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::action::{Action, Done};
use super::desk::Desk;
use super::error::Error;
use super::ports::Ports;
use crate::casefile::Moment;
use crate::protocol::Contact;
use crate::vault::store::Store;

/// How the application stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The store is being opened.
    Opening,
    /// Nothing is here, and nothing says that there should be.
    FirstUse,
    /// Nothing is here, but a mark says that there was.
    Vanished {
        /// How many cases the mark remembers.
        cases: u32,
        /// The day of the last write.
        last_written_on: Option<chrono::NaiveDate>,
    },
    /// Locked.
    Locked {
        /// Who can unlock.
        members: Vec<SignIn>,
    },
    /// Unlocked.
    Unlocked,
}

/// A place on the lock screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// The slot.
    pub member: [u8; 16],
    /// The self-chosen mark.
    pub mark: String,
}

/// The application without a screen.
pub struct Office {
    store: Rc<dyn Store>,
    ports: Ports,
    stage: RefCell<Stage>,
    desk: RefCell<Option<Desk>>,
    busy: Cell<bool>,
}

impl Office {
    /// Over a store and the world's ports; call [`Office::open`] next.
    pub fn new(store: Rc<dyn Store>, ports: Ports) -> Self {
        Self {
            store,
            ports,
            stage: RefCell::new(Stage::Opening),
            desk: RefCell::new(None),
            busy: Cell::new(false),
        }
    }

    /// Looks at what the store holds.
    pub async fn open(&self) -> Result<(), Error> {
        Err(Error::NewerVersion)
    }

    /// How the application stands.
    pub fn stage(&self) -> Stage {
        self.stage.borrow().clone()
    }

    /// Now, by the device's clock.
    pub fn now(&self) -> Moment {
        self.ports.clock.now()
    }

    /// The emergency contacts as this device has them in the clear (function and number, no persons).
    pub fn contacts(&self) -> Vec<Contact> {
        Vec::new()
    }

    /// Reads the desk; `None` while locked.
    pub fn read<T>(&self, look: impl FnOnce(&Desk) -> T) -> Option<T> {
        self.desk.borrow().as_ref().map(look)
    }

    /// Does what is asked. Nothing is half done.
    pub async fn perform(&self, _action: Action) -> Result<Done, Error> {
        Err(Error::NewerVersion)
    }
}
