//! The two alarms.

use super::super::lines::Lines;
use super::{phase, unmet};
use crate::casefile::event::{
    DangerCleared, DangerRaised, InDanger, StaffDangerCleared, StaffDangerRaised,
};
use crate::text::{Choice, Day, Label, Message, RecordLine};

pub(super) fn raised<'a>(lines: Lines<'a>, raised: &DangerRaised) -> Lines<'a> {
    let for_whom = raised
        .for_whom
        .iter()
        .map(|who| Message::from(in_danger(*who)))
        .collect();
    lines
        .all(Label::DangerForWhom, for_whom)
        .text(Label::DangerWhat, &raised.what)
        .maybe(
            RecordLine::StampedAt,
            raised.stamped_at.map(|at| Day::At { at }),
        )
}

fn in_danger(who: InDanger) -> Choice {
    match who {
        InDanger::Pupil => Choice::DangerPupil,
        InDanger::Sibling => Choice::DangerSibling,
        InDanger::Parent => Choice::DangerParent,
        InDanger::Staff => Choice::DangerStaff,
    }
}

pub(super) fn cleared<'a>(lines: Lines<'a>, cleared: &DangerCleared) -> Lines<'a> {
    let unmet = unmet(&lines, &cleared.unmet);
    lines
        .say(Label::PhaseAfterDanger, phase(cleared.phase))
        .points(RecordLine::Unmet, unmet)
        .text(Label::WhyDangerOver, &cleared.reason)
}

pub(super) fn staff_raised<'a>(lines: Lines<'a>, raised: &StaffDangerRaised) -> Lines<'a> {
    lines
        .text(Label::StaffDangerFromWhom, &raised.from_whom)
        .text(Label::DangerWhat, &raised.what)
}

pub(super) fn staff_cleared<'a>(lines: Lines<'a>, cleared: &StaffDangerCleared) -> Lines<'a> {
    let unmet = unmet(&lines, &cleared.unmet);
    lines
        .points(RecordLine::Unmet, unmet)
        .text(Label::WhyStaffDangerOver, &cleared.reason)
}
