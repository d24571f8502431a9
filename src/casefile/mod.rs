//! What has happened in one case: events, records, the journal, and the fold over it.
#![warn(missing_docs)]

pub mod people;

pub mod event;

pub mod record;

pub mod command;

pub mod stored;

pub mod wire;

pub use command::Command;
pub use event::Event;
pub use people::PersonRef;
pub use record::{CaseId, Moment, Record, RecordHash};
pub use stored::{Signature, StoredRecord};
