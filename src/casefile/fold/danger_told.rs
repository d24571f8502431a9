//! Folds what records tell of danger without raising it, until somebody answers for it.

use crate::casefile::event::{Answer, CaseHandedOver, Event};
use crate::casefile::journal::Lineage;
use crate::casefile::record::minute_of;
use crate::casefile::state::{Content, DangerTold, RaisedAlarm, TimelineEntry};
use crate::protocol::Alarm;

/// The most pressing of what was told and not answered for: what is surely open first, then danger before doubt, then
/// the last. Danger that stands says it already.
pub(super) fn danger_told(
    timeline: &[TimelineEntry],
    alarms: &[RaisedAlarm],
    lineage: &Lineage,
) -> Option<DangerTold> {
    let stands =
        |raised: &RaisedAlarm| raised.alarm == Alarm::AcuteDanger && raised.cleared.is_none();
    if alarms.iter().any(stands) {
        return None;
    }
    let mut told: Vec<DangerTold> = Vec::new();
    for entry in timeline {
        let saw = |one: &DangerTold| lineage.descends(entry.hash, one.record);
        match &entry.content {
            Content::Event(event) if answers(event) => {
                let is_later = |one: &DangerTold| minute_of(entry.happened_at) >= minute_of(one.at);
                told.retain(|one| !(saw(one) && is_later(one)));
            }
            Content::Event(event) => told.extend(tells(event).map(|is_doubt| DangerTold {
                record: entry.hash,
                at: entry.happened_at,
                is_doubt,
                may_be_answered: false,
            })),
            Content::Withheld => {
                for one in told.iter_mut().filter(|one| saw(one)) {
                    one.may_be_answered = true;
                }
            }
            Content::Erased(_) => {}
        }
    }
    told.into_iter()
        .max_by_key(|one| (!one.may_be_answered, !one.is_doubt))
}

/// What was answered to "Is er nú gevaar?".
fn asked(event: &Event) -> Option<Answer> {
    if let Event::ObservationRecorded(seen) = event {
        seen.danger
    } else if let Event::IndicatorListFilled(list) = event {
        list.danger
    } else {
        None
    }
}

/// Whether it tells of danger, and then whether in doubt.
fn tells(event: &Event) -> Option<bool> {
    match asked(event)? {
        Answer::Yes => Some(false),
        Answer::Doubt => Some(true),
        Answer::No => None,
    }
}

/// Whether it answers for what was told before. A correction is free text and may be about something else.
fn answers(event: &Event) -> bool {
    asked(event) == Some(Answer::No)
        || matches!(
            event,
            Event::DangerRaised(_)
                | Event::DangerCleared(_)
                | Event::CaseClosed(_)
                | Event::CaseHandedOver(CaseHandedOver::School { .. })
        )
}
