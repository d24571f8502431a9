//! Reading cases: indexes, summaries, records and snapshots, each believed only if the head vouches for it.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::unlock::Guarded;
use super::{Finding, State, Vault};
use crate::order::Gather as _;
use crate::vault::contents::{CaseIndex, Fate, Link};
use crate::vault::error::{Error, Part};
use crate::vault::ids::{CaseId, Compartment, RecordId, UnixMillis, VaultId};
use crate::vault::keys::Signer;
use crate::vault::primitive::hash::sha256;
use crate::vault::sealing::{Header, Place, Plaintext, Purpose, open};
use crate::vault::store::{Store, Table, get, read_after, read_all};
use crate::vault::transaction::Seat;

/// A record as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedRecord {
    /// Its place in the chain.
    pub link: Link,
    /// What is left of it, and readable here.
    pub content: Content,
}

/// What a record's place holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// The record, whole.
    Open {
        /// Which key opened it.
        compartment: Compartment,
        /// The bytes as they were appended.
        plaintext: Plaintext,
    },
    /// Whole, but the holder has no key for it.
    Closed,
    /// Erased at that moment.
    Erased(UnixMillis),
    /// In the store, but not what was stored.
    Damaged,
    /// Not in the store, though the head vouches for it.
    Missing,
}

/// A case's packed records up to some point, as they were last put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The sequence of the last record it takes in.
    pub through: u64,
    /// The bytes as they were put.
    pub plaintext: Plaintext,
}

impl Vault {
    /// Loads a case's index, which every reading and change of the case needs first.
    pub async fn load_case(&mut self, store: &dyn Store, case: CaseId) -> Result<(), Error> {
        if self.state.cases.contains_key(&case) {
            return Ok(());
        }
        let listed = self.state.register.get(Table::Cases, case.as_bytes());
        if listed.is_none() {
            return Err(Error::UnknownCase(case));
        }
        let guarded = Guarded {
            store,
            register: &self.state.register,
        };
        let part = Part::CaseIndex;
        let bytes = guarded.get(Table::Cases, case.as_bytes(), part).await?;
        let index = CaseIndex::from_bytes(self.state.head.vault, case, &bytes)?;
        self.state.cases.insert(case, Rc::new(index));
        Ok(())
    }

    /// Loads every case's index: needed before a member is re-keyed or removed, and for a full check.
    pub async fn load_cases(&mut self, store: &dyn Store) -> Result<(), Error> {
        let rows = read_all(store, Table::Cases, b"").await?;
        let mut found: BTreeMap<Vec<u8>, Vec<u8>> =
            rows.into_iter().map(|row| (row.key, row.value)).gather();
        let cases: Vec<CaseId> = self.cases().collect();
        for case in cases {
            if self.state.cases.contains_key(&case) {
                continue;
            }
            let part = Part::CaseIndex;
            let bytes = found.remove(case.as_bytes().as_slice());
            let bytes = bytes.ok_or(Error::Missing { part })?;
            let listed = self.state.register.get(Table::Cases, case.as_bytes());
            if listed != Some(&sha256(&[&bytes])) {
                return Err(Error::Damaged { part });
            }
            let index = CaseIndex::from_bytes(self.state.head.vault, case, &bytes)?;
            self.state.cases.insert(case, Rc::new(index));
        }
        Ok(())
    }

    /// When a loaded case was destroyed, if it was.
    pub fn destroyed(&self, case: CaseId) -> Result<Option<UnixMillis>, Error> {
        self.state.index(case).map(|index| index.destroyed)
    }

    /// Every record that stands in a loaded case that was not destroyed, whoever may read it.
    pub fn records(&self, case: CaseId) -> Result<impl Iterator<Item = RecordId>, Error> {
        let index = self.state.index(case)?;
        Ok(index.present().map(|link| link.record))
    }

    /// The records of a loaded case whose content was erased by itself, also where the case as a whole was destroyed
    /// later: they never come back.
    pub fn erased_alone(&self, case: CaseId) -> Result<Vec<RecordId>, Error> {
        let index = self.state.index(case)?;
        let erased = index
            .links
            .iter()
            .filter(|link| index.was_erased_alone(link));
        Ok(erased.map(|link| link.record).collect())
    }

    /// Who is on a loaded case, and who of them reads the confidential part.
    pub fn team(&self, case: CaseId) -> Result<Vec<Seat>, Error> {
        let index = self.state.index(case)?;
        Ok(index
            .grants
            .iter()
            .filter_map(|(recipient, grant)| match recipient {
                Signer::Recovery => None,
                Signer::Member(member) => Some(Seat {
                    member: *member,
                    reads_confidential: grant.confidential,
                }),
            })
            .collect())
    }

    /// The places of a loaded case's records in the chain, in order.
    pub fn links(&self, case: CaseId) -> Result<&[Link], Error> {
        self.state.index(case).map(|index| index.links.as_slice())
    }

    /// The records of a loaded case after link `after` (0 for all), in order, each with what is left of it.
    pub async fn read_records(
        &self,
        store: &dyn Store,
        case: CaseId,
        after: u64,
    ) -> Result<Vec<OpenedRecord>, Error> {
        let index = self.state.index(case)?;
        let last = index.record_key(after);
        let rows = read_after(store, Table::Records, case.as_bytes(), Some(&last)).await?;
        let mut rows: BTreeMap<Vec<u8>, Vec<u8>> =
            rows.into_iter().map(|row| (row.key, row.value)).gather();
        let later = index.links.iter().filter(|link| link.sequence > after);
        Ok(later
            .map(|link| {
                let row = rows.remove(&index.record_key(link.sequence));
                OpenedRecord {
                    link: *link,
                    content: self.content(index, link, row.as_deref()),
                }
            })
            .collect())
    }

    pub(super) fn content(&self, index: &CaseIndex, link: &Link, row: Option<&[u8]>) -> Content {
        let row = match as_stored(index, link, row) {
            Ok(row) => row,
            Err(gone) => return gone,
        };
        match open_record(&self.state, index.case, row) {
            Ok((record, compartment, plaintext)) if record == link.record => Content::Open {
                compartment,
                plaintext,
            },
            Err(Error::NoKey(_)) => Content::Closed,
            Ok(_) | Err(_) => Content::Damaged,
        }
    }

    /// Up to which link both compartments of a loaded case are packed; zero when one of them is not.
    pub fn packed_through(&self, case: CaseId) -> Result<u64, Error> {
        let snapshots = &self.state.index(case)?.snapshots;
        let through = Compartment::ALL.iter().map(|compartment| {
            let paged = snapshots.get(compartment);
            paged.map_or(0, |paged| paged.through)
        });
        Ok(through.min().unwrap_or(0))
    }

    /// The snapshot of a loaded case's compartment; nothing when there is none or no key for it.
    pub async fn read_snapshot(
        &self,
        store: &dyn Store,
        case: CaseId,
        compartment: Compartment,
    ) -> Result<Option<Snapshot>, Error> {
        let index = self.state.index(case)?;
        let Some(paged) = index.snapshots.get(&compartment) else {
            return Ok(None);
        };
        let Some(key) = self.state.keyring.get(case, compartment, paged.epoch) else {
            return Ok(None);
        };
        let mut plaintext = zeroize::Zeroizing::new(Vec::new());
        for (number, hash) in paged.pages.iter().enumerate() {
            let part = Part::Page;
            let row_key = index.page_key(compartment, number);
            let page = get(store, Table::Pages, &row_key).await?;
            let page = page.ok_or(Error::Missing { part })?;
            if sha256(&[&page]) != *hash {
                return Err(Error::Damaged { part });
            }
            let place = page_place(
                self.state.head.vault,
                case,
                (compartment, paged.epoch),
                number,
            );
            plaintext.extend_from_slice(&open(key, &place, &page)?);
        }
        Ok(Some(Snapshot {
            through: paged.through,
            plaintext: Plaintext::new(plaintext),
        }))
    }

    /// The summaries of every case the holder has keys of, in one read, and what is wrong with the others.
    pub async fn read_summaries(
        &self,
        store: &dyn Store,
    ) -> Result<(BTreeMap<CaseId, Plaintext>, Vec<Finding>), Error> {
        let rows = read_all(store, Table::Summaries, b"").await?;
        let found: BTreeMap<Vec<u8>, Vec<u8>> =
            rows.into_iter().map(|row| (row.key, row.value)).gather();
        let (mut summaries, mut findings) = (BTreeMap::new(), Vec::new());
        for key in self.state.register.keys(Table::Summaries) {
            let Ok(case) = key.try_into().map(CaseId) else {
                continue;
            };
            if !self.holds(case) {
                continue;
            }
            let Some(sealed) = found.get(key) else {
                findings.push(Finding::SummaryMissing { case });
                continue;
            };
            let is_vouched_for =
                self.state.register.get(Table::Summaries, key) == Some(&sha256(&[sealed]));
            match open_summary(&self.state, case, sealed) {
                Ok(summary) if is_vouched_for => {
                    summaries.insert(case, summary);
                }
                Ok(_) | Err(_) => findings.push(Finding::SummaryAltered { case }),
            }
        }
        Ok((summaries, findings))
    }
}

/// The row of a record's place as it was stored, or what became of it; no key is needed to tell.
pub(super) fn as_stored<'a>(
    index: &CaseIndex,
    link: &Link,
    row: Option<&'a [u8]>,
) -> Result<&'a [u8], Content> {
    if let Fate::Erased(at) = link.fate {
        return Err(Content::Erased(at));
    }
    if let Some(at) = index.destroyed {
        return Err(Content::Erased(at));
    }
    let row = row.ok_or(Content::Missing)?;
    if sha256(&[row]) == link.hash {
        Ok(row)
    } else {
        Err(Content::Damaged)
    }
}

/// The bytes of a record's row: the record's id, then what is sealed.
pub(in crate::vault) fn open_record(
    state: &State,
    case: CaseId,
    row: &[u8],
) -> Result<(RecordId, Compartment, Plaintext), Error> {
    let part = Part::Record;
    let (id, sealed) = row.split_first_chunk().ok_or(Error::Damaged { part })?;
    let record = RecordId(*id);
    let header = Header::read(Purpose::Record, sealed)?;
    let key = state
        .keyring
        .get(case, header.compartment, header.epoch)
        .ok_or(Error::NoKey(case))?;
    let place = record_place(state.head.vault, case, record, header);
    Ok((record, header.compartment, open(key, &place, sealed)?))
}

pub(in crate::vault) const fn record_place(
    vault: VaultId,
    case: CaseId,
    record: RecordId,
    header: Header,
) -> Place {
    Place {
        purpose: Purpose::Record,
        vault,
        owner: case.0,
        item: record.0,
        compartment: header.compartment,
        epoch: header.epoch,
    }
}

pub(in crate::vault) fn page_place(
    vault: VaultId,
    case: CaseId,
    (compartment, epoch): (Compartment, u32),
    number: usize,
) -> Place {
    let number = u128::try_from(number).unwrap_or(u128::MAX);
    Place {
        purpose: Purpose::Page,
        vault,
        owner: case.0,
        item: number.to_be_bytes(),
        compartment,
        epoch,
    }
}

pub(in crate::vault) const fn summary_place(vault: VaultId, case: CaseId, epoch: u32) -> Place {
    Place {
        purpose: Purpose::Summary,
        vault,
        owner: case.0,
        item: [0; 16],
        compartment: Compartment::Shared,
        epoch,
    }
}

fn open_summary(state: &State, case: CaseId, sealed: &[u8]) -> Result<Plaintext, Error> {
    let header = Header::read(Purpose::Summary, sealed)?;
    let key = state
        .keyring
        .get(case, Compartment::Shared, header.epoch)
        .ok_or(Error::NoKey(case))?;
    open(
        key,
        &summary_place(state.head.vault, case, header.epoch),
        sealed,
    )
}
