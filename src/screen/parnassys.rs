//! The texts for ParnasSys, of one record or of a period: what to copy, under which title, whether it is there already.

use chrono::NaiveDate;

use crate::casefile::event::PlacedInParnasSys;
use crate::casefile::state::TimelineEntry;
use crate::casefile::{CaseFile, CaseId, Command, Event, Moment, RecordHash, need_to_know};
use crate::exchange::documents::{
    Note, Part, Reach, begins, observation_note, period_note, step_report_note, unknown_to_parents,
    without_role,
};
use crate::order;
use crate::protocol::{PhaseNumber, report_author_roles};
use crate::screen::documents::access::proposed;
use crate::screen::documents::parnassys::sheet;
use crate::screen::paper::Document;
use crate::screen::records;
use crate::text::{Carried, Fault, Message, ParnasSys as Words, RecordLine, note_text};
use crate::workspace::Desk;
use crate::workspace::desk::Dossier;

/// Which texts: of one record, or of the observations of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// One observation or step report.
    Record(RecordHash),
    /// Every observation from one day up to and including another.
    Period(NaiveDate, NaiveDate),
}

/// Everything the page of a text for `ParnasSys` shows.
#[derive(Clone, Debug, PartialEq)]
pub struct ParnasSys {
    /// Which record, or how many.
    pub record: Message,
    /// Whom the plan expects to write this report, when somebody else did.
    pub author: Option<Message>,
    /// What in the texts not everybody may read: for a few in the school, or not for a parent.
    pub careful: Vec<Message>,
    /// Who else is named in the texts; `None` when nobody is.
    pub others: Option<Message>,
    /// The texts, in order; a long record gives several.
    pub texts: Vec<Text>,
    /// What to do with several; `None` for one.
    pub several: Option<Message>,
    /// When and under which title it was placed, every time.
    pub placements: Vec<Message>,
    /// That the text there is the old one.
    pub replaces: Option<Message>,
    /// What stands above marking it.
    pub mark_heading: Message,
    /// Whether it can be marked: not in a case that can only be read.
    pub can_mark: bool,
    /// Today: nothing was placed later.
    pub today: NaiveDate,
    /// The texts on paper, for whoever prints the page.
    pub paper: Document,
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

/// What is not in `ParnasSys` yet, and the period to begin with.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// Step reports without a place, each with its own text.
    pub reports: Vec<(RecordHash, Message)>,
    /// How many observations have no place yet.
    pub observations: Message,
    /// The first day to propose: of the first observation without a place, or of the first at all.
    pub from: NaiveDate,
    /// Today.
    pub today: NaiveDate,
}

/// The page; `None` where there is no text, and while the case is not on the desk.
pub fn parnassys(desk: &Desk, case: CaseId, which: Which, now: Moment) -> Option<ParnasSys> {
    let dossier = desk.dossiers.get(&case)?;
    let Chosen {
        entries,
        title,
        notes,
    } = chosen(desk, &dossier.file, which)?;
    let of = notes.len();
    let texts: Vec<Text> = notes.iter().map(|note| text(note, &title)).collect();
    let there = entries.iter().filter(|entry| entry.is_placed()).count();
    Some(ParnasSys {
        record: match (which, entries.as_slice()) {
            (Which::Record(_), [entry]) => records::label(entry),
            (_, entries) => Words::InPeriod {
                count: length(entries.len()),
                placed: length(there),
            }
            .into(),
        },
        author: entries
            .first()
            .and_then(|entry| expected_author(desk, dossier, entry)),
        careful: careful(desk, dossier, &entries),
        others: others(desk, case, &entries, &notes),
        paper: sheet(desk, dossier, &texts, now),
        texts,
        several: (of > 1).then(|| Words::Several { of }.into()),
        placements: placements(&entries),
        replaces: is_old(&entries).then(|| Words::Replaces.into()),
        mark_heading: if there < entries.len() {
            Words::PlacedHeading
        } else {
            Words::PlacedAgain
        }
        .into(),
        can_mark: desk.plan_of(dossier).is_some(),
        today: now.date_naive(),
    })
}

/// The plan has every report and observation placed, also what only a few may read, so none is left out: whoever
/// places it chooses where it stands.
fn careful(desk: &Desk, dossier: &Dossier, entries: &[&TimelineEntry]) -> Vec<Message> {
    let file = &dossier.file;
    let is_kept = |entry: &&TimelineEntry| {
        need_to_know::compartment_of(file, entry) == need_to_know::Compartment::Confidential
    };
    let unknown = unknown_to_parents(file, desk.plan_of(dossier));
    let is_unknown = |record| unknown.iter().any(|(known, _)| *known == record);
    let tells = |entry: &&TimelineEntry| {
        let corrections = entry.corrections.iter().map(|made| made.record);
        let views = entry.parent_views.iter().map(|view| view.record);
        is_unknown(entry.hash) || corrections.chain(views).any(is_unknown)
    };
    let of_few = entries.iter().any(is_kept).then_some(Words::ForFew);
    let of_secret = entries.iter().any(tells).then_some(Words::NotForParents);
    of_few
        .into_iter()
        .chain(of_secret)
        .map(Into::into)
        .collect()
}

/// Who else is named in what the texts tell: not the child, its parents, anybody of the school or Veilig Thuis.
fn others(
    desk: &Desk,
    case: CaseId,
    entries: &[&TimelineEntry],
    notes: &[Note],
) -> Option<Message> {
    let file = &desk.dossiers.get(&case)?.file;
    let parents = file.parent_ledger();
    let typed = |entry: &&TimelineEntry| match entry.event() {
        Some(Event::ObservationRecorded(seen)) => {
            seen.unverified_author.as_deref().map(without_role)
        }
        _ => None,
    };
    let typed: Vec<String> = entries.iter().filter_map(typed).collect();
    let writers = file.timeline().iter().map(|entry| &entry.author.name);
    let members = desk.members.iter().map(|member| &member.name);
    let staff: Vec<&String> = members.chain(writers).chain(&typed).collect();
    let is_own = |name: &str| {
        staff.iter().any(|own| begins(name, own))
            || parents.iter().any(|parent| begins(name, parent.name))
            || name == "VT"
            || begins("veilig thuis", name)
    };
    let bodies: Vec<String> = notes.iter().map(body).collect();
    let stands = |name: &str| bodies.iter().any(|body| holds(body, name));
    let names = proposed(desk, case)?.names.into_iter();
    let names = names.filter(|choice| choice.reach == Reach::Everywhere);
    let names = names.map(|choice| choice.name);
    let names: Vec<String> = names.filter(|name| !is_own(name) && stands(name)).collect();
    let is_any = !names.is_empty();
    is_any.then(|| {
        let names = names.join(", ");
        Words::Others { names }.into()
    })
}

/// What a text tells, without the lines of who wrote it.
fn body(note: &Note) -> String {
    let mut note = note.clone();
    note.parts.retain(|part| {
        !matches!(
            part,
            Part::WrittenBy(_) | Part::TypedAs(_) | Part::TakenOverBy(_)
        )
    });
    note_text(&note, "")
}

/// Whether a name stands in a text word for word, also with the s of a genitive.
fn holds(text: &str, name: &str) -> bool {
    let words = |text| -> Vec<&str> {
        let words = str::split(text, |letter: char| !letter.is_alphanumeric());
        words.filter(|word| !word.is_empty()).collect()
    };
    let name = words(name);
    let is_same = |(word, own): (&&str, &&str)| word == own || word.strip_suffix('s') == Some(own);
    !name.is_empty()
        && words(text)
            .windows(name.len())
            .any(|found| found.iter().zip(&name).all(is_same))
}

/// What waits in a case; `None` while it is not on the desk.
pub fn waiting(desk: &Desk, case: CaseId, now: Moment) -> Option<Waiting> {
    let file = &desk.dossiers.get(&case)?.file;
    let today = now.date_naive();
    let observations = || observations(file);
    let days = |entry: &TimelineEntry| entry.happened_on();
    let unplaced = || observations().filter(|entry| !entry.is_placed());
    let first = unplaced().map(days).min();
    Some(Waiting {
        reports: file
            .events()
            .filter(|(entry, event)| {
                matches!(event, Event::StepReportWritten(_)) && !entry.is_placed()
            })
            .map(|(entry, _)| (entry.hash, records::label(entry)))
            .collect(),
        observations: Words::Observations {
            count: length(unplaced().count()),
            of: length(observations().count()),
        }
        .into(),
        from: first
            .or_else(|| observations().map(days).min())
            .unwrap_or(today),
        today,
    })
}

/// The record that says that the texts were placed on this day: all of them in one go.
///
/// # Errors
/// What is wrong with the day.
pub fn placed(
    desk: &Desk,
    case: CaseId,
    which: Which,
    on: Option<NaiveDate>,
    now: Moment,
) -> Option<Result<Command, Message>> {
    let file = &desk.dossiers.get(&case)?.file;
    let Chosen { entries, title, .. } = chosen(desk, file, which)?;
    Some(match on {
        None => Err(Fault::PickDate.into()),
        Some(on) if on > now.date_naive() => Err(Fault::InFuture.into()),
        Some(placed_on) => Ok(Command::MarkPlacedInParnasSys(PlacedInParnasSys {
            records: entries.iter().map(|entry| entry.hash).collect(),
            title,
            placed_on,
        })),
    })
}

/// What was asked for: the records, the title above them, the texts.
struct Chosen<'a> {
    entries: Vec<&'a TimelineEntry>,
    title: String,
    notes: Vec<Note>,
}

fn chosen<'a>(desk: &Desk, file: &'a CaseFile, which: Which) -> Option<Chosen<'a>> {
    let (from, until) = match which {
        Which::Record(record) => {
            let entry = file.entry(record)?;
            let (title, notes) = titled_notes(desk, entry)?;
            let entries = vec![entry];
            return Some(Chosen {
                entries,
                title,
                notes,
            });
        }
        Which::Period(from, until) => (from, until),
    };
    let in_period = |entry: &&TimelineEntry| (from..=until).contains(&entry.happened_on());
    let mut entries: Vec<&TimelineEntry> = observations(file).filter(in_period).collect();
    order::sort_by_key(&mut entries, |entry| entry.happened_at);
    Some(Chosen {
        title: observations_title(desk),
        notes: period_note(&entries)?,
        entries,
    })
}

fn observations(file: &CaseFile) -> impl Iterator<Item = &TimelineEntry> {
    let observed = |event: &Event| matches!(event, Event::ObservationRecorded(_));
    file.events()
        .filter(move |(_, event)| observed(event))
        .map(|(entry, _)| entry)
}

/// Whom the plan expects to write the report of that phase, when whoever wrote it has another role. It never blocks.
fn expected_author(desk: &Desk, dossier: &Dossier, entry: &TimelineEntry) -> Option<Message> {
    let Some(Event::StepReportWritten(report)) = entry.event() else {
        return None;
    };
    let alarms = dossier.file.alarms_at(entry.written_at);
    let roles = report_author_roles(desk.plan_of(dossier)?, report.phase, &alarms);
    let is_expected = roles.is_empty() || roles.contains(&entry.author.role);
    (!is_expected).then(|| Carried::ReportsBy { roles }.into())
}

fn length(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
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

/// Of several records none: each has its own placings.
fn placements(entries: &[&TimelineEntry]) -> Vec<Message> {
    let placed = match entries {
        [entry] => entry.placements.as_slice(),
        _ => &[],
    };
    let lines = placed.iter().map(|placement| {
        RecordLine::PlacedAs {
            title: placement.title.clone(),
            on: placement.on,
        }
        .into()
    });
    lines.collect()
}

/// Whether something was corrected since it was placed.
fn is_old(entries: &[&TimelineEntry]) -> bool {
    let is_old = |entry: &&TimelineEntry| !entry.is_placed() && !entry.placements.is_empty();
    entries.iter().any(is_old)
}
