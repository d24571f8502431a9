//! *Dossiers*: every case this member may read, found by name, and the way to a new one.

use crate::casefile::{CaseId, Moment};
use crate::exchange::documents::CaseCode;
use crate::order;
use crate::screen::destruction::{self, Line};
use crate::screen::names;
use crate::text::{CaseFinder, Message, Problem, RecordLine, Tidings};
use crate::workspace::Desk;
use crate::workspace::summary::{Standing, Summary};

/// Everything *Dossiers* shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Cases {
    /// How many were found; nothing while nothing is searched for.
    pub found: Option<Message>,
    /// Running cases that match, by name.
    pub open: CaseShelf,
    /// The others that match, by name.
    pub closed: CaseShelf,
    /// Cases that were destroyed here, by the line that stays; only for whoever may destroy or hand over.
    pub destroyed: Vec<Line>,
    /// What to say when there is nothing to show.
    pub empty: Option<Message>,
    /// Whether the way to a new case stands here.
    pub may_begin: bool,
    /// Whether the way to the overview of the year stands here: for directeur and IB-er, once there is something to count.
    pub has_year: bool,
}

/// A list of cases with its heading.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseShelf {
    /// The heading, with the count.
    pub heading: Message,
    /// The cases.
    pub rows: Vec<CaseRow>,
}

/// One case.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseRow {
    /// The case.
    pub case: CaseId,
    /// The pupil.
    pub pupil: String,
    /// Group and birth date, to tell namesakes apart.
    pub who: Message,
    /// How it stands.
    pub standing: Message,
    /// When it may be destroyed, for a closed case.
    pub destroy_from: Option<Message>,
    /// Whether somebody is in danger.
    pub in_danger: bool,
}

/// What is said in the place of a form, and whether it is damage; `None` where things can be saved.
pub fn unwritable(desk: &Desk) -> Option<(Message, bool)> {
    if desk.is_read_only() {
        Some((Tidings::OpenedToReadNow.into(), true))
    } else if desk.is_of_later_version() {
        Some((Message::remedy(Problem::StorageNewer), false))
    } else {
        None
    }
}

/// Whether a new case can be begun on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// It can.
    Ready,
    /// The survival test comes first, unless there is haste: help never waits for it (decision 0011).
    AfterSurvivalTest,
    /// It cannot: what lies here is for reading only.
    ReadOnly,
}

/// Whether a new case can be begun on this device.
pub fn opening(desk: &Desk, _: Moment) -> Opening {
    if unwritable(desk).is_some() {
        Opening::ReadOnly
    } else if desk.has_survived {
        Opening::Ready
    } else {
        Opening::AfterSurvivalTest
    }
}

/// The cases whose pupil or group matches what was typed.
pub fn cases(desk: &Desk, _: Moment, query: &str) -> Cases {
    let mut found: Vec<&Summary> = desk
        .summaries
        .values()
        .filter(|summary| {
            let code = CaseCode::of(summary.case_id()).to_string();
            names::matches(query, &[&summary.pupil, &summary.group, &code])
        })
        .collect();
    order::sort_by_key(&mut found, |summary| {
        (summary.pupil.to_lowercase(), summary.born_on)
    });
    let count = length(found.len());
    let (open, closed): (Vec<_>, Vec<_>) = found
        .into_iter()
        .partition(|summary| summary.standing == Standing::Open);
    let empty = match (desk.summaries.is_empty(), count) {
        (true, _) => Some(CaseFinder::NoneYet.into()),
        (false, 0) => Some(CaseFinder::NoneFound.into()),
        (false, _) => None,
    };
    Cases {
        found: (!query.trim().is_empty()).then(|| CaseFinder::Found { count }.into()),
        open: CaseShelf {
            heading: CaseFinder::OpenCases {
                count: length(open.len()),
            }
            .into(),
            rows: open.into_iter().map(row).collect(),
        },
        closed: CaseShelf {
            heading: CaseFinder::ClosedCases {
                count: length(closed.len()),
            }
            .into(),
            rows: closed.into_iter().map(row).collect(),
        },
        destroyed: if desk.me.may_administer() && query.trim().is_empty() {
            destruction::lines(desk)
        } else {
            Vec::new()
        },
        empty,
        may_begin: unwritable(desk).is_none(),
        has_year: desk.me.may_administer() && !desk.summaries.is_empty(),
    }
}

fn row(summary: &Summary) -> CaseRow {
    let standing = match summary.standing {
        Standing::Open => RecordLine::PhaseNamed {
            phase: summary.phase,
        }
        .into(),
        Standing::Closed => CaseFinder::Closed.into(),
        Standing::HandedOver => CaseFinder::HandedOver.into(),
    };
    CaseRow {
        case: summary.case_id(),
        pupil: summary.pupil.clone(),
        who: names::who_is(&summary.group, summary.born_on),
        standing,
        destroy_from: summary
            .destroy_on
            .map(|on| CaseFinder::DestroyFrom { on }.into()),
        in_danger: summary.danger || summary.staff_danger,
    }
}

fn length(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
