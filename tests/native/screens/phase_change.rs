//! Entering another phase.

use meldcode::casefile::event::ParentsAtReport;
use meldcode::protocol::PhaseNumber;
use meldcode::screen::form::FormKind;
use meldcode::screen::phase_change::{PhaseChange, PhaseOption, phase_change};
use meldcode::screen::{Door, after_danger, form_context};
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

#[test]
fn whom_the_page_names_as_case_manager_is_who_it_is_after_the_move() {
    let after_danger = in_fase_1(PLAN_A).and([
        teacher(raise_danger()),
        principal(clear_danger(1, "Noor is veilig")),
    ]);
    let told = to(&shown(&after_danger), "2").manager.nl().into_owned();
    assert_eq!(told, "Joris Tadema, directeur, blijft casemanager.");
    let moved = after_danger.and([teacher(enter(2, "de hulp start niet"))]);
    assert_eq!(moved.file().case_manager(), Some(&joris()));
}

#[test]
fn a_second_directeur_who_makes_the_move_is_the_one_it_names() {
    let case = in_fase_1(PLAN_B);
    let mut desk = with(&[&case], monday());
    desk.me = super::desk::member(&person(77, "Sien Verzonnen", joris().role));
    let change = phase_change(&desk, case.journal.case(), monday()).expect("a known plan");
    assert!(to(&change, "2").manager.nl().contains("Sien Verzonnen"));
}

#[test]
fn going_back_says_of_nobody_that_they_become_case_manager() {
    let change = shown(&in_fase_1(PLAN_A).and([teacher(enter(3, "de hulp start niet"))]));
    for option in change.options {
        let told = option.manager.nl().into_owned();
        assert!(told.ends_with("blijft casemanager."), "{told}");
    }
}

/// The form that ends danger, and where one goes from it.
fn after(case: &Case) -> (Option<PhaseNumber>, Door) {
    let (desk, id) = (with(&[case], monday()), case.journal.case());
    let dossier = desk.dossiers.get(&id).map(AsRef::as_ref);
    let context = form_context(&desk, dossier, FormKind::DangerOver, None, monday());
    (context.phase_proposed, after_danger(&desk, id))
}

#[test]
fn danger_that_is_over_without_a_plan_leads_to_choosing_one() {
    let reported = [
        teacher(raise_danger()),
        coordinator(report(ParentsAtReport::Know)),
    ];
    let undecided = given([open(), observe()]).and(reported.clone());
    let choice = Door::Form(FormKind::PlanChoice);
    assert_eq!(after(&undecided), (None, choice), "it has no fase 3");
    let chosen = in_fase_1(PLAN_B).and(reported);
    assert_eq!(after(&chosen), (Some(PhaseNumber(3)), Door::Overview));
}
