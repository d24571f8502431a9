//! First use goes question by question, and each fault has its own sentence at its own field.

use meldcode::protocol::Role;
use meldcode::screen::gate::{gate, vanished};
use meldcode::screen::set_up::{
    Answers, Field, Step, Way, faults, known_as, passphrase_fault, people,
};
use meldcode::text::{FirstUse, LockScreen, Message, PassphraseRule};
use meldcode::workspace::Stage;
use meldcode::workspace::action::FoundSchool;
use meldcode::workspace::desk::Member;
use meldcode::workspace::health::VerifiedBackup;
use meldcode::workspace::office::SignIn;
use meldcode::workspace::ports::LossMark;
use uuid::Uuid;

use super::desk::monday;

const GOOD: &str = "zeven geiten lopen door een groene wei";

fn answers() -> Answers {
    Answers {
        school: "De Regenboog".to_owned(),
        name: "Ada Voorbeeld".to_owned(),
        role: Some(Role::Principal),
        mark: "uil".to_owned(),
        ..Answers::default()
    }
}

fn fields(step: Step, answers: &Answers) -> Vec<Field> {
    let found = faults(step, answers);
    found.iter().map(|fault| fault.field).collect()
}

#[test]
fn every_question_but_the_first_has_a_way_back_and_every_one_but_the_last_a_way_on() {
    let ways = [
        (Way::New, Step::ALL.as_slice()),
        (Way::FromFile, Step::FROM_FILE.as_slice()),
    ];
    for (way, steps) in ways {
        for pair in steps.windows(2) {
            assert_eq!(pair[0].next(way), Some(pair[1]));
            assert_eq!(pair[1].previous(way), Some(pair[0]));
        }
        assert_eq!(steps[0].previous(way), None);
        let last = steps.last().expect("there are questions");
        assert_eq!(last.next(way), None);
        let number = u8::try_from(steps.len()).expect("a few");
        let place = FirstUse::Step { number, of: number };
        assert_eq!(last.place(way), place.into());
    }
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
    let endless = Answers {
        school: "ë".repeat(201),
        name: "ë".repeat(201),
        ..answers()
    };
    assert_eq!(fields(Step::School, &endless), [Field::School]);
    assert_eq!(fields(Step::Member, &endless), [Field::Name]);
}

#[test]
fn on_a_later_device_one_says_who_of_the_school_one_is_and_is_called_that() {
    let someone = |id: u128, name: &str, role| Member {
        id: Uuid::from_u128(id),
        name: name.to_owned(),
        role,
        mark: String::new(),
        is_on_this_device: false,
        is_removed: false,
    };
    let gone = Member {
        is_removed: true,
        ..someone(3, "Teun Zandstra", Role::Principal)
    };
    let asked = Answers {
        found: Some(FoundSchool {
            school: "De Regenboog".to_owned(),
            made_at: chrono::DateTime::default(),
            members: vec![
                someone(1, "Ada Voorbeeld", Role::CareCoordinator),
                someone(2, "Fenna Wester", Role::Teacher),
                gone,
            ],
        }),
        ..Answers::default()
    };
    assert_eq!(fields(Step::Member, &asked), [Field::Who]);
    let offered: Vec<String> = people(&asked).into_iter().map(|(id, _)| id).collect();
    assert_eq!(offered, [Uuid::from_u128(1).to_string()]);
    let ada = known_as(&asked, offered[0].clone());
    assert_eq!(ada.name, "Ada Voorbeeld");
    assert_eq!(ada.role, Some(Role::CareCoordinator));
    assert_eq!(fields(Step::Member, &ada), []);
    let other = known_as(&ada, String::new());
    assert_eq!(fields(Step::Member, &other), [Field::Name, Field::Role]);
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
    let places = |members, damaged| {
        let stage = Stage::Locked { members, damaged };
        gate(&stage).unwrap().damaged
    };
    let one = || SignIn {
        member: [1; 16],
        mark: "zon".to_owned(),
    };
    assert_eq!(places(vec![one()], 0), None);
    assert_eq!(
        places(vec![one()], 1),
        Some(LockScreen::PlacesDamaged { count: 1 })
    );
}

#[test]
fn where_nobody_can_be_chosen_that_is_the_loss_that_is_told() {
    for damaged in [0, 2] {
        let stage = Stage::Locked {
            members: Vec::new(),
            damaged,
        };
        assert_eq!(gate(&stage).unwrap().damaged, Some(LockScreen::NoPlaceLeft));
    }
}

#[test]
fn a_school_that_vanished_is_told_with_what_the_mark_remembers() {
    let mut mark = LossMark {
        cases: 3,
        last_written_on: chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
        ..LossMark::default()
    };
    let told = |mark: &LossMark| {
        let said = vanished(&Stage::Vanished(mark.clone()));
        said.unwrap().map(|said| said.nl().into_owned())
    };
    let [lost, back] = told(&mark);
    assert!(lost.contains("3 dossiers"), "{lost}");
    assert!(lost.contains("20 november 2026"), "{lost}");
    assert!(
        back.contains("nooit een reservekopie gecontroleerd"),
        "{back}"
    );

    mark.backup = Some(VerifiedBackup {
        at: monday(),
        commit: 12,
        cases: 3,
    });
    let [_, back] = told(&mark);
    assert!(back.contains("van maandag 9 maart 2026"), "{back}");
    assert_eq!(vanished(&Stage::FirstUse), None);
}
