//! Every document that can be made of a case.
//!
//! To add one: a variant of [`DocumentKind`] with its words, and a file beside this one that makes it.

mod case_print;

use crate::casefile::{CaseId, Moment};
use crate::screen::paper::Document;
use crate::text::{Act, Message, Paper as Words};
use crate::workspace::Desk;

/// A document about one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentKind {
    /// The whole case: every record, for the school's own keeping.
    WholeCase,
}

impl DocumentKind {
    /// Every kind.
    pub const ALL: [Self; 1] = [Self::WholeCase];

    /// How it stands in an address.
    pub fn slug(self) -> &'static str {
        match self {
            Self::WholeCase => "afdruk",
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
        }
    }

    /// What stands above it on the screen.
    pub fn heading(self) -> Message {
        match self {
            Self::WholeCase => Words::Heading.into(),
        }
    }
}

/// A document about this case; `None` while it is not on the desk.
pub fn document(desk: &Desk, case: CaseId, kind: DocumentKind, now: Moment) -> Option<Document> {
    match kind {
        DocumentKind::WholeCase => case_print::case_print(desk, case, now),
    }
}
