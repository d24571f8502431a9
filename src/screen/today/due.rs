//! What is due over all cases: danger first, then the oldest.

use chrono::NaiveDate;

use crate::casefile::CaseId;
use crate::order;
use crate::screen::case::danger_told;
use crate::screen::form::FormKind;
use crate::screen::{Door, Urgency};
use crate::text::{Day, Message, Work};
use crate::workspace::Desk;
use crate::workspace::summary::{DueLine as Due, DueWhat, Summary};

/// One thing that is due.
#[derive(Clone, Debug, PartialEq)]
pub struct DueLine {
    /// How pressing it is.
    pub urgency: Urgency,
    /// By when, in words.
    pub due: Message,
    /// What is to be done.
    pub what: Message,
    /// The case.
    pub case: CaseId,
    /// For which pupil.
    pub pupil: String,
    /// In which phase the case is.
    pub phase: Message,
    /// Where in the case it is done.
    pub door: Door,
}

/// The lines that are late, due today or due within a week: danger first, then the oldest.
pub(super) fn due(desk: &Desk, today: NaiveDate) -> Vec<DueLine> {
    let told = desk.summaries.values().filter_map(|summary| {
        let told = summary.danger_told.as_ref()?;
        let what = danger_told(told.is_doubt).into();
        let line = line(summary, (told.on, today), what, Door::Overview);
        Some(((false, told.on, summary.pupil.as_str()), line))
    });
    let mut lines: Vec<((bool, NaiveDate, &str), DueLine)> = desk
        .summaries
        .values()
        .flat_map(of_case)
        .filter(|(_, due)| Urgency::of(due.on, today) <= Urgency::Soon)
        .map(|(summary, due)| {
            let what = what(&due.what, reasons_owed(summary));
            let line = line(summary, (due.on, today), what, door(&due.what));
            let is_danger = matches!(due.what, DueWhat::AlarmTask(_) | DueWhat::StaffAlarmTask(_));
            ((!is_danger, due.on, summary.pupil.as_str()), line)
        })
        .chain(told)
        .collect();
    order::sort_by_key(&mut lines, |(key, _)| *key);
    lines.into_iter().map(|(_, line)| line).collect()
}

fn line(
    summary: &Summary,
    (on, today): (NaiveDate, NaiveDate),
    what: Message,
    door: Door,
) -> DueLine {
    DueLine {
        urgency: Urgency::of(on, today),
        due: Day::Due { on, today }.into(),
        what,
        case: summary.case_id(),
        pupil: summary.pupil.clone(),
        phase: Message::from(crate::text::RecordLine::PhaseNamed {
            phase: summary.phase,
        }),
        door,
    }
}

/// What a case has due. Every reason it owes stands in one line, at the first of their days.
fn of_case(summary: &Summary) -> impl Iterator<Item = (&Summary, &Due)> {
    let (reasons, others): (Vec<_>, Vec<_>) = summary
        .due
        .iter()
        .partition(|due| due.what == DueWhat::Reason);
    let first = reasons.into_iter().min_by_key(|due| due.on);
    let lines = others.into_iter().chain(first);
    lines.map(move |due| (summary, due))
}

/// How many reasons a case owes.
pub(super) fn reasons_owed(summary: &Summary) -> u32 {
    let due = summary.due.iter();
    let count = due.filter(|due| due.what == DueWhat::Reason).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn what(due: &DueWhat, reasons: u32) -> Message {
    match due {
        DueWhat::Task(text) => Message::verbatim(text.clone()),
        DueWhat::AlarmTask(text) => Work::AlarmTask { what: text.clone() }.into(),
        DueWhat::StaffAlarmTask(text) => Work::StaffAlarmTask { what: text.clone() }.into(),
        DueWhat::AfterAlarmTask(text) => Work::AfterAlarmTask { what: text.clone() }.into(),
        DueWhat::Agreement(text) => Work::Action { what: text.clone() }.into(),
        DueWhat::NextCheck(text) if text.trim().is_empty() => Work::CheckPlain.into(),
        DueWhat::NextCheck(text) => Work::Check { what: text.clone() }.into(),
        DueWhat::Reason if reasons > 1 => Work::Reasons { count: reasons }.into(),
        DueWhat::Reason => Work::Reason.into(),
        DueWhat::Feedback => Work::Feedback.into(),
        DueWhat::AfterCheck => Work::AfterCheck.into(),
    }
}

/// The summary names no record, so what may mean several records leads to the case, which does.
fn door(due: &DueWhat) -> Door {
    match due {
        DueWhat::Reason => Door::Form(FormKind::Reason),
        DueWhat::Agreement(_) => Door::People,
        DueWhat::Task(_)
        | DueWhat::AlarmTask(_)
        | DueWhat::StaffAlarmTask(_)
        | DueWhat::AfterAlarmTask(_)
        | DueWhat::NextCheck(_)
        | DueWhat::Feedback
        | DueWhat::AfterCheck => Door::Overview,
    }
}
