//! The course of a case: opened, plan, phases, manager, closed.

use super::super::lines::Lines;
use super::{edition, phase, unmet};
use crate::casefile::event::{
    CaseClosed, CaseManagerAppointed, CaseOpened, EditionMoved, PhaseEntered, PlanChosen,
};
use crate::protocol::ClosingId;
use crate::screen::people::custody;
use crate::screen::{names, records};
use crate::text::{Day, Label, Message, RecordLine};

pub(super) fn opened<'a>(lines: Lines<'a>, opened: &CaseOpened) -> Lines<'a> {
    let parents = opened
        .parents
        .iter()
        .map(|parent| {
            let custody = Message::from(custody(parent.has_custody));
            Message::verbatim(format!("{} ({})", parent.name, custody.nl().to_lowercase()))
        })
        .collect();
    let plan = edition(lines.desk, &opened.plan);
    lines
        .text(Label::PupilName, &opened.pupil.name)
        .text(Label::PupilGroup, &opened.pupil.group)
        .maybe(
            Label::PupilBornOn,
            opened.pupil.born_on.map(|on| Day::Short { on }),
        )
        .all(Label::Parents, parents)
        .people(
            Label::Responsible,
            std::slice::from_ref(&opened.responsible),
        )
        .people(Label::Excluded, &opened.excluded)
        .say(RecordLine::Plan, plan)
}

pub(super) fn plan_chosen<'a>(lines: Lines<'a>, chosen: &PlanChosen) -> Lines<'a> {
    let plan = edition(lines.desk, &chosen.plan);
    let unmet = unmet(&lines, &chosen.unmet);
    lines
        .say(RecordLine::Plan, plan)
        .points(RecordLine::Unmet, unmet)
        .text(Label::WhyThisPlan, &chosen.reason)
}

pub(super) fn phase_entered<'a>(lines: Lines<'a>, entered: &PhaseEntered) -> Lines<'a> {
    let unmet = unmet(&lines, &entered.unmet);
    let asked = lines
        .of
        .and_then(|(file, record)| records::question(file, record));
    lines
        .say(RecordLine::From, phase(entered.from))
        .say(RecordLine::To, phase(entered.phase))
        .points(RecordLine::Unmet, unmet)
        .text(asked.unwrap_or(Label::Why), &entered.reason)
}

pub(super) fn edition_moved<'a>(lines: Lines<'a>, moved: &EditionMoved) -> Lines<'a> {
    let (from, to) = (
        edition(lines.desk, &moved.from),
        edition(lines.desk, &moved.to),
    );
    let phases = moved
        .phases
        .iter()
        .map(|(from, to)| {
            RecordLine::PhaseMapped {
                from: *from,
                to: *to,
            }
            .into()
        })
        .collect();
    lines
        .say(RecordLine::From, from)
        .say(RecordLine::To, to)
        .all(RecordLine::Plan, phases)
        .text(Label::Why, &moved.reason)
}

pub(super) fn closed<'a>(lines: Lines<'a>, closed: &CaseClosed) -> Lines<'a> {
    let ground = ClosingId(closed.ground.clone());
    let known = lines
        .desk
        .plans
        .editions()
        .iter()
        .find_map(|plan| plan.closing(&ground));
    let ground = known.map_or_else(|| ground.to_string(), |known| known.text.clone());
    let unmet = unmet(&lines, &closed.unmet);
    lines
        .text(Label::ClosingGround, &ground)
        .points(RecordLine::Unmet, unmet)
        .text(Label::WhyClosed, &closed.reason)
        .text(Label::WhatWorks, &closed.what_works)
        .people(Label::DecidedBy, &closed.decided_by)
        .maybe(
            Label::AfterCheckOn,
            closed.after_check_on.map(|on| Day::Full { on }),
        )
}

pub(super) fn manager<'a>(lines: Lines<'a>, appointed: &CaseManagerAppointed) -> Lines<'a> {
    let who = names::person(lines.desk, &appointed.who);
    lines
        .say(Label::CaseManager, who)
        .say(
            Label::CaseManagerFrom,
            Day::Full {
                on: appointed.from_on,
            },
        )
        .text(Label::Why, &appointed.reason)
}
