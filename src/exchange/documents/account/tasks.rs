//! What the plan asked, phase by phase, and what proves that it was done.

use chrono::NaiveDate;

use super::About;
use super::deviations::tasks_unmet;
use super::names::{Cited, Names, Said};
use crate::casefile::{CaseFile, RecordHash};
use crate::order;
use crate::protocol::agenda::{Due, Duty, State, TaskDuty, What};
use crate::protocol::phase_map::{self, PhaseLine, Standing};
use crate::protocol::plan::{Requirement, TaskPlace};
use crate::protocol::progress::RaisedAlarm;
use crate::protocol::{PhaseNumber, Plan, Progress, StatutoryStep};

/// One place of the plan with the tasks it asks: a phase, every phase, or an alarm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhaseAccount {
    /// Which place.
    pub place: TaskPlace,
    /// For an alarm, the day it was raised and the record that says so: it can be raised again.
    pub raised: Option<(NaiveDate, Cited)>,
    /// What the plan calls it; empty for what is no phase.
    pub title: String,
    /// How the phase went; `None` for what is no phase.
    pub standing: Option<PhaseStanding>,
    /// The deviations by which it was passed over without ever being entered, by number.
    pub skips: Vec<usize>,
    /// Whether it is behind the case: a phase that was left or passed over, an alarm that was cleared.
    pub is_over: bool,
    /// The tasks, in the plan's order.
    pub tasks: Vec<TaskAccount>,
}

/// How a phase went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhaseStanding {
    /// How it stands.
    pub standing: Standing,
    /// How often the case was in it.
    pub visits: u16,
    /// Each time it was passed over, and why.
    pub passed_over: Vec<(NaiveDate, Said)>,
}

/// One task of the plan in this case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskAccount {
    /// What to do, in the plan's words.
    pub text: String,
    /// Whether the plan asks it.
    pub requirement: Requirement,
    /// How it stands.
    pub state: State,
    /// By when it was due.
    pub due: Option<Due>,
    /// The day it was done often enough; `None` while it is not, or when something else was done instead.
    pub done_on: Option<NaiveDate>,
    /// How often it was done.
    pub done: u16,
    /// How often it must be done.
    pub needed: u16,
    /// What proves it.
    pub evidence: Vec<Cited>,
    /// Records that do not count, because not everyone took part who must.
    pub incomplete: Vec<Cited>,
    /// Records that do it later than it was asked; empty where it was done in time as well.
    pub later: Vec<Cited>,
    /// Where nothing else is known of it and it was left undone: records of its kind that are of another phase.
    pub elsewhere: Vec<Cited>,
    /// Where it must come before something, the records of that which do it as well; they are no evidence where there is
    /// other.
    pub repeated: Vec<Cited>,
    /// The record that says why it was left out, where the plan lets that do instead.
    pub left_out: Vec<Cited>,
    /// Whether somebody else did it than the plan names; that is allowed.
    pub is_by_others: bool,
    /// Whether it goes on as long as the phase does and no record could show it: none belongs to it, or there is no text to
    /// place.
    pub is_shown_by_nothing: bool,
    /// What was not spoken of, in the plan's words.
    pub missing_topics: Vec<String>,
    /// Texts that were not placed in ParnasSys.
    pub unplaced: usize,
    /// The deviations in which it was found missing, by number.
    pub deviations: Vec<usize>,
}

/// One statutory step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepAccount {
    /// Which step.
    pub step: StatutoryStep,
    /// What proves it; empty while nothing does.
    pub evidence: Vec<Cited>,
    /// Records that would prove it, had somebody else taken part.
    pub alone: Vec<Cited>,
}

impl PhaseAccount {
    /// Whether it is a phase that the case passed over and never was in: it owes nothing, and the reason of that is the
    /// reason of all that it asks.
    pub fn is_passed_over(&self) -> bool {
        let standing = self.standing.as_ref();
        standing.is_some_and(|phase| phase.standing == Standing::Skipped)
    }
}

/// Every place of the plan that asked anything, in the plan's order, the alarms first.
pub(super) fn phases(
    about: &About<'_>,
    names: Names,
    (plan, progress): (&Plan, &Progress),
    duties: &[Duty],
) -> Vec<PhaseAccount> {
    let unmet = tasks_unmet(about.file, &about.handbook.plans);
    let mut phases: Vec<PhaseAccount> = phase_map::phase_map(plan, progress)
        .into_iter()
        .map(|line| PhaseAccount {
            skips: skips_of(about.file, progress, line.phase),
            ..phase(names, line)
        })
        .collect();
    for duty in duties {
        let (What::Task(task) | What::AlarmTask { task, .. }) = &duty.what else {
            continue;
        };
        let raised_by = if let What::AlarmTask { raised, .. } = &duty.what {
            Some(*raised)
        } else {
            None
        };
        let alarms = progress.alarms.iter();
        let alarm = raised_by.and_then(|by| alarms.clone().find(|alarm| alarm.evidence == by));
        let raised = alarm.and_then(|alarm| raised_on(about, names, alarm));
        if !was_asked(plan, progress, task) {
            continue;
        }
        let found = unmet.iter().filter(|unmet| {
            unmet.id == task.id && raised_by.is_none_or(|raised| unmet.is_about(about.file, raised))
        });
        let mut deviations: Vec<usize> = found.map(|unmet| unmet.deviation).collect();
        let is_of = |phase: &&mut PhaseAccount| phase.place == task.place && phase.raised == raised;
        let found = phases.iter_mut().find(is_of);
        if duty.state == State::LeftUndone && task.requirement == Requirement::Required {
            let skips = found.iter().flat_map(|phase| &phase.skips);
            for skip in skips {
                if !deviations.contains(skip) {
                    deviations.push(*skip);
                }
            }
        }
        let account = TaskAccount {
            deviations,
            ..told(about.file, names, plan, (duty, task))
        };
        match found {
            Some(phase) => phase.tasks.push(account),
            None => phases.push(PhaseAccount {
                place: task.place,
                raised,
                title: String::new(),
                standing: None,
                skips: Vec::new(),
                is_over: alarm.is_some_and(|alarm| alarm.cleared_on.is_some()),
                tasks: vec![account],
            }),
        }
    }
    put_in_order(plan, &mut phases);
    phases
}

/// The alarms first, then the phases; within each the plan's own order.
fn put_in_order(plan: &Plan, phases: &mut Vec<PhaseAccount>) {
    for phase in phases.iter_mut() {
        // The agenda puts what presses first; on paper the plan's own order reads as the plan does.
        order::sort_by_key(&mut phase.tasks, |task| {
            plan.tasks()
                .position(|(place, of_plan)| place == phase.place && of_plan.text == task.text)
        });
    }
    order::sort_by_key(phases, |phase| match phase.place {
        TaskPlace::Alarm(alarm) => {
            let raised = phase.raised.as_ref();
            (
                0,
                Some(alarm),
                None,
                raised.map(|(on, cited)| (*on, cited.number)),
            )
        }
        TaskPlace::Phase(number) => (1, None, Some(number), None),
        TaskPlace::Throughout => (2, None, None, None),
    });
}

/// When an alarm was raised, and the record of it.
fn raised_on(about: &About<'_>, names: Names, alarm: &RaisedAlarm) -> Option<(NaiveDate, Cited)> {
    let cited = names.cited(about.file, RecordHash(alarm.evidence.0))?;
    Some((alarm.raised_at.date_naive(), cited))
}

/// The numbers of the moves that passed over a phase that the case was never in: their reason is the reason of all that it
/// asks.
fn skips_of(file: &CaseFile, progress: &Progress, phase: PhaseNumber) -> Vec<usize> {
    let stays = || progress.stays.iter();
    if stays().any(|stay| stay.phase == phase) {
        return Vec::new();
    }
    let passed_over = |record: RecordHash| {
        stays().any(|stay| stay.evidence.0 == record.0 && stay.skipped.contains(&phase))
    };
    let deviations = file.deviations().iter().enumerate();
    let skips = deviations.filter(|(_, deviation)| passed_over(deviation.record));
    skips.map(|(place, _)| place + 1).collect()
}

/// Whether what the plan waits for came. What was done for another reason counts for such a task, and was not asked by it.
fn was_asked(plan: &Plan, progress: &Progress, task: &TaskDuty) -> bool {
    let waits_for = plan.task(&task.id).and_then(|(_, task)| task.when);
    waits_for.is_none_or(|finding| progress.findings.contains(&finding))
}

fn phase(names: Names, line: PhaseLine) -> PhaseAccount {
    let passed_over = line.passed_over.iter();
    let passed_over = passed_over.map(|passed| {
        let reason = passed.reason.as_deref().unwrap_or_default();
        (passed.on, names.said(reason))
    });
    PhaseAccount {
        place: TaskPlace::Phase(line.phase),
        raised: None,
        skips: Vec::new(),
        is_over: match line.standing {
            Standing::NotBegun | Standing::Running { .. } => false,
            Standing::Done { .. } | Standing::LeftBack { .. } | Standing::Skipped => true,
        },
        standing: Some(PhaseStanding {
            standing: line.standing,
            visits: line.visits,
            passed_over: passed_over.collect(),
        }),
        title: line.title,
        tasks: Vec::new(),
    }
}

fn told(
    file: &CaseFile,
    names: Names,
    plan: &Plan,
    (duty, task): (&Duty, &TaskDuty),
) -> TaskAccount {
    let (evidence, repeated) = evidence_of(file, names, plan, task);
    let topics = task.missing_topics.iter();
    TaskAccount {
        text: task.text.clone(),
        requirement: task.requirement,
        state: duty.state,
        due: duty.due,
        done_on: (duty.state == State::Done)
            .then(|| done_on(&evidence, task.needed))
            .flatten(),
        done: task.done,
        needed: task.needed,
        evidence,
        incomplete: names.proofs(file, &task.incomplete),
        later: names.proofs(file, &task.later),
        elsewhere: names.proofs(file, &task.elsewhere),
        repeated,
        left_out: names.proofs(file, task.left_out.as_slice()),
        is_by_others: !task.by_others.is_empty(),
        is_shown_by_nothing: task.is_shown_by_nothing(),
        missing_topics: topics
            .map(|topic| {
                plan.topic(topic)
                    .map_or_else(|| topic.to_string(), |topic| topic.text.clone())
            })
            .collect(),
        unplaced: task.unplaced.len(),
        deviations: Vec::new(),
    }
}

/// What does it; and apart from that, where it was done as well, what it must come before: who told the parents and says so
/// in the report told them once.
fn evidence_of(
    file: &CaseFile,
    names: Names,
    plan: &Plan,
    task: &TaskDuty,
) -> (Vec<Cited>, Vec<Cited>) {
    let evidence = names.proofs(file, &task.evidence);
    let before = plan.task(&task.id).and_then(|(_, task)| task.before);
    let is_that = |cited: &Cited| {
        let entry = file.entry(cited.record);
        entry.is_some_and(|entry| before.is_some_and(|kind| entry.deeds().contains(&kind)))
    };
    let (that, own): (Vec<Cited>, Vec<Cited>) = evidence.into_iter().partition(is_that);
    if own.is_empty() {
        (that, own)
    } else {
        (own, that)
    }
}

/// The day on which a task had been done as often as it must.
fn done_on(evidence: &[Cited], needed: u16) -> Option<NaiveDate> {
    let mut days: Vec<NaiveDate> = evidence.iter().map(|cited| cited.happened_on).collect();
    order::sort_by_key(&mut days, |day| *day);
    days.get(usize::from(needed.max(1)) - 1).copied()
}
