//! Changes to the vault: gathered first, sealed whole, committed as one batch or not at all.

mod cases;
mod deliver;
mod founding;
mod members;
mod records;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use rand_core::CryptoRngCore;

pub use cases::Seat;
pub use founding::{Founding, NewMember, Unlocking};

use super::contents::register::{SHARDS, shard_key, shard_of};
use super::contents::{CaseIndex, Linked};
use super::directory::{Body, Entry};
use super::error::Error;
use super::ids::{CaseId, DraftId, NoteId, UnixMillis};
use super::keys::{DeliveryKind, Keyring, Signer};
use super::primitive::hash::{Hash, sha256};
use super::sealing::{Plaintext, Purpose, seal};
use super::store::{Batch, Expected, Table};
use super::unlocked::drafts;
use super::unlocked::state::{DIRECTORY_KEY, INBOX_KEY, SETTINGS_KEY};
use super::unlocked::{Change, Holder, State};
use crate::order::Gather as _;

/// Changes in the making. It holds its own copy of the vault's state; dropping it changes nothing.
pub struct Transaction {
    holder: Rc<Holder>,
    state: State,
    rows: BTreeMap<(Table, Vec<u8>), Option<Vec<u8>>>,
    shards: BTreeSet<usize>,
    cases: BTreeSet<CaseId>,
    reseals_directory: bool,
    reseals_settings: bool,
}

impl Transaction {
    pub(super) const fn new(holder: Rc<Holder>, state: State) -> Self {
        Self {
            holder,
            state,
            rows: BTreeMap::new(),
            shards: BTreeSet::new(),
            cases: BTreeSet::new(),
            reseals_directory: false,
            reseals_settings: false,
        }
    }

    /// Puts the school's settings.
    pub fn put_settings(&mut self, plaintext: &[u8]) {
        let copy = zeroize::Zeroizing::new(plaintext.to_vec());
        self.state.settings = Rc::new(Plaintext::new(copy));
        self.reseals_settings = true;
    }

    /// Lets go of a draft of the holder's in the same commit as what came of it.
    pub fn discard_draft(&mut self, draft: DraftId) {
        let key = drafts::row_key(&self.holder, draft);
        self.rows.insert((Table::Drafts, key), None);
    }

    /// Takes a note out of the inbox in the same commit as what came of it.
    pub fn take_note(&mut self, note: NoteId) -> Result<(), Error> {
        if self.state.inbox.secrets.is_empty() {
            return Err(Error::NotAllowed);
        }
        let row = (Table::Inbox, note.as_bytes().to_vec());
        if self.rows.insert(row, None).is_none() {
            self.state.head.notes_taken += 1;
        }
        Ok(())
    }

    /// Remembers that the holder was shown every notice there is now.
    pub fn acknowledge_notices(&mut self) {
        let last = self.state.directory.last_sequence();
        self.ring().seen = last;
    }

    /// Seals what was changed and makes the batch and the state after it.
    pub fn finish(mut self, rng: &mut dyn CryptoRngCore) -> Change {
        let vault = self.state.head.vault;
        self.seal_own(rng);
        for case in std::mem::take(&mut self.cases) {
            if let Some(index) = self.state.cases.get(&case) {
                let bytes = index.to_bytes(vault);
                self.put(Table::Cases, case.as_bytes(), Some(bytes));
            }
        }
        for shard in std::mem::take(&mut self.shards) {
            let bytes = self.state.register.write_shard(vault, shard);
            self.rows
                .insert((Table::Meta, shard_key(shard)), Some(bytes));
        }
        let expected = if self.state.head_bytes.is_empty() {
            Expected::Nothing
        } else {
            Expected::Head(self.state.head_bytes.to_vec())
        };
        self.state.head.commit += 1;
        self.state.head.root = self.state.register.root();
        let head = self.state.head.to_bytes(&self.state.vault_key);
        self.state.head_bytes = Rc::new(head.clone());
        Change {
            batch: Batch::guarded(expected, head, self.rows),
            state: self.state,
        }
    }

    /// Seals what the vault has one of, and the holder's ring, where they changed.
    fn seal_own(&mut self, rng: &mut dyn CryptoRngCore) {
        let vault_key = Rc::clone(&self.state.vault_key);
        if self.reseals_directory {
            let place = self.state.own_place(Purpose::Directory);
            let sealed = seal(rng, &vault_key, &place, &self.state.directory.to_bytes());
            self.put(Table::Meta, DIRECTORY_KEY, Some(sealed));
        }
        if self.reseals_settings {
            let place = self.state.own_place(Purpose::Settings);
            let sealed = seal(rng, &vault_key, &place, &self.state.settings);
            self.put(Table::Meta, SETTINGS_KEY, Some(sealed));
        }
        let Signer::Member(member) = self.holder.signer else {
            return;
        };
        if self.state.keyring_is_stale {
            let (place, key) = self.holder.keyring_seal(self.state.head.vault);
            let sealed = seal(rng, &key, &place, &self.state.keyring.to_bytes());
            self.put(Table::Keyrings, member.as_bytes(), Some(sealed));
            self.state.keyring_is_stale = false;
        }
    }

    /// Changes a row; one that no case index lists is listed in the register.
    fn put(&mut self, table: Table, key: &[u8], value: Option<Vec<u8>>) {
        let is_listed_by_case = matches!(table, Table::Records | Table::Pages)
            || (table == Table::Deliveries && DeliveryKind::case_of(key).is_some());
        if !is_listed_by_case {
            let hash = value.as_ref().map(|value| sha256(&[value]));
            self.state.register.set(table, key, hash);
            self.shards.insert(shard_of(key));
        }
        self.rows.insert((table, key.to_vec()), value);
    }

    /// Adds a link to the chain and says which number it got.
    fn link(&mut self, owner: [u8; 16], item: [u8; 16], hash: Hash) -> u64 {
        let sequence = self.next_sequence();
        let linked = Linked { owner, item, hash };
        self.state.head.chain = self.state.head.chain.after(sequence, &linked);
        self.state.head.sequence = sequence;
        sequence
    }

    const fn next_sequence(&self) -> u64 {
        self.state.head.sequence + 1
    }

    /// Signs an entry as the holder, checks it as any reader will, and links it.
    fn enter(&mut self, at: UnixMillis, body: Body) -> Result<u64, Error> {
        let vault = self.state.head.vault;
        let sequence = self.next_sequence();
        let entry = Entry::signed(
            vault,
            (sequence, at),
            self.state.directory.last_hash(),
            (self.holder.signer, &self.holder.identity),
            body,
        );
        let hash = entry.hash(vault);
        let taken_in = Rc::make_mut(&mut self.state.directory).push(entry);
        if matches!(taken_in, Err(Error::ForbiddenEntry { .. })) {
            return Err(Error::NotAllowed);
        }
        taken_in?;
        self.reseals_directory = true;
        Ok(self.link([0; 16], [0; 16], hash))
    }

    fn put_inbox_keys(&mut self) {
        let bytes = self.state.inbox.to_bytes(self.state.head.vault);
        self.put(Table::Meta, INBOX_KEY, Some(bytes));
    }

    /// The holder's ring, to be stored with this change.
    fn ring(&mut self) -> &mut Keyring {
        self.state.keyring_is_stale = true;
        Rc::make_mut(&mut self.state.keyring)
    }

    /// A loaded case's index, to be stored with this change.
    fn index_mut(&mut self, case: CaseId) -> Result<&mut CaseIndex, Error> {
        let index = self
            .state
            .cases
            .get_mut(&case)
            .ok_or(Error::CaseNotLoaded(case))?;
        if index.destroyed.is_some() {
            return Err(Error::CaseDestroyed(case));
        }
        self.cases.insert(case);
        Ok(Rc::make_mut(index))
    }

    fn require_administers(&self) -> Result<(), Error> {
        if self.state.directory.administers(self.holder.signer) {
            Ok(())
        } else {
            Err(Error::NotAllowed)
        }
    }

    /// The cases of the vault, every one of which must be loaded.
    fn all_loaded(&self) -> Result<Vec<CaseId>, Error> {
        self.state
            .register
            .keys(Table::Cases)
            .filter_map(|key| key.try_into().ok().map(CaseId))
            .chain(self.cases.iter().copied())
            .gather::<BTreeSet<_>>()
            .into_iter()
            .map(|case| {
                let is_loaded = self.state.cases.contains_key(&case);
                is_loaded.then_some(case).ok_or(Error::CaseNotLoaded(case))
            })
            .collect()
    }
}

const _: () = assert!(SHARDS == 16, "a shard is the low half of a key's last byte");

impl std::fmt::Debug for Transaction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Transaction({} rows)", self.rows.len())
    }
}
