//! An emergency goes into the case that is chosen for it, also after it lay in the inbox.

use meldcode::casefile::CaseId;
use meldcode::casefile::event::Event;
use meldcode::screen::emergency::{Duty, Place, Sheet, case_choices, emergency};
use meldcode::screen::inbox::account;
use meldcode::workspace::{Action, Desk, Stage};

use super::failing::Failing;
use super::one_sheet::{keep, notes, record_in_case, tapped_at_work};
use super::world::{World, block_on};
use super::{founded, opened, returned};

/// The emergency goes into the case that was chosen, as somebody's page does it who does not read the inbox.
fn into_case(world: &World, sheet: &mut Sheet) {
    let now = world.now();
    record_in_case(world, sheet);
    let then = sheet.clone();
    // Whoever acts here does not read the inbox.
    let place = world.office.read(|desk| {
        let mut desk = desk.clone();
        desk.reads_inbox = false;
        sheet.place_in_case(&desk)
    });
    let place = place.expect("unlocked");
    sheet.mark_kept(&then, now, place);
}

fn alarms(world: &World, case: CaseId) -> usize {
    let alarms = |desk: &Desk| desk.dossiers[&case].file.alarms().len();
    world.office.read(alarms).expect("unlocked")
}

#[test]
fn a_case_that_is_chosen_after_the_sheet_kept_itself_learns_of_the_danger_once() {
    let (world, case, mut sheet) = tapped_at_work();
    let note = keep(&world, &mut sheet);
    sheet.case = Some(case);
    assert!(sheet.has_unkept(), "choosing alone is to be kept");
    assert!(sheet.raises_danger());
    into_case(&world, &mut sheet);
    assert!(!sheet.has_unkept());
    assert!(matches!(sheet.kept, Some((_, Place::CaseAndInbox))));
    assert_eq!(alarms(&world, case), 1);

    // What was kept before lies in the inbox, and goes there too when somebody reads it.
    let told = account(notes(&world)[0].note.as_ref().expect("opens"));
    let adopt = Action::AdoptNote {
        note,
        case,
        account: told,
    };
    world.perform(adopt).expect("is taken in");
    assert_eq!(alarms(&world, case), 1, "it is the same danger");
}

/// As the page of somebody does it who reads the inbox.
fn take_along(world: &World, sheet: &mut Sheet) {
    let lying = world.office.read(|desk| sheet.lying(desk));
    for (note, left) in lying.expect("unlocked") {
        let adopt = Action::AdoptNote {
            note,
            case: sheet.case.expect("chosen"),
            account: account(&left),
        };
        world.perform(adopt).expect("is taken in");
        sheet.mark_taken_along(&left, world.now());
    }
}

/// What the case tells in words of what was seen or said.
fn told(world: &World, case: CaseId) -> String {
    let told = |desk: &Desk| {
        let events = desk.dossiers[&case].file.events();
        let told = events.filter_map(|(_, event)| match event {
            Event::ObservationRecorded(observation) => Some(observation.seen.clone()),
            Event::DangerRaised(raised) => Some(raised.what.clone()),
            _ => None,
        });
        told.collect::<Vec<_>>().join("\n")
    };
    world.office.read(told).expect("unlocked")
}

#[test]
fn whoever_reads_the_inbox_takes_along_what_somebody_stamped_on_the_locked_screen() {
    let mut world = World::new();
    founded(&world);
    let mut sheet = Sheet::default();
    sheet.author = "meester Bas".to_owned();
    sheet.stamp(Duty::Talk, world.now());
    sheet.remark = "Het kind huilt.".to_owned();
    keep(&world, &mut sheet);
    returned(&mut world);
    sheet.hand_on();
    let case = opened(&world);
    sheet.case = Some(case);
    assert!(sheet.has_unkept(), "choosing alone is to be kept");
    take_along(&world, &mut sheet);
    assert!(matches!(sheet.kept, Some((_, Place::Case))));
    assert!(!sheet.has_unkept(), "and all of it is kept");
    assert!(notes(&world).is_empty());
    assert_eq!(alarms(&world, case), 1);
    assert!(told(&world, case).contains("Het kind huilt."));
}

#[test]
fn what_was_added_in_a_note_of_ones_own_goes_along_as_well() {
    let mut world = World::new();
    founded(&world);
    let mut sheet = Sheet::default();
    sheet.stamp(Duty::Talk, world.now());
    keep(&world, &mut sheet);
    returned(&mut world);
    sheet.hand_on();
    sheet.remark = "Moeder is gebeld.".to_owned();
    keep(&world, &mut sheet);
    assert_eq!(notes(&world).len(), 2);
    let case = opened(&world);
    sheet.case = Some(case);
    take_along(&world, &mut sheet);
    assert!(!sheet.has_unkept());
    assert!(notes(&world).is_empty());
    assert_eq!(alarms(&world, case), 1);
    assert!(told(&world, case).contains("Moeder is gebeld."));
}

#[test]
fn an_emergency_whose_note_is_gone_still_raises_danger_in_its_case() {
    let (world, case, mut sheet) = tapped_at_work();
    let note = keep(&world, &mut sheet);
    let reason = "elders verwerkt".to_owned();
    world
        .perform(Action::DismissNote { note, reason })
        .expect("is taken out");
    sheet.let_left_go();
    sheet.case = Some(case);
    take_along(&world, &mut sheet);
    into_case(&world, &mut sheet);
    assert_eq!(alarms(&world, case), 1);
}

#[test]
fn that_something_lies_in_the_inbox_is_said_as_long_as_it_is_so() {
    let (world, case, mut sheet) = tapped_at_work();
    keep(&world, &mut sheet);
    sheet.case = Some(case);
    into_case(&world, &mut sheet);
    sheet.stamp(Duty::SafeHome, world.now());
    into_case(&world, &mut sheet);
    assert!(matches!(sheet.kept, Some((_, Place::CaseAndInbox))));
}

#[test]
fn a_remark_is_not_lost_where_the_case_learned_of_the_danger_already() {
    let (world, case, mut sheet) = tapped_at_work();
    let note = keep(&world, &mut sheet);
    let left = account(notes(&world)[0].note.as_ref().expect("opens"));
    // Somebody else takes it in meanwhile.
    let adopt = Action::AdoptNote {
        note,
        case,
        account: left,
    };
    world.perform(adopt).expect("is taken in");
    sheet.case = Some(case);
    sheet.remark = "Moeder is gebeld.".to_owned();
    into_case(&world, &mut sheet);
    assert_eq!(alarms(&world, case), 1);
    assert!(told(&world, case).contains("Moeder is gebeld."));
}

#[test]
fn after_a_lock_it_is_said_that_it_stands_in_a_case() {
    let (world, case, mut sheet) = tapped_at_work();
    sheet.case = Some(case);
    into_case(&world, &mut sheet);
    assert!(sheet.is_in_case());
    let resumed = Sheet::resumed(sheet.begun_at, sheet.is_in_case(), &sheet.times());
    assert!(matches!(resumed.kept, Some((_, Place::Case))));
    assert!(
        !resumed.can_be_taken_back(Duty::Talk),
        "it is corrected there"
    );
}

#[test]
fn danger_that_runs_is_gone_on_with_whatever_sheet_it_is_told_on() {
    let (world, case, mut sheet) = tapped_at_work();
    sheet.case = Some(case);
    into_case(&world, &mut sheet);
    let mut next = Sheet::default();
    next.case = Some(case);
    next.stamp(Duty::SafeHome, world.now());
    next.remark = "Moeder is gebeld.".to_owned();
    into_case(&world, &mut next);
    assert_eq!(alarms(&world, case), 1);
    assert!(told(&world, case).contains("Moeder is gebeld."));
}

#[test]
fn a_sheet_that_stands_in_a_case_says_so_and_goes_into_no_other() {
    let (world, case, mut sheet) = tapped_at_work();
    sheet.case = Some(case);
    assert!(!sheet.is_settled());
    into_case(&world, &mut sheet);
    assert!(sheet.is_settled());
    let shown = world.office.read(|desk| {
        let cases = Some(case_choices(desk));
        emergency(&[], &sheet, (&Stage::Unlocked, cases), world.now()).settled
    });
    let settled = shown.flatten().expect("said").nl().into_owned();
    assert!(settled.contains("Noor Jansen"), "{settled}");
}

#[test]
fn what_somebody_added_on_the_locked_screen_is_not_said_to_be_in_the_case() {
    let (world, case, mut sheet) = tapped_at_work();
    sheet.case = Some(case);
    into_case(&world, &mut sheet);
    let begun = sheet.begun_at;
    let mut resumed = Sheet::resumed(begun, true, &sheet.times());
    resumed.stamp(Duty::SafeHome, world.now());
    keep(&world, &mut resumed);
    resumed.hand_on();
    resumed.case = Some(case);
    take_along(&world, &mut resumed);
    let place = world.office.read(|desk| resumed.place_in_case(desk));
    assert_eq!(place, Some(Place::CaseAndInbox));
}

#[test]
fn a_name_alone_raises_no_danger_in_the_case_that_was_chosen() {
    let (_, case, _) = tapped_at_work();
    let mut sheet = Sheet::default();
    sheet.case = Some(case);
    sheet.pupil = "Sem Fictief".to_owned();
    assert!(!sheet.has_unkept() && !sheet.raises_danger());
    sheet.remark = "Het kind huilt.".to_owned();
    assert!(sheet.has_unkept());
    assert!(sheet.raises_danger(), "and that is said before it is kept");
}

#[test]
fn a_case_takes_no_half_sentence_from_whoever_looks_for_the_next_word() {
    let (_, case, mut sheet) = tapped_at_work();
    let of_a_tap = sheet.rests_for();
    sheet.remark = "Moeder zei dat vader ".to_owned();
    assert_eq!(sheet.rests_for(), of_a_tap, "the inbox goes on in one note");
    sheet.case = Some(case);
    assert!(sheet.rests_for() > 5 * of_a_tap);
}

#[test]
fn whoever_passes_a_locked_screen_finds_no_words_of_a_sheet_that_was_kept() {
    let (world, _, mut sheet) = tapped_at_work();
    assert!(!sheet.shows_words());
    sheet.describe(Duty::Talk, "juf Mies".to_owned());
    keep(&world, &mut sheet);
    assert!(
        sheet.shows_words(),
        "so that it is hidden when nobody is there"
    );
    sheet.hand_on();
    assert!(!sheet.shows_words() && !sheet.has_unkept());
}

#[test]
fn a_page_that_goes_leaves_a_note_without_a_look_at_the_inbox_first() {
    let (world, _, sheet) = tapped_at_work();
    let note = sheet.note(world.now()).expect("something to keep");
    let failing = Failing::unlocked(&world, "ib");
    block_on(failing.tab.look_at_inbox());
    // The first thing that is asked of the store is the note itself: everything after it is too late.
    let (left, is_late) = failing.failing_after(1, |tab| block_on(tab.leave_in_passing(&note)));
    left.expect("is left");
    assert!(is_late);
    world.perform(Action::Follow).expect("looks again");
    assert_eq!(notes(&world).len(), 1);
}
