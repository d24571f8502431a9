//! One record on the timeline: kind, when it happened and was written, by whom in which role, and its content.

use crate::casefile::state::{Content, TimelineEntry};
use crate::casefile::{Compartment, Event, RecordHash, need_to_know};
use crate::screen::Door;
use crate::screen::timeline::lines::Block;
use crate::screen::timeline::{actions, attached, content};
use crate::text::{Day, Inbox, Message, RecordKind, RecordLine, Timeline as Words};
use crate::workspace::Desk;
use crate::workspace::desk::Dossier;

/// One record.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its identity.
    pub record: RecordHash,
    /// What kind of thing it is.
    pub kind: Message,
    /// What stands out about it.
    pub tone: EntryTone,
    /// When it happened.
    pub when: Message,
    /// The same for machines.
    pub moment: String,
    /// Who wrote it, in the role of then.
    pub author: Message,
    /// Written later, not verified, earlier piece missing, clock off, confidential.
    pub notes: Vec<Message>,
    /// What it says.
    pub blocks: Vec<Block>,
    /// Corrections, views of parents, reasons, placements: in order.
    pub attached: Vec<attached::Attachment>,
    /// What can be done about it.
    pub doors: Vec<Door>,
}

/// What stands out about a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryTone {
    /// Nothing.
    Plain,
    /// The course of the case changed.
    Course,
    /// Danger.
    Danger,
    /// Its content is gone.
    Erased,
}

/// What a record is called; of an erased one nothing but that remains.
pub(in crate::screen) fn kind_of(entry: &TimelineEntry) -> RecordKind {
    match &entry.content {
        Content::Event(event) => RecordKind::from(event),
        Content::Erased(_) => RecordKind::Erasure,
        Content::Withheld => RecordKind::Withheld,
    }
}

pub(in crate::screen) fn entry(desk: &Desk, dossier: &Dossier, record: &TimelineEntry) -> Entry {
    Entry {
        record: record.hash,
        kind: kind_of(record).into(),
        tone: tone(&record.content),
        when: Day::At {
            at: record.happened_at,
        }
        .into(),
        moment: record.happened_at.to_rfc3339(),
        author: Words::By {
            name: record.author.name.clone(),
            role: record.author.role,
        }
        .into(),
        notes: notes(dossier, record),
        blocks: match &record.content {
            Content::Event(event) => content::blocks(desk, dossier, (record.hash, event)),
            Content::Erased(erasure) => content::erased(desk, erasure),
            Content::Withheld => Vec::new(),
        },
        attached: attached::attached(record),
        doors: actions::doors(desk, dossier, record),
    }
}

fn tone(content: &Content) -> EntryTone {
    match content {
        Content::Erased(_) | Content::Withheld => EntryTone::Erased,
        Content::Event(Event::DangerRaised(_) | Event::StaffDangerRaised(_)) => EntryTone::Danger,
        Content::Event(
            Event::CaseOpened(_)
            | Event::PlanChosen(_)
            | Event::PhaseEntered(_)
            | Event::CaseClosed(_)
            | Event::CaseReopened(_)
            | Event::CaseHandedOver(_)
            | Event::SafeHomeReported(_),
        ) => EntryTone::Course,
        Content::Event(_) => EntryTone::Plain,
    }
}

fn notes(dossier: &Dossier, record: &TimelineEntry) -> Vec<Message> {
    let mut notes: Vec<Message> = Vec::new();
    if record.happened_at > record.written_at {
        notes.push(RecordLine::HappenedAfterWriting.into());
    } else if record.days_later().is_some() {
        notes.push(
            Words::WrittenLater {
                at: record.written_at,
            }
            .into(),
        );
    }
    if record.ancestor_missing {
        notes.push(Words::EarlierMissing.into());
    }
    if record.clock_behind {
        notes.push(Words::ClockOff.into());
    }
    if !record.has_signature {
        notes.push(Words::NotVerified.into());
    }
    if let Content::Event(Event::ObservationRecorded(seen)) = &record.content
        && let Some(name) = &seen.unverified_author
    {
        notes.push(Inbox::typed_by(name).into());
    }
    if need_to_know::compartment_of(&dossier.file, record) == Compartment::Confidential {
        notes.push(Words::Confidential.into());
    }
    let mut deviations = dossier.file.deviations().iter();
    if let Some(deviation) = deviations.find(|deviation| deviation.record == record.hash) {
        notes.push(Words::Deviation.into());
        if deviation.reason.is_none() {
            notes.push(Words::ReasonOwed.into());
        }
    }
    if dossier.file.periods().len() > 1 {
        notes.push(
            RecordLine::Period {
                number: record.period + 1,
            }
            .into(),
        );
    }
    if !record.corrections.is_empty() {
        notes.push(Words::Corrected.into());
    }
    notes
}
