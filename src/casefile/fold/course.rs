//! Folds the course of a case: periods, stays, status and the deviations on the way.

use std::collections::{BTreeMap, BTreeSet};

use super::decisions::{Decisions, highest_phase};
use crate::casefile::event::Event;
use crate::casefile::journal::Lineage;
use crate::casefile::record::{Moment, RecordHash, minute_of};
use crate::casefile::state::{
    GivenReason, Matter, Period, Says, Status, Stay, StayReason, TimelineEntry,
};
use crate::order::{self, Gather as _};
use crate::protocol::PhaseNumber;

/// How the case runs and where it is.
pub(super) struct Course {
    pub(super) status: Status,
    pub(super) phase: PhaseNumber,
    pub(super) periods: Vec<Period>,
}

/// Folds periods and stays over the timeline, whose entries know their period.
pub(super) fn course(
    timeline: &[TimelineEntry],
    decisions: &Decisions<'_>,
    lineage: &Lineage,
) -> Course {
    let entries: BTreeMap<RecordHash, &TimelineEntry> =
        timeline.iter().map(|entry| (entry.hash, entry)).gather();
    let phase = highest_phase(decisions.holding(Matter::Phase));
    let status = status(decisions, &entries);
    let mut periods = periods(timeline, decisions);
    let last = periods.len().saturating_sub(1);
    let begun_at: Vec<Option<Moment>> = periods
        .iter()
        .enumerate()
        // A case is written up after what happened; that it runs again is of the moment itself.
        .map(|(number, period)| (number > 0).then_some(&period.record))
        .map(|record| Some(entries.get(record?)?.happened_at))
        .collect();
    let mut stays = stays(&entries, decisions, &begun_at);
    if stays.is_empty() {
        stays.extend(unopened_stay(timeline));
    }
    for (number, period) in periods.iter_mut().enumerate() {
        if number == last {
            period.ended_by = final_closing(status, decisions);
        }
        let ending = period.ended_by.and_then(|record| entries.get(&record));
        let ended_at = ending.map(|entry| entry.happened_at);
        period.closed_on = ended_at.map(|moment| moment.date_naive());
        period.stays = within(number, &mut stays, ended_at);
        for stay in &mut period.stays {
            stay.begun_with = begun_with(timeline, lineage, stay);
        }
    }
    Course {
        status,
        phase,
        periods,
    }
}

/// A stay with the period it belongs to.
struct Lodging {
    stay: Stay,
    period: usize,
}

fn status(decisions: &Decisions<'_>, entries: &BTreeMap<RecordHash, &TimelineEntry>) -> Status {
    if decisions.conflict(Matter::Status).is_some() {
        return Status::Open;
    }
    let holding = decisions.holding(Matter::Status);
    let Some(last) = holding.last() else {
        return Status::Open;
    };
    let record = decisions.resolve(last.record);
    let Some(entry) = entries.get(&record) else {
        return Status::Open;
    };
    let on = entry.happened_on();
    if last.says == Says::HandedOver {
        return Status::HandedOver { on };
    }
    if last.says != Says::Closed {
        return Status::Open;
    }
    Status::Closed {
        on,
        after_check_on: if let Some(Event::CaseClosed(closed)) = entry.event() {
            closed.after_check_on
        } else {
            None
        },
        record,
    }
}

fn final_closing(status: Status, decisions: &Decisions<'_>) -> Option<RecordHash> {
    match status {
        Status::Open => None,
        Status::Closed { .. } | Status::HandedOver { .. } => decisions
            .holding(Matter::Status)
            .last()
            .map(|claim| decisions.ending_of(decisions.resolve(claim.record))),
    }
}

fn periods(timeline: &[TimelineEntry], decisions: &Decisions<'_>) -> Vec<Period> {
    let opening = timeline
        .iter()
        .find(|entry| matches!(entry.event(), Some(Event::CaseOpened(_))))
        .or_else(|| timeline.first());
    let begun = |entry: &TimelineEntry| Period {
        opened_on: entry.happened_on(),
        record: entry.hash,
        closed_on: None,
        ended_by: None,
        stays: Vec::new(),
    };
    let mut periods: Vec<Period> = opening.map(begun).into_iter().collect();
    for entry in timeline {
        if let Some(closing) = decisions.closing_ended_by(entry.hash) {
            if let Some(ended) = periods.last_mut() {
                ended.ended_by = Some(decisions.ending_of(closing));
            }
            periods.push(begun(entry));
        }
    }
    periods
}

/// Every stay with its period; of each period it is given when that began, where nothing in it can be earlier.
fn stays(
    entries: &BTreeMap<RecordHash, &TimelineEntry>,
    decisions: &Decisions<'_>,
    begun_at: &[Option<Moment>],
) -> Vec<Lodging> {
    let running: BTreeSet<RecordHash> = decisions
        .holding(Matter::Phase)
        .into_iter()
        .map(|claim| decisions.resolve(claim.record))
        .gather();
    let last_period = begun_at.len().saturating_sub(1);
    // A move made beside a reopening goes on in the period that the reopening began.
    let period_of = |entry: &TimelineEntry| {
        if running.contains(&entry.hash) {
            last_period
        } else {
            entry.period
        }
    };
    let all = decisions.all(Matter::Phase);
    let mut stays = Vec::new();
    // From the last to the first: how late a stay can have begun depends on what followed it.
    let mut entered: BTreeMap<RecordHash, Moment> = BTreeMap::new();
    for (place, claim) in all.iter().enumerate().rev() {
        let (Says::Phase(phase), Some(entry)) = (&claim.says, entries.get(&claim.record)) else {
            continue;
        };
        if decisions.resolve(claim.record) != claim.record {
            // A settlement goes on with the stay it lets hold.
            continue;
        }
        let period = period_of(entry);
        let followed = all.iter().skip(place + 1).filter(|later| {
            decisions.resolve(later.record) != claim.record
                && decisions.written_in_sight_of(later.record, claim.record)
        });
        let left_at = followed
            .filter_map(|later| entries.get(&later.record))
            .filter(|later| period_of(later) == period)
            .map(|later| *entered.get(&later.hash).unwrap_or(&later.happened_at))
            .min()
            .filter(|_| !running.contains(&claim.record));
        let begun_at = begun_at.get(period).copied().flatten();
        let stay = stay(*phase, entry, (begun_at, left_at));
        entered.insert(claim.record, stay.entered_at);
        stays.push(Lodging { stay, period });
    }
    stays.reverse();
    stays
}

/// While its opening is missing and nothing else says where the case is, it is in fase 0.
fn unopened_stay(timeline: &[TimelineEntry]) -> Option<Lodging> {
    let first = timeline.first()?;
    Some(Lodging {
        stay: stay(PhaseNumber::default(), first, (None, None)),
        period: 0,
    })
}

/// A stay that began no earlier than its period, and that was left then.
///
/// Where its end was dated back, in a case that is written up afterwards, it began no later than it ended.
fn stay(
    phase: PhaseNumber,
    entry: &TimelineEntry,
    (period_at, left_at): (Option<Moment>, Option<Moment>),
) -> Stay {
    let (from, at_once) = match entry.event() {
        Some(Event::PhaseEntered(entered)) => (entered.from, entered.reason.as_str()),
        Some(Event::CaseReopened(reopened)) => (phase, reopened.reason.as_str()),
        Some(Event::EditionMoved(moved)) => (phase, moved.reason.as_str()),
        _ => (phase, ""),
    };
    let entered_at = entry
        .happened_at
        .max(period_at.unwrap_or(entry.happened_at));
    let entered_at = entered_at.min(left_at.unwrap_or(entered_at));
    Stay {
        phase,
        entered_at,
        left_at,
        skipped: passed_over(from, phase),
        is_return: phase < from,
        reason: reason(at_once, entry.reason.as_ref()),
        record: entry.hash,
        begun_with: BTreeSet::new(),
    }
}

/// Which records of the minute of the entering came with it or after it.
fn begun_with(timeline: &[TimelineEntry], lineage: &Lineage, stay: &Stay) -> BTreeSet<RecordHash> {
    let minute = minute_of(stay.entered_at);
    timeline
        .iter()
        .filter(|entry| minute_of(entry.happened_at) == minute)
        .map(|entry| entry.hash)
        .filter(|record| *record == stay.record || lineage.descends(*record, stay.record))
        .gather()
}

/// The stays of one period, those that still run last and the highest of them at the very end.
fn within(number: usize, stays: &mut Vec<Lodging>, ended_at: Option<Moment>) -> Vec<Stay> {
    let mut own: Vec<Stay> = stays
        .extract_if(.., |lodging| lodging.period == number)
        .map(|lodging| lodging.stay)
        .collect();
    order::sort_by_key(&mut own, |stay| {
        let runs = stay.left_at.is_none();
        (runs, runs.then_some(stay.phase))
    });
    if let Some(ended_at) = ended_at {
        for stay in &mut own {
            let left_at = stay.left_at.unwrap_or(ended_at);
            stay.left_at = Some(left_at.min(ended_at));
            stay.entered_at = stay.entered_at.min(ended_at);
        }
    }
    own
}

/// The phases between two, for a move that passes over them.
pub(super) fn passed_over(from: PhaseNumber, to: PhaseNumber) -> Vec<PhaseNumber> {
    (from.0.saturating_add(1)..to.0).map(PhaseNumber).collect()
}

/// The reason of a move: given with it, or later.
pub(super) fn reason(at_once: &str, later: Option<&GivenReason>) -> Option<StayReason> {
    if at_once.trim().is_empty() {
        later.cloned().map(StayReason::Later)
    } else {
        Some(StayReason::AtOnce(at_once.to_owned()))
    }
}
