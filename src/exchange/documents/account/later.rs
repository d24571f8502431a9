//! What was written down on a later day than it happened, or after its phase was over, and what was changed.

use super::About;
use super::names::{Cited, Names};
use crate::casefile::event::Event;
use crate::casefile::state::{Content, TimelineEntry};
use crate::protocol::PhaseNumber;
use crate::protocol::progress::minute_of;

/// One record that came later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Later {
    /// The record.
    pub cited: Cited,
    /// Why it stands here.
    pub why: Vec<LaterWhy>,
}

/// Why a record counts as a later addition or a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LaterWhy {
    /// It was written so many days after it happened.
    DaysAfter(i64),
    /// It was written after the phase in which it happened was left.
    AfterPhase(PhaseNumber),
    /// It was written after the case was closed or handed over.
    AfterClosing,
    /// It corrects a record.
    Corrects(Cited),
    /// It gives a reason that a record owed.
    GivesReason(Cited),
    /// Its content was destroyed.
    Erased(Cited),
}

/// Every later addition and change, in the journal's order.
pub(super) fn later(about: &About<'_>, names: Names) -> Vec<Later> {
    let entries = about.file.timeline().iter();
    entries
        .filter_map(|entry| {
            let why = why(about, names, entry);
            if why.is_empty() {
                return None;
            }
            let cited = names.cited(about.file, entry.hash)?;
            Some(Later { cited, why })
        })
        .collect()
}

fn why(about: &About<'_>, names: Names, entry: &TimelineEntry) -> Vec<LaterWhy> {
    let mut why = Vec::new();
    let cited = |record| names.cited(about.file, record);
    match &entry.content {
        Content::Event(Event::RecordCorrected(corrected)) => {
            why.extend(cited(corrected.target).map(LaterWhy::Corrects));
        }
        Content::Event(Event::ReasonGiven(given)) => {
            why.extend(cited(given.target).map(LaterWhy::GivesReason));
        }
        Content::Erased(erasure) => why.extend(cited(erasure.record).map(LaterWhy::Erased)),
        Content::Event(_) | Content::Withheld => {}
    }
    why.extend(entry.days_later().map(LaterWhy::DaysAfter));
    why.extend(after_the_end(about, entry));
    why
}

/// Whether the stay in which it happened was over when it was written, by what was written down of its end; or the case,
/// for what was done after that.
fn after_the_end(about: &About<'_>, entry: &TimelineEntry) -> Option<LaterWhy> {
    let period = about.file.periods().get(entry.period)?;
    let ended = period.ended_by.and_then(|record| about.file.entry(record));
    if ended.is_some_and(|ended| minute_of(ended.happened_at) < minute_of(entry.happened_at))
        && !entry.deeds().is_empty()
    {
        return Some(LaterWhy::AfterClosing);
    }
    let place = period.stay_of(entry)?;
    let stay = period.stays.get(place)?;
    // What happened at the end itself is no addition to what was over.
    if !stay.was_left_after(entry) {
        return None;
    }
    let (ended_by, why) = match period.stays.get(place + 1) {
        Some(next) => (next.record, LaterWhy::AfterPhase(stay.phase)),
        None => (period.ended_by?, LaterWhy::AfterClosing),
    };
    let ended = about.file.entry(ended_by)?;
    (entry.written_at > ended.written_at).then_some(why)
}
