//! Sealing one stored thing under one key, bound to what it is and where it belongs.

use rand_core::CryptoRngCore;
use zeroize::Zeroizing;

use super::error::{Error, Part};
use super::ids::{Compartment, VaultId};
use super::layout::{Reader, Writer};
use super::primitive::aead;
use super::primitive::key::SymmetricKey;

/// The version of every layout in the vault; it stands first in each.
pub(super) const FORMAT: u8 = 1;

/// What sealed bytes are. Bytes sealed as one thing never open as another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// One record of a case.
    Record,
    /// A page of a case's snapshot.
    Page,
    /// A case's summary.
    Summary,
    /// The school's settings.
    Settings,
    /// The member list.
    Directory,
    /// A member's ring of case keys.
    Keyring,
    /// A member's draft.
    Draft,
    /// The secret keys in a member's slot.
    Slot,
    /// A wrapped key.
    Delivery,
    /// A note written without unlocking.
    Note,
}

impl Purpose {
    const fn code(self) -> u8 {
        self as u8 + 1
    }

    const fn part(self) -> Part {
        match self {
            Self::Record => Part::Record,
            Self::Page => Part::Page,
            Self::Summary => Part::Summary,
            Self::Settings => Part::Settings,
            Self::Directory => Part::Directory,
            Self::Keyring => Part::Keyring,
            Self::Draft => Part::Draft,
            Self::Slot => Part::Slot,
            Self::Delivery => Part::Delivery,
            Self::Note => Part::Inbox,
        }
    }
}

/// Where sealed bytes belong. All of it is authenticated, so bytes put elsewhere do not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// What it is.
    pub purpose: Purpose,
    /// The vault it is in.
    pub vault: VaultId,
    /// The case or member it belongs to; zeros for the vault itself.
    pub owner: [u8; 16],
    /// Which of the owner's things; zeros where there is one.
    pub item: [u8; 16],
    /// The compartment of the case; [`Compartment::Shared`] where there is none.
    pub compartment: Compartment,
    /// The epoch of the key.
    pub epoch: u32,
}

impl Place {
    /// The vault's own, of which there is one.
    pub const fn of_vault(purpose: Purpose, vault: VaultId, epoch: u32) -> Self {
        Self {
            purpose,
            vault,
            owner: [0; 16],
            item: [0; 16],
            compartment: Compartment::Shared,
            epoch,
        }
    }

    /// The associated data: fixed lengths, so no two places share it.
    pub(super) fn associated(&self) -> Vec<u8> {
        Writer::with_capacity(80)
            .raw(b"meldcode vault\0")
            .u8(FORMAT)
            .u8(self.purpose.code())
            .raw(self.vault.as_bytes())
            .raw(&self.owner)
            .raw(&self.item)
            .u8(self.compartment.code())
            .u32(self.epoch)
            .finish()
    }
}

/// Seals `plaintext` under `key` for `place`: format ‖ purpose ‖ compartment ‖ epoch ‖ nonce ‖ ciphertext ‖ tag.
///
/// ```
/// use meldcode::vault::{self, Compartment, Place, Purpose, SymmetricKey, VaultId};
/// # use rand_core::{CryptoRng, RngCore};
/// # struct Fixed(u8);
/// # impl RngCore for Fixed {
/// #     fn next_u32(&mut self) -> u32 { 0 }
/// #     fn next_u64(&mut self) -> u64 { 0 }
/// #     fn fill_bytes(&mut self, bytes: &mut [u8]) { self.0 += 1; bytes.fill(self.0) }
/// #     fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), rand_core::Error> { self.fill_bytes(bytes); Ok(()) }
/// # }
/// # impl CryptoRng for Fixed {}
/// # let mut rng = Fixed(0);
/// let key = SymmetricKey::random(&mut rng);
/// let place = Place {
///     purpose: Purpose::Record,
///     vault: VaultId::random(&mut rng),
///     owner: [1; 16],
///     item: [2; 16],
///     compartment: Compartment::Shared,
///     epoch: 1,
/// };
/// let sealed = vault::seal(&mut rng, &key, &place, "gezien op het schoolplein".as_bytes());
/// assert_eq!(&*vault::open(&key, &place, &sealed)?, b"gezien op het schoolplein");
///
/// // The same bytes do not open as another record.
/// let elsewhere = Place { item: [3; 16], ..place };
/// assert!(vault::open(&key, &elsewhere, &sealed).is_err());
/// # Ok::<(), vault::Error>(())
/// ```
pub fn seal(
    rng: &mut dyn CryptoRngCore,
    key: &SymmetricKey,
    place: &Place,
    plaintext: &[u8],
) -> Vec<u8> {
    let body = aead::seal(rng, key, &place.associated(), plaintext);
    Writer::with_capacity(HEADER_BYTES + body.len())
        .u8(FORMAT)
        .u8(place.purpose.code())
        .u8(place.compartment.code())
        .u32(place.epoch)
        .raw(&body)
        .finish()
}

const HEADER_BYTES: usize = 7;

/// Opened bytes. They wipe themselves, and `Debug` tells their length only.
#[derive(Clone, PartialEq, Eq)]
pub struct Plaintext(Zeroizing<Vec<u8>>);

impl Plaintext {
    pub(super) const fn new(bytes: Zeroizing<Vec<u8>>) -> Self {
        Self(bytes)
    }
}

impl std::ops::Deref for Plaintext {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl std::fmt::Debug for Plaintext {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Plaintext({} bytes)", self.0.len())
    }
}

/// Opens what [`seal`] made for exactly this place.
///
/// Fails with [`Error::NewerFormat`] for a later version's bytes and [`Error::Damaged`] for all else.
pub fn open(key: &SymmetricKey, place: &Place, sealed: &[u8]) -> Result<Plaintext, Error> {
    let damaged = Error::Damaged {
        part: place.purpose.part(),
    };
    let header = Header::read(place.purpose, sealed)?;
    if header.compartment != place.compartment || header.epoch != place.epoch {
        return Err(damaged);
    }
    let body = sealed.get(HEADER_BYTES..).unwrap_or_default();
    aead::open(key, &place.associated(), body)
        .map(Plaintext)
        .or(Err(damaged))
}

/// What stands plainly in front of sealed bytes: enough to find the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) compartment: Compartment,
    pub(super) epoch: u32,
}

impl Header {
    pub(super) fn read(purpose: Purpose, sealed: &[u8]) -> Result<Self, Error> {
        let part = purpose.part();
        let damaged = Error::Damaged { part };
        let mut from = Reader::new(sealed);
        check_format(part, from.u8().or(Err(damaged.clone()))?)?;
        let found = (from.u8(), from.u8(), from.u32());
        let (Ok(code), Ok(compartment), Ok(epoch)) = found else {
            return Err(damaged);
        };
        match Compartment::from_code(compartment) {
            Some(compartment) if code == purpose.code() => Ok(Self { compartment, epoch }),
            _ => Err(damaged),
        }
    }
}

/// Refuses the versions this program does not know, by name.
pub(super) const fn check_format(part: Part, found: u8) -> Result<(), Error> {
    if found == FORMAT {
        Ok(())
    } else if found > FORMAT {
        Err(Error::NewerFormat {
            part,
            found: found as u16,
            supported: FORMAT as u16,
        })
    } else {
        Err(Error::Damaged { part })
    }
}
