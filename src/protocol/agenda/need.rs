//! Whether what a condition needs is there.

use super::super::PhaseNumber;
use super::super::calendar::Terms;
use super::super::plan::{Need, Plan, Task, TaskPlace};
use super::super::progress::Progress;
use super::tally::{Scope, tally};

/// Whether the need is met, for a condition of this phase; `None` for one that belongs to no phase.
pub(super) fn holds(
    plan: &Plan,
    progress: &Progress,
    terms: &Terms,
    phase: Option<PhaseNumber>,
    need: &Need,
) -> bool {
    match need {
        Need::Task(id) => plan.task(id).is_none_or(|(place, task)| {
            let scope = match (place, phase) {
                (TaskPlace::Phase(of), _) | (TaskPlace::Throughout, Some(of)) => Scope::Phase(of),
                (TaskPlace::Throughout | TaskPlace::Alarm(_), _) => Scope::Case,
            };
            // What is not asked of this case cannot be missing from it.
            !is_asked(plan, progress, terms, task)
                || tally(plan, progress, scope, task).is_held(task)
        }),
        Need::Topic(topic) => progress.deeds.iter().any(|deed| {
            phase.is_none_or(|phase| deed.phase == phase) && deed.topics.contains(topic)
        }),
        Need::Finding(finding) => progress.findings.contains(finding),
        Need::NoAlarm(alarm) => !progress.standing_alarms().contains(alarm),
        Need::AnyOf(needs) => needs
            .iter()
            .any(|need| holds(plan, progress, terms, phase, need)),
    }
}

/// Whether the task is asked of this case at all: the school may have switched it off, or it may wait for a finding.
pub(super) fn is_asked(plan: &Plan, progress: &Progress, terms: &Terms, task: &Task) -> bool {
    let chosen = task
        .option
        .as_ref()
        .is_none_or(|option| terms.chose(plan, option));
    let found = task
        .when
        .is_none_or(|finding| progress.findings.contains(&finding));
    chosen && found
}
