//! Boven aan een dossier, en rond een formulier.

use super::super::dates::{counted, full};
use crate::casefile::state::Matter;
use crate::protocol::Alarm;

sentences! { CaseAlert {
    Danger => "Direct gevaar",
    DangerSince { since } => "Aangegeven op {since}. Vandaag: gesprek met leerkracht, IB-er en directie, en contact met Veilig Thuis.",
    DangerTold => "Er is gevaar genoemd, maar niet aangegeven",
    DangerDoubted => "Er is getwijfeld of er gevaar is",
    DangerToldMeans { since } => "Opgeschreven op {since}. Is er gevaar, of twijfel je nog? Geef het dan aan. Is er geen gevaar? Leg vast wat je weet, en antwoord daarbij Nee op de vraag of er gevaar is.",
    StaffDanger => "Gevaar voor een medewerker",
    StaffDangerSince { since } => "Aangegeven op {since}. Neem altijd contact op met de politie of een andere instantie.",
    Conflict { matter } => (conflict(*matter)),
    ConflictMeans => "Op twee apparaten is iets anders besloten. Niemand deed iets fout. Tot jullie kiezen geldt het veiligste.",
    IsWith { name } => "{name} heeft dit dossier overgenomen",
    IsWithMeans => "Wat je hier nog opschrijft, staat alleen op dit apparaat. Vertel het je collega, of draag het dossier nog eens over.",
    EditionUnknown => "Dit dossier hoort bij een uitgave van het stappenplan die dit apparaat niet kent",
    EditionUnknownMeans => "Je kunt alles lezen, maar niets toevoegen. Vraag om de nieuwste versie van dit programma.",
    Damaged { pieces } => (format!("{} beschadigd of weg", counted(*pieces, "stuk is", "stukken zijn"))),
    DamagedMeans => "Er wordt niets weggegooid. Zet je laatste reservekopie terug, of vraag een collega om dit dossier mee te geven.",
    NotForYou { pieces } => (format!("{} niet voor jou", counted(*pieces, "stuk is", "stukken zijn"))),
    NotForYouMeans => "Die leest alleen wie het dossier draagt. Ze blijven bewaard. Wat hier nog te doen staat, kan dus al gedaan zijn.",
    Tampered { pieces } => (format!("{} niet zoals geschreven", counted(*pieces, "stuk is", "stukken zijn"))),
    TamperedMeans => "Vertrouw dit dossier niet zonder het te vergelijken met een eerdere kopie. Vraag de directeur.",
    EarlierMissing { pieces } => (format!("{} hier niet aangekomen", counted(*pieces, "eerder stuk is", "eerdere stukken zijn"))),
    EarlierMissingMeans => "Een collega heeft ze nog. Lees een nieuwer bestand van dit dossier in.",
    OpeningMissing => "Het begin van dit dossier is hier nog niet aangekomen",
    Deviations => "Anders gegaan dan het stappenplan",
    DeviationAt { what } => "{what}. Toen nog niet gedaan of opgeschreven:",
    PhasePassedOver { phase } => (format!("Fase {}, die is overgeslagen", phase.0)),
    DeviationReason { reason } => "Reden: {reason}",
    DeviationAnswer { question, reason } => "{question} {reason}",
    DeviationOwed => "Reden nog te geven",
    Closed { on } => (format!("Afgesloten op {}", full(*on))),
    HandedOver { on } => (format!("Overgedragen aan een andere school op {}", full(*on))),
    Reopened { on } => (format!("Weer geopend op {}", full(*on))),
    AfterCheck { on } => (format!("Nog één keer kijken op {}", full(*on))),
    DestroyFrom { on } => (format!("Mag vernietigd worden vanaf {}, als het kind dan van school is", full(*on))),
    Code { code } => "Dossier {code}",
    BroughtBack { on } => (format!("Hier vernietigd op {}, daarna weer ingelezen", full(*on))),
    Opened { on } => (format!("Geopend op {}", full(*on))),
    StandingNumber { number } => "Standnummer {number}",
    NoStandingNumber => "Zonder standnummer: alleen om te lezen geopend",
    Places => "Delen van dit dossier",
    PartOverview => "Overzicht",
    PartTimeline => "Tijdlijn",
    PartPeople => "Afspraken en mensen",
    WriteHeading => "Leg iets vast",
    WriteLead => "Alles kan altijd, in elke volgorde.",
} }

sentences! { RecordPage {
    BackToCase => "Terug naar het dossier",
    Required => "verplicht",
    FaultsTitle => "Er mist nog iets",
    FaultAt { question, fault } => (if question.ends_with(['?', '…']) {
        format!("{question} {fault}")
    } else {
        format!("{question}: {fault}")
    }),
    NotSaved => "Niet opgeslagen",
    Saved => "Opgeslagen",
    DraftRestored => "Je was hier al mee bezig. Wat je typte staat er weer.",
    DraftStartOver => "Opnieuw beginnen",
    DraftUnread => "Je was hier al mee bezig. Wat je toen typte is versleuteld bewaard, maar niet meer te lezen. Schrijf op wat je nog weet.",
    Apart => "Wat je zelf denkt, apart van de feiten",
    AddPerson => "Iemand toevoegen die er niet bij staat",
    PersonName => "Voornaam en achternaam",
    PersonRole => "Functie",
    AddParty => "Nog iemand toevoegen",
    PartyKind => "Wie is het?",
    PartyName => "Naam van persoon of organisatie",
    AddParent => "Ouder of verzorger toevoegen",
    ParentName => "Naam",
    Custody => "Heeft deze ouder gezag?",
    CustodyUnknown => "Weet ik niet",
    Remove => "Weghalen",
    Date => "Dag",
    Time => "Tijd",
    ChooseNothing => "Kies",
    Opening => "Het dossier gaat open",
    CaseGone => "Dit dossier staat niet op dit apparaat, of je mag het niet lezen.",
    QuestionsTitle => "Opgeslagen. Nog een vraag",
    QuestionDanger => "Is er nú gevaar?",
    ToCase => "Nee, naar het dossier",
} }

fn conflict(matter: Matter) -> &'static str {
    match matter {
        Matter::Plan => "Twee besluiten spreken elkaar tegen: welk stappenplan geldt?",
        Matter::Phase => "Twee besluiten spreken elkaar tegen: in welke fase is het dossier?",
        Matter::Status => "Twee besluiten spreken elkaar tegen: loopt het dossier of is het dicht?",
        Matter::Alarm(Alarm::AcuteDanger) => {
            "Twee besluiten spreken elkaar tegen: is er nog direct gevaar?"
        }
        Matter::Alarm(Alarm::StaffDanger) => {
            "Twee besluiten spreken elkaar tegen: is er nog gevaar voor een medewerker?"
        }
        Matter::CaseManager => "Twee besluiten spreken elkaar tegen: wie is casemanager?",
        Matter::Agreement(_) => {
            "Twee besluiten spreken elkaar tegen: wat kwam er van een afspraak?"
        }
        Matter::Hypothesis(_) => "Twee besluiten spreken elkaar tegen: klopte een interpretatie?",
    }
}
