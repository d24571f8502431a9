//! How each form is made: its words, its fields, and how its answers become a command.

use chrono::Timelike;

use super::context::{FormContext, RecordChoice};
use super::field::{ChoiceOption, DateRange, Field, FieldId, Input, id};
use super::kind::FormKind;
use super::reader::Reader;
use super::value::Value;
use super::{
    course, danger, help, keeping, opening, outside, parents, safe_home, seen, talk, weighing,
};
use crate::casefile::{Command, PersonRef};
use crate::text::{Choice, Hint, Intro, Label, Message, Submit, Title};

/// One form. Fields and reading stand side by side in the file of their subject.
#[derive(Debug)]
pub(super) struct Recipe {
    pub(super) title: Title,
    pub(super) intro: Option<Intro>,
    pub(super) fields: fn(&FormContext) -> Vec<Field>,
    pub(super) submit: Submit,
    /// Reads checked answers; `None` when the context lacks what the form is about.
    pub(super) read: fn(&Reader<'_>) -> Option<Command>,
}

/// The recipe of a form.
pub(super) const fn of(kind: FormKind) -> Recipe {
    match kind {
        FormKind::CaseOpening => opening::CASE_OPENING,
        FormKind::Observation => seen::OBSERVATION,
        FormKind::Hypothesis => seen::HYPOTHESIS,
        FormKind::Consultation => talk::CONSULTATION,
        FormKind::PlanChoice => course::PLAN_CHOICE,
        FormKind::PhaseEntry => course::PHASE_ENTRY,
        FormKind::StepReport => course::STEP_REPORT,
        FormKind::ConversationPartners => talk::CONVERSATION_PARTNERS,
        FormKind::Conversation => talk::CONVERSATION,
        FormKind::AgreedAction => help::AGREED_ACTION,
        FormKind::ActionCheck => help::ACTION_CHECK,
        FormKind::NextCheck => help::NEXT_CHECK,
        FormKind::Help => help::HELP,
        FormKind::ExternalContact => outside::EXTERNAL_CONTACT,
        FormKind::CareTeam => outside::CARE_TEAM,
        FormKind::WideConsultation => outside::WIDE_CONSULTATION,
        FormKind::ParentsInformed => parents::PARENTS_INFORMED,
        FormKind::ParentView => parents::PARENT_VIEW,
        FormKind::Weighing => weighing::WEIGHING,
        FormKind::SafeHomeAdvice => safe_home::ADVICE,
        FormKind::SafeHomeReport => safe_home::REPORT,
        FormKind::SafeHomeFeedback => safe_home::FEEDBACK,
        FormKind::Danger => danger::DANGER,
        FormKind::DangerOver => danger::DANGER_OVER,
        FormKind::StaffDanger => danger::STAFF_DANGER,
        FormKind::StaffDangerOver => danger::STAFF_DANGER_OVER,
        FormKind::CaseManager => course::CASE_MANAGER,
        FormKind::Placement => keeping::PLACEMENT,
        FormKind::Correction => keeping::CORRECTION,
        FormKind::Erasure => keeping::ERASURE,
        FormKind::Reason => keeping::REASON,
        FormKind::Conflict => keeping::CONFLICT,
        FormKind::Sibling => opening::SIBLING,
        FormKind::EditionMove => opening::EDITION_MOVE,
        FormKind::Closing => course::CLOSING,
        FormKind::Reopening => course::REOPENING,
        FormKind::RetentionHold => keeping::RETENTION_HOLD,
    }
}

pub(super) fn line(id: FieldId, label: Label) -> Field {
    Field::new(id, label, Input::Line)
}

pub(super) fn text(id: FieldId, label: Label) -> Field {
    Field::new(id, label, Input::Text)
}

pub(super) fn date(id: FieldId, label: Label, range: DateRange) -> Field {
    Field::new(id, label, Input::Date(range))
}

/// "Wanneer was het?", filled in with now.
pub(super) fn when(context: &FormContext) -> Field {
    let local = context.now.naive_local();
    let time = local.time();
    Field::new(id::WHEN, Label::When, Input::Moment)
        .required()
        .hint(Hint::WhenAbout)
        .starting(Some(Value::Moment {
            date: Some(local.date()),
            // Minutes are as exact as a time field shows.
            time: time.with_second(0).and_then(|time| time.with_nanosecond(0)),
        }))
}

pub(super) fn people(id: FieldId, label: Label, context: &FormContext) -> Field {
    people_input(id, label, context, true)
}

pub(super) fn person(id: FieldId, label: Label, context: &FormContext) -> Field {
    people_input(id, label, context, false)
}

/// An answer that names one person of the list.
pub(super) fn only(person: &PersonRef) -> Value {
    Value::People {
        known: [person.id].into(),
        others: Vec::new(),
    }
}

fn people_input(id: FieldId, label: Label, context: &FormContext, many: bool) -> Field {
    let options = context
        .people
        .iter()
        .map(|person| {
            let words = Choice::Person {
                name: person.name.clone(),
                role: person.role,
            };
            ChoiceOption::new(person.id.to_string(), words)
        })
        .collect();
    Field::new(id, label, Input::People { options, many })
}

/// The value that stands for a record in an answer.
pub(super) fn record_value(record: &RecordChoice) -> String {
    record.id.to_string()
}

/// One of these records; the one that the person came from stands first.
pub(super) fn record<'a>(
    id: FieldId,
    label: Label,
    context: &FormContext,
    records: impl Iterator<Item = &'a RecordChoice>,
) -> Field {
    let records: Vec<_> = records.collect();
    let came_from = records
        .iter()
        .find(|record| Some(record.hash) == context.target)
        .or(match records.as_slice() {
            [single] => Some(single),
            _ => None,
        })
        .map(|record| Value::Choice(record_value(record)));
    let options = record_options(records.into_iter());
    Field::new(id, label, Input::Pick(options)).starting(came_from)
}

pub(super) fn record_options<'a>(
    records: impl Iterator<Item = &'a RecordChoice>,
) -> Vec<ChoiceOption> {
    records
        .map(|record| ChoiceOption::new(record_value(record), record.label.clone()))
        .collect()
}

/// The plan's topics as ticks; absent when the plan asks for none.
pub(super) fn topics(context: &FormContext) -> Option<Field> {
    if context.topics.is_empty() {
        return None;
    }
    let options = context
        .topics
        .iter()
        .map(|topic| ChoiceOption::new(topic.id.as_str(), Message::verbatim(topic.label.clone())))
        .collect();
    let field = Field::new(id::TOPICS, Label::Topics, Input::Checks(options));
    Some(field.hint(Hint::Topics))
}
