//! A folder of backups: what each file is called, and which of the older ones may go.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};

use crate::casefile::Moment;
use crate::order::Gather as _;
use crate::vault::Standing;
use crate::vault::primitive::hash::sha256;

/// How many of today stay, how many in all.
const OF_TODAY_MAX: usize = 3;
const IN_ALL_MAX: usize = 10;

/// What a backup's name says: when it was made, how far the vault had come, which vault it is, and which contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BackupName {
    on: NaiveDate,
    at: NaiveTime,
    commit: u64,
    vault: u32,
    /// Older names do not say it.
    contents: Option<u32>,
}

impl BackupName {
    /// The name of a backup made now. Two who came as far in the same minute by their own ways give two names, so that on
    /// a share the one file does not take the place of the other.
    pub fn new(now: Moment, standing: &Standing, file: &[u8]) -> Self {
        Self {
            on: now.date_naive(),
            at: now.time(),
            commit: standing.commit,
            vault: first(standing.vault.as_bytes()),
            contents: Some(first(&sha256(&[file]))),
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
            vault: u32::from_str_radix(next()?, 16).ok()?,
            contents: match next() {
                None => None,
                Some(contents) => Some(u32::from_str_radix(contents, 16).ok()?),
            },
        };
        (read.to_string() == name).then_some(read)
    }
}

impl std::fmt::Display for BackupName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (on, at) = (self.on.format("%Y%m%d"), self.at.format("%H%M"));
        let (commit, vault) = (self.commit, self.vault);
        write!(f, "reservekopie-{on}-{at}-{commit}-{vault:08x}")?;
        if let Some(contents) = self.contents {
            write!(f, "-{contents:08x}")?;
        }
        f.write_str(".mcb")
    }
}

/// The first four bytes, as one number.
fn first(bytes: &[u8]) -> u32 {
    bytes
        .first_chunk()
        .map_or(0, |first| u32::from_be_bytes(*first))
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
