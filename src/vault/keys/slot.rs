//! A member's slot: their secret keys, sealed under Argon2id of their passphrase.

use rand_core::CryptoRngCore;
use thiserror::Error as ThisError;

use super::identity::{Identity, PublicKeys};
use crate::vault::error::{Error, Part};
use crate::vault::ids::{MemberId, VaultId};
use crate::vault::layout::{Malformed, Reader, Writer};
use crate::vault::primitive::commitment::Commitment;
use crate::vault::primitive::hash::Hash;
use crate::vault::primitive::key::SymmetricKey;
use crate::vault::primitive::{aead, hkdf, kdf};
use crate::vault::sealing::{FORMAT, check_format};

/// What a member is called on the locked screen: one to four characters of their own choice, not a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark(String);

/// Why a sign-in mark is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ThisError)]
pub enum MarkError {
    /// Nothing but space.
    #[error("mark is empty")]
    Empty,
    /// More than four characters.
    #[error("mark has more than {limit} characters")]
    TooLong {
        /// Characters allowed.
        limit: usize,
    },
    /// Characters that are not seen or that turn the text around.
    #[error("mark has invisible characters")]
    Invisible,
}

impl Mark {
    /// Characters allowed.
    pub const CHARACTERS_MAX: usize = 4;

    /// The mark in `text`, without the space around it.
    pub fn new(text: &str) -> Result<Self, MarkError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(MarkError::Empty);
        }
        if text.chars().count() > Self::CHARACTERS_MAX {
            return Err(MarkError::TooLong {
                limit: Self::CHARACTERS_MAX,
            });
        }
        let is_invisible = |c: char| {
            c.is_control()
                || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
        };
        if text.chars().any(is_invisible) {
            return Err(MarkError::Invisible);
        }
        Ok(Self(text.to_owned()))
    }

    /// The characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A slot as it is stored: everything in it is plain but the sealed secret keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberSlot {
    vault: VaultId,
    member: MemberId,
    mark: Mark,
    kdf: kdf::Request,
    keys: PublicKeys,
    commitment: Commitment,
    sealed: Vec<u8>,
}

/// What a slot holds once open.
pub(in crate::vault) struct SlotKeys {
    pub(in crate::vault) identity: Identity,
    /// The hash of the founding entry: the one thing a member trusts a vault's directory by.
    pub(in crate::vault) anchor: Hash,
}

const SECRET_BYTES: usize = 64 + 32;

impl MemberSlot {
    /// Whose slot it is.
    pub const fn member(&self) -> MemberId {
        self.member
    }

    /// What to show on the locked screen.
    pub const fn mark(&self) -> &Mark {
        &self.mark
    }

    /// What [`kdf::derive`] needs besides the passphrase; fails with [`Error::KdfOutOfBounds`] before any work is done.
    pub fn kdf(&self) -> Result<kdf::Request, Error> {
        self.kdf.cost.checked()?;
        Ok(self.kdf)
    }

    pub(in crate::vault) const fn vault(&self) -> VaultId {
        self.vault
    }

    pub(in crate::vault) fn seal(
        rng: &mut dyn CryptoRngCore,
        (vault, member): (VaultId, MemberId),
        mark: Mark,
        (kdf, derived): (kdf::Request, &kdf::Derived),
        holds: &SlotKeys,
    ) -> Result<Self, Error> {
        kdf.cost.checked()?;
        let (key, commitment) = unlocking_keys(vault, member, derived);
        let mut slot = Self {
            vault,
            member,
            mark,
            kdf,
            keys: holds.identity.public(),
            commitment,
            sealed: Vec::new(),
        };
        let secret = Writer::with_capacity(SECRET_BYTES)
            .raw(holds.identity.agreement.expose())
            .raw(holds.identity.signing.expose())
            .raw(&holds.anchor)
            .finish_secret();
        slot.sealed = aead::seal(rng, &key, &slot.associated(), &secret);
        Ok(slot)
    }

    pub(in crate::vault) fn open(&self, derived: &kdf::Derived) -> Result<SlotKeys, Error> {
        let damaged = Error::Damaged { part: Part::Slot };
        self.kdf.cost.checked()?;
        let (key, commitment) = unlocking_keys(self.vault, self.member, derived);
        if !commitment.matches(&self.commitment) {
            return Err(Error::WrongPassphrase);
        }
        let secret = aead::open(&key, &self.associated(), &self.sealed).or(Err(damaged.clone()))?;
        let mut from = Reader::new(&secret);
        let read = (from.array::<64>(), from.array::<32>(), from.end());
        let (Ok(identity), Ok(anchor), Ok(())) = read else {
            return Err(damaged);
        };
        let identity = Identity::from_bytes(&zeroize::Zeroizing::new(identity));
        if identity.public() != self.keys {
            return Err(damaged);
        }
        Ok(SlotKeys { identity, anchor })
    }

    /// Everything but the sealed keys: it is both the front of the slot and what they are bound to.
    fn associated(&self) -> Vec<u8> {
        let out = Writer::with_capacity(256)
            .raw(b"MSLT")
            .u8(FORMAT)
            .raw(self.vault.as_bytes())
            .raw(self.member.as_bytes())
            .bytes(self.mark.0.as_bytes());
        let out = self.kdf.write(out);
        self.keys.write(out).raw(&self.commitment.0).finish()
    }

    /// The slot as it is stored.
    pub(in crate::vault) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.associated();
        bytes.extend_from_slice(&self.sealed);
        bytes
    }

    /// Reads a stored slot; its parameters are not trusted yet.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let part = Part::Slot;
        let mut from = Reader::new(bytes);
        let magic = from.array::<4>();
        let (Ok(magic), Ok(format)) = (magic, from.u8()) else {
            return Err(Error::Damaged { part });
        };
        if magic != *b"MSLT" {
            return Err(Error::Damaged { part });
        }
        check_format(part, format)?;
        Self::read_body(from).or(Err(Error::Damaged { part }))
    }

    fn read_body(mut from: Reader<'_>) -> Result<Self, Malformed> {
        let vault = VaultId(from.array()?);
        let member = MemberId(from.array()?);
        let mark = std::str::from_utf8(from.bytes(16)?).or(Err(Malformed))?;
        Ok(Self {
            vault,
            member,
            mark: Mark::new(mark).or(Err(Malformed))?,
            kdf: kdf::Request::read(&mut from)?,
            keys: PublicKeys::read(&mut from)?,
            commitment: Commitment(from.array()?),
            sealed: from.rest().to_vec(),
        })
    }
}

/// The key that opens the slot, and the commitment to it.
fn unlocking_keys(
    vault: VaultId,
    member: MemberId,
    derived: &kdf::Derived,
) -> (SymmetricKey, Commitment) {
    let output = hkdf::expand::<64>(
        vault.as_bytes(),
        derived.expose(),
        &[b"meldcode slot v1", member.as_bytes()],
    );
    let (mut key, mut commitment) = ([0; 32], [0; 32]);
    let (first, second) = output.split_at(32);
    key.copy_from_slice(first);
    commitment.copy_from_slice(second);
    (SymmetricKey::from_bytes(key), Commitment(commitment))
}
