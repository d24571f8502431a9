//! What was agreed and arranged, and whether it happened.

use chrono::NaiveDate;

use crate::casefile::people::{Owner, Party};
use crate::casefile::record::RecordHash;

/// See [`Event::ActionAgreed`](super::Event::ActionAgreed).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreedAction {
    /// What will be done.
    pub what: String,
    /// By whom.
    pub owner: Owner,
    /// By when; the default is two weeks (Seed L42).
    pub due_on: NaiveDate,
}

/// How a check came out (domain 1.6 no. 12).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckOutcome {
    /// Help has started, or the action was done.
    Started,
    /// Not yet: extended, with a reason; extensions are counted.
    Extended {
        /// The new date.
        until: NaiveDate,
        /// Why.
        reason: String,
    },
    /// Not started: the next phase.
    NotStarted,
}

/// See [`Event::ActionChecked`](super::Event::ActionChecked).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionCheck {
    /// The action that was checked.
    pub action: RecordHash,
    /// How it came out.
    pub outcome: CheckOutcome,
    /// In words.
    pub explanation: String,
}

/// See [`Event::NextCheckSet`](super::Event::NextCheckSet).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextCheck {
    /// When.
    pub on: NaiveDate,
    /// What to look at.
    pub what: String,
}

/// See [`Event::HelpArranged`](super::Event::HelpArranged).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpArranged {
    /// Through whom (Seed L151).
    pub via: Party,
    /// What help.
    pub what: String,
    /// From when.
    pub starts_on: Option<NaiveDate>,
    /// What it should bring, and by when that can be measured.
    pub expected: String,
}
