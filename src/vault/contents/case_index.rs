//! A case's own index: its records in order, who holds its keys, and the hashes of all that belongs to it.

use std::collections::{BTreeMap, BTreeSet};

use super::chain::Linked;
use crate::order::Gather as _;
use crate::vault::error::{Error, Part};
use crate::vault::ids::{CaseId, Compartment, MemberId, RecordId, UnixMillis, VaultId};
use crate::vault::keys::Signer;
use crate::vault::layout::{Malformed, Reader, Writer};
use crate::vault::primitive::hash::Hash;
use crate::vault::sealing::{FORMAT, check_format};

/// What became of a record's content. Its place in the chain stays whatever happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is in the store.
    Present,
    /// It was erased at that moment; id, hash and place are left.
    Erased(UnixMillis),
}

/// A record's place in the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its number in the vault's chain, from 1.
    pub sequence: u64,
    /// The record.
    pub record: RecordId,
    /// SHA-256 over the stored bytes.
    pub hash: Hash,
    /// What became of it.
    pub fate: Fate,
}

/// Who was given the case's keys, and which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::vault) struct Grant {
    /// Whether the second key was given too.
    pub(in crate::vault) confidential: bool,
    /// The directory entry that set the keys it was sealed to; zero when still to be delivered.
    pub(in crate::vault) keys_since: u64,
    /// The newest epoch given.
    pub(in crate::vault) epoch: u32,
    /// The hash of the delivery's row.
    pub(in crate::vault) hash: Hash,
}

/// A snapshot of one compartment: how far it goes and the hashes of its pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::vault) struct Paged {
    pub(in crate::vault) through: u64,
    pub(in crate::vault) epoch: u32,
    pub(in crate::vault) pages: Vec<Hash>,
}

/// A case's index, as it is stored plainly under the register's hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::vault) struct CaseIndex {
    pub(in crate::vault) case: CaseId,
    /// When the case was destroyed; then only the links are left.
    pub(in crate::vault) destroyed: Option<UnixMillis>,
    /// When it was last destroyed, for a case that was brought back since. Links that went with it carry this moment.
    pub(in crate::vault) brought_back_after: Option<UnixMillis>,
    /// The epoch that is sealed under now.
    pub(in crate::vault) epoch: u32,
    /// Whether someone left who held the keys, and the next holder must make new ones.
    pub(in crate::vault) rotation_due: bool,
    pub(in crate::vault) excluded: BTreeSet<MemberId>,
    pub(in crate::vault) grants: BTreeMap<Signer, Grant>,
    pub(in crate::vault) links: Vec<Link>,
    pub(in crate::vault) snapshots: BTreeMap<Compartment, Paged>,
}

impl CaseIndex {
    pub(in crate::vault) const fn new(case: CaseId) -> Self {
        Self {
            case,
            destroyed: None,
            brought_back_after: None,
            epoch: 1,
            rotation_due: false,
            excluded: BTreeSet::new(),
            grants: BTreeMap::new(),
            links: Vec::new(),
            snapshots: BTreeMap::new(),
        }
    }

    /// Whether a record may not be appended: it is here, or its own content was erased here. What went with the case
    /// as a whole, and was not brought back with it, may still come.
    pub(in crate::vault) fn keeps_out(&self, record: RecordId) -> bool {
        let mut links = self.links.iter().filter(|link| link.record == record);
        links.any(|link| link.fate == Fate::Present || self.was_erased_alone(link))
    }

    /// Whether a record's content was erased by itself, and did not go when the case as a whole was destroyed.
    pub(in crate::vault) fn was_erased_alone(&self, link: &Link) -> bool {
        let went_with_case = self.destroyed.or(self.brought_back_after);
        matches!(link.fate, Fate::Erased(at) if went_with_case != Some(at))
    }

    /// The link with this number, if it is one of this case's.
    pub(in crate::vault) fn link_at(&self, sequence: u64) -> Option<&Link> {
        self.links.iter().find(|link| link.sequence == sequence)
    }

    /// Nothing is left of the case but its links. What went with it before and never came back goes with it again.
    pub(in crate::vault) fn destroy(&mut self, at: UnixMillis) {
        let before = self.brought_back_after.take();
        for link in &mut self.links {
            if matches!(link.fate, Fate::Erased(then) if before == Some(then)) {
                link.fate = Fate::Erased(at);
            }
        }
        self.excluded.clear();
        self.rotation_due = false;
        self.destroyed = Some(at);
    }

    /// What a destroyed case becomes when it is brought back: whatever went with it is erased for good in its place,
    /// and what is appended from now on gets places of its own. Says whether it was destroyed.
    pub(in crate::vault) fn bring_back(&mut self) -> bool {
        let Some(at) = self.destroyed.take() else {
            return false;
        };
        self.brought_back_after = Some(at);
        for link in &mut self.links {
            if link.fate == Fate::Present {
                link.fate = Fate::Erased(at);
            }
        }
        true
    }

    pub(in crate::vault) fn present(&self) -> impl Iterator<Item = &Link> {
        self.links
            .iter()
            .filter(|link| self.destroyed.is_none() && link.fate == Fate::Present)
    }

    /// The links as the chain takes them in.
    pub(in crate::vault) fn linked(&self) -> impl Iterator<Item = (u64, Linked)> {
        self.links.iter().map(|link| {
            let linked = Linked {
                owner: self.case.0,
                item: link.record.0,
                hash: link.hash,
            };
            (link.sequence, linked)
        })
    }

    /// The key of a record's row: the case, then the sequence, so that a case is one range in order.
    pub(in crate::vault) fn record_key(&self, sequence: u64) -> Vec<u8> {
        Writer::with_capacity(24)
            .raw(self.case.as_bytes())
            .u64(sequence)
            .finish()
    }

    /// The key of a page's row.
    pub(in crate::vault) fn page_key(&self, compartment: Compartment, page: usize) -> Vec<u8> {
        Writer::with_capacity(21)
            .raw(self.case.as_bytes())
            .u8(compartment.code())
            .u32(u32::try_from(page).unwrap_or(u32::MAX))
            .finish()
    }

    pub(in crate::vault) fn to_bytes(&self, vault: VaultId) -> Vec<u8> {
        Writer::with_capacity(64 + self.links.len() * 65)
            .u8(FORMAT)
            .raw(vault.as_bytes())
            .raw(self.case.as_bytes())
            .u8(u8::from(self.destroyed.is_some()))
            .i64(
                self.destroyed
                    .or(self.brought_back_after)
                    .unwrap_or_default(),
            )
            .u32(self.epoch)
            .u8(u8::from(self.rotation_due))
            .count(self.excluded.len())
            .each(&self.excluded, |out, member| out.raw(member.as_bytes()))
            .count(self.grants.len())
            .each(&self.grants, |out, (recipient, grant)| {
                out.raw(&recipient.key())
                    .u8(u8::from(grant.confidential))
                    .u64(grant.keys_since)
                    .u32(grant.epoch)
                    .raw(&grant.hash)
            })
            .count(self.links.len())
            .each(&self.links, write_link)
            .count(self.snapshots.len())
            .each(&self.snapshots, |out, (compartment, paged)| {
                out.u8(compartment.code())
                    .u64(paged.through)
                    .u32(paged.epoch)
                    .count(paged.pages.len())
                    .each(&paged.pages, |out, hash| out.raw(hash))
            })
            .finish()
    }

    pub(in crate::vault) fn from_bytes(
        vault: VaultId,
        case: CaseId,
        bytes: &[u8],
    ) -> Result<Self, Error> {
        let part = Part::CaseIndex;
        let mut from = Reader::new(bytes);
        check_format(part, from.u8().or(Err(Error::Damaged { part }))?)?;
        Self::read_body(from, vault, case).or(Err(Error::Damaged { part }))
    }

    fn read_body(mut from: Reader<'_>, vault: VaultId, case: CaseId) -> Result<Self, Malformed> {
        if from.array()? != vault.0 || from.array()? != case.0 {
            return Err(Malformed);
        }
        let is_destroyed = from.flag()?;
        let destroyed_at = from.i64()?;
        let index = Self {
            case,
            destroyed: is_destroyed.then_some(destroyed_at),
            brought_back_after: (!is_destroyed && destroyed_at != 0).then_some(destroyed_at),
            epoch: from.u32()?,
            rotation_due: from.flag()?,
            excluded: from
                .items(16, |from| Ok(MemberId(from.array()?)))?
                .into_iter()
                .gather(),
            grants: from.items(61, read_grant)?.into_iter().gather(),
            links: from.items(65, read_link)?,
            snapshots: from.items(17, read_paged)?.into_iter().gather(),
        };
        from.end()?;
        Ok(index)
    }
}

fn write_link(out: Writer, link: &Link) -> Writer {
    let (is_erased, at) = match link.fate {
        Fate::Present => (0, 0),
        Fate::Erased(at) => (1, at),
    };
    out.u64(link.sequence)
        .raw(link.record.as_bytes())
        .raw(&link.hash)
        .u8(is_erased)
        .i64(at)
}

fn read_link(from: &mut Reader<'_>) -> Result<Link, Malformed> {
    let (sequence, record, hash) = (from.u64()?, RecordId(from.array()?), from.array()?);
    let (is_erased, at) = (from.flag()?, from.i64()?);
    Ok(Link {
        sequence,
        record,
        hash,
        fate: if is_erased {
            Fate::Erased(at)
        } else {
            Fate::Present
        },
    })
}

fn read_grant(from: &mut Reader<'_>) -> Result<(Signer, Grant), Malformed> {
    let recipient = Signer::from_key(from.array()?);
    let grant = Grant {
        confidential: from.flag()?,
        keys_since: from.u64()?,
        epoch: from.u32()?,
        hash: from.array()?,
    };
    Ok((recipient, grant))
}

fn read_paged(from: &mut Reader<'_>) -> Result<(Compartment, Paged), Malformed> {
    let compartment = Compartment::from_code(from.u8()?).ok_or(Malformed)?;
    let paged = Paged {
        through: from.u64()?,
        epoch: from.u32()?,
        pages: from.items(32, Reader::array)?,
    };
    Ok((compartment, paged))
}
