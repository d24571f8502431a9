//! The print of one case: a header that can be checked, the timeline with its corrections, actions and people.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::casefile::journal::CheckCode;
use crate::casefile::people::{Parent, Pupil};
use crate::casefile::state::{Agreement, Conflict, NextCheckDue, Status, TimelineEntry};
use crate::casefile::{CaseFile, CaseId, Journal, Moment, PersonRef, RecordHash};
use crate::protocol::{EditionRef, PhaseNumber};

/// A case in eight digits, as `7F3A-9C21`: to name it where the child's name may not stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CaseCode([u8; 4]);

impl CaseCode {
    /// The code of a case: the end of its id, which is random where the beginning is time.
    pub fn of(case: CaseId) -> Self {
        Self(case.0.as_bytes().last_chunk().copied().unwrap_or_default())
    }
}

impl std::fmt::Display for CaseCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let code = u32::from_be_bytes(self.0);
        write!(f, "{:04X}-{:04X}", code >> 16, code & 0xffff)
    }
}

/// One record in print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrintEntry<'a> {
    /// Its number in this print, from 1, by which others refer to it.
    pub number: usize,
    /// The record, with its corrections, views and whatever else came later.
    pub entry: &'a TimelineEntry,
}

/// Everything on the print of one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CasePrint<'a> {
    /// The case's code.
    pub code: CaseCode,
    /// The *standnummer*: equal numbers mean that nothing is missing (design 5).
    pub check_code: CheckCode,
    /// When it was printed.
    pub printed_at: Moment,
    /// By whom.
    pub printed_by: PersonRef,
    /// The child; `None` while the opening record is missing.
    pub pupil: Option<&'a Pupil>,
    /// The plan and its edition.
    pub plan: Option<&'a EditionRef>,
    /// Where the case stands.
    pub phase: PhaseNumber,
    /// Whether it runs.
    pub status: Status,
    /// Who carries it.
    pub responsible: Option<&'a PersonRef>,
    /// The next check.
    pub next_check: Option<&'a NextCheckDue>,
    /// "Vernietigen na", on page one of every copy (domain 3.2); `None` while the case runs.
    pub destroy_after: Option<NaiveDate>,
    /// Every record, in the journal's order.
    pub timeline: Vec<PrintEntry<'a>>,
    /// What was agreed and what came of it.
    pub agreements: &'a [Agreement],
    /// Contradictions that nobody has settled.
    pub conflicts: &'a [Conflict],
    /// Everyone of the school who wrote or carried, with the role they had then, in order of appearance.
    pub people: Vec<&'a PersonRef>,
    /// Parents and carers.
    pub parents: &'a [Parent],
}

impl CasePrint<'_> {
    /// The number under which a record stands in this print.
    pub fn number_of(&self, record: RecordHash) -> Option<usize> {
        self.timeline
            .iter()
            .find(|printed| printed.entry.hash == record)
            .map(|printed| printed.number)
    }
}

/// Sets out the print of one case. Everything prints: what was corrected beside its correction, what was erased
/// as erased.
pub fn case_print<'a>(
    case: &'a CaseFile,
    journal: &Journal,
    printed_by: PersonRef,
    printed_at: Moment,
    destroy_after: Option<NaiveDate>,
) -> CasePrint<'a> {
    CasePrint {
        code: CaseCode::of(case.id()),
        check_code: journal.check_code(),
        printed_at,
        printed_by,
        pupil: case.pupil(),
        plan: case.plan(),
        phase: case.phase(),
        status: case.status(),
        responsible: case.responsible(),
        next_check: case.next_check(),
        destroy_after,
        timeline: case
            .timeline()
            .iter()
            .enumerate()
            .map(|(place, entry)| PrintEntry {
                number: place + 1,
                entry,
            })
            .collect(),
        agreements: case.agreements(),
        conflicts: case.conflicts(),
        people: people(case),
        parents: case.parents(),
    }
}

fn people(case: &CaseFile) -> Vec<&PersonRef> {
    let mut seen = BTreeSet::new();
    let authors = case.timeline().iter().map(|entry| &entry.author);
    authors
        .chain(case.responsible())
        .filter(|person| seen.insert((person.id, person.role)))
        .collect()
}
