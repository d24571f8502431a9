//! Ik heb iets gezien.

use super::dates::{counted, full};

sentences! { QuickObservation {
    Heading => "Ik heb iets gezien",
    Intro => "Schrijf op wat je zag of hoorde. Alleen dat moet; de rest kan later.",
    Who => "Om welk kind gaat het?",
    WhoHint => "Voornaam, achternaam en groep. Let op bij kinderen met dezelfde naam.",
    WriterName => "Je naam",
    WriterNameHint => "Je bent niet ontgrendeld, dus deze naam staat er als ‘niet gecontroleerd’ bij.",
    Save => "Opslaan",
    SavedInCase => "Opgeslagen in het dossier.",
    SavedInInbox => "Opgeslagen in de verzegelde brievenbus. De IB-er of de directeur leest het na ontgrendelen.",
    KeptOnScreen => "Er is hier geen kluis open. Je tekst staat alleen op dit scherm. Druk hem af of bewaar hem als bestand.",
    PrintIt => "Afdrukken",
    SaveAsFile => "Bewaren als bestand met wachtwoordzin",
    TwoQuestions => "Nog twee vragen",
    DangerNow => "Is er nú gevaar?",
    IsColleague => "Gaat het om iets wat een medewerker van school deed?",
    IsColleagueYes => "Ja, een medewerker",
    NowWhat => "Wat nu?",
    DiscussBy { on } => (format!("Bespreek dit met de IB-er, uiterlijk {}.", full(*on))),
    DiscussSoon => "Bespreek dit zo snel mogelijk met de IB-er.",
    DoNotQuestion => "Vraag het kind niet uit. Luisteren mag altijd.",
    NoSecrecy => "Beloof niet dat je het geheim houdt.",
    WriteLiteralWords => "Schrijf de woorden van het kind letterlijk op.",
    NoPhotos => "Maak geen foto van het lichaam van een kind. Beschrijf wat je ziet.",
    CompleteLater => "Vandaag nog aanvullen",
    ExistingCase => "Bij een dossier dat er al is",
    NewCase => "Nieuw dossier",
} }

sentences! { EmployeeStop {
    Heading => "Gaat het om een medewerker? Dan geldt dit stappenplan niet",
    NotThisPlan => "De meldcode is voor zorgen over thuis. Bij zorgen over een medewerker van de school gelden andere regels.",
    TellBoard => "Vertel het meteen aan het bestuur (het bevoegd gezag). Dat moet elke medewerker doen die zoiets hoort of ziet.",
    BoardMust => "Het bestuur overlegt met de vertrouwensinspecteur en doet aangifte als er een redelijk vermoeden is.",
    CallInspector { number } => "Bel de vertrouwensinspecteur: {number}",
    InspectorHours => "Bereikbaar tijdens kantooruren.",
    DangerStill => "Is er nú gevaar? Ga dan eerst naar Spoed.",
    NothingKept => "Wat je net schreef is niet in een dossier gezet. Je kunt het afdrukken en meegeven aan het bestuur.",
    KeptInInbox => "Wat je net schreef staat in de verzegelde brievenbus, in geen dossier. De directeur kan het daar afdrukken voor het bestuur.",
    InboxReaders => "De IB-er en de directeur kunnen de brievenbus lezen. Gaat het om een van hen? Zeg dat tegen het bestuur.",
    BackItIsNot => "Terug: het gaat niet om een medewerker",
} }

sentences! { Inbox {
    Heading => "Verzegelde brievenbus",
    Unread { count } => (format!("{} nog niet gelezen", counted(*count, "bericht", "berichten"))),
    Empty => "De brievenbus is leeg.",
    NotVerified { name } => "Getypt als {name}, schrijver niet gecontroleerd",
    PutInCase => "In een dossier zetten",
    NewCase => "Nieuw dossier beginnen",
    Full => "De brievenbus is vol. Vraag de IB-er of de directeur om hem te lezen. Druk je bericht tot die tijd af.",
    FromBeforeSetUp => "Geschreven voor de school was ingericht",
} }
