//! A value in every slot that commits to its key: it tells a wrong passphrase from a damaged slot.
//!
//! Poly1305 does not commit to a key: one ciphertext can be made to open under two of them, which
//! lets an attacker test many passphrases with one slot. Comparing this value first closes that.

use subtle::ConstantTimeEq;

/// Bytes derived beside the key, from which nothing about the key can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Commitment(pub [u8; 32]);

impl Commitment {
    /// Whether both are the same, in time that does not depend on where they differ.
    pub fn matches(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}
