//! The keys of a receiver, and the X25519 stanza that carries a file key to one.
//!
//! This is `age`'s own joint for recipient types, filled with its own primitives. Its ready-made X25519 type
//! brings thirty kilobytes of tables that only make it faster to multiply the base point, and it panics on a
//! public key of low order. Specification: <https://c2sp.org/age#the-x25519-recipient-type>.

use std::str::FromStr;

use age::{DecryptError, EncryptError};
use age_core::format::{FILE_KEY_BYTES, FileKey, Stanza};
use age_core::primitives::{aead_decrypt, aead_encrypt, hkdf};
use age_core::secrecy::ExposeSecret;
use base64::Engine;
use base64::prelude::BASE64_STANDARD_NO_PAD;
use bech32::primitives::decode::CheckedHrpstring;
use bech32::{Bech32, Hrp};
use curve25519_dalek::MontgomeryPoint;
use curve25519_dalek::constants::X25519_BASEPOINT;
use rand_core::{OsRng, RngCore};
use zeroize::{Zeroize, Zeroizing};

use super::Error;

/// The tag of the stanza.
pub(super) const TAG: &str = "X25519";

const LABEL: &[u8] = b"age-encryption.org/v1/X25519";
const PUBLIC_PREFIX: Hrp = Hrp::parse_unchecked("age");
const SECRET_PREFIX: Hrp = Hrp::parse_unchecked("age-secret-key-");

/// X25519 (RFC 7748): a public key, or what two have in common.
fn x25519(secret: [u8; 32], public: [u8; 32]) -> [u8; 32] {
    MontgomeryPoint(public).mul_clamped(secret).to_bytes()
}

/// The public X25519 key of a receiver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient([u8; 32]);

impl Recipient {
    /// Takes the 32 bytes of a public key.
    ///
    /// # Errors
    ///
    /// [`Error::RecipientMalformed`] for a point of low order, which belongs to no secret key.
    pub fn from_public_key(public_key: &[u8; 32]) -> Result<Self, Error> {
        // Every scalar X25519 uses is a multiple of eight, so a point of low order gives zero with any of them.
        if x25519([0; 32], *public_key) == [0; 32] {
            return Err(Error::RecipientMalformed);
        }
        Ok(Self(*public_key))
    }
}

impl FromStr for Recipient {
    type Err = Error;

    /// Reads the `age1…` form.
    fn from_str(written: &str) -> Result<Self, Error> {
        let key = key_of(written, PUBLIC_PREFIX).ok_or(Error::RecipientMalformed)?;
        Self::from_public_key(&key)
    }
}

impl std::fmt::Display for Recipient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        bech32::encode_to_fmt::<Bech32, _>(f, PUBLIC_PREFIX, &self.0)
            .map_err(|_too_long| std::fmt::Error)
    }
}

impl age::Recipient for Recipient {
    #[expect(
        clippy::disallowed_types,
        reason = "the set of labels is `age`'s; ours is empty"
    )]
    fn wrap_file_key(
        &self,
        file_key: &FileKey,
    ) -> Result<(Vec<Stanza>, std::collections::HashSet<String>), EncryptError> {
        let mut ephemeral = Zeroizing::new([0; 32]);
        OsRng.fill_bytes(ephemeral.as_mut_slice());
        let share = x25519(*ephemeral, X25519_BASEPOINT.to_bytes());
        let shared = Zeroizing::new(x25519(*ephemeral, self.0));
        let key = wrapping_key(&share, &self.0, &shared);
        let stanza = Stanza {
            tag: TAG.to_owned(),
            args: vec![BASE64_STANDARD_NO_PAD.encode(share)],
            body: aead_encrypt(&key, file_key.expose_secret()),
        };
        Ok((vec![stanza], std::collections::HashSet::new()))
    }
}

/// The secret X25519 key of a receiver, erased when dropped.
#[derive(Clone)]
pub struct Identity(Zeroizing<[u8; 32]>);

impl Identity {
    /// Takes the 32 bytes of a secret key.
    pub fn from_secret_key(secret_key: &[u8; 32]) -> Self {
        Self(Zeroizing::new(*secret_key))
    }

    /// The public key that belongs to it.
    pub fn to_recipient(&self) -> Recipient {
        Recipient(x25519(*self.0, X25519_BASEPOINT.to_bytes()))
    }
}

impl FromStr for Identity {
    type Err = Error;

    /// Reads the `AGE-SECRET-KEY-1…` form.
    fn from_str(written: &str) -> Result<Self, Error> {
        key_of(written, SECRET_PREFIX)
            .map(Self)
            .ok_or(Error::IdentityMalformed)
    }
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Identity")
    }
}

impl age::Identity for Identity {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        if stanza.tag != TAG {
            return None;
        }
        let Some(share) = share_of(stanza) else {
            return Some(Err(DecryptError::InvalidHeader));
        };
        let shared = Zeroizing::new(x25519(*self.0, share));
        if *shared == [0; 32] {
            return Some(Err(DecryptError::InvalidHeader));
        }
        let key = wrapping_key(&share, &self.to_recipient().0, &shared);
        // One that does not open is another receiver's: which it is cannot be told from outside.
        let mut opened = aead_decrypt(&key, FILE_KEY_BYTES, &stanza.body).ok()?;
        let file_key = FileKey::init_with_mut(|file_key| {
            for (place, byte) in file_key.iter_mut().zip(&opened) {
                *place = *byte;
            }
        });
        opened.zeroize();
        Some(Ok(file_key))
    }
}

/// The ephemeral share of a stanza in its one canonical form.
fn share_of(stanza: &Stanza) -> Option<[u8; 32]> {
    let [share] = stanza.args.as_slice() else {
        return None;
    };
    if stanza.body.len() != FILE_KEY_BYTES + super::TAG_BYTES {
        return None;
    }
    BASE64_STANDARD_NO_PAD.decode(share).ok()?.try_into().ok()
}

fn wrapping_key(share: &[u8; 32], public_key: &[u8; 32], shared: &[u8; 32]) -> Zeroizing<[u8; 32]> {
    let salt = [*share, *public_key];
    Zeroizing::new(hkdf(salt.as_flattened(), LABEL, shared))
}

/// The 32 bytes behind a prefix, in bech32 (BIP 173) and not in its later variant.
fn key_of(written: &str, prefix: Hrp) -> Option<Zeroizing<[u8; 32]>> {
    let checked = CheckedHrpstring::new::<Bech32>(written).ok()?;
    if checked.hrp() != prefix {
        return None;
    }
    let mut key = Zeroizing::new([0; 32]);
    let mut bytes = checked.byte_iter();
    if bytes.len() != key.len() {
        return None;
    }
    for (place, byte) in key.iter_mut().zip(&mut bytes) {
        *place = byte;
    }
    Some(key)
}
