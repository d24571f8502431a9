//! A sheet of Spoed out of the sealed inbox: it goes into a case whole, and answers nothing that nobody was asked.

use meldcode::casefile::event::Consent;
use meldcode::casefile::{CaseId, Event};
use meldcode::workspace::desk::NoteId;
use meldcode::workspace::note::{self, Content, EmergencyStamps, Note, Stamp};
use meldcode::workspace::{Action, Error};

use super::world::{World, block_on};
use super::{founded, observations, opened, returned, second_tab};

fn emergency(world: &World, stamps: EmergencyStamps) -> NoteId {
    world
        .perform(Action::LeaveNote(Note {
            v: note::VERSION,
            written_at: world.now(),
            author: "Meester Bas".to_owned(),
            pupil: "Sem".to_owned(),
            content: Content::Emergency(stamps),
        }))
        .expect("is sealed");
    world
        .office
        .read(|desk| desk.notes[0].id)
        .expect("unlocked")
}

fn adopt(world: &World, note: NoteId, case: CaseId, account: &str) {
    world
        .perform(Action::AdoptNote {
            note,
            case,
            account: account.to_owned(),
        })
        .expect("is taken in");
}

#[test]
fn an_emergency_note_goes_into_a_case_whole_and_answers_nothing_that_nobody_was_asked() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let case = opened(&world);
    let at = world.now();
    let stamp = |words: &str| {
        Some(Stamp {
            at,
            words: words.to_owned(),
        })
    };
    let note = emergency(
        &world,
        EmergencyStamps {
            begun_at: Some(at),
            safe_home: stamp(""),
            // Nobody of the school is directeur: there is nobody to appoint.
            case_manager: stamp("Piet de vervanger"),
            ..EmergencyStamps::default()
        },
    );
    let account = "De directeur is casemanager: Piet de vervanger";
    adopt(&world, note, case, account);
    let (told, contact) = world
        .office
        .read(|desk| {
            let events = desk.dossiers[&case].file.events();
            let events: Vec<_> = events.map(|(_, event)| event.clone()).collect();
            let told = events.iter().find_map(|event| match event {
                Event::ObservationRecorded(seen) => Some(seen.clone()),
                _ => None,
            });
            let contact = events.iter().find_map(|event| match event {
                Event::ExternalContactMade(contact) => Some(contact.clone()),
                _ => None,
            });
            (told.expect("the words"), contact.expect("the contact"))
        })
        .expect("unlocked");
    assert!(told.seen.contains("Piet de vervanger"));
    assert_eq!(told.unverified_author.as_deref(), Some("Meester Bas"));
    assert_eq!(
        (contact.by_name, contact.consent),
        (None, Consent::NotAsked)
    );
    let deviations = world
        .office
        .read(|desk| desk.dossiers[&case].file.deviations().len());
    assert_eq!(
        deviations,
        Some(0),
        "no reason is owed for what nobody was asked"
    );
}

#[test]
fn a_false_alarm_is_told_in_the_case_and_raises_no_danger() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let case = opened(&world);
    let note = emergency(
        &world,
        EmergencyStamps {
            begun_at: Some(world.now()),
            cancelled: Some("Het was een toneelstuk.".to_owned()),
            ..EmergencyStamps::default()
        },
    );
    let account = "Toch geen spoed: Het was een toneelstuk.";
    adopt(&world, note, case, account);
    let is_raised = world
        .office
        .read(|desk| !desk.dossiers[&case].file.alarms().is_empty());
    assert_eq!(is_raised, Some(false));
    assert_eq!(observations(&world, case), 2);
}

#[test]
fn a_sheet_that_goes_on_tells_what_is_written_on_it_and_raises_danger_no_second_time() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let case = opened(&world);
    let begun = EmergencyStamps {
        begun_at: Some(world.now()),
        ..EmergencyStamps::default()
    };
    let note = emergency(&world, begun);
    adopt(&world, note, case, "Spoed begonnen.");
    for remark in ["Moeder gebeld.", "Moeder gebeld, zij komt om vier uur."] {
        let stamps = EmergencyStamps {
            remark: remark.to_owned(),
            ..EmergencyStamps::default()
        };
        world
            .perform(Action::RecordStamps {
                case,
                stamps,
                account: remark.to_owned(),
            })
            .expect("is recorded");
    }
    let alarms = world
        .office
        .read(|desk| desk.dossiers[&case].file.alarms().len());
    assert_eq!(alarms, Some(1));
    let told = world.office.read(|desk| {
        let events = desk.dossiers[&case].file.events();
        let mut seen = events.filter_map(|(_, event)| match event {
            Event::ObservationRecorded(seen) => Some(seen.seen.clone()),
            _ => None,
        });
        seen.any(|words| words.contains("om vier uur"))
    });
    assert_eq!(told, Some(true));
}

#[test]
fn a_note_that_another_tab_took_into_a_case_goes_into_no_second_one() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let (case, second) = (opened(&world), opened(&world));
    let begun = EmergencyStamps {
        begun_at: Some(world.now()),
        ..EmergencyStamps::default()
    };
    let note = emergency(&world, begun);
    let other = second_tab(&world, "ib");
    adopt(&world, note, case, "Spoed begonnen.");
    let again = Action::AdoptNote {
        note,
        case: second,
        account: "Spoed begonnen.".to_owned(),
    };
    let outcome = block_on(other.perform(again));
    assert!(matches!(outcome, Err(Error::UnknownNote)), "{outcome:?}");
    world.perform(Action::Follow).expect("follows");
    world.perform(Action::LoadCase(second)).expect("loads");
    let alarms = world
        .office
        .read(|desk| desk.dossiers[&second].file.alarms().len());
    assert_eq!(alarms, Some(0));
}
