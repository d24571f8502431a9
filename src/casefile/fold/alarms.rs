//! Folds the alarms: each raising, and what cleared it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::decisions::Decisions;
use crate::casefile::event::Event;
use crate::casefile::record::RecordHash;
use crate::casefile::state::{Matter, RaisedAlarm, Says, TimelineEntry};
use crate::order::Gather as _;
use crate::protocol::Alarm;

/// Every alarm that was raised, in order.
pub(super) fn alarms(timeline: &[TimelineEntry], decisions: &Decisions<'_>) -> Vec<RaisedAlarm> {
    timeline
        .iter()
        .filter_map(|entry| {
            let event = entry.event()?;
            let (alarm, raised_at, for_whom) = if let Event::DangerRaised(raised) = event {
                let at = raised.stamped_at.unwrap_or(entry.happened_at);
                (
                    Alarm::AcuteDanger,
                    at,
                    raised.for_whom.iter().copied().collect(),
                )
            } else if let Event::StaffDangerRaised(_) = event {
                (Alarm::StaffDanger, entry.happened_at, Vec::new())
            } else {
                return None;
            };
            Some(RaisedAlarm {
                alarm,
                raised_at,
                for_whom,
                record: entry.hash,
                period: entry.period,
                cleared: cleared(alarm, entry.hash, timeline, decisions),
            })
        })
        .collect()
}

/// The first clearing written in sight of a raising, unless the raising holds all the same.
fn cleared(
    alarm: Alarm,
    raised: RecordHash,
    timeline: &[TimelineEntry],
    decisions: &Decisions<'_>,
) -> Option<(NaiveDate, RecordHash)> {
    let matter = Matter::Alarm(alarm);
    let standing: BTreeSet<RecordHash> = decisions
        .holding(matter)
        .into_iter()
        .filter(|claim| claim.says == Says::Raised)
        .map(|claim| decisions.resolve(claim.record))
        .gather();
    if standing.contains(&raised) {
        return None;
    }
    let clearings: Vec<RecordHash> = decisions
        .all(matter)
        .iter()
        .filter(|claim| claim.says == Says::Cleared)
        .map(|claim| claim.record)
        .collect();
    let clearing = clearings
        .iter()
        .find(|clearing| decisions.written_in_sight_of(**clearing, raised))
        // A settlement may let a clearing hold that was written beside the raising.
        .or_else(|| clearings.last().filter(|_| standing.is_empty()))?;
    let entry = timeline.iter().find(|entry| entry.hash == *clearing)?;
    Some((entry.happened_on(), *clearing))
}
