//! A record together with the exact bytes that are its identity, and the signatures beside them.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::record::{Record, RecordHash};
use super::wire;
use crate::order::Gather as _;

/// What an author's Ed25519 signature is made over, before the hash: no other message of ours begins so.
const SIGNATURE_CONTEXT: &[u8] = b"meldcode/record/v1\0";

/// An author's Ed25519 signature over [`signed_message`]; the vault makes and checks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Signature(pub [u8; 64]);

/// A record as it is kept: its bytes never change, and its hash is taken over exactly those bytes.
///
/// Fields and kinds that this version does not know stay in the bytes, so that they survive being
/// stored, merged and handed on. Copies that differ in their signature keep both: which one is the author's, only
/// somebody with keys can tell, and a false one must never push a true one out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRecord {
    bytes: Vec<u8>,
    hash: RecordHash,
    record: Record,
    signatures: BTreeSet<Signature>,
}

impl StoredRecord {
    /// Writes a new record down.
    ///
    /// The bytes are read back at once and must say the same (a pair check); what does not fit in
    /// [`wire::MAX_BYTES`] is refused here and not when it is next opened.
    pub fn write(record: &Record) -> Result<Self, wire::Error> {
        let bytes = wire::encode(record)?;
        Self::read(bytes, None)
    }

    /// Reads a record from its stored bytes and keeps them as they are.
    pub fn read(bytes: Vec<u8>, signature: Option<Signature>) -> Result<Self, wire::Error> {
        let record = wire::decode(&bytes)?;
        let hash = hash_of(&bytes);
        Ok(Self {
            bytes,
            hash,
            record,
            signatures: signature.into_iter().gather(),
        })
    }

    /// The same record with one more signature beside it; the identity does not change.
    #[must_use]
    pub fn signed(mut self, signature: Signature) -> Self {
        self.signatures.insert(signature);
        self
    }

    /// Takes over the signatures of another copy of this record.
    pub(super) fn adopt(&mut self, copy: &Self) {
        self.signatures.extend(&copy.signatures);
    }

    /// The exact bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// SHA-256 over the bytes: the record's identity.
    pub fn hash(&self) -> RecordHash {
        self.hash
    }

    /// What the bytes say.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The signatures that came with it, each said to be its author's. They are not checked here.
    pub fn signatures(&self) -> &BTreeSet<Signature> {
        &self.signatures
    }
}

/// SHA-256 over the exact stored bytes.
pub fn hash_of(bytes: &[u8]) -> RecordHash {
    RecordHash(Sha256::digest(bytes).into())
}

/// The message an author signs for a record: a context of its own, then the record's hash.
pub fn signed_message(hash: RecordHash) -> Vec<u8> {
    let mut message = SIGNATURE_CONTEXT.to_vec();
    message.extend_from_slice(&hash.0);
    message
}
