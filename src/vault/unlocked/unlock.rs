//! Unlocking: from a derived key or a recovery code to an open vault, believing nothing on the way.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::check::Finding;
use super::state::{DIRECTORY_KEY, INBOX_KEY, InboxKeys, RECOVERY_KEY, SETTINGS_KEY};
use super::{Holder, State, Vault};
use crate::vault::contents::register::{SHARDS, shard_key};
use crate::vault::contents::{Head, Register};
use crate::vault::directory::Directory;
use crate::vault::error::{Error, Part};
use crate::vault::ids::MemberId;
use crate::vault::keys::{
    Address, Delivery, DeliveryKind, Keyring, MemberSlot, RecoveryCode, RecoverySlot, Signer,
};
use crate::vault::primitive::hash::sha256;
use crate::vault::primitive::kdf;
use crate::vault::primitive::key::SymmetricKey;
use crate::vault::primitive::sealed_box;
use crate::vault::sealing::{Purpose, open};
use crate::vault::store::{HEAD_KEY, Store, Table, get, read_all};

/// Whether there is a vault in this store, whatever its state: also one of which the head is gone.
pub async fn is_founded(store: &dyn Store) -> Result<bool, Error> {
    let has_head = get(store, Table::Head, HEAD_KEY).await?.is_some();
    Ok(has_head || store.count(Table::Slots, b"").await? > 0)
}

/// The slots to choose from on the locked screen; a damaged one is left out and counted.
pub async fn read_slots(store: &dyn Store) -> Result<(Vec<MemberSlot>, usize), Error> {
    let rows = read_all(store, Table::Slots, b"").await?;
    let count = rows.len();
    let slots: Vec<_> = rows
        .into_iter()
        .filter_map(|row| {
            MemberSlot::from_bytes(&row.value)
                .ok()
                .filter(|slot| slot.member().as_bytes().as_slice() == row.key)
        })
        .collect();
    let damaged = count - slots.len();
    Ok((slots, damaged))
}

/// The recovery key's slot, to check a typed code against.
pub async fn read_recovery_slot(store: &dyn Store) -> Result<RecoverySlot, Error> {
    let bytes = get(store, Table::Meta, RECOVERY_KEY).await?;
    RecoverySlot::from_bytes(&bytes.ok_or(Error::Missing {
        part: Part::RecoverySlot,
    })?)
}

/// How often a read that another tab's commit ran through is begun again.
const ATTEMPTS: usize = 4;

impl Vault {
    /// Unlocks as a member, with what [`kdf::derive`] made of the passphrase and the slot's own request.
    pub async fn unlock(
        store: &dyn Store,
        member: MemberId,
        derived: &kdf::Derived,
    ) -> Result<Self, Error> {
        let bytes = get(store, Table::Slots, member.as_bytes()).await?;
        let slot = MemberSlot::from_bytes(&bytes.ok_or(Error::Missing { part: Part::Slot })?)?;
        if slot.member() != member {
            return Err(Error::Damaged { part: Part::Slot });
        }
        let keys = slot.open(derived)?;
        let holder = Holder {
            signer: Signer::Member(member),
            identity: keys.identity,
            anchor: keys.anchor,
        };
        Self::open_as(store, Rc::new(holder)).await
    }

    /// Unlocks with the recovery code, which opens every case.
    pub async fn unlock_with_code(store: &dyn Store, code: &RecoveryCode) -> Result<Self, Error> {
        let slot = read_recovery_slot(store).await?;
        let identity = slot.open(code)?;
        // The founding entry is found in the directory; the slot only tells whether it is the right one.
        let holder = Holder {
            signer: Signer::Recovery,
            identity,
            anchor: [0; 32],
        };
        let mut vault = Self::open_as(store, Rc::new(holder)).await?;
        let anchor = vault.state.directory.anchor();
        if !slot.is_anchored(&vault.holder.identity, &anchor) {
            return Err(Error::UnsignedEntry { sequence: 1 });
        }
        let identity = vault.holder.identity.clone();
        vault.holder = Rc::new(Holder {
            signer: Signer::Recovery,
            identity,
            anchor,
        });
        Ok(vault)
    }

    /// Reads everything anew, after another tab has written.
    pub async fn reload(&mut self, store: &dyn Store) -> Result<(), Error> {
        *self = self.reloaded(store).await?;
        Ok(())
    }

    /// The vault as it is stored now, beside this one: whoever needs more than it before going on swaps it in at the end.
    pub async fn reloaded(&self, store: &dyn Store) -> Result<Self, Error> {
        self.same_holder(store).await
    }

    /// Unlocks another copy of this vault as the same holder.
    pub(in crate::vault) async fn same_holder(&self, store: &dyn Store) -> Result<Self, Error> {
        Self::open_as(store, Rc::clone(&self.holder)).await
    }

    async fn open_as(store: &dyn Store, holder: Rc<Holder>) -> Result<Self, Error> {
        for _ in 0..ATTEMPTS {
            let head = get(store, Table::Head, HEAD_KEY).await?;
            let part = Part::Head;
            let head = head.ok_or(Error::Missing { part })?;
            let opened = Self::open_at(store, Rc::clone(&holder), head.clone()).await;
            // A commit that ran through the reading makes parts of two states; begin again rather than call it damage.
            if get(store, Table::Head, HEAD_KEY).await?.as_ref() == Some(&head) {
                return opened;
            }
        }
        Err(Error::Changed)
    }

    async fn open_at(
        store: &dyn Store,
        holder: Rc<Holder>,
        head_bytes: Vec<u8>,
    ) -> Result<Self, Error> {
        let head = Head::read(&head_bytes)?;
        let vault_key = VaultKey::read(store, &holder, &head).await?;
        if !head.is_authentic(&head_bytes, &vault_key.key) {
            return Err(Error::Damaged { part: Part::Head });
        }
        let register = read_register(store, &head).await?;
        let guarded = Guarded {
            store,
            register: &register,
        };
        let place = |purpose| crate::vault::Place::of_vault(purpose, head.vault, head.epoch);
        let sealed = guarded
            .get(Table::Meta, DIRECTORY_KEY, Part::Directory)
            .await?;
        let entries = open(&vault_key.key, &place(Purpose::Directory), &sealed)?;
        let directory = Directory::from_bytes(head.vault, &entries)?;
        vault_key.check_signer(&directory)?;
        check_holder(&holder, &directory)?;
        let sealed = guarded
            .get(Table::Meta, SETTINGS_KEY, Part::Settings)
            .await?;
        let settings = open(&vault_key.key, &place(Purpose::Settings), &sealed)?;
        let inbox = read_inbox(&guarded, &holder, &directory, &head).await?;
        let mut findings = Vec::new();
        let keyring = read_keyring(&guarded, &holder, &head, &mut findings).await?;
        let state = State {
            head,
            head_bytes: Rc::new(head_bytes),
            register,
            vault_key: Rc::new(vault_key.key),
            directory: Rc::new(directory),
            settings: Rc::new(settings),
            keyring: Rc::new(keyring),
            keyring_is_stale: false,
            cases: BTreeMap::new(),
            inbox: Rc::new(inbox),
        };
        let mut vault = Self {
            holder,
            state,
            findings,
        };
        vault.count_records(store).await?;
        vault.receive(store).await?;
        Ok(vault)
    }

    /// Counting costs next to nothing and shows at once when the browser lost some.
    async fn count_records(&mut self, store: &dyn Store) -> Result<(), Error> {
        let found = store.count(Table::Records, b"").await?;
        let expected = self.state.head.count;
        if found != expected {
            self.findings.push(Finding::RecordCount { expected, found });
        }
        Ok(())
    }
}

/// Reads rows that the register lists, and believes them only if they hash to what it says.
pub(super) struct Guarded<'a> {
    pub(super) store: &'a dyn Store,
    pub(super) register: &'a Register,
}

impl Guarded<'_> {
    pub(super) async fn get(&self, table: Table, key: &[u8], part: Part) -> Result<Vec<u8>, Error> {
        let listed = self.register.get(table, key);
        let found = get(self.store, table, key).await?;
        let found = found.ok_or(Error::Missing { part })?;
        if listed == Some(&sha256(&[&found])) {
            Ok(found)
        } else {
            Err(Error::Damaged { part })
        }
    }
}

struct VaultKey {
    key: SymmetricKey,
    delivery: Delivery,
    address: Address,
}

impl VaultKey {
    async fn read(store: &dyn Store, holder: &Holder, head: &Head) -> Result<Self, Error> {
        let part = Part::VaultKey;
        let address = Address {
            vault: head.vault,
            recipient: holder.signer,
            kind: DeliveryKind::Vault,
        };
        let row_key = address.kind.row_key(holder.signer);
        let bytes = get(store, Table::Deliveries, &row_key).await?;
        let delivery = Delivery::from_bytes(&bytes.ok_or(Error::Missing { part })?)?;
        let secret = delivery
            .open(&address, &holder.identity)
            .or(Err(Error::Damaged { part }))?;
        let key: [u8; 32] = secret
            .as_slice()
            .try_into()
            .or(Err(Error::Damaged { part }))?;
        if delivery.epoch != head.epoch {
            return Err(Error::Damaged { part });
        }
        Ok(Self {
            key: SymmetricKey::from_bytes(key),
            delivery,
            address,
        })
    }

    fn check_signer(&self, directory: &Directory) -> Result<(), Error> {
        check_signed(&self.delivery, &self.address, directory)
    }
}

pub(super) fn check_signed(
    delivery: &Delivery,
    address: &Address,
    directory: &Directory,
) -> Result<(), Error> {
    let is_signed = directory
        .keys_ever(delivery.signer)
        .iter()
        .any(|keys| delivery.is_signed_by(address, keys));
    if is_signed {
        Ok(())
    } else {
        Err(Error::Damaged {
            part: Part::Delivery,
        })
    }
}

fn check_holder(holder: &Holder, directory: &Directory) -> Result<(), Error> {
    match holder.signer {
        Signer::Recovery if holder.identity.public() != *directory.recovery() => {
            Err(Error::WrongRecoveryCode)
        }
        Signer::Recovery => Ok(()),
        Signer::Member(_) if holder.anchor != directory.anchor() => {
            Err(Error::UnsignedEntry { sequence: 1 })
        }
        Signer::Member(member) => {
            if directory.active(member)?.keys == holder.identity.public() {
                Ok(())
            } else {
                Err(Error::Damaged { part: Part::Slot })
            }
        }
    }
}

pub(super) async fn read_register(store: &dyn Store, head: &Head) -> Result<Register, Error> {
    let mut register = Register::default();
    for shard in 0..SHARDS {
        let bytes = get(store, Table::Meta, &shard_key(shard)).await?;
        let bytes = bytes.ok_or(Error::Missing {
            part: Part::Register,
        })?;
        register.read_shard(head.vault, shard, &bytes)?;
    }
    if register.root() == head.root {
        Ok(register)
    } else {
        Err(Error::Damaged {
            part: Part::Register,
        })
    }
}

async fn read_inbox(
    guarded: &Guarded<'_>,
    holder: &Holder,
    directory: &Directory,
    head: &Head,
) -> Result<InboxKeys, Error> {
    let part = Part::Inbox;
    let bytes = guarded.get(Table::Meta, INBOX_KEY, part).await?;
    let (vault, mut keys) = InboxKeys::from_bytes(&bytes)?;
    if vault != head.vault || keys.generation != head.inbox {
        return Err(Error::Damaged { part });
    }
    for generation in 1..=keys.generation {
        let address = Address {
            vault: head.vault,
            recipient: holder.signer,
            kind: DeliveryKind::Inbox(generation),
        };
        let row_key = address.kind.row_key(holder.signer);
        if guarded.register.get(Table::Deliveries, &row_key).is_none() {
            continue;
        }
        let bytes = guarded.get(Table::Deliveries, &row_key, part).await?;
        let delivery = Delivery::from_bytes(&bytes)?;
        check_signed(&delivery, &address, directory)?;
        let secret = delivery.open(&address, &holder.identity)?;
        let secret: &[u8; 32] = secret
            .as_slice()
            .try_into()
            .or(Err(Error::Damaged { part }))?;
        keys.secrets
            .insert(generation, sealed_box::SecretKey::from_bytes(secret));
    }
    Ok(keys)
}

/// The ring is a cache of the deliveries: when it is damaged that is reported, and they fill it again.
async fn read_keyring(
    guarded: &Guarded<'_>,
    holder: &Holder,
    head: &Head,
    findings: &mut Vec<Finding>,
) -> Result<Keyring, Error> {
    let Signer::Member(member) = holder.signer else {
        return Ok(Keyring::default());
    };
    if guarded
        .register
        .get(Table::Keyrings, member.as_bytes())
        .is_none()
    {
        return Ok(Keyring::default());
    }
    let read = guarded
        .get(Table::Keyrings, member.as_bytes(), Part::Keyring)
        .await;
    let (place, key) = holder.keyring_seal(head.vault);
    let opened = match read {
        Err(Error::Store(error)) => return Err(error.into()),
        read => read.and_then(|sealed| open(&key, &place, &sealed)),
    };
    let ring = opened
        .ok()
        .and_then(|bytes| Keyring::from_bytes(&bytes).ok());
    Ok(ring.unwrap_or_else(|| {
        findings.push(Finding::KeyringAltered);
        Keyring::default()
    }))
}
