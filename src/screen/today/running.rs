//! One line per running case: where it stands, who carries it, and what asks attention.

use chrono::NaiveDate;

use super::due::reasons_owed;
use crate::casefile::CaseId;
use crate::order;
use crate::screen::case::danger_told;
use crate::screen::{Urgency, names};
use crate::text::{Carried, Message, Today as Words, Work};
use crate::workspace::Desk;
use crate::workspace::summary::{Standing, Summary};

/// A running case in one line.
#[derive(Clone, Debug, PartialEq)]
pub struct RunningCase {
    /// The case.
    pub case: CaseId,
    /// The pupil.
    pub pupil: String,
    /// Group and birth date.
    pub who: Message,
    /// The plan.
    pub plan: Message,
    /// The phase and how long.
    pub phase: Message,
    /// Who carries it.
    pub carried: Message,
    /// When somebody looks again.
    pub next_check: Message,
    /// How pressing that is.
    pub check_urgency: Urgency,
    /// When the last record was written.
    pub last_note: Message,
    /// What asks attention, most serious first.
    pub flags: Vec<Flag>,
}

/// Something that asks attention.
#[derive(Clone, Debug, PartialEq)]
pub struct Flag {
    /// How serious.
    pub tone: FlagTone,
    /// In words.
    pub text: Message,
}

/// How serious a flag is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FlagTone {
    /// Somebody is in danger.
    Danger,
    /// It should not stay so.
    Warn,
    /// Good to know.
    Info,
}

/// A running case without a next check (domain 1.5).
pub(super) fn is_adrift(summary: &Summary) -> bool {
    summary.standing == Standing::Open && summary.next_check_on.is_none()
}

/// Running cases: danger first, then by the first day on which something is due, then by name.
pub(super) fn running(desk: &Desk, today: NaiveDate) -> Vec<RunningCase> {
    let mut open: Vec<&Summary> = desk
        .summaries
        .values()
        .filter(|summary| summary.standing == Standing::Open)
        .collect();
    order::sort_by_key(&mut open, |summary| {
        let first_due = summary.due.first().map_or(NaiveDate::MAX, |due| due.on);
        let in_danger = summary.danger || summary.staff_danger || summary.danger_told.is_some();
        (!in_danger, first_due, summary.pupil.as_str())
    });
    open.into_iter()
        .map(|summary| line(desk, summary, today))
        .collect()
}

fn line(desk: &Desk, summary: &Summary, today: NaiveDate) -> RunningCase {
    let days = (today - summary.phase_entered_on).num_days();
    let (next_check, check_urgency) = match summary.next_check_on {
        Some(on) => (Work::NextCheck { on, today }, Urgency::of(on, today)),
        None => (Work::NoNextCheck, Urgency::Undated),
    };
    RunningCase {
        case: summary.case_id(),
        pupil: summary.pupil.clone(),
        who: names::who_is(&summary.group, summary.born_on),
        plan: desk
            .plans
            .edition(&summary.plan)
            .map_or(Work::PlanUnknown.into(), |plan| {
                Message::verbatim(plan.title.text.clone())
            }),
        phase: Work::PhaseDays {
            phase: summary.phase.0,
            days: u32::try_from(days).unwrap_or(0),
        }
        .into(),
        carried: carried(desk, summary).into(),
        next_check: next_check.into(),
        check_urgency,
        last_note: Work::LastNote {
            on: summary.last_written_at.date_naive(),
            today,
        }
        .into(),
        flags: flags(summary),
    }
}

fn carried(desk: &Desk, summary: &Summary) -> Carried {
    let (name, role) = (summary.responsible.clone(), summary.responsible_role);
    if name.trim().is_empty() {
        return Carried::Nobody;
    }
    let is_here = desk.is_read_only()
        || desk
            .members
            .iter()
            .any(|member| member.name == name && member.is_on_this_device && !member.is_removed);
    match (summary.has_case_manager, is_here) {
        (true, true) => Carried::CaseManager { name, role },
        (true, false) => Carried::CaseManagerElsewhere { name, role },
        (false, true) => Carried::Responsible { name, role },
        (false, false) => Carried::ResponsibleElsewhere { name, role },
    }
}

fn flags(summary: &Summary) -> Vec<Flag> {
    let owed = reasons_owed(summary);
    let told = summary.danger_told.as_ref();
    let candidates = [
        (FlagTone::Danger, summary.danger, Words::DangerStands.into()),
        (
            FlagTone::Danger,
            summary.staff_danger,
            Words::StaffDangerStands.into(),
        ),
        (
            FlagTone::Danger,
            told.is_some(),
            danger_told(told.is_some_and(|told| told.is_doubt)).into(),
        ),
        (
            FlagTone::Warn,
            summary.conflicts > 0,
            Message::from(Work::Conflicts {
                count: summary.conflicts,
            }),
        ),
        (
            FlagTone::Warn,
            owed > 0,
            Work::Reasons { count: owed }.into(),
        ),
        (
            FlagTone::Warn,
            summary.extensions_max > 0,
            Work::Extended {
                times: summary.extensions_max,
            }
            .into(),
        ),
        (
            FlagTone::Info,
            summary.awaiting_feedback > 0,
            Work::WaitingForSafeHome {
                reports: summary.awaiting_feedback,
            }
            .into(),
        ),
        (
            FlagTone::Info,
            summary.unplaced > 0,
            Work::Unplaced {
                count: summary.unplaced,
            }
            .into(),
        ),
    ];
    candidates
        .into_iter()
        .filter(|(_, holds, _)| *holds)
        .map(|(tone, _, text)| Flag { tone, text })
        .collect()
}
