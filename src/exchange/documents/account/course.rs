//! How a case ran: its periods and stays, how each ended, and who carried it when.

use chrono::NaiveDate;

use super::About;
use super::names::{Cited, Names, Said, Who};
use super::tasks::{self, PhaseAccount, StepAccount};
use super::terms::{self, Term};
use crate::casefile::Event;
use crate::casefile::event::CaseHandedOver;
use crate::casefile::state::{self, TimelineEntry};
use crate::protocol::agenda::{self, Duty};
use crate::protocol::plan::Closing;
use crate::protocol::{ClosingId, EditionRef, PhaseNumber, Plan, Progress, statutory_steps};

/// A time in which the case ran, with what the plan asked in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The day it was opened, or opened again.
    pub opened_on: NaiveDate,
    /// The first day it tells of, where that was before the case was opened: it was written up afterwards.
    pub told_from: Option<NaiveDate>,
    /// The day it ended.
    pub ended_on: Option<NaiveDate>,
    /// How it ended; `None` while it runs.
    pub ending: Option<Ending>,
    /// The plan that was followed at its end, with its title; `None` for an edition that is not known here.
    pub plan: Option<(EditionRef, String)>,
    /// Every stay in a phase.
    pub stays: Vec<Stay>,
    /// What the plan asked, phase by phase; then what it asks in every phase, and at alarms.
    pub phases: Vec<PhaseAccount>,
    /// Today's five statutory steps.
    pub steps: Vec<StepAccount>,
}

impl Period {
    /// The day the case began to run: earlier than it was opened, where it was written up afterwards.
    pub fn began_on(&self) -> NaiveDate {
        let entered = self.stays.iter().map(|stay| stay.entered_on);
        entered.fold(self.opened_on, NaiveDate::min)
    }
}

/// One stay in one phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stay {
    /// Which phase.
    pub phase: PhaseNumber,
    /// When it was entered.
    pub entered_on: NaiveDate,
    /// When it was left.
    pub left_on: Option<NaiveDate>,
}

/// How a period ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It was closed.
    Closed {
        /// On which ground, and what the plan calls it; `None` for one that no plan here knows.
        ground: Option<(ClosingId, String)>,
        /// Why.
        reason: Said,
        /// Who decided.
        decided_by: Vec<Who>,
        /// When to look once more.
        after_check_on: Option<NaiveDate>,
        /// The day the file went to another school, where that came later.
        handed_over_on: Option<NaiveDate>,
        /// The record.
        cited: Cited,
    },
    /// The file went to another school.
    HandedOver {
        /// The record.
        cited: Cited,
    },
}

/// Somebody who carried the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// From which day.
    pub from_on: NaiveDate,
    /// Who.
    pub who: Who,
    /// Whether as case manager, or as the one responsible until there is one.
    pub is_case_manager: bool,
}

/// A period as it is told, and the terms that ran in it.
pub(super) struct Told {
    pub(super) period: Period,
    pub(super) terms: Vec<Term>,
}

/// What the plan asked in one period, as the case stood at its end.
pub(super) fn told(about: &About<'_>, names: Names, number: usize) -> Told {
    let stood = about.as_it_stood(number);
    let period = about.file.periods().get(number);
    let ended_on = period.and_then(|period| period.closed_on);
    let ending = period.and_then(|period| ending(about, names, period));
    let opened_on = period.map_or(about.today, |period| period.opened_on);
    let stays = stood.stays().iter().map(|stay| Stay {
        phase: stay.phase,
        entered_on: stay.entered_at.date_naive(),
        left_on: stay.left_at.map(|at| at.date_naive()),
    });
    let days = stood.timeline().iter().map(TimelineEntry::happened_on);
    // What was written since a closing is of the period it led to, whatever it tells.
    let first = days.min().filter(|on| number == 0 && *on < opened_on);
    let mut told = Told {
        period: Period {
            opened_on,
            told_from: first,
            ended_on,
            ending,
            plan: None,
            stays: stays.collect(),
            phases: Vec::new(),
            steps: Vec::new(),
        },
        terms: Vec::new(),
    };
    let Some(plan) = stood.plan_in(&about.handbook.plans) else {
        return told;
    };
    told.period.plan = Some((plan.edition.clone(), plan.title.text.clone()));
    let progress = stood.progress(about.handbook, about.terms);
    // A later period has its own agenda; this one is judged on the day it ended.
    let is_last = number + 1 >= about.file.periods().len();
    let on = ended_on.filter(|_| !is_last).unwrap_or(about.today);
    let duties = duties(about, plan, &progress, on);
    told.terms = terms::of_duties(about, names, &progress, &duties);
    if let Some(next) = about.file.periods().get(number + 1) {
        terms::end_with(&mut told.terms, next.opened_on);
    }
    told.period.phases = tasks::phases(about, names, (plan, &progress), &duties);
    told.period.steps = statutory_steps(plan, &progress)
        .into_iter()
        .map(|proof| StepAccount {
            step: proof.step,
            evidence: names.proofs(about.file, &proof.evidence),
            alone: names.proofs(about.file, &proof.alone),
        })
        .collect();
    told
}

fn duties(about: &About<'_>, plan: &Plan, progress: &Progress, on: NaiveDate) -> Vec<Duty> {
    let mut duties = agenda::passed_over(plan, progress, about.terms, on);
    duties.extend(agenda::agenda(plan, progress, about.terms, on).duties);
    duties
}

/// The ground itself. What comes after it tells whoever closes a case what to do first.
pub fn ground_of(closing: &Closing) -> &str {
    let mut sentences = closing.text.split_inclusive('.');
    sentences.next().unwrap_or_default()
}

/// How a period ended, by the record that ended it.
fn ending(about: &About<'_>, names: Names, period: &state::Period) -> Option<Ending> {
    let file = about.file;
    let entry = file.entry(period.ended_by?)?;
    let cited = names.cited(file, entry.hash)?;
    let Event::CaseClosed(closed) = entry.event()? else {
        return Some(Ending::HandedOver { cited });
    };
    let ground = ClosingId(closed.ground.clone());
    let mut plans = about.handbook.plans.iter();
    let known = plans.find_map(|plan| plan.closing(&ground));
    Some(Ending::Closed {
        ground: known.map(|closing| (closing.id.clone(), ground_of(closing).to_owned())),
        reason: names.said(&closed.reason),
        decided_by: closed.decided_by.iter().map(|who| names.who(who)).collect(),
        after_check_on: closed.after_check_on,
        handed_over_on: handed_over_on(about, entry),
        cited,
    })
}

/// When a case that had been closed before was last handed over to another school.
fn handed_over_on(about: &About<'_>, closing: &TimelineEntry) -> Option<NaiveDate> {
    let mut events = about.file.events().rev();
    let (entry, _) = events.find(|(entry, event)| {
        let is_to_school = matches!(event, Event::CaseHandedOver(CaseHandedOver::School { .. }));
        is_to_school && entry.period == closing.period
    })?;
    Some(entry.happened_on())
}

/// Who carried the case, in the order of the journal: appointed, or taken over by a handover. That one is written down on
/// both devices, and told once.
pub(super) fn carried(about: &About<'_>, names: Names) -> Vec<Carried> {
    let file = about.file;
    let mut taken_over = Vec::new();
    let opening = file.opening().map(|opening| Carried {
        from_on: opening.on,
        who: names.who(&opening.responsible),
        is_case_manager: false,
    });
    let appointed = file.events().filter_map(|(entry, event)| {
        let (from_on, who) = if let Event::CaseManagerAppointed(appointed) = event {
            (appointed.from_on, &appointed.who)
        } else if let Event::CaseHandedOver(CaseHandedOver::Colleague { to, transfer }) = event {
            let handover = (*transfer, to.id);
            if taken_over.contains(&handover) {
                return None;
            }
            taken_over.push(handover);
            (entry.happened_on(), to)
        } else {
            return None;
        };
        Some(Carried {
            from_on,
            who: names.who(who),
            is_case_manager: true,
        })
    });
    opening.into_iter().chain(appointed).collect()
}
