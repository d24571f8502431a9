//! Tekst voor ParnasSys.

use super::dates::full;
use crate::text::{Day, role};

sentences! { ParnasSys {
    ObservationsTitle => "Meldcode observaties",
    ReportTitle { phase } => (format!("Meldcode – fase {}", phase.0)),
    Heading => "Tekst voor ParnasSys",
    PortalTitle => "Kan een ouder meelezen?",
    PortalWarning => "Ouders kunnen notities in ParnasSys soms zien in het ouderportaal. Kies een categorie die daar niet te zien is. Twijfel je, vraag het eerst aan de IB-er.",
    TextLabel => "De tekst",
    TextNumbered { number, of } => "Tekst {number} van {of}",
    Several { of } => "Dit is te lang voor één notitie. Maak er in ParnasSys {of} notities van, in deze volgorde.",
    Copy => "Tekst kopiëren",
    CopyNumbered { number } => "Tekst {number} kopiëren",
    Copied => "Gekopieerd. Plak de tekst in ParnasSys en kom hier terug.",
    CopyByHand => "Kopiëren lukt hier niet vanzelf. De tekst is geselecteerd: druk op Ctrl+C, of houd je vinger erop en kies ‘Kopieer’.",
    PlacedHeading => "Staat het in ParnasSys?",
    PlacedLead => "Leg het pas vast als je de tekst daar hebt opgeslagen.",
    PlacedAgain => "Nog een keer geplaatst? Leg het opnieuw vast",
    WhichDay => "Geplaatst op",
    MarkPlaced => "Vastleggen: staat in ParnasSys",
    NotPlaced => "Nog niet in ParnasSys",
    LeftOut => "Wat de schrijver zelf denkt en wat alleen de casemanager mag lezen, staat niet in deze tekst.",
    NoText => "Bij dit stuk hoort geen tekst voor ParnasSys",
} }

sentences! { NoteLine {
    Head { title, on } => (format!("{title}, {}", full(*on))),
    HeadNumbered { title, on, number, of } => (format!("{title}, {} (deel {number} van {of})", full(*on))),
    Happened { at } => (format!("Gebeurd op: {}", Day::At { at: *at }.nl())),
    WrittenBy { name, role: their } => (format!("Geschreven door: {name}, {}", role(*their).nl())),
    Place => "Waar",
    Present => "Aanwezig",
    Seen => "Gezien en gehoord",
    LiteralWords => "Letterlijke woorden",
    Source => "Van wie het komt",
    SourceMyself => "zelf gezien of gehoord",
    SourceNamed { kind, name } => "{kind}: {name}",
    NotKnown => "Niet bekend",
    Did => "Wat de schrijver deed",
    Summary => "Wat is gedaan en besproken",
    Agreements => "Afspraken",
    Corrected { on, name } => (format!("Verbeterd op {} door {name}", full(*on))),
    CorrectedBecause => "Reden van de verbetering",
    ParentView { on, parent } => (format!("Wat {parent} ervan vindt, {}", full(*on))),
} }
