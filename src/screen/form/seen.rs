//! What was seen: the observation, and whether an interpretation held.

use super::choices::{choice, coded};
use super::context::FormContext;
use super::field::{ChoiceOption, Condition, Field, Input, id};
use super::kind::FormKind;
use super::reader::Reader;
use super::recipe::{Recipe, line, record, text, when};
use crate::casefile::Command;
use crate::casefile::event::{Answer, HypothesisSettled, Observation, Source};
use crate::order::Gather as _;
use crate::protocol::IndicatorId;
use crate::text::{Choice, Hint, Intro, Label, Message, Submit, Title};

/// Domain 3.4: facts, literal words, source and interpretation apart; only what was seen is required.
pub(super) const OBSERVATION: Recipe = Recipe {
    title: Title::Observation,
    intro: Some(Intro::WriteSoParentsMayRead),
    fields: observation_fields,
    submit: Submit::Save,
    read: read_observation,
};

fn observation_fields(context: &FormContext) -> Vec<Field> {
    let told = Condition::is(id::SOURCE, &["parent", "colleague", "third"]);
    let source = choice(
        id::SOURCE,
        Label::SourceKind,
        &[
            ("myself", Choice::SourceMyself),
            ("child", Choice::SourceChild),
            ("parent", Choice::SourceParent),
            ("colleague", Choice::SourceColleague),
            ("third", Choice::SourceThird),
        ],
    );
    let mut fields = vec![
        when(context),
        line(id::PLACE, Label::Place),
        line(id::PRESENT, Label::PresentThen),
        text(id::SEEN, Label::Seen)
            .hint(Hint::Seen)
            .facts()
            .required(),
        text(id::LITERAL_WORDS, Label::LiteralWords).hint(Hint::LiteralWords),
        source.required(),
        line(id::SOURCE_NAME, Label::SourceName)
            .hint(Hint::SourceName)
            .shown_when(told),
        text(id::NOT_KNOWN, Label::NotKnown),
        text(id::DID, Label::WhatIDid).hint(Hint::WhatIDid),
        text(id::INTERPRETATION, Label::Interpretation)
            .hint(Hint::Interpretation)
            .apart(),
        text(id::OTHER_EXPLANATION, Label::OtherExplanation)
            .hint(Hint::OtherExplanation)
            .apart(),
    ];
    if !context.indicators.is_empty() {
        let options = context
            .indicators
            .iter()
            .map(|item| ChoiceOption::new(item.id.as_str(), Message::verbatim(item.label.clone())))
            .collect();
        let indicators = Field::new(id::INDICATORS, Label::Indicators, Input::Checks(options));
        fields.push(indicators.hint(Hint::Indicators));
    }
    fields.push(coded::<Answer>(id::DANGER, Label::DangerNow).hint(Hint::DangerNow));
    fields
}

fn read_observation(reader: &Reader<'_>) -> Option<Command> {
    let name = reader.text(&id::SOURCE_NAME);
    let source = match reader.choice(&id::SOURCE)? {
        "myself" => Source::Myself,
        "child" => Source::Child,
        "parent" => Source::Parent(name),
        "colleague" => Source::Colleague(name),
        _ => Source::Third(name),
    };
    Some(Command::RecordObservation(Observation {
        place: reader.text(&id::PLACE),
        present: reader.text(&id::PRESENT),
        seen: reader.text(&id::SEEN),
        literal_words: reader.text(&id::LITERAL_WORDS),
        source,
        unknown: reader.text(&id::NOT_KNOWN),
        interpretation: reader.text(&id::INTERPRETATION),
        other_explanation: reader.text(&id::OTHER_EXPLANATION),
        did: reader.text(&id::DID),
        indicators: reader
            .checks(&id::INDICATORS)
            .map(IndicatorId::from)
            .gather(),
        danger: reader.coded(&id::DANGER),
        unverified_author: reader.context.unverified_author.clone(),
    }))
}

/// Domain 1.6 no. 28: a refuted suspicion is said expressly.
pub(super) const HYPOTHESIS: Recipe = Recipe {
    title: Title::Hypothesis,
    intro: Some(Intro::Hypothesis),
    fields: hypothesis_fields,
    submit: Submit::Save,
    read: read_hypothesis,
};

fn hypothesis_fields(context: &FormContext) -> Vec<Field> {
    let interpretations = context.waiting_for(FormKind::Hypothesis);
    let confirmed = choice(
        id::CONFIRMED,
        Label::Confirmed,
        &[("yes", Choice::Confirmed), ("no", Choice::Refuted)],
    );
    vec![
        record(
            id::TARGET,
            Label::ObservationMeant,
            context,
            interpretations,
        )
        .required(),
        confirmed.required(),
        text(id::EXPLANATION, Label::OnWhatGround)
            .hint(Hint::OnWhatGround)
            .required(),
    ]
}

fn read_hypothesis(reader: &Reader<'_>) -> Option<Command> {
    Some(Command::SettleHypothesis(HypothesisSettled {
        observation: reader.record(&id::TARGET)?.hash,
        confirmed: reader.yes(&id::CONFIRMED)?,
        explanation: reader.text(&id::EXPLANATION),
    }))
}
