//! What went otherwise than the plan, each with its reason or without.

use chrono::NaiveDate;

use super::About;
use super::names::{Cited, Names, Said, Who};
use crate::casefile::state::{Deviation, RaisedAlarm, StayReason};
use crate::casefile::{CaseFile, RecordHash};
use crate::protocol::plan::Need;
use crate::protocol::progress::{Evidence, minute_of};
use crate::protocol::{ConditionId, PhaseNumber, Plan, TaskId};

/// One deviation, under the number by which the steps refer to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviationAccount {
    /// The record that deviated.
    pub cited: Cited,
    /// The day it arose.
    pub since: NaiveDate,
    /// What was not met, in the plan's words; `None` for what no plan here knows.
    pub unmet: Vec<Option<String>>,
    /// Phases passed over.
    pub skipped: Vec<PhaseNumber>,
    /// The reason; `None` while it is owed.
    pub reason: Option<Reason>,
}

/// Why something deviated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The reason.
    pub said: Said,
    /// Who gave it and when, if it was not given at once.
    pub later: Option<(NaiveDate, Who)>,
}

/// Every deviation, in the journal's order: the first is number 1.
pub(super) fn deviations(about: &About<'_>, names: Names) -> Vec<DeviationAccount> {
    let deviations = about.file.deviations().iter();
    deviations
        .filter_map(|deviation| {
            let unmet = deviation.unmet.iter();
            Some(DeviationAccount {
                cited: names.cited(about.file, deviation.record)?,
                since: deviation.since,
                unmet: unmet
                    .map(|id| condition(about, deviation.record, id))
                    .collect(),
                skipped: deviation.skipped.clone(),
                reason: deviation.reason.as_ref().map(|reason| told(names, reason)),
            })
        })
        .collect()
}

fn told(names: Names, reason: &StayReason) -> Reason {
    Reason {
        said: names.said(reason.text()),
        later: match reason {
            StayReason::AtOnce(_) => None,
            StayReason::Later(given) => Some((given.on, names.who(&given.by))),
        },
    }
}

/// A condition in the words of the plan that was followed, else of whichever knows it; of an alarm the tasks of that day are
/// its conditions.
fn condition(about: &About<'_>, record: RecordHash, id: &ConditionId) -> Option<String> {
    let mut plans = about.file.plans_then(record, &about.handbook.plans);
    let known = plans.find_map(|plan| {
        let condition = plan.condition(id).map(|condition| &condition.text);
        condition.or_else(|| Some(&plan.task(&TaskId(id.to_string()))?.1.text))
    });
    known.cloned()
}

/// A task that was found missing at a move.
pub(super) struct UnmetTask {
    /// Which task.
    pub(super) id: TaskId,
    /// The number of that deviation.
    pub(super) deviation: usize,
    /// The record that deviated.
    record: RecordHash,
}

impl UnmetTask {
    /// Whether it can be about what this alarm asked: what clears an alarm is about that alone, and nothing is about an
    /// alarm that was raised after it.
    pub(super) fn is_about(&self, file: &CaseFile, raised: Evidence) -> bool {
        let clears = |alarm: &&RaisedAlarm| alarm.cleared.is_some_and(|(_, by)| by == self.record);
        let mut cleared = file.alarms().iter().filter(clears).peekable();
        if cleared.peek().is_some() {
            return cleared.any(|alarm| alarm.record.0 == raised.0);
        }
        let moment = |record| Some(minute_of(file.entry(record)?.happened_at));
        match (moment(self.record), moment(RecordHash(raised.0))) {
            (Some(deviated), Some(raised)) => raised <= deviated,
            _ => true,
        }
    }
}

/// The tasks that were found missing at a move.
pub(super) fn tasks_unmet(file: &CaseFile, plans: &[Plan]) -> Vec<UnmetTask> {
    let mut found = Vec::new();
    for (place, deviation) in file.deviations().iter().enumerate() {
        for id in tasks_of(file, deviation, plans) {
            found.push(UnmetTask {
                id,
                deviation: place + 1,
                record: deviation.record,
            });
        }
    }
    found
}

fn tasks_of(file: &CaseFile, deviation: &Deviation, plans: &[Plan]) -> Vec<TaskId> {
    let mut tasks = Vec::new();
    for id in &deviation.unmet {
        let mut plans = file.plans_then(deviation.record, plans);
        match plans.find_map(|plan| plan.condition(id)) {
            Some(condition) => needed(&condition.need, &mut tasks),
            None => tasks.push(TaskId(id.to_string())),
        }
    }
    tasks
}

fn needed(need: &Need, tasks: &mut Vec<TaskId>) {
    match need {
        Need::Task(id) => tasks.push(id.clone()),
        Need::AnyOf(needs) => needs.iter().for_each(|need| needed(need, tasks)),
        Need::Topic(_) | Need::Finding(_) | Need::NoAlarm(_) => {}
    }
}
