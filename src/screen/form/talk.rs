//! Talking: with colleagues, and with parents and child.

use super::choices::{Coded, choice, coded, yes_no};
use super::context::FormContext;
use super::field::{ChoiceOption, Condition, Field, Input, id};
use super::reader::Reader;
use super::recipe::{Recipe, line, only, people, text, topics, when};
use crate::casefile::Command;
use crate::casefile::event::{
    Acknowledgement, Answer, Consultation, Conversation, ConversationKind, ConversationPartners,
    ParentsKnew, Partners,
};
use crate::order::Gather as _;
use crate::protocol::TopicId;
use crate::text::{Choice, Hint, Intro, Label, Submit, Title};

/// Seed L21-22, L118-120.
pub(super) const CONSULTATION: Recipe = Recipe {
    title: Title::Consultation,
    intro: Some(Intro::Consultation),
    fields: consultation_fields,
    submit: Submit::Save,
    read: read_consultation,
};

fn consultation_fields(context: &FormContext) -> Vec<Field> {
    let compared = vec![ChoiceOption::new("yes", Choice::IndicatorsCompared)];
    let open = |id, label| {
        choice(
            id,
            label,
            &[
                ("yes", Choice::Yes),
                ("no", Choice::No),
                ("open", Choice::NotYetKnown),
            ],
        )
    };
    vec![
        when(context),
        people(id::WITH, Label::SpokenWith, context).required(),
        text(id::SUMMARY, Label::WhatWasSaid).required(),
        Field::new(
            id::COMPARED,
            Label::IndicatorsCompared,
            Input::Checks(compared),
        )
        .hint(Hint::IndicatorsCompared),
        open(id::HOME_COMPONENT, Label::HomeComponent).hint(Hint::HomeComponent),
        open(id::POINTS_TO_VIOLENCE, Label::PointsToViolence).hint(Hint::PointsToViolence),
    ]
}

fn read_consultation(reader: &Reader<'_>) -> Option<Command> {
    Some(Command::RecordConsultation(Consultation {
        with: reader.people(&id::WITH),
        summary: reader.text(&id::SUMMARY),
        indicators_compared: reader.checks(&id::COMPARED).next().is_some(),
        home_component: reader.yes(&id::HOME_COMPONENT),
        points_to_violence: reader.yes(&id::POINTS_TO_VIOLENCE),
    }))
}

/// Seed L144; domain 1.6 no. 21 and 22: the safety question comes before the talk.
pub(super) const CONVERSATION_PARTNERS: Recipe = Recipe {
    title: Title::ConversationPartners,
    intro: Some(Intro::ConversationPartners),
    fields: partners_fields,
    submit: Submit::Save,
    read: read_partners,
};

fn partners_fields(context: &FormContext) -> Vec<Field> {
    let somebody = Condition::is(id::PARTNERS, &["parents", "child", "both"]);
    vec![
        when(context),
        coded::<Answer>(id::RAISES_DANGER, Label::RaisesDanger)
            .hint(Hint::RaisesDanger)
            .required(),
        text(id::ADVICE, Label::AdviceTaken).hint(Hint::AdviceTaken),
        coded::<Partners>(id::PARTNERS, Label::SpeakWith).required(),
        people(id::SPEAKERS, Label::Speakers, context)
            .shown_when(somebody)
            .required(),
        text(id::REASON, Label::WhyThisChoice).required(),
    ]
}

fn read_partners(reader: &Reader<'_>) -> Option<Command> {
    Some(Command::ChooseConversationPartners(ConversationPartners {
        choice: reader.coded(&id::PARTNERS)?,
        speakers: reader.people(&id::SPEAKERS),
        raises_danger: reader.coded(&id::RAISES_DANGER)?,
        advice: reader.text(&id::ADVICE),
        reason: reader.text(&id::REASON),
    }))
}

/// Every kind of talk; a home visit asks whether it was safe, a talk with the child whether parents knew
/// (domain 1.6 no. 10 and 23).
pub(super) const CONVERSATION: Recipe = Recipe {
    title: Title::Conversation,
    intro: Some(Intro::Conversation),
    fields: conversation_fields,
    submit: Submit::Save,
    read: read_conversation,
};

fn conversation_fields(context: &FormContext) -> Vec<Field> {
    let with_parents = Condition::is(id::TALK, &["parents", "parents-and-child", "home-visit"]);
    let mut fields = vec![
        coded::<ConversationKind>(id::TALK, Label::ConversationKind).required(),
        when(context),
        people(id::HELD_BY, Label::HeldBy, context)
            .starting(Some(only(&context.me)))
            .required(),
        line(id::PRESENT, Label::OthersPresent),
        yes_no(id::PARENTS_KNEW, Label::ParentsKnew)
            .hint(Hint::ParentsKnew)
            .shown_when(Condition::is(id::TALK, &["child"]))
            .required(),
        text(id::PARENTS_KNEW_WHY, Label::WhyParentsDidNotKnow)
            .shown_when(Condition::is(id::PARENTS_KNEW, &["no"]))
            .required(),
        coded::<Answer>(id::SAFE_FOR_STAFF, Label::SafeForStaff)
            .hint(Hint::SafeForStaff)
            .shown_when(Condition::is(id::TALK, &["home-visit"]))
            .required(),
    ];
    fields.extend(topics(context));
    fields.extend([
        text(id::SUMMARY, Label::WhatWasSaid)
            .hint(Hint::WhatWasSaid)
            .required(),
        coded::<Acknowledgement>(id::ACKNOWLEDGEMENT, Label::Acknowledgement)
            .shown_when(with_parents),
    ]);
    fields
}

fn read_conversation(reader: &Reader<'_>) -> Option<Command> {
    let parents_knew = reader.yes(&id::PARENTS_KNEW).map(|knew| ParentsKnew {
        knew,
        reason: reader.text(&id::PARENTS_KNEW_WHY),
    });
    Some(Command::RecordConversation(Conversation {
        kind: ConversationKind::from_value(reader.choice(&id::TALK)?)?,
        held_by: reader.people(&id::HELD_BY),
        present: reader.text(&id::PRESENT),
        topics: reader.checks(&id::TOPICS).map(TopicId::from).gather(),
        summary: reader.text(&id::SUMMARY),
        acknowledgement: reader.coded(&id::ACKNOWLEDGEMENT),
        safe_for_staff: reader.coded(&id::SAFE_FOR_STAFF),
        parents_knew,
    }))
}
