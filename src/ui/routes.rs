//! Where one is, as it stands in the fragment of the address: ids only, never a name.

use uuid::Uuid;

use crate::casefile::{CaseId, RecordHash};
use crate::screen::documents::DocumentKind;
use crate::screen::form::FormKind;
use crate::workspace::desk::NoteId;

/// One place in the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// Vandaag; while locked, the lock screen.
    Today,
    /// Spoed. Works in every state.
    Emergency,
    /// Spoed from a case, which is chosen there.
    EmergencyOf(CaseId),
    /// Ik heb iets gezien. Works in every state.
    Notice,
    /// All cases, to find one by name.
    Cases,
    /// Open a new case.
    NewCase,
    /// Open a new case for a note in the inbox.
    NewCaseOf(NoteId),
    /// A school year over all cases.
    Year(YearPart),
    /// The sealed inbox.
    Inbox,
    /// Back up, restore, carry cases.
    Carry(CarryPart),
    /// Settings.
    Settings(SettingsPart),
    /// One case.
    Case(CaseId, CasePlace),
}

/// A part of *Bewaren*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CarryPart {
    /// Make a backup and check it.
    Backup,
    /// Give cases along in a file; one may be chosen beforehand.
    Export(Option<CaseId>),
    /// Hand cases over to a colleague; one may be chosen beforehand.
    HandOver(Option<CaseId>),
    /// One's own key and those of colleagues.
    Keys,
    /// Take cases in from a file.
    Import,
    /// Put a backup back on an empty device. Works before set-up.
    Restore,
    /// What is whole, what is not, and everything as it is.
    Rescue,
}

/// A part of *Jaaroverzicht*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearPart {
    /// The counts.
    Counts,
    /// Its cases, without names.
    Cases,
}

/// A part of the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingsPart {
    /// School, terms, lock time, where the own protocol is kept.
    School,
    /// Members, roles, deputies.
    Members,
    /// Contacts.
    Contacts,
    /// Indicator list review.
    Indicators,
    /// What the program does, shown so that it can be checked.
    Proof,
}

/// A place inside one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CasePlace {
    /// Where it stands and what to do now.
    Overview,
    /// The timeline.
    Timeline,
    /// Agreed actions and people.
    People,
    /// A form for one kind of record.
    Record(FormKind),
    /// A form about an earlier record.
    About(FormKind, RecordHash),
    /// Entering another phase.
    Phase,
    /// The indicator list.
    Indicators,
    /// The text of one record for ParnasSys.
    ParnasSys(RecordHash),
    /// The file as a parent may read it.
    Access,
    /// A document about the case.
    Document(DocumentKind),
    /// What is not in ParnasSys yet, and the text of a period.
    ParnasSysPeriod,
    /// The summary for another school.
    SchoolSummary,
    /// Destroying the case.
    Destroy,
}

impl Route {
    /// Reads a fragment such as `#/casus/0190…/tijdlijn`; an unknown one leads to [`Route::Today`].
    pub fn parse(fragment: &str) -> Self {
        let path = fragment.trim_start_matches('#').trim_matches('/');
        let mut parts = path.split('/');
        match parts.next() {
            Some("spoed") => {
                let case = parts.next().and_then(|id| Uuid::parse_str(id).ok());
                case.map_or(Self::Emergency, |id| Self::EmergencyOf(CaseId(id)))
            }
            Some("gezien") => Self::Notice,
            Some("dossiers") => Self::Cases,
            Some("nieuw") => {
                let note = parts.next().and_then(|id| Uuid::parse_str(id).ok());
                note.map_or(Self::NewCase, |id| Self::NewCaseOf(NoteId(id.into_bytes())))
            }
            Some("jaaroverzicht") => Self::Year(match parts.next() {
                Some("dossiers") => YearPart::Cases,
                _ => YearPart::Counts,
            }),
            Some("postvak") => Self::Inbox,
            Some("bewaren") => Self::Carry(CarryPart::parse(parts)),
            Some("instellingen") => Self::Settings(SettingsPart::parse(parts.next())),
            Some("casus") => Self::case(parts).unwrap_or(Self::Today),
            _ => Self::Today,
        }
    }

    fn case<'a>(mut parts: impl Iterator<Item = &'a str>) -> Option<Self> {
        let id = CaseId(Uuid::parse_str(parts.next()?).ok()?);
        let place = match parts.next() {
            Some("tijdlijn") => CasePlace::Timeline,
            Some("mensen") => CasePlace::People,
            Some("fase") => CasePlace::Phase,
            Some("inzage") => CasePlace::Access,
            Some("signalen") => CasePlace::Indicators,
            Some("andere-school") => CasePlace::SchoolSummary,
            Some("vernietigen") => CasePlace::Destroy,
            Some("parnassys") => match parts.next() {
                Some(hash) => CasePlace::ParnasSys(parse_hash(hash)?),
                None => CasePlace::ParnasSysPeriod,
            },
            Some("nieuw") => {
                let kind = FormKind::from_slug(parts.next()?)?;
                match parts.next() {
                    Some(hash) => CasePlace::About(kind, parse_hash(hash)?),
                    None => CasePlace::Record(kind),
                }
            }
            Some(slug) => match DocumentKind::from_slug(slug) {
                Some(kind) => CasePlace::Document(kind),
                None => CasePlace::Overview,
            },
            None => CasePlace::Overview,
        };
        Some(Self::Case(id, place))
    }

    /// The fragment of this route.
    pub fn fragment(self) -> String {
        match self {
            Self::Today => "#/".to_owned(),
            Self::Emergency => "#/spoed".to_owned(),
            Self::EmergencyOf(CaseId(id)) => format!("#/spoed/{id}"),
            Self::Notice => "#/gezien".to_owned(),
            Self::Cases => "#/dossiers".to_owned(),
            Self::NewCase => "#/nieuw".to_owned(),
            Self::NewCaseOf(NoteId(id)) => format!("#/nieuw/{}", Uuid::from_bytes(id)),
            Self::Year(YearPart::Counts) => "#/jaaroverzicht".to_owned(),
            Self::Year(YearPart::Cases) => "#/jaaroverzicht/dossiers".to_owned(),
            Self::Inbox => "#/postvak".to_owned(),
            Self::Carry(part) => part.fragment(),
            Self::Settings(part) => format!("#/instellingen/{}", part.slug()),
            Self::Case(CaseId(id), place) => format!("#/casus/{id}{}", place.tail()),
        }
    }
}

impl CarryPart {
    fn parse<'a>(mut parts: impl Iterator<Item = &'a str>) -> Self {
        match parts.next() {
            Some("meegeven") => {
                let case = parts.next().and_then(|id| Uuid::parse_str(id).ok());
                Self::Export(case.map(CaseId))
            }
            Some("overdragen") => {
                let case = parts.next().and_then(|id| Uuid::parse_str(id).ok());
                Self::HandOver(case.map(CaseId))
            }
            Some("sleutels") => Self::Keys,
            Some("inlezen") => Self::Import,
            Some("terugzetten") => Self::Restore,
            Some("redden") => Self::Rescue,
            _ => Self::Backup,
        }
    }

    fn fragment(self) -> String {
        match self {
            Self::Backup => "#/bewaren/reservekopie".to_owned(),
            Self::Export(None) => "#/bewaren/meegeven".to_owned(),
            Self::Export(Some(CaseId(case))) => format!("#/bewaren/meegeven/{case}"),
            Self::HandOver(None) => "#/bewaren/overdragen".to_owned(),
            Self::HandOver(Some(CaseId(case))) => format!("#/bewaren/overdragen/{case}"),
            Self::Keys => "#/bewaren/sleutels".to_owned(),
            Self::Import => "#/bewaren/inlezen".to_owned(),
            Self::Restore => "#/bewaren/terugzetten".to_owned(),
            Self::Rescue => "#/bewaren/redden".to_owned(),
        }
    }
}

impl SettingsPart {
    fn parse(slug: Option<&str>) -> Self {
        match slug {
            Some("mensen") => Self::Members,
            Some("contacten") => Self::Contacts,
            Some("signalenlijst") => Self::Indicators,
            Some("bewijs") => Self::Proof,
            _ => Self::School,
        }
    }

    fn slug(self) -> &'static str {
        match self {
            Self::School => "school",
            Self::Members => "mensen",
            Self::Contacts => "contacten",
            Self::Indicators => "signalenlijst",
            Self::Proof => "bewijs",
        }
    }
}

impl CasePlace {
    fn tail(self) -> String {
        match self {
            Self::Overview => String::new(),
            Self::Timeline => "/tijdlijn".to_owned(),
            Self::People => "/mensen".to_owned(),
            Self::Phase => "/fase".to_owned(),
            Self::Indicators => "/signalen".to_owned(),
            Self::Access => "/inzage".to_owned(),
            Self::Document(kind) => format!("/{}", kind.slug()),
            Self::SchoolSummary => "/andere-school".to_owned(),
            Self::Destroy => "/vernietigen".to_owned(),
            Self::ParnasSysPeriod => "/parnassys".to_owned(),
            Self::ParnasSys(hash) => format!("/parnassys/{}", hash.to_hex()),
            Self::Record(kind) => format!("/nieuw/{}", kind.slug()),
            Self::About(kind, hash) => format!("/nieuw/{}/{}", kind.slug(), hash.to_hex()),
        }
    }
}

fn parse_hash(hex: &str) -> Option<RecordHash> {
    RecordHash::from_hex(hex)
}
