//! What has happened in one case: events, records, the journal, and the fold over it.
#![warn(missing_docs)]

pub mod people;

pub mod event;

pub mod record;

pub mod command;

pub mod stored;

pub mod wire;

pub mod journal;

pub mod state;

pub mod fold;

mod handbook;

mod progress;

pub mod decide;

pub mod passed_on;

pub mod need_to_know;

pub use command::Command;
pub use decide::{Context, Obstacle, Refusal, decide};
pub use event::Event;
pub use fold::fold;
pub use handbook::Handbook;
pub use journal::{Journal, JournalFinding};
pub use need_to_know::Compartment;
pub use people::PersonRef;
pub use record::{CaseId, Moment, Record, RecordHash};
pub use state::CaseFile;
pub use stored::{Signature, StoredRecord};
