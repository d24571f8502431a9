//! First use goes question by question, and each fault has its own sentence at its own field.

use meldcode::protocol::Role;
use meldcode::screen::gate::{gate, vanished};
use meldcode::screen::set_up::{Answers, Field, Step, faults, passphrase_fault};
use meldcode::text::{FirstUse, Message, PassphraseRule};
use meldcode::workspace::Stage;
use meldcode::workspace::office::SignIn;

const GOOD: &str = "zeven geiten lopen door een groene wei";

fn answers() -> Answers {
    Answers {
        school: "De Regenboog".to_owned(),
        name: "Ada Voorbeeld".to_owned(),
        role: Some(Role::Principal),
        mark: "uil".to_owned(),
    }
}

fn fields(step: Step, answers: &Answers) -> Vec<Field> {
    let found = faults(step, answers);
    found.iter().map(|fault| fault.field).collect()
}

#[test]
fn every_question_but_the_first_has_a_way_back_and_every_one_but_the_last_a_way_on() {
    for pair in Step::ALL.windows(2) {
        assert_eq!(pair[0].next(), Some(pair[1]));
        assert_eq!(pair[1].previous(), Some(pair[0]));
    }
    assert_eq!(Step::ALL[0].previous(), None);
    assert_eq!(
        Step::ALL[4].place(),
        FirstUse::Step { number: 5, of: 5 }.into()
    );
}

#[test]
fn good_answers_pass_and_empty_ones_are_named_at_their_field() {
    for step in Step::ALL {
        assert_eq!(fields(step, &answers()), []);
    }
    let empty = Answers::default();
    assert_eq!(fields(Step::School, &empty), [Field::School]);
    assert_eq!(fields(Step::Member, &empty), [Field::Name, Field::Role]);
    assert_eq!(fields(Step::Mark, &empty), [Field::Mark]);
}

#[test]
fn initials_are_refused_as_a_mark_with_their_own_sentence() {
    let initials = Answers {
        mark: "AV".to_owned(),
        ..answers()
    };
    let found = faults(Step::Mark, &initials);
    assert_eq!(found[0].words, FirstUse::MarkIsAName.into());
}

#[test]
fn each_weakness_of_a_passphrase_has_its_own_sentence() {
    let said = |passphrase: &str| {
        passphrase_fault(&answers(), passphrase, passphrase).map(|fault| fault.words)
    };
    let rule = |rule: PassphraseRule| Some(Message::from(rule));
    assert_eq!(said("kort"), rule(PassphraseRule::TooShort { missing: 11 }));
    assert_eq!(said("welkomwelkom1234"), rule(PassphraseRule::TooCommon));
    assert_eq!(said("De Regenboog 2026"), rule(PassphraseRule::MadeOfNames));
    assert_eq!(said(GOOD), None);
}

#[test]
fn two_different_passphrases_are_told_at_the_second_field() {
    let fault = passphrase_fault(&answers(), GOOD, "zeven geiten lopen").unwrap();
    assert_eq!(fault.field, Field::Again);
    assert_eq!(fault.words, PassphraseRule::NotTheSame.into());
}

#[test]
fn a_single_member_is_chosen_without_a_tap() {
    let sign_in = |member: u8| SignIn {
        member: [member; 16],
        mark: format!("m{member}"),
    };
    let locked = |members| Stage::Locked {
        members,
        damaged: 0,
    };
    assert_eq!(gate(&locked(vec![sign_in(1)])).unwrap().only, Some([1; 16]));
    let two = gate(&locked(vec![sign_in(1), sign_in(2)])).unwrap();
    assert_eq!(two.only, None);
    assert_eq!(gate(&Stage::Unlocked), None);
}

#[test]
fn a_damaged_place_is_named_and_never_silently_left_out() {
    let stage = Stage::Locked {
        members: Vec::new(),
        damaged: 1,
    };
    assert!(gate(&stage).unwrap().damaged.is_some());
}

#[test]
fn a_school_that_vanished_is_told_with_what_the_mark_remembers() {
    let stage = Stage::Vanished {
        cases: 3,
        last_written_on: chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
    };
    let told = vanished(&stage).unwrap().nl().into_owned();
    assert!(told.contains("3 dossiers"), "{told}");
    assert!(told.contains("20 november 2026"), "{told}");
    assert_eq!(vanished(&Stage::FirstUse), None);
}
