//! Secrets at rest: key slots, sealing, container layout and the storage port. It does not know what it protects.
#![warn(missing_docs)]

pub mod backup;
mod contents;
mod directory;
mod error;
mod ids;
mod keys;
mod layout;
pub mod passphrase;
pub mod primitive;
mod school_file;
mod sealing;
pub mod store;
mod transaction;
mod unlocked;

pub use backup::Backup;
pub use contents::{Comparison, Fate, Link, Standing, StandingError};
pub use directory::{Member, Notice, NoticeKind, PROFILE_BYTES_MAX, Powers, Profile};
pub use error::{Error, Part};
pub use ids::{
    CaseId, Compartment, DraftId, MemberId, NoteId, RecordId, SchoolId, UnixMillis, VaultId,
};
pub use keys::{
    Fingerprint, Mark, MarkError, MemberSlot, PublicKeys, RecoveryCode, RecoveryCodeError,
    RecoverySlot, Signer,
};
pub use primitive::kdf;
pub use primitive::key::SymmetricKey;
pub use school_file::{SCHOOL_FILE_BYTES_MAX, SchoolFile};
pub use sealing::{Place, Plaintext, Purpose, open, seal};
pub use store::Store;
pub use transaction::{Founding, NewMember, Seat, Transaction, Unlocking};
pub use unlocked::{
    Change, Content, Finding, Inbox, InboxContents, NOTE_BYTES_MAX, NOTES_MAX, OpenedRecord,
    Outside, Report, Snapshot, Vault, check_sealed, is_founded, is_signed_with, read_recovery_slot,
    read_slots,
};
