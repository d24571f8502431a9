//! Two devices that decide without sight of each other: what contradicts is shown, nothing is picked.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "test data: a value that is not there is a broken test"
)]

use meldcode::casefile::event::{
    CaseManagerAppointed, CheckOutcome, ConflictSettled, NextCheck, ParentsAtReport,
};
use meldcode::casefile::journal::Merged;
use meldcode::casefile::state::{AgreementOutcome, Matter};
use meldcode::casefile::{Command, Obstacle, RecordHash};
use meldcode::protocol::{Alarm, PhaseNumber};

use super::school::*;

fn matters(case: &Case) -> Vec<Matter> {
    case.file()
        .conflicts()
        .iter()
        .map(|one| one.matter)
        .collect()
}

fn settle(case: &Case, matter: Matter, holds: RecordHash) -> Step {
    let file = case.file();
    let conflict = file.conflict_about(matter).expect("a conflict");
    principal(Command::SettleConflict(ConflictSettled {
        records: conflict.records(),
        holds,
        reason: "Zo is het besproken.".to_owned(),
    }))
}

#[test]
fn two_phase_changes_are_a_conflict_under_which_the_higher_phase_holds() {
    let here = in_fase_1(PLAN_A).and([teacher(enter(2, "Geen hulp."))]);
    let there = here
        .copy()
        .and([coordinator(enter(3, "Ouders ontkennen."))]);
    let here = here.and([coordinator(enter(1, "De hulp is begonnen."))]);
    let back = here.last("phase-entered");
    let merged = here.merged_with(&there);
    assert_eq!(matters(&merged), [Matter::Phase]);
    let file = merged.file();
    assert_eq!(file.phase(), PhaseNumber(3));
    assert_eq!(merged.progress().running_phases().len(), 2);

    let settled = merged.clone().and([settle(&merged, Matter::Phase, back)]);
    assert!(matters(&settled).is_empty());
    assert_eq!(settled.file().phase(), PhaseNumber(1));
    let running: Vec<PhaseNumber> = settled
        .file()
        .stays()
        .iter()
        .filter(|stay| stay.left_at.is_none())
        .map(|stay| stay.phase)
        .collect();
    assert_eq!(running, [PhaseNumber(1)]);
}

#[test]
fn the_same_phase_entered_twice_is_no_conflict() {
    let here = in_fase_1(PLAN_A);
    let there = here.copy().and([coordinator(enter(2, "Geen hulp."))]);
    let merged = here
        .and([teacher(enter(2, "Ouders kwamen niet."))])
        .merged_with(&there);
    assert!(matters(&merged).is_empty());
    assert_eq!(merged.file().phase(), PhaseNumber(2));
}

#[test]
fn closing_against_an_escalation_is_a_conflict_under_which_the_case_is_open() {
    for escalation in [
        enter(2, "Geen hulp."),
        raise_danger(),
        report(ParentsAtReport::Know),
        choose(PLAN_B, "Er is geslagen."),
    ] {
        let here = in_fase_1(PLAN_A);
        let there = here.copy().and([coordinator(escalation)]);
        let merged = here.and([teacher(close("help-works"))]).merged_with(&there);
        assert_eq!(matters(&merged), [Matter::Status]);
        assert!(merged.file().is_open());
        let closing = merged.last("case-closed");
        let settled = merged
            .clone()
            .and([settle(&merged, Matter::Status, closing)]);
        assert!(!settled.file().is_open());
        assert!(matters(&settled).is_empty());
    }
}

#[test]
fn an_escalation_that_holds_against_a_closing_leaves_the_case_open() {
    let here = in_fase_1(PLAN_A);
    let there = here.copy().and([coordinator(enter(2, "Geen hulp."))]);
    let merged = here.and([teacher(close("help-works"))]).merged_with(&there);
    let entered = merged.last("phase-entered");
    let settled = merged
        .clone()
        .and([settle(&merged, Matter::Status, entered)]);
    let file = settled.file();
    assert!(file.is_open());
    assert_eq!(file.phase(), PhaseNumber(2));
    assert_eq!(file.periods().len(), 1);
    settled
        .when(coordinator(close("help-works")))
        .then(["case-closed"]);
}

#[test]
fn raising_beside_clearing_leaves_the_danger_standing() {
    let here = in_fase_1(PLAN_B).and([teacher(raise_danger())]);
    let there = here.copy().and([teacher(raise_danger())]);
    let merged = here
        .and([principal(clear_danger(1, "Noor is bij oma."))])
        .merged_with(&there);
    assert_eq!(matters(&merged), [Matter::Alarm(Alarm::AcuteDanger)]);
    assert!(merged.file().alarm_stands(Alarm::AcuteDanger));
    let cleared = merged.last("danger-cleared");
    merged
        .clone()
        .when(principal(clear_danger(1, "Nogmaals.")))
        .refused([Obstacle::ConflictOpen(Matter::Alarm(Alarm::AcuteDanger))]);
    let settled = merged
        .clone()
        .and([settle(&merged, Matter::Alarm(Alarm::AcuteDanger), cleared)]);
    assert!(!settled.file().alarm_stands(Alarm::AcuteDanger));
    let raised = merged.last("danger-raised");
    let settled = merged
        .clone()
        .and([settle(&merged, Matter::Alarm(Alarm::AcuteDanger), raised)]);
    assert!(settled.file().alarm_stands(Alarm::AcuteDanger));
}

#[test]
fn two_plans_are_a_conflict_under_which_the_one_the_other_escalates_to_is_followed() {
    let here = given([open(), observe(), consult()]);
    let there = here.copy().and([coordinator(choose(PLAN_B, "geweld"))]);
    let merged = here
        .and([teacher(choose(PLAN_A, "opvoeding"))])
        .merged_with(&there);
    assert_eq!(matters(&merged), [Matter::Plan]);
    let file = merged.file();
    let followed = file.plan_in(&merged.handbook.plans).expect("a plan");
    assert_eq!(followed.edition, edition(PLAN_B));
}

#[test]
fn two_case_managers_are_a_conflict_and_in_danger_the_directeur_holds() {
    let appoint = |who| {
        Command::AppointCaseManager(CaseManagerAppointed {
            who,
            from_on: day("2026-03-02"),
            reason: String::new(),
        })
    };
    let here = in_fase_1(PLAN_A);
    let there = here.copy().and([teacher(raise_danger())]);
    let merged =
        there.merged_with(&here.and([teacher(write_report(1)), coordinator(appoint(ilse()))]));
    assert_eq!(matters(&merged), [Matter::CaseManager]);
    assert_eq!(merged.file().case_manager(), Some(&joris()));
}

#[test]
fn two_checks_that_contradict_leave_help_not_started() {
    let here = in_fase_1(PLAN_A).and([agree("2026-03-16")]);
    let agreed = here.last("action-agreed");
    let there = here
        .copy()
        .and([coordinator(check(agreed, CheckOutcome::NotStarted))]);
    let merged = here
        .and([teacher(check(agreed, CheckOutcome::Started))])
        .merged_with(&there);
    assert_eq!(matters(&merged), [Matter::Agreement(agreed)]);
    assert!(matches!(
        merged.file().agreements()[0].outcome,
        AgreementOutcome::NotStarted { .. }
    ));
    merged
        .when(teacher(check(agreed, CheckOutcome::Started)))
        .refused([Obstacle::ConflictOpen(Matter::Agreement(agreed))]);
}

#[test]
fn of_two_next_checks_the_earlier_holds() {
    let set = |on: &str| {
        Command::SetNextCheck(NextCheck {
            on: day(on),
            what: String::new(),
        })
    };
    let here = in_fase_1(PLAN_A);
    let there = here.copy().and([coordinator(set("2026-03-09"))]);
    let merged = here.and([teacher(set("2026-03-20"))]).merged_with(&there);
    assert_eq!(merged.progress().next_check_on, Some(day("2026-03-09")));
    assert!(matters(&merged).is_empty());
}

#[test]
fn a_settlement_names_an_open_conflict_exactly_and_waits_for_its_reason() {
    let here = in_fase_1(PLAN_A);
    let one = here.last("phase-entered");
    here.when(principal(Command::SettleConflict(ConflictSettled {
        records: vec![one],
        holds: RecordHash([7; 32]),
        reason: String::new(),
    })))
    .refused([
        Obstacle::ReasonMissing,
        Obstacle::NotAConflict,
        Obstacle::HoldsNoneOfThem,
    ]);
}

#[test]
fn two_settlements_that_contradict_are_a_conflict_again() {
    let here = in_fase_1(PLAN_A).and([teacher(enter(2, "Geen hulp."))]);
    let there = here
        .copy()
        .and([coordinator(enter(3, "Ouders ontkennen."))]);
    let merged = here
        .and([coordinator(enter(1, "De hulp is begonnen."))])
        .merged_with(&there);
    let file = merged.file();
    let records = file
        .conflict_about(Matter::Phase)
        .expect("a conflict")
        .records();
    let one = merged
        .clone()
        .and([settle(&merged, Matter::Phase, records[0])]);
    let other = merged
        .copy()
        .and([settle(&merged, Matter::Phase, records[1])]);
    let again = one.merged_with(&other);
    assert_eq!(matters(&again), [Matter::Phase]);
    assert_eq!(again.file().phase(), PhaseNumber(3));
    let held = again
        .file()
        .conflict_about(Matter::Phase)
        .expect("a conflict")
        .records()[0];
    let settled = again.clone().and([settle(&again, Matter::Phase, held)]);
    assert!(matters(&settled).is_empty());
}

#[test]
fn going_back_waits_for_an_open_conflict_and_going_forward_does_not() {
    let here = in_fase_1(PLAN_A).and([teacher(enter(2, "Geen hulp."))]);
    let there = here
        .copy()
        .and([coordinator(enter(3, "Ouders ontkennen."))]);
    let merged = here
        .and([coordinator(enter(1, "De hulp is begonnen."))])
        .merged_with(&there);
    merged
        .clone()
        .when(teacher(enter(0, "Vergissing.")))
        .refused([Obstacle::ConflictOpen(Matter::Phase)]);
    merged
        .when(principal(raise_danger()))
        .then(["danger-raised", "case-manager-appointed"]);
}

#[test]
fn both_devices_tell_the_same_case_after_exchanging_records() {
    let here = in_fase_1(PLAN_A);
    let there = here
        .copy()
        .and([coordinator(enter(2, "Geen hulp.")), observe()]);
    let here = here.and([observe(), agree("2026-03-16")]);
    let one = here.clone().merged_with(&there);
    let two = there.merged_with(&here);
    assert_eq!(one.file(), two.file());
    assert_eq!(one.journal.check_code(), two.journal.check_code());
}

#[test]
fn taking_in_a_copy_counts_what_came_what_was_here_and_what_was_erased() {
    let older = given([open(), observe(), observe()]);
    let target = older.last("observation-recorded");
    let newer = older.copy().and([principal(Command::EraseRecord {
        target,
        reason: "Bij het verkeerde kind geschreven.".to_owned(),
    })]);
    let merged = newer.journal.clone().merge(&older.journal);
    let none_came = Merged {
        known: 2,
        stayed_erased: 1,
        ..Merged::default()
    };
    assert_eq!(merged, Ok(none_came));
    let merged = older.journal.clone().merge(&newer.journal);
    let one_came = Merged {
        added: 1,
        known: 2,
        newly_erased: 1,
        ..Merged::default()
    };
    assert_eq!(merged, Ok(one_came));
}
