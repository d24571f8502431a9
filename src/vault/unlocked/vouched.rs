//! What the head and the register vouch for, compared row by row: by their hashes, so that no key is needed to tell.

use std::collections::{BTreeMap, BTreeSet};

use super::Content;
use super::check::{Finding, Report};
use super::reading::as_stored;
use super::unlock::read_register;
use crate::order::Gather as _;
use crate::vault::contents::{CaseIndex, Fate, Head, Link, Register};
use crate::vault::error::{Error, Part};
use crate::vault::ids::CaseId;
use crate::vault::keys::DeliveryKind;
use crate::vault::primitive::hash::{Hash, sha256};
use crate::vault::store::{HEAD_KEY, Row, Store, Table, get, read_all};

pub(super) type Rows = BTreeMap<Vec<u8>, Vec<u8>>;

/// How far a check goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// All but records and pages.
    Frame,
    /// Every row.
    Everything,
}

/// What a record's place holds, as far as whoever looks can tell.
pub(super) type Look<'a> = &'a dyn Fn(&CaseIndex, &Link, Option<&[u8]>) -> Content;

/// What says how the rows of a store should be.
pub(super) struct Vouched<'a> {
    pub(super) head: &'a Head,
    pub(super) register: &'a Register,
    pub(super) content: Look<'a>,
}

/// What shows of a store without any key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    /// Cases whose index is whole and that were not destroyed.
    pub cases: usize,
    /// What is wrong; records that are whole are counted as closed.
    pub report: Report,
}

/// Compares everything in a store by its hashes, for which nobody needs a key. Whether its head is authentic, and
/// whether its records open, shows only to whoever unlocks.
///
/// # Errors
///
/// [`Error::Missing`] or [`Error::Damaged`] when the head or the register is; then nothing vouches for the rest.
pub async fn check_sealed(store: &dyn Store) -> Result<Outside, Error> {
    let head = get(store, Table::Head, HEAD_KEY).await?;
    let head = Head::read(&head.ok_or(Error::Missing { part: Part::Head })?)?;
    let register = read_register(store, &head).await?;
    let content = |index: &CaseIndex, link: &Link, row: Option<&[u8]>| {
        as_stored(index, link, row).map_or_else(|gone| gone, |_sealed| Content::Closed)
    };
    let vouched = Vouched {
        head: &head,
        register: &register,
        content: &content,
    };
    let (report, indexes) = vouched.check(store, Depth::Everything).await?;
    let standing = indexes.iter().filter(|index| index.destroyed.is_none());
    Ok(Outside {
        cases: standing.count(),
        report,
    })
}

impl Vouched<'_> {
    /// Everything but the chain, which needs the directory; with the indexes that were whole.
    pub(super) async fn check(
        &self,
        store: &dyn Store,
        depth: Depth,
    ) -> Result<(Report, Vec<CaseIndex>), Error> {
        let mut report = Report::default();
        let (mut indexes, mut deliveries) = (Vec::new(), Rows::new());
        for table in Table::ALL.into_iter().filter(|table| table.is_guarded()) {
            if matches!(table, Table::Head | Table::Records | Table::Pages) {
                continue;
            }
            let rows = to_map(read_all(store, table, b"").await?);
            self.check_registered(table, &rows, &mut report);
            if table == Table::Cases {
                let cases = self.register.keys(Table::Cases);
                indexes = cases
                    .filter_map(|key| self.read_index(&rows, key.try_into().ok().map(CaseId)?))
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
        Ok((report, indexes))
    }

    /// A case's index, if it is there as it was stored.
    pub(super) fn read_index(&self, rows: &Rows, case: CaseId) -> Option<CaseIndex> {
        let bytes = rows.get(case.as_bytes().as_slice())?;
        let listed = self.register.get(Table::Cases, case.as_bytes());
        if listed != Some(&sha256(&[bytes])) {
            return None;
        }
        CaseIndex::from_bytes(self.head.vault, case, bytes).ok()
    }

    fn check_registered(&self, table: Table, rows: &Rows, report: &mut Report) {
        let listed: BTreeMap<&[u8], &Hash> = self
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
        let expected = self.head.count;
        if present != expected {
            report.findings.push(Finding::RecordCount {
                expected,
                found: present,
            });
        }
    }

    /// The records of one case, taken from the rows; how many should be there.
    pub(super) fn check_links(
        &self,
        index: &CaseIndex,
        rows: &mut Rows,
        report: &mut Report,
    ) -> u64 {
        let mut present = 0;
        let case = index.case;
        for link in &index.links {
            let sequence = link.sequence;
            // A row that should be gone stays in the map, to be found unexpected.
            let is_due = index.destroyed.is_none() && link.fate == Fate::Present;
            let row = is_due
                .then(|| rows.remove(&index.record_key(sequence)))
                .flatten();
            match (self.content)(index, link, row.as_deref()) {
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
}

pub(super) fn to_map(rows: Vec<Row>) -> Rows {
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

pub(super) fn check_pages(indexes: &[CaseIndex], mut rows: Rows, report: &mut Report) {
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
pub(super) fn none_is_left(table: Table, rows: &Rows, report: &mut Report) {
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
