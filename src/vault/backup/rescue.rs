//! What can still be had from damage: the rows that are whole, and the records in them, head or no head.

use std::collections::BTreeMap;

use super::file::{FRAME, read_frame};
use super::raw::{RAW_MAGIC, read_raw_frame};
use crate::order::Gather as _;
use crate::vault::Vault;
use crate::vault::contents::Head;
use crate::vault::error::{Error, Part};
use crate::vault::ids::{CaseId, Compartment, MemberId, RecordId, VaultId};
use crate::vault::keys::keyring::unpack;
use crate::vault::keys::{
    Address, Delivery, DeliveryKind, Identity, Keyring, MemberSlot, RecoveryCode, Signer,
};
use crate::vault::layout::Reader;
use crate::vault::primitive::kdf;
use crate::vault::sealing::{Header, Plaintext, Purpose, open};
use crate::vault::store::{Batch, Expected, HEAD_KEY, MemoryStore, Store, Table, get, read_all};
use crate::vault::unlocked::read_recovery_slot;
use crate::vault::unlocked::reading::record_place;

/// What is whole in a damaged backup.
#[derive(Debug)]
pub struct Rescued {
    /// The whole rows, as a store to unlock or to [`salvage`].
    pub store: MemoryStore,
    /// Rows found whole.
    pub whole: usize,
    /// Bytes that belong to no whole row.
    pub lost_bytes: usize,
}

/// A record opened without the head to vouch for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salvaged {
    /// Its case.
    pub case: CaseId,
    /// Its place in the chain, as its row says.
    pub sequence: u64,
    /// The record.
    pub record: RecordId,
    /// Which key opened it.
    pub compartment: Compartment,
    /// The bytes as they were appended.
    pub plaintext: Plaintext,
}

/// What was found in a store without its head to vouch for it.
#[derive(Debug, Default)]
pub struct Salvage {
    /// Records that opened, as their rows lie: by case.
    pub records: Vec<Salvaged>,
    /// Rows that do not open with the key that is here for them, by case.
    pub damaged: BTreeMap<CaseId, u32>,
    /// Rows for which there is no key here.
    pub closed: u64,
}

impl Rescued {
    /// The commit that puts what is whole into an empty store.
    pub fn restoring(&self) -> Batch {
        Batch::of_rows(Expected::Nothing, self.store.rows())
    }
}

/// Finds every frame that is whole, whatever is left of the rest: damage to one row costs that row only.
pub fn rescue(bytes: &[u8]) -> Rescued {
    let is_raw = bytes.starts_with(RAW_MAGIC);
    let mut rows = Vec::new();
    let (mut at, mut used) = (0, 0);
    while let Some(rest) = bytes.get(at..) {
        let Some(found) = rest.windows(FRAME.len()).position(|bytes| bytes == FRAME) else {
            break;
        };
        let frame = rest.get(found..).unwrap_or_default();
        let mut from = Reader::new(frame);
        let read = if is_raw {
            read_raw_frame(&mut from)
        } else {
            read_frame(&mut from)
        };
        if let Ok(row) = read {
            let length = frame.len() - from.rest().len();
            rows.push(row);
            used += length;
            at += found + length;
        } else {
            at += found + 1;
        }
    }
    Rescued {
        whole: rows.len(),
        lost_bytes: bytes.len() - used,
        store: MemoryStore::of_rows(rows),
    }
}

/// How to unlock a damaged store.
#[derive(Debug)]
pub enum Opening<'a> {
    /// As a member, with what their passphrase came to.
    Member(MemberId, &'a kdf::Derived),
    /// With the recovery code; the head must be readable, as it alone names the vault.
    Code(&'a RecoveryCode),
}

/// Opens every record that the opener's own slot and deliveries still open, without head, register or index.
///
/// Each record is as it was sealed for its place, or it would not open; but nothing vouches that none
/// is missing, and the hands the keys came through are not checked. It is for reading, not for going on.
pub async fn salvage(store: &dyn Store, opening: &Opening<'_>) -> Result<Salvage, Error> {
    let (vault, signer, identity) = match opening {
        Opening::Member(member, derived) => {
            let bytes = get(store, Table::Slots, member.as_bytes()).await?;
            let slot = MemberSlot::from_bytes(&bytes.ok_or(Error::Missing { part: Part::Slot })?)?;
            let keys = slot.open(derived)?;
            (slot.vault(), Signer::Member(*member), keys.identity)
        }
        Opening::Code(code) => {
            let head = get(store, Table::Head, HEAD_KEY).await?;
            let head = Head::read(&head.ok_or(Error::Missing { part: Part::Head })?)?;
            let slot = read_recovery_slot(store).await?;
            (head.vault, Signer::Recovery, slot.open(code)?)
        }
    };
    let ring = salvage_keys(store, vault, (signer, &identity)).await?;
    let mut found = Salvage::default();
    for row in read_all(store, Table::Records, b"").await? {
        if let Some(record) = open_alone(vault, &ring, &row.key, &row.value) {
            found.records.push(record);
        } else if let Some(case) = damaged_in(&ring, &row.key, &row.value) {
            *found.damaged.entry(case).or_default() += 1;
        } else {
            found.closed += 1;
        }
    }
    Ok(found)
}

impl Vault {
    /// The records of a case whose own index cannot be read, as far as the holder's keys open them.
    pub async fn salvage_case(
        &self,
        store: &dyn Store,
        case: CaseId,
    ) -> Result<Vec<Salvaged>, Error> {
        let rows = read_all(store, Table::Records, case.as_bytes()).await?;
        Ok(rows
            .iter()
            .filter_map(|row| open_alone(self.id(), &self.state.keyring, &row.key, &row.value))
            .collect())
    }
}

async fn salvage_keys(
    store: &dyn Store,
    vault: VaultId,
    (recipient, identity): (Signer, &Identity),
) -> Result<Keyring, Error> {
    let mut ring = Keyring::default();
    let prefix = DeliveryKind::cases_prefix(recipient);
    let rows = read_all(store, Table::Deliveries, &prefix).await?;
    let delivered: BTreeMap<CaseId, Vec<u8>> = rows
        .into_iter()
        .filter_map(|row| Some((DeliveryKind::case_of(&row.key)?, row.value)))
        .gather();
    for (case, bytes) in delivered {
        let address = Address {
            vault,
            recipient,
            kind: DeliveryKind::Case(case),
        };
        let opened = Delivery::from_bytes(&bytes)
            .and_then(|delivery| delivery.open(&address, identity))
            .ok()
            .and_then(|secret| unpack(&secret).ok());
        for (compartment, epoch, key) in opened.unwrap_or_default() {
            ring.add(case, compartment, epoch, key);
        }
    }
    Ok(ring)
}

fn open_alone(vault: VaultId, ring: &Keyring, key: &[u8], row: &[u8]) -> Option<Salvaged> {
    let mut from = Reader::new(key);
    let (case, sequence) = (CaseId(from.array().ok()?), from.u64().ok()?);
    let (record, sealed) = row.split_first_chunk()?;
    let record = RecordId(*record);
    let header = Header::read(Purpose::Record, sealed).ok()?;
    let key = ring.get(case, header.compartment, header.epoch)?;
    let plaintext = open(key, &record_place(vault, case, record, header), sealed).ok()?;
    Some(Salvaged {
        case,
        sequence,
        record,
        compartment: header.compartment,
        plaintext,
    })
}

/// The case of a row that did not open though its key is on the ring; `None` where there is no key for it.
fn damaged_in(ring: &Keyring, key: &[u8], row: &[u8]) -> Option<CaseId> {
    let case = CaseId(Reader::new(key).array().ok()?);
    let header = row
        .split_first_chunk::<16>()
        .and_then(|(_record, sealed)| Header::read(Purpose::Record, sealed).ok());
    let has_key = match header {
        Some(header) => ring.get(case, header.compartment, header.epoch).is_some(),
        None => ring.holds(case),
    };
    has_key.then_some(case)
}
