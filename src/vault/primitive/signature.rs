//! Ed25519 signatures (RFC 8032), strictly verified, each bound to what it is a signature for.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use rand_core::CryptoRngCore;
use zeroize::Zeroizing;

/// A signature as it is stored.
pub type SignatureBytes = [u8; 64];

/// A secret Ed25519 key. It wipes itself and never shows itself.
#[derive(Clone)]
pub struct SecretKey(SigningKey);

impl SecretKey {
    /// A fresh random key.
    pub fn random(rng: &mut dyn CryptoRngCore) -> Self {
        let mut seed = Zeroizing::new([0; 32]);
        rng.fill_bytes(&mut *seed);
        Self::from_bytes(&seed)
    }

    /// The key grown from this seed.
    pub fn from_bytes(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// The secret seed.
    pub fn expose(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// The public half.
    pub fn public(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    /// Signs `message` for one purpose; a signature for one purpose is none for another.
    pub fn sign(&self, purpose: &str, message: &[u8]) -> SignatureBytes {
        self.0.sign(&framed(purpose, message)).to_bytes()
    }
}

impl std::fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("signature::SecretKey")
    }
}

fn framed(purpose: &str, message: &[u8]) -> Vec<u8> {
    let mut framed = Vec::with_capacity(purpose.len() + 1 + message.len());
    framed.extend_from_slice(purpose.as_bytes());
    framed.push(0);
    framed.extend_from_slice(message);
    framed
}

/// Whether `signature` is the holder of `public`'s over `message` for `purpose`.
pub fn holds(public: &[u8; 32], purpose: &str, message: &[u8], signature: &SignatureBytes) -> bool {
    holds_bare(public, &framed(purpose, message), signature)
}

/// The bare strict verification; public so that the test vectors run against exactly what the vault uses.
pub fn holds_bare(public: &[u8; 32], message: &[u8], signature: &SignatureBytes) -> bool {
    VerifyingKey::from_bytes(public).is_ok_and(|key| {
        key.verify_strict(message, &Signature::from_bytes(signature))
            .is_ok()
    })
}
