//! Documents as typed parts: kinds, records and dates. The sentences around them are `text`'s.

mod access;
pub mod account;
mod case_print;
mod decided;
mod named;
mod nobody;
mod note;
mod safe_home;
mod unknown_to_parents;

pub use access::{
    Ground, LeftOut, NameChoice, Reach, RecordChoice, at_report, gone, is_police, outside, propose,
    without,
};
pub use case_print::{CaseCode, CasePrint, PrintEntry, case_print};
pub use named::begins;
pub use nobody::{is_particle, without_role};
pub use note::{
    NOTE_CHARACTERS_MAX, Note, Part, Title, observation_note, period_note, step_report_note,
};
pub use safe_home::{Gap, SafeHomeParts, is_advice, safe_home_parts};
pub use unknown_to_parents::unknown_to_parents;
