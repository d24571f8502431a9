//! Reads checked answers as the journal's own types.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::check;
use super::choices::Coded;
use super::context::{FormContext, RecordChoice};
use super::field::FieldId;
use super::value::{Value, Values};
use crate::casefile::people::{Parent, Party};
use crate::casefile::{Moment, PersonRef};
use crate::order::Gather as _;

/// The answers of the fields that show, already checked. A missing optional answer reads as empty.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    answers: &'a Values,
    pub(super) context: &'a FormContext,
}

impl<'a> Reader<'a> {
    pub(super) fn new(answers: &'a Values, context: &'a FormContext) -> Self {
        Self { answers, context }
    }

    /// Typed text without the white space around it; empty when nothing was typed.
    pub(super) fn text(&self, field: &FieldId) -> String {
        match self.answers.get(field) {
            Some(Value::Text(text)) => text.trim().to_owned(),
            _ => String::new(),
        }
    }

    pub(super) fn choice(&self, field: &FieldId) -> Option<&str> {
        match self.answers.get(field) {
            Some(Value::Choice(value)) => Some(value),
            _ => None,
        }
    }

    pub(super) fn coded<T: Coded>(&self, field: &FieldId) -> Option<T> {
        T::from_value(self.choice(field)?)
    }

    /// `None` when the question was left open.
    pub(super) fn yes(&self, field: &FieldId) -> Option<bool> {
        match self.choice(field)? {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }

    pub(super) fn date(&self, field: &FieldId) -> Option<NaiveDate> {
        match self.answers.get(field) {
            Some(Value::Date(date)) => Some(*date),
            _ => None,
        }
    }

    pub(super) fn moment(&self, field: &FieldId) -> Option<Moment> {
        check::moment(self.answers.get(field)?, self.context)
    }

    /// The values of the checks that are on.
    pub(super) fn checks(&self, field: &FieldId) -> impl Iterator<Item = &str> {
        match self.answers.get(field) {
            Some(Value::Checks(on)) => Some(on),
            _ => None,
        }
        .into_iter()
        .flatten()
        .map(String::as_str)
    }

    pub(super) fn coded_checks<T: Coded + Ord>(&self, field: &FieldId) -> BTreeSet<T> {
        self.checks(field).filter_map(T::from_value).gather()
    }

    /// People in the order of the list, then those added by hand; with the role they have now.
    pub(super) fn people(&self, field: &FieldId) -> Vec<PersonRef> {
        let Some(Value::People { known, others }) = self.answers.get(field) else {
            return Vec::new();
        };
        let from_list = self
            .context
            .people
            .iter()
            .filter(|person| known.contains(&person.id))
            .cloned();
        let by_hand = others.iter().filter_map(|other| {
            Some(PersonRef {
                id: other.id,
                name: other.name.trim().to_owned(),
                role: other.role?,
            })
        });
        from_list.chain(by_hand).collect()
    }

    pub(super) fn person(&self, field: &FieldId) -> Option<PersonRef> {
        self.people(field).into_iter().next()
    }

    pub(super) fn parties(&self, field: &FieldId) -> Vec<Party> {
        let Some(Value::Parties(rows)) = self.answers.get(field) else {
            return Vec::new();
        };
        rows.iter()
            .filter_map(|row| {
                Some(Party {
                    kind: Coded::from_value(&row.kind)?,
                    name: row.name.trim().to_owned(),
                })
            })
            .collect()
    }

    pub(super) fn party(&self, field: &FieldId) -> Option<Party> {
        self.parties(field).into_iter().next()
    }

    /// Parents numbered from 1 in the order they were typed.
    pub(super) fn parents(&self, field: &FieldId) -> Vec<Parent> {
        let Some(Value::Parents(rows)) = self.answers.get(field) else {
            return Vec::new();
        };
        (1..)
            .zip(rows)
            .map(|(number, row)| Parent {
                number,
                name: row.name.trim().to_owned(),
                has_custody: row.has_custody,
            })
            .collect()
    }

    pub(super) fn record(&self, field: &FieldId) -> Option<&'a RecordChoice> {
        let value = self.choice(field)?;
        self.context
            .records
            .iter()
            .find(|record| super::recipe::record_value(record) == value)
    }
}
