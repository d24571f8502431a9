//! A backup merged into a device in use: looked into first, then all of it or nothing.

use std::collections::{BTreeMap, BTreeSet};

use chrono::DateTime;
use uuid::Uuid;

use super::Office;
use super::backing_up::read_backup;
use crate::casefile::{CaseId, Journal, Moment};
use crate::exchange::manifest::{CaseEntry, Manifest, Sender, Signatory};
use crate::exchange::transfer::Transfer;
use crate::order;
use crate::vault::backup::{Relation, Typed};
use crate::vault::{self, Backup, RecoveryCode, Vault};
use crate::workspace::action::{BackupPlan, Done, Loose, Secret};
use crate::workspace::desk::Member;
use crate::workspace::error::Error;
use crate::workspace::school::School;
use crate::workspace::summary::Summary;
use crate::workspace::{dossier, profile};

impl Office {
    /// What merging a backup would do. Changes nothing.
    pub(super) async fn look_into(
        &self,
        vault: &mut Vault,
        file: &[u8],
        secret: Secret,
    ) -> Result<Done, Error> {
        let backup = read_backup(file)?;
        let mut inside = if secret.is_empty() {
            let same = vault.open_beside(&backup).await;
            same.map_err(|_other_keys| Error::BackupLocked)?
        } else {
            self.unlock_backup(vault, &backup, secret).await?
        };
        let store = &*self.store;
        let relation = vault.relation(store, (&mut inside, &backup)).await?;
        let relation = relation.ok_or(Error::OtherVault)?;
        let mut plan = BackupPlan {
            made_at: DateTime::from_timestamp_millis(backup.made_at())
                .unwrap_or_default()
                .with_timezone(self.now().offset()),
            relation,
            mended: 0,
            records: 0,
            strangers: Vec::new(),
            loose: Loose::default(),
            batch: None,
            file: Vec::new(),
            cases: None,
        };
        if relation == Relation::Newer {
            // Made by a later version of this program: it would stand here and not open.
            School::from_bytes(inside.settings())?;
            let report = inside.check(backup.store()).await?;
            if !report.findings.is_empty() {
                let pieces = report.findings.len();
                return Err(Error::BackupIncomplete { pieces });
            }
            let (here, there) = (vault.standing(), backup.standing());
            plan.records = there.count.saturating_sub(here.count);
            plan.batch = Some(vault.replacing(store, (&backup, Typed::Here)).await?);
            return Ok(Done::Beside(Box::new(plan)));
        }
        if relation == Relation::OtherDevice {
            // Sealed for another inbox: they can be counted, not brought.
            plan.loose = Loose::count(backup.store().rows().iter().map(|(table, _)| *table));
        } else {
            if let Some((rows, batch)) = vault.mending(store, &backup).await? {
                plan.mended = u32::try_from(rows).unwrap_or(u32::MAX);
                plan.batch = Some(batch);
            }
            if let Some(batch) = vault.joining(store, (&backup, Typed::Here)).await? {
                plan.loose = Loose::count(batch.operations().map(|(table, _)| table));
                plan.file = file.to_vec();
            }
        }
        let went_on = matches!(relation, Relation::Diverged | Relation::OtherDevice);
        let destroyed = self.known(vault, &self.desk_now()?).await?.destroyed;
        if went_on {
            plan.strangers = strangers(vault, &inside);
        }
        if went_on || !destroyed.is_empty() {
            // Where nobody went on, all in it is here already, but for what was destroyed here: that is asked.
            let is_looked_at = |case: CaseId| went_on || destroyed.contains_key(&case);
            let held = held_by(&mut inside, &backup, (plan.made_at, &is_looked_at)).await?;
            if went_on || !held.journals.is_empty() {
                plan.cases = Some(Box::new(self.plan_for(vault, &held).await?));
            }
        }
        Ok(Done::Beside(Box::new(plan)))
    }

    /// Opens a backup that other keys belong to: with the recovery code, or a passphrase of anybody with a place in it.
    async fn unlock_backup(
        &self,
        vault: &Vault,
        backup: &Backup,
        secret: Secret,
    ) -> Result<Vault, Error> {
        if let Ok(code) = RecoveryCode::parse(&secret) {
            return Ok(Vault::unlock_with_code(backup.store(), &code).await?);
        }
        let (mut slots, _damaged) = vault::read_slots(backup.store()).await?;
        // Each try takes a second: whoever is unlocked here is most likely who asks.
        let own = vault.me().map(|me| me.id);
        order::sort_by_key(&mut slots, |slot| Some(slot.member()) != own);
        for slot in slots {
            let derived = self.derive(Secret::clone(&secret), slot.kdf()?).await?;
            match Vault::unlock(backup.store(), slot.member(), &derived).await {
                Err(vault::Error::WrongPassphrase) => {}
                opened => return Ok(opened?),
            }
        }
        Err(vault::Error::WrongPassphrase.into())
    }

    /// Does what was looked into.
    pub(super) async fn merge(
        &self,
        vault: &mut Vault,
        plan: BackupPlan,
        bring_back: &BTreeSet<CaseId>,
    ) -> Result<Done, Error> {
        let store = &*self.store;
        if let Some(batch) = &plan.batch {
            store.commit(batch).await?;
            if plan.relation != Relation::Newer {
                vault.reload(store).await?;
                self.furnish(vault).await?;
            }
        }
        if !plan.file.is_empty() {
            let backup = read_backup(&plan.file)?;
            if let Some(batch) = vault.joining(store, (&backup, Typed::Here)).await? {
                store.commit(&batch).await?;
                self.furnish(vault).await?;
            }
        }
        match plan.cases {
            Some(cases) => self.import(vault, *cases, bring_back).await,
            None => Ok(Done::Done),
        }
    }
}

/// Who has a place in the backup's school and none in the one here.
fn strangers(here: &Vault, inside: &Vault) -> Vec<String> {
    let known = |member: &vault::Member| here.member(member.id).is_some();
    let strangers = inside.members().filter(|member| member.is_active);
    strangers
        .filter(|member| !known(member))
        .map(|member| profile::member(member, None).name)
        .collect()
}

/// The cases of an opened backup that its opener may read and that are looked at, as a file of a colleague would hold
/// them.
pub(super) async fn held_by(
    inside: &mut Vault,
    backup: &Backup,
    (made_at, is_looked_at): (Moment, &dyn Fn(CaseId) -> bool),
) -> Result<Transfer, Error> {
    let store = backup.store();
    let (found, _damaged) = inside.read_summaries(store).await?;
    let (mut journals, mut entries) = (Vec::new(), Vec::new());
    for (case, summary) in found {
        if inside.load_case(store, case).await.is_err() || inside.destroyed(case)?.is_some() {
            continue;
        }
        let case = CaseId(Uuid::from_bytes(case.0));
        if !is_looked_at(case) {
            continue;
        }
        let journal: Journal = dossier::load(inside, store, case).await?.dossier.journal;
        let summary = Summary::from_bytes(&summary);
        let destroy_on = summary.as_ref().and_then(|summary| summary.destroy_on);
        let pupil = summary.map(|summary| summary.pupil).unwrap_or_default();
        entries.push(CaseEntry::of(&journal, pupil, destroy_on));
        journals.push(journal);
    }
    let author = inside.me().map(|me| profile::member(me, None));
    Ok(Transfer {
        manifest: Manifest {
            id: Uuid::from_bytes(inside.id().0),
            created_at: made_at,
            from: Sender {
                author: author.unwrap_or_else(Member::recovery).as_person(),
                school: String::new(),
                device: Uuid::from_bytes(inside.id().0),
            },
            signatories: inside
                .members()
                .map(|member| Signatory {
                    id: Uuid::from_bytes(member.id.0),
                    signing_keys: member.all_keys().map(|keys| keys.signing).collect(),
                })
                .collect(),
            cases: entries,
            handover_to: None,
            unknown: BTreeMap::new(),
        },
        journals,
        faults: Vec::new(),
    })
}
