//! What a form must know of the case, the plan and the day before it can be built.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use uuid::Uuid;

use super::kind::FormKind;
use crate::casefile::people::Parent;
use crate::casefile::{CaseId, Moment, PersonRef, RecordHash};
use crate::protocol::{EditionRef, IndicatorId, PhaseNumber, TopicId};
use crate::text::Message;

/// The case, the plan and the day, as far as forms ask for them. Everything but `now` and `me` may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormContext {
    /// The moment the form is opened or saved.
    pub now: Moment,
    /// Who is writing.
    pub me: PersonRef,
    /// The school's people and everyone named in the case, in the order to show them.
    pub people: Vec<PersonRef>,
    /// Parents and carers of the case.
    pub parents: Vec<Parent>,
    /// The topics the plan asks for in this record, in this phase.
    pub topics: Vec<TopicChoice>,
    /// Items of the indicator lists that an observation can illustrate.
    pub indicators: Vec<IndicatorChoice>,
    /// The plans to choose from.
    pub plans: Vec<PlanOption>,
    /// The neutral plan a new case starts under.
    pub start_plan: Option<EditionRef>,
    /// The phases of the plan.
    pub phases: Vec<PhaseChoice>,
    /// The phase the case is in.
    pub phase: PhaseNumber,
    /// The phase that is proposed: to enter, or to go on in after danger.
    pub phase_proposed: Option<PhaseNumber>,
    /// The plan's reasons to close.
    pub closing_grounds: Vec<ClosingGround>,
    /// When an action agreed today is due by default (Seed L42: two weeks).
    pub action_due_on: Option<NaiveDate>,
    /// When a case closed today is looked at once more by default (domain 1.6 no. 27).
    pub after_check_on: Option<NaiveDate>,
    /// When to ask Veilig Thuis for feedback by default.
    pub feedback_due_on: Option<NaiveDate>,
    /// The records of the case, newest first.
    pub records: Vec<RecordChoice>,
    /// The record one came from.
    pub target: Option<RecordHash>,
    /// Other cases, for linking a sibling.
    pub cases: Vec<CaseChoice>,
    /// The edition the case can move to.
    pub edition_offer: Option<EditionOffer>,
    /// The title the school uses in ParnasSys, when it is not the usual one.
    pub placed_title: Option<String>,
    /// When the danger was stamped on the emergency screen.
    pub stamped_at: Option<Moment>,
    /// The name typed under a note from the sealed inbox.
    pub unverified_author: Option<String>,
}

impl FormContext {
    /// A context with nothing in it but the moment and the writer.
    pub fn new(now: Moment, me: PersonRef) -> Self {
        Self {
            now,
            people: vec![me.clone()],
            me,
            parents: Vec::new(),
            topics: Vec::new(),
            indicators: Vec::new(),
            plans: Vec::new(),
            start_plan: None,
            phases: Vec::new(),
            phase: PhaseNumber(0),
            phase_proposed: None,
            closing_grounds: Vec::new(),
            action_due_on: None,
            after_check_on: None,
            feedback_due_on: None,
            records: Vec::new(),
            target: None,
            cases: Vec::new(),
            edition_offer: None,
            placed_title: None,
            stamped_at: None,
            unverified_author: None,
        }
    }

    /// Today, where the writer is.
    pub fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    /// The records that wait for this form, in the order given.
    pub(super) fn waiting_for(&self, kind: FormKind) -> impl Iterator<Item = &RecordChoice> {
        self.records
            .iter()
            .filter(move |record| record.waits_for.contains(&kind))
    }
}

/// A record to point at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordChoice {
    /// Its identity.
    pub hash: RecordHash,
    /// Its id.
    pub id: Uuid,
    /// How it is called in a list: date, kind, first words.
    pub label: Message,
    /// The forms that would complete it: an open action waits for its check, a deviation for its reason. Only the
    /// records of one conflict at a time wait to be settled.
    pub waits_for: BTreeSet<FormKind>,
}

/// A topic of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicChoice {
    /// Its id in the plan file.
    pub id: TopicId,
    /// The plan's own words.
    pub label: String,
}

/// An item of an indicator list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorChoice {
    /// The item.
    pub id: IndicatorId,
    /// Its wording.
    pub label: String,
}

/// A plan to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanOption {
    /// The plan and its edition.
    pub edition: EditionRef,
    /// Its title.
    pub label: String,
    /// Whether choosing it waits for a reason: B→A does, A→B never (design 3).
    pub waits_for_reason: bool,
}

/// A phase of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhaseChoice {
    /// Its number.
    pub number: PhaseNumber,
    /// Its title in the plan.
    pub label: String,
}

/// One of the plan's reasons to close.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosingGround {
    /// Its id in the plan file.
    pub id: String,
    /// The plan's own words.
    pub label: String,
    /// Whether closing on it must say what works (Seed L173-174).
    pub asks_what_works: bool,
    /// Whether closing on it must set a day to look once more (domain 1.6 no. 27).
    pub asks_after_check: bool,
}

/// Another case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseChoice {
    /// The case.
    pub id: CaseId,
    /// The child's name and group.
    pub label: String,
}

/// A move to another edition that was previewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionOffer {
    /// From.
    pub from: EditionRef,
    /// To.
    pub to: EditionRef,
    /// Which phase becomes which.
    pub phases: Vec<(PhaseNumber, PhaseNumber)>,
}
