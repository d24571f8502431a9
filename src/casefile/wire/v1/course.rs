//! Opening, choosing a plan, moving, closing and reopening, as version 1 stores them.

use super::super::tree::{Mismatch, Tree};
use super::people::{Parent, PersonRef, Pupil};
use super::scalars::{Day, EditionRef, Phase};
use super::twin::{Twin, fields, twins};
use crate::casefile::event;
use crate::protocol::PhaseNumber;

twins! {
    struct CaseOpened in event {
        pupil: Pupil,
        plan: EditionRef,
        responsible: PersonRef,
        parents: Vec<Parent>,
        excluded: Vec<PersonRef>,
    }

    struct PlanChosen in event {
        plan: EditionRef,
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
        from: EditionRef,
        to: EditionRef,
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
pub(super) enum PhaseMapping {}

impl Twin for PhaseMapping {
    type Of = (PhaseNumber, PhaseNumber);
    fn of((from, to): &Self::Of) -> Tree {
        fields([("from", Phase::of(from)), ("to", Phase::of(to))])
    }
    fn back(stored: Tree) -> Result<Self::Of, Mismatch> {
        let mut fields = stored.into_fields()?;
        Ok((
            Phase::back(fields.take("from"))?,
            Phase::back(fields.take("to"))?,
        ))
    }
}
