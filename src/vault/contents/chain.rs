//! The chain: each appended record and directory entry hashed onto all before it.
//!
//! It takes in hashes, not contents, so it still verifies after a record was erased or a case destroyed.

use crate::vault::primitive::hash::{Hash, sha256};

/// The chain's value after some number of links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::vault) struct Chain(pub(in crate::vault) Hash);

/// What a link is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::vault) struct Linked {
    /// The case of a record; zeros for a directory entry.
    pub(in crate::vault) owner: [u8; 16],
    /// The record; zeros for a directory entry.
    pub(in crate::vault) item: [u8; 16],
    /// SHA-256 over the stored bytes.
    pub(in crate::vault) hash: Hash,
}

impl Chain {
    /// Before the first link.
    pub(in crate::vault) const START: Self = Self([0; 32]);

    /// The value after link number `sequence`, counted from 1.
    pub(in crate::vault) fn after(self, sequence: u64, link: &Linked) -> Self {
        Self(sha256(&[
            b"meldcode chain v1",
            &self.0,
            &sequence.to_be_bytes(),
            &link.owner,
            &link.item,
            &link.hash,
        ]))
    }
}
