//! Notes for ParnasSys: one plain text per observation and per step report, short enough to be pasted.

use chrono::NaiveDate;

use crate::casefile::event::{Event, Observation, Source, StepReport};
use crate::casefile::state::TimelineEntry;
use crate::casefile::{Moment, PersonRef};
use crate::protocol::PhaseNumber;

/// The most characters a rendered note may have (domain 3.7).
pub const NOTE_CHARACTERS_MAX: usize = 4_000;

/// The most characters that one note's parts may take, own words and labels together; the rest is for the first line.
const ROOM: usize = 3_780;

/// The most characters of a name, with what says that it goes on.
const NAME_MAX: usize = 101;

/// What a part may take besides people's own words: its label, a date, a role, the line ends around it.
const LABEL_MAX: usize = 80;

/// The most characters of people's own words in one passage: it fits under a head of six lines with three names.
const OWN_WORDS_MAX: usize = ROOM - 7 * LABEL_MAX - 4 * NAME_MAX;

/// What stands on the first line, before the date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Title {
    /// 'Meldcode observaties' (Seed L18-19).
    Observations,
    /// 'Meldcode – fase n'.
    StepReport(PhaseNumber),
}

/// One line or passage of a note. Words are as they were written, without what a plain text cannot hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Which of several observations begins, or goes on, here.
    Observation {
        /// Its number, from 1.
        number: usize,
        /// How many there are.
        of: usize,
    },
    /// When it happened.
    Happened(Moment),
    /// When it was written, if that was on a later day.
    Written(Moment),
    /// Who wrote it.
    WrittenBy(PersonRef),
    /// The name that was typed on the locked screen; empty where none was.
    TypedAs(String),
    /// Who took over what was typed there.
    TakenOverBy(PersonRef),
    /// Where it was.
    Place(String),
    /// Who was there.
    Present(String),
    /// What was seen or heard.
    Seen(String),
    /// Words said, literally.
    LiteralWords(String),
    /// Where it comes from.
    Source(Source),
    /// What is not known.
    NotKnown(String),
    /// What the writer did.
    Did(String),
    /// What was done and said in this step.
    Summary(String),
    /// What was agreed.
    Agreements(String),
    /// A later correction, with its day and writer. The words above it stay.
    Corrected {
        /// When.
        on: NaiveDate,
        /// By whom.
        by: PersonRef,
        /// What it should say.
        correction: String,
    },
    /// Why it was corrected.
    CorrectedBecause(String),
    /// A parent's view, with its day.
    ParentView {
        /// When.
        on: NaiveDate,
        /// Whose.
        parent: String,
        /// In their words.
        view: String,
    },
}

/// One text to copy. A long record gives several, numbered: nothing is left out without being said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The first line.
    pub title: Title,
    /// The date on it; of several records the first.
    pub on: NaiveDate,
    /// The last date of it; the same for one record.
    pub until: NaiveDate,
    /// Which of several this is, from 1.
    pub number: usize,
    /// How many there are.
    pub of: usize,
    /// The rest, in order.
    pub parts: Vec<Part>,
}

/// The notes of one observation: facts only. Interpretations stay in the case and never come in here.
///
/// `None` for a record that is no observation, or whose content was erased.
pub fn observation_note(entry: &TimelineEntry) -> Option<Vec<Note>> {
    let on = entry.happened_on();
    Some(notes(Title::Observations, (on, on), vec![observed(entry)?]))
}

/// The notes of several observations in one go, in the order they are given. Each can still be told apart.
///
/// `None` where none of them has a text.
pub fn period_note(entries: &[&TimelineEntry]) -> Option<Vec<Note>> {
    let mut records: Vec<Vec<Part>> = entries.iter().filter_map(|entry| observed(entry)).collect();
    let of = records.len();
    if of > 1 {
        for (place, parts) in records.iter_mut().enumerate() {
            let number = place + 1;
            parts.insert(0, Part::Observation { number, of });
        }
    }
    let days = || entries.iter().map(|entry| entry.happened_on());
    let span = (days().min()?, days().max()?);
    (of > 0).then(|| notes(Title::Observations, span, records))
}

/// The facts of one observation.
fn observed(entry: &TimelineEntry) -> Option<Vec<Part>> {
    let Some(Event::ObservationRecorded(observation)) = entry.event() else {
        return None;
    };
    let Observation {
        place,
        present,
        seen,
        literal_words,
        source,
        unknown,
        did,
        ..
    } = observation;
    let facts = [
        (Part::Place as Kind, place),
        (Part::Present, present),
        (Part::Seen, seen),
        (Part::LiteralWords, literal_words),
        (Part::NotKnown, unknown),
        (Part::Did, did),
    ];
    let mut parts = beginning(entry);
    parts.push(Part::Source(sourced(source)));
    parts.extend(passages(facts));
    parts.extend(later(entry));
    Some(parts)
}

/// The notes of one step report.
///
/// `None` for a record that is no step report, or whose content was erased.
pub fn step_report_note(entry: &TimelineEntry) -> Option<Vec<Note>> {
    let Some(Event::StepReportWritten(report)) = entry.event() else {
        return None;
    };
    let StepReport {
        phase,
        present,
        summary,
        agreements,
    } = report;
    let mut parts = beginning(entry);
    parts.extend(passages([
        (Part::Present as Kind, present),
        (Part::Summary, summary),
        (Part::Agreements, agreements),
    ]));
    parts.extend(later(entry));
    let on = entry.happened_on();
    Some(notes(Title::StepReport(*phase), (on, on), vec![parts]))
}

fn beginning(entry: &TimelineEntry) -> Vec<Part> {
    let author = named(&entry.author);
    let mut parts = vec![Part::Happened(entry.happened_at)];
    parts.extend(entry.days_later().map(|_| Part::Written(entry.written_at)));
    if let Some(Event::ObservationRecorded(seen)) = entry.event()
        && let Some(name) = &seen.unverified_author
    {
        parts.extend([Part::TypedAs(short(name)), Part::TakenOverBy(author)]);
    } else {
        parts.push(Part::WrittenBy(author));
    }
    parts
}

/// A person as a plain text can hold the name.
fn named(person: &PersonRef) -> PersonRef {
    PersonRef {
        name: short(&person.name),
        ..*person
    }
}

/// A name on one line, of a length that names have.
fn short(name: &str) -> String {
    let name = plain(name).replace('\n', " ");
    match name.char_indices().nth(NAME_MAX - 1) {
        None => name,
        Some((end, _)) => format!("{}…", name.split_at(end).0),
    }
}

/// Whose words they are, as a plain text can hold the name.
fn sourced(source: &Source) -> Source {
    match source {
        Source::Myself => Source::Myself,
        Source::Child => Source::Child,
        Source::Parent(name) => Source::Parent(short(name)),
        Source::Colleague(name) => Source::Colleague(short(name)),
        Source::Third(name) => Source::Third(short(name)),
    }
}

/// What came to the record later and belongs in every copy of it (domain 3.3).
fn later(entry: &TimelineEntry) -> Vec<Part> {
    let mut parts = Vec::new();
    for correction in &entry.corrections {
        parts.extend(
            pieces(&plain(&correction.correction))
                .into_iter()
                .map(|words| Part::Corrected {
                    on: correction.on,
                    by: named(&correction.by),
                    correction: words,
                }),
        );
        parts.extend(passages([(
            Part::CorrectedBecause as Kind,
            &correction.reason,
        )]));
    }
    for note in &entry.parent_views {
        parts.extend(
            pieces(&plain(&note.view))
                .into_iter()
                .map(|view| Part::ParentView {
                    on: note.on,
                    parent: short(&note.parent),
                    view,
                }),
        );
    }
    parts
}

/// Makes a part of a passage.
type Kind = fn(String) -> Part;

/// The passages that say something, each no longer than fits in a note of its own.
fn passages<const N: usize>(facts: [(Kind, &String); N]) -> Vec<Part> {
    facts
        .into_iter()
        .flat_map(|(part, words)| pieces(&plain(words)).into_iter().map(part))
        .collect()
}

/// Divides the records over as many notes as they need. One that fits in a note of its own is not cut; one that does
/// not says in each note when it was, who wrote it and where it comes from, and never only that.
fn notes(title: Title, (on, until): (NaiveDate, NaiveDate), records: Vec<Vec<Part>>) -> Vec<Note> {
    let length = |parts: &[Part]| parts.iter().map(Part::length).sum::<usize>();
    let mut groups: Vec<Vec<Part>> = vec![Vec::new()];
    let mut room = ROOM;
    for mut head in records {
        let whole = length(&head);
        let begins_at = head.iter().position(|part| !part.is_head());
        let passages = head.split_off(begins_at.unwrap_or(head.len()));
        let above = length(&head);
        let least = above + passages.first().map_or(0, Part::length);
        if least > room || (whole > room && (whole <= ROOM || room < ROOM / 2)) {
            groups.push(Vec::new());
            room = ROOM;
        }
        room = room.saturating_sub(above);
        let mut group = groups.pop().unwrap_or_default();
        group.extend(head.iter().cloned());
        for part in passages {
            let length = part.length();
            if length > room {
                room = ROOM.saturating_sub(above);
                groups.push(std::mem::replace(&mut group, head.clone()));
            }
            room = room.saturating_sub(length);
            group.push(part);
        }
        groups.push(group);
    }
    groups.retain(|group| !group.is_empty());
    let of = groups.len();
    groups
        .into_iter()
        .enumerate()
        .map(|(place, parts)| Note {
            title,
            on,
            until,
            number: place + 1,
            of,
            parts,
        })
        .collect()
}

impl Part {
    /// Whether it stands above the passages of a record.
    fn is_head(&self) -> bool {
        matches!(
            self,
            Self::Observation { .. }
                | Self::Happened(_)
                | Self::Written(_)
                | Self::WrittenBy(_)
                | Self::TypedAs(_)
                | Self::TakenOverBy(_)
                | Self::Source(_)
        )
    }

    /// The most characters it takes in a note.
    fn length(&self) -> usize {
        LABEL_MAX + self.own_words()
    }

    /// How many characters of people's own words it holds.
    fn own_words(&self) -> usize {
        match self {
            Self::Observation { .. } | Self::Happened(_) | Self::Written(_) => 0,
            Self::WrittenBy(person) | Self::TakenOverBy(person) => person.name.chars().count(),
            Self::TypedAs(words)
            | Self::Place(words)
            | Self::Present(words)
            | Self::Seen(words)
            | Self::LiteralWords(words)
            | Self::NotKnown(words)
            | Self::Did(words)
            | Self::Summary(words)
            | Self::Agreements(words)
            | Self::CorrectedBecause(words) => words.chars().count(),
            Self::Source(source) => match source {
                Source::Myself | Source::Child => 0,
                Source::Parent(name) | Source::Colleague(name) | Source::Third(name) => {
                    name.chars().count()
                }
            },
            Self::Corrected { by, correction, .. } => {
                by.name.chars().count() + correction.chars().count()
            }
            Self::ParentView { parent, view, .. } => parent.chars().count() + view.chars().count(),
        }
    }
}

/// Words without what a plain text cannot hold: control signs, and signs that turn the reading direction around.
fn plain(words: &str) -> String {
    words
        .chars()
        .filter(|sign| *sign == '\n' || !sign.is_control())
        .filter(|sign| !matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect::<String>()
        .trim()
        .to_owned()
}

/// Cuts a long passage where there is white space, or anywhere if there is none; an empty one gives nothing.
fn pieces(words: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let end = rest
            .char_indices()
            .nth(OWN_WORDS_MAX)
            .map_or(rest.len(), |(end, _)| end);
        let (piece, after) = rest.split_at(end);
        let space = piece.rfind(char::is_whitespace).filter(|cut| *cut > 0);
        let cut = space.filter(|_| !after.is_empty()).unwrap_or(end);
        let (piece, after) = rest.split_at(cut);
        pieces.push(piece.trim_end().to_owned());
        rest = after.trim_start();
    }
    pieces
}
