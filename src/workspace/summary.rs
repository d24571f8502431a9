//! One line per case for *Vandaag*: what is due, where it stands, who carries it. Sealed per case, read at unlock.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::casefile::{CaseId, Moment};
use crate::protocol::agenda::{Agenda, Duty, State, What};
use crate::protocol::{EditionRef, PhaseNumber, Role};

/// The layout this version writes.
pub const VERSION: u16 = 1;

/// A case in short. Dates only: whether something is late depends on the day it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Summary {
    /// The version of this layout.
    pub v: u16,
    /// The case.
    pub case: uuid::Uuid,
    /// The pupil's name.
    pub pupil: String,
    /// The pupil's group.
    pub group: String,
    /// The pupil's date of birth, to tell namesakes apart.
    pub born_on: Option<NaiveDate>,
    /// The plan and edition it is pinned to.
    pub plan: EditionRef,
    /// The phase.
    pub phase: PhaseNumber,
    /// When that phase was entered.
    pub phase_entered_on: NaiveDate,
    /// How it stands.
    pub standing: Standing,
    /// Who carries it.
    pub responsible: String,
    /// In which role they carry it.
    pub responsible_role: Role,
    /// Whether that person is case manager.
    pub has_case_manager: bool,
    /// Direct danger is raised.
    pub danger: bool,
    /// Danger for staff is raised.
    pub staff_danger: bool,
    /// Decisions that contradict and wait for somebody.
    pub conflicts: u16,
    /// The next check.
    pub next_check_on: Option<NaiveDate>,
    /// When the last record was written.
    pub last_written_at: Moment,
    /// Everything that is asked with a day, and reasons owed.
    pub due: Vec<DueLine>,
    /// The most often any agreed action was extended.
    pub extensions_max: u16,
    /// Texts not placed in ParnasSys.
    pub unplaced: u16,
    /// Reports to Veilig Thuis without feedback.
    pub awaiting_feedback: u16,
    /// The day from which the file may be destroyed.
    pub destroy_on: Option<NaiveDate>,
}

/// Whether a case runs, in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Open.
    Open,
    /// Closed.
    Closed,
    /// Handed over to another school.
    HandedOver,
}

/// One thing with a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DueLine {
    /// The day.
    pub on: NaiveDate,
    /// What.
    pub what: DueWhat,
}

/// What is due, short enough for a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DueWhat {
    /// A task, in the plan's words.
    Task(String),
    /// A same-day task of an alarm, in the plan's words.
    AlarmTask(String),
    /// An agreed action, in its own words.
    Agreement(String),
    /// The next check, in its own words.
    NextCheck(String),
    /// A reason owed.
    Reason,
    /// Ask Veilig Thuis.
    Feedback,
    /// Look once more at a closed case.
    AfterCheck,
}

impl Summary {
    /// The case's id.
    pub fn case_id(&self) -> CaseId {
        CaseId(self.case)
    }
}

/// The lines of an agenda that carry a day and are not done, oldest first.
///
/// `words` gives an agreed action its own words, by its record.
pub fn due_lines(
    agenda: &Agenda,
    next_check: &str,
    words: impl Fn(&crate::protocol::progress::Evidence) -> String,
) -> Vec<DueLine> {
    let mut lines: Vec<DueLine> = agenda
        .duties
        .iter()
        .filter(|duty| is_pending(duty))
        .filter_map(|duty| {
            let on = duty.due?.on;
            let what = match &duty.what {
                What::Task(task) => DueWhat::Task(task.text.clone()),
                What::AlarmTask { task, .. } => DueWhat::AlarmTask(task.text.clone()),
                What::Agreement { agreed, .. } => DueWhat::Agreement(words(agreed)),
                What::NextCheck => DueWhat::NextCheck(next_check.to_owned()),
                What::Reason { .. } => DueWhat::Reason,
                What::Feedback { .. } => DueWhat::Feedback,
                What::AfterCheck => DueWhat::AfterCheck,
                What::NextCheckMissing | What::NextPhaseCalled { .. } => return None,
            };
            Some(DueLine { on, what })
        })
        .collect();
    lines.sort_by_key(|line| line.on);
    lines
}

fn is_pending(duty: &Duty) -> bool {
    matches!(
        duty.state,
        State::Overdue | State::DueToday | State::Open | State::Blocked
    )
}
