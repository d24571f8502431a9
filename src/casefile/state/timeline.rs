//! The records of a case as they are read: each with the corrections, views and facts that came later.

use chrono::NaiveDate;
use uuid::Uuid;

use super::course::GivenReason;
use crate::casefile::event::Event;
use crate::casefile::people::PersonRef;
use crate::casefile::record::{Moment, RecordHash};
use crate::protocol::PhaseNumber;

/// One record with what was attached to it later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineEntry {
    /// The record's identity.
    pub hash: RecordHash,
    /// Its id.
    pub id: Uuid,
    /// The records it builds on.
    pub builds_on: Vec<RecordHash>,
    /// Who wrote it.
    pub author: PersonRef,
    /// When it happened.
    pub happened_at: Moment,
    /// When it was written.
    pub written_at: Moment,
    /// Which period of the case it was written in, from 0.
    pub period: usize,
    /// The period it counts in: the next one, for what was written between a closing and the reopening that came of it.
    pub counts_in: usize,
    /// The phase its writer saw the case in.
    pub written_in: PhaseNumber,
    /// What happened, or what is left of it.
    pub content: Content,
    /// Corrections, in order, also of these. The original stays as it was; both print.
    pub corrections: Vec<Correction>,
    /// Views of parents that belong to it, or to what corrects it.
    pub parent_views: Vec<ParentViewNote>,
    /// Where it was placed in ParnasSys.
    pub placements: Vec<Placement>,
    /// The reason that was given later, for a record that owed one.
    pub reason: Option<GivenReason>,
    /// For an observation: what became of its interpretation. Contradicting outcomes stand side by side.
    pub hypothesis: Vec<HypothesisOutcome>,
    /// Whether a record it builds on is not here: "eerder stuk ontbreekt".
    pub ancestor_missing: bool,
    /// Whether it says it was written before a record it builds on: "klok wijkt af".
    pub clock_behind: bool,
    /// Whether its author's signature came with it. Whether that signature is good the vault says.
    pub has_signature: bool,
}

/// What a record holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// What happened.
    Event(Event),
    /// Nothing any more: it was erased.
    Erased(Erasure),
    /// Something that is not for this reader.
    Withheld,
}

/// How a record lost its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasure {
    /// The record that erased it.
    pub record: RecordHash,
    /// Who erased it.
    pub by: PersonRef,
    /// The day it was erased.
    pub on: NaiveDate,
    /// Why.
    pub reason: String,
}

/// A correction of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The record that corrects.
    pub record: RecordHash,
    /// Who corrected.
    pub by: PersonRef,
    /// The day of the correction.
    pub on: NaiveDate,
    /// What it should say.
    pub correction: String,
    /// Why.
    pub reason: String,
}

/// A parent's correction or view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParentViewNote {
    /// The record that attaches it.
    pub record: RecordHash,
    /// Whose view.
    pub parent: String,
    /// The view, in their words.
    pub view: String,
    /// The day it was attached.
    pub on: NaiveDate,
}

/// A placing in ParnasSys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The record that says so.
    pub record: RecordHash,
    /// Under which title.
    pub title: String,
    /// On which day.
    pub on: NaiveDate,
    /// Whether whoever placed it saw every correction and view that the record has now.
    pub is_current: bool,
}

/// What became of an interpretation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HypothesisOutcome {
    /// The record that says so.
    pub record: RecordHash,
    /// Confirmed, or refuted.
    pub confirmed: bool,
    /// On what ground.
    pub explanation: String,
    /// The day it was settled.
    pub on: NaiveDate,
}

impl TimelineEntry {
    /// What happened; `None` for a record that was erased or is not for this reader.
    pub fn event(&self) -> Option<&Event> {
        match &self.content {
            Content::Event(event) => Some(event),
            Content::Erased(_) | Content::Withheld => None,
        }
    }

    /// Whether it stands in ParnasSys as it reads now.
    pub fn is_placed(&self) -> bool {
        self.placements.iter().any(|placed| placed.is_current)
    }

    /// Its reason as it stands: given at once, else later; empty while it is owed.
    pub fn why<'a>(&'a self, at_once: &'a str) -> &'a str {
        let later = self.reason.as_ref().map_or("", |given| given.text.trim());
        Some(at_once.trim())
            .filter(|why| !why.is_empty())
            .unwrap_or(later)
    }

    /// The local day it happened.
    pub fn happened_on(&self) -> NaiveDate {
        self.happened_at.date_naive()
    }

    /// The local day it was written.
    pub fn written_on(&self) -> NaiveDate {
        self.written_at.date_naive()
    }

    /// How many days after it happened it was written, where that was on a later day: a later addition, wherever it is told.
    pub fn days_later(&self) -> Option<i64> {
        let days = (self.written_on() - self.happened_on()).num_days();
        (days > 0).then_some(days)
    }
}
