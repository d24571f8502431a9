//! Turns what screens say into the text that components draw.

use std::borrow::Cow;

use super::inside;
use crate::screen::Urgency;
use crate::screen::today::FlagTone;
use crate::text::{Message, Trouble};
use crate::ui::components::{ButtonState, DueState, Tone};
use leptos::prelude::*;

/// The sentence.
pub(super) fn words(message: impl Into<Message>) -> String {
    say(&message.into())
}

/// What a visit may show is said here; the rest of the words come with the pages that say them.
pub(super) fn say(message: &Message) -> String {
    message
        .sentence()
        .nl_of_a_visit()
        .map_or_else(|| inside::words(message), Cow::into_owned)
}

/// Short facts beside each other on one line.
pub(super) fn in_a_row(messages: &[Message]) -> String {
    let facts: Vec<_> = messages.iter().map(say).collect();
    facts.join(" · ")
}

/// A failure in one line: what happened, what to do now, and every reason.
pub fn sentence(trouble: &Trouble) -> String {
    let mut said = vec![say(&trouble.what), say(&trouble.remedy)];
    said.extend(trouble.reasons.iter().map(say));
    said.retain(|part| !part.is_empty());
    said.join(" ")
}

/// A button that does its work.
pub fn busy_state(busy: impl Into<Signal<bool>>) -> Signal<ButtonState> {
    let busy = busy.into();
    Signal::derive(move || {
        if busy.get() {
            ButtonState::Busy
        } else {
            ButtonState::Ready
        }
    })
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
