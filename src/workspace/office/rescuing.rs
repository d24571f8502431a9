//! For when something is wrong: what is whole and what is not, and a copy of everything as it is stored.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::Office;
use crate::casefile::CaseId;
use crate::vault::store::{self, Table};
use crate::vault::{Backup, Finding, Vault};
use crate::workspace::action::{Done, Holding, Inspection, MadeFile};
use crate::workspace::error::Error;

impl Office {
    /// The sealed copy. Needs no unlock, because it opens nothing; it restores like any backup.
    ///
    /// # Errors
    ///
    /// [`Error`], when the store cannot be read.
    pub async fn sealed_copy(&self) -> Result<MadeFile, Error> {
        let now = self.now();
        let backup = Backup::of(&*self.store, now.timestamp_millis()).await?;
        Ok(MadeFile {
            name: format!("reservekopie-{}.mcb", now.format("%Y%m%d-%H%M")),
            bytes: backup.to_bytes(),
        })
    }

    /// How much is stored, table by table; nothing is opened.
    ///
    /// # Errors
    ///
    /// [`Error`], when the store cannot be read.
    pub async fn holdings(&self) -> Result<Vec<Holding>, Error> {
        let mut holdings = Vec::new();
        for table in Table::ALL {
            let rows = store::read_all(&*self.store, table, &[]).await?;
            let bytes = rows.iter().map(|row| row.key.len() + row.value.len()).sum();
            holdings.push(Holding {
                table,
                rows: rows.len(),
                bytes,
            });
        }
        Ok(holdings)
    }

    /// Reads everything again. A case whose index is damaged is counted, and does not hide the others.
    pub(super) async fn inspect(&self, vault: &mut Vault) -> Result<Done, Error> {
        let store = &*self.store;
        let cases: Vec<_> = vault.cases().collect();
        for case in &cases {
            // What cannot be loaded is among the findings.
            let _found = vault.load_case(store, *case).await.is_ok();
        }
        let report = vault.check(store).await?;
        let mut inspection = Inspection {
            opened: report.opened,
            counted: report.closed,
            ..Inspection::default()
        };
        let mut damaged: BTreeMap<CaseId, u32> = BTreeMap::new();
        for finding in &report.findings {
            match case_of(finding) {
                Some(case) => *damaged.entry(case).or_default() += 1,
                None => inspection.elsewhere = inspection.elsewhere.saturating_add(1),
            }
        }
        let whole = cases.len().saturating_sub(damaged.len());
        inspection.whole = u32::try_from(whole).unwrap_or(u32::MAX);
        inspection.damaged = damaged;
        Ok(Done::Inspected(inspection))
    }
}

/// The case something was found in, if it is about one.
fn case_of(finding: &Finding) -> Option<CaseId> {
    match finding {
        Finding::RecordMissing { case, .. }
        | Finding::RecordAltered { case, .. }
        | Finding::IndexMissing { case }
        | Finding::IndexAltered { case }
        | Finding::SummaryMissing { case }
        | Finding::SummaryAltered { case }
        | Finding::SnapshotAltered { case }
        | Finding::DeliveryAltered { case } => Some(CaseId(Uuid::from_bytes(case.0))),
        Finding::RecordCount { .. }
        | Finding::Unexpected { .. }
        | Finding::KeyringAltered
        | Finding::RowAltered { .. }
        | Finding::ChainBroken => None,
    }
}
