//! What the workspace asks of the world: the time, randomness, slow key work and the transfer envelope.

use futures_util::future::LocalBoxFuture;
use zeroize::Zeroizing;

use crate::casefile::Moment;
use crate::exchange::envelope;
use crate::vault::kdf;

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
        parameters: kdf::Parameters,
    ) -> LocalBoxFuture<'_, Result<kdf::Derived, PortError>>;
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
