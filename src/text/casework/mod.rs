//! Words of the pages on which cases are worked: what to do, by whom, and every record as lines.

mod act;
mod carried;
mod duties;
mod finder;
mod ledger;
mod lines;
mod moves;
mod page;
mod rest;
mod worklist;

pub use act::{Act, ActGroup};
pub use carried::{Carried, WhoIs};
pub use duties::{DutyGroup, DutyWord};
pub use finder::CaseFinder;
pub use ledger::Ledger;
pub use lines::RecordLine;
pub use moves::{Map, MoveGroup, MoveWord};
pub use page::{CaseAlert, RecordPage};
pub use rest::{SourceWord, Step};
pub use worklist::{BackupRisk, Work};
