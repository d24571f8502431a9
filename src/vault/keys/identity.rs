//! A holder of keys: one X25519 key to receive with, one Ed25519 key to sign with.

use rand_core::CryptoRngCore;
use zeroize::Zeroizing;

use crate::vault::ids::MemberId;
use crate::vault::layout::{Malformed, Reader, Writer};
use crate::vault::primitive::hash::sha256;
use crate::vault::primitive::hkdf;
use crate::vault::primitive::key::SymmetricKey;
use crate::vault::primitive::{sealed_box, signature};

/// The public halves. The same keys mean the same person on every device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PublicKeys {
    /// X25519: what is sealed to this, only the holder opens.
    pub agreement: [u8; 32],
    /// Ed25519: what this verifies, only the holder signed.
    pub signing: [u8; 32],
}

/// The first 16 bytes of a hash over both public keys, for two people to compare aloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint(pub [u8; 16]);

impl PublicKeys {
    /// What two people compare.
    pub fn fingerprint(&self) -> Fingerprint {
        let hash = sha256(&[b"meldcode public keys v1", &self.agreement, &self.signing]);
        let mut short = [0; 16];
        short.copy_from_slice(hash.split_at(16).0);
        Fingerprint(short)
    }

    pub(in crate::vault) fn write(&self, out: Writer) -> Writer {
        out.raw(&self.agreement).raw(&self.signing)
    }

    pub(in crate::vault) fn read(from: &mut Reader<'_>) -> Result<Self, Malformed> {
        Ok(Self {
            agreement: from.array()?,
            signing: from.array()?,
        })
    }
}

/// Who signed or receives something: a member, or whoever holds the recovery code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Signer {
    /// The holder of the recovery code.
    Recovery,
    /// A member.
    Member(MemberId),
}

impl Signer {
    /// Zeros for recovery, else the member id.
    pub(in crate::vault) const fn key(self) -> [u8; 16] {
        match self {
            Self::Recovery => [0; 16],
            Self::Member(member) => member.0,
        }
    }

    pub(in crate::vault) fn from_key(key: [u8; 16]) -> Self {
        if key == [0; 16] {
            Self::Recovery
        } else {
            Self::Member(MemberId(key))
        }
    }
}

/// Both secret keys of one holder. They wipe themselves and never show themselves.
#[derive(Clone)]
pub(in crate::vault) struct Identity {
    pub(in crate::vault) agreement: sealed_box::SecretKey,
    pub(in crate::vault) signing: signature::SecretKey,
}

impl Identity {
    pub(in crate::vault) fn random(rng: &mut dyn CryptoRngCore) -> Self {
        Self {
            agreement: sealed_box::SecretKey::random(rng),
            signing: signature::SecretKey::random(rng),
        }
    }

    pub(in crate::vault) fn from_bytes(bytes: &[u8; 64]) -> Self {
        let (agreement, signing) = bytes.split_at(32);
        let half = |bytes: &[u8]| {
            let mut half = Zeroizing::new([0; 32]);
            half.copy_from_slice(bytes);
            half
        };
        Self {
            agreement: sealed_box::SecretKey::from_bytes(&half(agreement)),
            signing: signature::SecretKey::from_bytes(&half(signing)),
        }
    }

    pub(in crate::vault) fn public(&self) -> PublicKeys {
        PublicKeys {
            agreement: self.agreement.public(),
            signing: self.signing.public(),
        }
    }

    /// The key for what only the holder reads: keyring and drafts.
    pub(in crate::vault) fn own_key(&self, use_label: &str) -> SymmetricKey {
        hkdf::subkey(
            &SymmetricKey::from_bytes(*self.agreement.expose()),
            use_label,
            b"",
        )
    }
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Identity")
    }
}
