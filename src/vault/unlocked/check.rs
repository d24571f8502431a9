//! Looking whether everything is there and as it was stored, record by record.

use std::collections::{BTreeMap, BTreeSet};

use super::{Content, Vault};
use crate::order::Gather as _;
use crate::vault::contents::{CaseIndex, Chain, Comparison, Fate, Linked, Standing};
use crate::vault::error::Error;
use crate::vault::ids::CaseId;
use crate::vault::keys::DeliveryKind;
use crate::vault::primitive::hash::{Hash, sha256};
use crate::vault::store::{Row, Store, Table, read_all};

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

type Rows = BTreeMap<Vec<u8>, Vec<u8>>;

/// How far a check goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// All but records and pages.
    Frame,
    /// Every row.
    Everything,
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
        let mut report = Report::default();
        let prefix = case.as_bytes();
        let row = to_map(read_all(store, Table::Cases, prefix).await?);
        if let Some(index) = self.read_index(&row, case) {
            let mut records = to_map(read_all(store, Table::Records, prefix).await?);
            self.check_links(&index, &mut records, &mut report);
            none_is_left(Table::Records, &records, &mut report);
            let pages = to_map(read_all(store, Table::Pages, prefix).await?);
            check_pages(&[index], pages, &mut report);
        }
        Ok(report)
    }

    async fn check_through(&self, store: &dyn Store, depth: Depth) -> Result<Report, Error> {
        let mut report = Report::default();
        let (mut indexes, mut deliveries) = (Vec::new(), Rows::new());
        for table in Table::ALL.into_iter().filter(|table| table.is_guarded()) {
            if matches!(table, Table::Head | Table::Records | Table::Pages) {
                continue;
            }
            let rows = to_map(read_all(store, table, b"").await?);
            self.check_registered(table, &rows, &mut report);
            if table == Table::Cases {
                let cases = self.cases();
                indexes = cases
                    .filter_map(|case| self.read_index(&rows, case))
                    .collect();
            }
            if table == Table::Deliveries {
                deliveries = rows;
            }
        }
        check_deliveries(&deliveries, &indexes, &mut report);
        if depth == Depth::Everything {
            let records = to_map(read_all(store, Table::Records, b"").await?);
            self.check_records(&indexes, records, &mut report);
            let pages = to_map(read_all(store, Table::Pages, b"").await?);
            check_pages(&indexes, pages, &mut report);
        }
        self.check_chain(&indexes, &mut report);
        Ok(report)
    }

    /// A case's index, if it is there as it was stored.
    fn read_index(&self, rows: &Rows, case: CaseId) -> Option<CaseIndex> {
        let bytes = rows.get(case.as_bytes().as_slice())?;
        let listed = self.state.register.get(Table::Cases, case.as_bytes());
        if listed != Some(&sha256(&[bytes])) {
            return None;
        }
        CaseIndex::from_bytes(self.state.head.vault, case, bytes).ok()
    }

    fn check_registered(&self, table: Table, rows: &Rows, report: &mut Report) {
        let listed: BTreeMap<&[u8], &Hash> = self
            .state
            .register
            .rows()
            .filter(|(of, _, _)| *of == table)
            .map(|(_, key, hash)| (key, hash))
            .gather();
        for (key, hash) in &listed {
            let found = rows.get(*key);
            if found.is_none_or(|bytes| sha256(&[bytes]) != **hash) {
                report
                    .findings
                    .push(row_finding(table, key, found.is_some()));
            }
        }
        let is_expected = |key: &Vec<u8>| {
            listed.contains_key(key.as_slice())
                || (table == Table::Meta && key.starts_with(b"register/"))
                || (table == Table::Deliveries && DeliveryKind::case_of(key).is_some())
        };
        for _ in rows.keys().filter(|key| !is_expected(key)) {
            report.findings.push(Finding::Unexpected { table });
        }
    }

    fn check_records(&self, indexes: &[CaseIndex], mut rows: Rows, report: &mut Report) {
        let present = indexes
            .iter()
            .map(|index| self.check_links(index, &mut rows, report))
            .sum();
        none_is_left(Table::Records, &rows, report);
        let expected = self.state.head.count;
        if present != expected {
            report.findings.push(Finding::RecordCount {
                expected,
                found: present,
            });
        }
    }

    /// The records of one case, taken from the rows; how many should be there.
    fn check_links(&self, index: &CaseIndex, rows: &mut Rows, report: &mut Report) -> u64 {
        let mut present = 0;
        let case = index.case;
        for link in &index.links {
            let sequence = link.sequence;
            // A row that should be gone stays in the map, to be found unexpected.
            let is_due = index.destroyed.is_none() && link.fate == Fate::Present;
            let row = is_due
                .then(|| rows.remove(&index.record_key(sequence)))
                .flatten();
            match self.content(index, link, row.as_deref()) {
                Content::Open { .. } => report.opened += 1,
                Content::Closed => report.closed += 1,
                Content::Erased(_) => {
                    report.erased += 1;
                    continue;
                }
                Content::Damaged => report
                    .findings
                    .push(Finding::RecordAltered { case, sequence }),
                Content::Missing => report
                    .findings
                    .push(Finding::RecordMissing { case, sequence }),
            }
            present += 1;
        }
        present
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

fn to_map(rows: Vec<Row>) -> Rows {
    rows.into_iter().map(|row| (row.key, row.value)).gather()
}

fn row_finding(table: Table, key: &[u8], is_there: bool) -> Finding {
    let case = key.try_into().map(CaseId);
    match (table, case, is_there) {
        (Table::Cases, Ok(case), true) => Finding::IndexAltered { case },
        (Table::Cases, Ok(case), false) => Finding::IndexMissing { case },
        (Table::Summaries, Ok(case), true) => Finding::SummaryAltered { case },
        (Table::Summaries, Ok(case), false) => Finding::SummaryMissing { case },
        _ => Finding::RowAltered { table },
    }
}

fn check_pages(indexes: &[CaseIndex], mut rows: Rows, report: &mut Report) {
    for index in indexes {
        let case = index.case;
        for (compartment, paged) in &index.snapshots {
            let are_right = paged.pages.iter().enumerate().all(|(number, hash)| {
                rows.remove(&index.page_key(*compartment, number))
                    .is_some_and(|bytes| sha256(&[&bytes]) == *hash)
            });
            if !are_right {
                report.findings.push(Finding::SnapshotAltered { case });
            }
        }
    }
    none_is_left(Table::Pages, &rows, report);
}

/// What nobody asked for was slipped in, or left behind.
fn none_is_left(table: Table, rows: &Rows, report: &mut Report) {
    for _ in rows {
        report.findings.push(Finding::Unexpected { table });
    }
}

fn check_deliveries(rows: &Rows, indexes: &[CaseIndex], report: &mut Report) {
    let mut expected = BTreeSet::new();
    for index in indexes {
        for (recipient, grant) in &index.grants {
            let key = DeliveryKind::Case(index.case).row_key(*recipient);
            let is_due = grant.keys_since == 0;
            let is_right = rows
                .get(&key)
                .map_or(is_due, |bytes| sha256(&[bytes]) == grant.hash);
            if !is_right {
                let case = index.case;
                report.findings.push(Finding::DeliveryAltered { case });
            }
            expected.insert(key);
        }
    }
    let case_rows = rows
        .keys()
        .filter(|key| DeliveryKind::case_of(key).is_some());
    for _ in case_rows.filter(|key| !expected.contains(*key)) {
        let table = Table::Deliveries;
        report.findings.push(Finding::Unexpected { table });
    }
}
