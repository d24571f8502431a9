//! What `age` calls of `x25519-dalek`, in its names.
//!
//! `age` takes that crate with everything that is on by default, and with it come the tables of multiples of the base
//! point: 38 kB of what is loaded at unlocking, which do not compress, and which make a signature 2.4 times faster and
//! checking one 1.24 times. The multiplication itself is that of `curve25519-dalek`, as there. Only `age`'s own type of
//! X25519 keys calls it, and nobody here uses that one. When `age` can be built without those defaults, this goes.

use curve25519_dalek::MontgomeryPoint;
use rand_core::{CryptoRng, RngCore};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// A public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PublicKey([u8; 32]);

impl PublicKey {
    /// Its bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl From<[u8; 32]> for PublicKey {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl From<&StaticSecret> for PublicKey {
    fn from(secret: &StaticSecret) -> Self {
        Self(MontgomeryPoint::mul_base_clamped(secret.0).to_bytes())
    }
}

impl From<&EphemeralSecret> for PublicKey {
    fn from(secret: &EphemeralSecret) -> Self {
        Self::from(&secret.0)
    }
}

/// A secret key that is kept.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct StaticSecret([u8; 32]);

impl StaticSecret {
    /// A fresh one.
    pub fn random_from_rng(mut rng: impl RngCore + CryptoRng) -> Self {
        let mut bytes = [0; 32];
        rng.fill_bytes(&mut bytes);
        Self(bytes)
    }

    /// Its bytes.
    pub const fn to_bytes(&self) -> [u8; 32] {
        self.0
    }

    /// What it has in common with whoever has that public key.
    pub fn diffie_hellman(&self, public: &PublicKey) -> SharedSecret {
        SharedSecret(MontgomeryPoint(public.0).mul_clamped(self.0).to_bytes())
    }
}

impl From<[u8; 32]> for StaticSecret {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl std::fmt::Debug for StaticSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StaticSecret")
    }
}

/// A secret key for one message.
#[derive(Debug)]
pub struct EphemeralSecret(StaticSecret);

impl EphemeralSecret {
    /// A fresh one.
    pub fn random_from_rng(rng: impl RngCore + CryptoRng) -> Self {
        Self(StaticSecret::random_from_rng(rng))
    }

    /// What it has in common with whoever has that public key.
    pub fn diffie_hellman(self, public: &PublicKey) -> SharedSecret {
        self.0.diffie_hellman(public)
    }
}

/// What two keys have in common.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct SharedSecret([u8; 32]);

impl SharedSecret {
    /// Its bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl std::fmt::Debug for SharedSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SharedSecret")
    }
}
