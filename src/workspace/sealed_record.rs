//! What the vault seals of a journal: a record with its author's signature, or something to know beside a record.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::casefile::journal::Outline;
use crate::casefile::{Moment, PersonRef, RecordHash, Signature, StoredRecord, wire};
use crate::direction;
use crate::protocol::Role;
use crate::vault;

/// The first byte: what follows.
const RECORD: u8 = 1;
const SIGNATURE: u8 = 2;
const OUTLINE: u8 = 3;

/// What the id of something beside a record is taken over, before what it is and what it says.
const ID_CONTEXT: &[u8] = b"meldcode beside a record v1\0";

/// What lies in the vault is nothing of ours.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    /// Too short, or a later layout.
    #[error("not a sealed record of this layout")]
    Layout,
    /// The record itself.
    #[error(transparent)]
    Record(#[from] wire::Error),
}

/// The outside of a record, as it is stored.
#[derive(Serialize, Deserialize)]
struct OutlineLayout {
    id: Uuid,
    parents: Vec<String>,
    author: Uuid,
    #[serde(deserialize_with = "direction::read")]
    name: String,
    role: Role,
    happened_at: Moment,
    written_at: Moment,
}

/// What was sealed.
#[derive(Debug)]
pub(super) enum Sealed {
    /// A record with its content.
    Record(Box<StoredRecord>),
    /// One more signature for a record.
    Signature(RecordHash, Signature),
    /// The outside of a record that is sealed under the second key.
    Outline(RecordHash, Outline),
}

/// Puts a record and its signature into one run of bytes; zeros stand for no signature.
pub(super) fn pack(record: &StoredRecord) -> Vec<u8> {
    let signature = record.signatures().first();
    let signature = signature.map_or([0; 64], |signature| signature.0);
    [&[RECORD], &signature[..], record.bytes()].concat()
}

/// Puts one more signature for a record into one run of bytes.
pub(super) fn pack_signature(record: RecordHash, signature: Signature) -> Vec<u8> {
    [&[SIGNATURE], &record.0[..], &signature.0[..]].concat()
}

/// Puts the outside of a record into one run of bytes.
pub(super) fn pack_outline(record: RecordHash, outline: &Outline) -> Vec<u8> {
    let layout = OutlineLayout {
        id: outline.id,
        parents: outline.parents.iter().map(|hash| hash.to_hex()).collect(),
        author: outline.author.id,
        name: outline.author.name.clone(),
        role: outline.author.role,
        happened_at: outline.happened_at,
        written_at: outline.written_at,
    };
    let layout = serde_json::to_vec(&layout).unwrap_or_default();
    [&[OUTLINE], &record.0[..], &layout].concat()
}

fn unpack_outline(layout: &[u8]) -> Option<Outline> {
    let layout: OutlineLayout = serde_json::from_slice(layout).ok()?;
    let parents = layout.parents.iter();
    Some(Outline {
        id: layout.id,
        parents: parents
            .map(|hash| RecordHash::from_hex(hash))
            .collect::<Option<_>>()?,
        author: PersonRef {
            id: layout.author,
            name: layout.name,
            role: layout.role,
        },
        happened_at: layout.happened_at,
        written_at: layout.written_at,
    })
}

/// The id of what stands beside a record: the same for the same bytes, so that it is kept once.
pub(super) fn id_of(beside: &[u8]) -> vault::RecordId {
    let digest: [u8; 32] = Sha256::new()
        .chain_update(ID_CONTEXT)
        .chain_update(beside)
        .finalize()
        .into();
    let mut id = [0; 16];
    for (kept, byte) in id.iter_mut().zip(digest) {
        *kept = byte;
    }
    vault::RecordId(id)
}

/// Takes a run of bytes apart again.
///
/// # Errors
///
/// [`Error`], when it is nothing of ours.
pub(super) fn unpack(bytes: &[u8]) -> Result<Sealed, Error> {
    match bytes.split_first().ok_or(Error::Layout)? {
        (&RECORD, rest) => {
            let (signature, record) = rest.split_first_chunk::<64>().ok_or(Error::Layout)?;
            let signature = (*signature != [0; 64]).then_some(Signature(*signature));
            let record = StoredRecord::read(record.to_vec(), signature)?;
            Ok(Sealed::Record(Box::new(record)))
        }
        (&SIGNATURE, rest) => {
            let (record, signature) = rest.split_first_chunk::<32>().ok_or(Error::Layout)?;
            let signature = signature.try_into().or(Err(Error::Layout))?;
            Ok(Sealed::Signature(RecordHash(*record), Signature(signature)))
        }
        (&OUTLINE, rest) => {
            let (record, outline) = rest.split_first_chunk::<32>().ok_or(Error::Layout)?;
            let outline = unpack_outline(outline).ok_or(Error::Layout)?;
            Ok(Sealed::Outline(RecordHash(*record), outline))
        }
        _other => Err(Error::Layout),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Never made anew: it is what outlines of version 1 look like.
    const GOLDEN: &[u8] = include_bytes!("../../tests/data/sealed/v1/outline.json");

    #[test]
    fn an_outline_of_version_1_is_read_and_written_the_same() {
        let sealed = [&[OUTLINE], &[7; 32][..], GOLDEN.trim_ascii_end()].concat();
        let Ok(Sealed::Outline(record, outline)) = unpack(&sealed) else {
            panic!("an outline");
        };
        assert_eq!(record, RecordHash([7; 32]));
        assert_eq!(pack_outline(record, &outline), sealed);
    }
}
