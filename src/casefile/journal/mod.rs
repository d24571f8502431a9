//! The journal of one case: a set of records that only grows, merges by union and keeps one order everywhere.

mod check_code;
mod finding;
mod lineage;
mod order;
mod outline;

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::event::{Event, RecordErased};
use super::people::PersonRef;
use super::record::{CaseId, Moment, RecordHash};
use super::stored::{Signature, StoredRecord};
use crate::order::Gather as _;
use crate::protocol::Role;

pub use check_code::CheckCode;
pub use finding::JournalFinding;
pub(super) use lineage::Lineage;
pub use outline::Outline;

/// A record that belongs to another case than the journal it was offered to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a record of another case was offered to this journal")]
pub struct ForeignCase {
    /// The case of the journal.
    pub expected: CaseId,
    /// The case the record names.
    pub found: CaseId,
}

/// What taking in a record did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is new here.
    Added,
    /// It was here already; a signature that was not may have come in with it.
    Known,
    /// Its content was destroyed here, so it does not come back.
    Erased,
}

/// What a merge did, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Records that are new here.
    pub added: usize,
    /// Records that were here already.
    pub known: usize,
    /// Records that were offered and stay away, because their content was destroyed here.
    pub stayed_erased: usize,
    /// Records that lost their content here, because the other journal holds their erasure.
    pub newly_erased: usize,
}

/// One place in a journal's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry<'a> {
    /// A record with its content.
    Whole(&'a StoredRecord),
    /// A record whose content was destroyed. The erasing record keeps what stays of it.
    Erased(&'a RecordErased),
    /// A record whose content this reader does not hold the key of.
    Withheld(&'a Outline),
}

/// All records of one case.
///
/// Two journals of a case merge by set union: in any order, any number of times, the outcome is the same.
/// A record that was erased keeps its place by what its erasing record says of it; its bytes are dropped
/// and stay away, whatever copy comes in later. Only what a directeur erased is erased ([`erasure_of`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journal {
    case: CaseId,
    records: BTreeMap<RecordHash, StoredRecord>,
    /// Which record is erased by which, so that loading stays quick.
    erasures: BTreeSet<(RecordHash, RecordHash)>,
    /// Records that are here from the outside only; never of one that is whole or erased.
    outlines: BTreeMap<RecordHash, Outline>,
}

impl Journal {
    /// A journal without records.
    pub fn new(case: CaseId) -> Self {
        Self {
            case,
            records: BTreeMap::new(),
            erasures: BTreeSet::new(),
            outlines: BTreeMap::new(),
        }
    }

    /// The case it is about.
    pub fn case(&self) -> CaseId {
        self.case
    }

    /// How many records stand in it with their content.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether no record stands in it.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The record with this hash, if its content is here.
    pub fn get(&self, hash: RecordHash) -> Option<&StoredRecord> {
        self.records.get(&hash)
    }

    /// The outside of a record whose content is kept from this reader.
    pub fn outline(&self, hash: RecordHash) -> Option<&Outline> {
        self.outlines.get(&hash)
    }

    /// How many records are here from the outside only.
    pub fn withheld(&self) -> usize {
        self.outlines.len()
    }

    /// Every record that is here with its content, by hash.
    pub fn records(&self) -> impl Iterator<Item = &StoredRecord> {
        self.records.values()
    }

    /// Takes in one record.
    pub fn insert(&mut self, stored: StoredRecord) -> Result<Taken, ForeignCase> {
        let found = stored.record().case;
        if found != self.case {
            return Err(ForeignCase {
                expected: self.case,
                found,
            });
        }
        if let Some(known) = self.records.get_mut(&stored.hash()) {
            known.adopt(&stored);
            return Ok(Taken::Known);
        }
        if may_be_erased(&stored) && self.is_erased(stored.hash()) {
            return Ok(Taken::Erased);
        }
        if let Some(erasure) = erasure_of(&stored) {
            self.erasures.insert((erasure.target, stored.hash()));
            self.outlines.remove(&erasure.target);
            if self.get(erasure.target).is_some_and(may_be_erased) {
                self.records.remove(&erasure.target);
            }
        }
        self.outlines.remove(&stored.hash());
        self.records.insert(stored.hash(), stored);
        Ok(Taken::Added)
    }

    /// Keeps one more signature beside a record, if its content is here.
    pub fn countersign(&mut self, record: RecordHash, signature: Signature) {
        if let Some(stored) = self.records.get_mut(&record) {
            *stored = stored.clone().signed(signature);
        }
    }

    /// Keeps the place of a record whose content is not for this reader. The content, once here, goes before it.
    pub fn withhold(&mut self, hash: RecordHash, outline: Outline) {
        if self.records.contains_key(&hash) || self.is_erased(hash) {
            return;
        }
        let known = self.outlines.entry(hash).or_insert_with(|| outline.clone());
        // Nothing proves an outline; of two that differ the same one has to hold on every device.
        if outline < *known {
            *known = outline;
        }
    }

    /// The same journal for a reader who may not see these records: each keeps its place and nothing else.
    #[must_use]
    pub fn without(&self, records: &BTreeSet<RecordHash>) -> Self {
        let mut rest = self.clone();
        for hash in records {
            if let Some(stored) = rest.records.remove(hash) {
                rest.withhold(*hash, Outline::of(&stored));
            }
        }
        rest
    }

    /// Takes in every record of another journal of the same case.
    pub fn merge(&mut self, other: &Self) -> Result<Merged, ForeignCase> {
        if other.case != self.case {
            return Err(ForeignCase {
                expected: self.case,
                found: other.case,
            });
        }
        let before: BTreeSet<RecordHash> = self.records.keys().copied().gather();
        let mut merged = Merged::default();
        for stored in other.records.values() {
            match self.insert(stored.clone())? {
                Taken::Added => {}
                Taken::Known => merged.known += 1,
                Taken::Erased => merged.stayed_erased += 1,
            }
        }
        for (hash, outline) in &other.outlines {
            self.withhold(*hash, outline.clone());
        }
        let after: BTreeSet<RecordHash> = self.records.keys().copied().gather();
        merged.added = after.difference(&before).count();
        merged.newly_erased = before.difference(&after).count();
        Ok(merged)
    }

    /// The records that no other record builds on: what a new record names as its parents.
    pub fn heads(&self) -> Vec<RecordHash> {
        self.heads_among(|_| true)
    }

    /// As [`Journal::heads`], of a copy of this journal without its outlines.
    pub fn heads_of_what_is_told(&self) -> Vec<RecordHash> {
        self.heads_among(|entry| !matches!(entry, Entry::Withheld(_)))
    }

    fn heads_among(&self, counts: impl Fn(Entry<'_>) -> bool) -> Vec<RecordHash> {
        let entries = || self.entries_unordered().filter(|(_, entry)| counts(*entry));
        let built_on: BTreeSet<RecordHash> = entries()
            .flat_map(|(_, entry)| entry.parents().iter().copied())
            .gather();
        let heads: BTreeSet<RecordHash> = entries()
            .filter(|(hash, entry)| !matches!(entry, Entry::Erased(_)) && !built_on.contains(hash))
            .map(|(hash, _)| hash)
            .gather();
        heads.into_iter().collect()
    }

    /// Records that others build on and that are not here: "eerder stuk ontbreekt".
    pub fn missing(&self) -> BTreeSet<RecordHash> {
        let present: BTreeSet<RecordHash> = self.entries_unordered().map(|(hash, _)| hash).gather();
        self.entries_unordered()
            .flat_map(|(_, entry)| entry.parents().iter().copied())
            .filter(|parent| !present.contains(parent))
            .gather()
    }

    /// What was erased, with the record that erased it. If two did, the one with the lesser hash speaks.
    pub fn erased(&self) -> BTreeMap<RecordHash, &RecordErased> {
        let mut erased = BTreeMap::new();
        for (target, by) in &self.erasures {
            if let Some(Event::RecordErased(erasure)) = self.get(*by).map(|by| &by.record().event)
                && !self.records.contains_key(target)
            {
                erased.entry(*target).or_insert(erasure);
            }
        }
        erased
    }

    /// Every entry in the one order all devices agree on: ancestors first, then time of writing, then id.
    pub fn in_order(&self) -> Vec<(RecordHash, Entry<'_>)> {
        order::in_order(&self.entries_unordered().gather())
    }

    /// The records that a record's writer had before them. What was written elsewhere at the same time is not among them.
    pub fn seen_by(&self, record: RecordHash) -> BTreeSet<RecordHash> {
        let ordered = self.in_order();
        let lineage = Lineage::over(&ordered);
        let all = ordered.iter().map(|(hash, _)| *hash);
        all.filter(|earlier| lineage.descends(record, *earlier))
            .gather()
    }

    /// What the order itself brings to light: ancestors that are missing, clocks that run behind.
    pub(super) fn lineage_findings(ordered: &[(RecordHash, Entry<'_>)]) -> Vec<JournalFinding> {
        finding::of_lineage(ordered)
    }

    /// Everything about the journal that a reader should know before trusting it.
    pub fn verify(&self) -> Vec<JournalFinding> {
        finding::all(self)
    }

    /// A short code over all records, erased ones included: equal codes mean equal journals.
    pub fn check_code(&self) -> CheckCode {
        CheckCode::over(
            self.case,
            self.entries_unordered().map(|(hash, _)| hash).gather(),
        )
    }

    fn is_erased(&self, hash: RecordHash) -> bool {
        let first = (hash, RecordHash([0; 32]));
        self.erasures
            .range(first..)
            .next()
            .is_some_and(|(target, _)| *target == hash)
    }

    fn entries_unordered(&self) -> impl Iterator<Item = (RecordHash, Entry<'_>)> {
        let whole = self
            .records
            .iter()
            .map(|(hash, stored)| (*hash, Entry::Whole(stored)));
        let erased = self.erased();
        let erased = erased
            .into_iter()
            .map(|(hash, erasure)| (hash, Entry::Erased(erasure)));
        let withheld = self
            .outlines
            .iter()
            .map(|(hash, outline)| (*hash, Entry::Withheld(outline)));
        whole.chain(erased).chain(withheld)
    }
}

impl<'a> Entry<'a> {
    /// The records it builds on.
    pub fn parents(self) -> &'a [RecordHash] {
        match self {
            Self::Whole(stored) => &stored.record().parents,
            Self::Erased(erasure) => &erasure.target_parents,
            Self::Withheld(outline) => &outline.parents,
        }
    }

    /// Its id.
    pub fn id(self) -> Uuid {
        match self {
            Self::Whole(stored) => stored.record().id,
            Self::Erased(erasure) => erasure.target_id,
            Self::Withheld(outline) => outline.id,
        }
    }

    /// Who wrote it.
    pub fn author(self) -> &'a PersonRef {
        match self {
            Self::Whole(stored) => &stored.record().author,
            Self::Erased(erasure) => &erasure.target_author,
            Self::Withheld(outline) => &outline.author,
        }
    }

    /// When it happened.
    pub fn happened_at(self) -> Moment {
        match self {
            Self::Whole(stored) => stored.record().happened_at,
            Self::Erased(erasure) => erasure.target_happened_at,
            Self::Withheld(outline) => outline.happened_at,
        }
    }

    /// When it was written.
    pub fn written_at(self) -> Moment {
        match self {
            Self::Whole(stored) => stored.record().written_at,
            Self::Erased(erasure) => erasure.target_written_at,
            Self::Withheld(outline) => outline.written_at,
        }
    }
}

/// What a record erases. Only a directeur erases: a record of anybody else that says so stands on the timeline and
/// takes nothing away, because a record that was made outside [`decide`](crate::casefile::decide()) proves no right to it.
pub fn erasure_of(stored: &StoredRecord) -> Option<&RecordErased> {
    if let Event::RecordErased(erasure) = &stored.record().event
        && stored.record().author.role == Role::Principal
    {
        Some(erasure)
    } else {
        None
    }
}

/// An erasing record keeps what stays of another, so it cannot itself be erased.
fn may_be_erased(stored: &StoredRecord) -> bool {
    !matches!(stored.record().event, Event::RecordErased(_))
}
