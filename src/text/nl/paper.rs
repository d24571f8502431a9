//! Documenten op papier.

use super::dates::{counted, full};
use crate::text::Day;

sentences! { Paper {
    Print => "Afdrukken",
    Heading => "Dit dossier op papier",
    PaperIsYours => "Een afdruk is een kopie die niet op slot zit. Bewaar hem in een afgesloten kast. Bewaar je hem als bestand, dan geldt hetzelfde.",
    CaseTitle { code } => "Dossier {code}",
    Confidential => "Vertrouwelijk",
    Foot { code, check, on } => (format!("Dossier {code} · controlecode {check} · afgedrukt op {}", full(*on))),
    About => "Waar het staat",
    Child => "Het kind",
    Plan => "Stappenplan",
    PlanEdition { title, edition } => "{title}, uitgave {edition}",
    Phase => "Fase",
    CarriedBy => "Wie het draagt",
    Standing => "Verloop",
    NextCheck => "Volgend moment",
    Printed => "Afgedrukt",
    PrintedBy { at, name } => (format!("{} door {name}", Day::At { at: *at }.nl())),
    Check => "Om te vergelijken",
    CheckCode { code } => "Controlecode {code}. Wie precies deze stukken heeft, ziet dezelfde code.",
    DestroyWithCase => "Het dossier loopt nog. Vernietig dit papier als je het niet meer nodig hebt, en uiterlijk met het dossier.",
    DestroyAfter { on } => (format!("Vernietig dit papier na {}", full(*on))),
    Records => "Alle stukken",
    RecordsWhy { count } => (format!("{}, in de volgorde waarin ze zijn opgeschreven. Wat verbeterd is, staat er ook zoals het was.", counted(*count, "stuk", "stukken"))),
    Signed { at, mark } => (format!("Opgeschreven {}, met digitale handtekening. Kenmerk {mark}", Day::At { at: *at }.nl())),
    Unsigned { at, mark } => (format!("Opgeschreven {}, zonder digitale handtekening. Kenmerk {mark}", Day::At { at: *at }.nl())),
    DueOn { on } => (format!("Kijken op {}", full(*on))),
} }
