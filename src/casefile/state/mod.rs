//! What a case has come to: the outcome of folding its journal.

mod agreement;
mod conflict;
mod course;
mod danger_told;
mod reading;
mod timeline;

use chrono::NaiveDate;

use super::event::{Event, SiblingLinked};
use super::people::{Parent, PersonRef, Pupil};
use super::record::{CaseId, RecordHash};
use crate::protocol::{Alarm, EditionRef, PhaseNumber};

pub use agreement::{Agreement, AgreementOutcome, Check, Extension};
pub use conflict::{Claim, Conflict, Matter, Says};
pub use course::{Deviation, GivenReason, Period, RaisedAlarm, Status, Stay, StayReason};
pub use danger_told::DangerTold;
pub(super) use reading::spoken_of;
pub use reading::{ParentLedger, answers_for_parents};
pub use timeline::{
    Content, Correction, Erasure, HypothesisOutcome, ParentViewNote, Placement, TimelineEntry,
};

/// One case, as its records tell it. [`fold`](super::fold()) makes it; nothing in it can be changed but by a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseFile {
    pub(super) id: CaseId,
    pub(super) opening: Option<Opening>,
    pub(super) plan: Option<EditionRef>,
    pub(super) status: Status,
    pub(super) phase: PhaseNumber,
    pub(super) periods: Vec<Period>,
    pub(super) alarms: Vec<RaisedAlarm>,
    pub(super) danger_told: Option<DangerTold>,
    pub(super) responsible: Option<PersonRef>,
    pub(super) case_manager: Option<PersonRef>,
    pub(super) timeline: Vec<TimelineEntry>,
    pub(super) agreements: Vec<Agreement>,
    pub(super) next_check: Option<NextCheckDue>,
    pub(super) deviations: Vec<Deviation>,
    pub(super) siblings: Vec<SiblingLinked>,
    pub(super) retention: Option<RetentionHold>,
    pub(super) conflicts: Vec<Conflict>,
    pub(super) heads: Vec<RecordHash>,
}

/// How the case began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The record that opened it.
    pub record: RecordHash,
    /// The day it was opened.
    pub on: NaiveDate,
    /// The child.
    pub pupil: Pupil,
    /// Parents and carers as far as known then.
    pub parents: Vec<Parent>,
    /// Who carried it at the start.
    pub responsible: PersonRef,
    /// Members who may not read it.
    pub excluded: Vec<PersonRef>,
}

/// The next check ("vinger aan de pols").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextCheckDue {
    /// When. Of concurrent dates the earliest holds.
    pub on: NaiveDate,
    /// What to look at.
    pub what: String,
    /// The record that set it.
    pub record: RecordHash,
}

/// Destruction put off. Of several the furthest holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetentionHold {
    /// Until when.
    pub until: NaiveDate,
    /// Why.
    pub reason: String,
    /// The record that put it off.
    pub record: RecordHash,
}

impl CaseFile {
    /// The case.
    pub fn id(&self) -> CaseId {
        self.id
    }

    /// How it began; `None` while the opening record is missing.
    pub fn opening(&self) -> Option<&Opening> {
        self.opening.as_ref()
    }

    /// The child; `None` while the opening record is missing.
    pub fn pupil(&self) -> Option<&Pupil> {
        self.opening.as_ref().map(|opening| &opening.pupil)
    }

    /// Parents and carers as the opening names them.
    pub fn parents(&self) -> &[Parent] {
        self.opening
            .as_ref()
            .map_or(&[], |opening| opening.parents.as_slice())
    }

    /// Members who may not read the case (own child, conflict of interest).
    pub fn excluded(&self) -> &[PersonRef] {
        self.opening
            .as_ref()
            .map_or(&[], |opening| opening.excluded.as_slice())
    }

    /// The plan and edition the case follows. While plans conflict it is the last one in the order;
    /// [`CaseFile::plan_in`] finds the strictest.
    pub fn plan(&self) -> Option<&EditionRef> {
        self.plan.as_ref()
    }

    /// Whether the case runs. While closing conflicts with something else, it is open.
    pub fn status(&self) -> Status {
        self.status
    }

    /// Whether the case runs.
    pub fn is_open(&self) -> bool {
        self.status == Status::Open
    }

    /// The phase; while phase changes conflict, the higher one.
    pub fn phase(&self) -> PhaseNumber {
        self.phase
    }

    /// The periods of the case: the first from its opening, a next one from each reopening.
    pub fn periods(&self) -> &[Period] {
        &self.periods
    }

    /// The stays of the running, or last, period.
    pub fn stays(&self) -> &[Stay] {
        self.periods
            .last()
            .map_or(&[], |period| period.stays.as_slice())
    }

    /// Every alarm that was ever raised, cleared or not.
    pub fn alarms(&self) -> &[RaisedAlarm] {
        &self.alarms
    }

    /// Whether this alarm stands. While raising and clearing conflict, it does.
    pub fn alarm_stands(&self, alarm: Alarm) -> bool {
        self.alarms
            .iter()
            .any(|raised| raised.alarm == alarm && raised.cleared.is_none())
    }

    /// Danger that a record tells of and that nobody raised or answered for since: the most pressing.
    pub fn danger_told(&self) -> Option<DangerTold> {
        self.danger_told
    }

    /// Who carries the case: the case manager, or before there is one whoever opened it for themselves or another.
    /// `None` only for a case without any record.
    pub fn responsible(&self) -> Option<&PersonRef> {
        self.case_manager.as_ref().or(self.responsible.as_ref())
    }

    /// The case manager, if one was appointed. While appointments conflict it is the last one in the order,
    /// and the conflict names them all.
    pub fn case_manager(&self) -> Option<&PersonRef> {
        self.case_manager.as_ref()
    }

    /// Every record in the journal's order, with what was attached to it later.
    pub fn timeline(&self) -> &[TimelineEntry] {
        &self.timeline
    }

    /// One record by its hash.
    pub fn entry(&self, record: RecordHash) -> Option<&TimelineEntry> {
        self.timeline.iter().find(|entry| entry.hash == record)
    }

    /// Every event that is still here, with its entry, in order.
    pub fn events(&self) -> impl DoubleEndedIterator<Item = (&TimelineEntry, &Event)> {
        self.timeline
            .iter()
            .filter_map(|entry| Some((entry, entry.event()?)))
    }

    /// What was agreed, and what came of it.
    pub fn agreements(&self) -> &[Agreement] {
        &self.agreements
    }

    /// The next check; an open case without one is an error state (domain 1.5).
    pub fn next_check(&self) -> Option<&NextCheckDue> {
        self.next_check.as_ref()
    }

    /// Every deviation from the plan, with its reason or still owing one. They never disappear.
    pub fn deviations(&self) -> &[Deviation] {
        &self.deviations
    }

    /// The deviations that still owe their reason.
    pub fn reasons_owed(&self) -> impl Iterator<Item = &Deviation> {
        self.deviations
            .iter()
            .filter(|deviation| deviation.reason.is_none())
    }

    /// Cases of sisters and brothers that were linked (domain 1.6 no. 32).
    pub fn siblings(&self) -> &[SiblingLinked] {
        &self.siblings
    }

    /// Destruction put off, if it was.
    pub fn retention_hold(&self) -> Option<&RetentionHold> {
        self.retention.as_ref()
    }

    /// Concurrent decisions that contradict and that nobody has settled yet.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// The open conflict about this matter.
    pub fn conflict_about(&self, matter: Matter) -> Option<&Conflict> {
        self.conflicts
            .iter()
            .find(|conflict| conflict.matter == matter)
    }

    /// The heads of the journal it was folded from: what the next record builds on.
    pub fn heads(&self) -> &[RecordHash] {
        &self.heads
    }

    /// Whether any record stands in it.
    pub fn is_empty(&self) -> bool {
        self.timeline.is_empty()
    }
}
