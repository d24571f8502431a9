//! Who builds on whom: whether one record was written in sight of another.

use std::collections::BTreeMap;

use super::Entry;
use crate::casefile::record::RecordHash;
use crate::order::Gather as _;

/// The ancestors of every record of a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::casefile) struct Lineage {
    place: BTreeMap<RecordHash, usize>,
    ancestors: Vec<Ancestors>,
}

/// A set of places in the order, one bit each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Ancestors(Vec<u64>);

impl Lineage {
    /// Works out the ancestors over entries in the journal's order.
    pub(in crate::casefile) fn over(ordered: &[(RecordHash, Entry<'_>)]) -> Self {
        let place: BTreeMap<RecordHash, usize> = ordered
            .iter()
            .enumerate()
            .map(|(place, (hash, _))| (*hash, place))
            .gather();
        let mut ancestors: Vec<Ancestors> = Vec::with_capacity(ordered.len());
        for (own, (_, entry)) in ordered.iter().enumerate() {
            let mut seen = Ancestors::default();
            for parent in entry.parents() {
                // Only what stands earlier in the order counts, so that a claimed circle cannot arise.
                let Some(&parent) = place.get(parent).filter(|parent| **parent < own) else {
                    continue;
                };
                seen.insert(parent);
                if let Some(further) = ancestors.get(parent) {
                    seen.extend(further);
                }
            }
            ancestors.push(seen);
        }
        Self { place, ancestors }
    }

    /// Whether `later` was written in sight of `earlier`. No record descends from itself.
    pub(in crate::casefile) fn descends(&self, later: RecordHash, earlier: RecordHash) -> bool {
        let (Some(later), Some(&earlier)) = (self.place.get(&later), self.place.get(&earlier))
        else {
            return false;
        };
        self.descends_at(*later, earlier)
    }

    /// As [`Lineage::descends`], by places in the order.
    pub(in crate::casefile) fn descends_at(&self, later: usize, earlier: usize) -> bool {
        self.ancestors
            .get(later)
            .is_some_and(|ancestors| ancestors.contains(earlier))
    }

    /// Whether neither was written in sight of the other.
    pub(in crate::casefile) fn concurrent(&self, one: RecordHash, other: RecordHash) -> bool {
        one != other && !self.descends(one, other) && !self.descends(other, one)
    }

    /// The place of a record in the journal's order, from 0.
    pub(in crate::casefile) fn place(&self, hash: RecordHash) -> Option<usize> {
        self.place.get(&hash).copied()
    }
}

impl Ancestors {
    fn insert(&mut self, place: usize) {
        let (word, bit) = (place / 64, place % 64);
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        if let Some(word) = self.0.get_mut(word) {
            *word |= 1 << bit;
        }
    }

    fn extend(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (word, more) in self.0.iter_mut().zip(&other.0) {
            *word |= more;
        }
    }

    fn contains(&self, place: usize) -> bool {
        self.0
            .get(place / 64)
            .is_some_and(|word| word & (1 << (place % 64)) != 0)
    }
}
