//! What to do in a case, grouped by when it presses, each with why, by whom, and where it is done.

use crate::casefile::RecordHash;
use crate::protocol::DeedKind;
use crate::protocol::agenda::{Duty, State, TaskDuty, What};
use crate::protocol::plan::Requirement;
use crate::protocol::progress::Evidence;
use crate::screen::case::duty_words;
use crate::screen::case::sources::source_lines;
use crate::screen::documents::REPORT;
use crate::screen::form::FormKind;
use crate::screen::reading::Reading;
use crate::screen::{Door, Urgency};
use crate::text::{AccountStep, Act, Day, DutyGroup, DutyWord, Message, Work};

/// A group of duties.
#[derive(Clone, Debug, PartialEq)]
pub struct DutyShelf {
    /// When they press.
    pub group: DutyGroup,
    /// The duties, the most pressing first.
    pub duties: Vec<DutyLine>,
}

/// One duty.
#[derive(Clone, Debug, PartialEq)]
pub struct DutyLine {
    /// How pressing it is.
    pub urgency: Urgency,
    /// By when, or how it stands, in words.
    pub due: Message,
    /// What is to be done.
    pub what: Message,
    /// Who does it, how far it is, what is still missing.
    pub details: Vec<Message>,
    /// Why it is asked: the explanation, how its day was found.
    pub why: Vec<Message>,
    /// Where it comes from.
    pub sources: Vec<Message>,
    /// The forms that do it; empty when nothing is asked any more.
    pub buttons: Vec<DutyButton>,
}

/// A button of a duty.
#[derive(Clone, Debug, PartialEq)]
pub struct DutyButton {
    /// What it says.
    pub act: Act,
    /// Where it leads.
    pub door: Door,
}

const ORDER: [DutyGroup; 7] = [
    DutyGroup::Late,
    DutyGroup::Today,
    DutyGroup::Now,
    DutyGroup::Later,
    DutyGroup::Ongoing,
    DutyGroup::Offered,
    DutyGroup::Done,
];

/// Every duty in its group; groups without any are left out.
pub(super) fn shelves(reading: &Reading<'_>) -> Vec<DutyShelf> {
    ORDER
        .into_iter()
        .map(|group| DutyShelf {
            duties: reading
                .agenda
                .duties
                .iter()
                .filter(|duty| group_of(reading, duty) == group && !is_gone(duty))
                .map(|duty| line(reading, duty))
                .collect(),
            group,
        })
        .filter(|shelf| !shelf.duties.is_empty())
        .collect()
}

/// Whether it is over and there was nothing to show of it: no record belongs to it, or there was no text to place.
fn is_gone(duty: &Duty) -> bool {
    duty.state == State::LeftUndone
        && matches!(&duty.what, What::Task(task) if task.is_shown_by_nothing())
}

/// A task that is asked can be done now even if its day is later; a look at something waits for its day.
fn group_of(reading: &Reading<'_>, duty: &Duty) -> DutyGroup {
    match duty.state {
        State::Overdue => DutyGroup::Late,
        State::DueToday => DutyGroup::Today,
        State::Blocked => DutyGroup::Later,
        State::Ongoing => DutyGroup::Ongoing,
        State::Done | State::LeftUndone => DutyGroup::Done,
        State::Open => match &duty.what {
            What::Task(task) | What::AlarmTask { task, .. } => match task.requirement {
                // What goes on and still asks something, such as a text to place, is to be done now.
                Requirement::Required | Requirement::Continuous => DutyGroup::Now,
                Requirement::Optional => DutyGroup::Offered,
            },
            What::NextCheckMissing | What::NextPhaseCalled { .. } => DutyGroup::Now,
            What::Agreement { .. }
            | What::NextCheck
            | What::Reason { .. }
            | What::Feedback { .. }
            | What::AfterCheck => match duty.due {
                Some(due) if due.on > reading.today => DutyGroup::Later,
                Some(_) | None => DutyGroup::Now,
            },
        },
    }
}

fn line(reading: &Reading<'_>, duty: &Duty) -> DutyLine {
    let is_over = matches!(duty.state, State::Done | State::LeftUndone);
    let (urgency, due) = match (duty.state, duty.due) {
        (State::Done | State::LeftUndone, _) if duty.is_done_later() => {
            (Urgency::Done, DutyWord::DoneLater.into())
        }
        (State::Done, _) if duty.is_left_out() => (Urgency::Done, AccountStep::LeftOut.into()),
        (State::Done, _) => (Urgency::Done, DutyWord::DoneDuty.into()),
        (State::LeftUndone, _) if duty.is_begun() => {
            (Urgency::Undated, DutyWord::LeftPartly.into())
        }
        (State::LeftUndone, _) => (Urgency::Undated, DutyWord::LeftUndone.into()),
        (_, Some(due)) => (
            Urgency::of(due.on, reading.today),
            Message::from(Day::Due {
                on: due.on,
                today: reading.today,
            }),
        ),
        (State::Ongoing, None) => (Urgency::Later, DutyGroup::Ongoing.into()),
        (_, None) => undated(duty),
    };
    let sources = match &duty.what {
        What::Task(task) | What::AlarmTask { task, .. } => source_lines(&task.sources),
        What::Agreement { .. }
        | What::NextCheck
        | What::NextCheckMissing
        | What::NextPhaseCalled { .. }
        | What::Reason { .. }
        | What::Feedback { .. }
        | What::AfterCheck => Vec::new(),
    };
    DutyLine {
        urgency,
        due,
        what: duty_words::what(reading, duty),
        details: duty_words::details(reading, duty),
        why: duty_words::why(duty),
        sources,
        buttons: if is_over {
            Vec::new()
        } else {
            buttons(reading, duty)
        },
    }
}

fn undated(duty: &Duty) -> (Urgency, Message) {
    if duty.what == What::NextCheckMissing {
        return (Urgency::Undated, Work::NoNextCheck.into());
    }
    let is_offered =
        matches!(&duty.what, What::Task(task) if task.requirement == Requirement::Optional);
    if is_offered {
        (Urgency::Later, DutyGroup::Offered.into())
    } else if duty.state == State::Blocked {
        (Urgency::Later, DutyGroup::Later.into())
    } else {
        (Urgency::Soon, DutyGroup::Now.into())
    }
}

fn buttons(reading: &Reading<'_>, duty: &Duty) -> Vec<DutyButton> {
    let doors = match &duty.what {
        What::Task(task) | What::AlarmTask { task, .. } => task_doors(reading, task),
        What::Agreement { agreed, .. } => vec![about(FormKind::ActionCheck, agreed)],
        What::NextCheck => next_check_doors(reading),
        What::NextCheckMissing => vec![Door::Form(FormKind::NextCheck)],
        What::NextPhaseCalled { .. } => vec![Door::Phase],
        What::Reason { deviation } => vec![about(FormKind::Reason, deviation)],
        What::Feedback { report } => vec![about(FormKind::SafeHomeFeedback, report)],
        What::AfterCheck => forms(&[FormKind::Observation, FormKind::Reopening]),
    };
    doors
        .into_iter()
        .map(|door| DutyButton {
            act: door.act(),
            door,
        })
        .collect()
}

fn task_doors(reading: &Reading<'_>, task: &TaskDuty) -> Vec<Door> {
    let mut doors: Vec<Door> = Vec::new();
    let mut add = |door| {
        if !doors.contains(&door) {
            doors.push(door);
        }
    };
    for deed in &task.deeds {
        match (deed, task.unplaced.first()) {
            // What must be placed is copied first; that page also ticks it off.
            (DeedKind::PlacedInParnasSys, Some(Evidence(record))) => {
                add(Door::ParnasSys(RecordHash(*record)));
            }
            (DeedKind::PlacedInParnasSys, None) => {}
            // What will be told is laid ready first.
            (DeedKind::SafeHomeReport, _) => {
                add(Door::Document(REPORT));
                add(Door::of_deed(*deed));
            }
            (deed, _) => add(reading.door_of_deed(*deed)),
        }
    }
    doors
}

/// What is looked at on the day of a check: the agreed actions, and then a new day.
fn next_check_doors(reading: &Reading<'_>) -> Vec<Door> {
    if reading.has_pending() {
        forms(&[FormKind::ActionCheck, FormKind::NextCheck])
    } else {
        forms(&[FormKind::Observation, FormKind::NextCheck])
    }
}

fn forms(kinds: &[FormKind]) -> Vec<Door> {
    kinds.iter().map(|kind| Door::Form(*kind)).collect()
}

fn about(kind: FormKind, Evidence(record): &Evidence) -> Door {
    Door::About(kind, RecordHash(*record))
}
