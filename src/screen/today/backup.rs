//! A traffic light in words: what stands here only, and what this browser may do to it (peers N09).

use chrono::NaiveDate;

use crate::text::{Backup, BackupRisk, Message, VaultFile};
use crate::workspace::Desk;
use crate::workspace::health::{InFile, Keeping, Risk};

/// How safe the work is.
#[derive(Clone, Debug, PartialEq)]
pub struct BackupLine {
    /// How worried to look.
    pub tone: BackupTone,
    /// The light, in a word or two: no colour says it alone.
    pub light: Message,
    /// The sentence.
    pub text: Message,
    /// What this browser may do, where work stands in it alone and it promised nothing.
    pub browser: Option<Message>,
    /// Whether a backup is the way: where a file lacks something, that is saved first.
    pub offers_backup: bool,
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
    let risk = health.risk(today);
    let on = health
        .last_verified
        .as_ref()
        .map(|backup| backup.at.date_naive());
    let cases = u32::try_from(desk.summaries.len()).unwrap_or(u32::MAX);
    let (tone, light) = match risk {
        Risk::None => (BackupTone::Good, BackupRisk::Green),
        Risk::Some => (BackupTone::Warn, BackupRisk::Amber),
        Risk::High | Risk::OnlyHere => (BackupTone::Danger, BackupRisk::Red),
    };
    let words = match (risk, on) {
        (Risk::None, Some(on)) => BackupRisk::Safe { on },
        (Risk::None, None) => BackupRisk::NothingYet,
        (Risk::Some, Some(on)) => BackupRisk::Some { on, changes },
        (Risk::High, Some(on)) => BackupRisk::High { on, changes },
        (Risk::Some | Risk::High, None) | (Risk::OnlyHere, _) => BackupRisk::OnlyHere { cases },
    };
    let keeping = health.storing.keeping;
    if let Keeping::InFile(file) = keeping {
        let (light, text) = in_file(file);
        return BackupLine {
            tone,
            light: light.into(),
            text: text.into(),
            browser: None,
            offers_backup: file == InFile::Whole,
        };
    }
    let is_exposed = risk != Risk::None && keeping != Keeping::Promised;
    BackupLine {
        tone,
        light: light.into(),
        text: words.into(),
        browser: is_exposed.then(|| browser(keeping)),
        offers_backup: true,
    }
}

/// What the file has, in a word or two and in a sentence.
const fn in_file(file: InFile) -> (VaultFile, VaultFile) {
    match file {
        InFile::Nowhere => (VaultFile::Nowhere, VaultFile::NowhereText),
        InFile::Behind => (VaultFile::Behind, VaultFile::BehindText),
        InFile::Whole => (VaultFile::Standing, VaultFile::StandingText),
    }
}

/// What this browser may do to what is stored.
pub(in crate::screen) fn browser(keeping: Keeping) -> Message {
    match keeping {
        Keeping::Promised => Backup::BrowserPromised,
        Keeping::Unpromised => Backup::BrowserMayClear,
        Keeping::WeekOnly => Backup::BrowserWeekOnly,
        Keeping::Unasked => Backup::BrowserUnasked,
        Keeping::InFile(_) => return VaultFile::NothingStays.into(),
    }
    .into()
}
