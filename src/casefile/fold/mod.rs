//! Folds a journal into the case it tells. It cannot fail.

mod agreements;
mod alarms;
mod claims;
mod course;
mod danger_told;
mod decisions;
mod deviation;
mod sight;
mod timeline;

use self::course::Course;
use self::decisions::Decisions;
use super::event::Event;
use super::journal::{Journal, Lineage};
use super::people::PersonRef;
use super::state::{
    CaseFile, Matter, NextCheckDue, Opening, RaisedAlarm, RetentionHold, TimelineEntry,
};
use crate::protocol::{Alarm, EditionRef, Role};

/// What the records of a journal come to, whatever they are and in whatever order they came in.
///
/// It is total: a record that makes no sense where it stands is still on the timeline and changes nothing
/// else. New rules never reject old events.
pub fn fold(journal: &Journal) -> CaseFile {
    let ordered = journal.in_order();
    let lineage = Lineage::over(&ordered);
    let decisions = Decisions::collect(&ordered, &lineage);
    let timeline = timeline::timeline(&ordered, &decisions);
    let Course {
        status,
        phase,
        periods,
    } = course::course(&timeline, &decisions, &lineage);
    let opening = opening(&timeline);
    let alarms = alarms::alarms(&timeline, &decisions);
    CaseFile {
        id: journal.case(),
        plan: plan(&decisions),
        status,
        phase,
        periods,
        responsible: responsible(opening.as_ref(), &timeline),
        case_manager: case_manager(&decisions, &alarms),
        danger_told: danger_told::danger_told(&timeline, &alarms, &lineage),
        alarms,
        opening,
        agreements: agreements::agreements(&timeline, &decisions),
        next_check: next_check(&timeline, &lineage),
        deviations: deviation::deviations(&timeline),
        siblings: collect(&timeline, |_, event| {
            if let Event::SiblingLinked(sibling) = event {
                Some(sibling.clone())
            } else {
                None
            }
        }),
        retention: retention(&timeline),
        conflicts: decisions.conflicts(),
        heads: journal.heads(),
        timeline,
    }
}

fn collect<T>(
    timeline: &[TimelineEntry],
    pick: impl Fn(&TimelineEntry, &Event) -> Option<T>,
) -> Vec<T> {
    timeline
        .iter()
        .filter_map(|entry| pick(entry, entry.event()?))
        .collect()
}

fn opening(timeline: &[TimelineEntry]) -> Option<Opening> {
    let openings = collect(timeline, |entry, event| {
        let Event::CaseOpened(opened) = event else {
            return None;
        };
        Some(Opening {
            record: entry.hash,
            on: entry.happened_on(),
            pupil: opened.pupil.clone(),
            parents: opened.parents.clone(),
            responsible: opened.responsible.clone(),
            excluded: opened.excluded.clone(),
        })
    });
    openings.into_iter().next()
}

/// Never leave a case without a named responsible person (domain 1.6 no. 5): without an opening,
/// whoever wrote the first record that is here carries it.
fn responsible(opening: Option<&Opening>, timeline: &[TimelineEntry]) -> Option<PersonRef> {
    opening
        .map(|opening| opening.responsible.clone())
        .or_else(|| timeline.first().map(|entry| entry.author.clone()))
}

fn plan(decisions: &Decisions<'_>) -> Option<EditionRef> {
    decisions
        .holding(Matter::Plan)
        .into_iter()
        .rev()
        .find_map(|claim| claim.says.plan().cloned())
}

/// Of appointments that conflict a directeur's holds while there is danger (Seed L94), else the last.
fn case_manager(decisions: &Decisions<'_>, alarms: &[RaisedAlarm]) -> Option<PersonRef> {
    let appointed: Vec<&PersonRef> = decisions
        .holding(Matter::CaseManager)
        .into_iter()
        .filter_map(|claim| claim.says.case_manager())
        .collect();
    let danger = alarms
        .iter()
        .any(|raised| raised.alarm == Alarm::AcuteDanger && raised.cleared.is_none());
    let principal = appointed
        .iter()
        .rev()
        .find(|who| danger && who.role == Role::Principal);
    principal.or(appointed.last()).map(|who| (*who).clone())
}

/// Of dates set without sight of each other the earliest holds: the duties of both are kept. A closing ends what was set
/// before it, so a reopened case has none until one is set.
fn next_check(timeline: &[TimelineEntry], lineage: &Lineage) -> Option<NextCheckDue> {
    let running = timeline.last().map(|entry| entry.period);
    let set = collect(timeline, |entry, event| {
        let Event::NextCheckSet(check) = event else {
            return None;
        };
        (Some(entry.counts_in) == running).then(|| NextCheckDue {
            on: check.on,
            what: check.what.clone(),
            record: entry.hash,
        })
    });
    set.iter()
        .filter(|check| {
            !set.iter()
                .any(|later| lineage.descends(later.record, check.record))
        })
        .min_by_key(|check| check.on)
        .cloned()
}

fn retention(timeline: &[TimelineEntry]) -> Option<RetentionHold> {
    let held = collect(timeline, |entry, event| {
        let Event::RetentionHeld(hold) = event else {
            return None;
        };
        Some(RetentionHold {
            until: hold.until,
            reason: hold.reason.clone(),
            record: entry.hash,
        })
    });
    held.into_iter().max_by_key(|hold| hold.until)
}
