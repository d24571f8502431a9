//! A record: who wrote what when, building on which records, with exactly one event.

use chrono::{DateTime, FixedOffset};
use uuid::Uuid;

use super::{Event, PersonRef};
pub(in crate::casefile) use crate::protocol::progress::minute_of;

/// A point in time with the local offset it was lived in.
pub type Moment = DateTime<FixedOffset>;

/// A case, on every device the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseId(pub Uuid);

/// SHA-256 over the exact stored bytes of a record: its identity.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordHash(pub [u8; 32]);

impl RecordHash {
    /// As 64 hexadecimal digits, for an address.
    pub fn to_hex(self) -> String {
        self.0
            .iter()
            .flat_map(|byte| [byte >> 4, byte & 15])
            .filter_map(|digit| char::from_digit(u32::from(digit), 16))
            .collect()
    }

    /// Reads 64 hexadecimal digits.
    pub fn from_hex(digits: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        if digits.len() != 64 {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.as_bytes().chunks_exact(2)) {
            let pair = std::str::from_utf8(pair).ok()?;
            *byte = u8::from_str_radix(pair, 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl std::fmt::Debug for RecordHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#")?;
        self.0
            .iter()
            .take(4)
            .try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// One entry of a journal, read from its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// A version 7 UUID, so that ids sort by time of writing.
    pub id: Uuid,
    /// Makes two otherwise equal records differ, and an erased record unguessable.
    pub salt: [u8; 16],
    /// The case.
    pub case: CaseId,
    /// The records this one builds on: the heads its writer saw.
    pub parents: Vec<RecordHash>,
    /// Who wrote it.
    pub author: PersonRef,
    /// The device it was written on.
    pub device: Uuid,
    /// When it happened.
    pub happened_at: Moment,
    /// When it was written.
    pub written_at: Moment,
    /// What happened.
    pub event: Event,
}
