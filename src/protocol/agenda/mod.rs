//! What must happen in a case, by when and why, and which moves are open: the plan held beside the progress.

use chrono::NaiveDate;

use super::calendar::Terms;
use super::plan::{Plan, Requirement, TaskPlace};
use super::progress::{Outcome, Progress, Status};
use super::responsibility::{case_manager_role, report_author_roles, responsible_role};
use super::{PhaseNumber, Role};
use crate::order::{self, Gather as _};

pub mod due;

pub mod duty;

pub mod moves;

mod need;

pub(in crate::protocol) mod tally;

mod tasks;

pub use due::{Due, DueBecause};
pub use duty::{Duty, State, TaskDuty, What};
pub use moves::{Destination, Move, Unmet};

/// Everything the plan asks of a case today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// Every duty: what an alarm asks first, then the most pressing.
    pub duties: Vec<Duty>,
    /// Every move that is open, with all its unmet conditions.
    pub moves: Vec<Move>,
    /// Who carries the case, by role.
    pub responsible: Role,
    /// Who is case manager, by role, if the plan names one now.
    pub case_manager: Option<Role>,
    /// Who writes the step reports; shown, never blocking.
    pub report_authors: Vec<Role>,
}

/// Everything the plan asks of a case on this day. It asks nobody for the day, so the same arguments always give
/// the same answer; and it cannot fail, so there is an answer on the worst day too.
///
/// ```
/// use std::collections::BTreeSet;
///
/// use meldcode::protocol::agenda::{State, What};
/// use meldcode::protocol::progress::{Progress, Status};
/// use meldcode::protocol::{PhaseNumber, Terms, agenda, shipped};
///
/// let plan = shipped::start_plan()?;
/// let day = |day| chrono::NaiveDate::from_ymd_opt(2026, 3, day);
/// let (Some(monday), Some(friday)) = (day(2), day(6)) else { return Ok(()) };
/// let progress = Progress {
///     status: Status::Open,
///     phase: PhaseNumber(0),
///     stays: Vec::new(),
///     opened_on: monday,
///     first_observed_on: Some(monday),
///     deeds: Vec::new(),
///     agreements: Vec::new(),
///     next_check_on: Some(friday),
///     alarms: Vec::new(),
///     reasons_owed: Vec::new(),
///     feedback_awaited: Vec::new(),
///     findings: BTreeSet::new(),
///     disclosed_at: None,
/// };
///
/// // Seen on Monday, and on Friday still not spoken of with the IB-er: three school days have passed.
/// let agenda = agenda(&plan, &progress, &Terms::default(), friday);
/// let late: Vec<_> = agenda
///     .duties
///     .iter()
///     .filter(|duty| duty.state == State::Overdue)
///     .collect();
/// assert!(matches!(late.as_slice(), [duty] if matches!(&duty.what, What::Task(task) if task.id.as_str() == "consult")));
/// # Ok::<(), meldcode::protocol::PlanError>(())
/// ```
pub fn agenda(plan: &Plan, progress: &Progress, terms: &Terms, today: NaiveDate) -> Agenda {
    let alarms = progress.standing_alarms();
    let mut duties = tasks::task_duties(plan, progress, terms, today);
    duties.extend(agreements(progress, today));
    duties.extend(next_check(progress, today));
    duties.extend(called_phases(plan, progress));
    duties.extend(reasons(progress, today));
    duties.extend(feedback(progress, today));
    duties.extend(after_check(progress, today));
    order::sort_by_key(&mut duties, |duty| duty.urgency(progress));
    Agenda {
        duties,
        moves: moves::moves(plan, progress, terms),
        responsible: responsible_role(plan, progress.phase, &alarms),
        case_manager: case_manager_role(plan, progress.phase, &alarms),
        report_authors: report_author_roles(plan, progress.phase, &alarms),
    }
}

/// What the plan would have asked in phases that were passed over, for whoever accounts for the case afterwards. What was
/// done elsewhere and counts for it is told as done.
pub fn passed_over(plan: &Plan, progress: &Progress, terms: &Terms, today: NaiveDate) -> Vec<Duty> {
    tasks::of_passed_over(plan, progress, terms, today)
}

/// Agreed actions. Closing a case ends them: it was decided, with a reason, that no more is asked.
fn agreements(progress: &Progress, today: NaiveDate) -> Vec<Duty> {
    let is_open = progress.status == Status::Open;
    progress
        .agreements
        .iter()
        .map(|agreement| {
            let due = Due::on(agreement.due_on, DueBecause::Agreed);
            let state = match agreement.outcome {
                Outcome::Started { .. } | Outcome::NotStarted { .. } => State::Done,
                Outcome::Pending if is_open => due.state(today),
                Outcome::Pending => State::LeftUndone,
            };
            let what = What::Agreement {
                agreed: agreement.evidence,
                phase: agreement.phase,
                extensions: agreement.extensions,
            };
            Duty {
                what,
                state,
                due: Some(due),
            }
        })
        .collect()
}

/// Domain 1.5: an open case always carries a next check; without one it stands out.
fn next_check(progress: &Progress, today: NaiveDate) -> Option<Duty> {
    if progress.status != Status::Open {
        return None;
    }
    Some(match progress.next_check_on {
        Some(on) => Duty::on(What::NextCheck, Due::on(on, DueBecause::Set), today),
        None => Duty {
            what: What::NextCheckMissing,
            state: State::DueToday,
            due: None,
        },
    })
}

/// "Zo niet, fase 2" (Seed L45, L61): the plan calls for the next phase; a person decides.
fn called_phases(plan: &Plan, progress: &Progress) -> Vec<Duty> {
    if progress.status != Status::Open {
        return Vec::new();
    }
    let Some(phase) = plan.phase(progress.phase) else {
        return Vec::new();
    };
    let because: std::collections::BTreeSet<_> = phase
        .called_on
        .intersection(&progress.findings)
        .copied()
        .gather();
    if because.is_empty() {
        return Vec::new();
    }
    phase
        .next
        .iter()
        .map(|to| Duty {
            what: What::NextPhaseCalled {
                to: *to,
                because: because.clone(),
            },
            state: State::Open,
            due: None,
        })
        .collect()
}

/// A reason is owed on the day of its deviation, and stays owed when the case is closed.
fn reasons(progress: &Progress, today: NaiveDate) -> impl Iterator<Item = Duty> {
    progress.reasons_owed.iter().map(move |owed| {
        let what = What::Reason {
            deviation: owed.evidence,
        };
        Duty::on(what, Due::on(owed.since, DueBecause::OwedSince), today)
    })
}

/// Seed L76, L99, L167: Veilig Thuis keeps the school informed; when it does not, the school asks.
fn feedback(progress: &Progress, today: NaiveDate) -> impl Iterator<Item = Duty> {
    progress.feedback_awaited.iter().map(move |awaited| {
        let what = What::Feedback {
            report: awaited.evidence,
        };
        Duty::on(what, Due::on(awaited.due_on, DueBecause::Feedback), today)
    })
}

/// Domain 1.6 no. 27: a closed case is looked at once more.
fn after_check(progress: &Progress, today: NaiveDate) -> Option<Duty> {
    let Status::Closed {
        after_check_on: Some(on),
        ..
    } = progress.status
    else {
        return None;
    };
    let due = Due::on(on, DueBecause::Set);
    Some(Duty {
        what: What::AfterCheck,
        state: if progress.was_looked_at() {
            State::Done
        } else {
            due.state(today)
        },
        due: Some(due),
    })
}

impl Agenda {
    /// The duties that still ask something, in order: not those done, going on or left behind.
    pub fn open_duties(&self) -> impl Iterator<Item = &Duty> {
        self.duties.iter().filter(|duty| duty.is_open())
    }

    /// How many tasks that this phase asks, or asked, are not done or not wholly.
    pub fn undone_in(&self, phase: PhaseNumber) -> usize {
        let asks = |duty: &&Duty| {
            matches!(&duty.what, What::Task(task)
                if task.place == TaskPlace::Phase(phase) && task.requirement == Requirement::Required)
        };
        let duties = self.duties.iter().filter(asks);
        duties.filter(|duty| duty.is_undone()).count()
    }

    /// The move to this destination, if it is open.
    pub fn move_to(&self, to: &Destination) -> Option<&Move> {
        self.moves.iter().find(|open| open.to == *to)
    }
}
