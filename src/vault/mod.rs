//! Secrets at rest: key slots, sealing, container layout and the storage port. It does not know what it protects.
#![warn(missing_docs)]

mod error;
mod ids;
mod layout;
pub mod primitive;
pub mod store;

pub use error::{Error, Part};
pub use ids::{
    CaseId, Compartment, DraftId, MemberId, NoteId, RecordId, SchoolId, UnixMillis, VaultId,
};
pub use primitive::kdf;
pub use store::Store;
