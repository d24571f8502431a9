//! Postvak: the notes that were left without unlocking, and what can be done with each.

use uuid::Uuid;

use super::emergency::{CaseChoice, Duty, case_choices};
use super::form::FormKind;
use crate::casefile::{CaseId, Moment};
use crate::text::{Day, Inbox as Words, Message, QuickObservation};
use crate::workspace::Desk;
use crate::workspace::desk::{DraftKey, InboxNote, NoteId};
use crate::workspace::note::{Content, Danger, EmergencyStamps, Note, NotedObservation, Witness};

/// What the inbox shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Inbox {
    /// The notes, oldest first.
    pub notes: Vec<NoteCard>,
    /// The cases a note can go into.
    pub cases: Vec<CaseChoice>,
    /// What stands there when there is nothing to read.
    pub empty: Words,
}

/// One note.
#[derive(Clone, Debug, PartialEq)]
pub struct NoteCard {
    /// Its id.
    pub id: NoteId,
    /// What it says; `None` when it could not be opened: it is kept.
    pub letter: Option<Letter>,
}

/// A note that could be opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Letter {
    /// What kind it is.
    pub title: Message,
    /// Whether it tells of danger.
    pub is_urgent: bool,
    /// Whether a case that ended runs again with it.
    pub raises_danger: bool,
    /// The case that it seems to be about, to begin the choice with.
    pub proposed: Option<CaseId>,
    /// When it was written.
    pub written: Message,
    /// What somebody typed; `None` while others look on: names in it are of nobody whom a case knows.
    pub told: Option<Told>,
}

/// What was typed without unlocking.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// Who says to have written it.
    pub author: Message,
    /// The child, as typed.
    pub pupil: String,
    /// What it says, question by question.
    pub lines: Vec<(Message, String)>,
    /// The same as one text, for the case that it goes into.
    pub account: String,
}

/// Who may be looking at the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Onlookers {
    /// Whoever unlocked.
    Nobody,
    /// Everyone before the beamer: names are replaced.
    AtTheBeamer,
}

/// Computes the inbox.
pub fn inbox(desk: &Desk, onlookers: Onlookers) -> Inbox {
    let cases = case_choices(desk);
    Inbox {
        notes: desk
            .notes
            .iter()
            .map(|note| card(desk, note, (&cases, onlookers)))
            .collect(),
        cases,
        empty: if desk.reads_inbox {
            Words::Empty
        } else {
            Words::ForOthers
        },
    }
}

/// What a new case begins with that is opened from a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// The child's name, as typed.
    pub name: String,
    /// The group, where it was typed.
    pub group: String,
    /// Everything the note tells, for the case.
    pub account: String,
    /// Whether it tells of danger.
    pub is_urgent: bool,
}

/// Where what is typed for a case is kept that is opened from a note: of each note apart, since each may be about another
/// child.
pub fn new_case_draft(NoteId(id): NoteId) -> DraftKey {
    DraftKey {
        case: None,
        form: format!("{}/{}", FormKind::CaseOpening.slug(), Uuid::from_bytes(id)),
    }
}

/// The note that such a text is for, from what stands behind the form's name.
pub(super) fn note_of(target: &str) -> Option<NoteId> {
    let id = Uuid::parse_str(target).ok()?;
    Some(NoteId(id.into_bytes()))
}

/// What a note brings to the case that is opened from it; `None` once it is not in the inbox any more.
pub fn beginning(desk: &Desk, id: NoteId) -> Option<Beginning> {
    let note = desk
        .notes
        .iter()
        .find(|kept| kept.id == id)?
        .note
        .as_ref()?;
    let typed = note.pupil.trim();
    let lower = typed.to_ascii_lowercase();
    let at = typed.find([',', '(']).or_else(|| lower.find(" groep "));
    let (name, rest) = typed.split_at_checked(at.unwrap_or(typed.len()))?;
    let group = rest.trim_matches(|sign: char| !sign.is_alphanumeric());
    Some(Beginning {
        name: name.trim().to_owned(),
        group: group.to_owned(),
        account: account(note),
        is_urgent: is_urgent(note),
    })
}

/// The case of the child that is named as a choice of cases names it, or else of the only one who is called just that.
fn proposed(desk: &Desk, cases: &[CaseChoice], note: &Note) -> Option<CaseId> {
    let typed = Some(note.pupil.trim().to_lowercase()).filter(|typed| !typed.is_empty())?;
    let mut named = cases.iter();
    if let Some(named) = named.find(|choice| choice.child.to_lowercase() == typed) {
        return Some(named.case);
    }
    let mut called = desk
        .summaries
        .values()
        .filter(|line| line.pupil.to_lowercase() == typed);
    let only = called.next()?;
    called.next().is_none().then(|| only.case_id())
}

fn card(desk: &Desk, note: &InboxNote, (cases, onlookers): (&[CaseChoice], Onlookers)) -> NoteCard {
    NoteCard {
        id: note.id,
        letter: note
            .note
            .as_ref()
            .map(|note| letter(note, proposed(desk, cases, note), onlookers)),
    }
}

fn letter(note: &Note, proposed: Option<CaseId>, onlookers: Onlookers) -> Letter {
    let (title, lines) = match &note.content {
        Content::Observation(noted) => (Words::Observation, observed(noted)),
        Content::Emergency(stamps) => (
            if stamps.begun_at.is_some() {
                Words::Emergency
            } else {
                Words::EmergencyGoesOn
            },
            stamped(stamps),
        ),
    };
    Letter {
        title: title.into(),
        is_urgent: is_urgent(note),
        raises_danger: matches!(
            &note.content,
            Content::Emergency(stamps) if stamps.begun_at.is_some() && stamps.cancelled.is_none()
        ),
        proposed,
        written: Day::At {
            at: note.written_at,
        }
        .into(),
        told: (onlookers == Onlookers::Nobody).then(|| told(note, lines)),
    }
}

fn told(note: &Note, lines: Vec<(Message, String)>) -> Told {
    Told {
        author: Words::typed_by(&note.author).into(),
        pupil: note.pupil.clone(),
        account: account(note),
        lines: lines
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .collect(),
    }
}

/// Whether it tells of danger.
pub(super) fn is_urgent(note: &Note) -> bool {
    match &note.content {
        Content::Observation(noted) => matches!(noted.danger, Some(Danger::Yes | Danger::Doubt)),
        Content::Emergency(stamps) => stamps.cancelled.is_none(),
    }
}

/// Everything a note tells, line by line: what no record of its own says is not lost when it goes into a case.
pub fn account(note: &Note) -> String {
    let (lines, source) = match &note.content {
        Content::Observation(noted) => (observed(noted), None),
        Content::Emergency(stamps) => (stamped(stamps), Some(Words::SourceNotAsked)),
    };
    let of_whom = (Words::AboutWhom.into(), note.pupil.clone());
    let told = [of_whom].into_iter().chain(lines);
    let told = told.filter(|(_, text)| !text.is_empty());
    let told: Vec<String> = told
        .map(|(label, text)| format!("{}: {text}", label.nl().trim_end_matches(['?', ':'])))
        .chain(source.map(|words| words.nl().into_owned()))
        .collect();
    told.join("\n")
}

fn observed(noted: &NotedObservation) -> Vec<(Message, String)> {
    let danger = noted.danger.map(|danger| match danger {
        Danger::Yes => QuickObservation::DangerYes,
        Danger::Doubt => QuickObservation::DangerDoubt,
        Danger::No => QuickObservation::DangerNo,
    });
    vec![
        (
            QuickObservation::When.into(),
            noted.happened_at.map_or_else(String::new, written_out),
        ),
        (QuickObservation::Place.into(), noted.place.clone()),
        (QuickObservation::Seen.into(), noted.seen.clone()),
        (
            QuickObservation::LiteralWords.into(),
            noted.literal_words.clone(),
        ),
        (QuickObservation::Source.into(), source(noted)),
        (
            QuickObservation::Interpretation.into(),
            noted.interpretation.clone(),
        ),
        (
            QuickObservation::DangerNow.into(),
            danger.map_or_else(String::new, |words| words.nl().into_owned()),
        ),
    ]
}

fn source(noted: &NotedObservation) -> String {
    let name = noted.source.as_str();
    let kind = match noted.told_by() {
        Witness::Myself => QuickObservation::SourceMyself,
        Witness::Child => QuickObservation::SourceChild,
        Witness::SomebodyElse if name.is_empty() => QuickObservation::SourceElse,
        Witness::SomebodyElse => return format!("{}: {name}", QuickObservation::SourceElse.nl()),
    };
    kind.nl().into_owned()
}

fn stamped(stamps: &EmergencyStamps) -> Vec<(Message, String)> {
    let mut lines: Vec<(Message, String)> = vec![(
        Words::Begun.into(),
        stamps.begun_at.map_or_else(String::new, written_out),
    )];
    let stamps_of = [&stamps.talk, &stamps.safe_home, &stamps.case_manager];
    for (duty, stamp) in Duty::ALL.into_iter().zip(stamps_of) {
        let told = stamp.as_ref().map_or_else(String::new, |stamp| {
            let time = Day::Time { at: stamp.at }.nl().into_owned();
            match stamp.words.as_str() {
                "" => time,
                words => format!("{time}: {words}"),
            }
        });
        lines.push((duty.name().into(), told));
    }
    lines.push((Words::Remark.into(), stamps.remark.clone()));
    lines.push((
        Words::FalseAlarm.into(),
        stamps.cancelled.clone().unwrap_or_default(),
    ));
    lines
}

fn written_out(at: Moment) -> String {
    Day::At { at }.nl().into_owned()
}
