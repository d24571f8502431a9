//! What of a case may be told to another school: how the child behaves, what helps, what was agreed; nothing else.

use super::event::{Event, Source};
use super::state::TimelineEntry;

/// The three kinds that may travel (domain 3.5): the meldcode file as such is no part of what a next school gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PassedOn {
    /// What staff saw the child do at school.
    Behaviour,
    /// Help that was arranged.
    Support,
    /// What was agreed.
    Agreement,
}

/// The words of a record that may travel, and of which kind they are; `None` for every other record.
///
/// Of an observation only what staff saw themselves: not what somebody told, nor literal words, nor what the writer
/// thinks.
pub fn passed_on(entry: &TimelineEntry) -> Option<(PassedOn, &str)> {
    passed_on_of(entry.event()?)
}

/// The same of an event.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "whatever kind is ever added stays here until somebody decides that it may travel"
)]
pub(super) fn passed_on_of(event: &Event) -> Option<(PassedOn, &str)> {
    let (kind, words) = match event {
        Event::ObservationRecorded(seen) if seen.source == Source::Myself => {
            (PassedOn::Behaviour, &seen.seen)
        }
        Event::HelpArranged(help) => (PassedOn::Support, &help.what),
        Event::ActionAgreed(agreed) => (PassedOn::Agreement, &agreed.what),
        _ => return None,
    };
    (!words.trim().is_empty()).then_some((kind, words.as_str()))
}
