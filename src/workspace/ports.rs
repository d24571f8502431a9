//! What the workspace asks of the world: the time, randomness, slow key work and the transfer envelope.

use std::cell::RefCell;
use std::rc::Rc;

use futures_util::future::LocalBoxFuture;
use rand_core::CryptoRngCore;
use zeroize::Zeroizing;

use crate::casefile::Moment;

use crate::exchange::envelope;
use crate::protocol::Contact;

/// Everything the workspace asks of the world.
#[derive(Clone)]
pub struct Ports {
    /// The clock.
    pub clock: Rc<dyn Clock>,
    /// Slow key work.
    pub keys: Rc<dyn KeyDerivation>,
    /// The transfer envelope.
    pub transport: Rc<dyn Transport>,
    /// Randomness.
    pub entropy: Rc<RefCell<dyn CryptoRngCore>>,
    /// The small plain marks.
    pub marks: Rc<dyn Marks>,
}

/// Reads the device's clock.
pub trait Clock {
    /// Now, in local time with its offset.
    fn now(&self) -> Moment;
}

/// Runs Argon2id where it may take a second without freezing anything.
pub trait KeyDerivation {
    /// Derives the key of a passphrase. The passphrase copy is wiped afterwards.
    fn derive(
        &self,
        passphrase: Zeroizing<String>,
        parameters: Vec<u8>,
    ) -> LocalBoxFuture<'_, Result<Zeroizing<Vec<u8>>, PortError>>;
}

/// Seals and opens `age` files, in a worker where there is one.
pub trait Transport {
    /// Seals a plaintext under a passphrase.
    fn seal(
        &self,
        plaintext: Vec<u8>,
        passphrase: Zeroizing<String>,
    ) -> LocalBoxFuture<'_, Result<Vec<u8>, envelope::Error>>;

    /// Opens a file with a passphrase.
    fn open(
        &self,
        sealed: Vec<u8>,
        passphrase: Zeroizing<String>,
    ) -> LocalBoxFuture<'_, Result<Zeroizing<Vec<u8>>, envelope::Error>>;
}

/// The world did not do its part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PortError {
    /// The worker could not be started or died.
    #[error("the worker for slow key work is not available")]
    WorkerUnavailable,
    /// Not enough memory for the stated cost.
    #[error("not enough memory for the key derivation")]
    OutOfMemory,
}

/// The only things kept in the clear: what must be readable before anyone unlocks (design 5).
pub trait Marks {
    /// The loss mark: how many cases, and the last write. A lower bound.
    fn loss_mark(&self) -> Option<LossMark>;
    /// Writes the loss mark.
    fn set_loss_mark(&self, mark: &LossMark);
    /// Emergency contacts: function and number, never a person.
    fn contacts(&self) -> Option<Vec<Contact>>;
    /// Writes them.
    fn set_contacts(&self, contacts: &[Contact]);
}

/// "n dossiers, last write on …", and the head it was written under.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct LossMark {
    /// Which vault.
    pub vault: String,
    /// How many cases.
    pub cases: u32,
    /// The head's sequence.
    pub sequence: u64,
    /// The day of the last write.
    pub last_written_on: chrono::NaiveDate,
    /// Where the last verified backup stood.
    pub backup: Option<super::health::VerifiedBackup>,
}
