//! The ways out of a plan: to another plan, and to a closed case.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::super::source::Source;
use super::super::{ClosingId, PhaseNumber, PlanId};
use super::{Condition, Plan};

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

impl Closing {
    /// Whether the plan offers it in this phase. A case may have come further than its plan knows: then everything is
    /// offered, because closing is possible in every phase gone through (domain 1.6 no. 27).
    pub fn is_offered(&self, plan: &Plan, phase: PhaseNumber) -> bool {
        self.phases.contains(&phase) || plan.phase(phase).is_none()
    }
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
