//! Age and risk of the last backup, in one honest sentence (peers N09).

use chrono::NaiveDate;

use crate::text::{BackupRisk, Message};
use crate::workspace::Desk;
use crate::workspace::health::Risk;

/// How safe the work is.
#[derive(Clone, Debug, PartialEq)]
pub struct BackupLine {
    /// How worried to look.
    pub tone: BackupTone,
    /// The sentence.
    pub text: Message,
}

/// How worried to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackupTone {
    /// Everything is safe, or there is nothing yet.
    Good,
    /// Some work stands here only.
    Warn,
    /// Much work, or all of it, stands here only.
    Danger,
}

pub(in crate::screen) fn backup(desk: &Desk, today: NaiveDate) -> BackupLine {
    let health = &desk.backup;
    let changes = health.changes_since;
    let on = health
        .last_verified
        .as_ref()
        .map(|backup| backup.at.date_naive());
    // A browser that cannot be asked is not one that promised.
    let may_be_cleared = health.persistence == Some(false);
    let cases = u32::try_from(desk.summaries.len()).unwrap_or(u32::MAX);
    let (tone, words) = match (health.risk(today), on) {
        (Risk::None, Some(on)) => (BackupTone::Good, BackupRisk::Safe { on }),
        (Risk::None, None) => (BackupTone::Good, BackupRisk::NothingYet),
        (Risk::Some, Some(on)) if may_be_cleared => {
            (BackupTone::Warn, BackupRisk::SomeAtRisk { on, changes })
        }
        (Risk::Some, Some(on)) => (BackupTone::Warn, BackupRisk::Some { on, changes }),
        (Risk::High, Some(on)) if may_be_cleared => {
            (BackupTone::Danger, BackupRisk::HighAtRisk { on, changes })
        }
        (Risk::High, Some(on)) => (BackupTone::Danger, BackupRisk::High { on, changes }),
        (Risk::Some | Risk::High, None) | (Risk::OnlyHere, _) if may_be_cleared => {
            (BackupTone::Danger, BackupRisk::OnlyHereAtRisk { cases })
        }
        (Risk::Some | Risk::High, None) | (Risk::OnlyHere, _) => {
            (BackupTone::Danger, BackupRisk::OnlyHere { cases })
        }
    };
    BackupLine {
        tone,
        text: words.into(),
    }
}
