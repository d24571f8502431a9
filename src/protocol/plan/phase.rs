//! One phase of a plan: who carries it, what is done in it, and what is asked before it is left.

use std::collections::BTreeSet;

use super::super::progress::Finding;
use super::super::source::Source;
use super::super::{PhaseNumber, Role};
use super::{Condition, Note, Task};

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

impl Phase {
    /// The sources of everything but its tasks and conditions.
    pub(super) fn own_sources(&self) -> impl Iterator<Item = &Source> {
        let notes = self.entry.iter().chain(&self.notes);
        notes
            .flat_map(|note| &note.sources)
            .chain(&self.responsible.sources)
            .chain(self.case_manager.iter().flat_map(|rule| &rule.sources))
            .chain(&self.report_authors.sources)
            .chain(&self.closed_by.sources)
    }
}
