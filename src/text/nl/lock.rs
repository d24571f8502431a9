//! Het slot, de eerste keer, wachtwoordzinnen en de herstelcode.

use super::dates::{counted, full};

sentences! { LockScreen {
    Heading => "Ontgrendelen",
    WhoAreYou => "Wie ben je?",
    Passphrase => "Wachtwoordzin",
    ShowPassphrase => "Wachtwoordzin tonen",
    HidePassphrase => "Wachtwoordzin verbergen",
    Unlock => "Ontgrendelen",
    Unlocking => "Bezig met ontgrendelen. Dit duurt even: dat maakt raden moeilijk.",
    LockedByYou => "Vergrendeld.",
    LockedForIdle { minutes } => (format!("Vergrendeld, omdat er {} niets gebeurde.", counted(*minutes, "minuut", "minuten"))),
    DraftKept => "Wat je typte is versleuteld bewaard en staat klaar als je ontgrendelt.",
    ForgotPassphrase => "Wachtwoordzin kwijt?",
    ForgotHelp => "Een directeur of IB-er kan je op dit apparaat een nieuwe geven. Is die er niet, dan kan de directie het met de herstelcode.",
    UseRecoveryCode => "Openen met de herstelcode",
    RecoveryCode => "Herstelcode",
    NewKeysMade { by, on } => (format!("{by} heeft je op {} een nieuwe wachtwoordzin gegeven. Klopt dat niet, zeg het dan tegen de directeur.", full(*on))),
    OpenVaultFile => "Kluisbestand openen",
    NoSchoolYet => "Op dit apparaat is nog geen school ingericht.",
    SetUp => "School inrichten",
    RestoreBackup => "Reservekopie terugzetten",
    OpenDirectory => "Tweede apparaat van een school: schoolbestand openen",
    StillLoading => "Het programma wordt geladen. Spoed werkt al.",
} }

sentences! { FirstUse {
    Heading => "De school inrichten",
    Intro => "Dit doe je één keer, met de directeur of de IB-er. Het duurt ongeveer tien minuten. Je hebt een printer nodig.",
    Step { number, of } => "Stap {number} van {of}",
    SchoolHeading => "De school",
    SchoolName => "Naam van de school",
    SchoolNameHint => "Staat op afdrukken. Op dit apparaat is de naam versleuteld.",
    OwnProtocol => "Waar staat jullie eigen protocol?",
    OwnProtocolHint => "Bijvoorbeeld een map op het netwerk of een blad in de teamkamer.",
    MemberHeading => "De eerste gebruiker",
    MemberName => "Je voornaam en achternaam",
    MemberRole => "Je rol",
    Mark => "Je teken op het slot",
    MarkHint => "Hooguit 4 tekens die jij herkent, geen naam en geen initialen. Iedereen die dit apparaat pakt kan het zien.",
    MarkTooLong => "Dit zijn meer dan 4 tekens. Maak het korter.",
    MarkIsAName => "Dit lijkt op je naam of je initialen. Kies iets anders, bijvoorbeeld een woordje of een cijfer.",
    MarkTaken => "Dit teken gebruikt een ander al. Kies een ander.",
    PassphraseHeading => "Je wachtwoordzin",
    PassphraseIntro => "Met deze zin gaan jouw dossiers open. Niemand kan hem voor je opzoeken.",
    PassphraseAgain => "Nog een keer, ter controle",
    SevenWords => "Weet je niets? Neem deze zeven woorden:",
    OtherWords => "Andere woorden",
    UseTheseWords => "Deze woorden gebruiken",
    RememberWords => "Schrijf ze op papier en bewaar dat niet bij dit apparaat.",
    Next => "Verder",
    Making => "De kluis wordt gemaakt. Dit duurt even.",
    Done => "De school is ingericht. Doe nu de proef met sluiten, voor je met een echt dossier begint.",
} }

sentences! { PassphraseRule {
    LongEnough => "Minstens 15 tekens. Langer is beter dan ingewikkeld.",
    NotCommon => "Geen zin of rij die veel mensen gebruiken.",
    NotNames => "Niet alleen de naam van de school of van een collega.",
    SpacesAndPaste => "Spaties mogen. Plakken mag.",
    NoRotation => "Je hoeft hem later niet te veranderen.",
    TooShort { missing } => (format!("Nog {} erbij.", counted(*missing, "teken", "tekens"))),
    TooCommon => "Deze zin gebruiken veel mensen. Kies een andere.",
    MadeOfNames => "Deze zin bestaat uit de naam van de school of van een collega. Kies andere woorden.",
    NotTheSame => "De twee zinnen zijn niet gelijk. Typ ze nog eens.",
    Good => "Deze zin is goed.",
} }

sentences! { RecoveryCode {
    Heading => "De herstelcode",
    Why => "Is iedereen zijn wachtwoordzin kwijt, dan gaan de dossiers alleen nog met deze code open. Zonder de code zijn ze dan voorgoed weg.",
    WhoKeepsIt => "De directie bewaart de code op papier, achter slot. Niet op een computer, niet in een mail.",
    Print => "Code afdrukken",
    TypeBack => "Typ de code over van het papier",
    TypeBackHint => "Zo weten we dat de afdruk goed leesbaar is. Hoofdletters en streepjes maken niet uit.",
    NotTheSame => "Dit is niet de code van de afdruk. Kijk hem na en typ hem nog eens.",
    Confirmed => "De code klopt.",
    PrintTitle => "Herstelcode van de school",
    PrintLine => "Wie deze code heeft, kan alle dossiers openen. Bewaar dit blad bij de directie, achter slot.",
    MadeOn { on } => (format!("Gemaakt op {}", full(*on))),
    Renew => "Nieuwe herstelcode maken",
    RenewWarning => "De oude code werkt daarna niet meer op dit apparaat. Oude reservekopieën gaan er nog wel mee open.",
} }

sentences! { SurvivalTest {
    Heading => "De proef met sluiten",
    Why => "Sommige browsers gooien alles weg als ze sluiten. Kijk of deze dat niet doet, voor je met een echt dossier begint.",
    Do => "Sluit de browser helemaal, ook de andere tabbladen. Open hem weer en kom hier terug.",
    Passed => "Goed: de browser heeft alles bewaard.",
    Failed => "Na het sluiten was alles weg. Gebruik deze browser niet voor dossiers. Vraag de ICT-er om een andere browser of instelling.",
    Skip => "Later doen",
} }
