//! Het dossier.

use super::dates::full;
use crate::text::{Day, role};

sentences! { CaseScreen {
    PhaseRunning { since } => (format!("Loopt, sinds {}", full(*since))),
    Optional => "Mag",
    DoneTimes { done, needed } => "{done} van {needed} gedaan",
    LeftUndone => "Niet gedaan toen de fase voorbij was",
} }

sentences! { Timeline {
    Heading => "Tijdlijn",
    Empty => "Er staat nog niets in dit dossier.",
    WrittenLater { at } => (format!("Later toegevoegd, op {}", Day::At { at: *at }.nl())),
    By { name, role: their } => (format!("Door {name}, {}", role(*their).nl())),
    ReasonOwed => "Reden nog te geven",
    EarlierMissing => "Eerder stuk ontbreekt",
    ClockOff => "Klok wijkt af",
    Corrected => "Hier staat een verbetering bij",
    Erased { on } => (format!("Inhoud vernietigd op {}", full(*on))),
    Confidential => "Alleen voor casemanager, IB-er en directie",
    NotVerified => "Schrijver niet gecontroleerd",
    Deviation => "Anders dan het stappenplan",
} }
