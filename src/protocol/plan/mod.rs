//! A step plan that has been checked: phases, tasks, conditions, alarms, closing grounds.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::source::Source;
use super::{
    Alarm, ClosingId, ConditionId, EditionRef, ElementId, OptionId, PhaseNumber, Role, TaskId,
    TopicId,
};
use crate::order::Gather as _;

pub mod phase;

pub mod task;

pub mod condition;

pub mod alarm;

pub mod exit;

pub use alarm::{AlarmPlan, ContactRule};
pub use condition::{Condition, Need, SatisfyAt};
pub use exit::{Closing, ClosingNeed, MoveKind, PlanExit};
pub use phase::{Phase, RoleRule, RolesRule};
pub use task::{Actors, DueRule, Requirement, Task, TaskPlace, Within};

/// One edition of one step plan. Only [`check`](fn@super::check) makes one, so every id in it points somewhere.
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
    /// What is to be done in every phase (Seed L17, "vooraf aan en gedurende").
    pub throughout: Vec<Task>,
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleLabel {
    /// The role.
    pub role: Role,
    /// Its Dutch name.
    pub label: String,
    /// Roles whose presence counts as this one (domain 2.1: the aandachtsfunctionaris is usually the IB-er).
    #[serde(default)]
    pub stood_in_by: Vec<Role>,
}

/// Names that differ per school (domain 1.6 no. 35, 36; domain 2.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Labels {
    /// The title under which observations go into ParnasSys.
    pub observations_title: String,
    /// What the school calls the trajectoverleg.
    pub care_team: String,
    /// What the school calls its internal consultation form (in the seed: interne HGPD).
    pub internal_form: String,
}

/// Terms a plan suggests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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

    /// Whether a role is the one asked for, or stands in for it.
    pub fn stands_for(&self, role: Role, asked: Role) -> bool {
        let mut labels = self.roles.iter();
        let is_named = |label: &RoleLabel| label.stood_in_by.contains(&role);
        role == asked || labels.any(|label| label.role == asked && is_named(label))
    }

    /// The Dutch name of a role.
    pub fn role_label(&self, role: Role) -> Option<&str> {
        self.roles
            .iter()
            .find(|label| label.role == role)
            .map(|label| label.label.as_str())
    }

    /// Every task of the plan with the place it has there.
    pub fn tasks(&self) -> impl Iterator<Item = (TaskPlace, &Task)> {
        let throughout = self.throughout.iter();
        let of_phases = self.phases.iter().flat_map(|phase| {
            let place = TaskPlace::Phase(phase.number);
            phase.tasks.iter().map(move |task| (place, task))
        });
        let of_alarms = self.alarms.iter().flat_map(|alarm| {
            let place = TaskPlace::Alarm(alarm.alarm);
            alarm.tasks.iter().map(move |task| (place, task))
        });
        throughout
            .map(|task| (TaskPlace::Throughout, task))
            .chain(of_phases)
            .chain(of_alarms)
    }

    /// The task with this id, and its place.
    pub fn task(&self, id: &TaskId) -> Option<(TaskPlace, &Task)> {
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
            .gather()
    }
}
