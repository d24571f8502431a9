//! The one order of a journal: ancestors first, then time of writing, then id.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::Entry;
use crate::casefile::record::{Moment, RecordHash};
use crate::order::Gather as _;

/// What decides between entries that do not build on one another.
type Rank = (Moment, Uuid, RecordHash);

/// Sorts entries so that each comes after those it builds on, as far as they are here.
///
/// Hashes cannot build on one another in a circle, but what an erasing record says of its target can
/// claim so; then the earliest of the circle goes first and the order stays total.
pub(super) fn in_order<'a>(
    entries: &BTreeMap<RecordHash, Entry<'a>>,
) -> Vec<(RecordHash, Entry<'a>)> {
    let rank =
        |hash: &RecordHash, entry: &Entry<'_>| -> Rank { (entry.written_at(), entry.id(), *hash) };
    let mut waiting_for: BTreeMap<RecordHash, BTreeSet<RecordHash>> = BTreeMap::new();
    let mut builders: BTreeMap<RecordHash, Vec<RecordHash>> = BTreeMap::new();
    let mut ready: BTreeSet<Rank> = BTreeSet::new();
    let mut waiting: BTreeSet<Rank> = BTreeSet::new();
    for (hash, entry) in entries {
        let parents: BTreeSet<RecordHash> = entry
            .parents()
            .iter()
            .filter(|parent| *parent != hash && entries.contains_key(parent))
            .copied()
            .gather();
        for parent in &parents {
            builders.entry(*parent).or_default().push(*hash);
        }
        let place = if parents.is_empty() {
            &mut ready
        } else {
            &mut waiting
        };
        place.insert(rank(hash, entry));
        waiting_for.insert(*hash, parents);
    }
    let mut ordered = Vec::with_capacity(entries.len());
    while let Some(next) = ready.pop_first().or_else(|| waiting.pop_first()) {
        let (_, _, hash) = next;
        waiting_for.remove(&hash);
        let Some(entry) = entries.get(&hash) else {
            continue;
        };
        ordered.push((hash, *entry));
        for builder in builders.remove(&hash).unwrap_or_default() {
            let (Some(left), Some(entry)) = (waiting_for.get_mut(&builder), entries.get(&builder))
            else {
                continue;
            };
            left.remove(&hash);
            let place = rank(&builder, entry);
            if left.is_empty() && waiting.remove(&place) {
                ready.insert(place);
            }
        }
    }
    ordered
}
