//! Where a case has been: every phase of the plan told from the stays themselves, never from a number.

use chrono::NaiveDate;

use super::PhaseNumber;
use super::plan::Plan;
use super::progress::{Progress, Stay};
use crate::order::Gather as _;

/// One phase of the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhaseLine {
    /// Which phase.
    pub phase: PhaseNumber,
    /// Its name, in the plan's words.
    pub title: String,
    /// How it stands.
    pub standing: Standing,
    /// How often the case has been in it; above 1 it is "opnieuw".
    pub visits: u16,
    /// Every time it was passed over, also when the case came back to it later.
    pub passed_over: Vec<PassedOver>,
}

/// How a phase stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The case has not been here.
    NotBegun,
    /// The case is here.
    Running {
        /// Since when.
        since: NaiveDate,
    },
    /// The case has gone on to a later phase, or was closed here.
    Done {
        /// When it was left.
        on: NaiveDate,
    },
    /// The case went back from here to an earlier phase.
    LeftBack {
        /// When it was left.
        on: NaiveDate,
    },
    /// The case passed it over; [`PhaseLine::passed_over`] says why.
    Skipped,
}

/// A time the phase was passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedOver {
    /// When.
    pub on: NaiveDate,
    /// Why; `None` while the reason is owed.
    pub reason: Option<String>,
}

/// Every phase of the plan, and every phase the case has been in, in order.
pub fn phase_map(plan: &Plan, progress: &Progress) -> Vec<PhaseLine> {
    let of_plan = plan.phases.iter().map(|phase| phase.number);
    let of_stays = progress.stays.iter().map(|stay| stay.phase);
    let numbers: std::collections::BTreeSet<_> = of_plan.chain(of_stays).gather();
    numbers
        .into_iter()
        .map(|phase| line(plan, progress, phase))
        .collect()
}

fn line(plan: &Plan, progress: &Progress, phase: PhaseNumber) -> PhaseLine {
    let visits = visits_of(progress, phase);
    let passed_over: Vec<PassedOver> = progress
        .stays
        .iter()
        .filter(|stay| stay.skipped.contains(&phase))
        .map(|stay| PassedOver {
            on: stay.entered_on,
            reason: stay.reason.clone(),
        })
        .collect();
    let standing = match visits.last() {
        Some(visit) => standing_of(progress, visit),
        None if passed_over.is_empty() => Standing::NotBegun,
        None => Standing::Skipped,
    };
    PhaseLine {
        phase,
        title: plan
            .phase(phase)
            .map_or_else(String::new, |phase| phase.title.clone()),
        standing,
        visits: u16::try_from(visits.len()).unwrap_or(u16::MAX),
        passed_over,
    }
}

/// A stretch in one phase: stays that follow each other in the same phase (after a change of plan) are one.
struct Visit<'a> {
    first: &'a Stay,
    last: &'a Stay,
    after: Option<&'a Stay>,
}

fn visits_of(progress: &Progress, phase: PhaseNumber) -> Vec<Visit<'_>> {
    let mut visits: Vec<Visit<'_>> = Vec::new();
    let mut previous: Option<PhaseNumber> = None;
    for stay in &progress.stays {
        if stay.phase == phase {
            match visits.last_mut() {
                Some(visit) if previous == Some(phase) => visit.last = stay,
                Some(_) | None => visits.push(Visit {
                    first: stay,
                    last: stay,
                    after: None,
                }),
            }
        } else if previous == Some(phase)
            && let Some(visit) = visits.last_mut()
        {
            visit.after = Some(stay);
        }
        previous = Some(stay.phase);
    }
    visits
}

fn standing_of(progress: &Progress, visit: &Visit<'_>) -> Standing {
    let went_back = visit
        .after
        .is_some_and(|after| after.phase < visit.last.phase);
    match (visit.last.left_on, progress.status.ended_on()) {
        (Some(on), _) if went_back => Standing::LeftBack { on },
        (Some(on), _) | (None, Some(on)) => Standing::Done { on },
        (None, None) => Standing::Running {
            since: visit.first.entered_on,
        },
    }
}
