//! Whether every condition can be met, and sends people where it can be.

use super::super::PhaseNumber;
use super::super::plan::{Condition, Need, Plan, SatisfyAt, TaskPlace};
use super::fault::Fault;

/// Everything wrong with the plan's conditions.
pub(super) fn faults(plan: &Plan) -> Vec<Fault> {
    let of_phases = plan.phases.iter().flat_map(|phase| {
        phase
            .conditions
            .iter()
            .map(|condition| (Some(phase.number), condition))
    });
    let of_exits = plan.exits.iter().flat_map(|exit| &exit.conditions);
    let of_closings = plan.closings.iter().flat_map(|closing| &closing.conditions);
    of_phases
        .chain(
            of_exits
                .chain(of_closings)
                .map(|condition| (None, condition)),
        )
        .flat_map(|(phase, condition)| need_faults(plan, phase, condition, &condition.need))
        .collect()
}

fn need_faults(
    plan: &Plan,
    phase: Option<PhaseNumber>,
    condition: &Condition,
    need: &Need,
) -> Vec<Fault> {
    let at = || format!("condition {}", condition.id);
    match need {
        Need::AnyOf(needs) if needs.is_empty() => vec![Fault::PointsAtNothing {
            condition: condition.id.clone(),
        }],
        Need::AnyOf(needs) => needs
            .iter()
            .flat_map(|need| need_faults(plan, phase, condition, need))
            .collect(),
        Need::Topic(topic) if plan.topic(topic).is_none() => vec![Fault::UnknownTopic {
            at: at(),
            topic: topic.clone(),
        }],
        Need::Task(id) => match plan.task(id) {
            None => vec![Fault::UnknownTask {
                at: at(),
                task: id.clone(),
            }],
            Some((of, task)) => {
                let mut faults = Vec::new();
                if let (TaskPlace::Phase(of), Some(phase)) = (of, phase)
                    && of > phase
                {
                    faults.push(Fault::AsksAhead {
                        condition: condition.id.clone(),
                        task: id.clone(),
                    });
                }
                // With alternatives, the place may belong to another of them.
                if let SatisfyAt::Record(record) = condition.satisfy_at
                    && matches!(condition.need, Need::Task(_))
                    && !task.deeds.contains(&record)
                {
                    faults.push(Fault::SatisfiedElsewhere {
                        condition: condition.id.clone(),
                        record,
                    });
                }
                faults
            }
        },
        Need::Topic(_) | Need::Finding(_) | Need::NoAlarm(_) => Vec::new(),
    }
}
