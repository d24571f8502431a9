//! Entering another phase.

use meldcode::screen::phase_change::{PhaseChange, PhaseOption, phase_change};
use meldcode::text::{MoveWord, Sentence};

use super::desk::{monday, with};
use crate::scenarios::school::*;

fn shown(case: &Case) -> PhaseChange {
    let desk = with(&[case], monday());
    phase_change(&desk, case.journal.case(), monday()).expect("a known plan")
}

fn to(change: &PhaseChange, phase: &str) -> PhaseOption {
    let option = change.options.iter().find(|option| option.value == phase);
    option.expect("that phase").clone()
}

#[test]
fn forward_shows_what_is_met_and_what_is_not_and_never_waits_for_a_reason() {
    let change = shown(&in_fase_1(PLAN_A));
    let next = to(&change, "2");
    let met = next.conditions.iter().filter(|line| line.is_met).count();
    assert!(met > 0, "the list was filled");
    assert!(met < next.conditions.len(), "nobody spoke with the parents");
    assert!(
        next.conditions
            .iter()
            .filter(|line| !line.is_met)
            .all(|line| line.door.is_some())
    );
    assert_eq!(next.reason, MoveWord::ReasonLater.into());
}

#[test]
fn a_skip_shows_the_conditions_of_the_phases_passed_over_too() {
    let change = shown(&in_fase_1(PLAN_A));
    assert!(to(&change, "3").conditions.len() > to(&change, "2").conditions.len());
    assert!(matches!(
        to(&change, "3").title.sentence(),
        Sentence::MoveWord(MoveWord::SkipTo { .. })
    ));
}

#[test]
fn back_waits_for_a_reason_and_asks_nothing_else() {
    let back = to(&shown(&in_fase_1(PLAN_A)), "0");
    assert_eq!(back.reason, MoveWord::ReasonNow.into());
    assert!(back.conditions.is_empty());
}

#[test]
fn from_fase_2_the_case_manager_is_named_by_the_plan() {
    let of = |plan| to(&shown(&in_fase_1(plan)), "2").manager;
    assert!(of(PLAN_A).nl().contains("Ilse Graafland"));
    assert!(of(PLAN_B).nl().contains("Joris Tadema"));
}

#[test]
fn a_plan_with_one_phase_offers_no_other() {
    assert!(shown(&given([open(), observe()])).options.is_empty());
}
