//! Whether every id of a plan stands once.

use std::collections::BTreeSet;

use super::super::plan::Plan;
use super::fault::{Fault, IdKind};
use crate::order::Gather as _;

/// Every id that stands twice.
pub(super) fn faults(plan: &Plan) -> Vec<Fault> {
    let notes_of_phases = plan
        .phases
        .iter()
        .flat_map(|phase| phase.entry.iter().chain(&phase.notes));
    let notes_of_alarms = plan.alarms.iter().flat_map(|alarm| &alarm.notes);
    let notes = plan
        .definitions
        .iter()
        .chain(notes_of_phases)
        .chain(notes_of_alarms);

    let mut faults = Vec::new();
    let mut once = |kind, ids: &mut dyn Iterator<Item = String>| {
        faults.extend(twice(ids).map(|id| Fault::DuplicateId { kind, id }));
    };
    once(
        IdKind::Phase,
        &mut plan.phases.iter().map(|phase| phase.number.0.to_string()),
    );
    once(
        IdKind::Task,
        &mut plan.tasks().map(|(_, task)| task.id.to_string()),
    );
    once(
        IdKind::Topic,
        &mut plan.topics.iter().map(|topic| topic.id.to_string()),
    );
    once(
        IdKind::Condition,
        &mut plan.conditions().map(|condition| condition.id.to_string()),
    );
    once(IdKind::Note, &mut notes.map(|note| note.id.clone()));
    once(
        IdKind::Choice,
        &mut plan.options.iter().map(|choice| choice.id.to_string()),
    );
    once(
        IdKind::Role,
        &mut plan.roles.iter().map(|label| format!("{:?}", label.role)),
    );
    once(
        IdKind::Alarm,
        &mut plan.alarms.iter().map(|alarm| format!("{:?}", alarm.alarm)),
    );
    once(
        IdKind::Closing,
        &mut plan.closings.iter().map(|closing| closing.id.to_string()),
    );
    once(
        IdKind::Plan,
        &mut plan.exits.iter().map(|exit| exit.plan.to_string()),
    );
    faults
}

/// The ids met for a second time.
pub(in crate::protocol) fn twice(
    ids: &mut dyn Iterator<Item = String>,
) -> impl Iterator<Item = String> + use<> {
    let mut seen = BTreeSet::new();
    let again: BTreeSet<String> = ids.filter(|id| !seen.insert(id.clone())).gather();
    again.into_iter()
}
