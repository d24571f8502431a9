//! Whether every task can be done by somebody, and waits for nothing it may not wait for.

use std::collections::BTreeSet;

use super::super::plan::{DueRule, Plan, Requirement, Task, TaskPlace};
use super::super::{DeedKind, TaskId, TopicId};
use super::fault::Fault;
use crate::order::Gather as _;

/// Deeds that bring help; a plan that lets them wait is refused.
const WAYS_TO_HELP: [DeedKind; 4] = [
    DeedKind::EmergencyConversation,
    DeedKind::PoliceContact,
    DeedKind::SafeHomeAdvice,
    DeedKind::SafeHomeReport,
];

/// Everything wrong with the plan's tasks.
pub(super) fn faults(plan: &Plan) -> Vec<Fault> {
    let mut faults: Vec<Fault> = plan
        .tasks()
        .flat_map(|(place, task)| task_faults(plan, place, task))
        .collect();
    let asked: BTreeSet<&TopicId> = plan.tasks().flat_map(|(_, task)| &task.topics).gather();
    let silent = plan
        .topics
        .iter()
        .filter(|topic| !asked.contains(&topic.id));
    faults.extend(silent.map(|topic| Fault::TopicNeverAsked {
        topic: topic.id.clone(),
    }));
    let idle = plan.options.iter().filter(|choice| {
        !plan
            .tasks()
            .any(|(_, task)| task.option.as_ref() == Some(&choice.id))
    });
    faults.extend(idle.map(|choice| Fault::OptionWithoutEffect {
        option: choice.id.clone(),
    }));
    faults
}

fn task_faults(plan: &Plan, place: TaskPlace, task: &Task) -> Vec<Fault> {
    let id = || task.id.clone();
    let of_alarm = matches!(place, TaskPlace::Alarm(_));
    let mut faults = Vec::new();
    if !task
        .actors
        .roles()
        .any(|role| plan.role_label(role).is_some())
    {
        faults.push(Fault::NobodyMayDo { task: id() });
    }
    if task.deeds.is_empty() && task.requirement != Requirement::Continuous {
        faults.push(Fault::NoDeed { task: id() });
    }
    if task.minimum == 0 && task.requirement == Requirement::Required {
        faults.push(Fault::MinimumZero { task: id() });
    }
    if !task.places.is_empty() && task.deeds != [DeedKind::PlacedInParnasSys] {
        faults.push(Fault::PlacesByOtherDeed { task: id() });
    }
    if !of_alarm && task.due == Some(DueRule::SameDay) {
        faults.push(Fault::SameDayWithoutAlarm { task: id() });
    }
    let brings_help = of_alarm || task.deeds.iter().any(|deed| WAYS_TO_HELP.contains(deed));
    if brings_help && !task.waits_for.is_empty() {
        faults.push(Fault::EscalationWaits { task: id() });
    }
    if waits_in_circle(plan, &task.id) {
        faults.push(Fault::WaitsInCircle { task: id() });
    }
    faults.extend(reference_faults(plan, task));
    faults
}

fn reference_faults(plan: &Plan, task: &Task) -> Vec<Fault> {
    let at = format!("task {}", task.id);
    let tasks = task.waits_for.iter().chain(&task.instead);
    let unknown_tasks = tasks
        .filter(|other| plan.task(other).is_none())
        .map(|other| Fault::UnknownTask {
            at: at.clone(),
            task: other.clone(),
        });
    let unknown_topics = task
        .topics
        .iter()
        .filter(|topic| plan.topic(topic).is_none())
        .map(|topic| Fault::UnknownTopic {
            at: at.clone(),
            topic: topic.clone(),
        });
    let unknown_option = task
        .option
        .iter()
        .filter(|option| !plan.options.iter().any(|choice| choice.id == **option))
        .map(|option| Fault::UnknownOption {
            task: task.id.clone(),
            option: option.clone(),
        });
    unknown_tasks
        .chain(unknown_topics)
        .chain(unknown_option)
        .collect()
}

fn waits_in_circle(plan: &Plan, start: &TaskId) -> bool {
    let mut seen = BTreeSet::new();
    let mut ahead = vec![start];
    while let Some(id) = ahead.pop() {
        let Some((_, task)) = plan.task(id) else {
            continue;
        };
        for first in &task.waits_for {
            if first == start {
                return true;
            }
            if seen.insert(first) {
                ahead.push(first);
            }
        }
    }
    false
}
