//! One member types in two tabs: no text takes the place of the other, and each comes up until it was saved or thrown away.

use meldcode::casefile::CaseId;
use meldcode::vault::store::Table;
use meldcode::workspace::desk::DraftKey;
use meldcode::workspace::destruction::Ground;
use meldcode::workspace::{Action, Office};

use super::destroying::{at_the_principals, destroy};
use super::failing::Failing;
use super::world::{World, block_on};
use super::{founded, observe, opened, returned, second_tab, seen};

fn form(case: CaseId) -> DraftKey {
    DraftKey {
        case: Some(case.0),
        form: "observatie".to_owned(),
    }
}

fn type_in(office: &Office, case: CaseId, text: &str) {
    let (key, text) = (form(case), text.to_owned());
    block_on(office.perform(Action::SaveDraft { key, text })).expect("is sealed");
}

/// The form opens, with what was typed for it before.
fn open(office: &Office, case: CaseId) -> Option<String> {
    office.go_on_from(&form(case));
    typed(office, case)
}

fn typed(office: &Office, case: CaseId) -> Option<String> {
    let typed = office.read(|desk| desk.drafts.get(&form(case)).cloned());
    typed.expect("unlocked")
}

fn throw_away(office: &Office, case: CaseId) {
    block_on(office.perform(Action::DropDraft(form(case)))).expect("is thrown away");
}

fn school() -> (World, CaseId) {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let case = opened(&world);
    (world, case)
}

/// Every text that comes up after an unlock, one after the other.
fn all_after_unlocking(world: &mut World, case: CaseId) -> Vec<String> {
    returned(world);
    let mut found = Vec::new();
    while let Some(text) = open(&world.office, case) {
        found.push(text);
        throw_away(&world.office, case);
    }
    found.sort();
    found
}

#[test]
fn what_is_typed_in_two_tabs_comes_up_both_after_an_unlock() {
    let (mut world, case) = school();
    let other = second_tab(&world, "ib");
    type_in(&world.office, case, "over Bo");
    type_in(&other, case, "over Sem");
    // Both go on, and each goes on with its own.
    type_in(&world.office, case, "over Bo, en nog iets");
    type_in(&other, case, "over Sem, en nog iets");
    assert_eq!(
        typed(&other, case).as_deref(),
        Some("over Sem, en nog iets")
    );
    let all = all_after_unlocking(&mut world, case);
    assert_eq!(all, ["over Bo, en nog iets", "over Sem, en nog iets"]);
    assert_eq!(all_after_unlocking(&mut world, case), [] as [&str; 0]);
}

#[test]
fn a_form_that_is_saved_in_one_tab_takes_no_words_of_the_other_along() {
    let (mut world, case) = school();
    let other = second_tab(&world, "ib");
    type_in(&other, case, "half geschreven");
    let record = |draft| Action::Record {
        case,
        command: seen("Bo kwam zonder jas."),
        happened_at: world.now(),
        draft,
    };
    // Typed and saved at once, before it was sealed here.
    world.perform(record(Some(form(case)))).expect("records");
    assert_eq!(
        typed(&world.office, case).as_deref(),
        Some("half geschreven")
    );
    assert_eq!(all_after_unlocking(&mut world, case), ["half geschreven"]);
}

#[test]
fn a_text_that_is_gone_on_with_after_an_unlock_takes_its_own_place() {
    let (mut world, case) = school();
    type_in(&world.office, case, "over Bo");
    returned(&mut world);
    assert_eq!(open(&world.office, case).as_deref(), Some("over Bo"));
    type_in(&world.office, case, "over Bo, en nog iets");
    let all = all_after_unlocking(&mut world, case);
    assert_eq!(all, ["over Bo, en nog iets"]);
}

#[test]
fn a_text_that_both_tabs_went_on_from_comes_up_as_each_left_it() {
    let (mut world, case) = school();
    type_in(&world.office, case, "over Bo");
    returned(&mut world);
    let other = second_tab(&world, "ib");
    for office in [&world.office, &other] {
        assert_eq!(open(office, case).as_deref(), Some("over Bo"));
    }
    type_in(&world.office, case, "over Bo, en zijn jas");
    type_in(&other, case, "over Bo, en zijn brood");
    let all = all_after_unlocking(&mut world, case);
    assert_eq!(all, ["over Bo, en zijn brood", "over Bo, en zijn jas"]);
}

#[test]
fn a_text_that_is_gone_on_with_while_another_tab_takes_it_over_stays() {
    let (mut world, case) = school();
    type_in(&world.office, case, "over Bo");
    let other = second_tab(&world, "ib");
    // Taken over there, and gone on with here: the other does not know those words.
    assert_eq!(open(&other, case).as_deref(), Some("over Bo"));
    type_in(&world.office, case, "over Bo, en zijn jas");
    type_in(&other, case, "over Bo, en zijn brood");
    throw_away(&other, case);
    let all = all_after_unlocking(&mut world, case);
    assert_eq!(all, ["over Bo, en zijn jas"]);
}

/// Two tabs left half a text each; whoever unlocks has the first of them in the form.
fn both_left(world: &mut World, case: CaseId) -> [String; 2] {
    let other = second_tab(world, "ib");
    type_in(&world.office, case, "over Bo");
    type_in(&other, case, "over Sem");
    returned(world);
    let first = open(&world.office, case).expect("comes up");
    let second = ["over Bo", "over Sem"]
        .into_iter()
        .find(|text| *text != first);
    [first, second.expect("the other").to_owned()]
}

#[test]
fn a_form_that_stays_open_takes_no_text_along_that_it_never_showed() {
    let (mut world, case) = school();
    let [_, second] = both_left(&mut world, case);
    // Begun anew in the same form, which the text of the other tab was laid out for meanwhile.
    throw_away(&world.office, case);
    type_in(&world.office, case, "iets anders");
    let all = all_after_unlocking(&mut world, case);
    assert_eq!(all, ["iets anders".to_owned(), second]);
}

#[test]
fn a_text_that_became_a_record_and_is_let_go_of_once_more_takes_no_other_along() {
    let (mut world, case) = school();
    let [_, second] = both_left(&mut world, case);
    world
        .perform(Action::Record {
            case,
            command: seen("Bo kwam zonder jas."),
            happened_at: world.now(),
            draft: Some(form(case)),
        })
        .expect("records");
    throw_away(&world.office, case);
    assert_eq!(all_after_unlocking(&mut world, case), [second]);
}

#[test]
fn a_text_is_sealed_without_a_look_at_what_is_there() {
    // A page that is left has no time for more than the write.
    let (world, case) = school();
    let other = Failing::unlocked(&world, "ib");
    let ((), has_asked_twice) = other.failing_after(1, |tab| type_in(tab, case, "over Bo"));
    assert!(!has_asked_twice);
}

#[test]
fn what_was_typed_about_a_case_goes_with_it_from_every_tab() {
    let (world, case) = at_the_principals();
    let other = second_tab(&world, "dir");
    type_in(&world.office, case, "over Bo");
    type_in(&other, case, "over Sem");
    destroy(&world, case, Ground::Mistake, "Verkeerd geopend.").expect("destroyed");
    let rows = world.store().rows().into_iter();
    let drafts = rows.filter(|(table, _)| *table == Table::Drafts);
    assert_eq!(drafts.count(), 0);
}

#[test]
fn a_tab_that_follows_another_does_not_take_its_words_for_its_own() {
    let (mut world, case) = school();
    let other = second_tab(&world, "ib");
    type_in(&world.office, case, "over Bo");
    observe(&world, case, "een blauwe plek");
    block_on(other.perform(Action::Follow)).expect("follows");
    type_in(&other, case, "over Sem");
    let all = all_after_unlocking(&mut world, case);
    assert_eq!(all, ["over Bo", "over Sem"]);
}
