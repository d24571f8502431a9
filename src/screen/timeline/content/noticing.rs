//! What was seen and laid side by side. Facts, literal words, source and interpretation stand apart (domain 3.4).

use super::super::lines::{Block, BlockKind, Lines};
use super::{answer, record, yes_no};
use crate::casefile::event::{
    Consultation, Ground, HypothesisSettled, IndicatorAnswer, IndicatorListFilled, Observation,
    Sighting, Source,
};
use crate::text::{Choice, Label, Message, QuickObservation, RecordLine};
use crate::workspace::Desk;
use crate::workspace::desk::Dossier;

pub(super) fn observation(desk: &Desk, seen: &Observation) -> Vec<Block> {
    let source = |lines: Lines<'_>| match &seen.source {
        // Whoever typed it saw it, not whoever took it over and stands beside it.
        Source::Myself if seen.unverified_author.is_some() => lines
            .say(Label::SourceKind, QuickObservation::SourceMyself)
            .block(BlockKind::Source),
        Source::Myself => lines
            .say(Label::SourceKind, Choice::SourceMyself)
            .block(BlockKind::Source),
        Source::Child => lines
            .say(Label::SourceKind, Choice::SourceChild)
            .block(BlockKind::Source),
        Source::Parent(name) => told(lines, Choice::SourceParent, name),
        Source::Colleague(name) => told(lines, Choice::SourceColleague, name),
        Source::Third(name) => told(lines, Choice::SourceThird, name),
    };
    let facts = Lines::new(desk)
        .text(Label::Seen, &seen.seen)
        .text(Label::Place, &seen.place)
        .text(Label::PresentThen, &seen.present)
        .text(Label::NotKnown, &seen.unknown)
        .text(Label::WhatIDid, &seen.did)
        .maybe(Label::DangerNow, seen.danger.map(answer))
        .all(Label::Indicators, indicators(desk, seen))
        .block(BlockKind::Facts);
    let words = Lines::new(desk)
        .text(Label::LiteralWords, &seen.literal_words)
        .block(BlockKind::Words);
    let interpretation = Lines::new(desk)
        .text(Label::Interpretation, &seen.interpretation)
        .text(Label::OtherExplanation, &seen.other_explanation)
        .block(BlockKind::Interpretation);
    [facts, words, source(Lines::new(desk)), interpretation].concat()
}

fn told(lines: Lines<'_>, who: Choice, name: &str) -> Vec<Block> {
    lines
        .say(Label::SourceKind, who)
        .text(Label::SourceName, name)
        .block(BlockKind::Source)
}

fn indicators(desk: &Desk, seen: &Observation) -> Vec<Message> {
    seen.indicators
        .iter()
        .map(|item| {
            let known = desk
                .plans
                .indicator_lists()
                .iter()
                .flat_map(|list| &list.groups)
                .flat_map(|group| &group.items)
                .find(|known| known.id == *item);
            Message::verbatim(known.map_or_else(|| item.to_string(), |known| known.wording.clone()))
        })
        .collect()
}

pub(super) fn hypothesis<'a>(
    lines: Lines<'a>,
    dossier: &Dossier,
    settled: &HypothesisSettled,
) -> Lines<'a> {
    let outcome = if settled.confirmed {
        Choice::Confirmed
    } else {
        Choice::Refuted
    };
    lines
        .maybe(
            Label::ObservationMeant,
            record(dossier, settled.observation),
        )
        .say(Label::Confirmed, outcome)
        .text(Label::OnWhatGround, &settled.explanation)
}

pub(super) fn consultation<'a>(lines: Lines<'a>, held: &Consultation) -> Lines<'a> {
    lines
        .people(Label::SpokenWith, &held.with)
        .text(Label::WhatWasSaid, &held.summary)
        // A box that was left alone is no answer.
        .maybe(
            Label::IndicatorsCompared,
            held.indicators_compared.then_some(Choice::Yes),
        )
        .maybe(Label::HomeComponent, held.home_component.map(yes_no))
        .maybe(Label::PointsToViolence, held.points_to_violence.map(yes_no))
}

/// A filled list keeps the wording it was answered under.
pub(super) fn indicator_list(
    desk: &Desk,
    dossier: &Dossier,
    list: &IndicatorListFilled,
) -> Vec<Block> {
    let about = Lines::new(desk)
        .say(
            RecordLine::List,
            RecordLine::ListEdition {
                list: list_title(desk, list),
                edition: list.edition,
            },
        )
        .people(RecordLine::FilledBy, &list.filled_by)
        .maybe(Label::DangerNow, list.danger.map(answer))
        .block(BlockKind::Plain);
    let answers = list
        .answers
        .iter()
        .fold(Lines::new(desk), |lines, answered| {
            let wording = Message::verbatim(answered.wording.clone());
            lines.all(wording, answered_words(dossier, answered))
        })
        .block(BlockKind::Facts);
    let other = Lines::new(desk)
        .text(Label::OtherExplanation, &list.other_explanation)
        .block(BlockKind::Interpretation);
    [about, answers, other].concat()
}

/// A list that this program does not know keeps its id.
fn list_title(desk: &Desk, filled: &IndicatorListFilled) -> String {
    let lists = desk.plans.indicator_lists();
    let known = lists
        .iter()
        .find(|list| list.id == filled.list && list.edition == filled.edition);
    known.map_or_else(|| filled.list.clone(), |list| list.title.clone())
}

fn answered_words(dossier: &Dossier, answered: &IndicatorAnswer) -> Vec<Message> {
    let (sighting, is_seen) = match &answered.sighting {
        Sighting::Seen => (RecordLine::Seen, true),
        Sighting::HeardFrom(name) => (RecordLine::HeardFrom { name: name.clone() }, true),
        Sighting::NotSeen => (RecordLine::NotSeen, false),
        Sighting::Unknown => (RecordLine::DontKnow, false),
    };
    let mut values = vec![sighting.into()];
    values.extend(answered.grounds.iter().map(|ground| {
        match ground {
            Ground::Observation(observation) => {
                record(dossier, *observation).unwrap_or_else(|| RecordLine::ExampleRecord.into())
            }
            Ground::OwnWords { on, words } => RecordLine::ExampleOn {
                on: *on,
                words: words.clone(),
            }
            .into(),
        }
    }));
    if is_seen && answered.grounds.is_empty() {
        values.push(RecordLine::WithoutExample.into());
    }
    values
}
