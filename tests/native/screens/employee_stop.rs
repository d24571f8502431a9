//! The stop for a member of staff: asked before anything is saved, and no written word is lost (reading 33).

use meldcode::protocol::{Contact, ContactList};
use meldcode::screen::employee_stop::{as_text, asks, form_lines, note_lines, stop};
use meldcode::screen::form::{FormKind, form, id};
use meldcode::screen::notice::Draft;
use meldcode::text::{EmployeeStop, Label, Message, QuickObservation};

use super::sample::{answers, context, now, text};

fn contacts() -> Vec<Contact> {
    let shipped = include_str!("../../../src/protocol/plans/contacts.json");
    ContactList::load(shipped).unwrap().contacts
}

#[test]
fn whoever_begins_a_case_or_writes_an_observation_is_asked() {
    for kind in FormKind::ALL {
        let begins = matches!(kind, FormKind::Observation | FormKind::CaseOpening);
        assert_eq!(asks(kind), begins, "{kind:?}");
    }
}

#[test]
fn the_stop_screen_calls_the_confidential_inspector_of_the_contact_data() {
    let (number, words) = stop(&contacts()).inspector.unwrap();
    assert_eq!(number, "0900-1113111");
    assert_eq!(words, EmployeeStop::CallInspector.into());
}

#[test]
fn a_school_without_that_number_shows_no_empty_button() {
    let mut contacts = contacts();
    for contact in &mut contacts {
        contact.number.clear();
    }
    assert_eq!(stop(&contacts).inspector, None);
    assert_eq!(stop(&[]).inspector, None);
}

#[test]
fn every_word_of_the_quick_observation_stands_on_the_sheet() {
    let draft = Draft {
        pupil: "Noor, groep 5".to_owned(),
        author: "juf Bo".to_owned(),
        place: "gymzaal".to_owned(),
        seen: "Hij duwde Noor tegen de muur.".to_owned(),
        literal_words: "Hou je mond.".to_owned(),
        interpretation: "Hij was boos.".to_owned(),
        ..Draft::default()
    };
    let lines = note_lines(&draft, now());
    let names: Vec<Message> = lines.iter().map(|line| line.name.clone()).collect();
    assert_eq!(
        names,
        [
            QuickObservation::WriterName.into(),
            QuickObservation::Who.into(),
            QuickObservation::When.into(),
            QuickObservation::Place.into(),
            QuickObservation::Seen.into(),
            QuickObservation::LiteralWords.into(),
            QuickObservation::Interpretation.into(),
        ]
    );
    let copied = as_text(&lines, |name| name.nl().into_owned());
    for written in ["juf Bo", "gymzaal", "Hij duwde Noor tegen de muur.", "boos"] {
        assert!(copied.contains(written), "{copied}");
    }
}

#[test]
fn every_text_of_a_form_stands_on_the_sheet() {
    let context = context();
    let form = form(FormKind::Observation, &context);
    let values = answers([
        (id::PLACE, text("gymzaal")),
        (id::SEEN, text("Hij duwde Noor tegen de muur.")),
    ]);
    let lines = form_lines(&form, &values);
    let seen = lines.iter().find(|line| line.name == Label::Seen.into());
    assert_eq!(seen.unwrap().text, "Hij duwde Noor tegen de muur.");
    assert_eq!(lines.len(), 3);
}
