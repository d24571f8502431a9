//! Agreed actions and what came of them.

use chrono::NaiveDate;

use crate::casefile::event::AgreedAction;
use crate::casefile::people::PersonRef;
use crate::casefile::record::{Moment, RecordHash};

/// An agreed action (domain 1.6 no. 12).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// The record that agreed it.
    pub record: RecordHash,
    /// What was agreed.
    pub action: AgreedAction,
    /// When it was agreed.
    pub agreed_at: Moment,
    /// When it is due now, extensions counted in. Of concurrent extensions the earlier holds.
    pub due_on: NaiveDate,
    /// Every extension, so that drifting is seen.
    pub extensions: Vec<Extension>,
    /// Every check, in order.
    pub checks: Vec<Check>,
    /// What came of it; while checks conflict, the strictest.
    pub outcome: AgreementOutcome,
}

/// What came of an agreed action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AgreementOutcome {
    /// Help has started, or it was done.
    Started {
        /// The day that was judged.
        on: NaiveDate,
    },
    /// Not judged yet, or extended.
    Pending,
    /// It did not start.
    NotStarted {
        /// The day that was judged.
        on: NaiveDate,
    },
}

/// One extension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    /// The record that extended it.
    pub record: RecordHash,
    /// Until when.
    pub until: NaiveDate,
    /// Why.
    pub reason: String,
    /// Who extended it.
    pub by: PersonRef,
    /// The day it was extended.
    pub on: NaiveDate,
}

/// One check ("vinger aan de pols").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The record of the check.
    pub record: RecordHash,
    /// The day of the check.
    pub on: NaiveDate,
    /// Who checked.
    pub by: PersonRef,
}
