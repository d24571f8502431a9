//! A folder of backups: what each file is called, and which of the older ones may go.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};

use crate::casefile::Moment;
use crate::order::Gather as _;
use crate::vault::VaultId;

/// How many of today stay, how many in all.
const OF_TODAY_MAX: usize = 3;
const IN_ALL_MAX: usize = 10;

/// What a backup's name says: when it was made, how far the vault had come, and which vault it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BackupName {
    on: NaiveDate,
    at: NaiveTime,
    commit: u64,
    vault: [u8; 4],
}

impl BackupName {
    /// The name of a backup made now. Two devices never give the same name, nor does one for different contents.
    pub fn new(now: Moment, commit: u64, VaultId([a, b, c, d, ..]): VaultId) -> Self {
        Self {
            on: now.date_naive(),
            at: now.time(),
            commit,
            vault: [a, b, c, d],
        }
    }

    /// Reads a name that [`BackupName`] was written as, and no other.
    pub fn parse(name: &str) -> Option<Self> {
        let parts = name.strip_prefix("reservekopie-")?.strip_suffix(".mcb")?;
        let mut parts = parts.split('-');
        let mut next = || parts.next();
        let read = Self {
            on: NaiveDate::parse_from_str(next()?, "%Y%m%d").ok()?,
            at: NaiveTime::parse_from_str(next()?, "%H%M").ok()?,
            commit: next()?.parse().ok()?,
            vault: u32::from_str_radix(next()?, 16).ok()?.to_be_bytes(),
        };
        (read.to_string() == name).then_some(read)
    }
}

impl std::fmt::Display for BackupName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (on, at) = (self.on.format("%Y%m%d"), self.at.format("%H%M"));
        let vault = u32::from_be_bytes(self.vault);
        write!(f, "reservekopie-{on}-{at}-{}-{vault:08x}.mcb", self.commit)
    }
}

/// Which files of a folder may go, now that `newest` was written to it and checked: of this vault three of today stay,
/// the last of each day before, ten in all. Whatever has another name, or is of another vault, is not ours to touch;
/// and where the checked one is not among the files, none goes.
pub fn thin(files: &[String], newest: &str, today: NaiveDate) -> Vec<String> {
    let Some(checked) =
        BackupName::parse(newest).filter(|_| files.iter().any(|file| file == newest))
    else {
        return Vec::new();
    };
    let ours: BTreeSet<BackupName> = files
        .iter()
        .filter_map(|file| BackupName::parse(file))
        .filter(|name| name.vault == checked.vault)
        .gather();
    let (mut of_today, mut in_all, mut last_day) = (0, 0, None);
    let mut gone = Vec::new();
    for name in ours.iter().rev() {
        let has_turn = if name.on == today {
            of_today += 1;
            of_today <= OF_TODAY_MAX
        } else {
            last_day.replace(name.on) != Some(name.on)
        };
        if *name == checked || has_turn && in_all < IN_ALL_MAX {
            in_all += 1;
        } else {
            gone.push(name.to_string());
        }
    }
    gone
}
