//! How a case runs: opening, choosing a plan, moving between phases, closing and reopening.

use chrono::NaiveDate;

use crate::casefile::people::{Parent, PersonRef, Pupil};
use crate::protocol::{EditionRef, PhaseNumber};

/// See [`Event::CaseOpened`](super::Event::CaseOpened).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseOpened {
    /// The child.
    pub pupil: Pupil,
    /// The neutral plan of fase 0, and its edition.
    pub plan: EditionRef,
    /// Who carries the case until a case manager is appointed (domain 1.6 no. 5).
    pub responsible: PersonRef,
    /// Parents and carers as far as known.
    pub parents: Vec<Parent>,
    /// Members who may not read it (own child, conflict of interest).
    pub excluded: Vec<PersonRef>,
}

/// See [`Event::PlanChosen`](super::Event::PlanChosen).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanChosen {
    /// The plan and its edition.
    pub plan: EditionRef,
    /// Ids of the conditions that were not met: a deviation for ever visible. `decide` works them out.
    pub unmet: Vec<String>,
    /// Why; may be empty for A→B, which never waits.
    pub reason: String,
}

/// See [`Event::PhaseEntered`](super::Event::PhaseEntered).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhaseEntered {
    /// The phase now.
    pub phase: PhaseNumber,
    /// The phase before.
    pub from: PhaseNumber,
    /// Ids of the conditions that were not met: a deviation for ever visible.
    pub unmet: Vec<String>,
    /// Why; may be empty going forward, then it is owed.
    pub reason: String,
}

/// See [`Event::EditionMoved`](super::Event::EditionMoved).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionMoved {
    /// From.
    pub from: EditionRef,
    /// To.
    pub to: EditionRef,
    /// Which phase becomes which.
    pub phases: Vec<(PhaseNumber, PhaseNumber)>,
    /// Why.
    pub reason: String,
}

/// See [`Event::CaseClosed`](super::Event::CaseClosed).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseClosed {
    /// Which of the plan's closing reasons.
    pub ground: String,
    /// Ids of the conditions that were not met: a deviation for ever visible. `decide` works them out.
    pub unmet: Vec<String>,
    /// In words; required.
    pub reason: String,
    /// What works, for the exit because help works (Seed L173-174).
    pub what_works: String,
    /// Who decided.
    pub decided_by: Vec<PersonRef>,
    /// When to look once more.
    pub after_check_on: Option<NaiveDate>,
}

/// See [`Event::CaseReopened`](super::Event::CaseReopened).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseReopened {
    /// Why; required.
    pub reason: String,
}

/// See [`Event::CaseManagerAppointed`](super::Event::CaseManagerAppointed).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseManagerAppointed {
    /// Who.
    pub who: PersonRef,
    /// From which day.
    pub from_on: NaiveDate,
    /// Why; may be empty when the plan says so.
    pub reason: String,
}
