//! *Vandaag*: what is due or late over all cases, how the running cases stand, and how safe the work is.

mod backup;
mod due;
mod running;
mod unfinished;

use crate::casefile::{CaseId, Moment};
use crate::screen::destruction::{self, Proposal};
use crate::text::{Message, Work};
use crate::workspace::Desk;

pub use backup::{BackupLine, BackupTone};
pub(in crate::screen) use backup::{backup as backup_line, browser};
pub use due::DueLine;
pub use running::{Flag, FlagTone, RunningCase};
pub(super) use unfinished::pupil_in;
pub use unfinished::{Place, Unfinished};

/// Everything *Vandaag* shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Today {
    /// What is late, due today, or due within a week: danger first, then the oldest.
    pub due: Vec<DueLine>,
    /// Running cases without a next check: these drift unseen.
    pub adrift: Vec<CaseLink>,
    /// Every running case in one line, what cannot wait first.
    pub running: Vec<RunningCase>,
    /// The sealed inbox, when something lies in it.
    pub inbox: Option<InboxLine>,
    /// Texts that were being typed and are not saved.
    pub unfinished: Vec<Unfinished>,
    /// Cases that were passed on to a colleague, without a receipt yet.
    pub waiting: Vec<Message>,
    /// How safe the work is.
    pub backup: BackupLine,
    /// Cases with texts that are not in ParnasSys yet.
    pub unplaced: Vec<UnplacedTexts>,
    /// Cases whose term is over.
    pub proposals: Vec<Proposal>,
    /// The one thing this screen is for.
    pub first: FirstStep,
}

/// A case to go to.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseLink {
    /// The case.
    pub case: CaseId,
    /// The pupil.
    pub pupil: String,
    /// Group and birth date.
    pub who: Message,
}

/// What of a case is not in ParnasSys yet.
#[derive(Clone, Debug, PartialEq)]
pub struct UnplacedTexts {
    /// The case.
    pub case: CaseId,
    /// The pupil.
    pub pupil: String,
    /// How many texts.
    pub texts: Message,
}

/// What lies in the sealed inbox.
#[derive(Clone, Debug, PartialEq)]
pub struct InboxLine {
    /// How many wait to be read.
    pub waiting: Message,
    /// How many of them tell of danger.
    pub urgent: Option<Message>,
    /// How many do not open; they are kept.
    pub unreadable: Option<Message>,
}

/// The primary action of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstStep {
    /// Nothing runs: write down what was seen.
    Notice,
    /// Cases run: begin another one.
    NewCase,
    /// Nothing can be written: save what is left of a damaged store.
    Rescue,
}

/// What *Vandaag* shows at this moment.
pub fn today(desk: &Desk, now: Moment) -> Today {
    let today = now.date_naive();
    let running = running::running(desk, today);
    let adrift = desk
        .summaries
        .values()
        .filter(|summary| running::is_adrift(summary))
        .map(|summary| CaseLink {
            case: summary.case_id(),
            pupil: summary.pupil.clone(),
            who: super::names::who_is(&summary.group, summary.born_on),
        })
        .collect();
    Today {
        due: due::due(desk, today),
        adrift,
        first: if desk.is_read_only() {
            FirstStep::Rescue
        } else if running.is_empty() {
            FirstStep::Notice
        } else {
            FirstStep::NewCase
        },
        running,
        inbox: inbox(desk),
        unfinished: unfinished::unfinished(desk),
        waiting: super::handover::waiting(desk),
        backup: backup::backup(desk, today),
        proposals: destruction::proposals(desk, today),
        unplaced: desk
            .summaries
            .values()
            .filter(|summary| summary.unplaced > 0)
            .map(|summary| UnplacedTexts {
                case: summary.case_id(),
                pupil: summary.pupil.clone(),
                texts: Work::Unplaced {
                    count: summary.unplaced,
                }
                .into(),
            })
            .collect(),
    }
}

fn inbox(desk: &Desk) -> Option<InboxLine> {
    if desk.notes.is_empty() {
        return None;
    }
    let count = |is_readable: bool| {
        let notes = desk.notes.iter();
        let count = notes
            .filter(|note| note.note.is_some() == is_readable)
            .count();
        u32::try_from(count).unwrap_or(u32::MAX)
    };
    let unreadable = count(false);
    let notes = desk.notes.iter().filter_map(|kept| kept.note.as_ref());
    let urgent = notes.filter(|note| super::inbox::is_urgent(note)).count();
    let urgent = u32::try_from(urgent).unwrap_or(u32::MAX);
    Some(InboxLine {
        waiting: Work::InboxWaiting { count: count(true) }.into(),
        urgent: (urgent > 0).then(|| Work::InboxUrgent { count: urgent }.into()),
        unreadable: (unreadable > 0).then(|| Work::InboxUnreadable { count: unreadable }.into()),
    })
}
