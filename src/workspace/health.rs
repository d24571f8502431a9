//! How safe the work is: what changed since the last verified backup, and what this browser may do to it.

use serde::{Deserialize, Serialize};

use crate::casefile::Moment;

/// What the program knows of its own safety.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BackupHealth {
    /// The last backup that was read back and checked.
    pub last_verified: Option<VerifiedBackup>,
    /// Commits since then.
    pub changes_since: u64,
    /// Whether the browser promised to keep the store; `None` where it cannot be asked.
    pub persistence: Option<bool>,
}

/// A backup that was checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerifiedBackup {
    /// When.
    pub at: Moment,
    /// How many commits had taken place.
    pub commit: u64,
    /// How many cases are in it.
    pub cases: u32,
}

impl BackupHealth {
    /// How worried one should be.
    pub fn risk(&self, today: chrono::NaiveDate) -> Risk {
        match &self.last_verified {
            None if self.changes_since == 0 => Risk::None,
            None => Risk::OnlyHere,
            Some(backup) => {
                let age_days = (today - backup.at.date_naive()).num_days();
                match (self.changes_since, age_days) {
                    (0, _) => Risk::None,
                    (1..=9, ..=6) => Risk::Some,
                    _ => Risk::High,
                }
            }
        }
    }
}

/// The worry in four steps; the words are in `text`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    /// Everything stands in a verified backup.
    None,
    /// A few changes do not.
    Some,
    /// Many changes, or for long.
    High,
    /// There never was a verified backup: everything stands on this device only.
    OnlyHere,
}
