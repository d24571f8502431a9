//! One task of a plan: what to do, by whom, how often, by when, and what proves it.

use serde::{Deserialize, Serialize};

use super::super::progress::Finding;
use super::super::source::Source;
use super::super::{
    Alarm, ContactId, DeedKind, OptionId, PhaseNumber, Role, StatutoryStep, TaskId, TopicId,
};

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
    /// What it must come before: done after the last deed of that kind, it was done later than asked.
    pub before: Option<DeedKind>,
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

/// Where in its plan a task stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskPlace {
    /// In every phase.
    Throughout,
    /// In one phase.
    Phase(PhaseNumber),
    /// At an alarm.
    Alarm(Alarm),
}

/// Who does a task.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
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

impl Task {
    /// Whether an alarm asks it the day it is raised.
    pub fn is_asked_same_day(&self) -> bool {
        self.requirement == Requirement::Required && self.due == Some(DueRule::SameDay)
    }
}

impl Actors {
    /// Every role named.
    pub fn roles(&self) -> impl Iterator<Item = Role> {
        let named = self.together.iter().chain(&self.one_of);
        named.chain(&self.usually).copied()
    }
}
