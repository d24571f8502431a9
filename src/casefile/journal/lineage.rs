//! Who builds on whom: whether one record was written in sight of another.

use std::collections::{BTreeMap, BTreeSet};

use super::Entry;
use crate::casefile::record::RecordHash;
use crate::order::Gather as _;

/// The ancestors of every record of a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::casefile) struct Lineage {
    place: BTreeMap<RecordHash, usize>,
    ancestors: Vec<Ancestors>,
    /// Whom each was written right after, by place.
    parents: Vec<Vec<usize>>,
}

/// A set of places in the order, one bit each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Ancestors(Vec<u64>);

impl Lineage {
    /// Works out the ancestors over entries in the journal's order.
    ///
    /// Where a parent is not here, nobody can know what it was written in sight of. It is taken to have seen everything
    /// that stands before it and does not itself build on it: a damaged record costs itself, and makes no conflict
    /// between all that was written before it and all that came after.
    pub(in crate::casefile) fn over(ordered: &[(RecordHash, Entry<'_>)]) -> Self {
        let place: BTreeMap<RecordHash, usize> = ordered
            .iter()
            .enumerate()
            .map(|(place, (hash, _))| (*hash, place))
            .gather();
        let mut ancestors: Vec<Ancestors> = Vec::with_capacity(ordered.len());
        let mut parents: Vec<Vec<usize>> = Vec::with_capacity(ordered.len());
        // Of each entry, the records that it builds on, near or far, and that are not here.
        let mut holes: Vec<BTreeSet<RecordHash>> = Vec::with_capacity(ordered.len());
        for (own, (_, entry)) in ordered.iter().enumerate() {
            let (mut near, mut below) = (BTreeSet::new(), BTreeSet::new());
            for parent in entry.parents() {
                match place.get(parent) {
                    None => {
                        near.extend(taken_as_seen(&holes, parent));
                        below.insert(*parent);
                    }
                    // Only what stands earlier in the order counts, so that a claimed circle cannot arise.
                    Some(&parent) if parent < own => {
                        near.insert(parent);
                        below.extend(holes.get(parent).into_iter().flatten());
                    }
                    Some(_) => {}
                }
            }
            let mut seen = Ancestors::default();
            for place in &near {
                seen.insert(*place);
                if let Some(further) = ancestors.get(*place) {
                    seen.extend(further);
                }
            }
            let is_overtaken = |place: &usize| {
                let mut others = near.range(place + 1..);
                others.any(|other| {
                    ancestors
                        .get(*other)
                        .is_some_and(|seen| seen.contains(*place))
                })
            };
            let heads = near.iter().copied().filter(|place| !is_overtaken(place));
            parents.push(heads.collect());
            ancestors.push(seen);
            holes.push(below);
        }
        Self {
            place,
            ancestors,
            parents,
        }
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

    /// The places of those it was written right after: its parents, as far as they are here, and where one is not, the
    /// last of what it is taken to have seen.
    pub(in crate::casefile) fn parents_at(&self, place: usize) -> &[usize] {
        self.parents.get(place).map_or(&[], Vec::as_slice)
    }

    /// The place of a record in the journal's order, from 0.
    pub(in crate::casefile) fn place(&self, hash: RecordHash) -> Option<usize> {
        self.place.get(&hash).copied()
    }
}

/// The places of everything that stands before a record whose parent is not here and does not itself build on that.
fn taken_as_seen<'a>(
    holes: &'a [BTreeSet<RecordHash>],
    missing: &'a RecordHash,
) -> impl Iterator<Item = usize> {
    let places = holes.iter().enumerate();
    let before = places.filter(|(_, holes)| !holes.contains(missing));
    before.map(|(place, _)| place)
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
