//! What a plan asks before a move, and where a person can satisfy it.

use serde::{Deserialize, Serialize};

use super::super::progress::Finding;
use super::super::source::Source;
use super::super::{Alarm, ConditionId, DeedKind, TaskId, TopicId};

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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
    AnyOf(Vec<Self>),
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
