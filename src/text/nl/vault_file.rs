//! Het kluisbestand.

use super::dates::counted;

sentences! { VaultFile {
    Heading => "Open het bestand van je school",
    Lead => "Je hebt dit programma als bestand geopend. Dan staan de dossiers ook in een bestand, versleuteld, op een plek die de school kiest. Is alles opgeslagen, dan blijft daarvan niets in deze browser staan.",
    Choose => "Het bestand met de dossiers",
    ChooseHint => "De naam begint met reservekopie of meldcode en eindigt op .mcb.",
    Open => "Bestand openen",
    Opening => "Het bestand wordt gelezen en nagekeken.",
    Begin => "Een nieuw bestand beginnen",
    BeginHint => "Alleen voor een school die nog geen bestand heeft. Je maakt de school eerst aan. Daarna sla je het bestand op.",
    Found => "Hier staat werk dat in geen bestand is opgeslagen",
    FoundLead { commit } => "De vorige keer is het programma gesloten zonder op te slaan. Het werk staat nog versleuteld in deze browser (stand {commit}). Weet je waar het bestand is, open dan dat: het werk komt er vanzelf bij. Anders ga je verder met wat hier staat.",
    GoOnWithFound => "Verder met wat hier staat",
    Broken => "Dit bestand is beschadigd. Wat heel is, kun je openen. Het beschadigde bestand blijft zoals het is: opslaan gaat naar een nieuw bestand.",
    OpenWhole => "Openen wat heel is",
    WholeOpened => "Wat heel is, is geopend. Sla het op in een nieuw bestand.",
    Older { here, file } => "Dit bestand is ouder dan wat hier het laatst is opgeslagen: stand {file}, en dat was stand {here}. Zoek het nieuwere bestand. Werk je hierin verder, dan ontbreekt wat daarna kwam.",
    Forked => "Dit bestand gaat niet verder op wat hier het laatst is opgeslagen. Iemand sloeg een andere versie op, en jouw werk van toen kan ontbreken. Zoek het bestand dat jij toen opsloeg, bijvoorbeeld bij je downloads of in de back-up van de schijf. Voeg dat na het ontgrendelen samen onder Bewaren, Terugzetten: daarbij wordt niets overschreven. Is dat al gedaan, dan hoef je niets te doen.",
    Unsettled => "Er staat hier nog werk dat niet in dit bestand is opgeslagen. Ontgrendel: dan komt het er vanzelf bij.",
    Settled { records } => (settled(u32::try_from(*records).unwrap_or(u32::MAX))),
    SettledPart => "Een deel van het werk dat niet was opgeslagen, mag jij niet lezen. Sla dat hieronder op als los bestand en geef het aan een IB-er of directeur.",
    NotSettled => "Het werk dat niet was opgeslagen, kan er nu niet bij. Sla het op als los bestand, dan gaat er niets verloren.",
    Unsaved => "Nog niet in het bestand opgeslagen",
    UnsavedLocked => "Er is werk dat nog niet in het bestand staat. Ontgrendel en sla het op voor je dit venster sluit. Kun je dat zelf niet, haal dan een collega die dat kan.",
    NewFile => "Sla de school nu op in een bestand. Zet het op de beveiligde netwerkschijf.",
    NewInFolder { name } => "Sla de school nu op in een bestand. Je kiest een map op de beveiligde netwerkschijf, en het bestand heet daar {name}. Staat dat er al, dan komt jouw werk erbij.",
    AllIn { name } => "Alles staat in {name}",
    Save => "Opslaan in het bestand",
    Saving => "Het bestand wordt geschreven. Daarna lezen we het terug.",
    SavedIn { name } => "Opgeslagen en teruggelezen: {name}.",
    SavedBefore { name } => "{name} is teruggelezen en klopt. Wat je daarna deed, staat er nog niet in.",
    NoJournal => "Deze browser kan geen noodkopie bijhouden. Sla vaak op: wat niet in het bestand staat, gaat verloren als het venster sluit.",
    OtherWindow => "De noodkopie wordt niet bijgehouden: een ander venster werkt ook in dit bestand. Sla hier op en sluit een van de twee.",
    Downloaded { name } => "Het bestand heet {name} en gaat naar je downloads.",
    PutInPlace => "Zet het nu meteen op de plek van het oude bestand. Slaat iemand anders op terwijl jij dat doet, bewaar dat bestand dan ernaast, en voeg de twee samen onder Bewaren, Terugzetten.",
    PutFirst => "Zet het op de beveiligde netwerkschijf, in een map waar alleen de mensen bij kunnen die met dossiers werken.",
    NotInPlace => "Je koos het bestand zoals het was voor je opsloeg.",
    PutThere => "Zet het nieuwe bestand uit je downloads op die plek, en kies dat.",
    OtherVersion => "Je koos een andere opgeslagen versie, misschien van een collega. Wat daarin meer staat, is bij jouw werk gekomen. Gooi dat bestand niet weg voor het jouwe is teruggelezen.",
    SavedOver => "Het bestand dat je opende, is intussen veranderd of verplaatst. Kies het zoals het er nu staat. Wat een ander opsloeg, komt dan bij jouw werk, en daarna gaat alles samen naar je downloads.",
    CheckIt => "Kies het opgeslagen bestand. Pas als we het teruglezen, weten we dat het goed staat.",
    Joined { records } => (format!("Iemand anders had intussen opgeslagen. {} van die ander en jouw werk staan nu samen in het bestand.", counted(u32::try_from(*records).unwrap_or(u32::MAX), "stuk", "stukken"))),
    JoinedNothing => "Iemand anders had intussen opgeslagen. Er was niets nieuws bij.",
    OtherSettings => "De instellingen zijn zoals die ander ze opsloeg. Kijk na of iets dat jij veranderde, opnieuw moet.",
    Undone { cases } => (format!("{} hier al vernietigd, en bij die ander nog niet. Vraag een IB-er of directeur het opnieuw te vernietigen.", counted(u32::try_from(*cases).unwrap_or(u32::MAX), "dossier was", "dossiers waren"))),
    Left { records } => (format!("{} van voor jij ontgrendelde, mag jij niet lezen, en kan daarom niet bij het werk van die ander. Sla ze op als los bestand en geef dat aan een IB-er of directeur.", counted(u32::try_from(*records).unwrap_or(u32::MAX), "stuk", "stukken"))),
    ShutOut { records } => (format!("{} van een dossier waar jij intussen niet meer bij hoort. Dat kan niet bij het werk van die ander. Sla het op als los bestand en geef dat aan een IB-er of directeur.", counted(u32::try_from(*records).unwrap_or(u32::MAX), "stuk is", "stukken zijn"))),
    OtherPlaces => "Wie hier werkt, de wachtwoordzinnen en de herstelcode zijn zoals die ander ze opsloeg. Controleer wie hier werkt. Doe opnieuw wat jij veranderde, en maak zo nodig de herstelcode opnieuw. Hoe het hier stond, kun je opslaan als los bestand.",
    StillLeft => "Een deel van het werk kon niet bij het bestand. Sla het op als los bestand voor je dit venster sluit, en geef dat aan een IB-er of directeur.",
    SaveLoose => "Los bestand opslaan",
    LooseName { commit } => "los-bestand-{commit}.mcb",
    CannotJoin => "Het bestand is intussen veranderd en kan niet worden samengevoegd. Er is niets overschreven. Sla jouw werk op in een nieuw bestand, en laat een IB-er of directeur de twee samenvoegen onder Bewaren.",
    SaveBeside => "Opslaan in een nieuw bestand",
    BesideHint => "Je kiest een map. Het bestand heet daar reservekopie, met de dag en het uur van nu.",
    OtherFile => "Een ander bestand openen",
    OtherFileUnsaved => "Sla eerst op. Daarna kun je een ander bestand openen.",
    Nowhere => "Er is nog geen bestand",
    NowhereText => "Tot je opslaat, staat alles van deze school alleen in deze browser. De knop om op te slaan staat boven aan de pagina.",
    Behind => "Niet alles staat in het bestand",
    BehindText => "Sla op voor je dit venster sluit. De knop staat boven aan de pagina.",
    Standing => "Je werkt in een bestand",
    StandingText => "Boven elke pagina staat of alles in het bestand is opgeslagen. Een bestand kan kapotgaan of weg raken: bewaar daarom ook een tweede kopie op een andere plek.",
    Copies => "De dossiers staan in het bestand. Een reservekopie is er voor als dat bestand kapotgaat of weg raakt. Ze telt als ze gecontroleerd is en ergens anders staat.",
    NothingStays => "Is alles opgeslagen in het bestand, dan blijft er in deze browser niets van de dossiers staan.",
} }

fn settled(records: u32) -> String {
    match records {
        // What was not saved were a text somebody was busy with, a note or a setting.
        0 => {
            "Het werk dat niet was opgeslagen, is er weer. Sla het nu op in het bestand.".to_owned()
        }
        _ => format!(
            "Het werk dat niet was opgeslagen, is er weer: {}. Sla het nu op in het bestand.",
            counted(records, "stuk", "stukken")
        ),
    }
}
