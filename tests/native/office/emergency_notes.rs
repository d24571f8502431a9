//! A sheet of Spoed out of the sealed inbox: it goes into a case whole, answers nothing that nobody was asked, and leads on.

use meldcode::casefile::event::{CaseClosed, CaseHandedOver, Consent, ParentsAtReport};
use meldcode::casefile::{CaseId, Command, Event, StoredRecord};
use meldcode::screen::form::FormKind;
use meldcode::screen::inbox::{Onlookers, inbox};
use meldcode::screen::{Door, after_adopting};
use meldcode::workspace::desk::NoteId;
use meldcode::workspace::note::{
    self, Content, Danger, EmergencyStamps, Note, NotedObservation, Stamp,
};
use meldcode::workspace::{Action, Error};

use super::taking_in::{exported, rewritten, taken_in};
use super::world::{World, block_on};
use super::{founded, observations, observe, opened, record, returned, second_tab};

fn emergency(world: &World, stamps: EmergencyStamps) -> NoteId {
    left(world, Content::Emergency(stamps))
}

fn left(world: &World, content: Content) -> NoteId {
    world
        .perform(Action::LeaveNote(Note {
            v: note::VERSION,
            written_at: world.now(),
            author: "Meester Bas".to_owned(),
            pupil: "Sem".to_owned(),
            content,
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

fn seen(danger: Option<Danger>) -> Content {
    Content::Observation(NotedObservation {
        seen: "durft niet naar huis".to_owned(),
        danger,
        ..NotedObservation::default()
    })
}

/// Takes a note into a case, and where that leads.
fn led(world: &World, case: CaseId, content: Content) -> Option<Door> {
    let note = left(world, content);
    let is_urgent = world.office.read(|desk| {
        let card = &inbox(desk, Onlookers::Nobody).notes[0];
        card.letter.as_ref().is_some_and(|letter| letter.is_urgent)
    });
    adopt(world, note, case, "Wat er op het briefje stond.");
    let is_urgent = is_urgent.expect("unlocked");
    let next = world
        .office
        .read(|desk| after_adopting(desk, is_urgent, case));
    next.expect("unlocked")
}

#[test]
fn a_note_about_danger_leads_to_raising_it_in_the_case_that_it_goes_into() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    for danger in [Danger::Yes, Danger::Doubt] {
        let case = opened(&world);
        let next = led(&world, case, seen(Some(danger)));
        assert_eq!(next, Some(Door::Form(FormKind::Danger)));
        let alarms = world
            .office
            .read(|desk| desk.dossiers[&case].file.alarms().len());
        assert_eq!(alarms, Some(0), "a person confirms it");
    }
    let case = opened(&world);
    for danger in [None, Some(Danger::No)] {
        assert_eq!(led(&world, case, seen(danger)), None);
    }
}

#[test]
fn where_danger_stands_already_a_note_about_it_leads_to_the_case() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let case = opened(&world);
    let begun = Content::Emergency(EmergencyStamps {
        begun_at: Some(world.now()),
        ..EmergencyStamps::default()
    });
    assert_eq!(led(&world, case, begun), Some(Door::Overview));
    let next = led(&world, case, seen(Some(Danger::Yes)));
    assert_eq!(next, Some(Door::Overview));
    let cancelled = Content::Emergency(EmergencyStamps {
        begun_at: Some(world.now()),
        cancelled: Some("Het was een toneelstuk.".to_owned()),
        ..EmergencyStamps::default()
    });
    assert_eq!(led(&world, case, cancelled), None);
}

fn closed(world: &World) -> CaseId {
    let case = opened(world);
    observe(world, case, "gezien");
    let me = world.office.read(|desk| desk.me.as_person());
    let closing = Command::CloseCase(CaseClosed {
        ground: "suspicion-refuted".to_owned(),
        unmet: Vec::new(),
        reason: "Op school opgelost.".to_owned(),
        what_works: String::new(),
        decided_by: me.into_iter().collect(),
        after_check_on: None,
    });
    record(world, case, closing);
    case
}

fn handed_over(world: &World) -> CaseId {
    let case = opened(world);
    observe(world, case, "gezien");
    let last = world.office.read(|desk| {
        let timeline = desk.dossiers[&case].file.timeline();
        timeline.last().map(|entry| entry.hash)
    });
    let over = Command::HandOverCase(CaseHandedOver::School {
        name: "De Kornoelje".to_owned(),
        parents: ParentsAtReport::Know,
        told_on: Some(world.now().date_naive()),
        items: last.flatten().into_iter().collect(),
    });
    record(world, case, over);
    case
}

fn is_open(world: &World, case: CaseId) -> Option<bool> {
    let office = &world.office;
    office.read(|desk| desk.dossiers[&case].file.is_open())
}

/// A case from a school with a later edition of the plan.
fn of_an_unknown_edition(world: &World) -> CaseId {
    let mut there = World::with_seed(3);
    founded(&there);
    returned(&mut there);
    let case = opened(&there);
    let file = rewritten(&exported(&there, case), |stored| {
        let text = String::from_utf8(stored.bytes().to_vec()).expect("text");
        let text = text.replace("\"edition\":1", "\"edition\":9");
        StoredRecord::read(text.into_bytes(), None).expect("reads")
    });
    taken_in(world, file);
    world.perform(Action::LoadCase(case)).expect("loads");
    case
}

#[test]
fn under_a_plan_that_is_not_known_here_danger_is_raised_and_the_taps_are_told() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let case = of_an_unknown_edition(&world);
    let at = world.now();
    let stamp = Some(Stamp {
        at,
        words: String::new(),
    });
    let stamps = EmergencyStamps {
        begun_at: Some(at),
        talk: stamp.clone(),
        safe_home: stamp.clone(),
        case_manager: stamp,
        ..EmergencyStamps::default()
    };
    let account = "Gebeld met Veilig Thuis.".to_owned();
    world
        .perform(Action::RecordStamps {
            case,
            stamps,
            account: account.clone(),
        })
        .expect("is recorded");
    let told = world.office.read(|desk| {
        let file = &desk.dossiers[&case].file;
        let events = file.events();
        let said = events.filter_map(|(_, event)| match event {
            Event::ObservationRecorded(seen) => Some(seen.seen.clone()),
            _ => None,
        });
        (said.collect::<Vec<_>>(), file.alarms().len())
    });
    assert_eq!(told, Some((vec![account], 1)));
}

#[test]
fn what_comes_up_about_a_child_whose_case_has_ended_goes_into_that_case_and_danger_opens_it_again()
{
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let (ended, gone) = (closed(&world), handed_over(&world));
    for case in [ended, gone] {
        let next = led(&world, case, seen(Some(Danger::Yes)));
        assert_eq!(next, Some(Door::Form(FormKind::Danger)));
        assert_eq!(is_open(&world, case), Some(false));
        let at = world.now();
        let stamp = Some(Stamp {
            at,
            words: String::new(),
        });
        world
            .perform(Action::RecordStamps {
                case,
                stamps: EmergencyStamps {
                    begun_at: Some(at),
                    talk: stamp.clone(),
                    safe_home: stamp.clone(),
                    case_manager: stamp,
                    ..EmergencyStamps::default()
                },
                account: "Spoed.".to_owned(),
            })
            .expect("is recorded");
        assert_eq!(is_open(&world, case), Some(true));
    }
}
