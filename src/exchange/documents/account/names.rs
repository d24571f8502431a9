//! People, words and records as an account may give them: with names, or without any.

use chrono::NaiveDate;

use crate::casefile::state::TimelineEntry;
use crate::casefile::{CaseFile, PersonRef, RecordHash};
use crate::protocol::Role;
use crate::protocol::progress::Evidence;

/// Whether an account names people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// For the board, or a committee.
    With,
    /// For the inspectorate: no name and no words that somebody typed, for a name may stand in them.
    Without,
}

/// Somebody of the school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// The role of then.
    pub role: Role,
    /// The name, in an account with names.
    pub name: Option<String>,
}

/// What somebody typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Nothing.
    Nothing,
    /// These words.
    Words(String),
    /// Something, which an account without names leaves out.
    LeftOut,
}

/// A record that an account points at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// Which one.
    pub record: RecordHash,
    /// Its number in the print of the case.
    pub number: usize,
    /// The day it happened.
    pub happened_on: NaiveDate,
    /// The day it was written.
    pub written_on: NaiveDate,
    /// Who wrote it.
    pub author: Who,
    /// Who took part.
    pub by: Vec<Who>,
}

impl Names {
    /// Somebody, with or without the name.
    pub(super) fn who(self, person: &PersonRef) -> Who {
        Who {
            role: person.role,
            name: (self == Self::With).then(|| person.name.clone()),
        }
    }

    /// Words, or only that there are some.
    pub(super) fn said(self, words: &str) -> Said {
        let words = words.trim();
        match self {
            _ if words.is_empty() => Said::Nothing,
            Self::With => Said::Words(words.to_owned()),
            Self::Without => Said::LeftOut,
        }
    }

    /// A record, under the number it has in the print of the case.
    pub fn cited(self, file: &CaseFile, record: RecordHash) -> Option<Cited> {
        let mut timeline = file.timeline().iter();
        let place = timeline.position(|entry| entry.hash == record)?;
        let entry = file.timeline().get(place)?;
        Some(self.entry(place, entry))
    }

    /// The records that prove a deed, in the order of the journal.
    pub(super) fn proofs(self, file: &CaseFile, evidence: &[Evidence]) -> Vec<Cited> {
        let timeline = file.timeline().iter().enumerate();
        timeline
            .filter(|(_, entry)| evidence.contains(&Evidence(entry.hash.0)))
            .map(|(place, entry)| self.entry(place, entry))
            .collect()
    }

    fn entry(self, place: usize, entry: &TimelineEntry) -> Cited {
        Cited {
            record: entry.hash,
            number: place + 1,
            happened_on: entry.happened_on(),
            written_on: entry.written_on(),
            author: self.who(&entry.author),
            by: entry
                .took_part()
                .into_iter()
                .map(|person| self.who(person))
                .collect(),
        }
    }
}

impl Said {
    /// Whether anything was said.
    pub fn is_something(&self) -> bool {
        *self != Self::Nothing
    }
}
