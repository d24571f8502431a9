//! The file that this vault was opened from was saved by somebody else meanwhile: theirs becomes the ground, and what
//! was written here is laid on it. Nothing that stands in their file can be lost by it, not even what nobody here may read.

use std::collections::BTreeSet;

use super::Office;
use super::backing_up::{made_file, read_backup};
use super::merging::held_by;
use crate::casefile::CaseId;
use crate::order::Gather as _;
use crate::vault::backup::{Relation, Typed};
use crate::vault::{self, Backup, Comparison, Standing, Vault};
use crate::workspace::action::{Done, Rejoined};
use crate::workspace::error::Error;
use crate::workspace::school::School;

impl Office {
    /// Takes in what the file has and this vault does not; afterwards it can be saved over that file.
    ///
    /// # Errors
    ///
    /// [`Error::OtherVault`], [`Error::BackupLocked`] where whoever unlocked has another place in it now, and as
    /// [`Office::import`]; then nothing was changed and nothing may be saved over it.
    pub(super) async fn rejoin(
        &self,
        vault: &mut Vault,
        (file, typed): (&[u8], Typed),
    ) -> Result<Done, Error> {
        let theirs = read_backup(file)?;
        if theirs.standing().vault != vault.id() {
            return Err(Error::OtherVault);
        }
        let opened = vault.open_beside(&theirs).await;
        let mut inside = opened.map_err(|_other_keys| Error::BackupLocked)?;
        // Saved by a later version of this program: known before anything of it takes the place of what stands here.
        let settings = School::from_bytes(inside.settings())?;
        let store = &*self.store;
        let relation = vault.relation(store, (&mut inside, &theirs)).await?;
        match relation.ok_or(Error::OtherVault)? {
            Relation::Same | Relation::Older => {
                // Drafts and notes stand outside what the two are compared by.
                if let Some(batch) = vault.joining(store, (&theirs, typed)).await? {
                    store.commit(&batch).await?;
                    self.furnish(vault).await?;
                }
                self.make_up(vault, &settings, &[]).await?;
                Ok(Done::Rejoined(Rejoined::default()))
            }
            Relation::OtherDevice => Err(Error::OtherVault),
            Relation::Newer => {
                inside.load_cases(theirs.store()).await?;
                vault.load_cases(store).await?;
                let brought = difference(&present(&inside), &present(vault));
                let ours = School::from_bytes(vault.settings())?;
                let batch = vault.replacing(store, (&theirs, typed)).await?;
                store.commit(&batch).await?;
                *vault = inside;
                self.furnish(vault).await?;
                self.make_up(vault, &ours, &[]).await?;
                Ok(Done::Rejoined(Rejoined {
                    brought,
                    ..Rejoined::default()
                }))
            }
            Relation::Diverged => self.lay_on(vault, (theirs, typed), inside).await,
        }
    }

    /// Whether this vault came by where it stood then. A change without a record or an entry, such as a setting, leaves
    /// no link and is not told apart.
    pub(super) async fn follow_back(
        &self,
        vault: &mut Vault,
        then: &Standing,
    ) -> Result<Done, Error> {
        vault.load_cases(&*self.store).await?;
        let way = vault.passed(then)?;
        Ok(Done::FollowedBack(way != Comparison::Diverged))
    }

    /// Both went on since they were one.
    async fn lay_on(
        &self,
        vault: &mut Vault,
        (theirs, typed): (Backup, Typed),
        mut inside: Vault,
    ) -> Result<Done, Error> {
        let store = &*self.store;
        let now = self.now();
        let ours = Backup::of(store, now.timestamp_millis()).await?;
        vault.load_cases(store).await?;
        inside.load_cases(theirs.store()).await?;
        let (before, there) = (present(vault), present(&inside));
        let has_other_settings = vault.settings() != inside.settings();
        let has_other_places = vault.has_places_beside(&ours, (&inside, &theirs));
        let settings = School::from_bytes(vault.settings())?;
        let gone = vault.destroyed_only_here(&inside);
        let mut mine = held_by(vault, &ours, (now, &|_| true)).await?;
        let could_read: BTreeSet<vault::CaseId> = (mine.journals.iter())
            .map(|journal| vault::CaseId(*journal.case().0.as_bytes()))
            .gather();
        let batch = vault.replacing(store, (&theirs, typed)).await?;
        store.commit(&batch).await?;
        *vault = inside;
        self.furnish(vault).await?;
        // One case that whoever unlocked is no longer on keeps none of the others out.
        let shut = shut_to(vault)?;
        let is_open = |case: CaseId| !shut.contains(&vault::CaseId(*case.0.as_bytes()));
        mine.manifest.cases.retain(|entry| is_open(entry.case));
        mine.journals.retain(|journal| is_open(journal.case()));
        // What does not come along is counted below, whatever the reason.
        if let Ok(plan) = self.plan_for(vault, &mine).await {
            let _counted = self.import(vault, plan, &BTreeSet::new()).await;
        }
        vault.load_cases(store).await?;
        let undone = self.make_up(vault, &settings, &gone).await?;
        // What somebody destroyed does not come back.
        let is_kept = |(case, _): &&(vault::CaseId, vault::RecordId)| {
            !matches!(vault.destroyed(*case), Ok(Some(_)))
        };
        let after = present(vault);
        let left: Records = before.difference(&after).filter(is_kept).copied().gather();
        let shut_out = left
            .iter()
            .filter(|(case, _)| could_read.contains(case) && shut.contains(case));
        let shut_out = u64::try_from(shut_out.count()).unwrap_or(u64::MAX);
        let left = u64::try_from(left.len()).unwrap_or(u64::MAX);
        Ok(Done::Rejoined(Rejoined {
            brought: difference(&there, &before),
            left: left.saturating_sub(shut_out),
            shut_out,
            undone,
            has_other_settings,
            has_other_places,
            ours: Some(made_file(now, &ours)),
        }))
    }
}

impl Office {
    /// Carries over to the ground that was taken what it lacks: the lists that only ever grow, and that these cases were
    /// destroyed. Answers how many of them whoever unlocked may not destroy.
    async fn make_up(
        &self,
        vault: &mut Vault,
        other: &School,
        gone: &[vault::CaseId],
    ) -> Result<u64, Error> {
        let desk = self.desk_now()?;
        let own = School::from_bytes(vault.settings())?;
        let school = own.clone().with_lists_of(other);
        let (gone, undone) = if desk.me.may_administer() {
            (gone, 0)
        } else {
            (&[][..], gone.len())
        };
        if school != own || !gone.is_empty() {
            let at = self.now().timestamp_millis();
            let of_them = |case: uuid::Uuid| gone.contains(&vault::CaseId(*case.as_bytes()));
            let drafts = self.drafts_about(vault, of_them).await;
            let change = {
                let mut transaction = vault.begin();
                transaction.put_settings(&school.to_bytes());
                for case in gone {
                    transaction.destroy_case(*case, at)?;
                }
                for draft in &drafts {
                    transaction.discard_draft(*draft);
                }
                transaction.finish(&mut *self.ports.entropy.borrow_mut())
            };
            vault.commit(&*self.store, change).await?;
            self.furnish(vault).await?;
        }
        Ok(u64::try_from(undone).unwrap_or(u64::MAX))
    }
}

/// The cases that stand in a vault whose cases are loaded, and of which its holder has no keys.
fn shut_to(vault: &Vault) -> Result<BTreeSet<vault::CaseId>, Error> {
    let mut shut = BTreeSet::new();
    for case in vault.cases() {
        if !vault.holds(case) && vault.destroyed(case)?.is_none() {
            shut.insert(case);
        }
    }
    Ok(shut)
}

type Records = BTreeSet<(vault::CaseId, vault::RecordId)>;

/// Every record that stands in a vault whose cases are loaded, whoever may read it.
fn present(vault: &Vault) -> Records {
    let mut records = Records::new();
    for case in vault.cases() {
        if let Ok(found) = vault.records(case) {
            records.extend(found.map(|record| (case, record)));
        }
    }
    records
}

/// How many stand in the one and not in the other.
fn difference(one: &Records, other: &Records) -> u64 {
    u64::try_from(one.difference(other).count()).unwrap_or(u64::MAX)
}
