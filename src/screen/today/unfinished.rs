//! What somebody was typing and did not save: the way back to each text.

use crate::casefile::{CaseId, RecordHash};
use crate::screen::Door;
use crate::screen::form::{FormKind, Value, Values, id, title};
use crate::screen::inbox::note_of;
use crate::screen::indicators;
use crate::text::{Message, QuickObservation, RecordKind, Work};
use crate::workspace::Desk;
use crate::workspace::desk::{DraftKey, NoteId};

/// A text that waits.
#[derive(Clone, Debug, PartialEq)]
pub struct Unfinished {
    /// Of which form, and about which child.
    pub text: Message,
    /// Where it is.
    pub place: Place,
}

/// Where a text is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    /// *Ik heb iets gezien*.
    Notice,
    /// A case that is being opened, for a note in the inbox where there is one.
    NewCase(Option<NoteId>),
    /// In a case.
    Case(CaseId, Door),
}

/// Every text of a form that waits. What was chosen on a page of papers, and the settings, are no words to come back to.
pub(super) fn unfinished(desk: &Desk) -> Vec<Unfinished> {
    desk.drafts
        .iter()
        .filter_map(|(key, typed)| waiting(desk, key, typed))
        .collect()
}

fn waiting(desk: &Desk, key: &DraftKey, typed: &str) -> Option<Unfinished> {
    let (slug, target) = match key.form.split_once('/') {
        Some((slug, target)) => (slug, Some(target)),
        None => (key.form.as_str(), None),
    };
    let Some(case) = key.case.map(CaseId) else {
        let (text, place) = match FormKind::from_slug(slug) {
            Some(kind) => {
                let place = Place::NewCase(target.and_then(note_of));
                (of_pupil(title(kind).into(), pupil_in(typed)), place)
            }
            None if key.form == "gezien" => (QuickObservation::Heading.into(), Place::Notice),
            None => return None,
        };
        return Some(Unfinished { text, place });
    };
    let target = match target {
        Some(target) => Some(RecordHash::from_hex(target)?),
        None => None,
    };
    let (form, door) = match (FormKind::from_slug(slug), target) {
        (Some(kind), Some(target)) => (title(kind).into(), Door::About(kind, target)),
        (Some(kind), None) => (title(kind).into(), Door::Form(kind)),
        (None, _) if *key == indicators::draft_key(case) => {
            (Message::from(RecordKind::IndicatorList), Door::Indicators)
        }
        (None, _) => return None,
    };
    let pupil = desk.summaries.get(&case)?.pupil.clone();
    Some(Unfinished {
        text: of_pupil(form, Some(pupil)),
        place: Place::Case(case, door),
    })
}

fn of_pupil(form: Message, pupil: Option<String>) -> Message {
    let Some(pupil) = pupil else {
        return form;
    };
    let form = form.nl().into_owned();
    Work::UnfinishedOf { form, pupil }.into()
}

/// The child that was typed in the form of a case that is not there yet.
pub(in crate::screen) fn pupil_in(typed: &str) -> Option<String> {
    let values: Values = serde_json::from_slice(typed.as_bytes()).ok()?;
    let Value::Text(name) = values.get(&id::PUPIL_NAME)? else {
        return None;
    };
    Some(name.clone())
}
