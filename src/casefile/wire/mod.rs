//! The stored form of a record: one line of JSON per record, versioned, bounded, and never rewritten.

pub(crate) mod depth;
mod tree;
mod v1;

use tree::Tree;

use super::event::Event;
use super::record::Record;

/// The newest format this program writes and reads.
pub const VERSION: u16 = 1;

/// The largest record in bytes: some thirty pages of text.
pub const MAX_BYTES: usize = 64 * 1024;

/// How deep a record may nest. Version 1 itself needs seven levels; the rest is room for later fields.
pub const MAX_DEPTH: usize = 24;

/// Why bytes are not a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Larger than [`MAX_BYTES`]: nothing was read.
    #[error("a record of {found} bytes is larger than the limit of {limit}")]
    TooLarge {
        /// Its size in bytes.
        found: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// Nested deeper than [`MAX_DEPTH`].
    #[error("a record is nested deeper than {limit} levels")]
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// Written by a newer version of this program.
    #[error("a record has format {found}, this version reads up to {supported}")]
    NewerFormat {
        /// The format it says it has.
        found: u16,
        /// The newest format known here.
        supported: u16,
    },
    /// Not a record, or a damaged one.
    #[error("a record cannot be read at line {line}, column {column}")]
    Malformed {
        /// Line, from 1; 0 when not known.
        line: usize,
        /// Column, from 1; 0 when not known.
        column: usize,
    },
    /// A record of a kind that this version does not know cannot be written by it.
    #[error("a record of an unknown kind cannot be written")]
    UnknownKind,
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        // The message of the parser may quote content; only the place is kept.
        Self::Malformed {
            line: error.line(),
            column: error.column(),
        }
    }
}

/// Writes a record in the newest format, as one line of JSON without a line end.
///
/// Moments are stored to the millisecond, the resolution of every clock this program reads.
pub fn encode(record: &Record) -> Result<Vec<u8>, Error> {
    let bytes = v1::encode(record)?;
    bounded(&bytes)?;
    Ok(bytes)
}

/// Reads a record from its stored bytes. Any bytes may come in: everything is bounded and nothing panics.
///
/// An unknown kind becomes [`Event::Unknown`]; unknown fields are passed over. Both stay in the bytes.
pub fn decode(bytes: &[u8]) -> Result<Record, Error> {
    bounded(bytes)?;
    let malformed = Error::Malformed { line: 0, column: 0 };
    let stored: Tree = serde_json::from_slice(bytes)?;
    let mut stored = stored.into_fields().map_err(|_mismatch| malformed)?;
    let version = stored.take("v").into_number().unwrap_or(0);
    match u16::try_from(version).unwrap_or(u16::MAX) {
        0 => Err(malformed),
        1 => v1::decode(stored),
        newer => Err(Error::NewerFormat {
            found: newer,
            supported: VERSION,
        }),
    }
}

/// Hands over every text of an event with the name of its field. It reads what is stored, so that no text of a
/// record can be missing here; ids and the spellings of fixed answers, which begin small, come along.
pub fn texts(event: &Event, each: &mut dyn FnMut(&str, &str)) {
    v1::texts(event, each);
}

/// The name under which an event's kind is stored, such as `observation-recorded`.
pub fn kind(event: &Event) -> &str {
    v1::kind(event)
}

/// Every kind's stored name, in the order of [`Event`].
pub fn kinds() -> &'static [&'static str] {
    v1::KINDS
}

fn bounded(bytes: &[u8]) -> Result<(), Error> {
    if bytes.len() > MAX_BYTES {
        return Err(Error::TooLarge {
            found: bytes.len(),
            limit: MAX_BYTES,
        });
    }
    if depth::exceeds(bytes, MAX_DEPTH) {
        return Err(Error::TooDeep { limit: MAX_DEPTH });
    }
    Ok(())
}
