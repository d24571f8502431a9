//! *Reservekopie*: what stands on this device only, what this browser may do to it, and what a check or a merge came to.

use std::collections::BTreeSet;

use crate::casefile::{CaseId, Moment};
use crate::screen::import_preview::{
    ImportPreview, Offer, PreviewTone, TakenIn, preview, taken_in,
};
use crate::screen::today::{BackupLine, backup_line, browser};
use crate::text::{Backup as Words, Message, Restore, VaultFile, Wipe as WipeWords};
use crate::workspace::Desk;
use crate::workspace::action::{BackupPlan, BackupReport, Relation};
use crate::workspace::health::{InFile, Keeping};

/// Everything *Reservekopie* shows before something is pressed.
#[derive(Clone, Debug, PartialEq)]
pub struct Backup {
    /// Where the work really is kept.
    pub truth: Message,
    /// How safe the work is, in one sentence (peers N09).
    pub risk: BackupLine,
    /// The last backup that was checked; without one, `risk` says so already.
    pub last: Option<Message>,
    /// What this browser promised.
    pub browser: Message,
    /// Whether the browser can still be asked to promise more.
    pub may_ask: bool,
    /// How much room there is, and whether that is too little.
    pub room: Vec<Message>,
    /// Whether the survival test still has to be done on this device.
    pub awaits_survival: bool,
}

/// What reading a saved backup again came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// How many cases, how many records opened, when.
    pub text: Message,
    /// That it is an earlier one, and newer work is not in it, or that it is none of what stands here.
    pub behind: Option<Message>,
}

/// *Reservekopie* as it stands now.
pub fn backup(desk: &Desk, now: Moment) -> Backup {
    let storing = desk.backup.storing;
    let room = storing.room.map(|room| {
        let told = Words::Room {
            used: room.used,
            free: room.free(),
        };
        [Some(told), room.is_tight().then_some(Words::RoomTight)]
    });
    Backup {
        truth: match storing.keeping {
            Keeping::InFile(_) => VaultFile::Copies.into(),
            Keeping::Promised | Keeping::Unpromised | Keeping::WeekOnly | Keeping::Unasked => {
                Words::Truth.into()
            }
        },
        risk: backup_line(desk, now.date_naive()),
        last: desk.backup.last_verified.as_ref().map(|_| last(desk)),
        browser: browser(storing.keeping),
        may_ask: matches!(storing.keeping, Keeping::Unpromised | Keeping::WeekOnly),
        room: room
            .into_iter()
            .flatten()
            .flatten()
            .map(Message::from)
            .collect(),
        awaits_survival: !desk.has_survived,
    }
}

/// The last backup that was checked.
fn last(desk: &Desk) -> Message {
    match &desk.backup.last_verified {
        Some(backup) => Words::LastChecked {
            at: backup.at,
            cases: backup.cases,
        },
        None => Words::NeverChecked,
    }
    .into()
}

/// What the browser answered when it was asked to keep everything.
pub fn asked(desk: &Desk, _: Moment) -> Message {
    match desk.backup.storing.keeping {
        Keeping::Promised => Words::KeepGranted,
        Keeping::Unpromised | Keeping::WeekOnly | Keeping::Unasked | Keeping::InFile(_) => {
            Words::KeepRefused
        }
    }
    .into()
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
        behind: if report.goes_elsewhere {
            Some(Words::MadeElsewhere { at: report.made_at }.into())
        } else {
            (!report.is_current).then(|| Words::MadeBefore { at: report.made_at }.into())
        },
    }
}

/// What merging a backup into what stands here would do.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    /// How it stands to what is here.
    pub title: Message,
    /// When it was made, what is mended, what stays behind.
    pub lines: Vec<Message>,
    /// Case by case, where both went on.
    pub cases: Option<ImportPreview>,
    /// Whether there is anything to do.
    pub offers: bool,
}

/// A look into a backup, in words, when these of the destroyed cases in it are asked for.
pub fn beside(plan: &BackupPlan, desk: &Desk, bring_back: &BTreeSet<CaseId>) -> Beside {
    let is_other = plan.relation == Relation::OtherDevice;
    let made = Message::from(Restore::MadeOn { at: plan.made_at });
    let stays = if is_other {
        let notes = plan.loose.notes;
        Restore::NoLoose { notes }
    } else {
        Restore::NoSettings
    };
    let cases = plan.cases.as_deref().map(|cases| ImportPreview {
        from: made.clone(),
        made: stays.clone().into(),
        ..preview(cases, desk, bring_back)
    });
    let has_nothing_more = cases.as_ref().is_some_and(tells_nothing);
    let cases = cases.filter(|_| !has_nothing_more);
    let title = match plan.relation {
        Relation::Same => Restore::Same,
        Relation::Older => Restore::Older,
        Relation::Newer => Restore::Newer {
            records: plan.records,
        },
        Relation::Diverged | Relation::OtherDevice if has_nothing_more => Restore::NothingMore,
        Relation::Diverged => Restore::Diverged,
        Relation::OtherDevice => Restore::OtherDevice,
    };
    let brings = cases
        .as_ref()
        .is_some_and(|cases| cases.offer == Offer::TakeIn);
    let takes_loose = takes_loose(plan);
    let offers = brings || takes_loose || plan.mended > 0 || plan.relation == Relation::Newer;
    let asks = cases.iter().flat_map(|cases| &cases.cases);
    let asks = asks.into_iter().any(|case| case.comes_back.is_some());
    let lines = [
        cases.is_none().then_some(made),
        (has_nothing_more && is_other).then(|| stays.into()),
        (plan.relation == Relation::Newer).then(|| Restore::NewerMeans.into()),
        (plan.mended > 0).then(|| {
            Restore::Mends {
                pieces: plan.mended,
            }
            .into()
        }),
        takes_loose.then(|| {
            Restore::Loose {
                notes: plan.loose.notes,
                drafts: plan.loose.drafts,
            }
            .into()
        }),
        (!plan.strangers.is_empty()).then(|| {
            Restore::Strangers {
                names: plan.strangers.join(", "),
            }
            .into()
        }),
        (!offers && !asks).then(|| Restore::NothingToDo.into()),
    ];
    Beside {
        title: title.into(),
        lines: lines.into_iter().flatten().collect(),
        cases,
        offers,
    }
}

/// Whether every case in it stands here already, and nothing about them asks attention.
fn tells_nothing(cases: &ImportPreview) -> bool {
    let is_plain = cases.cases.iter().all(|case| {
        !case.is_touched && case.tone == PreviewTone::Plain && case.comes_back.is_none()
    });
    is_plain && cases.held_back.is_empty() && !cases.cases.is_empty()
}

/// Whether notes and texts come along: those of another device are sealed for another inbox.
fn takes_loose(plan: &BackupPlan) -> bool {
    plan.loose.is_any() && plan.relation != Relation::OtherDevice
}

/// What merging comes to beside cases: the notes and texts that came along, and what was mended.
pub fn came_along(plan: &BackupPlan) -> Vec<Message> {
    let mended = (plan.mended > 0).then(|| Restore::Merged.into());
    let loose = takes_loose(plan).then(|| {
        Restore::LooseCame {
            notes: plan.loose.notes,
            drafts: plan.loose.drafts,
        }
        .into()
    });
    mended.into_iter().chain(loose).collect()
}

/// What a merge came to; `shown` is the preview of the cases, where there was one.
pub fn merged(
    shown: Option<&ImportPreview>,
    (cases, records): (usize, usize),
    came_along: Vec<Message>,
) -> TakenIn {
    match shown {
        Some(shown) if records > 0 || came_along.is_empty() => TakenIn {
            also: came_along,
            ..taken_in(shown, cases, records)
        },
        _ => {
            let mut said = came_along.into_iter();
            TakenIn {
                text: said.next().unwrap_or_else(|| Restore::Merged.into()),
                also: said.collect(),
                settle: Vec::new(),
                cases: Vec::new(),
            }
        }
    }
}

/// *Dit apparaat leegmaken*.
#[derive(Clone, Debug, PartialEq)]
pub struct Wipe {
    /// What goes, and what does not.
    pub lead: Message,
    /// What comes back after this: the last backup that was checked, or the file.
    pub last: Option<Message>,
    /// What is lost for good.
    pub warning: Option<Message>,
    /// What is pressed.
    pub press: Message,
    /// Why not, for whom it is not.
    pub refused: Option<Message>,
}

/// *Dit apparaat leegmaken* as it stands now.
pub fn wipe(desk: &Desk, _: Moment) -> Wipe {
    let refused = (!desk.me.may_administer()).then(|| WipeWords::NotYours.into());
    if let Keeping::InFile(file) = desk.backup.storing.keeping {
        let lost = match file {
            InFile::Nowhere => Some(WipeWords::NeverInFile),
            InFile::Behind => Some(WipeWords::NotInFile),
            InFile::Whole => None,
        };
        return Wipe {
            lead: WipeWords::LeadInFile.into(),
            last: lost.is_none().then(|| WipeWords::AllInFile.into()),
            warning: lost.map(Message::from),
            press: WipeWords::WipeBesideFile.into(),
            refused,
        };
    }
    let is_checked = desk.backup.last_verified.is_some();
    Wipe {
        lead: WipeWords::Lead.into(),
        last: Some(last(desk)),
        warning: (!is_checked).then(|| WipeWords::NoBackup.into()),
        press: WipeWords::Wipe.into(),
        refused,
    }
}

/// Whether the word was typed that wiping asks for.
pub fn is_wipe_word(typed: &str) -> bool {
    let asked = WipeWords::Word.nl();
    typed.trim().eq_ignore_ascii_case(&asked)
}
