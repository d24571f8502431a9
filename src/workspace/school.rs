//! What the school has settled: its name, terms, contacts, deputies and choices. Sealed in the vault as one settings record.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::destruction::DestroyedCase;
use super::error::Error;
use super::handover::{Handover, KnownColleague, State};
use crate::direction;
use crate::protocol::calendar::Terms;
use crate::protocol::{Contact, Role};

/// The settings of one school, as stored: versioned JSON whose unknown fields are refused, never dropped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct School {
    /// The version of this layout.
    pub v: u16,
    /// The school's name.
    #[serde(deserialize_with = "direction::read")]
    pub name: String,
    /// Where the school's own protocol is kept (G-03).
    #[serde(deserialize_with = "direction::read")]
    pub own_protocol: String,
    /// Terms and holidays.
    pub terms: Terms,
    /// Minutes without a touch before the app locks, 1 to 15.
    pub lock_after_minutes: u16,
    /// Contacts as the school has them; the plan's own where it changed nothing.
    pub contacts: Vec<Contact>,
    /// Who stands in for a role when its holder is away.
    pub deputies: BTreeMap<Role, Vec<Uuid>>,
    /// Who reviewed the indicator list, and when; `None` until somebody did.
    pub indicator_review: Option<IndicatorReview>,
    /// Titles for ParnasSys, where the school uses others.
    #[serde(default, deserialize_with = "direction::read_optional")]
    pub observation_title: Option<String>,
    /// The same for step reports; `{fase}` stands for the phase.
    #[serde(default, deserialize_with = "direction::read_optional")]
    pub step_report_title: Option<String>,
    /// Whether the leerkracht keeps reading own observations and the agreed actions from fase 2 (design 5).
    pub teacher_keeps_reading: bool,
    /// Notes that were taken out of the inbox without a case, without their content.
    pub dismissed_notes: Vec<DismissedNote>,
    /// Cases that were destroyed on this device, without their content.
    #[serde(default)]
    pub destroyed_cases: Vec<DestroyedCase>,
    /// Cases that were handed over from this device, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub handovers: Vec<Handover>,
    /// Colleagues elsewhere whose keys are kept here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub colleagues: Vec<KnownColleague>,
}

/// A note that led to no case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DismissedNote {
    /// The day.
    pub on: NaiveDate,
    /// By whom.
    #[serde(deserialize_with = "direction::read")]
    pub by: String,
    /// Why.
    #[serde(deserialize_with = "direction::read")]
    pub reason: String,
}

/// Who looked at the indicator list as a professional.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorReview {
    /// The reviewer, with their profession.
    #[serde(deserialize_with = "direction::read")]
    pub by: String,
    /// The day.
    pub on: NaiveDate,
    /// Which edition of the list.
    pub edition: u16,
}

/// The layout this version writes.
pub const VERSION: u16 = 1;

/// Minutes without a touch before the app locks, until the school says otherwise.
pub const LOCK_AFTER_MINUTES: u16 = 5;

impl School {
    /// A school that has said nothing but its name.
    pub fn new(name: String, contacts: Vec<Contact>) -> Self {
        Self {
            v: VERSION,
            name,
            own_protocol: String::new(),
            terms: Terms::default(),
            lock_after_minutes: LOCK_AFTER_MINUTES,
            contacts,
            deputies: BTreeMap::new(),
            indicator_review: None,
            observation_title: None,
            step_report_title: None,
            teacher_keeps_reading: true,
            dismissed_notes: Vec::new(),
            destroyed_cases: Vec::new(),
            handovers: Vec::new(),
            colleagues: Vec::new(),
        }
    }

    /// These settings with what is only ever added, as another copy of the same school has it: what was handed over,
    /// destroyed and taken out of the inbox. A colleague's key can be let go of, and must not come back with an older copy.
    #[must_use]
    pub fn with_lists_of(mut self, other: &Self) -> Self {
        add(
            &mut self.dismissed_notes,
            &other.dismissed_notes,
            PartialEq::eq,
        );
        add(
            &mut self.destroyed_cases,
            &other.destroyed_cases,
            |one, other| (one.case, one.on) == (other.case, other.on),
        );
        for there in &other.handovers {
            let is_it = |own: &&mut Handover| own.transfer == there.transfer;
            match self.handovers.iter_mut().find(is_it) {
                Some(own) => come_as_far(own, there),
                None => self.handovers.push(there.clone()),
            }
        }
        self
    }

    /// The bytes that are sealed.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Reads the settings back.
    ///
    /// # Errors
    ///
    /// [`Error::NewerVersion`], when a later version of the program wrote them.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        serde_json::from_slice(bytes).map_err(|_unreadable| Error::NewerVersion)
    }
}

/// A handover as it stands in the copy in which it came further; where it was removed, it was in both.
fn come_as_far(own: &mut Handover, there: &Handover) {
    let how_far = |state| match state {
        State::Sent => 0,
        State::Revoked(_) => 1,
        State::Confirmed(_) => 2,
    };
    let removed_on = own.removed_on.or(there.removed_on);
    if how_far(there.state) > how_far(own.state) {
        *own = there.clone();
    }
    own.removed_on = removed_on;
}

/// Adds to a list whatever of another stands in it nowhere.
fn add<T: Clone>(own: &mut Vec<T>, others: &[T], is_same: impl Fn(&T, &T) -> bool) {
    for other in others {
        if !own.iter().any(|one| is_same(one, other)) {
            own.push(other.clone());
        }
    }
}
