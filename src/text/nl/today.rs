//! Vandaag.

use super::dates::{counted, full};

sentences! { Today {
    Heading => "Vandaag",
    Running { count } => (counted(*count, "lopend dossier", "lopende dossiers")),
    Phase { phase } => "Fase {phase}",
    WithoutNextCheckWhy => "Zonder volgend moment raakt een dossier uit beeld.",
    WaitingForSafeHome { on } => (format!("Vraag Veilig Thuis op {} hoe het ervoor staat", full(*on))),
    DangerStands => "Direct gevaar",
    StaffDangerStands => "Gevaar voor een medewerker",
    BackupMake => "Reservekopie maken",
    OpenCase => "Dossier openen",
} }
