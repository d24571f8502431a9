//! The head: one small row that says how far the vault has come and vouches for all that is in it.

use super::chain::Chain;
use super::standing::Standing;
use crate::vault::error::{Error, Part};
use crate::vault::ids::VaultId;
use crate::vault::layout::{Malformed, Reader, Writer};
use crate::vault::primitive::hash::{Hash, mac, mac_holds, sha256};
use crate::vault::primitive::hkdf;
use crate::vault::primitive::key::SymmetricKey;
use crate::vault::sealing::{FORMAT, check_format};

/// The head as it is stored, but for its authenticator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::vault) struct Head {
    pub(in crate::vault) vault: VaultId,
    /// Commits ever; makes every head differ from the one before.
    pub(in crate::vault) commit: u64,
    /// Links ever: records and directory entries.
    pub(in crate::vault) sequence: u64,
    /// Records that must be in the store now.
    pub(in crate::vault) count: u64,
    /// The chain after the last link.
    pub(in crate::vault) chain: Chain,
    /// The hash of the register.
    pub(in crate::vault) root: Hash,
    /// The epoch of the vault key that authenticates this.
    pub(in crate::vault) epoch: u32,
    /// The generation of the inbox key.
    pub(in crate::vault) inbox: u32,
    /// Notes ever taken out of the inbox.
    pub(in crate::vault) notes_taken: u64,
}

const MAC_BYTES: usize = 32;

impl Head {
    fn body(&self) -> Vec<u8> {
        Writer::with_capacity(160)
            .raw(b"MHED")
            .u8(FORMAT)
            .raw(self.vault.as_bytes())
            .u64(self.commit)
            .u64(self.sequence)
            .u64(self.count)
            .raw(&self.chain.0)
            .raw(&self.root)
            .u32(self.epoch)
            .u32(self.inbox)
            .u64(self.notes_taken)
            .finish()
    }

    /// The head as it is stored, authenticated under the vault key.
    pub(in crate::vault) fn to_bytes(&self, vault_key: &SymmetricKey) -> Vec<u8> {
        let mut bytes = self.body();
        let authenticator = mac(&mac_key(vault_key, self.vault), &[&bytes]);
        bytes.extend_from_slice(&authenticator);
        bytes
    }

    /// Reads a stored head without believing it yet.
    pub(in crate::vault) fn read(bytes: &[u8]) -> Result<Self, Error> {
        let part = Part::Head;
        let damaged = Error::Damaged { part };
        let mut from = Reader::new(bytes);
        let (Ok(magic), Ok(format)) = (from.array::<4>(), from.u8()) else {
            return Err(damaged);
        };
        if magic != *b"MHED" {
            return Err(damaged);
        }
        check_format(part, format)?;
        Self::read_body(from).or(Err(damaged))
    }

    fn read_body(mut from: Reader<'_>) -> Result<Self, Malformed> {
        let head = Self {
            vault: VaultId(from.array()?),
            commit: from.u64()?,
            sequence: from.u64()?,
            count: from.u64()?,
            chain: Chain(from.array()?),
            root: from.array()?,
            epoch: from.u32()?,
            inbox: from.u32()?,
            notes_taken: from.u64()?,
        };
        let _authenticator = from.array::<MAC_BYTES>()?;
        from.end()?;
        Ok(head)
    }

    /// Whether the stored head was made by a holder of the vault key.
    pub(in crate::vault) fn is_authentic(&self, bytes: &[u8], vault_key: &SymmetricKey) -> bool {
        bytes
            .split_last_chunk::<MAC_BYTES>()
            .is_some_and(|(body, found)| mac_holds(&mac_key(vault_key, self.vault), &[body], found))
    }

    /// What a mirror or a print keeps of this head.
    pub(in crate::vault) fn standing(&self) -> Standing {
        Standing {
            vault: self.vault,
            commit: self.commit,
            sequence: self.sequence,
            count: self.count,
            chain: self.chain.0,
            // With the root in it, a change that adds no record still changes the standing.
            state: sha256(&[b"meldcode standing v1", &self.body()]),
        }
    }
}

fn mac_key(vault_key: &SymmetricKey, vault: VaultId) -> SymmetricKey {
    hkdf::subkey(vault_key, "head", vault.as_bytes())
}
