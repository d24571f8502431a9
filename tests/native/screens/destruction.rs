//! Destroying a case on screen: proposed when its term is over, asked of the directeur, sure by typing its code.

use meldcode::casefile::Command;
use meldcode::casefile::event::RetentionHeld;
use meldcode::exchange::documents::CaseCode;
use meldcode::screen::destruction::{Answers, destroying, destruction, proposals};
use meldcode::screen::today::today;
use meldcode::screen::{Door, case};
use meldcode::text::Destruction as Words;
use meldcode::workspace::destruction::Ground;

use super::desk::{member, monday, with};
use crate::scenarios::school::*;

fn closed() -> Case {
    in_fase_1(PLAN_A).and([teacher(close("pupil-left"))])
}

#[test]
fn a_case_whose_term_is_over_is_proposed_and_not_before() {
    let case = closed();
    let desk = with(&[&case], monday());
    let from = case.file().destroy_from(desk.school.terms.retention_years);
    let from = from.expect("it ended");
    assert!(today(&desk, monday()).proposals.is_empty());
    assert!(proposals(&desk, from.pred_opt().expect("a day")).is_empty());
    let proposed = proposals(&desk, from);
    assert_eq!(proposed.len(), 1);
    assert_eq!(proposed[0].case, case.journal.case());
}

#[test]
fn what_was_put_off_is_not_proposed_and_says_why() {
    let case = closed().and([principal(Command::HoldRetention(RetentionHeld {
        until: day("2031-01-01"),
        reason: "Er loopt een klacht.".to_owned(),
    }))]);
    let desk = with(&[&case], monday());
    assert!(proposals(&desk, day("2030-12-31")).is_empty());
    assert_eq!(proposals(&desk, day("2031-01-01")).len(), 1);
    let shown = destroying(&desk, case.journal.case(), monday()).expect("a case");
    let held = Words::Held {
        until: day("2031-01-01"),
        reason: "Er loopt een klacht.".to_owned(),
    };
    assert!(shown.standing.contains(&held.into()));
}

#[test]
fn only_the_directeur_is_asked_and_led_there() {
    let case_of = closed();
    let id = case_of.journal.case();
    let mut desk = with(&[&case_of], monday());
    let leads = |desk: &meldcode::workspace::Desk| {
        let overview = case::overview(desk, id, monday()).expect("a case");
        let doors = overview.menu.into_iter().flat_map(|shelf| shelf.doors);
        doors.into_iter().any(|door| door == Door::Destroy)
    };
    let asked = destroying(&desk, id, monday()).expect("a case");
    assert!(asked.grounds.is_empty() && !leads(&desk));
    desk.me = member(&joris());
    let asked = destroying(&desk, id, monday()).expect("a case");
    assert_eq!(asked.grounds.len(), 3);
    assert!(leads(&desk));
}

#[test]
fn the_code_is_typed_over_as_people_type_and_every_question_is_answered() {
    let case = closed();
    let id = case.journal.case();
    let code = CaseCode::of(id).to_string();
    let answers = |typed: &str| Answers {
        ground: Some("mistake".to_owned()),
        reason: " Verkeerd kind. ".to_owned(),
        typed: typed.to_owned(),
    };
    for typed in [code.clone(), code.to_lowercase(), code.replace('-', " ")] {
        let made = destruction(id, &answers(&typed)).expect("sure");
        assert_eq!(
            (made.ground, made.reason.as_str()),
            (Ground::Mistake, "Verkeerd kind.")
        );
    }
    let half = &code[..4];
    let faults = destruction(id, &answers(half)).expect_err("not sure");
    assert_eq!(faults.typed, Some(Words::CodeDiffers.into()));
    assert_eq!((&faults.ground, &faults.reason), (&None, &None));
    let faults = destruction(id, &Answers::default()).expect_err("nothing answered");
    assert!(faults.ground.is_some() && faults.reason.is_some() && faults.typed.is_some());
}
