//! Folds the alarms: each raising, and what cleared it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::decisions::Decisions;
use crate::casefile::event::Event;
use crate::casefile::record::RecordHash;
use crate::casefile::state::{Matter, RaisedAlarm, Says, TimelineEntry};
use crate::protocol::Alarm;

/// Every alarm that was raised, in order.
pub(super) fn alarms(timeline: &[TimelineEntry], decisions: &Decisions<'_>) -> Vec<RaisedAlarm> {
    timeline
        .iter()
        .filter_map(|entry| {
            let (alarm, raised_at, for_whom) = match entry.event()? {
                Event::DangerRaised(raised) => (
                    Alarm::AcuteDanger,
                    raised.stamped_at.unwrap_or(entry.happened_at),
                    raised.for_whom.iter().copied().collect(),
                ),
                Event::StaffDangerRaised(_) => (Alarm::StaffDanger, entry.happened_at, Vec::new()),
                _ => return None,
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
        .collect();
    if standing.contains(&raised) {
        return None;
    }
    let seen = |clearing: RecordHash| decisions.written_in_sight_of(clearing, raised);
    let clearings = || {
        decisions
            .all(matter)
            .iter()
            .filter(|claim| claim.says == Says::Cleared)
    };
    let clearing = clearings().find(|claim| seen(claim.record)).or_else(|| {
        // A settlement may let a clearing hold that was written beside the raising.
        let over = standing.is_empty();
        clearings().last().filter(|_| over)
    })?;
    let entry = timeline
        .iter()
        .find(|entry| entry.hash == clearing.record)?;
    Some((entry.happened_on(), clearing.record))
}
