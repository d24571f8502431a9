//! Every document that can be made of a case.
//!
//! To add one: a variant of [`DocumentKind`] with its words, and a file beside this one that makes it.

pub mod access;
mod case_print;
mod pieces;
mod safe_home;

use crate::casefile::{CaseId, Moment};
use crate::protocol::Contact;
use crate::screen::emergency::Call;
use crate::screen::paper::Document;
use crate::text::{Act, Message, Paper as Words, SafeHomePaper};
use crate::workspace::Desk;

/// A document about one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentKind {
    /// The whole case: every record, for the school's own keeping.
    WholeCase,
    /// A report to Veilig Thuis, prepared.
    SafeHomeReport(ReporterName),
}

/// Whether the family may learn who reports. Veilig Thuis always does (domain 2.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReporterName {
    /// It may.
    Given,
    /// The reporter asks to keep it from the family.
    Hidden,
}

/// The report as it begins: the family may know who reports.
pub const REPORT: DocumentKind = DocumentKind::SafeHomeReport(ReporterName::Given);

impl DocumentKind {
    /// Every kind, as it is offered.
    pub const ALL: [Self; 2] = [Self::WholeCase, REPORT];

    /// How it stands in an address.
    pub fn slug(self) -> &'static str {
        match self {
            Self::WholeCase => "afdruk",
            Self::SafeHomeReport(_) => "melding",
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
        }
    }

    /// What stands above it on the screen.
    pub fn heading(self) -> Message {
        match self {
            Self::WholeCase => Words::Heading.into(),
            Self::SafeHomeReport(_) => SafeHomePaper::Heading.into(),
        }
    }

    /// Whom to call before anything is read.
    pub fn calls(self, contacts: &[Contact]) -> Vec<Call> {
        match self {
            Self::WholeCase => Vec::new(),
            Self::SafeHomeReport(_) => safe_home::calls(contacts),
        }
    }
}

/// A document about this case; `None` while it is not on the desk.
pub fn document(desk: &Desk, case: CaseId, kind: DocumentKind, now: Moment) -> Option<Document> {
    match kind {
        DocumentKind::WholeCase => case_print::case_print(desk, case, now),
        DocumentKind::SafeHomeReport(name) => safe_home::safe_home(desk, case, name, now),
    }
}
