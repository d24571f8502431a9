//! A step plan that has been checked: phases, tasks, conditions, alarms, closing grounds.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::source::Source;
use super::{
    Alarm, ClosingId, ConditionId, ContactId, DeedKind, EditionRef, ElementId, OptionId,
    PhaseNumber, PlanId, Role, StatutoryStep, TaskId, TopicId, progress::Finding,
};

/// One edition of one step plan. Only [`check`](super::check) makes one, so every id in it points somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Which plan, and which edition of it.
    pub edition: EditionRef,
    /// The first day it may be used.
    pub valid_from: NaiveDate,
    /// The last day it may be used for a new case; `None` while it is current.
    pub valid_until: Option<NaiveDate>,
    /// What it is called.
    pub title: Statement,
    /// Which text it follows, in words.
    pub follows: String,
    /// What must be known to read it: definitions, where the school's own text is kept, how phases follow.
    pub definitions: Vec<Note>,
    /// The roles it speaks of and what the school calls them.
    pub roles: Vec<RoleLabel>,
    /// Names the school may change.
    pub labels: Labels,
    /// Terms it suggests; the school's own go before them.
    pub terms: SuggestedTerms,
    /// Choices it leaves to the school.
    pub options: Vec<Choice>,
    /// What must be spoken of.
    pub topics: Vec<Topic>,
    /// The phases, by rising number.
    pub phases: Vec<Phase>,
    /// The parallel alarms.
    pub alarms: Vec<AlarmPlan>,
    /// The other plans a case may go to from this one.
    pub exits: Vec<PlanExit>,
    /// The grounds on which a case may be closed.
    pub closings: Vec<Closing>,
}

/// A sentence with its sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The sentence, in Dutch.
    pub text: String,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// A sentence that can be pointed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its id within the plan.
    pub id: String,
    /// The sentence, in Dutch.
    pub text: String,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// What the school calls a role, and who stands in for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleLabel {
    /// The role.
    pub role: Role,
    /// Its Dutch name.
    pub label: String,
    /// Roles whose presence counts as this one (domain 2.1: the aandachtsfunctionaris is usually the IB-er).
    pub stood_in_by: Vec<Role>,
}

/// Names that differ per school (domain 1.6 no. 35, 36; domain 2.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    /// The title under which observations go into ParnasSys.
    pub observations_title: String,
    /// What the school calls the trajectoverleg.
    pub care_team: String,
    /// What the school calls its internal consultation form (in the seed: interne HGPD).
    pub internal_form: String,
}

/// Terms a plan suggests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SuggestedTerms {
    /// School days after the first observation within which the IB-er is spoken to (domain 1.5).
    pub discuss_within_school_days: u16,
    /// Days until an agreed action is due (Seed L42).
    pub action_due_days: u16,
}

/// A choice the plan leaves to the school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its id; [`Task::option`] points at it.
    pub id: OptionId,
    /// The question, in Dutch.
    pub text: String,
    /// What holds until the school says otherwise.
    pub default: bool,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// Something that must be spoken of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its id, the same in every plan.
    pub id: TopicId,
    /// The topic, in Dutch.
    pub text: String,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// One phase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// Its number.
    pub number: PhaseNumber,
    /// Its name, such as "Fase 2".
    pub title: String,
    /// The situations in which a case comes here.
    pub entry: Vec<Note>,
    /// Who carries the case here (domain 1.6 no. 5).
    pub responsible: RoleRule,
    /// Who is case manager here, if anybody.
    pub case_manager: Option<RoleRule>,
    /// Who writes the step reports; shown, never blocking.
    pub report_authors: RolesRule,
    /// Who decides on closing; shown, never blocking (domain 1.6 no. 27).
    pub closed_by: RolesRule,
    /// What is to be done.
    pub tasks: Vec<Task>,
    /// What the plan asks before the case leaves this phase forward.
    pub conditions: Vec<Condition>,
    /// Findings upon which the plan calls for the next phase ("Zo niet, fase 2").
    pub called_on: BTreeSet<Finding>,
    /// The phases it leads to.
    pub next: Vec<PhaseNumber>,
    /// What others do here, and other things to know.
    pub notes: Vec<Note>,
}

/// One role, with its sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleRule {
    /// The role.
    pub role: Role,
    /// Where that comes from.
    pub sources: Vec<Source>,
}

/// One or more roles, with their sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RolesRule {
    /// The roles, the usual one first.
    pub roles: Vec<Role>,
    /// Where that comes from.
    pub sources: Vec<Source>,
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its id within the plan.
    pub id: TaskId,
    /// What to do, in Dutch.
    pub text: String,
    /// How, or what to watch for, in Dutch; may be empty.
    pub explanation: String,
    /// The kinds of deed that do it; empty only for an attitude, which no record proves.
    pub deeds: Vec<DeedKind>,
    /// Who does it.
    pub actors: Actors,
    /// Whether it is asked, offered, or goes on.
    pub requirement: Requirement,
    /// How often at least.
    pub minimum: u16,
    /// Which deeds count.
    pub within: Within,
    /// For placing in ParnasSys: the kinds of deed each of which must be placed.
    pub places: Vec<DeedKind>,
    /// What must have been spoken of.
    pub topics: Vec<TopicId>,
    /// By when.
    pub due: Option<DueRule>,
    /// Tasks to do first.
    pub waits_for: Vec<TaskId>,
    /// Tasks that do instead.
    pub instead: Vec<TaskId>,
    /// Only asked once this was found.
    pub when: Option<Finding>,
    /// Only there when the school chose so.
    pub option: Option<OptionId>,
    /// Whether it stays owed after the phase is left (Seed L22-23: "van alle stappen").
    pub stays_owed: bool,
    /// The statutory steps it proves (domain 2.3).
    pub proves: Vec<StatutoryStep>,
    /// Contacts it needs.
    pub contacts: Vec<ContactId>,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// Who does a task.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actors {
    /// All of these take part, or it does not count ("samen", Seed L52).
    pub together: Vec<Role>,
    /// At least one of these takes part, or it does not count.
    pub one_of: Vec<Role>,
    /// Who usually does it; somebody else's counts too (domain 1.6 no. 31) and is shown as such.
    pub usually: Vec<Role>,
}

/// Whether a task is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Requirement {
    /// The plan asks it.
    Required,
    /// It goes on as long as the phase does; it is never finished.
    Continuous,
    /// The plan offers it.
    Optional,
}

/// Which deeds count for a task.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Within {
    /// Deeds done in the task's own phase.
    #[default]
    Phase,
    /// Deeds done at any time in this case.
    Case,
}

/// How the day on which something is due follows from the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "kebab-case", deny_unknown_fields)]
pub enum DueRule {
    /// The day the alarm was raised (Seed L93, L95).
    SameDay,
    /// Some school days after the first observation; how many is a term (Seed L21, "z.s.m.").
    SchoolDaysAfterFirstObservation,
    /// This many days after the phase was entered, or the alarm raised.
    DaysAfterEntering {
        /// How many days.
        days: u16,
    },
}

/// What the plan asks before a move. It never blocks an escalation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Its id within the plan; a deviation names it.
    pub id: ConditionId,
    /// What is asked, in Dutch.
    pub text: String,
    /// When it is met.
    pub need: Need,
    /// Where it can be satisfied.
    pub satisfy_at: SatisfyAt,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// When a condition is met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// This task was done often enough by the right people, whatever was spoken of.
    Task(TaskId),
    /// This was spoken of in this phase.
    Topic(TopicId),
    /// This was found.
    Finding(Finding),
    /// This alarm is not raised.
    NoAlarm(Alarm),
    /// One of these holds.
    AnyOf(Vec<Need>),
}

/// Where a person goes to satisfy a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SatisfyAt {
    /// By recording this kind of deed.
    Record(DeedKind),
    /// By clearing this alarm.
    ClearAlarm(Alarm),
}

/// What a plan says of an alarm (Seed L92-103).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlarmPlan {
    /// Which alarm.
    pub alarm: Alarm,
    /// When to raise it, in Dutch.
    pub trigger: Statement,
    /// Who becomes case manager, at once.
    pub case_manager: Option<RoleRule>,
    /// What is to be done, the same day.
    pub tasks: Vec<Task>,
    /// The contacts to reach, most urgent first.
    pub contacts: Vec<ContactRule>,
    /// The plan it proposes to go to (domain 1.6 no. 6).
    pub proposes_plan: Option<PlanId>,
    /// Where the case goes on when it is cleared after a report (domain 1.6 no. 7).
    pub after_report: Option<PhaseNumber>,
    /// What others do, and other things to know.
    pub notes: Vec<Note>,
}

/// A contact an alarm points at, instead of a number in the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactRule {
    /// Which contact.
    pub contact: ContactId,
    /// Where that comes from.
    pub sources: Vec<Source>,
}

/// Another plan a case may go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanExit {
    /// The plan.
    pub plan: PlanId,
    /// Whether it waits for a reason.
    pub kind: MoveKind,
    /// When to go there, in Dutch.
    pub text: String,
    /// What is asked before.
    pub conditions: Vec<Condition>,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// Whether a move may wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MoveKind {
    /// Towards more help: never blocked, not by an unmet condition and not by an empty reason.
    Escalation,
    /// It waits for its reason, and for nothing else.
    NeedsReason,
}

/// A ground on which a case may be closed (domain 1.6 no. 27, 28).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// Its id.
    pub id: ClosingId,
    /// The ground, in Dutch.
    pub text: String,
    /// The phases in which it is offered.
    pub phases: BTreeSet<PhaseNumber>,
    /// What must be written down.
    pub requires: BTreeSet<ClosingNeed>,
    /// What is asked before; shown, never blocking.
    pub conditions: Vec<Condition>,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// What closing must write down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClosingNeed {
    /// Why.
    Reason,
    /// What works.
    WhatWorks,
    /// When to look once more.
    AfterCheck,
    /// Who decided.
    DecidedBy,
}

impl Plan {
    /// The phase with this number.
    pub fn phase(&self, number: PhaseNumber) -> Option<&Phase> {
        self.phases.iter().find(|phase| phase.number == number)
    }

    /// What the plan says of this alarm.
    pub fn alarm(&self, alarm: Alarm) -> Option<&AlarmPlan> {
        self.alarms.iter().find(|plan| plan.alarm == alarm)
    }

    /// The topic with this id.
    pub fn topic(&self, id: &TopicId) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == *id)
    }

    /// The closing ground with this id.
    pub fn closing(&self, id: &ClosingId) -> Option<&Closing> {
        self.closings.iter().find(|closing| closing.id == *id)
    }

    /// The Dutch name of a role.
    pub fn role_label(&self, role: Role) -> Option<&str> {
        self.roles
            .iter()
            .find(|label| label.role == role)
            .map(|label| label.label.as_str())
    }

    /// Every task of the plan with the phase it belongs to; those of alarms belong to none.
    pub fn tasks(&self) -> impl Iterator<Item = (Option<PhaseNumber>, &Task)> {
        let of_phases = self
            .phases
            .iter()
            .flat_map(|phase| phase.tasks.iter().map(|task| (Some(phase.number), task)));
        let of_alarms = self
            .alarms
            .iter()
            .flat_map(|alarm| alarm.tasks.iter().map(|task| (None, task)));
        of_phases.chain(of_alarms)
    }

    /// The task with this id, and the phase it belongs to.
    pub fn task(&self, id: &TaskId) -> Option<(Option<PhaseNumber>, &Task)> {
        self.tasks().find(|(_, task)| task.id == *id)
    }

    /// Every condition of the plan: of phases, of exits to other plans, of closing.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let of_phases = self.phases.iter().flat_map(|phase| &phase.conditions);
        let of_exits = self.exits.iter().flat_map(|exit| &exit.conditions);
        let of_closings = self.closings.iter().flat_map(|closing| &closing.conditions);
        of_phases.chain(of_exits).chain(of_closings)
    }

    /// The condition with this id.
    pub fn condition(&self, id: &ConditionId) -> Option<&Condition> {
        self.conditions().find(|condition| condition.id == *id)
    }

    /// Every source named anywhere in the plan.
    pub fn sources(&self) -> Vec<&Source> {
        let mut all: Vec<&Source> = self.title.sources.iter().collect();
        all.extend(self.definitions.iter().flat_map(|note| &note.sources));
        all.extend(self.options.iter().flat_map(|choice| &choice.sources));
        all.extend(self.topics.iter().flat_map(|topic| &topic.sources));
        all.extend(self.tasks().flat_map(|(_, task)| &task.sources));
        all.extend(self.conditions().flat_map(|condition| &condition.sources));
        all.extend(self.phases.iter().flat_map(Phase::own_sources));
        all.extend(self.alarms.iter().flat_map(AlarmPlan::own_sources));
        all.extend(self.exits.iter().flat_map(|exit| &exit.sources));
        all.extend(self.closings.iter().flat_map(|closing| &closing.sources));
        all
    }

    /// The elements of the school's text that this plan realises.
    pub fn elements(&self) -> BTreeSet<&ElementId> {
        self.sources()
            .into_iter()
            .filter_map(|source| match source {
                Source::Seed { element, .. } => Some(element),
                Source::Law(_) | Source::Guidance(_) | Source::Reading(_) | Source::School(_) => {
                    None
                }
            })
            .collect()
    }
}

impl Phase {
    /// The sources of everything but its tasks and conditions.
    fn own_sources(&self) -> impl Iterator<Item = &Source> {
        let notes = self.entry.iter().chain(&self.notes);
        notes
            .flat_map(|note| &note.sources)
            .chain(&self.responsible.sources)
            .chain(self.case_manager.iter().flat_map(|rule| &rule.sources))
            .chain(&self.report_authors.sources)
            .chain(&self.closed_by.sources)
    }
}

impl AlarmPlan {
    /// The sources of everything but its tasks.
    fn own_sources(&self) -> impl Iterator<Item = &Source> {
        self.trigger
            .sources
            .iter()
            .chain(self.case_manager.iter().flat_map(|rule| &rule.sources))
            .chain(self.contacts.iter().flat_map(|rule| &rule.sources))
            .chain(self.notes.iter().flat_map(|note| &note.sources))
    }
}

impl Actors {
    /// Every role named.
    pub fn roles(&self) -> impl Iterator<Item = Role> {
        let named = self.together.iter().chain(&self.one_of);
        named.chain(&self.usually).copied()
    }
}
