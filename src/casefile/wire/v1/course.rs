//! Opening, choosing a plan, moving, closing and reopening, as version 1 stores them.

use super::people::{Parent, PersonRef, Pupil};
use super::scalars::{Day, Edition, Phase};
use super::twin::{Twin, twins};
use crate::casefile::event;
use crate::protocol::PhaseNumber;

twins! {
    struct CaseOpened in event {
        pupil: Pupil,
        plan: Edition,
        responsible: PersonRef,
        parents: Vec<Parent>,
        excluded: Vec<PersonRef>,
    }

    struct PlanChosen in event {
        plan: Edition,
        unmet: Vec<String>,
        reason: String,
    }

    struct PhaseEntered in event {
        phase: Phase,
        from: Phase,
        unmet: Vec<String>,
        reason: String,
    }

    struct EditionMoved in event {
        from: Edition,
        to: Edition,
        phases: Vec<PhaseMapping>,
        reason: String,
    }

    struct CaseClosed in event {
        ground: String,
        unmet: Vec<String>,
        reason: String,
        what_works: String,
        decided_by: Vec<PersonRef>,
        after_check_on: Option<Day>,
    }

    struct CaseReopened in event {
        reason: String,
    }

    struct CaseManagerAppointed in event {
        who: PersonRef,
        from_on: Day,
        reason: String,
    }
}

/// Which phase of the old edition becomes which of the new one.
#[derive(serde::Serialize, serde::Deserialize)]
pub(super) struct PhaseMapping {
    from: Phase,
    to: Phase,
}

impl Twin for PhaseMapping {
    type Of = (PhaseNumber, PhaseNumber);
    fn of((from, to): &Self::Of) -> Self {
        Self {
            from: Twin::of(from),
            to: Twin::of(to),
        }
    }
    fn back(self) -> Self::Of {
        (self.from.back(), self.to.back())
    }
}
