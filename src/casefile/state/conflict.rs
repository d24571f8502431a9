//! Concurrent decisions that contradict: shown open until a person settles them.

use crate::casefile::people::PersonRef;
use crate::casefile::record::RecordHash;
use crate::protocol::{Alarm, EditionRef, PhaseNumber};

/// What decisions can contradict about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    /// Which plan and edition.
    Plan,
    /// Which phase.
    Phase,
    /// Open, closed or handed over; also closing against an escalation.
    Status,
    /// Whether this alarm stands.
    Alarm(Alarm),
    /// Who is case manager.
    CaseManager,
    /// What came of the action agreed in this record.
    Agreement(RecordHash),
    /// Whether the interpretation in this observation was confirmed.
    Hypothesis(RecordHash),
}

impl Matter {
    /// The first matter in their order.
    pub(in crate::casefile) const FIRST: Self = Self::Plan;
}

/// What one decision says about a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// This plan and edition.
    Plan(EditionRef),
    /// This phase.
    Phase(PhaseNumber),
    /// The case runs.
    Open,
    /// The case is closed.
    Closed,
    /// The file went to another school.
    HandedOver,
    /// The alarm stands.
    Raised,
    /// The alarm is over.
    Cleared,
    /// This person is case manager; told apart by id alone.
    CaseManager(PersonRef),
    /// Help started, or the action was done.
    Started,
    /// It was extended.
    Extended,
    /// It did not start.
    NotStarted,
    /// The interpretation was confirmed.
    Confirmed,
    /// The interpretation was refuted.
    Refuted,
}

/// One of the contradicting decisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The record.
    pub record: RecordHash,
    /// What it says.
    pub says: Says,
}

/// Decisions that contradict, none written in sight of the others.
///
/// While it is open the strictest reading holds: the alarm stands, the case is open, the higher phase,
/// the duties of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// About what.
    pub matter: Matter,
    /// The decisions, in the journal's order; at least two.
    pub claims: Vec<Claim>,
}

impl Conflict {
    /// The records that contradict, in the journal's order.
    pub fn records(&self) -> Vec<RecordHash> {
        self.claims.iter().map(|claim| claim.record).collect()
    }
}

impl Says {
    /// The plan it names, if it is about that.
    pub(in crate::casefile) fn plan(&self) -> Option<&EditionRef> {
        if let Self::Plan(edition) = self {
            Some(edition)
        } else {
            None
        }
    }

    /// The phase it names, if it is about that.
    pub(in crate::casefile) fn phase(&self) -> Option<PhaseNumber> {
        if let Self::Phase(phase) = self {
            Some(*phase)
        } else {
            None
        }
    }

    /// Whom it makes case manager, if it is about that.
    pub(in crate::casefile) fn case_manager(&self) -> Option<&PersonRef> {
        if let Self::CaseManager(who) = self {
            Some(who)
        } else {
            None
        }
    }

    /// Whether two decisions come to the same. A person is told apart by id: names and roles change.
    pub(in crate::casefile) fn agrees_with(&self, other: &Self) -> bool {
        match (self.case_manager(), other.case_manager()) {
            (Some(one), Some(two)) => one.id == two.id,
            _ => self == other,
        }
    }
}
