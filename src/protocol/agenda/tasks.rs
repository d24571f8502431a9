//! The tasks of a case as they stand today, of its phases and of its alarms.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::super::calendar::Terms;
use super::super::plan::{Plan, Requirement, Task, TaskPlace};
use super::super::progress::{Evidence, Progress, RaisedAlarm, Status};
use super::super::{DeedKind, PhaseNumber, TaskId};
use super::due::due_by;
use super::need::is_asked;
use super::tally::{Scope, Tally, done_elsewhere, done_later, tally};
use super::{Due, Duty, State, TaskDuty, What};
use crate::order::Gather as _;

/// Every task that is asked of the case, was done in it, or was left undone.
pub(super) fn task_duties(
    plan: &Plan,
    progress: &Progress,
    terms: &Terms,
    today: NaiveDate,
) -> Vec<Duty> {
    let case = Case {
        plan,
        progress,
        terms,
        today,
    };
    let mut duties = case.of_phases();
    for raised in &progress.alarms {
        duties.extend(case.of_alarm(raised));
    }
    duties
}

/// What the plan asks in phases that the case passed over and never entered: no longer asked, and told all the same.
pub(super) fn of_passed_over(
    plan: &Plan,
    progress: &Progress,
    terms: &Terms,
    today: NaiveDate,
) -> Vec<Duty> {
    let case = Case {
        plan,
        progress,
        terms,
        today,
    };
    let stays = || progress.stays.iter();
    let passed_over: BTreeSet<PhaseNumber> = stays()
        .flat_map(|stay| &stay.skipped)
        .copied()
        .filter(|phase| stays().all(|stay| stay.phase != *phase))
        .gather();
    let mut duties = Vec::new();
    for number in passed_over {
        for task in plan
            .phase(number)
            .into_iter()
            .flat_map(|phase| &phase.tasks)
        {
            let duty = case.of_phase(TaskPlace::Phase(number), number, false, task);
            // Where the case never was, no day was set.
            duties.extend(duty.map(|duty| Duty { due: None, ..duty }));
        }
    }
    duties
}

/// The case on one day; what every task is judged against.
struct Case<'a> {
    plan: &'a Plan,
    progress: &'a Progress,
    terms: &'a Terms,
    today: NaiveDate,
}

/// A task where it stands in this case.
struct Standing<'a> {
    task: &'a Task,
    place: TaskPlace,
    phase: PhaseNumber,
    scope: Scope<'a>,
    /// The day since which it is asked.
    since: NaiveDate,
    /// Whether its phase runs, or its alarm stands.
    is_asked_now: bool,
}

/// What was found of a task.
struct Found {
    tally: Tally,
    is_asked: bool,
    due: Option<Due>,
    waits_for: Vec<TaskId>,
}

impl Case<'_> {
    fn of_phases(&self) -> Vec<Duty> {
        let is_open = self.progress.status == Status::Open;
        let running = self.progress.running_phases();
        let stays = self.progress.stays.iter().map(|stay| stay.phase);
        let visited: BTreeSet<PhaseNumber> = stays.chain(running.iter().copied()).gather();
        let mut duties = Vec::new();
        for number in visited {
            let runs = is_open && running.contains(&number);
            let own = self.plan.phase(number);
            let own = own.into_iter().flat_map(|phase| &phase.tasks);
            let own = own.map(|task| (TaskPlace::Phase(number), task));
            let throughout = self.plan.throughout.iter();
            let throughout = throughout
                // A task of every phase is told once: in the highest phase that runs or ran.
                .filter(|_| number == self.progress.phase)
                .map(|task| (TaskPlace::Throughout, task));
            for (place, task) in own.chain(throughout) {
                duties.extend(self.of_phase(place, number, runs, task));
            }
        }
        duties
    }

    fn of_phase(
        &self,
        place: TaskPlace,
        phase: PhaseNumber,
        runs: bool,
        task: &Task,
    ) -> Option<Duty> {
        let standing = Standing {
            task,
            place,
            phase,
            // What is asked in every phase is done in any of them.
            scope: match place {
                TaskPlace::Throughout => Scope::Case,
                TaskPlace::Phase(_) | TaskPlace::Alarm(_) => Scope::Phase(phase),
            },
            since: self.entered_on(phase),
            is_asked_now: runs,
        };
        let (state, due, duty) = self.judged(&standing)?;
        Some(Duty {
            what: What::Task(duty),
            state,
            due,
        })
    }

    fn of_alarm(&self, raised: &RaisedAlarm) -> Vec<Duty> {
        let Some(alarm) = self.plan.alarm(raised.alarm) else {
            return Vec::new();
        };
        let since = raised.raised_at.date_naive();
        alarm
            .tasks
            .iter()
            .filter_map(|task| {
                let (state, due, task) = self.judged(&Standing {
                    task,
                    place: TaskPlace::Alarm(raised.alarm),
                    phase: self.progress.phase,
                    scope: Scope::Alarm(raised),
                    since,
                    is_asked_now: raised.cleared_on.is_none(),
                })?;
                let what = What::AlarmTask {
                    alarm: raised.alarm,
                    raised: raised.evidence,
                    task,
                };
                Some(Duty { what, state, due })
            })
            .collect()
    }

    /// How the task stands; `None` when there is nothing to say of it.
    fn judged(&self, standing: &Standing<'_>) -> Option<(State, Option<Due>, TaskDuty)> {
        let task = standing.task;
        let found = Found {
            tally: tally(self.plan, self.progress, standing.scope, task),
            is_asked: is_asked(self.plan, self.progress, self.terms, task),
            due: task
                .due
                .map(|rule| due_by(rule, self.plan, self.progress, self.terms, standing.since)),
            waits_for: task
                .waits_for
                .iter()
                .filter(|first| !self.is_held(standing.scope, first))
                .cloned()
                .collect(),
        };
        let state = self.state(standing, &found)?;
        let later = self.later(standing, &found.tally, state);
        let elsewhere = if later.is_empty() {
            self.elsewhere(standing, &found.tally, state)
        } else {
            Vec::new()
        };
        let Found {
            tally,
            due,
            waits_for,
            ..
        } = found;
        let count = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let duty = TaskDuty {
            id: task.id.clone(),
            place: standing.place,
            phase: standing.phase,
            text: task.text.clone(),
            explanation: task.explanation.clone(),
            requirement: task.requirement,
            deeds: task.deeds.clone(),
            actors: task.actors.clone(),
            done: count(tally.done(task)),
            needed: count(tally.needed(task)),
            missing_topics: tally.missing_topics,
            waits_for,
            evidence: tally.counted,
            incomplete: tally.incomplete,
            by_others: tally.by_others,
            later,
            elsewhere,
            left_out: tally.left_out,
            unplaced: tally.unplaced,
            contacts: task.contacts.clone(),
            sources: task.sources.clone(),
        };
        Some((state, due, duty))
    }

    fn state(&self, standing: &Standing<'_>, found: &Found) -> Option<State> {
        let task = standing.task;
        if !found.is_asked && found.tally.counted.is_empty() {
            return None;
        }
        // Texts that were written and not placed stay owed, also when the phase or the case is over (Seed L22-23).
        let has_unplaced = !found.tally.unplaced.is_empty();
        // Danger that was raised again asks for its own, and nothing done now could count for the danger before.
        let is_asked_anew = matches!(standing.scope,
            Scope::Alarm(raised) if self.progress.raised_again_at(raised).is_some());
        // So does asking Veilig Thuis, as long as it lets nothing be known (Seed L76, L99, L167).
        let has_unanswered = task.deeds.contains(&DeedKind::SafeHomeFeedback)
            && !self.progress.feedback_awaited.is_empty();
        let is_open = self.progress.status == Status::Open;
        // A phase that was passed over owes nothing: why it was is told with it.
        let outlives = task.stays_owed
            && !is_asked_anew
            && self.was_in(standing)
            && (is_open || has_unplaced || has_unanswered);
        let is_asked_now = found.is_asked && (standing.is_asked_now || outlives);
        if task.requirement == Requirement::Continuous {
            return match (is_asked_now, has_unplaced) {
                (true, true) => Some(State::Open),
                (true, false) => Some(State::Ongoing),
                (false, _) if found.tally.counted.is_empty() => {
                    found.is_asked.then_some(State::LeftUndone)
                }
                (false, _) => Some(State::Done),
            };
        }
        if found.tally.is_done(task) {
            return Some(State::Done);
        }
        if !is_asked_now {
            let was_asked = task.requirement == Requirement::Required && found.is_asked;
            return was_asked.then_some(State::LeftUndone);
        }
        let by_day = found.due.map_or(State::Open, |due| due.state(self.today));
        let is_pressing = by_day != State::Open && task.requirement == Requirement::Required;
        Some(if is_pressing {
            by_day
        } else if found.waits_for.is_empty() {
            State::Open
        } else {
            State::Blocked
        })
    }

    /// What was done of it later than it was asked, where nothing was done of it in time.
    fn later(&self, standing: &Standing<'_>, tally: &Tally, state: State) -> Vec<Evidence> {
        let Standing { task, phase, .. } = *standing;
        match standing.scope {
            _ if tally.afterwards.len() < tally.counted.len() => Vec::new(),
            Scope::Phase(_) | Scope::Case
                if state == State::LeftUndone && tally.counted.is_empty() =>
            {
                done_later(self.plan, self.progress, phase, task)
            }
            Scope::Phase(_) | Scope::Alarm(_) | Scope::Case => tally.afterwards.clone(),
        }
    }

    /// What of its kind was done in other phases, where it was left undone altogether.
    fn elsewhere(&self, standing: &Standing<'_>, tally: &Tally, state: State) -> Vec<Evidence> {
        let is_of_phase = matches!(standing.place, TaskPlace::Phase(_));
        let is_begun = !tally.counted.is_empty() || !tally.incomplete.is_empty();
        if is_of_phase && state == State::LeftUndone && !is_begun {
            done_elsewhere(self.plan, self.progress, standing.task)
        } else {
            Vec::new()
        }
    }

    fn is_held(&self, scope: Scope<'_>, id: &TaskId) -> bool {
        self.plan.task(id).is_none_or(|(_, task)| {
            !is_asked(self.plan, self.progress, self.terms, task)
                || tally(self.plan, self.progress, scope, task).is_held(task)
        })
    }

    /// Whether the case was ever in the phase that asks this.
    fn was_in(&self, standing: &Standing<'_>) -> bool {
        let mut stays = self.progress.stays.iter();
        !matches!(standing.place, TaskPlace::Phase(phase) if stays.all(|stay| stay.phase != phase))
    }

    /// The day the phase was last entered.
    fn entered_on(&self, phase: PhaseNumber) -> NaiveDate {
        self.progress
            .stays
            .iter()
            .rev()
            .find(|stay| stay.phase == phase)
            .map_or(self.progress.opened_on, |stay| stay.entered_on)
    }
}
