//! What a plan says of the parallel alarms.

use super::super::source::Source;
use super::super::{Alarm, ContactId, PhaseNumber, PlanId};
use super::{Note, RoleRule, Statement, Task};

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

impl AlarmPlan {
    /// The sources of everything but its tasks.
    pub(super) fn own_sources(&self) -> impl Iterator<Item = &Source> {
        self.trigger
            .sources
            .iter()
            .chain(self.case_manager.iter().flat_map(|rule| &rule.sources))
            .chain(self.contacts.iter().flat_map(|rule| &rule.sources))
            .chain(self.notes.iter().flat_map(|note| &note.sources))
    }
}
