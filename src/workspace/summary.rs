//! One line per case for *Vandaag*: what is due, where it stands, who carries it. Sealed per case, read at unlock.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::desk::Desk;
use crate::casefile::state::{Content, Status};
use crate::casefile::{CaseFile, CaseId, Journal, Moment, RecordHash};
use crate::order;
use crate::protocol::agenda::{Agenda, Duty, State, What, agenda};
use crate::protocol::progress::{Evidence, Progress};
use crate::protocol::{Alarm, EditionRef, PhaseNumber, Role};

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
    /// Danger that a record tells of and that nobody raised or answered for; left out where there is none, so that an
    /// earlier version still reads the line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub danger_told: Option<ToldDanger>,
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

/// Danger that a record tells of, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToldDanger {
    /// The day it was told.
    pub on: NaiveDate,
    /// Whether it is told in doubt.
    pub is_doubt: bool,
    /// The record that tells it.
    pub about: String,
}

/// Whether a case runs, in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
    /// What tells it apart from another of its kind: a record, a task of the plan. It stays when the day moves.
    #[serde(default)]
    pub about: String,
}

/// What is due, short enough for a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DueWhat {
    /// A task, in the plan's words.
    Task(String),
    /// A task of direct danger that stands, in the plan's words.
    AlarmTask(String),
    /// A task of danger for staff that stands, in the plan's words.
    StaffAlarmTask(String),
    /// What is still asked of an alarm that was cleared, in the plan's words.
    AfterAlarmTask(String),
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

impl DueWhat {
    /// Whether it hangs on nothing but records that everyone on the case reads.
    fn is_for_all_to_judge(&self) -> bool {
        match self {
            Self::Agreement(_) | Self::NextCheck(_) | Self::Reason | Self::AfterCheck => true,
            Self::Task(_)
            | Self::AlarmTask(_)
            | Self::StaffAlarmTask(_)
            | Self::AfterAlarmTask(_)
            | Self::Feedback => false,
        }
    }

    /// Whether an alarm asks it, standing or cleared.
    fn is_of_alarm(&self) -> bool {
        matches!(
            self,
            Self::AlarmTask(_) | Self::StaffAlarmTask(_) | Self::AfterAlarmTask(_)
        )
    }
}

impl Summary {
    /// The case's id.
    pub fn case_id(&self) -> CaseId {
        CaseId(self.case)
    }

    /// The bytes that are sealed.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Reads a line back; `None` when it is of another layout: then the case is read to make it anew.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}

/// Puts a case into one line, as it stands now.
///
/// The line is for everyone on the case. Somebody who does not read all of it leaves standing what they cannot judge.
pub fn of(desk: &Desk, journal: &Journal, file: &CaseFile, now: Moment) -> Summary {
    let line = as_read(desk, journal, file, now);
    match desk.summaries.get(&file.id()) {
        Some(before) if journal.withheld() > 0 => {
            let danger_told = danger_told(&line, file, before);
            Summary {
                danger_told,
                ..completed(line, before)
            }
        }
        _ => line,
    }
}

/// What is told of danger, by somebody who does not read the whole case: what they cannot judge is as it stood.
fn danger_told(line: &Summary, file: &CaseFile, before: &Summary) -> Option<ToldDanger> {
    let told = file.danger_told();
    if line.danger || told.is_some_and(|told| !told.may_be_answered) {
        return line.danger_told.clone();
    }
    let is_withheld = |record| {
        let entry = file.entry(record);
        entry.is_none_or(|entry| entry.content == Content::Withheld)
    };
    let stood = before.danger_told.as_ref().filter(|stood| {
        told.is_some() || RecordHash::from_hex(&stood.about).is_none_or(is_withheld)
    });
    stood.cloned()
}

/// The line of somebody who does not read the whole case, with what stood there about the rest.
fn completed(line: Summary, before: &Summary) -> Summary {
    // What the phase asked then, it still asks, unless the case has moved on: then all of it is asked again.
    let stays = line.plan == before.plan && line.phase == before.phase;
    let is_judged = |due: &DueLine| due.what.is_for_all_to_judge();
    let (judged, unjudged): (Vec<_>, Vec<_>) = line.due.into_iter().partition(is_judged);
    let kept = before.due.iter().filter(|due| !is_judged(due));
    let mut due = judged;
    if stays {
        // That an alarm was raised or cleared everybody reads; whether its tasks were done, not.
        let of_alarms: Vec<DueLine> = unjudged
            .into_iter()
            .filter(|due| due.what.is_of_alarm())
            .collect();
        let same = |one: &DueLine, other: &DueLine| {
            one.what.is_of_alarm() && other.what.is_of_alarm() && one.about == other.about
        };
        due.extend(kept.map(|kept| {
            let now = of_alarms.iter().find(|due| same(due, kept));
            now.unwrap_or(kept).clone()
        }));
        let raised = |due: &DueLine| !before.due.iter().any(|kept| same(due, kept));
        due.extend(of_alarms.iter().filter(|due| raised(due)).cloned());
    } else {
        due.extend(unjudged);
    }
    order::sort_by_key(&mut due, |line| line.on);
    Summary {
        due,
        conflicts: line.conflicts.max(before.conflicts),
        unplaced: line.unplaced.max(before.unplaced),
        awaiting_feedback: line.awaiting_feedback.max(before.awaiting_feedback),
        destroy_on: line.destroy_on.max(before.destroy_on),
        ..line
    }
}

fn as_read(desk: &Desk, journal: &Journal, file: &CaseFile, now: Moment) -> Summary {
    let terms = &desk.school.terms;
    let progress = file.progress(desk.plans.handbook(), terms);
    let plan = file.plan_in(desk.plans.editions());
    let due = plan.map_or_else(Vec::new, |plan| {
        let agenda = agenda(plan, &progress, terms, now.date_naive());
        due_lines(file, &progress, &agenda)
    });
    let pupil = file.pupil();
    let carrier = file.case_manager().or_else(|| file.responsible());
    Summary {
        v: VERSION,
        case: file.id().0,
        pupil: pupil.map_or_else(String::new, |pupil| pupil.name.clone()),
        group: pupil.map_or_else(String::new, |pupil| pupil.group.clone()),
        born_on: pupil.and_then(|pupil| pupil.born_on),
        plan: file.plan().cloned().unwrap_or_else(|| EditionRef {
            plan: crate::protocol::shipped::UNDECIDED.into(),
            edition: 0,
        }),
        phase: file.phase(),
        phase_entered_on: file
            .stays()
            .last()
            .map_or(now.date_naive(), |stay| stay.entered_at.date_naive()),
        standing: match file.status() {
            Status::Open => Standing::Open,
            Status::Closed { .. } => Standing::Closed,
            Status::HandedOver { .. } => Standing::HandedOver,
        },
        responsible: carrier.map_or_else(String::new, |person| person.name.clone()),
        responsible_role: carrier.map_or(Role::Staff, |person| person.role),
        has_case_manager: file.case_manager().is_some(),
        danger: file.alarm_stands(Alarm::AcuteDanger),
        staff_danger: file.alarm_stands(Alarm::StaffDanger),
        danger_told: file.danger_told().map(|told| ToldDanger {
            on: told.at.date_naive(),
            is_doubt: told.is_doubt,
            about: told.record.to_hex(),
        }),
        conflicts: count(file.conflicts().len()),
        next_check_on: file.next_check().map(|check| check.on),
        last_written_at: journal
            .records()
            .map(|stored| stored.record().written_at)
            .max()
            .unwrap_or(now),
        due,
        extensions_max: file
            .agreements()
            .iter()
            .map(|agreement| count(agreement.extensions.len()))
            .max()
            .unwrap_or_default(),
        unplaced: unplaced(file),
        awaiting_feedback: count(file.feedback_awaited().len()),
        destroy_on: file.destroy_from(terms.retention_years),
    }
}

fn count(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}

/// Observations and step reports that do not stand in ParnasSys yet (Seed L18-23).
fn unplaced(file: &CaseFile) -> u16 {
    use crate::casefile::Event;
    count(
        file.events()
            .filter(|(entry, event)| {
                !entry.is_placed()
                    && matches!(
                        event,
                        Event::ObservationRecorded(_) | Event::StepReportWritten(_)
                    )
            })
            .count(),
    )
}

/// The lines of an agenda that carry a day and are not done, oldest first.
fn due_lines(file: &CaseFile, progress: &Progress, agenda: &Agenda) -> Vec<DueLine> {
    let mut lines: Vec<DueLine> = agenda
        .duties
        .iter()
        .filter(|duty| is_pending(duty))
        .filter_map(|duty| {
            Some(DueLine {
                on: duty.due?.on,
                what: due_what(file, progress, &duty.what)?,
                about: about(&duty.what),
            })
        })
        .collect();
    order::sort_by_key(&mut lines, |line| line.on);
    lines
}

fn due_what(file: &CaseFile, progress: &Progress, what: &What) -> Option<DueWhat> {
    Some(match what {
        What::Task(task) => DueWhat::Task(task.text.clone()),
        What::AlarmTask {
            alarm,
            raised,
            task,
        } => {
            let text = task.text.clone();
            match alarm {
                _ if !progress.stands(*raised) => DueWhat::AfterAlarmTask(text),
                Alarm::AcuteDanger => DueWhat::AlarmTask(text),
                Alarm::StaffDanger => DueWhat::StaffAlarmTask(text),
            }
        }
        What::Agreement { agreed, .. } => DueWhat::Agreement(agreed_words(file, *agreed)),
        What::NextCheck => DueWhat::NextCheck(
            file.next_check()
                .map_or_else(String::new, |check| check.what.clone()),
        ),
        What::Reason { .. } => DueWhat::Reason,
        What::Feedback { .. } => DueWhat::Feedback,
        What::AfterCheck => DueWhat::AfterCheck,
        What::NextCheckMissing | What::NextPhaseCalled { .. } => return None,
    })
}

fn about(what: &What) -> String {
    match what {
        What::Task(task) => task.id.to_string(),
        What::AlarmTask { task, raised, .. } => format!("{} {}", task.id, hex(*raised)),
        What::Agreement { agreed: record, .. }
        | What::Reason { deviation: record }
        | What::Feedback { report: record } => hex(*record),
        What::NextCheck
        | What::AfterCheck
        | What::NextCheckMissing
        | What::NextPhaseCalled { .. } => String::new(),
    }
}

fn hex(record: Evidence) -> String {
    RecordHash(record.0).to_hex()
}

fn agreed_words(file: &CaseFile, agreed: Evidence) -> String {
    file.agreements()
        .iter()
        .find(|agreement| agreement.record == RecordHash(agreed.0))
        .map_or_else(String::new, |agreement| agreement.action.what.clone())
}

fn is_pending(duty: &Duty) -> bool {
    matches!(
        duty.state,
        State::Overdue | State::DueToday | State::Open | State::Blocked
    )
}
