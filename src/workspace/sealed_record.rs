//! A journal record as the vault seals it: the author's signature beside the exact bytes.

use crate::casefile::{Signature, StoredRecord, wire};

/// The layout's first byte.
const VERSION: u8 = 1;

/// Bytes of the version and of the signature before the record.
const SIGNATURE_START: usize = 1;
const RECORD_START: usize = SIGNATURE_START + 64;

/// What lies in the vault is no record.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    /// Too short, or a later layout.
    #[error("not a sealed record of this layout")]
    Layout,
    /// The record itself.
    #[error(transparent)]
    Record(#[from] wire::Error),
}

/// Puts a signed record into one run of bytes.
pub(super) fn pack(record: &StoredRecord) -> Vec<u8> {
    let signature = record.signature().map_or([0; 64], |signature| signature.0);
    let mut bytes = Vec::with_capacity(RECORD_START + record.bytes().len());
    bytes.push(VERSION);
    bytes.extend_from_slice(&signature);
    bytes.extend_from_slice(record.bytes());
    bytes
}

/// Takes it apart again. A signature of zeros means there is none.
///
/// # Errors
///
/// [`Error`], when it is no record of ours.
pub(super) fn unpack(bytes: &[u8]) -> Result<StoredRecord, Error> {
    let (version, rest) = bytes.split_first().ok_or(Error::Layout)?;
    let (signature, record) = rest.split_first_chunk::<64>().ok_or(Error::Layout)?;
    if *version != VERSION {
        return Err(Error::Layout);
    }
    let signature = (*signature != [0; 64]).then_some(Signature(*signature));
    Ok(StoredRecord::read(record.to_vec(), signature)?)
}
