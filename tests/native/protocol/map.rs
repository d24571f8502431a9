//! Where a case has been, and which of the five steps it has proven.

use meldcode::protocol::phase_map::{PassedOver, Standing};
use meldcode::protocol::progress::Stay;
use meldcode::protocol::statutory::STEPS;
use meldcode::protocol::{
    Alarm, DeedKind, PhaseLine, PhaseNumber, Role, StatutoryStep, phase_map, statutory_steps,
};

use super::given::{A, B, Case, case, day, evidence, stay};

fn map(case: &Case) -> Vec<PhaseLine> {
    phase_map(&case.plan, &case.progress)
}

fn standings(case: &Case) -> Vec<Standing> {
    map(case).iter().map(|line| line.standing).collect()
}

#[test]
fn a_fresh_case_runs_in_fase_0_and_has_begun_nothing_else() {
    let not_begun = Standing::NotBegun;
    let running = Standing::Running { since: day(0) };
    assert_eq!(
        standings(&case(A)),
        [running, not_begun, not_begun, not_begun]
    );
}

#[test]
fn a_phase_passed_over_is_not_a_phase_done() {
    let mut skipped = case(B).enters(1, 2).enters(3, 4);
    let reason = Some("onthulling".to_owned());
    if let Some(Stay { reason: given, .. }) = skipped.progress.stays.last_mut() {
        given.clone_from(&reason);
    }
    assert_eq!(
        standings(&skipped),
        [
            Standing::Done { on: day(2) },
            Standing::Done { on: day(4) },
            Standing::Skipped,
            Standing::Running { since: day(4) },
        ]
    );
    let passed = PassedOver { on: day(4), reason };
    assert_eq!(map(&skipped)[2].passed_over, [passed]);
}

#[test]
fn a_phase_the_case_went_back_from_is_not_done_and_the_other_runs_again() {
    let back = case(A).enters(1, 1).enters(2, 2).enters(1, 5);
    assert_eq!(
        standings(&back),
        [
            Standing::Done { on: day(1) },
            Standing::Running { since: day(5) },
            Standing::LeftBack { on: day(5) },
            Standing::NotBegun,
        ]
    );
    assert_eq!(map(&back)[1].visits, 2);
}

#[test]
fn a_skip_stays_visible_when_the_case_comes_to_the_phase_later() {
    let later = case(B).enters(2, 1).enters(1, 3);
    let line = &map(&later)[1];
    assert_eq!(line.standing, Standing::Running { since: day(3) });
    assert_eq!(
        line.passed_over,
        [PassedOver {
            on: day(1),
            reason: None
        }]
    );
}

#[test]
fn a_change_of_plan_within_a_phase_is_one_visit() {
    let mut moved = case(B).enters(1, 1);
    moved.progress.stays[1].left_on = Some(day(3));
    moved.progress.stays.push(stay(1, 3));
    let line = &map(&moved)[1];
    assert_eq!(
        (line.visits, line.standing),
        (1, Standing::Running { since: day(1) })
    );
}

#[test]
fn closing_ends_the_running_phase_and_begins_no_other() {
    let closed = case(A).enters(1, 1).closed(9, None);
    assert_eq!(
        standings(&closed)[1..3],
        [Standing::Done { on: day(9) }, Standing::NotBegun]
    );
}

#[test]
fn a_phase_the_plan_does_not_know_is_still_told() {
    let mut foreign = case("undecided");
    foreign.progress.stays.push(stay(3, 2));
    foreign.progress.phase = PhaseNumber(3);
    let last = map(&foreign).pop().unwrap();
    assert_eq!(
        (last.phase, last.standing),
        (PhaseNumber(3), Standing::Running { since: day(2) })
    );
}

#[test]
fn each_statutory_step_is_proven_by_its_own_records_in_whatever_order() {
    let fresh = case(B);
    assert!(
        statutory_steps(&fresh.plan, &fresh.progress)
            .iter()
            .all(|step| !step.is_proven())
    );
    let order = [
        (DeedKind::ChildConversation, StatutoryStep::Talk),
        (DeedKind::IndicatorList, StatutoryStep::MapIndicators),
        (DeedKind::HelpArranged, StatutoryStep::Decide),
        (DeedKind::SafeHomeAdvice, StatutoryStep::Consult),
    ];
    let mut case = fresh;
    for (number, (kind, step)) in order.into_iter().enumerate() {
        case = case.did(kind, 1, &[Role::Teacher]);
        let steps = statutory_steps(&case.plan, &case.progress);
        let proof = steps.iter().find(|proof| proof.step == step).unwrap();
        assert_eq!(proof.evidence, [evidence(number)]);
    }
    let steps = statutory_steps(&case.plan, &case.progress);
    let unproven: Vec<_> = steps
        .iter()
        .filter(|step| !step.is_proven())
        .map(|step| step.step)
        .collect();
    assert_eq!(unproven, [StatutoryStep::Weigh]);
    assert_eq!(
        steps.iter().map(|step| step.step).collect::<Vec<_>>(),
        STEPS
    );
}

fn proof(case: &Case, step: StatutoryStep) -> meldcode::protocol::StepProof {
    let steps = statutory_steps(&case.plan, &case.progress);
    let proof = steps.into_iter().find(|proof| proof.step == step);
    proof.unwrap()
}

#[test]
fn what_only_an_alarm_asks_proves_a_step_only_while_that_alarm_stood() {
    for plan in [A, B, "undecided"] {
        let reported = |case: Case, on| case.did(DeedKind::SafeHomeReport, on, &[Role::Principal]);
        let calm = reported(case(plan), 3);
        assert!(!proof(&calm, StatutoryStep::Consult).is_proven());
        assert!(
            !proof(&calm, StatutoryStep::Consult)
                .proven_by
                .contains(&DeedKind::SafeHomeReport),
            "it is not offered as a way to consult"
        );
        let other = reported(case(plan).raises(Alarm::StaffDanger, 2), 3);
        assert!(!proof(&other, StatutoryStep::Consult).is_proven());
        let raised = |mut case: Case, cleared: Option<u64>| {
            case = case.raises(Alarm::AcuteDanger, 4);
            case.progress.alarms[0].cleared_on = cleared.map(day);
            case
        };
        let proven = |on, cleared| {
            proof(
                &reported(raised(case(plan), cleared), on),
                StatutoryStep::Consult,
            )
            .is_proven()
        };
        assert!(!proven(3, None), "before the alarm");
        assert!(proven(4, None) && proven(4, Some(5)) && proven(5, Some(5)));
        assert!(!proven(6, Some(5)), "after it was cleared");
    }
}

#[test]
fn a_step_that_a_phase_asks_is_proven_whether_or_not_an_alarm_asks_it_too() {
    let weighed = case(A).did(DeedKind::Weighing, 3, &[Role::Principal]);
    assert!(proof(&weighed, StatutoryStep::Weigh).is_proven());
    let advised = case(A).did(DeedKind::SafeHomeAdvice, 3, &[Role::Teacher]);
    assert!(proof(&advised, StatutoryStep::Consult).is_proven());
}
