//! Who saw or heard what is noted on the locked screen: it stays what was chosen there, in the inbox and in the case.

use meldcode::casefile::event::Source;
use meldcode::casefile::{CaseId, Event};
use meldcode::exchange::documents::observation_note;
use meldcode::screen::inbox::{Onlookers, inbox};
use meldcode::screen::notice::{Draft, Witness};
use meldcode::text::{Message, QuickObservation, note_text};
use meldcode::workspace::Action;
use meldcode::workspace::note::{Content, Note, NotedObservation};

use super::world::World;
use super::{founded, opened, returned};

fn typed(world: &World, witness: Witness, told_by: &str) -> Note {
    let draft = Draft {
        author: "Tess de Juf".to_owned(),
        seen: "Noor bleef bij het hek staan.".to_owned(),
        witness,
        told_by: told_by.to_owned(),
        ..Draft::default()
    };
    draft.note(world.now(), None)
}

/// Leaves a note and takes it into a case: what the inbox said of its source, and what the case and its text say.
fn taken_in(world: &World, case: CaseId, note: Note) -> (String, Source, String) {
    world.perform(Action::LeaveNote(note)).expect("is sealed");
    let shown = world.office.read(|desk| {
        let card = inbox(desk, Onlookers::Nobody).notes.remove(0);
        let told = card.letter.and_then(|letter| letter.told).expect("opens");
        let label = Message::from(QuickObservation::Source);
        let mut lines = told.lines.into_iter();
        let line = lines.find(|(of, _)| *of == label).expect("a source");
        (card.id, line.1)
    });
    let (note, said) = shown.expect("unlocked");
    let account = String::new();
    world
        .perform(Action::AdoptNote {
            note,
            case,
            account,
        })
        .expect("is taken in");
    let kept = world.office.read(|desk| {
        let file = &desk.dossiers[&case].file;
        let (entry, seen) = file
            .events()
            .filter_map(|(entry, event)| match event {
                Event::ObservationRecorded(seen) => Some((entry, seen)),
                _ => None,
            })
            .next_back()
            .expect("an observation");
        assert_eq!(seen.unverified_author.as_deref(), Some("Tess de Juf"));
        let notes = observation_note(entry).expect("a text");
        (seen.source.clone(), note_text(&notes[0], "Meldcode"))
    });
    let (source, text) = kept.expect("unlocked");
    (said, source, text)
}

#[test]
fn what_is_noted_on_the_locked_screen_comes_from_whom_was_chosen_there() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let case = opened(&world);
    let third = |name: &str| Source::Third(name.to_owned());
    let chosen = [
        (
            Witness::Myself,
            "",
            Source::Myself,
            "Zelf gezien of gehoord",
        ),
        (Witness::Child, "", Source::Child, "Het kind vertelde het"),
        (
            Witness::SomebodyElse,
            "",
            third(""),
            "Iemand anders vertelde het",
        ),
        (
            Witness::SomebodyElse,
            "oma Riet",
            third("oma Riet"),
            "Iemand anders vertelde het: oma Riet",
        ),
    ];
    for (witness, told_by, source, said) in chosen {
        let note = typed(&world, witness, told_by);
        let found = taken_in(&world, case, note);
        assert_eq!((found.0.as_str(), &found.1), (said, &source));
        let is_own = found.2.contains("zelf gezien of gehoord");
        assert_eq!(is_own, source == Source::Myself, "{}", found.2);
    }
}

#[test]
fn a_note_of_an_earlier_version_tells_its_source_by_its_words() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let case = opened(&world);
    let before = [
        ("", Source::Myself),
        ("Het kind", Source::Child),
        ("oma Riet", Source::Third("oma Riet".to_owned())),
    ];
    for (words, source) in before {
        let content = Content::Observation(NotedObservation {
            seen: "Noor bleef bij het hek staan.".to_owned(),
            source: words.to_owned(),
            ..NotedObservation::default()
        });
        let note = Note {
            content,
            ..typed(&world, Witness::Myself, "")
        };
        assert_eq!(taken_in(&world, case, note).1, source);
    }
}

#[test]
fn a_note_of_what_its_writer_saw_reads_in_an_earlier_version() {
    let world = World::new();
    let bytes = typed(&world, Witness::Myself, "").to_bytes();
    assert!(!String::from_utf8_lossy(&bytes).contains("witness"));
    let told = typed(&world, Witness::Child, "");
    assert_eq!(Note::from_bytes(&told.to_bytes()), Ok(told));
}
