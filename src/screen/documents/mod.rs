//! Every document that can be made of a case.
//!
//! To add one: a variant of [`DocumentKind`] with its words, and a file beside this one that makes it.

pub mod access;
pub(in crate::screen) mod account;
mod case_print;
pub(in crate::screen) mod parnassys;
mod pieces;
mod safe_home;

use crate::casefile::{CaseId, Moment};
use crate::exchange::documents::account::Names;
use crate::protocol::Contact;
use crate::screen::case::{Alert, is_with};
use crate::screen::emergency::Call;
use crate::screen::paper::Document;
use crate::text::{Account as AccountWords, Act, Message, Paper as Words, SafeHomePaper};
use crate::workspace::Desk;

/// A document about one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentKind {
    /// The whole case: every record, for the school's own keeping.
    WholeCase,
    /// A report to Veilig Thuis, prepared.
    SafeHomeReport(ReporterName),
    /// Whether the step plan was followed, with names.
    Account,
    /// The same without names.
    AccountNameless,
}

/// Signs of a record's identity that stand in print: enough to find it, short enough to read aloud.
const MARK_CHARS: usize = 8;

/// Whether the family may learn who reports. Veilig Thuis always does (domain 2.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReporterName {
    /// Nobody asked to keep it from the family.
    Given,
    /// The reporter asks to keep it from the family.
    Hidden,
}

/// The report as it begins: nobody asked to keep the name from the family.
pub const REPORT: DocumentKind = DocumentKind::SafeHomeReport(ReporterName::Given);

impl DocumentKind {
    /// Every kind, as it is offered.
    pub const ALL: [Self; 4] = [
        Self::WholeCase,
        REPORT,
        Self::Account,
        Self::AccountNameless,
    ];

    /// How it stands in an address.
    pub fn slug(self) -> &'static str {
        match self {
            Self::WholeCase => "afdruk",
            Self::SafeHomeReport(_) => "melding",
            Self::Account => "verantwoording",
            Self::AccountNameless => "verantwoording-zonder-namen",
        }
    }

    /// The kind of an address.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }

    /// What a button that leads there says.
    pub fn act(self) -> Act {
        match self {
            Self::WholeCase => Act::Print,
            Self::SafeHomeReport(_) => Act::PrepareReport,
            Self::Account => Act::Account,
            Self::AccountNameless => Act::AccountNameless,
        }
    }

    /// What stands above it on the screen.
    pub fn heading(self) -> Message {
        match self {
            Self::WholeCase => Words::Heading.into(),
            Self::SafeHomeReport(_) => SafeHomePaper::Heading.into(),
            Self::Account => AccountWords::Heading.into(),
            Self::AccountNameless => AccountWords::HeadingNameless.into(),
        }
    }

    /// What to know before it leaves the school: that somebody else has the case now. The print of the whole case says so
    /// itself.
    pub fn warning(self, desk: &Desk, case: CaseId) -> Option<Alert> {
        match self {
            Self::WholeCase => None,
            Self::SafeHomeReport(_) | Self::Account | Self::AccountNameless => is_with(desk, case),
        }
    }

    /// Whom to call before anything is read.
    pub fn calls(self, contacts: &[Contact]) -> Vec<Call> {
        match self {
            Self::WholeCase | Self::Account | Self::AccountNameless => Vec::new(),
            Self::SafeHomeReport(_) => safe_home::calls(contacts),
        }
    }
}

/// What can be left out of a document to make it shorter, by its identity and in words.
pub fn choosable(desk: &Desk, case: CaseId, kind: DocumentKind) -> Vec<(String, Message)> {
    let dossier = desk.dossiers.get(&case);
    match (kind, dossier) {
        (DocumentKind::SafeHomeReport(_), Some(dossier)) => safe_home::choosable(&dossier.file),
        (DocumentKind::SafeHomeReport(_), None)
        | (DocumentKind::WholeCase | DocumentKind::Account | DocumentKind::AccountNameless, _) => {
            Vec::new()
        }
    }
}

/// A document about this case; `None` while it is not on the desk.
pub fn document(desk: &Desk, case: CaseId, kind: DocumentKind, now: Moment) -> Option<Document> {
    shortened(desk, case, kind, &[], now)
}

/// The same without these [`choosable`] records; it says how many they are.
pub fn shortened(
    desk: &Desk,
    case: CaseId,
    kind: DocumentKind,
    left_out: &[String],
    now: Moment,
) -> Option<Document> {
    match kind {
        DocumentKind::WholeCase => case_print::case_print(desk, case, now),
        DocumentKind::SafeHomeReport(name) => {
            safe_home::safe_home(desk, case, (name, left_out), now)
        }
        DocumentKind::Account => account::document(desk, case, Names::With, now),
        DocumentKind::AccountNameless => account::document(desk, case, Names::Without, now),
    }
}
