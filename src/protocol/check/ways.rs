//! Whether every phase can be reached and left.

use std::collections::BTreeSet;

use super::super::PhaseNumber;
use super::super::plan::{ClosingNeed, Phase, Plan};
use super::fault::Fault;

/// Everything wrong with the ways through the plan and out of it.
pub(super) fn faults(plan: &Plan) -> Vec<Fault> {
    let Some(first) = plan.phases.iter().map(|phase| phase.number).min() else {
        return vec![Fault::NoPhases];
    };
    let reached = reached_from(plan, first);
    let mut faults = Vec::new();
    for phase in &plan.phases {
        if !reached.contains(&phase.number) {
            faults.push(Fault::UnreachablePhase {
                phase: phase.number,
            });
        }
        if !has_way_out(plan, phase) {
            faults.push(Fault::NoWayOut {
                phase: phase.number,
            });
        }
        faults.extend(next_faults(plan, phase));
    }
    faults.extend(exit_faults(plan));
    faults.extend(closing_faults(plan));
    faults
}

fn reached_from(plan: &Plan, first: PhaseNumber) -> BTreeSet<PhaseNumber> {
    let mut reached = BTreeSet::from([first]);
    let mut ahead = vec![first];
    while let Some(phase) = ahead.pop().and_then(|number| plan.phase(number)) {
        ahead.extend(phase.next.iter().filter(|next| reached.insert(**next)));
    }
    reached
}

fn has_way_out(plan: &Plan, phase: &Phase) -> bool {
    let closes = plan
        .closings
        .iter()
        .any(|closing| closing.phases.contains(&phase.number));
    closes || !plan.exits.is_empty() || !phase.next.is_empty()
}

fn next_faults(plan: &Plan, phase: &Phase) -> Vec<Fault> {
    let mut faults = Vec::new();
    for next in &phase.next {
        if plan.phase(*next).is_none() {
            faults.push(Fault::UnknownPhase {
                at: format!("phase {}", phase.number.0),
                phase: *next,
            });
        }
        if *next <= phase.number {
            faults.push(Fault::NotForward {
                from: phase.number,
                to: *next,
            });
        }
    }
    faults
}

fn exit_faults(plan: &Plan) -> Vec<Fault> {
    let mut faults = Vec::new();
    if plan.exits.iter().any(|exit| exit.plan == plan.edition.plan) {
        faults.push(Fault::LeadsToItself {
            plan: plan.edition.plan.clone(),
        });
    }
    for alarm in plan
        .alarms
        .iter()
        .filter(|alarm| alarm.proposes_plan.is_none())
    {
        // Where another plan is proposed, the phase is one of that plan.
        faults.extend(
            alarm
                .after_report
                .iter()
                .filter(|phase| plan.phase(**phase).is_none())
                .map(|phase| Fault::UnknownPhase {
                    at: format!("alarm {:?}", alarm.alarm),
                    phase: *phase,
                }),
        );
    }
    faults
}

fn closing_faults(plan: &Plan) -> Vec<Fault> {
    let mut faults = Vec::new();
    for closing in &plan.closings {
        if closing.phases.is_empty() {
            faults.push(Fault::ClosingNowhere {
                closing: closing.id.to_string(),
            });
        }
        if !closing.requires.contains(&ClosingNeed::Reason) {
            faults.push(Fault::ClosingWithoutReason {
                closing: closing.id.to_string(),
            });
        }
        faults.extend(
            closing
                .phases
                .iter()
                .filter(|phase| plan.phase(**phase).is_none())
                .map(|phase| Fault::UnknownPhase {
                    at: format!("closing ground {}", closing.id),
                    phase: *phase,
                }),
        );
    }
    faults
}
