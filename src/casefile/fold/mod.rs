//! Folds a journal into the case it tells. It cannot fail.

mod agreements;
mod alarms;
mod course;
mod decisions;
mod deviation;
mod timeline;

use self::course::Course;
use self::decisions::Decisions;
use super::event::Event;
use super::journal::{Entry, Journal, Lineage};
use super::people::PersonRef;
use super::record::RecordHash;
use super::state::{
    CaseFile, Matter, NextCheckDue, Opening, RaisedAlarm, RetentionHold, Says, TimelineEntry,
};
use crate::protocol::{Alarm, EditionRef, Role};

/// What the records of a journal come to, whatever they are and in whatever order they came in.
///
/// It is total: a record that makes no sense where it stands is still on the timeline and changes nothing
/// else. New rules never reject old events.
pub fn fold(journal: &Journal) -> CaseFile {
    let ordered = journal.in_order();
    let lineage = Lineage::over(&ordered);
    let decisions = Decisions::collect(events(&ordered), &lineage);
    let timeline = timeline::timeline(&ordered, &decisions);
    let Course {
        status,
        phase,
        periods,
    } = course::course(&timeline, &decisions);
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
        alarms,
        opening,
        agreements: agreements::agreements(&timeline, &decisions),
        next_check: next_check(&timeline, &lineage),
        deviations: deviation::deviations(&timeline),
        siblings: collect(&timeline, |_, event| match event {
            Event::SiblingLinked(sibling) => Some(sibling.clone()),
            _ => None,
        }),
        retention: retention(&timeline),
        conflicts: decisions.conflicts(),
        heads: journal.heads(),
        timeline,
    }
}

fn events<'e>(
    ordered: &'e [(RecordHash, Entry<'e>)],
) -> impl Iterator<Item = (RecordHash, &'e Event)> {
    ordered.iter().filter_map(|(hash, entry)| match entry {
        Entry::Whole(stored) => Some((*hash, &stored.record().event)),
        Entry::Erased(_) => None,
    })
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
    let openings = collect(timeline, |entry, event| match event {
        Event::CaseOpened(opened) => Some(Opening {
            record: entry.hash,
            on: entry.happened_on(),
            pupil: opened.pupil.clone(),
            parents: opened.parents.clone(),
            responsible: opened.responsible.clone(),
            excluded: opened.excluded.clone(),
        }),
        _ => None,
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
        .find_map(|claim| match &claim.says {
            Says::Plan(edition) => Some(edition.clone()),
            _ => None,
        })
}

/// Of appointments that conflict a directeur's holds while there is danger (Seed L94), else the last.
fn case_manager(decisions: &Decisions<'_>, alarms: &[RaisedAlarm]) -> Option<PersonRef> {
    let appointed: Vec<&PersonRef> = decisions
        .holding(Matter::CaseManager)
        .into_iter()
        .filter_map(|claim| match &claim.says {
            Says::CaseManager(who) => Some(who),
            _ => None,
        })
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

/// Of dates set without sight of each other the earliest holds: the duties of both are kept.
fn next_check(timeline: &[TimelineEntry], lineage: &Lineage) -> Option<NextCheckDue> {
    let set = collect(timeline, |entry, event| match event {
        Event::NextCheckSet(check) => Some(NextCheckDue {
            on: check.on,
            what: check.what.clone(),
            record: entry.hash,
        }),
        _ => None,
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
    let held = collect(timeline, |entry, event| match event {
        Event::RetentionHeld(hold) => Some(RetentionHold {
            until: hold.until,
            reason: hold.reason.clone(),
            record: entry.hash,
        }),
        _ => None,
    });
    held.into_iter().max_by_key(|hold| hold.until)
}
