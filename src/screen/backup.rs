//! *Reservekopie*: what stands on this device only, what this browser may do to it, and what a check came to.

use crate::casefile::Moment;
use crate::screen::today::{BackupLine, backup_line};
use crate::text::{Backup as Words, Message};
use crate::workspace::Desk;
use crate::workspace::action::BackupReport;

/// Everything *Reservekopie* shows before something is pressed.
#[derive(Clone, Debug, PartialEq)]
pub struct Backup {
    /// How safe the work is, in one sentence (peers N09).
    pub risk: BackupLine,
    /// The last backup that was checked.
    pub last: Message,
    /// What this browser promised.
    pub browser: Message,
    /// Whether the survival test still has to be done on this device.
    pub awaits_survival: bool,
}

/// What reading a saved backup again came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// How many cases, how many records opened, when.
    pub text: Message,
    /// That it is an earlier one, and newer work is not in it.
    pub behind: Option<Message>,
}

/// *Reservekopie* as it stands now.
pub fn backup(desk: &Desk, now: Moment) -> Backup {
    let health = &desk.backup;
    let last = match &health.last_verified {
        Some(backup) => Words::LastChecked {
            at: backup.at,
            cases: backup.cases,
        },
        None => Words::NeverChecked,
    };
    let browser = match health.persistence {
        Some(true) => Words::BrowserPromised,
        Some(false) => Words::BrowserMayClear,
        None => Words::BrowserUnasked,
    };
    Backup {
        risk: backup_line(desk, now.date_naive()),
        last: last.into(),
        browser: browser.into(),
        awaits_survival: !desk.has_survived,
    }
}

/// A check in words.
pub fn checked(report: &BackupReport) -> Checked {
    Checked {
        text: Words::Checked {
            at: report.checked_at,
            cases: report.cases,
            opened: report.opened,
            counted: report.counted,
        }
        .into(),
        behind: (!report.is_current).then(|| Words::MadeBefore { at: report.made_at }.into()),
    }
}
