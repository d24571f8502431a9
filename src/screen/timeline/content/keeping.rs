//! Keeping the file itself.

use super::super::lines::Lines;
use super::outside::parents_know;
use super::record;
use crate::casefile::event::{
    CaseHandedOver, ConflictSettled, PlacedInParnasSys, ReasonGiven, RecordCorrected, RecordErased,
    RetentionHeld, SiblingLinked,
};
use crate::screen::names;
use crate::text::{Carried, Day, Label, Message, RecordLine, SchoolSummary};
use crate::workspace::desk::Dossier;

pub(super) fn placed<'a>(
    lines: Lines<'a>,
    dossier: &Dossier,
    placed: &PlacedInParnasSys,
) -> Lines<'a> {
    let records = placed
        .records
        .iter()
        .filter_map(|target| record(dossier, *target))
        .collect();
    lines
        .all(Label::PlacedRecords, records)
        .text(Label::PlacedTitle, &placed.title)
        .say(
            Label::PlacedOn,
            Day::Full {
                on: placed.placed_on,
            },
        )
}

pub(super) fn corrected<'a>(
    lines: Lines<'a>,
    dossier: &Dossier,
    correction: &RecordCorrected,
) -> Lines<'a> {
    lines
        .maybe(Label::RecordMeant, record(dossier, correction.target))
        .text(Label::CorrectionText, &correction.correction)
        .text(Label::WhyCorrection, &correction.reason)
}

pub(super) fn erased<'a>(lines: Lines<'a>, erased: &RecordErased) -> Lines<'a> {
    lines
        .say(
            Label::ErasureMeant,
            Carried::Here {
                name: erased.target_author.name.clone(),
                role: erased.target_author.role,
            },
        )
        .say(
            Label::When,
            Day::At {
                at: erased.target_happened_at,
            },
        )
        .text(Label::WhyErasure, &erased.reason)
}

pub(super) fn reason<'a>(lines: Lines<'a>, dossier: &Dossier, given: &ReasonGiven) -> Lines<'a> {
    lines
        .maybe(Label::DeviationMeant, record(dossier, given.target))
        .text(Label::ReasonOwed, &given.reason)
}

pub(super) fn settled<'a>(
    lines: Lines<'a>,
    dossier: &Dossier,
    settled: &ConflictSettled,
) -> Lines<'a> {
    let others = settled
        .records
        .iter()
        .filter(|claim| **claim != settled.holds)
        .filter_map(|claim| record(dossier, *claim))
        .collect();
    lines
        .maybe(RecordLine::Holds, record(dossier, settled.holds))
        .all(RecordLine::Target, others)
        .text(Label::Why, &settled.reason)
}

/// A linked case is named only to who may read it.
pub(super) fn sibling<'a>(lines: Lines<'a>, linked: &SiblingLinked) -> Lines<'a> {
    let known = lines.desk.summaries.get(&linked.case);
    let case = known.map_or(RecordLine::CaseElsewhere.into(), |known| {
        Message::verbatim(known.pupil.clone())
    });
    lines
        .say(Label::SiblingCase, case)
        .text(Label::SiblingRelation, &linked.relation)
}

pub(super) fn handed_over<'a>(lines: Lines<'a>, handed: &CaseHandedOver) -> Lines<'a> {
    match handed {
        CaseHandedOver::Colleague { to, transfer } => {
            let who = names::person(lines.desk, to);
            lines
                .say(RecordLine::ToColleague, who)
                .text(RecordLine::Transfer, &transfer.to_string())
        }
        CaseHandedOver::School {
            name,
            parents,
            told_on,
            items,
        } => {
            let lines = lines.text(RecordLine::ToSchool, name);
            let mut lines = parents_know(lines, SchoolSummary::ParentsKnew, parents);
            if let Some(on) = *told_on {
                lines = lines.say(SchoolSummary::ToldOn, Day::Full { on });
            }
            let count = u32::try_from(items.len()).unwrap_or(u32::MAX);
            lines.say(SchoolSummary::Went, SchoolSummary::Items { count })
        }
    }
}

pub(super) fn retention<'a>(lines: Lines<'a>, held: &RetentionHeld) -> Lines<'a> {
    lines
        .say(Label::RetentionUntil, Day::Full { on: held.until })
        .text(Label::WhyRetention, &held.reason)
}
