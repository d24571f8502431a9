//! Looking whether everything is there and as it was stored, record by record.

use std::collections::BTreeMap;

use super::Vault;
use super::vouched::{Depth, Look, Vouched, check_pages, none_is_left, to_map};
use crate::order::Gather as _;
use crate::vault::contents::{CaseIndex, Chain, Comparison, Link, Linked, Standing};
use crate::vault::error::Error;
use crate::vault::ids::CaseId;
use crate::vault::store::{Store, Table, read_all};

/// Something that is not as it was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The store holds another number of records than the head vouches for.
    RecordCount {
        /// Records the head vouches for.
        expected: u64,
        /// Records in the store.
        found: u64,
    },
    /// A record is gone.
    RecordMissing {
        /// Its case.
        case: CaseId,
        /// Its link.
        sequence: u64,
    },
    /// A record is not what was stored.
    RecordAltered {
        /// Its case.
        case: CaseId,
        /// Its link.
        sequence: u64,
    },
    /// A row the head does not vouch for: slipped in, or left behind.
    Unexpected {
        /// Its table.
        table: Table,
    },
    /// A case's index is gone.
    IndexMissing {
        /// The case.
        case: CaseId,
    },
    /// A case's index is not what was stored.
    IndexAltered {
        /// The case.
        case: CaseId,
    },
    /// A case's summary is gone.
    SummaryMissing {
        /// The case.
        case: CaseId,
    },
    /// A case's summary is not what was stored.
    SummaryAltered {
        /// The case.
        case: CaseId,
    },
    /// A page of a case's snapshot is gone or altered; the records themselves may be whole.
    SnapshotAltered {
        /// The case.
        case: CaseId,
    },
    /// A delivered case key is gone or altered.
    DeliveryAltered {
        /// The case.
        case: CaseId,
    },
    /// The holder's ring of case keys is altered; it was filled again from the deliveries.
    KeyringAltered,
    /// Another guarded row is gone or altered.
    RowAltered {
        /// Its table.
        table: Table,
    },
    /// The links do not make the chain the head vouches for.
    ChainBroken,
}

/// The outcome of a full check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What is wrong; empty is good.
    pub findings: Vec<Finding>,
    /// Records opened.
    pub opened: u64,
    /// Records whole, but closed to the holder.
    pub closed: u64,
    /// Records erased or destroyed on purpose.
    pub erased: u64,
}

impl Vault {
    /// Reads everything again, compares every hash, opens every record the holder may open and counts the rest.
    pub async fn check(&self, store: &dyn Store) -> Result<Report, Error> {
        self.check_through(store, Depth::Everything).await
    }

    /// Everything but the records and their pages: the smaller part of [`Vault::check`].
    pub async fn check_frame(&self, store: &dyn Store) -> Result<Report, Error> {
        self.check_through(store, Depth::Frame).await
    }

    /// The records and the pages of one case. What is wrong with its index is found by [`Vault::check_frame`].
    pub async fn check_case(&self, store: &dyn Store, case: CaseId) -> Result<Report, Error> {
        let content =
            |index: &CaseIndex, link: &Link, row: Option<&[u8]>| self.content(index, link, row);
        let mut report = Report::default();
        let vouched = self.vouched(&content);
        let prefix = case.as_bytes();
        let row = to_map(read_all(store, Table::Cases, prefix).await?);
        if let Some(index) = vouched.read_index(&row, case) {
            let mut records = to_map(read_all(store, Table::Records, prefix).await?);
            vouched.check_links(&index, &mut records, &mut report);
            none_is_left(Table::Records, &records, &mut report);
            let pages = to_map(read_all(store, Table::Pages, prefix).await?);
            check_pages(&[index], pages, &mut report);
        }
        Ok(report)
    }

    async fn check_through(&self, store: &dyn Store, depth: Depth) -> Result<Report, Error> {
        let content =
            |index: &CaseIndex, link: &Link, row: Option<&[u8]>| self.content(index, link, row);
        let (mut report, indexes) = self.vouched(&content).check(store, depth).await?;
        self.check_chain(&indexes, &mut report);
        Ok(report)
    }

    fn vouched<'a>(&'a self, content: Look<'a>) -> Vouched<'a> {
        Vouched {
            head: &self.state.head,
            register: &self.state.register,
            content,
        }
    }

    fn check_chain(&self, indexes: &[CaseIndex], report: &mut Report) {
        let reached = self.chain_at(indexes.iter(), self.state.head.sequence);
        if reached != Some(self.state.head.chain) {
            report.findings.push(Finding::ChainBroken);
        }
    }

    /// The chain's value after link `sequence`, from the links themselves; nothing when one is missing.
    fn chain_at<'a>(
        &self,
        indexes: impl Iterator<Item = &'a CaseIndex>,
        sequence: u64,
    ) -> Option<Chain> {
        let vault = self.state.head.vault;
        let entries = self.state.directory.entries().iter().map(|entry| {
            let linked = Linked {
                owner: [0; 16],
                item: [0; 16],
                hash: entry.hash(vault),
            };
            (entry.sequence, linked)
        });
        let links: BTreeMap<u64, Linked> =
            entries.chain(indexes.flat_map(CaseIndex::linked)).gather();
        (1..=sequence).try_fold(Chain::START, |chain, at| {
            links.get(&at).map(|link| chain.after(at, link))
        })
    }

    /// Compares with a standing kept elsewhere, link by link: whether this vault passed through it on
    /// the way to where it is now. Every case must be loaded.
    pub fn passed(&self, kept: &Standing) -> Result<Comparison, Error> {
        let comparison = self.standing().compare(kept);
        if comparison != Comparison::Ahead {
            return Ok(comparison);
        }
        if let Some(case) = self
            .cases()
            .find(|case| !self.state.cases.contains_key(case))
        {
            return Err(Error::CaseNotLoaded(case));
        }
        let indexes = self.state.cases.values().map(AsRef::as_ref);
        let then = self.chain_at(indexes, kept.sequence);
        Ok(if then == Some(Chain(kept.chain)) {
            Comparison::Ahead
        } else {
            Comparison::Diverged
        })
    }
}
