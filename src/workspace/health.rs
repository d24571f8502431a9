//! How safe the work is: what changed since the last verified backup, and what this browser may do to it.

use serde::{Deserialize, Serialize};

use crate::casefile::Moment;

/// What the program knows of its own safety.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BackupHealth {
    /// The last backup that was read back and checked.
    pub last_verified: Option<VerifiedBackup>,
    /// Commits since then, and notes left since it was made.
    pub changes_since: u64,
    /// What the browser says of the store.
    pub storing: Storing,
}

/// What the browser says of the store when it is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Storing {
    /// What it may do to it.
    pub keeping: Keeping,
    /// How much it holds and may hold; nothing where the browser does not say.
    pub room: Option<Room>,
}

/// What a browser, opened in this way, may do to what is stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// It promised to clear nothing by itself.
    Promised,
    /// It may clear everything when room runs out.
    Unpromised,
    /// It clears everything after a week without a visit.
    WeekOnly,
    /// It cannot be asked at this address.
    #[default]
    Unasked,
    /// Nothing is to be kept in it: everything belongs in a file.
    InFile(InFile),
}

/// How a vault file stands to what is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InFile {
    /// There is no file yet.
    Nowhere,
    /// Something stands here that the file does not have.
    Behind,
    /// The file has everything.
    Whole,
}

/// How much is stored, and how much may be, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Stored now.
    pub used: u64,
    /// What the browser allows in all.
    pub quota: u64,
}

/// Less than this is not enough to work on with: a case with long texts takes a tenth of it.
const HEADROOM_BYTES: u64 = 20 << 20;

impl Room {
    /// What is left.
    pub const fn free(&self) -> u64 {
        self.quota.saturating_sub(self.used)
    }

    /// Whether saving may soon fail.
    pub const fn is_tight(&self) -> bool {
        self.free() < HEADROOM_BYTES
    }
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

/// Which copy was checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckedCopy {
    /// The standing of the vault in it, as one line.
    pub standing: String,
    /// When it was made: what was left in the inbox later is not in it.
    pub made_at: Moment,
}

impl Keeping {
    /// How many changes, and for how many days, may stand in this browser alone before that is a high risk.
    const fn patience(self) -> (u64, i64) {
        match self {
            Self::Promised => (9, 6),
            Self::Unpromised | Self::Unasked => (4, 2),
            Self::WeekOnly | Self::InFile(_) => (0, 0),
        }
    }
}

impl BackupHealth {
    /// How worried one should be.
    pub fn risk(&self, today: chrono::NaiveDate) -> Risk {
        if let Keeping::InFile(file) = self.storing.keeping {
            return match file {
                InFile::Nowhere => Risk::OnlyHere,
                InFile::Behind => Risk::Some,
                InFile::Whole => Risk::None,
            };
        }
        let Some(backup) = &self.last_verified else {
            return if self.changes_since == 0 {
                Risk::None
            } else {
                Risk::OnlyHere
            };
        };
        let age_days = (today - backup.at.date_naive()).num_days();
        let (changes_max, days_max) = self.storing.keeping.patience();
        if self.changes_since == 0 {
            Risk::None
        } else if self.changes_since <= changes_max && age_days <= days_max {
            Risk::Some
        } else {
            Risk::High
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
