//! What the writer of each record saw holding about one matter.

use std::collections::{BTreeMap, BTreeSet};

use crate::casefile::journal::Lineage;
use crate::casefile::record::RecordHash;

/// The decisions about one matter that each record was written in sight of and that held then.
///
/// Records are known by their place in the journal's order.
#[derive(Debug, Default)]
pub(super) struct Sight {
    seen: BTreeMap<usize, Vec<usize>>,
    deciding: BTreeMap<usize, RecordHash>,
}

impl Sight {
    /// Works out what a record's writer saw, from what the writers of its parents saw and did.
    /// Records arrive in the journal's order.
    pub(super) fn arrive(&mut self, place: usize, parents: &[usize], lineage: &Lineage) {
        let mut seen: BTreeSet<usize> = BTreeSet::new();
        for parent in parents {
            if self.deciding.contains_key(parent) {
                // Its own decision overtakes everything it saw.
                seen.insert(*parent);
            } else if let Some(further) = self.seen.get(parent) {
                seen.extend(further);
            }
        }
        let mut held: Vec<usize> = seen.iter().copied().collect();
        if parents.len() > 1 {
            held.retain(|one| {
                let mut later = seen.range(one + 1..);
                !later.any(|later| lineage.descends_at(*later, *one))
            });
        }
        self.seen.insert(place, held);
    }

    /// Notes that a record decides about this matter.
    pub(super) fn decides(&mut self, place: usize, record: RecordHash) {
        self.deciding.insert(place, record);
    }

    /// What the writer of the record at this place saw holding, in the journal's order.
    pub(super) fn at(&self, place: usize) -> impl Iterator<Item = RecordHash> {
        let seen = self.seen.get(&place).map_or(&[][..], Vec::as_slice);
        seen.iter()
            .filter_map(|one| self.deciding.get(one).copied())
    }
}
