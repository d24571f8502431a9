//! Reservekopie, meegeven en inlezen, afdrukken.

use super::dates::{counted, full};

sentences! { Backup {
    Heading => "Reservekopie",
    Why => "Een browser kan alles kwijtraken, zonder waarschuwing. Een gecontroleerde reservekopie raakt niet kwijt.",
    Make => "Reservekopie maken",
    Making => "De reservekopie wordt gemaakt.",
    Checking => "De reservekopie wordt teruggelezen.",
    Checked { opened, counted: not_yours } => (checked(*opened, *not_yours)),
    CheckedOn { on } => (format!("Gecontroleerd op {}", full(*on))),
    NotChecked => "Nog niet gecontroleerd",
    ChooseSaved => "Kies het bestand dat je net hebt opgeslagen, dan lezen we het terug.",
    KeepElsewhere => "Bewaar het bestand niet op dit apparaat maar op de beveiligde netwerkschijf van de school.",
    LastMade { on } => (format!("Laatste reservekopie: {}", full(*on))),
    NeverMade => "Er is nog geen reservekopie gemaakt.",
    ContainsCopies => "In een reservekopie staan ook dossiers die je later vernietigt. Vernietig oude kopieën op tijd.",
    Restore => "Reservekopie terugzetten",
    RestoreHere => "Kies een reservekopie. Er wordt eerst getoond wat erin staat.",
    RestoreWhoOpens => "Open hem met je eigen wachtwoordzin van toen, of met de herstelcode.",
    RestorePreview { cases, records } => (format!("Hierin: {} en {}.", counted(*cases, "dossier", "dossiers"), counted(*records, "stuk", "stukken"))),
    RestoreDone { cases, records } => (format!("Teruggezet en nagelezen: {} en {}.", counted(*cases, "dossier", "dossiers"), counted(*records, "stuk", "stukken"))),
    RestoreNotEmpty => "Op dit apparaat staat al een school. Terugzetten kan alleen op een leeg apparaat. Dossiers overnemen kan met ‘Inlezen’.",
    Rescue => "Redden wat er is",
    RescueIntact { intact, damaged } => (format!("{} heel, {} beschadigd. Er wordt niets weggegooid.", counted(*intact, "stuk", "stukken"), counted(*damaged, "stuk", "stukken"))),
    RescueSave => "Alles bewaren zoals het is",
    LossFound { count, on } => (format!("Op {} stonden hier {} die er nu niet meer zijn. Zet je laatste reservekopie terug.", full(*on), counted(*count, "dossier", "dossiers"))),
} }

fn checked(opened: u32, not_yours: u32) -> String {
    let opened = counted(opened, "stuk", "stukken");
    match not_yours {
        0 => format!("Gecontroleerd: teruggelezen, {opened} geopend."),
        _ => format!(
            "Gecontroleerd: teruggelezen, {opened} geopend. {} van anderen alleen geteld en vergeleken.",
            counted(not_yours, "stuk", "stukken")
        ),
    }
}

sentences! { Transfer {
    ExportHeading => "Dossier meegeven",
    ExportOne => "Dit dossier",
    ExportAll { count } => (format!("Alles wat jij mag lezen: {}", counted(*count, "dossier", "dossiers"))),
    ForWhom => "Voor wie is het?",
    Passphrase => "Wachtwoordzin voor dit bestand",
    PassphraseOffered => "Neem deze woorden, of kies zelf een zin:",
    PassphraseByVoice => "Geef de zin door in een gesprek of aan de telefoon. Nooit in dezelfde mail als het bestand.",
    Save => "Bestand opslaan",
    ReadingBack => "Het bestand wordt teruggelezen en vergeleken.",
    Saved { records } => (format!("Het bestand klopt: {} teruggelezen en vergeleken.", counted(*records, "stuk", "stukken"))),
    SavedName { name } => "Het bestand heet {name}",
    NoNames => "In de naam van het bestand staat geen kind.",
    DestroyAfter { on } => (format!("Vernietig dit bestand na {}.", full(*on))),
    AwaitingReceipt => "Meegegeven, nog niet bevestigd",
    ImportHeading => "Inlezen",
    ChooseFile => "Bestand kiezen",
    Opening => "Het bestand wordt geopend. Er verandert nog niets.",
    PreviewHeading => "Dit staat erin",
    PreviewFrom { name, on } => (format!("Gemaakt door {name}, op {}", full(*on))),
    New => "Nieuw: dit dossier heb je nog niet",
    Newer { records } => (format!("Nieuwer: {} erbij", counted(*records, "stuk", "stukken"))),
    Same => "Gelijk: hier verandert niets",
    Conflict { count } => "{count} keer spreken besluiten elkaar tegen. Na het inlezen kies je wat geldt.",
    WasDestroyed { on } => (format!("Dit dossier is hier vernietigd op {}. Alleen als je het zelf aankruist komt het terug.", full(*on))),
    SamePersonAsked { name } => "{name} staat hier ook, met een andere sleutel. Is dit dezelfde persoon?",
    SamePersonYes => "Ja, dezelfde",
    SamePersonNo => "Nee, iemand anders",
    AllOrNothing => "Alles wordt ingelezen, of niets.",
    Import => "Inlezen",
    Importing => "Bezig met inlezen",
    Imported { cases, records } => (format!("Ingelezen: {} en {}.", counted(*cases, "dossier", "dossiers"), counted(*records, "nieuw stuk", "nieuwe stukken"))),
    NothingNew => "Je had dit allemaal al. Er is niets veranderd.",
    ReceiptCode { code } => "Ontvangstcode: {code}. Geef deze terug aan wie het bestand maakte.",
    ReceiptType => "Typ de ontvangstcode van je collega",
    ReceiptConfirmed => "Bevestigd: je collega heeft het ingelezen.",
} }

sentences! { Print {
    Print => "Afdrukken",
    PrintedOn { on } => (format!("Afgedrukt op {}", full(*on))),
    PrintedBy { name } => "Door {name}",
    Confidential => "Vertrouwelijk",
    Page { number, of } => "Blad {number} van {of}",
    StandNumber { number } => "Standnummer {number}",
    InterpretationApart => "Interpretatie, geen feit",
    CorrectedBelow => "Later verbeterd, zie verderop",
    ErasedHere => "De inhoud van dit stuk is vernietigd",
    DestroyAfter { on } => (format!("Vernietig dit papier na {}", full(*on))),
    PaperIsYours => "Een afdruk is een kopie. Bewaar hem achter slot.",
} }
