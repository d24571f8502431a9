//! Where one goes once a record is saved: danger never ends at a list.

use super::Door;
use super::form::{FormKind, Value, Values, id};
use crate::casefile::CaseId;
use crate::workspace::Desk;

/// What comes after saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterSave {
    /// Somewhere in the case, or Spoed.
    Go(Door),
    /// First one more question: is there danger now?
    AskDanger,
}

/// What comes after saving a form with these answers.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "every other form leads back to the case"
)]
pub fn after_save(kind: FormKind, values: &Values) -> AfterSave {
    let answered = |field| match values.get(&field) {
        Some(Value::Choice(value)) => Some(value.as_str()),
        _ => None,
    };
    match kind {
        FormKind::Danger | FormKind::StaffDanger => AfterSave::Go(Door::Emergency),
        FormKind::Observation => match answered(id::DANGER) {
            // Doubt counts as yes where safety is asked.
            Some("yes" | "doubt") => AfterSave::Go(Door::Emergency),
            Some(_) => AfterSave::Go(Door::Overview),
            None => AfterSave::AskDanger,
        },
        FormKind::Conversation if matches!(answered(id::SAFE_FOR_STAFF), Some("no" | "doubt")) => {
            AfterSave::Go(Door::Form(FormKind::StaffDanger))
        }
        FormKind::ConversationPartners
            if matches!(answered(id::RAISES_DANGER), Some("yes" | "doubt")) =>
        {
            AfterSave::Go(Door::Form(FormKind::SafeHomeAdvice))
        }
        _ => AfterSave::Go(Door::Overview),
    }
}

/// Where a note leads that went into a case: one that tells of danger to raising it there, or to the case where danger
/// stands already. `None`: to the next note.
pub fn after_adopting(desk: &Desk, is_urgent: bool, case: CaseId) -> Option<Door> {
    let stands = || desk.summaries.get(&case).is_some_and(|line| line.danger);
    is_urgent.then(|| {
        if stands() {
            Door::Overview
        } else {
            Door::Form(FormKind::Danger)
        }
    })
}

/// Where one goes once danger is over: without a plan that has phases to go on in, to choosing one.
pub fn after_danger(desk: &Desk, case: CaseId) -> Door {
    let dossier = desk.dossiers.get(&case);
    let plan = dossier.and_then(|dossier| desk.plan_of(dossier));
    if plan.is_some_and(|plan| plan.phases.len() == 1) {
        Door::Form(FormKind::PlanChoice)
    } else {
        Door::Overview
    }
}
