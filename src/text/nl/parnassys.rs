//! Tekst voor ParnasSys.

use super::dates::full;

sentences! { ParnasSys {
    ObservationsTitle => "Meldcode observaties",
    ReportTitle { phase } => (format!("Meldcode – fase {}", phase.0)),
    Heading => "Tekst voor ParnasSys",
    PortalWarning => "Let op: ouders kunnen notities in ParnasSys soms zien in het ouderportaal. Kies een categorie die daar niet te zien is.",
    Copy => "Tekst kopiëren",
    Copied => "Gekopieerd. Plak de tekst in ParnasSys en kom hier terug.",
    CopyByHand => "Kopiëren lukt hier niet vanzelf. Selecteer de tekst en kopieer die zelf.",
    MarkPlaced => "Staat in ParnasSys",
    PlacedOn { on } => (format!("Geplaatst op {}", full(*on))),
    NotPlaced => "Nog niet in ParnasSys",
    LongText { characters } => "Deze tekst is {characters} tekens lang. Past hij niet in één notitie, knip hem dan bij een lege regel in tweeën.",
    LeftOut => "Wat de schrijver zelf denkt en wat alleen de casemanager mag lezen, staat niet in deze tekst.",
} }
