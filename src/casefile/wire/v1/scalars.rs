//! The smallest stored values: days, moments, hashes, salts and ids, each with one spelling.

use std::fmt::Write as _;

use chrono::{DateTime, NaiveDate, SecondsFormat};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::twin::Twin;
use crate::casefile::record::{self, RecordHash};
use crate::protocol::{self, EditionRef, PhaseNumber};

/// A local day, `2026-03-02`.
#[derive(Clone, Copy)]
pub(super) struct Day(NaiveDate);

impl Twin for Day {
    type Of = NaiveDate;
    fn of(domain: &NaiveDate) -> Self {
        Self(*domain)
    }
    fn back(self) -> NaiveDate {
        self.0
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0.format("%Y-%m-%d"))
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        NaiveDate::parse_from_str(&text, "%Y-%m-%d")
            .map(Self)
            .map_err(D::Error::custom)
    }
}

/// A moment with its local offset to the millisecond, `2026-03-02T10:20:00.000+01:00` (RFC 3339).
#[derive(Clone, Copy)]
pub(super) struct Moment(record::Moment);

impl Twin for Moment {
    type Of = record::Moment;
    fn of(domain: &record::Moment) -> Self {
        Self(*domain)
    }
    fn back(self) -> record::Moment {
        self.0
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.to_rfc3339_opts(SecondsFormat::Millis, false))
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        DateTime::parse_from_rfc3339(&text)
            .map(Self)
            .map_err(D::Error::custom)
    }
}

/// A fixed number of bytes in lower-case hexadecimal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hex<const N: usize>(pub(super) [u8; N]);

impl<const N: usize> Serialize for Hex<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = String::with_capacity(2 * N);
        for byte in self.0 {
            write!(text, "{byte:02x}").map_err(serde::ser::Error::custom)?;
        }
        serializer.serialize_str(&text)
    }
}

impl<'de, const N: usize> Deserialize<'de> for Hex<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let wrong = || D::Error::custom("not hexadecimal of the right length");
        if text.len() != 2 * N {
            return Err(wrong());
        }
        let mut bytes = [0; N];
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            *byte = pair
                .iter()
                .try_fold(0, |sum, digit| {
                    let value = char::from(*digit).to_digit(16)?;
                    // Two spellings of one hash would be two records that look alike.
                    let lower = !digit.is_ascii_uppercase();
                    lower.then_some(sum * 16 + u8::try_from(value).ok()?)
                })
                .ok_or_else(wrong)?;
        }
        Ok(Self(bytes))
    }
}

/// A record's hash.
pub(super) type Hash = Hex<32>;

impl Twin for Hash {
    type Of = RecordHash;
    fn of(domain: &RecordHash) -> Self {
        Self(domain.0)
    }
    fn back(self) -> RecordHash {
        RecordHash(self.0)
    }
}

/// Ids and numbers that are wrapped in the domain and plain in the store.
macro_rules! wrapped {
    ($($(#[$note:meta])* $name:ident($inner:ty) for $of:path;)*) => { $(
        $(#[$note])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub(super) struct $name($inner);

        impl Twin for $name {
            type Of = $of;
            fn of(domain: &$of) -> Self {
                Self(domain.0.clone())
            }
            fn back(self) -> $of {
                $of(self.0)
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

/// An edition of a plan.
#[derive(Serialize, Deserialize)]
pub(super) struct Edition {
    plan: PlanId,
    edition: u16,
}

impl Twin for Edition {
    type Of = EditionRef;
    fn of(domain: &EditionRef) -> Self {
        let EditionRef { plan, edition } = domain;
        Self {
            plan: Twin::of(plan),
            edition: *edition,
        }
    }
    fn back(self) -> EditionRef {
        EditionRef {
            plan: self.plan.back(),
            edition: self.edition,
        }
    }
}
