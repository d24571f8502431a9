//! The course of a case: status, periods, stays in phases, deviations and alarms.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::timeline::TimelineEntry;
use crate::casefile::event::InDanger;
use crate::casefile::people::PersonRef;
use crate::casefile::record::{Moment, RecordHash, minute_of};
use crate::protocol::{Alarm, ConditionId, PhaseNumber};

/// Whether a case runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It runs.
    Open,
    /// It was closed.
    Closed {
        /// On this day.
        on: NaiveDate,
        /// When to look once more.
        after_check_on: Option<NaiveDate>,
        /// The record that closed it.
        record: RecordHash,
    },
    /// The file went to another school.
    HandedOver {
        /// On this day.
        on: NaiveDate,
    },
}

/// A time in which the case runs: from opening or reopening until closing (domain 1.6 no. 29).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The day it began.
    pub opened_on: NaiveDate,
    /// The record that began it.
    pub record: RecordHash,
    /// The day it ended, if it did.
    pub closed_on: Option<NaiveDate>,
    /// The record that ended it: its closing, also where the file of the closed case went to another school later.
    pub ended_by: Option<RecordHash>,
    /// Every stay in a phase, in order.
    pub stays: Vec<Stay>,
}

/// One stay in one phase. One stay runs; while phase changes conflict, each of them does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stay {
    /// Which phase.
    pub phase: PhaseNumber,
    /// When it was entered; never later than it was left, also where the next move was dated back before it.
    pub entered_at: Moment,
    /// When it was left; `None` while it runs.
    pub left_at: Option<Moment>,
    /// Phases passed over to come here.
    pub skipped: Vec<PhaseNumber>,
    /// Whether the case came back here from a later phase.
    pub is_return: bool,
    /// The reason for coming here, given at once or later.
    pub reason: Option<StayReason>,
    /// The record of the entering.
    pub record: RecordHash,
    /// Of what happened in the minute of the entering: the entering itself and what builds on it. Only these came after it.
    pub begun_with: BTreeSet<RecordHash>,
}

impl Period {
    /// The place, among the stays, of the one in which a record happened. What happened before all of them belongs to
    /// the first.
    ///
    /// It goes by when things happened, so that a talk written down after a move still counts where it was held. Of what
    /// happened in the minute of a move, only what was written in sight of the move came after it.
    pub fn stay_of(&self, entry: &TimelineEntry) -> Option<usize> {
        let begun = self.stays.iter().enumerate();
        begun
            .filter(|(_, stay)| stay.has_begun_by(entry))
            .max_by_key(|(_, stay)| minute_of(stay.entered_at))
            .map(|(place, _)| place)
            .or_else(|| (!self.stays.is_empty()).then_some(0))
    }
}

impl Stay {
    fn has_begun_by(&self, entry: &TimelineEntry) -> bool {
        let (entered, happened) = (minute_of(self.entered_at), minute_of(entry.happened_at));
        entered < happened || (entered == happened && self.begun_with.contains(&entry.hash))
    }

    /// Whether it was left in a later minute than the one in which this record happened.
    pub fn was_left_after(&self, entry: &TimelineEntry) -> bool {
        self.left_at
            .is_some_and(|left_at| minute_of(entry.happened_at) < minute_of(left_at))
    }
}

/// Why a phase was entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StayReason {
    /// Given with the move.
    AtOnce(String),
    /// Given later.
    Later(GivenReason),
}

impl StayReason {
    /// The reason itself.
    pub fn text(&self) -> &str {
        match self {
            Self::AtOnce(text) => text,
            Self::Later(given) => &given.text,
        }
    }
}

/// A reason that was owed and given later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenReason {
    /// The reason.
    pub text: String,
    /// Who gave it.
    pub by: PersonRef,
    /// The day it was given.
    pub on: NaiveDate,
    /// The record that gives it.
    pub record: RecordHash,
}

/// Something that was done otherwise than the plan asks. It stays visible for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deviation {
    /// The record that deviated.
    pub record: RecordHash,
    /// The day it arose; a reason that is owed is due that day.
    pub since: NaiveDate,
    /// The conditions that were not met.
    pub unmet: Vec<ConditionId>,
    /// Phases passed over.
    pub skipped: Vec<PhaseNumber>,
    /// The reason; `None` while it is still to be given.
    pub reason: Option<StayReason>,
}

/// An alarm that was raised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RaisedAlarm {
    /// Which alarm.
    pub alarm: Alarm,
    /// When: the stamp of the emergency screen, or when it happened.
    pub raised_at: Moment,
    /// For whom; empty when not said, and for danger for staff.
    pub for_whom: Vec<InDanger>,
    /// The record that raised it.
    pub record: RecordHash,
    /// Which period of the case it was raised in, from 0.
    pub period: usize,
    /// The day it was cleared and the record that cleared it, if it was.
    pub cleared: Option<(NaiveDate, RecordHash)>,
}
