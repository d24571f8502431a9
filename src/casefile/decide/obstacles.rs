//! Gathers every obstacle before answering, so that a person is told all of them at once.

use super::refusal::{Field, Obstacle, Refusal};
use crate::casefile::event::Event;

/// The obstacles found so far.
#[derive(Debug, Default)]
pub(super) struct Obstacles(Vec<Obstacle>);

impl Obstacles {
    /// Nothing found yet.
    pub(super) fn none() -> Self {
        Self::default()
    }

    /// Adds an obstacle, once.
    pub(super) fn add(&mut self, obstacle: Obstacle) {
        if !self.0.contains(&obstacle) {
            self.0.push(obstacle);
        }
    }

    /// Adds an obstacle if it is there.
    pub(super) fn when(&mut self, is_there: bool, obstacle: Obstacle) {
        if is_there {
            self.add(obstacle);
        }
    }

    /// Asks for a text.
    pub(super) fn blank(&mut self, text: &str, field: Field) {
        self.when(is_blank(text), Obstacle::Blank(field));
    }

    /// Asks for a reason.
    pub(super) fn without_reason(&mut self, reason: &str) {
        self.when(is_blank(reason), Obstacle::ReasonMissing);
    }

    /// One event, if nothing stands in the way.
    pub(super) fn or_event(self, event: Event) -> Result<Vec<Event>, Refusal> {
        self.or_events(vec![event])
    }

    /// These events, if nothing stands in the way.
    pub(super) fn or_events(self, events: Vec<Event>) -> Result<Vec<Event>, Refusal> {
        if self.0.is_empty() {
            Ok(events)
        } else {
            Err(Refusal { obstacles: self.0 })
        }
    }
}

/// Whether a text says nothing.
pub(super) fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}
