//! Backup files: made, read back and checked, put back on an empty device.

use chrono::DateTime;

use super::furnishing::left_after;
use super::{Office, Stage};
use crate::casefile::Moment;
use crate::vault::backup::rescue;
use crate::vault::store::Batch;
use crate::vault::{self, Backup, Comparison, Vault};
use crate::workspace::action::{BackupReport, Done, MadeFile};
use crate::workspace::backup_folder::BackupName;
use crate::workspace::error::Error;
use crate::workspace::file_kind::FileKind;
use crate::workspace::health::{CheckedCopy, InFile, Keeping, VerifiedBackup};
use crate::workspace::ports::LossMark;

impl Office {
    /// Everything as it is stored, sealed as it is. It only counts once it was saved and checked.
    pub(super) async fn back_up(&self) -> Result<Done, Error> {
        let now = self.now();
        let backup = Backup::of(&*self.store, now.timestamp_millis()).await?;
        Ok(Done::File(made_file(now, &backup)))
    }

    /// *Gecontroleerd*: the saved bytes read again, every hash compared, every record this member may open opened.
    pub(super) async fn check_backup(&self, vault: &mut Vault, file: &[u8]) -> Result<Done, Error> {
        let backup = read_backup(file)?;
        if backup.standing().vault != vault.id() {
            return Err(Error::OtherVault);
        }
        // What another tab wrote or left meanwhile counts too.
        self.catch_up_with_other_tabs(vault).await?;
        vault.load_cases(&*self.store).await?;
        let verified = vault.verify(file).await?;
        if !verified.report.findings.is_empty() {
            return Err(Error::BackupIncomplete {
                pieces: verified.report.findings.len(),
            });
        }
        let now = self.now();
        let made_at = made_at(now, &backup);
        let comparison = vault.passed(backup.standing())?;
        let goes_elsewhere = !matches!(comparison, Comparison::Same | Comparison::Ahead);
        let checked = VerifiedBackup {
            at: now,
            commit: backup.standing().commit,
            cases: verified.cases,
        };
        let known = self.checked(vault);
        let is_further = known.is_none_or(|(known, known_made_at)| {
            (known.commit, known_made_at) <= (checked.commit, made_at)
        });
        if is_further && !goes_elsewhere {
            self.mark_checked(&backup, checked, made_at);
        }
        self.after_commit(vault)?;
        let notes = self.read(|desk| left_after(&desk.notes, made_at));
        Ok(Done::BackupChecked(BackupReport {
            made_at,
            checked_at: now,
            cases: verified.cases,
            opened: verified.report.opened,
            counted: verified.report.closed,
            is_current: comparison == Comparison::Same && notes == Some(0),
            goes_elsewhere,
        }))
    }

    fn mark_checked(&self, backup: &Backup, checked: VerifiedBackup, made_at: Moment) {
        let copy = CheckedCopy {
            standing: backup.standing().to_line(),
            made_at,
        };
        let mark = self.ports.marks.loss_mark();
        let mark = mark.unwrap_or_else(|| LossMark {
            standing: copy.standing.clone(),
            cases: checked.cases,
            last_written_on: made_at.date_naive(),
            backup: None,
            copy: None,
        });
        self.ports.marks.set_loss_mark(&LossMark {
            backup: Some(checked),
            copy: Some(copy),
            ..mark
        });
    }

    /// Puts a backup into an empty store, in one commit. Where something stands already, or where the file is whole and
    /// what was backed up was not, nothing happens.
    pub(super) async fn restore(&self, file: &[u8]) -> Result<Done, Error> {
        let backup = read_backup(file)?;
        let cases = cases_if_whole(&backup).await?;
        self.put_back(&backup.restoring()).await?;
        // All that stands here was compared with the file just now.
        let now = self.now();
        let checked = VerifiedBackup {
            at: now,
            commit: backup.standing().commit,
            cases,
        };
        self.mark_checked(&backup, checked, made_at(now, &backup));
        Ok(Done::PutBack { cases })
    }

    /// Puts back what is whole in a damaged backup, and nothing where that opens for nobody.
    pub(super) async fn restore_whole(&self, file: &[u8]) -> Result<Done, Error> {
        let rescued = rescue(file);
        if !vault::is_founded(&rescued.store).await? {
            let part = vault::Part::Backup;
            return Err(vault::Error::Damaged { part }.into());
        }
        self.put_back(&rescued.restoring()).await?;
        Ok(Done::Done)
    }

    async fn put_back(&self, rows: &Batch) -> Result<(), Error> {
        match self.stage() {
            Stage::FirstUse | Stage::Vanished(_) => {}
            Stage::Opening | Stage::Locked { .. } | Stage::Unlocked => {
                return Err(Error::NotEmpty);
            }
        }
        self.store.commit(rows).await?;
        self.ports.marks.begin_survival_test();
        self.open().await
    }

    /// Asks the browser anew what it does with the store, and for its promise when that is wanted.
    pub(super) async fn look_at_storage(&self, asks_to_keep: bool) -> Result<Done, Error> {
        let storing = self.ports.marks.ask_storing(asks_to_keep).await;
        self.on_desk(|desk| desk.backup.storing = storing)?;
        Ok(Done::Done)
    }

    /// Whoever holds the vault file says what it has; while it is locked nobody reads that.
    pub fn found_in_file(&self, file: InFile) {
        let _locked = self.on_desk(|desk| desk.backup.storing.keeping = Keeping::InFile(file));
    }
}

/// When a backup was made, in the time of this place.
fn made_at(now: Moment, backup: &Backup) -> Moment {
    let made_at = DateTime::from_timestamp_millis(backup.made_at()).unwrap_or_default();
    made_at.with_timezone(now.offset())
}

/// A backup as a file, under its own name.
pub(super) fn made_file(now: Moment, backup: &Backup) -> MadeFile {
    let bytes = backup.to_bytes();
    MadeFile {
        name: BackupName::new(now, backup.standing(), &bytes).to_string(),
        bytes,
    }
}

/// How many cases stand in a backup, if everything in it is as its head vouches: nobody unlocked, so nothing is opened.
async fn cases_if_whole(backup: &Backup) -> Result<u32, Error> {
    let damaged = vault::Error::Damaged {
        part: vault::Part::Backup,
    };
    match vault::check_sealed(backup.store()).await {
        Ok(outside) if outside.report.findings.is_empty() => {
            Ok(u32::try_from(outside.cases).unwrap_or(u32::MAX))
        }
        Ok(_) | Err(vault::Error::Damaged { .. } | vault::Error::Missing { .. }) => {
            Err(damaged.into())
        }
        Err(error) => Err(error.into()),
    }
}

/// Reads a backup, which a vault file is too; names another kind of file before reading it.
///
/// # Errors
///
/// [`Error::OtherFile`], and [`Error::Vault`] where it is damaged.
pub fn read_backup(file: &[u8]) -> Result<Backup, Error> {
    FileKind::expect(file, &[FileKind::Backup])?;
    Ok(Backup::from_bytes(file)?)
}
