//! What an unlocked vault keeps in memory; cheap to copy, so that a change can be tried and dropped.

use std::collections::BTreeMap;
use std::rc::Rc;

use rand_core::CryptoRngCore;

use crate::vault::contents::{CaseIndex, Head, Register};
use crate::vault::directory::Directory;
use crate::vault::error::{Error, Part};
use crate::vault::ids::{CaseId, VaultId};
use crate::vault::keys::{Identity, Keyring, Signer};
use crate::vault::layout::{Malformed, Reader, Writer};
use crate::vault::primitive::hash::Hash;
use crate::vault::primitive::key::SymmetricKey;
use crate::vault::primitive::sealed_box;
use crate::vault::sealing::{FORMAT, Place, Plaintext, Purpose, check_format};

/// Who holds the vault open.
pub(in crate::vault) struct Holder {
    pub(in crate::vault) signer: Signer,
    pub(in crate::vault) identity: Identity,
    /// The founding entry this holder trusts.
    pub(in crate::vault) anchor: Hash,
}

/// Rows of [`crate::vault::store::Table::Meta`].
pub(in crate::vault) const DIRECTORY_KEY: &[u8] = b"directory";
pub(in crate::vault) const SETTINGS_KEY: &[u8] = b"settings";
pub(in crate::vault) const INBOX_KEY: &[u8] = b"inbox";
pub(in crate::vault) const RECOVERY_KEY: &[u8] = b"recovery";

/// Everything the holder knows. The large parts are shared between copies.
#[derive(Clone)]
pub(in crate::vault) struct State {
    pub(in crate::vault) head: Head,
    /// The head as it is stored; empty before founding.
    pub(in crate::vault) head_bytes: Rc<Vec<u8>>,
    pub(in crate::vault) register: Register,
    pub(in crate::vault) vault_key: Rc<SymmetricKey>,
    pub(in crate::vault) directory: Rc<Directory>,
    pub(in crate::vault) settings: Rc<Plaintext>,
    pub(in crate::vault) keyring: Rc<Keyring>,
    /// Whether the ring has keys on it that are not stored yet.
    pub(in crate::vault) keyring_is_stale: bool,
    /// The indexes loaded so far.
    pub(in crate::vault) cases: BTreeMap<CaseId, Rc<CaseIndex>>,
    pub(in crate::vault) inbox: Rc<InboxKeys>,
}

impl State {
    pub(in crate::vault) fn index(&self, case: CaseId) -> Result<&CaseIndex, Error> {
        self.cases
            .get(&case)
            .map(Rc::as_ref)
            .ok_or(Error::CaseNotLoaded(case))
    }

    /// The place of something the vault has one of, under its present key.
    pub(in crate::vault) const fn own_place(&self, purpose: Purpose) -> Place {
        Place::of_vault(purpose, self.head.vault, self.head.epoch)
    }
}

impl Holder {
    /// The place and the key of the holder's ring.
    pub(in crate::vault) fn keyring_seal(&self, vault: VaultId) -> (Place, SymmetricKey) {
        let place = Place {
            owner: self.signer.key(),
            ..Place::of_vault(Purpose::Keyring, vault, 0)
        };
        (place, self.identity.own_key("keyring"))
    }
}

/// The inbox key as it stands plainly in the store, and the secrets of it that the holder has.
pub(in crate::vault) struct InboxKeys {
    pub(in crate::vault) generation: u32,
    pub(in crate::vault) public: [u8; 32],
    pub(in crate::vault) secrets: BTreeMap<u32, sealed_box::SecretKey>,
}

impl InboxKeys {
    /// Keys of the next generation; what was written under earlier ones stays readable to whoever could.
    pub(in crate::vault) fn renewed(rng: &mut dyn CryptoRngCore, earlier: Option<&Self>) -> Self {
        let secret = sealed_box::SecretKey::random(rng);
        let generation = earlier.map_or(1, |keys| keys.generation.saturating_add(1));
        let public = secret.public();
        let mut secrets = earlier.map(|keys| keys.secrets.clone()).unwrap_or_default();
        secrets.insert(generation, secret);
        Self {
            generation,
            public,
            secrets,
        }
    }

    pub(in crate::vault) fn to_bytes(&self, vault: VaultId) -> Vec<u8> {
        Writer::default()
            .u8(FORMAT)
            .raw(vault.as_bytes())
            .u32(self.generation)
            .raw(&self.public)
            .finish()
    }

    pub(in crate::vault) fn from_bytes(bytes: &[u8]) -> Result<(VaultId, Self), Error> {
        let part = Part::Inbox;
        let mut from = Reader::new(bytes);
        check_format(part, from.u8().or(Err(Error::Damaged { part }))?)?;
        Self::read_body(from).or(Err(Error::Damaged { part }))
    }

    fn read_body(mut from: Reader<'_>) -> Result<(VaultId, Self), Malformed> {
        let vault = VaultId(from.array()?);
        let keys = Self {
            generation: from.u32()?,
            public: from.array()?,
            secrets: BTreeMap::new(),
        };
        from.end()?;
        Ok((vault, keys))
    }
}
