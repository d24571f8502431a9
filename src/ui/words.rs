//! Turns what screens say into the text that components draw.

use crate::screen::Urgency;
use crate::screen::today::FlagTone;
use crate::text::Message;
use crate::ui::components::{DueState, Tone};

/// The sentence.
pub(super) fn words(message: impl Into<Message>) -> String {
    message.into().nl().into_owned()
}

/// Short facts beside each other on one line.
pub(super) fn in_a_row(messages: &[Message]) -> String {
    let facts: Vec<_> = messages.iter().map(Message::nl).collect();
    facts.join(" · ")
}

/// How a due list draws an urgency.
pub(super) const fn due_state(urgency: Urgency) -> DueState {
    match urgency {
        Urgency::Overdue => DueState::Overdue,
        Urgency::Today => DueState::Today,
        Urgency::Soon => DueState::Soon,
        Urgency::Later => DueState::Later,
        Urgency::Undated => DueState::Undated,
        Urgency::Done => DueState::Done,
    }
}

/// How a badge draws a flag.
pub(super) const fn flag_tone(tone: FlagTone) -> Tone {
    match tone {
        FlagTone::Danger => Tone::Danger,
        FlagTone::Warn => Tone::Warn,
        FlagTone::Info => Tone::Info,
    }
}
