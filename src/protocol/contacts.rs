//! Whom to call: emergency numbers and local contacts, as data with a date on which they were last checked.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ContactId;
use super::check::{Fault, IdKind, twice};
use super::load::{PlanError, faultless, read};
use crate::direction;
use crate::order;

/// The contacts of a school, in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactList {
    /// The contacts.
    pub contacts: Vec<Contact>,
}

/// Somebody outside the school, by function and number; never a person's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Its id.
    pub id: ContactId,
    /// What it is called, in Dutch.
    #[serde(deserialize_with = "direction::read")]
    pub name: String,
    /// What to call it for, in Dutch.
    #[serde(deserialize_with = "direction::read")]
    pub purpose: String,
    /// The number as people write it; empty is a gap the school still has to fill.
    #[serde(deserialize_with = "direction::read")]
    pub number: String,
    /// When it can be reached, in Dutch; may be empty.
    #[serde(default, deserialize_with = "direction::read")]
    pub hours: String,
    /// Where the number comes from.
    #[serde(deserialize_with = "direction::read")]
    pub source: String,
    /// When somebody last checked it; `None` when nobody did.
    pub last_checked: Option<NaiveDate>,
    /// Its place on the emergency screen, from 1; `None` when it does not stand there.
    pub emergency_order: Option<u8>,
    /// Whether the school fills it in.
    pub local: bool,
}

impl ContactList {
    /// Reads a contact list.
    ///
    /// # Errors
    /// See [`PlanError`]; a malformed list is refused with every fault it has.
    pub fn load(json: &str) -> Result<Self, PlanError> {
        let list: Self = read(json)?;
        let faults = list.faults();
        faultless(list, faults)
    }

    /// The contact with this id.
    pub fn contact(&self, id: &ContactId) -> Option<&Contact> {
        self.contacts.iter().find(|contact| contact.id == *id)
    }

    /// The contacts of the emergency screen, in its order; a gap among them is left out.
    pub fn emergency(&self) -> Vec<&Contact> {
        let mut placed: Vec<&Contact> = self
            .contacts
            .iter()
            .filter(|contact| contact.emergency_order.is_some() && !contact.is_gap())
            .collect();
        order::sort_by_key(&mut placed, |contact| contact.emergency_order);
        placed
    }

    /// The contacts that nobody has filled in.
    pub fn gaps(&self) -> impl Iterator<Item = &Contact> {
        self.contacts.iter().filter(|contact| contact.is_gap())
    }

    fn faults(&self) -> Vec<Fault> {
        let mut ids = self.contacts.iter().map(|contact| contact.id.to_string());
        let again = twice(&mut ids).map(|id| Fault::DuplicateId {
            kind: IdKind::Contact,
            id,
        });
        let own = self.contacts.iter().flat_map(Contact::faults);
        again.chain(own).collect()
    }
}

impl Contact {
    /// Whether it still has to be filled in: visible in the settings, not at 15:10 on the acute day.
    pub fn is_gap(&self) -> bool {
        self.number.trim().is_empty()
    }

    /// The number as a telephone takes it: digits, and a leading plus.
    pub fn dialled(&self) -> String {
        self.number
            .chars()
            .filter(|character| character.is_ascii_digit() || *character == '+')
            .collect()
    }

    fn faults(&self) -> Vec<Fault> {
        let at = format!("contact {}", self.id);
        let texts = [
            ("name", &self.name),
            ("purpose", &self.purpose),
            ("source", &self.source),
        ];
        let mut faults: Vec<Fault> = texts
            .into_iter()
            .filter(|(_, text)| text.trim().is_empty())
            .map(|(field, _)| Fault::EmptyText {
                at: at.clone(),
                field,
            })
            .collect();
        let is_dialled = |character: char| character.is_ascii_digit() || " -+".contains(character);
        if self.is_gap() && !self.local {
            faults.push(Fault::EmptyText {
                at,
                field: "number",
            });
        }
        if !self.number.chars().all(is_dialled) {
            faults.push(Fault::NotDiallable {
                contact: self.id.clone(),
            });
        }
        faults
    }
}
