//! XChaCha20-Poly1305 with a random 24-byte nonce and padding to steps of 256 bytes.
//!
//! 24 random bytes never repeat in practice, so no counter is kept that a rollback could break.
//! The padding hides how long a note is, to within a step.

use chacha20poly1305::aead::{AeadInPlace, KeyInit};
use chacha20poly1305::{Tag, XChaCha20Poly1305, XNonce};
use rand_core::CryptoRngCore;
use zeroize::Zeroizing;

use super::key::SymmetricKey;

/// Bytes of the nonce in front of a ciphertext.
pub const NONCE_BYTES: usize = 24;
/// Bytes of the authenticator behind a ciphertext.
pub const TAG_BYTES: usize = 16;
/// Plaintexts are padded to a multiple of this.
pub const STEP_BYTES: usize = 256;

/// The bytes do not authenticate under this key with this associated data, or are too short to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unopened;

/// The padded length of a plaintext of `length` bytes: there is always at least one byte of padding.
pub const fn padded(length: usize) -> usize {
    (length / STEP_BYTES + 1) * STEP_BYTES
}

/// nonce ‖ ciphertext ‖ tag.
pub fn seal(
    rng: &mut dyn CryptoRngCore,
    key: &SymmetricKey,
    associated: &[u8],
    plaintext: &[u8],
) -> Vec<u8> {
    let mut nonce = [0; NONCE_BYTES];
    rng.fill_bytes(&mut nonce);
    let mut body = Zeroizing::new(Vec::with_capacity(padded(plaintext.len())));
    body.extend_from_slice(plaintext);
    body.push(0x80);
    body.resize(padded(plaintext.len()), 0);
    let tag = encrypt(key, &nonce, associated, &mut body);
    let mut sealed = Vec::with_capacity(NONCE_BYTES + body.len() + TAG_BYTES);
    sealed.extend_from_slice(&nonce);
    sealed.extend_from_slice(&body);
    sealed.extend_from_slice(&tag);
    sealed
}

/// The plaintext of what [`seal`] made with the same key and associated data.
pub fn open(
    key: &SymmetricKey,
    associated: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, Unopened> {
    let (nonce, rest) = sealed.split_first_chunk::<NONCE_BYTES>().ok_or(Unopened)?;
    let (body, tag) = rest.split_last_chunk::<TAG_BYTES>().ok_or(Unopened)?;
    let mut body = Zeroizing::new(body.to_vec());
    decrypt(key, nonce, associated, &mut body, tag)?;
    // The bytes are authentic here, so a fault in the padding would be one of our own making.
    let end = body.iter().rposition(|byte| *byte != 0).ok_or(Unopened)?;
    if body.get(end) != Some(&0x80) || body.len() != padded(end) {
        return Err(Unopened);
    }
    body.truncate(end);
    Ok(body)
}

/// The bare cipher, in place; public so that the test vectors run against exactly what the vault uses.
///
/// # Panics
///
/// For a body over 256 GiB.
pub fn encrypt(
    key: &SymmetricKey,
    nonce: &[u8; NONCE_BYTES],
    associated: &[u8],
    body: &mut [u8],
) -> [u8; TAG_BYTES] {
    #[expect(clippy::expect_used, reason = "the cipher's limit is 256 GiB")]
    XChaCha20Poly1305::new(key.expose().into())
        .encrypt_in_place_detached(XNonce::from_slice(nonce), associated, body)
        .expect("far under the cipher's limit")
        .into()
}

/// The bare cipher back, in place; `body` is left as it was when the tag does not fit.
pub fn decrypt(
    key: &SymmetricKey,
    nonce: &[u8; NONCE_BYTES],
    associated: &[u8],
    body: &mut [u8],
    tag: &[u8; TAG_BYTES],
) -> Result<(), Unopened> {
    XChaCha20Poly1305::new(key.expose().into())
        .decrypt_in_place_detached(
            XNonce::from_slice(nonce),
            associated,
            body,
            Tag::from_slice(tag),
        )
        .or(Err(Unopened))
}
