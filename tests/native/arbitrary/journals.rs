//! Whole journals: records that build on earlier ones, as devices that meet now and then would write them.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "test data: a value that is not there is a broken test"
)]

use chrono::Duration;
use meldcode::casefile::{CaseId, Journal, Record, RecordHash, StoredRecord};
use proptest::prelude::*;
use uuid::Uuid;

use super::events::{Draw, KINDS, event};

/// What one record of a drawn journal is made from.
#[derive(Clone, Debug)]
pub(crate) struct Sketch {
    pub(crate) kind: usize,
    pub(crate) bytes: Vec<u8>,
    /// Which of the earlier records it builds on, a bit each.
    pub(crate) parents: u64,
}

/// Sketches of the records of a journal; decisions come up more often than other records.
pub(crate) fn sketches(most: usize) -> impl Strategy<Value = Vec<Sketch>> {
    let kind = prop_oneof![
        3 => prop::sample::select(vec![1_usize, 2, 4, 5, 6, 8, 18, 19, 29, 30, 35]),
        1 => 0..KINDS,
    ];
    let sketch = (
        kind,
        prop::collection::vec(any::<u8>(), 0..40),
        any::<u64>(),
    );
    let sketch = sketch.prop_map(|(kind, bytes, parents)| Sketch {
        kind,
        bytes,
        parents,
    });
    prop::collection::vec(sketch, 0..most)
}

pub(crate) const CASE: CaseId = CaseId(Uuid::from_u128(0xca));

/// The records of a journal, each building on earlier ones only, in the order they were written.
pub(crate) fn records(sketches: &[Sketch]) -> Vec<StoredRecord> {
    let mut stored: Vec<StoredRecord> = Vec::new();
    for (number, sketch) in sketches.iter().enumerate() {
        let earlier: Vec<RecordHash> = stored.iter().map(StoredRecord::hash).collect();
        // Most build on the last record, some on a few of the last ones, some on nothing.
        let parents = match sketch.parents % 8 {
            0..=4 => earlier.last().copied().into_iter().collect(),
            5 | 6 => earlier
                .iter()
                .rev()
                .enumerate()
                .filter(|(back, _)| *back < 60 && sketch.parents >> (back + 3) & 1 == 1)
                .take(3)
                .map(|(_, hash)| *hash)
                .collect(),
            _ => Vec::new(),
        };
        let mut draw = Draw::from(&sketch.bytes);
        draw.known = earlier;
        let happened_at = draw.moment();
        let written_at = happened_at + Duration::minutes(i64::from(draw.byte()));
        let record = Record {
            id: Uuid::from_u128(u128::try_from(number).expect("a small number")),
            salt: [0; 16],
            case: CASE,
            parents,
            author: draw.person(),
            device: draw.uuid(),
            happened_at,
            written_at,
            event: event(sketch.kind, &mut draw),
        };
        stored.push(StoredRecord::write(&record).expect("a record that fits"));
    }
    stored
}

/// A journal of these records, taken in one after the other.
pub(crate) fn journal(records: impl IntoIterator<Item = StoredRecord>) -> Journal {
    let mut journal = Journal::new(CASE);
    for record in records {
        journal.insert(record).expect("of this case");
    }
    journal
}
