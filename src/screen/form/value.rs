//! What was answered, complete or not: it is also the draft that is sealed when the page locks.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::field::FieldId;
use crate::order;
use crate::protocol::Role;

/// The answers of one form. A field that nobody touched is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Values(BTreeMap<FieldId, Value>);

impl Values {
    /// The answer to one field.
    pub fn get(&self, field: &FieldId) -> Option<&Value> {
        self.0.get(field)
    }

    /// Sets the answer to one field; an empty answer is no answer.
    pub fn set(&mut self, field: FieldId, value: Value) {
        if value.is_empty() {
            self.unset(&field);
        } else {
            self.0.insert(field, value);
        }
    }

    /// Takes an answer away.
    pub fn unset(&mut self, field: &FieldId) {
        order::take_out(&mut self.0, field);
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(FieldId, Value)> for Values {
    fn from_iter<I: IntoIterator<Item = (FieldId, Value)>>(answers: I) -> Self {
        let mut values = Self::default();
        for (field, value) in answers {
            values.set(field, value);
        }
        values
    }
}

/// One answer, in the shape its input gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// Of a line or a text, as typed.
    Text(String),
    /// Of a date.
    Date(NaiveDate),
    /// Of a moment; either half may still be missing.
    Moment {
        /// The local day.
        date: Option<NaiveDate>,
        /// The local time.
        time: Option<NaiveTime>,
    },
    /// Of a choice: the option's value.
    Choice(String),
    /// Of checks: the values of the options that are on.
    Checks(BTreeSet<String>),
    /// Of people.
    People {
        /// Those from the list.
        known: BTreeSet<Uuid>,
        /// Those who were added by hand.
        others: Vec<OtherPerson>,
    },
    /// Of outside parties.
    Parties(Vec<PartyRow>),
    /// Of parents and carers.
    Parents(Vec<ParentRow>),
}

impl Value {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) | Self::Choice(text) => text.trim().is_empty(),
            Self::Date(_) => false,
            Self::Moment { date, time } => date.is_none() && time.is_none(),
            Self::Checks(on) => on.is_empty(),
            Self::People { known, others } => known.is_empty() && others.is_empty(),
            Self::Parties(rows) => rows.is_empty(),
            Self::Parents(rows) => rows.is_empty(),
        }
    }
}

/// Somebody of the school who is not in the list of this device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherPerson {
    /// A fresh id, made by the page when the row was added, so that it stays the same in the draft.
    pub id: Uuid,
    /// Full name.
    pub name: String,
    /// Role; `None` until chosen.
    pub role: Option<Role>,
}

/// One outside party.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyRow {
    /// The value of the chosen kind; empty until chosen.
    pub kind: String,
    /// Name of person or organisation; may stay empty.
    pub name: String,
}

/// One parent or carer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParentRow {
    /// Full name.
    pub name: String,
    /// Custody, if known.
    pub has_custody: Option<bool>,
}
