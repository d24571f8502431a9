//! A message to someone's public key: ephemeral X25519 (RFC 7748), HKDF, XChaCha20-Poly1305.

use curve25519_dalek::MontgomeryPoint;
use curve25519_dalek::constants::X25519_BASEPOINT;
use curve25519_dalek::traits::IsIdentity as _;
use rand_core::CryptoRngCore;
use zeroize::Zeroizing;

use super::aead::{self, Unopened};
use super::hkdf;
use super::key::SymmetricKey;

/// Bytes of the ephemeral public key in front of a sealed box.
pub const EPHEMERAL_BYTES: usize = 32;

/// A secret X25519 key. It wipes itself and never shows itself.
#[derive(Clone)]
pub struct SecretKey(Zeroizing<[u8; 32]>);

impl SecretKey {
    /// A fresh random key.
    pub fn random(rng: &mut dyn CryptoRngCore) -> Self {
        let mut bytes = Zeroizing::new([0; 32]);
        rng.fill_bytes(&mut *bytes);
        Self::from_bytes(&bytes)
    }

    /// The key with these bytes.
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self(Zeroizing::new(*bytes))
    }

    /// The secret bytes.
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// The public half.
    pub fn public(&self) -> [u8; 32] {
        // By the ladder that `agree` needs anyway: the tables of multiples would be 30 kB of every visit.
        X25519_BASEPOINT.mul_clamped(*self.0).to_bytes()
    }

    /// The bare key agreement; nothing when the other side's key is a low-order point, which would make the result known to all.
    pub fn agree(&self, public: &[u8; 32]) -> Option<Zeroizing<[u8; 32]>> {
        let shared = MontgomeryPoint(*public).mul_clamped(*self.0);
        (!shared.is_identity()).then(|| Zeroizing::new(shared.to_bytes()))
    }
}

impl std::fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("sealed_box::SecretKey")
    }
}

fn message_key(shared: &[u8; 32], ephemeral: &[u8; 32], recipient: &[u8; 32]) -> SymmetricKey {
    let mut salt = [0; 64];
    let (first, second) = salt.split_at_mut(32);
    first.copy_from_slice(ephemeral);
    second.copy_from_slice(recipient);
    SymmetricKey::from_bytes(*hkdf::expand::<32>(
        &salt,
        shared,
        &[b"meldcode sealed box v1"],
    ))
}

/// ephemeral public key ‖ nonce ‖ ciphertext ‖ tag; refused for a recipient key that is a low-order point.
pub fn seal(
    rng: &mut dyn CryptoRngCore,
    recipient: &[u8; 32],
    associated: &[u8],
    plaintext: &[u8],
) -> Result<Vec<u8>, Unopened> {
    let secret = SecretKey::random(rng);
    let ephemeral = secret.public();
    let shared = secret.agree(recipient).ok_or(Unopened)?;
    let key = message_key(&shared, &ephemeral, recipient);
    let mut sealed = ephemeral.to_vec();
    sealed.extend_from_slice(&aead::seal(rng, &key, associated, plaintext));
    Ok(sealed)
}

/// The plaintext of what [`seal`] made for this key's public half.
pub fn open(
    secret: &SecretKey,
    associated: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, Unopened> {
    let (ephemeral, rest) = sealed
        .split_first_chunk::<EPHEMERAL_BYTES>()
        .ok_or(Unopened)?;
    let shared = secret.agree(ephemeral).ok_or(Unopened)?;
    let key = message_key(&shared, ephemeral, &secret.public());
    aead::open(&key, associated, rest)
}
