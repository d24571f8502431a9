//! What can go wrong in the workspace; each variant has a pair of sentences in `text`.

use crate::casefile::{Refusal, wire};
use crate::exchange::{contact, envelope, receipt, transfer};
use crate::vault::{self, store};
use crate::workspace::file_kind::FileKind;
use crate::workspace::handover::Refused;
use crate::workspace::ports::PortError;

/// Why something could not be done. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The plan or the case says no, with every reason.
    #[error("refused: {0}")]
    Refused(Refusal),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A key, slot, head or sealed record is not what it should be.
    #[error(transparent)]
    Vault(#[from] vault::Error),
    /// A record could not be written down.
    #[error(transparent)]
    Record(#[from] wire::Error),
    /// A worker failed.
    #[error(transparent)]
    Port(#[from] PortError),
    /// The passphrase breaks a rule.
    #[error(transparent)]
    Passphrase(#[from] vault::passphrase::Weakness),
    /// A file could not be opened.
    #[error(transparent)]
    Envelope(#[from] envelope::Error),
    /// A file was opened, and what is in it is not ours or not whole.
    #[error(transparent)]
    Transfer(#[from] transfer::Error),
    /// A file is no receipt that proves anything.
    #[error(transparent)]
    Receipt(#[from] receipt::Error),
    /// A receipt is whole and signed, and confirms nothing here.
    #[error(transparent)]
    ReceiptRefused(#[from] Refused),
    /// A pasted text is no contact.
    #[error(transparent)]
    Contact(#[from] contact::Error),
    /// A colleague of this name or id is kept with other keys: which are theirs is asked, never guessed.
    #[error("this colleague is kept with other keys")]
    OtherKeys,
    /// There is no such handover, or it is not in a state for this.
    #[error("no such handover, or not in a state for this")]
    NoHandover,
    /// A case excludes whoever it would be handed to.
    #[error("a case excludes the receiver")]
    ExcludedReceiver,
    /// Something was written in a case after it was handed over: removing it would lose that.
    #[error("the case has records that were not handed over")]
    NotHandedOver,
    /// The backup is whole, but what was backed up was not.
    #[error("{pieces} pieces of the backup cannot be opened")]
    BackupIncomplete {
        /// How many.
        pieces: usize,
    },
    /// A backup is only put back where nothing is.
    #[error("there is a vault here already")]
    NotEmpty,
    /// Another kind of file was chosen than was asked for.
    #[error("another kind of file was chosen: {found:?}")]
    OtherFile {
        /// What it is.
        found: FileKind,
    },
    /// The backup does not open with the keys of who unlocked here.
    #[error("the backup has other keys than this member here")]
    BackupLocked,
    /// The backup is of another vault than the one here.
    #[error("the backup is of another vault")]
    OtherVault,
    /// A case of the file is here already, and not this member's to read.
    #[error("a case of the file is here and not this member's")]
    HeldByOthers,
    /// Nobody has unlocked.
    #[error("locked")]
    Locked,
    /// The code typed back is not the one that was offered.
    #[error("the code typed back is not the one offered")]
    RecoveryCodeDiffers,
    /// The code is mistyped.
    #[error(transparent)]
    RecoveryCode(#[from] vault::RecoveryCodeError),
    /// The mark cannot be used.
    #[error(transparent)]
    Mark(#[from] vault::MarkError),
    /// The plans this program ships are malformed: a bug.
    #[error("the shipped plans are malformed")]
    Plans,
    /// There is no such note.
    #[error("no such note in the inbox")]
    UnknownNote,
    /// There is no such case on this desk.
    #[error("no such case on this desk")]
    UnknownCase,
    /// The case is pinned to an edition this program does not know: it can be read, not written.
    #[error("the case is pinned to an unknown edition")]
    UnknownEdition,
    /// Somebody of the school has this name: whether it is the same person has to be said, it is never guessed.
    #[error("somebody of the school has this name")]
    NameKnown,
    /// Only a directeur or IB-er may do this.
    #[error("this member may not do that")]
    NotAllowed,
    /// Settings or a note of a later version.
    #[error("written by a later version of this program")]
    NewerVersion,
}

impl Error {
    /// Whether another tab wrote first: what was decided here was decided on what is stored no more.
    pub(super) const fn is_conflict(&self) -> bool {
        matches!(
            self,
            Self::Store(store::Error::Conflict)
                | Self::Vault(vault::Error::Store(store::Error::Conflict))
        )
    }
}
