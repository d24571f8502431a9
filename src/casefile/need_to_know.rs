//! Who may read what of a case from fase 2 on, and which key a record belongs under.
//!
//! Until then everyone on the case reads it. From fase 2 the case manager keeps the file (Seed L24, L122), and
//! the leerkracht goes on reading their own words, the agreed actions and where the case stands; not police
//! information, nor what others note (design 5). What was readable once stays so: it was read.

use super::event::Event;
use super::people::PersonRef;
use super::record::RecordHash;
use super::state::{CaseFile, TimelineEntry};
use crate::protocol::{PhaseNumber, Role};

/// From this phase on the case manager keeps the file (Seed L24, L122).
const KEPT_BY_CASE_MANAGER_FROM: PhaseNumber = PhaseNumber(2);

/// Nobody corrects a correction more often than this; a longer chain is kept confidential and not followed.
const LINKS_MAX: usize = 16;

/// Under which of a case's two keys a record is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Compartment {
    /// Everyone on the case reads it.
    Open,
    /// Only those read it who keep the file from fase 2 on.
    Confidential,
}

/// The compartment of an event that is about to be written by this author.
pub fn compartment(case: &CaseFile, author: &PersonRef, event: &Event) -> Compartment {
    of_written(case, author, case.phase(), event)
}

/// The compartment of a record that stands in the case. An erased one holds nothing to keep from anybody.
pub fn compartment_of(case: &CaseFile, entry: &TimelineEntry) -> Compartment {
    entry.event().map_or(Compartment::Open, |event| {
        of_written(case, &entry.author, entry.written_in, event)
    })
}

/// The records this person may read, in the journal's order.
///
/// Whoever is case manager keeps the file, whatever their role.
pub fn readable<'a>(
    case: &'a CaseFile,
    reader: &'a PersonRef,
) -> impl Iterator<Item = &'a TimelineEntry> {
    case.timeline().iter().filter(move |entry| {
        keeps_the_file(case, reader)
            || entry.author.id == reader.id
            || compartment_of(case, entry) == Compartment::Open
    })
}

/// Whether the case manager keeps the file by now, and others read what they need to know.
pub fn is_kept(case: &CaseFile) -> bool {
    case.phase() >= KEPT_BY_CASE_MANAGER_FROM
}

/// Whether this person reads both compartments.
pub fn keeps_the_file(case: &CaseFile, reader: &PersonRef) -> bool {
    let is_case_manager = case
        .case_manager()
        .is_some_and(|manager| manager.id == reader.id);
    match reader.role {
        Role::CareCoordinator | Role::Principal | Role::AttentionOfficer => true,
        Role::Teacher | Role::Staff => is_case_manager,
    }
}

fn of_written(
    case: &CaseFile,
    author: &PersonRef,
    written_in: PhaseNumber,
    event: &Event,
) -> Compartment {
    if about(event).is_none() {
        return of_words(author, written_in, event);
    }
    // What is said about a record is kept as that record is.
    match spoken_of(case, event) {
        Some((entry, event)) => of_words(&entry.author, entry.written_in, event),
        None => Compartment::Confidential,
    }
}

/// The record at the end of what points at what: a correction of a correction is about the first record.
fn spoken_of<'a>(case: &'a CaseFile, event: &Event) -> Option<(&'a TimelineEntry, &'a Event)> {
    let mut entry = case.entry(about(event)?)?;
    for _ in 0..LINKS_MAX {
        match about(entry.event()?) {
            Some(further) => entry = case.entry(further)?,
            None => return Some((entry, entry.event()?)),
        }
    }
    None
}

/// A leerkracht knows what they write themselves, and does not hold the other key.
fn of_words(author: &PersonRef, written_in: PhaseNumber, event: &Event) -> Compartment {
    if matches!(author.role, Role::Teacher | Role::Staff) {
        return Compartment::Open;
    }
    let is_police = matches!(event, Event::ExternalContactMade(contact) if contact.confidential);
    let is_kept = written_in >= KEPT_BY_CASE_MANAGER_FROM && !tells_where_the_case_stands(event);
    if is_police || is_kept {
        Compartment::Confidential
    } else {
        Compartment::Open
    }
}

/// The record that another one adds words to.
pub fn about(event: &Event) -> Option<RecordHash> {
    if let Event::RecordCorrected(corrected) = event {
        Some(corrected.target)
    } else if let Event::ParentViewAttached(view) = event {
        Some(view.target)
    } else if let Event::ReasonGiven(given) = event {
        Some(given.target)
    } else if let Event::HypothesisSettled(settled) = event {
        Some(settled.observation)
    } else {
        None
    }
}

/// The course of the case and what was agreed: without these nobody could tell where it stands.
fn tells_where_the_case_stands(event: &Event) -> bool {
    matches!(
        event,
        Event::CaseOpened(_)
            | Event::PlanChosen(_)
            | Event::PhaseEntered(_)
            | Event::EditionMoved(_)
            | Event::ActionAgreed(_)
            | Event::ActionChecked(_)
            | Event::NextCheckSet(_)
            | Event::DangerRaised(_)
            | Event::DangerCleared(_)
            | Event::StaffDangerRaised(_)
            | Event::StaffDangerCleared(_)
            | Event::CaseManagerAppointed(_)
            | Event::CaseHandedOver(_)
            | Event::CaseClosed(_)
            | Event::CaseReopened(_)
            | Event::ConflictSettled(_)
            | Event::RecordErased(_)
            | Event::PlacedInParnasSys(_)
            | Event::SiblingLinked(_)
    )
}
