//! The text of one record for ParnasSys: what to copy, under which title, and whether it is there already.

use chrono::NaiveDate;

use crate::casefile::event::PlacedInParnasSys;
use crate::casefile::state::TimelineEntry;
use crate::casefile::{CaseId, Command, Event, Moment, RecordHash};
use crate::exchange::documents::{Note, observation_note, step_report_note};
use crate::protocol::PhaseNumber;
use crate::screen::records;
use crate::text::{Fault, Message, ParnasSys as Words, RecordLine, note_text};
use crate::workspace::Desk;

/// Everything the page of the text for `ParnasSys` shows.
#[derive(Clone, Debug, PartialEq)]
pub struct ParnasSys {
    /// Which record.
    pub record: Message,
    /// The texts, in order; a long record gives several.
    pub texts: Vec<Text>,
    /// What to do with several; `None` for one.
    pub several: Option<Message>,
    /// When and under which title it was placed, every time.
    pub placements: Vec<Message>,
    /// What stands above marking it.
    pub mark_heading: Message,
    /// Whether it can be marked: not in a case that can only be read.
    pub can_mark: bool,
    /// Today: nothing was placed later.
    pub today: NaiveDate,
}

/// One text to copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// What it is called.
    pub label: Message,
    /// What the button says.
    pub copy: Message,
    /// The text itself.
    pub text: String,
}

/// The page; `None` for a record that no text belongs to, and while the case is not on the desk.
pub fn parnassys(desk: &Desk, case: CaseId, record: RecordHash, now: Moment) -> Option<ParnasSys> {
    let dossier = desk.dossiers.get(&case)?;
    let entry = dossier.file.entry(record)?;
    let (title, notes) = titled_notes(desk, entry)?;
    let of = notes.len();
    Some(ParnasSys {
        record: records::label(entry),
        texts: notes.iter().map(|note| text(note, &title)).collect(),
        several: (of > 1).then(|| Words::Several { of }.into()),
        placements: placements(entry),
        mark_heading: if entry.placements.is_empty() {
            Words::PlacedHeading
        } else {
            Words::PlacedAgain
        }
        .into(),
        can_mark: desk.plan_of(dossier).is_some(),
        today: now.date_naive(),
    })
}

/// The record that says that the text was placed on this day.
///
/// # Errors
/// What is wrong with the day.
pub fn placed(
    desk: &Desk,
    case: CaseId,
    record: RecordHash,
    on: Option<NaiveDate>,
    now: Moment,
) -> Option<Result<Command, Message>> {
    let entry = desk.dossiers.get(&case)?.file.entry(record)?;
    let (title, _) = titled_notes(desk, entry)?;
    Some(match on {
        None => Err(Fault::PickDate.into()),
        Some(on) if on > now.date_naive() => Err(Fault::InFuture.into()),
        Some(placed_on) => Ok(Command::MarkPlacedInParnasSys(PlacedInParnasSys {
            records: vec![record],
            title,
            placed_on,
        })),
    })
}

/// What a school calls the report of a step; `{fase}` in its own words stands for the number.
pub(super) fn report_title(desk: &Desk, phase: PhaseNumber) -> String {
    let own = desk.school.step_report_title.as_ref();
    own.map_or_else(
        || Words::ReportTitle { phase }.nl().into_owned(),
        |title| title.replace("{fase}", &phase.0.to_string()),
    )
}

fn observations_title(desk: &Desk) -> String {
    let own = desk.school.observation_title.clone();
    own.unwrap_or_else(|| Words::ObservationsTitle.nl().into_owned())
}

fn titled_notes(desk: &Desk, entry: &TimelineEntry) -> Option<(String, Vec<Note>)> {
    if let Event::StepReportWritten(report) = entry.event()? {
        return Some((report_title(desk, report.phase), step_report_note(entry)?));
    }
    Some((observations_title(desk), observation_note(entry)?))
}

fn text(note: &Note, title: &str) -> Text {
    let (number, of) = (note.number, note.of);
    let (label, copy) = if of > 1 {
        (
            Words::TextNumbered { number, of },
            Words::CopyNumbered { number },
        )
    } else {
        (Words::TextLabel, Words::Copy)
    };
    Text {
        label: label.into(),
        copy: copy.into(),
        text: note_text(note, title),
    }
}

fn placements(entry: &TimelineEntry) -> Vec<Message> {
    let placements = entry.placements.iter().map(|placement| {
        RecordLine::PlacedAs {
            title: placement.title.clone(),
            on: placement.on,
        }
        .into()
    });
    placements.collect()
}
