//! What was decided about a parent's paper before, laid over what the program proposes now.

use super::{LeftOut, NameChoice, RecordChoice};

impl LeftOut {
    /// The proposal with every decision that was made before: about a name that is still found, one that somebody
    /// added, and a record that is still there. What came in since then stands as it is proposed.
    #[must_use]
    pub fn decided(mut self, before: Self) -> Self {
        for decided in before.names {
            let is_it = |choice: &&mut NameChoice| {
                (&choice.name, choice.reach) == (&decided.name, decided.reach)
            };
            match self.names.iter_mut().find(is_it) {
                Some(choice) => *choice = decided,
                None => self.names.push(decided),
            }
        }
        for decided in before.records {
            let is_it = |choice: &&mut RecordChoice| choice.record == decided.record;
            if let Some(choice) = self.records.iter_mut().find(is_it) {
                *choice = decided;
            }
        }
        self
    }
}

/// A record by its hash, as people and logs read it.
pub(super) mod as_hex {
    use serde::{Deserialize, Deserializer, Serializer, de};

    use crate::casefile::RecordHash;

    pub(crate) fn serialize<S: Serializer>(hash: &RecordHash, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&hash.to_hex())
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<RecordHash, D::Error> {
        let text = String::deserialize(from)?;
        RecordHash::from_hex(&text).ok_or_else(|| de::Error::custom("no hash of a record"))
    }
}
