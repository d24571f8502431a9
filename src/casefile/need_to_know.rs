//! What a role may read of a case from fase 2 on, and which key a record belongs under.

use super::event::Event;

/// Under which of a case's two keys a record is sealed (design 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Compartment {
    /// Everyone on the case reads it.
    Open,
    /// From fase 2 the leerkracht does not.
    Confidential,
}

/// The compartment of an event (Seed L24, L122: from fase 2 the case manager keeps the file).
pub fn compartment(event: &Event) -> Compartment {
    match event {
        Event::ExternalContactMade(contact) if contact.confidential => Compartment::Confidential,
        _ => Compartment::Open,
    }
}
