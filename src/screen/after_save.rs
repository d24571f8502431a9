//! Where one goes once a record is saved: danger never ends at a list.

use super::Door;
use super::form::{FormKind, Value, Values, id};

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
