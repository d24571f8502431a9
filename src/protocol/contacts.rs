//! Whom to call: emergency numbers and local contacts, as data with a date on which they were last checked.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ContactId;

/// Somebody outside the school, by function and number; never a person's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Its id.
    pub id: ContactId,
    /// What it is called, in Dutch.
    pub name: String,
    /// What to call it for, in Dutch.
    pub purpose: String,
    /// The number as people write it; empty is a gap the school still has to fill.
    pub number: String,
    /// When it can be reached, in Dutch; may be empty.
    #[serde(default)]
    pub hours: String,
    /// Where the number comes from.
    pub source: String,
    /// When somebody last checked it; `None` when nobody did.
    pub last_checked: Option<NaiveDate>,
    /// Its place on the emergency screen, from 1; `None` when it does not stand there.
    pub emergency_order: Option<u8>,
    /// Whether the school fills it in.
    pub local: bool,
}
