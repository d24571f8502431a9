//! What the workspace asks of the world: the time, randomness, slow key work and the transfer envelope.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use futures_util::future::LocalBoxFuture;
use rand_core::CryptoRngCore;
use zeroize::Zeroizing;

// What the ports speak of, so that whoever implements them needs no other room.
pub use super::health::{InFile, Keeping, Room, Storing};
pub use crate::casefile::Moment;
pub use crate::exchange::work_protocol::{Job, Report};
pub use crate::protocol::Contact;

/// Everything the workspace asks of the world.
#[derive(Clone)]
pub struct Ports {
    /// The clock.
    pub clock: Rc<dyn Clock>,
    /// Slow work.
    pub workbench: Rc<dyn Workbench>,
    /// Randomness.
    pub entropy: Rc<RefCell<dyn CryptoRngCore>>,
    /// The small plain marks.
    pub marks: Rc<dyn Marks>,
}

impl std::fmt::Debug for Ports {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ports")
    }
}

/// Reads the device's clock.
pub trait Clock {
    /// Now, in local time with its offset.
    fn now(&self) -> Moment;
    /// How long the program has run, by a clock that nobody sets. Only differences mean anything.
    fn running_for(&self) -> Duration;
}

/// What comes back from the workbench: a report and the bytes it is about.
pub type Answered = Result<(Report, Zeroizing<Vec<u8>>), PortError>;

/// Does the slow work of keys and files, in a worker where there is one: nothing freezes meanwhile.
pub trait Workbench {
    /// Does one job. The worker ends after its answer, and every copy of a secret with it.
    fn run(&self, job: Job, payload: Vec<u8>) -> LocalBoxFuture<'_, Answered>;
}

/// The world did not do its part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PortError {
    /// The worker could not be started or died.
    #[error("the worker for slow work is not available")]
    WorkerUnavailable,
    /// Argon2id refused, most often for want of memory.
    #[error("the key could not be derived")]
    CannotDerive,
    /// The worker answered something else than was asked.
    #[error("the worker gave another answer than was asked")]
    OtherAnswer,
}

/// The only things kept in the clear: what must be readable before anyone unlocks (design 5).
pub trait Marks {
    /// The loss mark: how many cases, and the last write. A lower bound.
    fn loss_mark(&self) -> Option<LossMark>;
    /// Writes the loss mark.
    fn set_loss_mark(&self, mark: &LossMark);
    /// Whether the browser was closed since the mark of the survival test was set; `None` where none was set.
    fn survived_closing(&self) -> Option<bool>;
    /// Sets the mark of the survival test.
    fn begin_survival_test(&self);
    /// What the browser says of the store; with `asks_to_keep` it is asked for its promise first.
    fn ask_storing(&self, asks_to_keep: bool) -> LocalBoxFuture<'_, Storing>;
    /// Emergency contacts: function and number, never a person.
    fn contacts(&self) -> Option<Vec<Contact>>;
    /// Writes them.
    fn set_contacts(&self, contacts: &[Contact]);
}

/// "n dossiers, last write on …", and how far the vault had come.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct LossMark {
    /// The vault's standing, as one line.
    pub standing: String,
    /// How many cases.
    pub cases: u32,
    /// The day of the last write.
    pub last_written_on: chrono::NaiveDate,
    /// Where the last verified backup stood.
    pub backup: Option<super::health::VerifiedBackup>,
    /// Which copy that was; marks of earlier versions do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy: Option<super::health::CheckedCopy>,
}
