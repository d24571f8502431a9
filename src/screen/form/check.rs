//! Which fields show, and what is missing or wrong in them.

use chrono::{NaiveTime, TimeDelta};

use super::context::FormContext;
use super::field::{ChoiceOption, Condition, DateRange, Field, Input, Need};
use super::local_time::offset_at;
use super::value::{Value, Values};
use super::{FieldFault, FieldId};
use crate::casefile::Moment;
use crate::text::{Fault, Message};

/// The last minute of a day.
const END_OF_DAY: NaiveTime = NaiveTime::MIN
    .overflowing_sub_signed(TimeDelta::minutes(1))
    .0;

/// The fields that show, and only their answers: what a hidden field holds is kept in the draft but not said.
pub(super) fn visible<'a>(fields: &'a [Field], values: &Values) -> (Vec<&'a Field>, Values) {
    let mut shown = Vec::new();
    let mut answers = Values::default();
    for field in fields {
        let reached = match &field.shown_when {
            Some(condition) => is_met(condition, &answers),
            None => true,
        };
        if reached {
            shown.push(field);
            if let Some(value) = values.get(&field.id) {
                answers.set(field.id.clone(), value.clone());
            }
        }
    }
    (shown, answers)
}

/// Fills in the other half of a moment of which half is enough.
pub(super) fn complete(fields: &[&Field], answers: &mut Values, context: &FormContext) {
    let now = context.now.naive_local();
    let rough = fields
        .iter()
        .filter(|field| field.input == Input::RoughMoment);
    for field in rough {
        let Some(Value::Moment { date, time }) = answers.get(&field.id) else {
            continue;
        };
        let date = date.unwrap_or(now.date());
        let end = if date == now.date() {
            now.time()
        } else {
            END_OF_DAY
        };
        let time = Some(time.unwrap_or(end));
        let date = Some(date);
        answers.set(field.id.clone(), Value::Moment { date, time });
    }
}

/// Every fault, in the order of the form.
pub(super) fn faults(
    fields: &[&Field],
    answers: &Values,
    context: &FormContext,
) -> Vec<FieldFault> {
    fields
        .iter()
        .filter_map(|field| {
            let fault = match answers.get(&field.id) {
                None if is_needed(field, answers) => Some(missing(&field.input)),
                None => None,
                Some(value) => wrong(&field.input, value, context),
            };
            Some(FieldFault {
                field: field.id.clone(),
                message: Message::from(fault?),
            })
        })
        .collect()
}

/// The form cannot be used at all now: its context lacks what it is about.
pub(super) fn not_now(fields: &[&Field]) -> Vec<FieldFault> {
    let field = fields
        .first()
        .map_or(super::id::WHEN, |field| field.id.clone());
    vec![FieldFault {
        field,
        message: Fault::NotNow.into(),
    }]
}

/// The moment two halves make; `None` while one is missing.
pub(super) fn moment(value: &Value, context: &FormContext) -> Option<Moment> {
    let Value::Moment {
        date: Some(date),
        time: Some(time),
    } = value
    else {
        return None;
    };
    let local = date.and_time(*time);
    local
        .and_local_timezone(offset_at(local, context.now))
        .single()
}

fn is_needed(field: &Field, answers: &Values) -> bool {
    match &field.need {
        Need::Required => true,
        Need::Optional => false,
        Need::RequiredWhen(condition) => is_met(condition, answers),
    }
}

fn is_met(condition: &Condition, answers: &Values) -> bool {
    let any = |given: &str| condition.any_of.iter().any(|value| value == given);
    match answers.get(&condition.field) {
        Some(Value::Choice(given)) => any(given),
        Some(Value::Checks(given)) => given.iter().any(|given| any(given)),
        _ => false,
    }
}

fn missing(input: &Input) -> Fault {
    match input {
        Input::Line | Input::Text | Input::Parents => Fault::FillIn,
        Input::Date(_) => Fault::PickDate,
        Input::Moment | Input::RoughMoment => Fault::PickMoment,
        Input::Choice(_) | Input::Pick(_) => Fault::ChooseOne,
        Input::Checks(_) => Fault::ChooseSome,
        Input::People { .. } => Fault::PickPerson,
        Input::Parties { .. } => Fault::PickParty,
    }
}

fn wrong(input: &Input, value: &Value, context: &FormContext) -> Option<Fault> {
    match (input, value) {
        (Input::Line | Input::Text, Value::Text(_)) => None,
        (Input::Date(range), Value::Date(date)) => match range {
            DateRange::UpToToday if *date > context.today() => Some(Fault::InFuture),
            DateRange::FromToday if *date < context.today() => Some(Fault::InPast),
            DateRange::Any | DateRange::UpToToday | DateRange::FromToday => None,
        },
        (Input::Moment | Input::RoughMoment, value @ Value::Moment { .. }) => {
            match moment(value, context) {
                None => Some(Fault::PickMoment),
                Some(moment) if moment > context.now => Some(Fault::InFuture),
                Some(_) => None,
            }
        }
        (Input::Choice(options) | Input::Pick(options), Value::Choice(given)) => {
            stale(options, given)
        }
        (Input::Checks(options), Value::Checks(given)) => {
            given.iter().find_map(|given| stale(options, given))
        }
        (Input::People { options, many }, Value::People { known, others }) => {
            if !many && known.len() + others.len() > 1 {
                return Some(Fault::ChooseOne);
            }
            let unnamed = others
                .iter()
                .any(|other| other.name.trim().is_empty() || other.role.is_none());
            known
                .iter()
                .find_map(|known| stale(options, &known.to_string()))
                .or(unnamed.then_some(Fault::NameMissing))
        }
        (Input::Parties { kinds, many }, Value::Parties(rows)) => {
            if !many && rows.len() > 1 {
                return Some(Fault::ChooseOne);
            }
            rows.iter().find_map(|row| {
                if row.kind.is_empty() {
                    Some(Fault::PickParty)
                } else {
                    stale(kinds, &row.kind)
                }
            })
        }
        (Input::Parents, Value::Parents(rows)) => rows
            .iter()
            .any(|row| row.name.trim().is_empty())
            .then_some(Fault::NameMissing),
        // A draft from another edition of the form: ask again.
        (input, _) => Some(missing(input)),
    }
}

fn stale(options: &[ChoiceOption], given: &str) -> Option<Fault> {
    (!options.iter().any(|option| option.value == given)).then_some(Fault::NoLongerThere)
}

impl FieldFault {
    /// A fault at one field.
    pub fn new(field: FieldId, message: impl Into<Message>) -> Self {
        Self {
            field,
            message: message.into(),
        }
    }
}
