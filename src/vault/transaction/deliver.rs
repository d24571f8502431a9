//! Handing keys on: to a case's team, to the inbox's readers, and everyone's vault key.

use std::collections::BTreeSet;
use std::rc::Rc;

use rand_core::CryptoRngCore;

use super::Transaction;
use crate::order::Gather as _;
use crate::vault::contents::Grant;
use crate::vault::error::{Error, Part};
use crate::vault::ids::{CaseId, Compartment};
use crate::vault::keys::keyring::pack;
use crate::vault::keys::{Address, Delivery, DeliveryKind, Signer};
use crate::vault::primitive::hash::sha256;
use crate::vault::primitive::key::SymmetricKey;
use crate::vault::store::Table;
use crate::vault::unlocked::state::InboxKeys;

impl Transaction {
    /// Delivers a loaded case's keys to everyone on it who does not have them all.
    pub(super) fn hand_out(
        &mut self,
        rng: &mut dyn CryptoRngCore,
        case: CaseId,
    ) -> Result<(), Error> {
        let index = self.state.index(case)?;
        let epoch = index.epoch;
        let due: Vec<(Signer, bool)> = index
            .grants
            .iter()
            .filter(|(recipient, grant)| {
                grant.epoch != epoch
                    || Some(grant.keys_since) != self.state.directory.keys_since(**recipient)
            })
            .map(|(recipient, grant)| (*recipient, grant.confidential))
            .collect();
        for (recipient, confidential) in due {
            self.deliver_case(rng, case, recipient, confidential)?;
        }
        self.keep_only_own(case)
    }

    /// The holder's ring keeps of a case what the holder's seat gives, and nothing else.
    fn keep_only_own(&mut self, case: CaseId) -> Result<(), Error> {
        let signer = self.holder.signer;
        let grant = self.state.index(case)?.grants.get(&signer).copied();
        match grant {
            Some(grant) if grant.confidential => self.ring().take(case, grant.hash),
            Some(grant) => {
                self.ring().forget_confidential(case);
                self.ring().take(case, grant.hash);
            }
            None => self.ring().forget(case),
        }
        Ok(())
    }

    fn deliver_case(
        &mut self,
        rng: &mut dyn CryptoRngCore,
        case: CaseId,
        recipient: Signer,
        confidential: bool,
    ) -> Result<(), Error> {
        let epoch = self.state.index(case)?.epoch;
        let held = Rc::clone(&self.state.keyring);
        let keys: Vec<(Compartment, u32, &SymmetricKey)> = Compartment::ALL
            .into_iter()
            .filter(|compartment| confidential || *compartment == Compartment::Shared)
            .flat_map(|compartment| {
                held.of(case, compartment)
                    .map(move |(epoch, key)| (compartment, epoch, key))
            })
            .collect();
        let kind = DeliveryKind::Case(case);
        let hash = self.deliver(rng, recipient, kind, (epoch, &pack(&keys)))?;
        let keys_since = self.state.directory.keys_since(recipient);
        let grant = Grant {
            confidential,
            keys_since: keys_since.unwrap_or_default(),
            epoch,
            hash,
        };
        self.index_mut(case)?.grants.insert(recipient, grant);
        Ok(())
    }

    /// Seals a secret to a recipient's present keys, signs it as the holder, and puts the row.
    fn deliver(
        &mut self,
        rng: &mut dyn CryptoRngCore,
        recipient: Signer,
        kind: DeliveryKind,
        secret: (u32, &[u8]),
    ) -> Result<[u8; 32], Error> {
        let address = Address {
            vault: self.state.head.vault,
            recipient,
            kind,
        };
        let keys = self.state.directory.keys_of(recipient);
        let keys = keys.ok_or(Error::Missing {
            part: Part::Directory,
        })?;
        let giver = (self.holder.signer, &self.holder.identity);
        let bytes = Delivery::seal(rng, &address, keys, giver, secret)?.to_bytes();
        let hash = sha256(&[&bytes]);
        self.put(Table::Deliveries, &kind.row_key(recipient), Some(bytes));
        Ok(hash)
    }

    /// New keys for a case from now on, delivered to everyone on it; the holder must have both.
    pub(in crate::vault) fn rotate(
        &mut self,
        rng: &mut dyn CryptoRngCore,
        case: CaseId,
    ) -> Result<(), Error> {
        let index = self.index_mut(case)?;
        index.rotation_due = false;
        let epoch = index.epoch.saturating_add(1);
        self.make_keys(rng, case, epoch)?;
        self.hand_out(rng, case)
    }

    pub(super) fn rotate_if_due(
        &mut self,
        rng: &mut dyn CryptoRngCore,
        case: CaseId,
    ) -> Result<(), Error> {
        if self.state.index(case)?.rotation_due && self.has_both_keys(case)? {
            self.rotate(rng, case)?;
        }
        Ok(())
    }

    pub(super) fn has_both_keys(&self, case: CaseId) -> Result<bool, Error> {
        let epoch = self.state.index(case)?.epoch;
        Ok(Compartment::ALL
            .into_iter()
            .all(|compartment| self.state.keyring.get(case, compartment, epoch).is_some()))
    }

    pub(super) fn require_both_keys(&self, case: CaseId) -> Result<(), Error> {
        if self.state.index(case)?.destroyed.is_some() {
            return Err(Error::CaseDestroyed(case));
        }
        if self.has_both_keys(case)? {
            Ok(())
        } else {
            Err(Error::NoKey(case))
        }
    }

    /// Does for every loaded case what someone without its keys had to leave: delivers to whoever was
    /// given new keys since, and makes new ones where someone left. Says whether there was anything to do.
    pub fn catch_up(&mut self, rng: &mut dyn CryptoRngCore) -> Result<bool, Error> {
        let mut has_done = false;
        let cases: Vec<CaseId> = self.state.cases.keys().copied().collect();
        for case in cases {
            let index = self.state.index(case)?;
            if index.destroyed.is_some() || !self.has_both_keys(case)? {
                continue;
            }
            let is_due = index.rotation_due
                || index.grants.iter().any(|(recipient, grant)| {
                    Some(grant.keys_since) != self.state.directory.keys_since(*recipient)
                });
            if index.rotation_due {
                self.rotate(rng, case)?;
            } else if is_due {
                self.hand_out(rng, case)?;
            }
            has_done |= is_due;
        }
        let last = self.state.directory.last_sequence();
        if self.state.keyring.caught_up != last {
            self.ring().caught_up = last;
        }
        Ok(has_done)
    }

    /// Delivers the present vault key to one recipient.
    pub(super) fn deliver_vault_key(
        &mut self,
        rng: &mut dyn CryptoRngCore,
        recipient: Signer,
    ) -> Result<(), Error> {
        let key = Rc::clone(&self.state.vault_key);
        let secret = (self.state.head.epoch, key.expose().as_slice());
        self.deliver(rng, recipient, DeliveryKind::Vault, secret)
            .map(|_| ())
    }

    /// A new vault key for everyone who is left: a new epoch. What was sealed before stays readable in old copies.
    pub(in crate::vault) fn renew_vault_key(
        &mut self,
        rng: &mut dyn CryptoRngCore,
    ) -> Result<(), Error> {
        self.state.vault_key = Rc::new(SymmetricKey::random(rng));
        self.state.head.epoch = self.state.head.epoch.saturating_add(1);
        self.reseals_directory = true;
        self.reseals_settings = true;
        for recipient in self.state.directory.recipients() {
            self.deliver_vault_key(rng, recipient)?;
        }
        Ok(())
    }

    /// A new inbox key for whoever reads it now, with those earlier secrets that the holder has.
    ///
    /// A holder who is no reader themself makes the key and keeps no copy of its secret.
    pub(super) fn renew_inbox_key(&mut self, rng: &mut dyn CryptoRngCore) -> Result<(), Error> {
        let renewed = InboxKeys::renewed(rng, Some(&self.state.inbox));
        self.hand_out_inbox(rng, renewed)
    }

    pub(super) fn hand_out_inbox(
        &mut self,
        rng: &mut dyn CryptoRngCore,
        mut keys: InboxKeys,
    ) -> Result<(), Error> {
        let readers: BTreeSet<Signer> = self.state.directory.inbox_readers().into_iter().gather();
        for reader in &readers {
            for (generation, secret) in &keys.secrets {
                let kind = DeliveryKind::Inbox(*generation);
                self.deliver(rng, *reader, kind, (*generation, secret.expose()))?;
            }
        }
        let others: Vec<Signer> = self.state.directory.recipients();
        for other in others.into_iter().filter(|other| !readers.contains(other)) {
            self.withdraw_inbox(other, keys.generation);
        }
        if !readers.contains(&self.holder.signer) {
            keys.secrets.clear();
        }
        self.state.head.inbox = keys.generation;
        self.state.inbox = Rc::new(keys);
        self.put_inbox_keys();
        Ok(())
    }

    /// Strikes every inbox key delivered to a recipient.
    pub(super) fn withdraw_inbox(&mut self, recipient: Signer, generations: u32) {
        for generation in 1..=generations {
            let key = DeliveryKind::Inbox(generation).row_key(recipient);
            let is_there = self.state.register.get(Table::Deliveries, &key).is_some();
            if is_there {
                self.put(Table::Deliveries, &key, None);
            }
        }
    }
}
