//! Which of today's five statutory steps a case has proven, and by which records (domain 2.3).

use std::collections::BTreeSet;

use super::plan::{Plan, TaskPlace};
use super::progress::{Deed, Evidence, Progress};
use super::{DeedKind, StatutoryStep};
use crate::order::Gather as _;

/// One statutory step and what proves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepProof {
    /// Which step.
    pub step: StatutoryStep,
    /// The records that prove it, in order; empty while it is not proven.
    pub evidence: Vec<Evidence>,
    /// Consultations that would prove it, had somebody else taken part.
    pub alone: Vec<Evidence>,
    /// The kinds of deed that could prove it now, by this plan; what only an alarm asks while it stands.
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

/// The five steps, each with its proof. A deed that a phase asks proves its step in whatever phase it was done: the steps
/// need not be taken in order, and the school's phases are not the steps (domain 0 no. 2). What was done when the case was
/// over proves nothing of it. What only an alarm asks proves
/// a step only while that alarm stood: calling Veilig Thuis in danger is consulting, and a report made without danger
/// decides and consults nobody (domain 2.3). A consultation in which nobody else took part proves nothing.
pub fn statutory_steps(plan: &Plan, progress: &Progress) -> Vec<StepProof> {
    STEPS
        .into_iter()
        .map(|step| {
            let proving = || {
                plan.tasks()
                    .filter(move |(_, task)| task.proves.contains(&step))
            };
            let proven_by: BTreeSet<DeedKind> = proving()
                .filter(|(place, _)| is_asked_now(*place, progress))
                .flat_map(|(_, task)| task.deeds.iter().copied())
                .gather();
            let of = |is_alone: bool| {
                let deeds = progress.deeds.iter();
                let deeds = deeds.filter(|deed| {
                    proving().any(|(place, task)| {
                        task.deeds.contains(&deed.kind) && was_asked_at(place, progress, deed)
                    })
                });
                let deeds = deeds.filter(|deed| deed.is_alone == is_alone);
                deeds.map(|deed| deed.evidence).collect()
            };
            StepProof {
                step,
                evidence: of(false),
                alone: of(true),
                proven_by,
            }
        })
        .collect()
}

/// Whether a task of this place can be asked of the case as it stands.
fn is_asked_now(place: TaskPlace, progress: &Progress) -> bool {
    match place {
        TaskPlace::Phase(_) | TaskPlace::Throughout => true,
        TaskPlace::Alarm(alarm) => progress.standing_alarms().contains(&alarm),
    }
}

/// Whether a task of this place could be asked when this was done. Danger is told by the day, as its terms are; a phase asks
/// nothing any more when the case is over.
fn was_asked_at(place: TaskPlace, progress: &Progress, deed: &Deed) -> bool {
    let day = deed.on();
    match place {
        TaskPlace::Phase(_) | TaskPlace::Throughout => !progress.was_over_at(deed),
        TaskPlace::Alarm(alarm) => progress.alarms.iter().any(|raised| {
            raised.alarm == alarm
                && raised.raised_at.date_naive() <= day
                && raised.cleared_on.is_none_or(|cleared_on| day <= cleared_on)
        }),
    }
}

impl StepProof {
    /// Whether any record proves it.
    pub fn is_proven(&self) -> bool {
        !self.evidence.is_empty()
    }
}
