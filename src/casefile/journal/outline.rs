//! What is known of a record whose content is kept from this reader.

use uuid::Uuid;

use crate::casefile::people::PersonRef;
use crate::casefile::record::{Moment, RecordHash};
use crate::casefile::stored::StoredRecord;

/// The outside of a record: enough to keep its place in the order, and nothing it says.
///
/// Someone who does not hold the key of a record still has to know that later records were written in sight
/// of it. Without its outline those would seem to contradict each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Outline {
    /// Its id.
    pub id: Uuid,
    /// The records it builds on.
    pub parents: Vec<RecordHash>,
    /// Who wrote it.
    pub author: PersonRef,
    /// When it happened.
    pub happened_at: Moment,
    /// When it was written.
    pub written_at: Moment,
}

impl Outline {
    /// The outline of a record.
    pub fn of(stored: &StoredRecord) -> Self {
        let record = stored.record();
        Self {
            id: record.id,
            parents: record.parents.clone(),
            author: record.author.clone(),
            happened_at: record.happened_at,
            written_at: record.written_at,
        }
    }
}
