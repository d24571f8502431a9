//! Whether a plan file can be trusted to run a case: it is turned into a plan, or refused with every fault.

use super::plan::{Plan, Task};
use super::plan_file::PlanFile;
use super::{Alarm, EditionRef, Role};
use crate::order;

pub mod fault;

mod convert;

mod ids;

mod tasks;

mod conditions;

mod ways;

pub use fault::{Fault, IdKind};
pub(super) use ids::twice;

/// Turns a plan file into a plan.
///
/// # Errors
/// Every fault in the file, sorted, none of them twice; never only the first.
pub fn check(file: &PlanFile) -> Result<Plan, Vec<Fault>> {
    let mut converter = convert::Converter::default();
    let plan = converted(file, &mut converter);
    let mut faults = converter.faults;
    faults.extend(edition_faults(&plan));
    faults.extend(role_faults(&plan));
    faults.extend(ids::faults(&plan));
    faults.extend(tasks::faults(&plan));
    faults.extend(conditions::faults(&plan));
    faults.extend(ways::faults(&plan));
    order::sort_by(&mut faults, Ord::cmp);
    faults.dedup();
    if faults.is_empty() {
        Ok(plan)
    } else {
        Err(faults)
    }
}

/// Turns a plan file into a plan that was judged before: one we ship, by the tests.
pub(super) fn judged_before(file: &PlanFile) -> Plan {
    converted(file, &mut convert::Converter::default())
}

fn converted(file: &PlanFile, converter: &mut convert::Converter) -> Plan {
    converter.text(
        "labels",
        "observations_title",
        &file.labels.observations_title,
    );
    converter.text("labels", "care_team", &file.labels.care_team);
    converter.text("labels", "internal_form", &file.labels.internal_form);
    for label in &file.roles {
        converter.text(&format!("role {:?}", label.role), "label", &label.label);
    }
    Plan {
        edition: EditionRef {
            plan: file.plan.clone(),
            edition: file.edition,
        },
        valid_from: file.valid_from,
        valid_until: file.valid_until,
        title: converter.statement("title", &file.title),
        follows: converter.text("plan", "follows", &file.follows),
        definitions: file
            .definitions
            .iter()
            .map(|note| converter.note(note))
            .collect(),
        roles: file.roles.clone(),
        labels: file.labels.clone(),
        terms: file.terms,
        options: file
            .options
            .iter()
            .map(|choice| converter.choice(choice))
            .collect(),
        topics: file
            .topics
            .iter()
            .map(|topic| converter.topic(topic))
            .collect(),
        throughout: file
            .throughout
            .iter()
            .map(|task| converter.task(task))
            .collect(),
        phases: file
            .phases
            .iter()
            .map(|phase| converter.phase(phase))
            .collect(),
        alarms: file
            .alarms
            .iter()
            .map(|alarm| converter.alarm(alarm))
            .collect(),
        exits: file.exits.iter().map(|exit| converter.exit(exit)).collect(),
        closings: file
            .closings
            .iter()
            .map(|closing| converter.closing(closing))
            .collect(),
    }
}

fn edition_faults(plan: &Plan) -> Vec<Fault> {
    let mut faults = Vec::new();
    if plan.edition.plan.as_str().trim().is_empty() {
        faults.push(Fault::EmptyText {
            at: "plan".to_owned(),
            field: "plan",
        });
    }
    if plan.edition.edition == 0 {
        faults.push(Fault::EditionZero);
    }
    if plan
        .valid_until
        .is_some_and(|until| until < plan.valid_from)
    {
        faults.push(Fault::EndsBeforeItBegins);
    }
    for alarm in [Alarm::AcuteDanger, Alarm::StaffDanger] {
        match plan.alarm(alarm) {
            // Promise 1: no edition may take away the way to raise danger.
            None => faults.push(Fault::MissingAlarm { alarm }),
            Some(said) if !said.tasks.iter().any(Task::is_asked_same_day) => {
                faults.push(Fault::IdleAlarm { alarm });
            }
            Some(_) => {}
        }
    }
    faults
}

fn role_faults(plan: &Plan) -> Vec<Fault> {
    let mut named: Vec<(String, Role)> = Vec::new();
    for phase in &plan.phases {
        let at = format!("phase {}", phase.number.0);
        let one = [Some(&phase.responsible), phase.case_manager.as_ref()];
        let many = [&phase.report_authors, &phase.closed_by];
        named.extend(
            one.into_iter()
                .flatten()
                .map(|rule| (at.clone(), rule.role)),
        );
        named.extend(
            many.into_iter()
                .flat_map(|rule| &rule.roles)
                .map(|role| (at.clone(), *role)),
        );
    }
    for alarm in &plan.alarms {
        let at = format!("alarm {:?}", alarm.alarm);
        named.extend(
            alarm
                .case_manager
                .iter()
                .map(|rule| (at.clone(), rule.role)),
        );
    }
    for (_, task) in plan.tasks() {
        let at = format!("task {}", task.id);
        named.extend(task.actors.roles().map(|role| (at.clone(), role)));
    }
    for label in &plan.roles {
        let at = format!("role {:?}", label.role);
        named.extend(label.stood_in_by.iter().map(|role| (at.clone(), *role)));
    }
    named
        .into_iter()
        .filter(|(_, role)| plan.role_label(*role).is_none())
        .map(|(at, role)| Fault::UnknownRole { at, role })
        .collect()
}
