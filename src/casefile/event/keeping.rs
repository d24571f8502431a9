//! Keeping the file itself: placing, correcting, erasing, settling, linking and handing over.

use chrono::NaiveDate;
use uuid::Uuid;

use super::outside::ParentsAtReport;
use crate::casefile::people::PersonRef;
use crate::casefile::record::{CaseId, Moment, RecordHash};

/// See [`Event::PlacedInParnasSys`](super::Event::PlacedInParnasSys).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedInParnasSys {
    /// The records whose text was placed.
    pub records: Vec<RecordHash>,
    /// Under which title.
    pub title: String,
    /// On which day.
    pub placed_on: NaiveDate,
}

/// See [`Event::RecordCorrected`](super::Event::RecordCorrected). Both print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordCorrected {
    /// The record that is corrected.
    pub target: RecordHash,
    /// What it should say.
    pub correction: String,
    /// Why.
    pub reason: String,
}

/// See [`Event::RecordErased`](super::Event::RecordErased): the content goes; id, hash, author and dates stay.
///
/// What stays is named here, in a record that is itself hashed and signed, so that a journal without
/// the erased bytes still has its place in the order and still verifies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordErased {
    /// The record whose content was destroyed.
    pub target: RecordHash,
    /// Its id.
    pub target_id: Uuid,
    /// The records it built on.
    pub target_parents: Vec<RecordHash>,
    /// Who had written it.
    pub target_author: PersonRef,
    /// When it had happened.
    pub target_happened_at: Moment,
    /// When it had been written.
    pub target_written_at: Moment,
    /// Why (wrong child, granted AVG request).
    pub reason: String,
}

/// See [`Event::ReasonGiven`](super::Event::ReasonGiven).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReasonGiven {
    /// The deviation.
    pub target: RecordHash,
    /// The reason.
    pub reason: String,
}

/// See [`Event::ConflictSettled`](super::Event::ConflictSettled).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictSettled {
    /// The records that contradict.
    pub records: Vec<RecordHash>,
    /// The one that holds.
    pub holds: RecordHash,
    /// Why.
    pub reason: String,
}

/// See [`Event::SiblingLinked`](super::Event::SiblingLinked). Nothing is inherited, no file is merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiblingLinked {
    /// The other case.
    pub case: CaseId,
    /// How they are related, in words.
    pub relation: String,
}

/// See [`Event::CaseHandedOver`](super::Event::CaseHandedOver).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseHandedOver {
    /// To a colleague, who becomes case manager.
    Colleague {
        /// The colleague.
        to: PersonRef,
        /// Which transfer file.
        transfer: Uuid,
    },
    /// A summary to another school.
    School {
        /// The school.
        name: String,
        /// Whether the parents were told, or why not.
        parents: ParentsAtReport,
        /// When they were told.
        told_on: Option<NaiveDate>,
        /// The records whose words went along, each ticked by hand.
        items: Vec<RecordHash>,
    },
}

/// See [`Event::RetentionHeld`](super::Event::RetentionHeld).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetentionHeld {
    /// Until when.
    pub until: NaiveDate,
    /// Why.
    pub reason: String,
}
