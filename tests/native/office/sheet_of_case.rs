//! Spoed in the case it is about: coming there from a case, whose name a note bears, where words go and whose they are.

use meldcode::casefile::event::{Answer, Event, Observation, Source};
use meldcode::casefile::{CaseId, Command};
use meldcode::screen::emergency::{Duty, Place, Sheet, case_choices, emergency};
use meldcode::screen::inbox::{Onlookers, inbox};
use meldcode::text::Emergency as Words;
use meldcode::workspace::{Action, Desk, Stage};

use super::one_sheet::{keep, record_in_case, tapped_at_work};
use super::record;
use super::world::{World, block_on};

/// Another case than the one that was chosen.
fn another() -> CaseId {
    CaseId(uuid::Uuid::from_u128(7))
}

fn child(world: &World, sheet: &Sheet) -> Option<String> {
    let named = world.office.read(|desk| sheet.child(&case_choices(desk)));
    named.expect("unlocked")
}

/// What was kept goes into the chosen case.
fn into_case(world: &World, sheet: &mut Sheet) {
    record_in_case(world, sheet);
    let then = sheet.clone();
    sheet.mark_kept(&then, world.now(), Place::Case);
}

fn last_told(world: &World, case: CaseId) -> Observation {
    let told = |desk: &Desk| {
        let events = desk.dossiers[&case].file.events();
        let mut told = events.filter_map(|(_, event)| match event {
            Event::ObservationRecorded(observation) => Some(observation.clone()),
            _ => None,
        });
        told.next_back()
    };
    world.office.read(told).flatten().expect("told")
}

#[test]
fn whoever_comes_from_a_case_finds_it_chosen_on_an_empty_sheet() {
    let (_, case, _) = tapped_at_work();
    let mut sheet = Sheet::default();
    sheet.come_from(another());
    sheet.come_from(case);
    assert_eq!(sheet.case, Some(case));
}

#[test]
fn what_was_begun_goes_into_no_case_by_itself() {
    let (world, case, mut tapped) = tapped_at_work();
    tapped.come_from(case);
    assert_eq!(tapped.case, None);
    keep(&world, &mut tapped);
    tapped.come_from(case);
    assert_eq!(tapped.case, None, "it may be about another child");
    let mut named = Sheet::default();
    named.pupil = "Sem Fictief".to_owned();
    named.come_from(case);
    assert_eq!(named.case, None);
}

#[test]
fn what_stands_wholly_in_another_case_is_another_emergency() {
    let (world, case, mut sheet) = tapped_at_work();
    sheet.case = Some(case);
    into_case(&world, &mut sheet);
    let kept = sheet.clone();
    sheet.come_from(case);
    assert_eq!(sheet, kept, "it is gone on with");
    sheet.remark = "Moeder is gebeld.".to_owned();
    sheet.come_from(another());
    assert_eq!(sheet.case, Some(case), "there is something to keep");
    sheet.remark.clear();
    sheet.come_from(another());
    assert_eq!((sheet.case, sheet.begun_at), (Some(another()), None));
    assert!(sheet.stamped(Duty::Talk).is_none());
}

#[test]
fn a_note_that_a_page_leaves_in_passing_names_the_child_of_the_chosen_case() {
    let (world, case, mut sheet) = tapped_at_work();
    assert_eq!(child(&world, &sheet), None);
    sheet.case = Some(case);
    let named = child(&world, &sheet);
    let note = sheet.note(world.now()).expect("something to keep");
    let note = note.about(named.as_deref());
    block_on(world.office.leave_in_passing(&note)).expect("is left");
    world.perform(Action::Follow).expect("looks again");
    let letter = world.office.read(|desk| {
        let card = inbox(desk, Onlookers::Nobody).notes.remove(0);
        card.letter.expect("opens")
    });
    let letter = letter.expect("unlocked");
    assert!(letter.told.expect("told").pupil.starts_with("Noor Jansen"));
    assert_eq!(letter.proposed, Some(case));
}

#[test]
fn what_is_left_besides_names_the_child_and_what_was_typed_stands() {
    let (world, case, mut sheet) = tapped_at_work();
    keep(&world, &mut sheet);
    sheet.case = Some(case);
    sheet.remark = "Moeder is gebeld.".to_owned();
    let named = child(&world, &sheet).expect("chosen");
    let added = sheet.added(world.now()).expect("something to keep");
    let added = added.about(Some(&named));
    assert_eq!(added.note.pupil, named);
    assert_eq!(added.whole.as_ref().expect("goes on").1.pupil, named);
    let typed = added.about(Some("Sem Fictief"));
    assert_eq!(typed.note.pupil, named);
}

#[test]
fn a_note_about_a_child_proposes_its_case_and_where_two_are_meant_none() {
    let (world, case, mut sheet) = tapped_at_work();
    let proposed = |world: &World| {
        let proposed = world.office.read(|desk| {
            let notes = inbox(desk, Onlookers::Nobody).notes;
            notes.into_iter().next_back()?.letter?.proposed
        });
        proposed.flatten()
    };
    keep(&world, &mut sheet);
    assert_eq!(proposed(&world), None, "nobody is named");
    for (name, expected) in [("noor jansen ", Some(case)), ("Noor", None)] {
        let mut sheet = Sheet::default();
        sheet.stamp(Duty::Talk, world.now());
        sheet.pupil = name.to_owned();
        keep(&world, &mut sheet);
        assert_eq!(proposed(&world), expected, "{name}");
    }
    let both = world.office.read(|desk| {
        let mut desk = desk.clone();
        let mut namesake = desk.summaries[&case].clone();
        namesake.case = another().0;
        desk.summaries.insert(another(), namesake);
        let notes = inbox(&desk, Onlookers::Nobody).notes;
        let letters = notes.into_iter().filter_map(|card| card.letter);
        letters.filter_map(|letter| letter.proposed).collect()
    });
    assert_eq!(both, Some(Vec::<CaseId>::new()));
}

#[test]
fn where_the_words_go_is_said_as_it_is() {
    let (world, case, mut sheet) = tapped_at_work();
    let goes = |sheet: &Sheet| {
        let goes = world.office.read(|desk| {
            let cases = Some(case_choices(desk));
            emergency(&[], sheet, (&Stage::Unlocked, cases), world.now()).goes
        });
        goes.expect("unlocked")
    };
    assert_eq!(goes(&sheet), Words::KeptSealed);
    sheet.case = Some(case);
    assert!(matches!(goes(&sheet), Words::KeptInto { child } if child.starts_with("Noor Jansen")));
}

#[test]
fn nobody_is_said_to_have_seen_what_stands_on_spoed() {
    let (world, case, mut sheet) = tapped_at_work();
    sheet.case = Some(case);
    into_case(&world, &mut sheet);
    sheet.remark = "Buurvrouw hoorde geschreeuw.".to_owned();
    into_case(&world, &mut sheet);
    let told = last_told(&world, case);
    let me = world.office.read(|desk| desk.me.name.clone());
    assert_eq!(Some(told.source), me.map(Source::Colleague));
    assert!(told.seen.contains("niet gevraagd wie dit zag"));
    assert_eq!(told.danger, None);
}

#[test]
fn why_it_was_no_emergency_answers_danger_that_was_told_of() {
    let (world, case, _) = tapped_at_work();
    let seen = |danger| {
        Command::RecordObservation(Observation {
            danger,
            ..crate::scenarios::school::observation()
        })
    };
    record(&world, case, seen(Some(Answer::Yes)));
    let asks = |world: &World| {
        let told = |desk: &Desk| desk.dossiers[&case].file.danger_told().is_some();
        world.office.read(told).expect("unlocked")
    };
    assert!(asks(&world));
    let mut sheet = Sheet::default();
    sheet.come_from(case);
    sheet.begin(world.now());
    sheet.false_alarm = "Het was een spelletje.".to_owned();
    into_case(&world, &mut sheet);
    assert!(!asks(&world));
}
