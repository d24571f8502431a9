//! What checking a journal brings to light. Nothing here is repaired; a person is told.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Entry, Journal};
use crate::casefile::event::Event;
use crate::casefile::record::RecordHash;
use crate::casefile::stored::hash_of;
use crate::order::Gather as _;

/// One thing to know about a journal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JournalFinding {
    /// A record builds on one that is not here: "eerder stuk ontbreekt".
    AncestorMissing {
        /// The record.
        record: RecordHash,
        /// What it builds on.
        missing: RecordHash,
    },
    /// A record says it was written before one it builds on: "klok wijkt af".
    ClockBehind {
        /// The record.
        record: RecordHash,
        /// The one it builds on.
        ancestor: RecordHash,
    },
    /// A record says it happened after it was written.
    HappenedAfterWriting {
        /// The record.
        record: RecordHash,
    },
    /// The bytes of a record do not give its hash.
    Tampered {
        /// The record.
        record: RecordHash,
    },
    /// Two records carry one id.
    SameId {
        /// The id.
        id: Uuid,
        /// The records, by hash.
        records: Vec<RecordHash>,
    },
    /// The case was opened more than once; the first opening in the order counts.
    OpenedAgain {
        /// The later opening.
        record: RecordHash,
    },
    /// No opening is here.
    OpeningMissing,
    /// A record carries no signature of its author.
    Unsigned {
        /// The record.
        record: RecordHash,
    },
    /// A record is of a kind that this version does not know: "nieuwere soort".
    NewerKind {
        /// The record.
        record: RecordHash,
    },
    /// A record's content was destroyed.
    Erased {
        /// The record.
        record: RecordHash,
    },
    /// A record's content is not for this reader, so it could not be checked here.
    Withheld {
        /// The record.
        record: RecordHash,
    },
}

impl JournalFinding {
    /// Whether the finding means that a record was altered, not merely that something is worth knowing.
    pub fn breaks_trust(&self) -> bool {
        match self {
            Self::Tampered { .. } | Self::SameId { .. } => true,
            Self::AncestorMissing { .. }
            | Self::ClockBehind { .. }
            | Self::HappenedAfterWriting { .. }
            | Self::OpenedAgain { .. }
            | Self::OpeningMissing
            | Self::Unsigned { .. }
            | Self::NewerKind { .. }
            | Self::Erased { .. }
            | Self::Withheld { .. } => false,
        }
    }
}

/// The findings about who builds on whom, in the journal's order.
pub(super) fn of_lineage(ordered: &[(RecordHash, Entry<'_>)]) -> Vec<JournalFinding> {
    let by_hash: BTreeMap<RecordHash, Entry<'_>> = ordered.iter().copied().gather();
    let mut findings = Vec::new();
    for (hash, entry) in ordered {
        of_ancestors(*hash, *entry, &by_hash, &mut findings);
    }
    findings
}

/// Every finding, in the journal's order.
pub(super) fn all(journal: &Journal) -> Vec<JournalFinding> {
    let ordered = journal.in_order();
    let by_hash: BTreeMap<RecordHash, Entry<'_>> = ordered.iter().copied().gather();
    let mut findings = Vec::new();
    let mut openings = 0_usize;
    let mut ids: BTreeMap<Uuid, Vec<RecordHash>> = BTreeMap::new();
    for (hash, entry) in &ordered {
        ids.entry(entry.id()).or_default().push(*hash);
        of_ancestors(*hash, *entry, &by_hash, &mut findings);
        of_content(*hash, *entry, &mut openings, &mut findings);
    }
    if openings == 0 && !ordered.is_empty() {
        findings.push(JournalFinding::OpeningMissing);
    }
    for (id, records) in ids {
        if records.len() > 1 {
            findings.push(JournalFinding::SameId { id, records });
        }
    }
    findings
}

fn of_ancestors(
    record: RecordHash,
    entry: Entry<'_>,
    by_hash: &BTreeMap<RecordHash, Entry<'_>>,
    findings: &mut Vec<JournalFinding>,
) {
    for parent in entry.parents() {
        match by_hash.get(parent) {
            None => findings.push(JournalFinding::AncestorMissing {
                record,
                missing: *parent,
            }),
            Some(ancestor) if entry.written_at() < ancestor.written_at() => {
                findings.push(JournalFinding::ClockBehind {
                    record,
                    ancestor: *parent,
                });
            }
            Some(_) => {}
        }
    }
}

fn of_content(
    record: RecordHash,
    entry: Entry<'_>,
    openings: &mut usize,
    findings: &mut Vec<JournalFinding>,
) {
    let stored = match entry {
        Entry::Whole(stored) => stored,
        Entry::Erased(_) => {
            findings.push(JournalFinding::Erased { record });
            return;
        }
        Entry::Withheld(_) => {
            findings.push(JournalFinding::Withheld { record });
            return;
        }
    };
    if hash_of(stored.bytes()) != record {
        findings.push(JournalFinding::Tampered { record });
    }
    if stored.signatures().is_empty() {
        findings.push(JournalFinding::Unsigned { record });
    }
    if entry.happened_at() > entry.written_at() {
        findings.push(JournalFinding::HappenedAfterWriting { record });
    }
    let event = &stored.record().event;
    if matches!(event, Event::CaseOpened(_)) {
        *openings += 1;
        if *openings > 1 {
            findings.push(JournalFinding::OpenedAgain { record });
        }
    }
    if matches!(event, Event::Unknown { .. }) {
        findings.push(JournalFinding::NewerKind { record });
    }
}
