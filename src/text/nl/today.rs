//! Vandaag.

use super::dates::{counted, full};
use crate::text::Day;

sentences! { Today {
    Heading => "Vandaag",
    DueOrLate => "Vandaag of te laat",
    NothingDue => "Vandaag staat er niets open.",
    Running { count } => (counted(*count, "lopend dossier", "lopende dossiers")),
    NoneRunning => "Er lopen geen dossiers.",
    Phase { phase } => "Fase {phase}",
    ResponsibleColumn => "Verantwoordelijk",
    CaseManagerColumn => "Casemanager",
    NextCheckColumn => "Volgend moment",
    LastNoteColumn => "Laatste stuk",
    DaysInPhase { days } => (format!("{} in deze fase", counted(*days, "dag", "dagen"))),
    WithoutNextCheck { count } => (format!("{} zonder volgend moment", counted(*count, "dossier", "dossiers"))),
    WithoutNextCheckWhy => "Zonder volgend moment raakt een dossier uit beeld.",
    SetNextCheck => "Moment zetten",
    ExtendedOften { times } => "{times} keer verlengd",
    WaitingForOthers => "Wachten op anderen",
    WaitingForSafeHome { on } => (format!("Vraag Veilig Thuis op {} hoe het ervoor staat", full(*on))),
    NotInParnasSys { count } => (format!("{} nog niet in ParnasSys", counted(*count, "tekst", "teksten"))),
    ReasonsOwed { count } => (format!("{} nog te geven", counted(*count, "reden", "redenen"))),
    DangerStands => "Direct gevaar",
    StaffDangerStands => "Gevaar voor een medewerker",
    ConflictOpen => "Twee besluiten spreken elkaar tegen",
    BackupAge { on, today } => (format!("Reservekopie {}", Day::Old { on: *on, today: *today }.nl())),
    BackupNever => "Er is nog geen reservekopie.",
    BackupMake => "Reservekopie maken",
    NumbersUnchecked { count } => (format!("{} nog niet ingevuld of gecontroleerd", counted(*count, "telefoonnummer", "telefoonnummers"))),
    FirstCase => "Hier komt te staan wat er vandaag moet gebeuren. Begin met ‘Ik heb iets gezien’.",
    OpenCase => "Dossier openen",
    AliasMode => "Namen verbergen (digibord)",
} }
