//! What a case has come to: the outcome of folding its journal.

mod agreement;
mod conflict;
mod course;
mod timeline;

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};

use super::event::{Event, SafeHomeReport, SiblingLinked, Weighing};
use super::people::{Parent, PersonRef, Pupil};
use super::record::{CaseId, RecordHash};
use crate::protocol::plan::MoveKind;
use crate::protocol::{Alarm, EditionRef, PhaseNumber, Plan, TopicId};

pub use agreement::{Agreement, AgreementOutcome, Check, Extension};
pub use conflict::{Claim, Conflict, Matter, Says};
pub use course::{Deviation, GivenReason, Period, RaisedAlarm, Status, Stay, StayReason};
pub use timeline::{
    Content, Correction, Erasure, HypothesisOutcome, ParentViewNote, Placement, TimelineEntry,
};

/// One case, as its records tell it. [`fold`](super::fold) makes it; nothing in it can be changed but by a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseFile {
    pub(super) id: CaseId,
    pub(super) opening: Option<Opening>,
    pub(super) plan: Option<EditionRef>,
    pub(super) status: Status,
    pub(super) phase: PhaseNumber,
    pub(super) periods: Vec<Period>,
    pub(super) alarms: Vec<RaisedAlarm>,
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

/// What one parent was told, and what not (peers N05).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParentLedger<'a> {
    /// The name; as in the opening, or as a telling names it.
    pub name: &'a str,
    /// What the opening says of this parent, if it names them.
    pub parent: Option<&'a Parent>,
    /// The tellings in which this parent is named.
    pub tellings: Vec<&'a TimelineEntry>,
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

    /// The editions the case may be following: one, or more while choices of a plan conflict.
    pub fn plan_candidates(&self) -> Vec<&EditionRef> {
        let claims = self
            .conflicts
            .iter()
            .filter(|conflict| conflict.matter == Matter::Plan)
            .flat_map(|conflict| &conflict.claims);
        let mut candidates: Vec<&EditionRef> = claims
            .filter_map(|claim| match &claim.says {
                Says::Plan(edition) => Some(edition),
                _ => None,
            })
            .collect();
        if candidates.is_empty() {
            candidates.extend(&self.plan);
        }
        candidates
    }

    /// The plan to follow among those known here; `None` when the edition is not known.
    ///
    /// While choices of a plan conflict, the strictest holds: the one that the others escalate to.
    pub fn plan_in<'a>(&self, plans: &'a [Plan]) -> Option<&'a Plan> {
        let known: Vec<&Plan> = self
            .plan_candidates()
            .into_iter()
            .filter_map(|edition| plans.iter().find(|plan| plan.edition == *edition))
            .collect();
        let escalates_to = |from: &Plan, to: &Plan| {
            from.exits
                .iter()
                .any(|exit| exit.plan == to.edition.plan && exit.kind == MoveKind::Escalation)
        };
        let own = self.plan.as_ref();
        known
            .iter()
            .find(|plan| {
                known
                    .iter()
                    .any(|other| escalates_to(other, plan) && !escalates_to(plan, other))
                    && !known.iter().any(|other| escalates_to(plan, other))
            })
            .or_else(|| known.iter().find(|plan| Some(&plan.edition) == own))
            .or_else(|| known.first())
            .copied()
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

    /// The day from which the file may be destroyed, for a term in years that the school sets (domain 3.2).
    /// `None` while the case runs.
    pub fn destroy_from(&self, term_years: u16) -> Option<NaiveDate> {
        let ended_on = match self.status {
            Status::Open => return None,
            Status::Closed { on, .. } | Status::HandedOver { on } => on,
        };
        let term = Months::new(u32::from(term_years) * 12);
        let after_term = ended_on.checked_add_months(term).unwrap_or(NaiveDate::MAX);
        let held = self.retention.as_ref().map(|hold| hold.until);
        Some(held.map_or(after_term, |until| until.max(after_term)))
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

    /// Every topic spoken of with parents, child or in a telling, with the records that say so.
    pub fn topics(&self) -> BTreeMap<&TopicId, Vec<RecordHash>> {
        let mut topics: BTreeMap<&TopicId, Vec<RecordHash>> = BTreeMap::new();
        for (entry, event) in self.events() {
            let spoken = match event {
                Event::ConversationHeld(conversation) => &conversation.topics,
                Event::ParentsInformed(informed) => &informed.topics,
                _ => continue,
            };
            for topic in spoken {
                topics.entry(topic).or_default().push(entry.hash);
            }
        }
        topics
    }

    /// The last weighing that was recorded.
    pub fn weighing(&self) -> Option<(&TimelineEntry, &Weighing)> {
        self.events().rev().find_map(|(entry, event)| match event {
            Event::WeighingRecorded(weighing) => Some((entry, weighing)),
            _ => None,
        })
    }

    /// Reports to Veilig Thuis that no feedback answers yet.
    ///
    /// Feedback that names no report answers the only one waiting; if several wait, each stays open.
    pub fn feedback_awaited(&self) -> Vec<(&TimelineEntry, &SafeHomeReport)> {
        let mut awaited: Vec<(&TimelineEntry, &SafeHomeReport)> = Vec::new();
        for (entry, event) in self.events() {
            match event {
                Event::SafeHomeReported(report) => awaited.push((entry, report)),
                Event::SafeHomeFeedbackReceived(feedback) => match feedback.report {
                    Some(report) => awaited.retain(|(entry, _)| entry.hash != report),
                    None if awaited.len() == 1 => awaited.clear(),
                    None => {}
                },
                _ => {}
            }
        }
        awaited
    }

    /// What each parent was told: those of the opening first, then others that a telling names.
    pub fn parent_ledger(&self) -> Vec<ParentLedger<'_>> {
        let mut ledger: Vec<ParentLedger<'_>> = self
            .parents()
            .iter()
            .map(|parent| ParentLedger {
                name: &parent.name,
                parent: Some(parent),
                tellings: Vec::new(),
            })
            .collect();
        for (entry, event) in self.events() {
            let Event::ParentsInformed(informed) = event else {
                continue;
            };
            for name in &informed.parents {
                match ledger.iter_mut().find(|line| line.name == name) {
                    Some(line) => line.tellings.push(entry),
                    None => ledger.push(ParentLedger {
                        name,
                        parent: None,
                        tellings: vec![entry],
                    }),
                }
            }
        }
        ledger
    }
}
