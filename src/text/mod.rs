//! Every word a person reads outside the plan files.
//!
//! A group of messages is declared with `words!` (one file per area) and given its Dutch in `nl/` under the same
//! name. To add a sentence: add the variant, let the compiler ask for the Dutch, renew `tests/data/words_nl.txt`.
//! To add a group: declare it, and name it in `message!` below with its heading in the listing.

#[macro_use]
mod group;

mod access_paper;
mod account;
mod agenda;
mod backup;
mod carry;
mod case;
mod casework;
mod dates;
mod destruction;
mod emergency;
mod failures;
mod form;
mod handover;
mod indicators;
mod judging;
mod kinds;
mod lock;
mod message;
mod nl;
mod noticing;
mod paper;
mod parnassys;
mod presenting;
mod problem;
mod proof;
mod refused;
mod safe_home_paper;
mod school_summary;
mod settings;
mod shell;
mod today;
mod trouble;
mod vault_file;
mod vocabulary;
mod year;

pub use access_paper::AccessPaper;
pub use account::{Account, AccountFact, AccountProof, AccountStep};
pub use agenda::{Agenda, calendar_title};
pub use backup::{Backup, Folder, Restore, Tidings, Wipe};
pub use carry::{Carry, Export, Import, Preview};
pub use case::{CaseScreen, Timeline};
pub use casework::{
    Act, ActGroup, BackupRisk, Carried, CaseAlert, CaseFinder, DutyGroup, DutyWord, Ledger, Map,
    MoveGroup, MoveWord, RecordLine, RecordPage, SourceWord, Step, WhoIs, Work,
};
pub use dates::Day;
pub use destruction::Destruction;
pub use emergency::Emergency;
pub use form::{Choice, Fault, Hint, Intro, Label, Submit, Title};
pub use handover::{Handover, Keys};
pub use indicators::IndicatorPage;
pub use judging::judging_words;
pub use kinds::RecordKind;
pub use lock::{FirstUse, LockScreen, PassphraseRule, RecoveryCode, SurvivalTest};
pub use message::Message;
pub use noticing::{EmployeeStop, Inbox, QuickObservation};
pub use paper::Paper;
pub use parnassys::{NoteLine, ParnasSys, note_text};
pub use presenting::Presenting;
pub use problem::Problem;
pub use proof::Proof;
pub use refused::Refused;
pub use safe_home_paper::SafeHomePaper;
pub use school_summary::SchoolSummary;
pub use settings::{MemberPage, Settings};
pub use shell::Shell;
pub use today::Today;
pub use trouble::Trouble;
pub use vault_file::VaultFile;
pub use vocabulary::{party_kind, role};
pub use year::{Year, YearAnswer, YearQuestion};

message! {
    Shell "Overal",
    Presenting "Andere namen op de beamer",
    LockScreen "Slot",
    FirstUse "Eerste keer",
    PassphraseRule "Wachtwoordzin",
    RecoveryCode "Herstelcode",
    SurvivalTest "De proef met sluiten",
    Emergency "Spoed",
    QuickObservation "Ik heb iets gezien",
    EmployeeStop "Gaat het om een medewerker?",
    Inbox "Postvak",
    Today "Vandaag",
    CaseScreen "Dossier",
    Timeline "Tijdlijn",
    Work "Vandaag: de regels",
    BackupRisk "Vandaag: hoe veilig het werk is",
    Agenda "Vandaag: agendabestand",
    CaseFinder "Dossiers",
    Carried "Wie een dossier draagt",
    WhoIs "Over wie het gaat",
    CaseAlert "Boven aan een dossier",
    Map "De fasen van een dossier",
    DutyGroup "Wat te doen: groepen",
    DutyWord "Wat te doen",
    SourceWord "Waar het vandaan komt",
    Step "De vijf stappen",
    MoveGroup "Hoe het verder kan: groepen",
    MoveWord "Hoe het verder kan",
    Act "Wat je kunt doen",
    ActGroup "Wat je kunt doen: groepen",
    RecordLine "De regels van een stuk",
    RecordPage "Rond een formulier",
    Ledger "Afspraken en mensen",
    RecordKind "Soorten stukken",
    IndicatorPage "Signalenlijst",
    Settings "Instellingen",
    MemberPage "Instellingen: mensen",
    Proof "Instellingen: bewijs",
    Backup "Reservekopie",
    Restore "Terugzetten",
    Folder "Map voor reservekopieën",
    Wipe "Dit apparaat leegmaken",
    VaultFile "Werken in een bestand",
    Tidings "Vandaag: wat je moet weten",
    Carry "Bewaren",
    Export "Meegeven",
    Import "Inlezen",
    Preview "Wat er in een bestand staat",
    Handover "Overdragen",
    Keys "Sleutels",
    ParnasSys "ParnasSys",
    NoteLine "ParnasSys: de regels van een tekst",
    Paper "Documenten op papier",
    SchoolSummary "Samenvatting voor een andere school",
    Destruction "Vernietigen",
    AccessPaper "Inzage voor een ouder",
    SafeHomePaper "Melding bij Veilig Thuis voorbereiden",
    Account "Verantwoording",
    AccountStep "Verantwoording: gevraagd en gedaan",
    AccountFact "Verantwoording: termijnen, ouders, afweging",
    AccountProof "Verantwoording: de stukken",
    Year "Jaaroverzicht",
    YearQuestion "Jaaroverzicht: wat geteld wordt",
    YearAnswer "Jaaroverzicht: de antwoorden",
    Day "Dagen en tijden",
    Refused "Wat nu niet kan",
    Problem "Wat er mis kan gaan",
    Title "Formulieren: titels",
    Intro "Formulieren: inleidingen",
    Label "Formulieren: vragen",
    Hint "Formulieren: uitleg bij een vraag",
    Choice "Formulieren: antwoorden",
    Submit "Formulieren: knoppen",
    Fault "Formulieren: wat er nog moet",
}

impl Sentence {
    /// In Dutch, of what may be said before anybody unlocked; the other words are loaded when somebody does.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "which words a visit loads is a list of its own, and everything else is the rest"
    )]
    pub fn nl_of_a_visit(&self) -> Option<std::borrow::Cow<'static, str>> {
        match self {
            Self::Shell(words) => Some(words.nl()),
            Self::LockScreen(words) => Some(words.nl()),
            Self::FirstUse(words) => Some(words.nl()),
            Self::Emergency(words) => Some(words.nl()),
            Self::QuickObservation(words) => Some(words.nl()),
            Self::EmployeeStop(words) => Some(words.nl()),
            Self::Day(words) => Some(words.nl()),
            Self::Problem(words) => Some(words.nl()),
            Self::Remedy(problem) => Some(problem.now().into()),
            Self::Verbatim(words) => Some(words.clone().into()),
            _ => None,
        }
    }
}
