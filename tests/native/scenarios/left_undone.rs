//! What a decision says was left undone: on the record for good, and never in the way.

use meldcode::casefile::event::{Event, PhaseEntered, StaffDangerCleared};
use meldcode::casefile::state::Matter;
use meldcode::casefile::{Command, Context, Obstacle};
use meldcode::protocol::plan::Condition;
use meldcode::protocol::progress::Finding;
use meldcode::protocol::{PhaseNumber, Terms};

use super::school::*;

/// What the last record of this kind says was left undone.
fn unmet(case: &Case, kind: &str) -> Vec<String> {
    let file = case.file();
    let entry = file.entry(case.last(kind)).expect("its place");
    match entry.event() {
        Some(Event::PhaseEntered(entered)) => entered.unmet.clone(),
        Some(Event::StaffDangerCleared(cleared)) => cleared.unmet.clone(),
        Some(Event::CaseClosed(closed)) => closed.unmet.clone(),
        other => panic!("{other:?}"),
    }
}

/// Plan A of a school that does not leave fase 1 while there is danger.
fn with_danger_asked(mut case: Case) -> Case {
    let mut plans = case.handbook.plans.iter_mut();
    let plan = plans.find(|plan| plan.edition == edition(PLAN_A));
    let plan = plan.expect("plan A");
    let mut of_closings = plan.closings.iter().flat_map(|closing| &closing.conditions);
    let no_danger = of_closings.find(|asked| asked.id.0 == "help-works-no-danger");
    let no_danger: Condition = no_danger.expect("what closing asks").clone();
    let mut phases = plan.phases.iter_mut();
    let fase_1 = phases.find(|phase| phase.number == PhaseNumber(1));
    fase_1.expect("fase 1").conditions.push(no_danger);
    case
}

#[test]
fn going_on_in_a_later_phase_after_danger_says_what_that_phase_asked_before() {
    let case = with_danger_asked(in_fase_1(PLAN_A)).and([principal(raise_danger())]);
    let ahead = case
        .clone()
        .and([principal(clear_danger(2, "Noor is bij haar tante."))]);
    assert_eq!(
        unmet(&ahead, "phase-entered"),
        [
            "parents-spoken",
            "actions-agreed",
            "followed-up",
            "help-not-started"
        ],
        "the danger that this decision ends is not among it"
    );
    let back = case.and([principal(clear_danger(0, "Noor is bij haar tante."))]);
    assert_eq!(unmet(&back, "phase-entered"), [""; 0]);
}

#[test]
fn danger_that_stands_is_told_also_by_whoever_does_not_read_everything() {
    let mut case = with_danger_asked(in_fase_1(PLAN_A)).and([principal(raise_danger())]);
    let seen = case.last("observation-recorded");
    case.journal = case.journal.without(&[seen].into());
    let moved = case.and([principal(enter(2, "Er is gevaar."))]);
    assert_eq!(unmet(&moved, "phase-entered"), ["help-works-no-danger"]);
}

#[test]
fn danger_for_staff_that_ends_says_that_nobody_was_asked() {
    let cleared = in_fase_1(PLAN_A).and([
        principal(raise_staff_danger()),
        principal(Command::ClearStaffDanger(StaffDangerCleared {
            unmet: Vec::new(),
            reason: "De vader is weg.".to_owned(),
        })),
    ]);
    assert!(!unmet(&cleared, "staff-danger-cleared").is_empty());
}

#[test]
fn closing_says_that_help_had_not_started() {
    let closed = in_fase_1(PLAN_A).and([coordinator(close("help-works"))]);
    assert_eq!(unmet(&closed, "case-closed"), ["help-works-started"]);
}

#[test]
fn after_danger_only_going_back_waits_for_what_two_said_of_the_phase() {
    let here = in_fase_1(PLAN_A).and([teacher(enter(2, "Geen hulp."))]);
    let there = here
        .copy()
        .and([coordinator(enter(3, "Ouders ontkennen."))]);
    let torn = here
        .and([coordinator(enter(1, "De hulp is begonnen."))])
        .merged_with(&there)
        .and([principal(raise_danger())]);
    assert_eq!(torn.file().phase(), PhaseNumber(3));
    let cleared = |phase| principal(clear_danger(phase, "Noor is bij haar tante."));
    torn.clone()
        .when(cleared(2))
        .refused([Obstacle::ConflictOpen(Matter::Phase)]);
    assert!(torn.and([cleared(3)]).file().standing_alarms().is_empty());
}

#[test]
fn going_back_owes_its_reason_also_where_another_program_asked_for_none() {
    let mut case = in_fase_1(PLAN_A);
    assert_eq!(case.file().reasons_owed().count(), 0);
    let back = PhaseEntered {
        phase: PhaseNumber(0),
        from: PhaseNumber(1),
        unmet: Vec::new(),
        reason: String::new(),
    };
    let now = moment("2026-03-03T09:00:00+01:00");
    let context = Context {
        author: fenna(),
        happened_at: now,
        now,
        staff: Vec::new(),
        terms: Terms::default(),
    };
    case.append(Event::PhaseEntered(back), &context);
    assert_eq!(case.file().reasons_owed().count(), 1);
}

#[test]
fn a_plan_that_was_chosen_without_saying_why_is_not_a_reasoned_choice() {
    let chosen = |why: &str| {
        let case = given([
            open(),
            observe(),
            consult(),
            coordinator(choose(PLAN_A, why)),
        ]);
        let findings = case.progress().findings;
        findings.contains(&Finding::PlanChosenWithReason)
    };
    assert!(chosen("De signalen passen bij dit plan."));
    assert!(!chosen(" "));
}
