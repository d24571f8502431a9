//! Which of today's five statutory steps a case has proven, and by which records (domain 2.3).

use std::collections::BTreeSet;

use super::plan::Plan;
use super::progress::{Evidence, Progress};
use super::{DeedKind, StatutoryStep};
use crate::order::Gather as _;

/// One statutory step and what proves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepProof {
    /// Which step.
    pub step: StatutoryStep,
    /// The records that prove it, in order; empty while it is not proven.
    pub evidence: Vec<Evidence>,
    /// The kinds of deed that could prove it, by this plan.
    pub proven_by: BTreeSet<DeedKind>,
}

/// The five steps in order.
pub const STEPS: [StatutoryStep; 5] = [
    StatutoryStep::MapIndicators,
    StatutoryStep::Consult,
    StatutoryStep::Talk,
    StatutoryStep::Weigh,
    StatutoryStep::Decide,
];

/// The five steps, each with its proof. A deed proves its step in whatever phase it was done: the steps need not be
/// taken in order, and the school's phases are not the steps (domain 0 no. 2).
pub fn statutory_steps(plan: &Plan, progress: &Progress) -> Vec<StepProof> {
    STEPS
        .into_iter()
        .map(|step| {
            let proven_by: BTreeSet<DeedKind> = plan
                .tasks()
                .filter(|(_, task)| task.proves.contains(&step))
                .flat_map(|(_, task)| task.deeds.iter().copied())
                .gather();
            let evidence = progress
                .deeds
                .iter()
                .filter(|deed| proven_by.contains(&deed.kind))
                .map(|deed| deed.evidence)
                .collect();
            StepProof {
                step,
                evidence,
                proven_by,
            }
        })
        .collect()
}

impl StepProof {
    /// Whether any record proves it.
    pub fn is_proven(&self) -> bool {
        !self.evidence.is_empty()
    }
}
