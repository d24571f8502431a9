//! One signed change of who may do what.

use crate::vault::error::{Error, Part};
use crate::vault::ids::{MemberId, SchoolId, UnixMillis, VaultId};
use crate::vault::keys::{Identity, PublicKeys, Signer};
use crate::vault::layout::{Malformed, Reader, Writer};
use crate::vault::primitive::hash::{Hash, sha256};
use crate::vault::primitive::signature::{self, SignatureBytes};
use crate::vault::sealing::{FORMAT, check_format};

/// What a member may do. The vault knows no roles, only these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Powers {
    /// May add, change, re-key and remove members, renew the recovery code, erase and destroy.
    pub administers: bool,
    /// Reads what was written without unlocking.
    pub reads_inbox: bool,
}

/// What the vault keeps of a member besides keys: opaque to it, and never stored unsealed.
pub type Profile = Vec<u8>;

/// The longest profile.
pub const PROFILE_BYTES_MAX: usize = 4 * 1024;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::vault) enum Body {
    Founded {
        school: SchoolId,
        recovery: PublicKeys,
    },
    MemberAdded {
        member: MemberId,
        keys: PublicKeys,
        powers: Powers,
        profile: Profile,
    },
    MemberRekeyed {
        member: MemberId,
        keys: PublicKeys,
    },
    MemberChanged {
        member: MemberId,
        powers: Powers,
        profile: Profile,
    },
    MemberRemoved {
        member: MemberId,
    },
    RecoveryRenewed {
        recovery: PublicKeys,
    },
}

/// An entry and who vouches for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::vault) struct Entry {
    /// Its link in the vault's chain.
    pub(in crate::vault) sequence: u64,
    pub(in crate::vault) at: UnixMillis,
    /// The hash of the entry before; zeros for the first.
    pub(in crate::vault) previous: Hash,
    pub(in crate::vault) signer: Signer,
    pub(in crate::vault) body: Body,
    signature: SignatureBytes,
}

const SIGNED_FOR: &str = "meldcode directory entry v1";

impl Entry {
    pub(in crate::vault) fn signed(
        vault: VaultId,
        (sequence, at): (u64, UnixMillis),
        previous: Hash,
        (signer, identity): (Signer, &Identity),
        body: Body,
    ) -> Self {
        let mut entry = Self {
            sequence,
            at,
            previous,
            signer,
            body,
            signature: [0; 64],
        };
        entry.signature = identity.signing.sign(SIGNED_FOR, &entry.unsigned(vault));
        entry
    }

    pub(in crate::vault) fn is_signed_by(&self, vault: VaultId, keys: &PublicKeys) -> bool {
        signature::holds(
            &keys.signing,
            SIGNED_FOR,
            &self.unsigned(vault),
            &self.signature,
        )
    }

    /// What the chain, the next entry and a member's slot know it by.
    pub(in crate::vault) fn hash(&self, vault: VaultId) -> Hash {
        sha256(&[&self.unsigned(vault), &self.signature])
    }

    fn unsigned(&self, vault: VaultId) -> Vec<u8> {
        self.write(Writer::default().raw(vault.as_bytes())).finish()
    }

    fn write(&self, out: Writer) -> Writer {
        let out = out
            .u8(FORMAT)
            .u64(self.sequence)
            .i64(self.at)
            .raw(&self.previous)
            .raw(&self.signer.key());
        match &self.body {
            Body::Founded { school, recovery } => recovery.write(out.u8(0).raw(school.as_bytes())),
            Body::MemberAdded {
                member,
                keys,
                powers,
                profile,
            } => {
                let out = keys.write(out.u8(1).raw(member.as_bytes()));
                powers.write(out).bytes(profile)
            }
            Body::MemberRekeyed { member, keys } => keys.write(out.u8(2).raw(member.as_bytes())),
            Body::MemberChanged {
                member,
                powers,
                profile,
            } => powers
                .write(out.u8(3).raw(member.as_bytes()))
                .bytes(profile),
            Body::MemberRemoved { member } => out.u8(4).raw(member.as_bytes()),
            Body::RecoveryRenewed { recovery } => recovery.write(out.u8(5)),
        }
    }

    pub(in crate::vault) fn to_bytes(&self) -> Vec<u8> {
        self.write(Writer::default()).raw(&self.signature).finish()
    }

    pub(in crate::vault) fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let part = Part::Directory;
        let mut from = Reader::new(bytes);
        check_format(part, from.u8().or(Err(Error::Damaged { part }))?)?;
        Self::read_body(from).or(Err(Error::Damaged { part }))
    }

    fn read_body(mut from: Reader<'_>) -> Result<Self, Malformed> {
        let (sequence, at) = (from.u64()?, from.i64()?);
        let (previous, signer) = (from.array()?, Signer::from_key(from.array()?));
        let body = Body::read(&mut from)?;
        let signature = from.array()?;
        from.end()?;
        Ok(Self {
            sequence,
            at,
            previous,
            signer,
            body,
            signature,
        })
    }
}

impl Body {
    fn read(from: &mut Reader<'_>) -> Result<Self, Malformed> {
        Ok(match from.u8()? {
            0 => Self::Founded {
                school: SchoolId(from.array()?),
                recovery: PublicKeys::read(from)?,
            },
            1 => Self::MemberAdded {
                member: MemberId(from.array()?),
                keys: PublicKeys::read(from)?,
                powers: Powers::read(from)?,
                profile: from.bytes(PROFILE_BYTES_MAX)?.to_vec(),
            },
            2 => Self::MemberRekeyed {
                member: MemberId(from.array()?),
                keys: PublicKeys::read(from)?,
            },
            3 => Self::MemberChanged {
                member: MemberId(from.array()?),
                powers: Powers::read(from)?,
                profile: from.bytes(PROFILE_BYTES_MAX)?.to_vec(),
            },
            4 => Self::MemberRemoved {
                member: MemberId(from.array()?),
            },
            5 => Self::RecoveryRenewed {
                recovery: PublicKeys::read(from)?,
            },
            _ => return Err(Malformed),
        })
    }
}

impl Powers {
    fn write(self, out: Writer) -> Writer {
        out.u8(u8::from(self.administers))
            .u8(u8::from(self.reads_inbox))
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, Malformed> {
        Ok(Self {
            administers: from.flag()?,
            reads_inbox: from.flag()?,
        })
    }
}
