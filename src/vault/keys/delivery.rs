//! A key handed to one recipient: sealed to their public key and signed by whoever handed it over.
//!
//! The signature matters: anyone can seal a box to a public key, and a key slipped in by someone with
//! the disk would be used for everything written afterwards.

use rand_core::CryptoRngCore;
use zeroize::Zeroizing;

use super::identity::{Identity, PublicKeys, Signer};
use crate::vault::error::{Error, Part};
use crate::vault::ids::{CaseId, Compartment, VaultId};
use crate::vault::layout::{Malformed, Reader, Writer};
use crate::vault::primitive::signature::SignatureBytes;
use crate::vault::primitive::{sealed_box, signature};
use crate::vault::sealing::{FORMAT, Place, Purpose, check_format};

/// What the delivered key opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::vault) enum DeliveryKind {
    /// The vault key.
    Vault,
    /// The inbox of this generation.
    Inbox(u32),
    /// A case.
    Case(CaseId),
}

impl DeliveryKind {
    const fn code(self) -> u8 {
        match self {
            Self::Vault => 0,
            Self::Inbox(_) => 1,
            Self::Case(_) => 2,
        }
    }

    fn subject(self) -> [u8; 16] {
        match self {
            Self::Vault => [0; 16],
            Self::Inbox(generation) => {
                let mut subject = [0; 16];
                let (_, last) = subject.split_at_mut(12);
                last.copy_from_slice(&generation.to_be_bytes());
                subject
            }
            Self::Case(case) => case.0,
        }
    }

    /// The row's key: recipient, kind, subject.
    pub(in crate::vault) fn row_key(self, recipient: Signer) -> Vec<u8> {
        Writer::with_capacity(33)
            .raw(&recipient.key())
            .u8(self.code())
            .raw(&self.subject())
            .finish()
    }

    /// The case of a row key that delivers a case key.
    pub(in crate::vault) fn case_of(row_key: &[u8]) -> Option<CaseId> {
        let mut from = Reader::new(row_key);
        let _recipient = from.array::<16>().ok()?;
        let is_case = from.u8().ok()? == 2;
        let subject = from.array().ok()?;
        is_case.then_some(CaseId(subject))
    }

    /// The beginning of the row keys of every case key delivered to `recipient`.
    pub(in crate::vault) fn cases_prefix(recipient: Signer) -> Vec<u8> {
        Writer::with_capacity(17)
            .raw(&recipient.key())
            .u8(2)
            .finish()
    }
}

const SIGNED_FOR: &str = "meldcode delivery v1";

/// A delivery as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::vault) struct Delivery {
    pub(in crate::vault) epoch: u32,
    pub(in crate::vault) signer: Signer,
    signature: SignatureBytes,
    sealed: Vec<u8>,
}

/// To whom, of what, in which vault: not stored inside, because the row's key says it, but signed and authenticated.
#[derive(Clone, Copy, Debug)]
pub(in crate::vault) struct Address {
    pub(in crate::vault) vault: VaultId,
    pub(in crate::vault) recipient: Signer,
    pub(in crate::vault) kind: DeliveryKind,
}

impl Address {
    fn associated(&self, epoch: u32) -> Vec<u8> {
        let place = Place {
            purpose: Purpose::Delivery,
            vault: self.vault,
            owner: self.recipient.key(),
            item: self.kind.subject(),
            compartment: Compartment::Shared,
            epoch,
        };
        let mut associated = place.associated();
        associated.push(self.kind.code());
        associated
    }

    fn signed(&self, epoch: u32, sealed: &[u8]) -> Vec<u8> {
        let mut signed = self.associated(epoch);
        signed.extend_from_slice(sealed);
        signed
    }
}

impl Delivery {
    pub(in crate::vault) fn seal(
        rng: &mut dyn CryptoRngCore,
        address: &Address,
        recipient: &PublicKeys,
        (signer, identity): (Signer, &Identity),
        (epoch, secret): (u32, &[u8]),
    ) -> Result<Self, Error> {
        let part = Part::Delivery;
        let associated = address.associated(epoch);
        let sealed = sealed_box::seal(rng, &recipient.agreement, &associated, secret)
            .or(Err(Error::Damaged { part }))?;
        let signature = identity
            .signing
            .sign(SIGNED_FOR, &address.signed(epoch, &sealed));
        Ok(Self {
            epoch,
            signer,
            signature,
            sealed,
        })
    }

    /// Whether the holder of `keys` signed it.
    pub(in crate::vault) fn is_signed_by(&self, address: &Address, keys: &PublicKeys) -> bool {
        signature::holds(
            &keys.signing,
            SIGNED_FOR,
            &address.signed(self.epoch, &self.sealed),
            &self.signature,
        )
    }

    pub(in crate::vault) fn open(
        &self,
        address: &Address,
        recipient: &Identity,
    ) -> Result<Zeroizing<Vec<u8>>, Error> {
        sealed_box::open(
            &recipient.agreement,
            &address.associated(self.epoch),
            &self.sealed,
        )
        .or(Err(Error::Damaged {
            part: Part::Delivery,
        }))
    }

    pub(in crate::vault) fn to_bytes(&self) -> Vec<u8> {
        Writer::with_capacity(128 + self.sealed.len())
            .u8(FORMAT)
            .u32(self.epoch)
            .raw(&self.signer.key())
            .raw(&self.signature)
            .raw(&self.sealed)
            .finish()
    }

    pub(in crate::vault) fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let part = Part::Delivery;
        let mut from = Reader::new(bytes);
        check_format(part, from.u8().or(Err(Error::Damaged { part }))?)?;
        Self::read_body(from).or(Err(Error::Damaged { part }))
    }

    fn read_body(mut from: Reader<'_>) -> Result<Self, Malformed> {
        Ok(Self {
            epoch: from.u32()?,
            signer: Signer::from_key(from.array()?),
            signature: from.array()?,
            sealed: from.rest().to_vec(),
        })
    }
}
