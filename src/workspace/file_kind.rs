//! Which of our files somebody chose, told by how it begins, so that a wrong choice gets its own sentence.

use crate::exchange::envelope;
use crate::exchange::receipt::Receipt;
use crate::vault::{Backup, SchoolFile};

/// The kinds of file that leave this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// An encrypted file of cases.
    Transfer,
    /// A backup of a whole vault.
    Backup,
    /// The school's signed directory, for a later device.
    School,
    /// The receipt of a handover.
    Receipt,
    /// None of these.
    Unknown,
}

/// Whether a file asks for a passphrase: a transfer that was not sealed to its receiver's key. Another kind of file is
/// named as it is, and nobody is asked for anything first.
pub fn asks_passphrase(bytes: &[u8]) -> bool {
    FileKind::of(bytes) == FileKind::Transfer
        && !matches!(
            envelope::inspect(bytes),
            Ok(envelope::Lock::PublicKey { .. })
        )
}

impl FileKind {
    /// Looks at how the file begins; nothing is proven by it.
    pub fn of(bytes: &[u8]) -> Self {
        if Backup::begins(bytes) {
            return Self::Backup;
        }
        if SchoolFile::begins(bytes) {
            return Self::School;
        }
        if Receipt::begins(bytes) {
            return Self::Receipt;
        }
        match envelope::inspect(bytes) {
            Err(envelope::Error::NotAge | envelope::Error::TooLarge { .. }) => Self::Unknown,
            Ok(_) | Err(_) => Self::Transfer,
        }
    }
}
