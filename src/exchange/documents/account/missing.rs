//! What is not there, said openly: what an account leaves unsaid would be taken for done.

use chrono::NaiveDate;

use super::integrity::Doubt;
use super::names::Cited;
use super::tasks::{PhaseAccount, TaskAccount};
use super::{About, Account, Period};
use crate::casefile::RecordHash;
use crate::protocol::agenda::State;
use crate::protocol::plan::{Requirement, TaskPlace};
use crate::protocol::{PhaseNumber, StatutoryStep};

/// One thing that is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The edition of the plan is not known here: what was asked cannot be said.
    PlanUnknown,
    /// The opening is not here.
    OpeningMissing,
    /// Something that the plan asked was not done, or not wholly, or is late.
    Task {
        /// In the plan's words.
        text: String,
        /// For a task of an alarm, the record that raised it: it can be raised again.
        raised: Option<RecordHash>,
        /// In what way it is missing.
        gap: Gap,
        /// What it falls short of; `None` when nothing of it was done.
        shortfall: Option<Shortfall>,
        /// The deviations that name it, by number; empty when no reason is written down anywhere.
        deviations: Vec<usize>,
    },
    /// A case that ended has so many texts that a task asks to place, in the plan's words, and that were not placed.
    Unplaced(String, usize),
    /// A phase was passed over with a reason, in these deviations, by number: nothing that it asks is owed.
    PhasePassedOver(PhaseNumber, Vec<usize>),
    /// A phase was passed over without a reason.
    PhaseWithoutReason(PhaseNumber),
    /// A case that ended has nothing that proves this step.
    Step(StatutoryStep),
    /// This deviation owes its reason.
    Reason(usize),
    /// Nothing is written down of what this parent was told, and the case ended or was reported.
    ParentNeverTold(usize),
    /// The same of all parents, where none is known.
    ParentsNeverTold,
    /// Something about so many records.
    Records(Doubt, usize),
    /// So many records are damaged or gone on this device.
    Damaged(u32),
    /// So many contradictions wait for somebody.
    Conflicts(usize),
    /// This, in the period of this number, where a case had several.
    InPeriod(usize, Box<Self>),
}

/// In what way something that was asked is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Its day has passed, and it can still be done.
    Late,
    /// Its phase was left, or its alarm cleared, and it is owed all the same (Seed L22-23).
    Owed,
    /// Its phase or the case ended without it, or without the whole of it.
    Undone,
    /// It goes on as long as a phase does, and the case ended without anything of it; nobody was asked why.
    NeverDone,
    /// Its phase was left without it, and the like of it was done in another.
    Elsewhere {
        /// The first day of that.
        on: NaiveDate,
    },
    /// It was done, later than it was asked.
    Later {
        /// The first day of that.
        on: NaiveDate,
    },
}

/// What something that was done falls short of. Whoever did it must not be told that they did nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shortfall {
    /// How often it was done and how often it must be, when that is not often enough.
    pub times: Option<(u16, u16)>,
    /// Records that do it later than it was asked.
    pub later: Vec<Cited>,
    /// Records of its kind that are of another phase.
    pub elsewhere: Vec<Cited>,
    /// Records that do not count, because not everyone took part who must.
    pub incomplete: Vec<Cited>,
    /// What no record says was spoken of, in the plan's words.
    pub topics: Vec<String>,
}

/// Everything that is missing, the gravest first.
pub(super) fn missing(about: &About<'_>, account: &Account) -> Vec<Missing> {
    let mut missing = of_the_journal(account);
    for (place, period) in account.periods.iter().enumerate() {
        let found = of_period(period);
        // What a case was opened again for is asked anew, so each line says of which period it is.
        if account.periods.len() > 1 {
            let within = |one| Missing::InPeriod(place + 1, Box::new(one));
            missing.extend(found.into_iter().map(within));
        } else {
            missing.extend(found);
        }
    }
    let deviations = account.deviations.iter().enumerate();
    let owed = deviations.filter(|(_, deviation)| deviation.reason.is_none());
    missing.extend(owed.map(|(place, _)| Missing::Reason(place + 1)));
    // What a report says of them, or the paper for another school, is said of each of them.
    let is_over = !about.file.is_open() || !account.reports.is_empty();
    if is_over && !account.says_of_all_parents() {
        let untold = account
            .parents
            .iter()
            .filter(|parent| parent.tellings.is_empty());
        missing.extend(untold.map(|parent| Missing::ParentNeverTold(parent.number)));
        if account.parents.is_empty() && account.talks.is_empty() {
            missing.push(Missing::ParentsNeverTold);
        }
    }
    missing
}

/// What is missing in one period.
fn of_period(period: &Period) -> Vec<Missing> {
    let mut missing = Vec::new();
    for phase in &period.phases {
        missing.extend(passed_over(phase));
        if phase.is_passed_over() {
            continue;
        }
        let is_over = phase.is_over;
        let asked = phase.tasks.iter();
        let raised = phase.raised.as_ref().map(|(_, cited)| cited.record);
        missing.extend(asked.filter_map(|asked| task(asked, is_over, raised)));
    }
    if period.ending.is_some() {
        let tasks = period.phases.iter().flat_map(|phase| &phase.tasks);
        missing.extend(tasks.filter_map(going_on));
        let unproven = period.steps.iter().filter(|step| step.evidence.is_empty());
        missing.extend(unproven.map(|step| Missing::Step(step.step)));
    }
    missing
}

/// That a phase was passed over, once for all that it asks; of one that the case came to after all, only that a reason is
/// wanting.
fn passed_over(phase: &PhaseAccount) -> Option<Missing> {
    let TaskPlace::Phase(number) = phase.place else {
        return None;
    };
    let standing = phase.standing.iter();
    let mut passed = standing.flat_map(|standing| &standing.passed_over);
    if passed.any(|(_, reason)| !reason.is_something()) {
        return Some(Missing::PhaseWithoutReason(number));
    }
    phase
        .is_passed_over()
        .then(|| Missing::PhasePassedOver(number, phase.skips.clone()))
}

/// What checking the journal found, as far as something is missing by it.
fn of_the_journal(account: &Account) -> Vec<Missing> {
    let integrity = &account.integrity;
    let mut missing = Vec::new();
    if account.plan.is_none() {
        missing.push(Missing::PlanUnknown);
    }
    if integrity.opening_missing {
        missing.push(Missing::OpeningMissing);
    }
    for (doubt, numbers) in &integrity.doubts {
        if doubt.breaks_trust() || matches!(doubt, Doubt::Withheld | Doubt::Unsigned) {
            missing.push(Missing::Records(*doubt, numbers.len()));
        }
    }
    if integrity.damaged > 0 {
        missing.push(Missing::Damaged(integrity.damaged));
    }
    if integrity.conflicts > 0 {
        missing.push(Missing::Conflicts(integrity.conflicts));
    }
    missing
}

fn task(task: &TaskAccount, is_over: bool, raised: Option<RecordHash>) -> Option<Missing> {
    if task.requirement != Requirement::Required {
        return None;
    }
    let later = later(task);
    // What is late against its day was done on the day it was done often enough.
    let on = later.iter().map(|cited| cited.happened_on).min();
    let later_on = if task.later.is_empty() {
        on.and(task.done_on)
    } else {
        on
    };
    let gap = match (task.state, later_on) {
        (State::Overdue, _) => Gap::Late,
        (State::LeftUndone | State::Done, Some(on)) => Gap::Later { on },
        (State::LeftUndone, None) => {
            let days = task.elsewhere.iter().map(|cited| cited.happened_on);
            days.min().map_or(Gap::Undone, |on| Gap::Elsewhere { on })
        }
        (State::DueToday | State::Open | State::Blocked, _) if is_over => Gap::Owed,
        (State::DueToday | State::Open | State::Blocked | State::Ongoing | State::Done, _) => {
            return None;
        }
    };
    Some(Missing::Task {
        text: task.text.clone(),
        raised,
        gap,
        shortfall: shortfall(task, later),
        deviations: task.deviations.clone(),
    })
}

/// What goes on as long as a phase does and was never done, or the texts that were not placed.
fn going_on(task: &TaskAccount) -> Option<Missing> {
    let text = || task.text.clone();
    if task.requirement != Requirement::Continuous {
        return None;
    }
    if task.unplaced > 0 {
        return Some(Missing::Unplaced(text(), task.unplaced));
    }
    let is_begun = !task.later.is_empty() || !task.incomplete.is_empty();
    let is_never_done = task.state == State::LeftUndone && !task.is_shown_by_nothing;
    (is_never_done && !is_begun).then(|| Missing::Task {
        text: text(),
        raised: None,
        gap: Gap::NeverDone,
        shortfall: None,
        deviations: Vec::new(),
    })
}

/// The records that do a task later than it was asked: after its phase or what it should come before, or after its day.
fn later(task: &TaskAccount) -> Vec<Cited> {
    match (task.due, task.done_on) {
        (Some(due), Some(done_on)) if task.later.is_empty() && done_on > due.on => {
            let evidence = task.evidence.iter();
            let late = evidence.filter(|cited| cited.happened_on > due.on);
            late.cloned().collect()
        }
        _ => task.later.clone(),
    }
}

fn shortfall(task: &TaskAccount, later: Vec<Cited>) -> Option<Shortfall> {
    if task.evidence.is_empty() && task.incomplete.is_empty() && later.is_empty() {
        return (!task.elsewhere.is_empty()).then(|| Shortfall {
            elsewhere: task.elsewhere.clone(),
            ..Shortfall::default()
        });
    }
    let is_too_seldom = !task.evidence.is_empty() && task.done < task.needed;
    Some(Shortfall {
        times: is_too_seldom.then_some((task.done, task.needed)),
        later,
        elsewhere: Vec::new(),
        incomplete: task.incomplete.clone(),
        topics: task.missing_topics.clone(),
    })
}
