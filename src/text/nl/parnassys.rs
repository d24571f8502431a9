//! Tekst voor ParnasSys.

use super::dates::{counted, full};
use crate::text::{Day, role};

sentences! { ParnasSys {
    ObservationsTitle => "Meldcode observaties",
    ReportTitle { phase } => (format!("Meldcode – fase {}", phase.0)),
    Heading => "Tekst voor ParnasSys",
    PortalTitle => "Kan een ouder meelezen?",
    PortalWarning => "Ouders kunnen notities in ParnasSys soms zien in het ouderportaal. Kies een categorie die daar niet te zien is. Twijfel je, vraag het eerst aan de IB-er.",
    ForFew => "In de tekst staat iets wat hier alleen casemanager, IB-er en directie mogen lezen. Kies in ParnasSys een categorie die alleen zij kunnen openen.",
    NotForParents => "In de tekst staat iets waar de ouders misschien niet van weten, of wat het kind of één ouder vertelde. Leest een ouder het, dan kan iemand gevaar lopen.",
    Others { names } => "In de tekst staan nog meer namen: {names}. In ParnasSys komt alleen wat over dit kind gaat. Schrijf daar ‘een klasgenoot’ of ‘een buur’ in plaats van de naam.",
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
    Replaces => "Na het plaatsen is er iets verbeterd of bij gekomen. Vervang in ParnasSys de oude tekst door deze.",
    WhichDay => "Geplaatst op",
    MarkPlaced => "Vastleggen: staat in ParnasSys",
    LeftOut => "Wat de schrijver zelf denkt, staat niet in deze tekst.",
    NoText => "Bij dit stuk hoort geen tekst voor ParnasSys",
    InPeriod { count, placed } => (in_period(*count, *placed)),
    NoneInPeriod => "In deze periode zijn geen observaties vastgelegd.",
    PeriodHeading => "Observaties van een periode",
    PeriodLead => "Alle observaties van deze dagen komen samen in één tekst.",
    From => "Van",
    Until => "Tot en met",
    Observations { count, of } => (match (count, of) {
        (_, 0) => "Er zijn nog geen observaties om te plaatsen.".to_owned(),
        (0, _) => "Alle observaties staan in ParnasSys.".to_owned(),
        _ => format!("{} nog niet in ParnasSys.", counted(*count, "observatie staat", "observaties staan")),
    }),
    ReportsHeading => "Verslagen die nog niet in ParnasSys staan",
    MarkAllPlaced => "Vastleggen: alles staat in ParnasSys",
} }

sentences! { NoteLine {
    Head { title, on } => (format!("{title}, {}", full(*on))),
    HeadOfPeriod { title, on, until } => (format!("{title}, {} tot en met {}", full(*on), full(*until))),
    Numbered { number, of } => "(deel {number} van {of})",
    Observation { number, of } => "Observatie {number} van {of}",
    Happened { at } => (format!("Gebeurd op: {}", Day::At { at: *at }.nl())),
    Written { at } => (format!("Opgeschreven op: {}", Day::At { at: *at }.nl())),
    WrittenBy { name, role: their } => (format!("Geschreven door: {name}, {}", role(*their).nl())),
    TakenOverBy { name, role: their } => (format!("Overgenomen door: {name}, {}", role(*their).nl())),
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

fn in_period(count: u32, placed: u32) -> String {
    let observations = counted(count, "observatie", "observaties");
    match placed {
        0 => format!("{observations}, nog niet in ParnasSys"),
        _ if placed == count => format!("{observations}, al in ParnasSys"),
        _ => format!("{observations}, waarvan {placed} al in ParnasSys"),
    }
}
