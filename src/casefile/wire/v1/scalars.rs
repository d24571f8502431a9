//! The smallest stored values: days, moments, hashes, salts and ids, each with one spelling.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, SecondsFormat};

use super::super::tree::{Mismatch, Tree};
use super::twin::{Twin, twins};
use crate::casefile::record::{self, RecordHash};
use crate::protocol::{self, PhaseNumber};

/// A local day, `2026-03-02`.
pub(super) enum Day {}

impl Twin for Day {
    type Of = NaiveDate;
    fn of(domain: &NaiveDate) -> Tree {
        Tree::Text(Cow::Owned(domain.format("%Y-%m-%d").to_string()))
    }
    fn back(stored: Tree) -> Result<NaiveDate, Mismatch> {
        NaiveDate::parse_from_str(&stored.into_text()?, "%Y-%m-%d").map_err(|_malformed| Mismatch)
    }
}

/// A moment with its local offset to the millisecond, `2026-03-02T10:20:00.000+01:00` (RFC 3339).
pub(super) enum Moment {}

impl Twin for Moment {
    type Of = record::Moment;
    fn of(domain: &record::Moment) -> Tree {
        Tree::Text(Cow::Owned(
            domain.to_rfc3339_opts(SecondsFormat::Millis, false),
        ))
    }
    fn back(stored: Tree) -> Result<record::Moment, Mismatch> {
        DateTime::parse_from_rfc3339(&stored.into_text()?).map_err(|_malformed| Mismatch)
    }
}

/// Bytes in lower-case hexadecimal.
fn hex(bytes: &[u8]) -> Tree {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or_default();
    let digits = bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 0x0f)]);
    Tree::Text(Cow::Owned(digits.collect()))
}

/// Reads exactly as many bytes as there is room for. Upper case is refused: two spellings of one hash would be
/// two records that look alike.
fn from_hex(stored: Tree, room: &mut [u8]) -> Result<(), Mismatch> {
    let text = stored.into_text()?;
    if text.len() != 2 * room.len() {
        return Err(Mismatch);
    }
    for (byte, pair) in room.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        for digit in pair {
            let value = char::from(*digit)
                .to_digit(16)
                .filter(|_| !digit.is_ascii_uppercase());
            *byte = *byte << 4
                | value
                    .and_then(|value| u8::try_from(value).ok())
                    .ok_or(Mismatch)?;
        }
    }
    Ok(())
}

/// The salt of a record.
pub(super) enum Salt {}

impl Twin for Salt {
    type Of = [u8; 16];
    fn of(domain: &Self::Of) -> Tree {
        hex(domain)
    }
    fn back(stored: Tree) -> Result<Self::Of, Mismatch> {
        let mut bytes = [0; 16];
        from_hex(stored, &mut bytes)?;
        Ok(bytes)
    }
}

/// A record's hash.
pub(super) enum Hash {}

impl Twin for Hash {
    type Of = RecordHash;
    fn of(domain: &RecordHash) -> Tree {
        hex(&domain.0)
    }
    fn back(stored: Tree) -> Result<RecordHash, Mismatch> {
        let mut bytes = [0; 32];
        from_hex(stored, &mut bytes)?;
        Ok(RecordHash(bytes))
    }
}

/// Ids and numbers that are wrapped in the domain and plain in the store.
macro_rules! wrapped {
    ($($(#[$note:meta])* $name:ident($inner:ty) for $of:path;)*) => { $(
        $(#[$note])*
        pub(super) enum $name {}

        impl Twin for $name {
            type Of = $of;
            fn of(domain: &$of) -> Tree {
                <$inner as Twin>::of(&domain.0)
            }
            fn back(stored: Tree) -> Result<$of, Mismatch> {
                <$inner as Twin>::back(stored).map($of)
            }
        }
    )* };
}

wrapped! {
    /// A plan's id.
    PlanId(String) for protocol::PlanId;
    /// A topic's id.
    TopicId(String) for protocol::TopicId;
    /// An indicator's id.
    IndicatorId(String) for protocol::IndicatorId;
    /// A phase, 0 to 3 in the plans of today.
    Phase(u8) for PhaseNumber;
    /// A case.
    CaseId(uuid::Uuid) for record::CaseId;
}

twins! {
    struct EditionRef in protocol {
        plan: PlanId,
        edition: u16,
    }
}
