//! Everything with a day by which it was due: kept, late, extended and why.

use chrono::NaiveDate;

use super::About;
use super::names::{Cited, Names, Said, Who};
use crate::casefile::RecordHash;
use crate::casefile::event::Event;
use crate::casefile::state::{Agreement, AgreementOutcome};
use crate::protocol::agenda::{Duty, State, What};
use crate::protocol::progress::Progress;

/// One term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Of what.
    pub of: TermOf,
    /// The record that set it, where one did.
    pub cited: Option<Cited>,
    /// The day it was due at first.
    pub first_due_on: NaiveDate,
    /// The day it was due in the end, extensions counted in.
    pub due_on: NaiveDate,
    /// Every extension.
    pub extensions: Vec<Extension>,
    /// How it stands.
    pub standing: TermStanding,
}

/// What a term is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TermOf {
    /// A task, in the plan's words.
    Task(String),
    /// A task of an alarm, in the plan's words, and the record that raised it.
    AlarmTask(String, RecordHash),
    /// An agreed action, in its own words.
    Agreement(Said),
    /// The next check ("vinger aan de pols").
    NextCheck,
    /// Asking Veilig Thuis for feedback.
    Feedback,
    /// Looking at a closed case once more.
    AfterCheck,
}

/// How a term stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermStanding {
    /// It was done, or help started.
    Done {
        /// The day that was seen.
        on: NaiveDate,
    },
    /// It was judged that help did not start.
    NotStarted {
        /// The day that was judged.
        on: NaiveDate,
    },
    /// Its day is today, or still to come.
    Running,
    /// Its day has passed, and nothing is written down.
    Passed,
    /// The phase or the case ended without it.
    LeftUndone,
    /// Its day has passed, or the phase or the case ended, and not the whole of it was done.
    Partly,
    /// The phase or the case ended before its day came.
    Lapsed {
        /// The day that ended.
        on: NaiveDate,
    },
}

/// One extension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    /// Until when.
    pub until: NaiveDate,
    /// Why.
    pub reason: Said,
    /// Who extended it.
    pub by: Who,
    /// The day it was extended.
    pub on: NaiveDate,
}

impl Term {
    /// Whether its day was kept; `None` while that cannot be said. Help that did not start keeps none, whenever that was
    /// seen.
    pub fn is_kept(&self) -> Option<bool> {
        match self.standing {
            TermStanding::Done { on } => Some(on <= self.due_on),
            TermStanding::NotStarted { .. }
            | TermStanding::Passed
            | TermStanding::LeftUndone
            | TermStanding::Partly => Some(false),
            TermStanding::Running | TermStanding::Lapsed { .. } => None,
        }
    }
}

/// The terms of agreed actions, in every period.
pub(super) fn agreements(about: &About<'_>, names: Names) -> Vec<Term> {
    let agreements = about.file.agreements().iter();
    agreements
        .map(|agreement| {
            let extensions = agreement.extensions.iter();
            Term {
                of: TermOf::Agreement(names.said(&agreement.action.what)),
                cited: names.cited(about.file, agreement.record),
                first_due_on: agreement.action.due_on,
                due_on: agreement.due_on,
                extensions: extensions
                    .map(|extension| Extension {
                        until: extension.until,
                        reason: names.said(&extension.reason),
                        by: names.who(&extension.by),
                        on: extension.on,
                    })
                    .collect(),
                standing: judged(about, agreement),
            }
        })
        .collect()
}

fn judged(about: &About<'_>, agreement: &Agreement) -> TermStanding {
    match agreement.outcome {
        AgreementOutcome::Started { on } => TermStanding::Done { on },
        AgreementOutcome::NotStarted { on } => TermStanding::NotStarted { on },
        AgreementOutcome::Pending if !about.file.is_open() => {
            let last = about.file.periods().last();
            left(agreement.due_on, last.and_then(|period| period.closed_on))
        }
        AgreementOutcome::Pending => pending(agreement.due_on, about.today),
    }
}

/// What was not done when it was asked no longer. Nobody is late for a day that was still to come then.
fn left(due_on: NaiveDate, ended_on: Option<NaiveDate>) -> TermStanding {
    match ended_on {
        Some(on) if on < due_on => TermStanding::Lapsed { on },
        Some(_) | None => TermStanding::LeftUndone,
    }
}

fn pending(due_on: NaiveDate, today: NaiveDate) -> TermStanding {
    if due_on < today {
        TermStanding::Passed
    } else {
        TermStanding::Running
    }
}

/// The terms of tasks, of the next check and of the after-check, as the agenda of a period tells them.
pub(super) fn of_duties(
    about: &About<'_>,
    names: Names,
    progress: &Progress,
    duties: &[Duty],
) -> Vec<Term> {
    let dated = duties.iter().filter_map(|duty| Some((duty, duty.due?)));
    dated
        .filter_map(|(duty, due)| {
            let (of, evidence) = match &duty.what {
                What::Task(task) => {
                    let counted = names.proofs(about.file, &task.evidence);
                    (TermOf::Task(task.text.clone()), counted)
                }
                What::AlarmTask { task, raised, .. } => {
                    let counted = names.proofs(about.file, &task.evidence);
                    let of = TermOf::AlarmTask(task.text.clone(), RecordHash(raised.0));
                    (of, counted)
                }
                What::NextCheck => (TermOf::NextCheck, Vec::new()),
                What::AfterCheck => (TermOf::AfterCheck, Vec::new()),
                What::Agreement { .. }
                | What::NextCheckMissing
                | What::NextPhaseCalled { .. }
                | What::Reason { .. }
                | What::Feedback { .. } => return None,
            };
            let done_on = evidence.iter().map(|cited| cited.happened_on).min();
            let of_it = |standing| match (standing, done_later_on(about, names, duty)) {
                (TermStanding::LeftUndone, Some(on)) => TermStanding::Done { on },
                (TermStanding::Passed | TermStanding::LeftUndone, None) if duty.is_begun() => {
                    TermStanding::Partly
                }
                (standing, _) => standing,
            };
            Some(Term {
                of,
                cited: None,
                first_due_on: due.on,
                due_on: due.on,
                extensions: Vec::new(),
                standing: match duty.state {
                    State::Done | State::Ongoing => TermStanding::Done {
                        on: done_on.unwrap_or(due.on),
                    },
                    State::LeftUndone => of_it(left(due.on, ended_on(progress, &duty.what))),
                    State::Overdue => of_it(TermStanding::Passed),
                    State::DueToday | State::Open | State::Blocked => TermStanding::Running,
                },
            })
        })
        .collect()
}

/// The first day on which it was done later than it was asked.
fn done_later_on(about: &About<'_>, names: Names, duty: &Duty) -> Option<NaiveDate> {
    let (What::Task(task) | What::AlarmTask { task, .. }) = &duty.what else {
        return None;
    };
    let later = names.proofs(about.file, &task.later);
    later.iter().map(|cited| cited.happened_on).min()
}

/// Ends the looking again at a closed case where it was opened again: nobody looks at what runs. A day that had passed by
/// then passed without it.
pub(super) fn end_with(terms: &mut Vec<Term>, reopened_on: NaiveDate) {
    let runs = |term: &Term| {
        term.of == TermOf::AfterCheck && !matches!(term.standing, TermStanding::Done { .. })
    };
    terms.retain(|term| !runs(term) || term.due_on < reopened_on);
    for term in terms.iter_mut().filter(|term| runs(term)) {
        term.standing = TermStanding::LeftUndone;
    }
}

/// The day since which a task is asked no longer: its phase was left, its alarm cleared, or the case ended.
fn ended_on(progress: &Progress, what: &What) -> Option<NaiveDate> {
    let ended_on = match what {
        What::Task(task) => {
            let mut stays = progress.stays.iter();
            stays.rfind(|stay| stay.phase == task.phase)?.left_on
        }
        What::AlarmTask { raised, .. } => {
            let mut alarms = progress.alarms.iter();
            alarms.find(|alarm| alarm.evidence == *raised)?.cleared_on
        }
        What::Agreement { .. }
        | What::NextCheck
        | What::NextCheckMissing
        | What::NextPhaseCalled { .. }
        | What::Reason { .. }
        | What::Feedback { .. }
        | What::AfterCheck => None,
    };
    ended_on.or(progress.status.ended_on())
}

/// Reports to Veilig Thuis, and whether something was heard.
pub(super) fn feedback(about: &About<'_>, names: Names) -> Vec<Term> {
    let file = about.file;
    let awaited = file.feedback_awaited();
    let heard = |report| {
        let answers = file.events().filter_map(|(entry, event)| {
            let Event::SafeHomeFeedbackReceived(feedback) = event else {
                return None;
            };
            let is_about = feedback.report.is_none_or(|about| about == report);
            is_about.then(|| entry.happened_on())
        });
        answers.min()
    };
    let reports = file.events().filter_map(|(entry, event)| {
        let Event::SafeHomeReported(report) = event else {
            return None;
        };
        Some((entry, report))
    });
    reports
        .map(|(entry, report)| {
            let due_on = report
                .feedback_due_on
                .unwrap_or_else(|| about.terms.feedback_due_on(entry.happened_on()));
            let waits = awaited
                .iter()
                .any(|(waiting, _)| waiting.hash == entry.hash);
            Term {
                of: TermOf::Feedback,
                cited: names.cited(file, entry.hash),
                first_due_on: due_on,
                due_on,
                extensions: Vec::new(),
                standing: match heard(entry.hash).filter(|_| !waits) {
                    Some(on) => TermStanding::Done { on },
                    None => pending(due_on, about.today),
                },
            }
        })
        .collect()
}
