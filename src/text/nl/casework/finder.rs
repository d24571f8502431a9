//! Een dossier zoeken of beginnen.

use super::super::dates::{counted, full};

sentences! { CaseFinder {
    Heading => "Dossiers",
    Lead => "Alleen dossiers die jij mag lezen.",
    SearchLabel => "Zoek op naam of groep",
    SearchHint => "Hoofdletters en streepjes maken niet uit.",
    OpenCases { count } => (counted(*count, "lopend dossier", "lopende dossiers")),
    ClosedCases { count } => (counted(*count, "afgesloten dossier", "afgesloten dossiers")),
    NoneFound => "Geen dossier met deze naam. Misschien staat het op een ander apparaat, of mag je het niet lezen.",
    NoneYet => "Er zijn nog geen dossiers. Dat is goed nieuws, of het begin.",
    Found { count } => (format!("{} gevonden", counted(*count, "dossier", "dossiers"))),
    Closed => "Afgesloten",
    HandedOver => "Overgedragen",
    DestroyFrom { on } => (format!("Mag vernietigd worden vanaf {}, als het kind dan van school is", full(*on))),
    ClosedCase { case } => "{case} (afgesloten)",
    HandedOverCase { case } => "{case} (overgedragen)",
    GateTitle => "Eerst de proef met sluiten",
    GateWhy => "Voor het eerste echte dossier willen we weten of deze browser bewaart wat je schrijft. Sluit de browser en kom terug.",
    GateDo => "Naar de proef",
    GateSkip => "Er is haast: nu toch beginnen",
} }
