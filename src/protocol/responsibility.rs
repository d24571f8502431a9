//! Who carries a case, by role: the responsible person, the case manager and the writer of reports.

use std::collections::BTreeSet;

use super::plan::{Phase, Plan};
use super::{Alarm, PhaseNumber, Role};

/// Who carries the case. There is always somebody (domain 1.6 no. 5).
pub fn responsible_role(plan: &Plan, phase: PhaseNumber, alarms: &BTreeSet<Alarm>) -> Role {
    case_manager_role(plan, phase, alarms)
        .or_else(|| phase_or_before(plan, phase).map(|phase| phase.responsible.role))
        // Where a plan should say nothing at all, the school's head answers for the school.
        .unwrap_or(Role::Principal)
}

/// Who is case manager, if the plan names one: by a raised alarm (Seed L94), else by the phase (Seed L58, L153).
pub fn case_manager_role(
    plan: &Plan,
    phase: PhaseNumber,
    alarms: &BTreeSet<Alarm>,
) -> Option<Role> {
    by_alarm(plan, alarms).or_else(|| {
        let phase = phase_or_before(plan, phase)?;
        phase.case_manager.as_ref().map(|rule| rule.role)
    })
}

/// Who writes the step reports, the usual one first. It is shown and never blocks: a record by somebody else is
/// better than none (domain 1.6 no. 1, 2).
pub fn report_author_roles(plan: &Plan, phase: PhaseNumber, alarms: &BTreeSet<Alarm>) -> Vec<Role> {
    by_alarm(plan, alarms).map_or_else(
        || {
            phase_or_before(plan, phase)
                .map_or_else(Vec::new, |phase| phase.report_authors.roles.clone())
        },
        |role| vec![role],
    )
}

/// Who decides on closing, shown and never blocking (domain 1.6 no. 27).
pub fn closing_roles(plan: &Plan, phase: PhaseNumber, alarms: &BTreeSet<Alarm>) -> Vec<Role> {
    by_alarm(plan, alarms).map_or_else(
        || {
            phase_or_before(plan, phase)
                .map_or_else(Vec::new, |phase| phase.closed_by.roles.clone())
        },
        |role| vec![role],
    )
}

fn by_alarm(plan: &Plan, alarms: &BTreeSet<Alarm>) -> Option<Role> {
    alarms
        .iter()
        .filter_map(|alarm| plan.alarm(*alarm)?.case_manager.as_ref())
        .map(|rule| rule.role)
        .next()
}

/// The phase, or the last one before it: a school's edition may have fewer phases than a case has gone through.
fn phase_or_before(plan: &Plan, phase: PhaseNumber) -> Option<&Phase> {
    plan.phases
        .iter()
        .filter(|candidate| candidate.number <= phase)
        .max_by_key(|candidate| candidate.number)
        .or_else(|| plan.phases.first())
}
