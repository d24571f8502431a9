//! What the writer of each record saw holding about one matter.

use std::collections::{BTreeMap, BTreeSet};

use crate::casefile::journal::Lineage;
use crate::casefile::record::RecordHash;

/// The decisions about one matter that each record was written in sight of and that held then.
#[derive(Debug, Default)]
pub(super) struct Sight {
    seen: BTreeMap<RecordHash, Vec<RecordHash>>,
    deciding: BTreeSet<RecordHash>,
}

impl Sight {
    /// Works out what a record's writer saw, from what the writers of its parents saw and did.
    /// Records arrive in the journal's order.
    pub(super) fn arrive(&mut self, record: RecordHash, parents: &[RecordHash], lineage: &Lineage) {
        let mut seen: BTreeSet<RecordHash> = BTreeSet::new();
        for parent in parents {
            if self.deciding.contains(parent) {
                // Its own decision overtakes everything it saw.
                seen.insert(*parent);
            } else if let Some(further) = self.seen.get(parent) {
                seen.extend(further);
            }
        }
        let mut held: Vec<RecordHash> = seen.iter().copied().collect();
        if parents.len() > 1 {
            held.retain(|one| !seen.iter().any(|later| lineage.descends(*later, *one)));
        }
        held.sort_by_key(|one| lineage.place(*one));
        self.seen.insert(record, held);
    }

    /// Notes that a record decides about this matter.
    pub(super) fn decides(&mut self, record: RecordHash) {
        self.deciding.insert(record);
    }

    /// What the writer of this record saw holding, in the journal's order.
    pub(super) fn of(&self, record: RecordHash) -> &[RecordHash] {
        self.seen.get(&record).map_or(&[], Vec::as_slice)
    }
}
