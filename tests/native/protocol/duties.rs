//! What a case must do, by when and why.

use meldcode::protocol::agenda::{DueBecause, State, What, passed_over};
use meldcode::protocol::plan::{DueRule, Requirement};
use meldcode::protocol::progress::{FeedbackAwaited, Finding, Outcome, ReasonOwed, Status};
use meldcode::protocol::{DeedKind, PhaseNumber, PlanId, Role};

use super::given::{A, B, Case, NEUTRAL, at, case, day, evidence, stay};

fn states(case: &Case, today: u64, of: fn(&What) -> bool) -> Vec<State> {
    let duties = case.agenda(today).duties;
    duties
        .iter()
        .filter(|duty| of(&duty.what))
        .map(|duty| duty.state)
        .collect()
}

#[test]
fn the_ib_er_is_spoken_to_within_three_school_days_and_one_in_plan_b() {
    for (plan, days, late) in [(NEUTRAL, 3, 4), (A, 3, 4), (B, 1, 2)] {
        let (state, _, duty) = case(plan).task("consult", days).unwrap();
        let due = duty.due.unwrap();
        assert_eq!((state, due.on), (State::DueToday, day(days)));
        assert_eq!(
            due.because,
            DueBecause::AfterFirstObservation {
                observed_on: day(0),
                school_days: u16::try_from(days).unwrap()
            }
        );
        assert_eq!(case(plan).state("consult", late), Some(State::Overdue));
    }
}

#[test]
fn the_school_may_set_its_own_term_for_each_plan() {
    let mut own = case(B);
    own.terms
        .discuss_within_school_days
        .insert(PlanId::from(B), 2);
    assert_eq!(own.state("consult", 2), Some(State::DueToday));
}

#[test]
fn without_an_observation_the_term_runs_from_the_opening() {
    let mut unobserved = case(A);
    unobserved.progress.first_observed_on = None;
    let due = unobserved.task("consult", 1).unwrap().2.due.unwrap();
    assert_eq!(due.on, day(3));
    assert!(matches!(due.because, DueBecause::AfterOpening { .. }));
}

#[test]
fn an_agreed_action_is_open_then_due_then_late_and_counts_its_extensions() {
    let agreed = case(A).enters(1, 0).agrees(14, 2, Outcome::Pending);
    let is_agreement = |what: &What| matches!(what, What::Agreement { extensions: 2, .. });
    for (today, state) in [
        (13, State::Open),
        (14, State::DueToday),
        (15, State::Overdue),
    ] {
        assert_eq!(states(&agreed, today, is_agreement), [state]);
    }
    let started = case(A).agrees(14, 2, Outcome::Started { on: day(14) });
    assert_eq!(states(&started, 20, is_agreement), [State::Done]);
}

#[test]
fn an_open_case_without_a_next_check_has_an_item_of_its_own() {
    let is_missing = |what: &What| matches!(what, What::NextCheckMissing);
    let mut unchecked = case(A);
    assert!(states(&unchecked, 1, is_missing).is_empty());
    unchecked.progress.next_check_on = None;
    assert_eq!(states(&unchecked, 1, is_missing), [State::DueToday]);
    assert!(states(&unchecked.closed(2, None), 3, is_missing).is_empty());
}

#[test]
fn the_next_check_becomes_due_and_late() {
    let is_check = |what: &What| matches!(what, What::NextCheck);
    for (today, state) in [
        (9, State::Open),
        (10, State::DueToday),
        (11, State::Overdue),
    ] {
        assert_eq!(states(&case(B), today, is_check), [state]);
    }
}

#[test]
fn reasons_and_feedback_stay_owed_after_closing() {
    let mut owing = case(B).closed(5, None);
    owing.progress.reasons_owed.push(ReasonOwed {
        evidence: evidence(1),
        since: day(4),
    });
    owing.progress.feedback_awaited.push(FeedbackAwaited {
        evidence: evidence(2),
        due_on: day(9),
    });
    let is_reason = |what: &What| matches!(what, What::Reason { .. });
    let is_feedback = |what: &What| matches!(what, What::Feedback { .. });
    assert_eq!(states(&owing, 4, is_reason), [State::DueToday]);
    assert_eq!(states(&owing, 6, is_reason), [State::Overdue]);
    assert_eq!(states(&owing, 9, is_feedback), [State::DueToday]);
}

#[test]
fn a_closed_case_is_looked_at_once_more_and_then_is_at_rest() {
    let is_after = |what: &What| matches!(what, What::AfterCheck);
    let closed = case(A)
        .did(DeedKind::FollowUpCheck, 4, &[Role::Teacher])
        .closed(5, Some(30));
    assert_eq!(states(&closed, 29, is_after), [State::Open]);
    assert_eq!(states(&closed, 31, is_after), [State::Overdue]);
    let looked = closed.did(DeedKind::FollowUpCheck, 31, &[Role::Teacher]);
    assert_eq!(states(&looked, 32, is_after), [State::Done]);
    assert_eq!(looked.agenda(32).open_duties().count(), 0);
}

#[test]
fn a_check_in_the_minute_of_the_closing_is_not_the_look_afterwards() {
    let is_after = |what: &What| matches!(what, What::AfterCheck);
    let mut checked = case(A)
        .closed(5, Some(30))
        .did(DeedKind::FollowUpCheck, 5, &[Role::Teacher]);
    checked.progress.deeds[0].at = at(5, 17);
    assert_eq!(states(&checked, 29, is_after), [State::Open]);
    checked.progress.deeds[0].at = at(5, 18);
    assert_eq!(states(&checked, 29, is_after), [State::Done]);
}

#[test]
fn zo_niet_fase_2_is_called_and_a_person_decides() {
    let judged = case(A).enters(1, 1).found(Finding::HelpNotStarted);
    let agenda = judged.agenda(16);
    let called = agenda.duties.iter().find_map(|duty| match &duty.what {
        What::NextPhaseCalled { to, because } => Some((*to, because.clone())),
        _ => None,
    });
    assert_eq!(
        called,
        Some((PhaseNumber(2), [Finding::HelpNotStarted].into()))
    );
}

#[test]
fn a_talk_with_suspected_violence_comes_after_the_question_whether_it_is_safe() {
    let fase_1 = case(B).enters(1, 1);
    let (state, task, _) = fase_1.task("first-conversation", 1).unwrap();
    assert_eq!(state, State::Blocked);
    assert_eq!(task.waits_for, ["safe-to-talk".into()]);
    let weighed = fase_1.does("safe-to-talk", 1);
    assert_eq!(weighed.state("first-conversation", 1), Some(State::Open));
    let anyway = case(B)
        .enters(1, 1)
        .did(DeedKind::ChildConversation, 1, &[Role::Teacher]);
    assert_eq!(anyway.state("first-conversation", 1), Some(State::Done));
}

#[test]
fn a_talk_is_not_done_until_everything_was_spoken_of() {
    let fase_1 = case(A).enters(1, 1);
    let silent = fase_1.did(DeedKind::ParentConversation, 2, &[Role::Teacher]);
    let (state, task, _) = silent.task("parent-conversation", 2).unwrap();
    assert_eq!((state, task.done, task.needed), (State::Open, 1, 1));
    assert_eq!(task.missing_topics, ["family-coach-help".into()]);
    let told = silent
        .did(DeedKind::ParentsInformed, 3, &[Role::Teacher])
        .about(&["family-coach-help"]);
    assert_eq!(told.state("parent-conversation", 3), Some(State::Done));
}

#[test]
fn what_was_said_in_one_plan_counts_in_the_other() {
    let topics = [
        "concerns",
        "need-for-help",
        "help-urged",
        "not-without-obligation",
        "care-team-told",
    ];
    let said = case(A)
        .enters(2, 1)
        .did(
            DeedKind::ParentConversation,
            2,
            &[Role::Principal, Role::CareCoordinator],
        )
        .about(&topics);
    let moved = Case {
        plan: super::given::plan(B),
        ..said
    };
    assert_eq!(moved.state("conversation-2", 3), Some(State::Done));
}

#[test]
fn the_directeur_is_told_in_fase_3_of_plan_a_unless_the_school_chose_otherwise() {
    let mut fase_3 = case(A).enters(3, 1);
    assert_eq!(fase_3.state("principal-told", 1), Some(State::Open));
    fase_3
        .terms
        .choices
        .insert("notify-principal".into(), false);
    assert_eq!(fase_3.state("principal-told", 1), None);
}

#[test]
fn a_disclosure_asks_for_the_weighing_in_any_phase() {
    for plan in [NEUTRAL, A, B] {
        assert_eq!(case(plan).state("weigh-disclosure", 1), None);
        let disclosed = case(plan).found(Finding::Disclosed);
        assert_eq!(disclosed.state("weigh-disclosure", 1), Some(State::Open));
        let alone = disclosed.did(DeedKind::Weighing, 1, &[Role::Teacher]);
        assert_eq!(alone.state("weigh-disclosure", 1), Some(State::Open));
        let together = alone.did(
            DeedKind::Weighing,
            1,
            &[Role::Teacher, Role::CareCoordinator],
        );
        assert_eq!(together.state("weigh-disclosure", 1), Some(State::Done));
    }
}

#[test]
fn every_observation_must_be_placed_also_after_the_case_was_closed() {
    let seen = case(A).did(DeedKind::Observation, 0, &[Role::Teacher]).did(
        DeedKind::Observation,
        1,
        &[Role::Staff],
    );
    let mut placed = seen.did(DeedKind::PlacedInParnasSys, 2, &[Role::Teacher]);
    placed.progress.deeds[2].about = vec![evidence(0)];
    for half in [placed.clone(), placed.clone().closed(3, None)] {
        let (state, task, _) = half.task("place-observations", 3).unwrap();
        assert_eq!((state, task.done, task.needed), (State::Open, 1, 2));
        assert_eq!(task.unplaced, [evidence(1)]);
    }
    placed.progress.deeds[2].about.push(evidence(1));
    assert_eq!(placed.state("place-observations", 3), Some(State::Ongoing));
}

#[test]
fn a_report_of_a_phase_stays_owed_when_the_phase_is_left_and_a_talk_does_not() {
    let later = case(A).enters(1, 1).enters(2, 2);
    assert_eq!(later.state("report-1", 3), Some(State::Open));
    assert_eq!(
        later.state("parent-conversation", 3),
        Some(State::LeftUndone)
    );
    let mut written = later.did(DeedKind::StepReport, 3, &[Role::Teacher]);
    written.progress.deeds[0].phase = PhaseNumber(1);
    assert_eq!(written.state("report-1", 3), Some(State::Done));
}

#[test]
fn a_phase_passed_over_asks_nothing_afterwards() {
    let skipped = case(B).enters(3, 1);
    assert_eq!(skipped.state("report-1", 2), None);
    assert_eq!(skipped.state("first-conversation", 2), None);
}

#[test]
fn what_a_phase_passed_over_would_have_asked_is_told_without_a_day() {
    let mut skipped = case(B).enters(3, 1);
    for task in skipped
        .plan
        .phases
        .iter_mut()
        .flat_map(|phase| &mut phase.tasks)
    {
        task.due = Some(DueRule::DaysAfterEntering { days: 3 });
    }
    let told = passed_over(&skipped.plan, &skipped.progress, &skipped.terms, day(2));
    assert!(!told.is_empty());
    assert!(told.iter().all(|duty| duty.due.is_none()));
}

#[test]
fn placing_that_is_asked_once_is_not_done_while_there_is_nothing_to_place() {
    let mut own = case(A);
    for task in &mut own.plan.throughout {
        if task.id.as_str() == "place-observations" {
            task.requirement = Requirement::Required;
        }
    }
    assert_eq!(own.state("place-observations", 1), Some(State::Open));
    let mut placed = own.did(DeedKind::Observation, 0, &[Role::Teacher]).did(
        DeedKind::PlacedInParnasSys,
        1,
        &[Role::Teacher],
    );
    placed.progress.deeds[1].about = vec![evidence(0)];
    assert_eq!(placed.state("place-observations", 1), Some(State::Done));
}

#[test]
fn while_two_phases_run_in_an_open_conflict_the_duties_of_both_are_asked() {
    let mut torn = case(A).enters(1, 1);
    torn.progress.stays.push(stay(2, 1));
    torn.progress.phase = PhaseNumber(2);
    assert_eq!(torn.state("parent-conversation", 2), Some(State::Open));
    assert_eq!(torn.state("conversation-2", 2), Some(State::Open));
}

#[test]
fn what_is_only_offered_is_never_late() {
    let fase_1 = case(B).enters(1, 1);
    assert_eq!(fase_1.state("home-visit", 300), Some(State::Open));
    assert_eq!(fase_1.state("advice", 300), Some(State::Open));
    let visited = fase_1.did(DeedKind::HomeVisit, 2, &[Role::Teacher]);
    assert_eq!(visited.state("home-visit", 3), Some(State::Done));
}

#[test]
fn a_case_that_was_handed_over_asks_for_what_is_owed_and_no_more() {
    let mut over = case(A).enters(1, 1).agrees(3, 0, Outcome::Pending);
    over.progress.status = Status::HandedOver { on: day(2) };
    assert_eq!(over.agenda(9).open_duties().count(), 0);
}

#[test]
fn a_term_after_entering_runs_from_the_day_the_phase_was_last_entered() {
    let mut fase_2 = case(A).enters(1, 1).enters(2, 5);
    let phases = fase_2.plan.phases.iter_mut();
    for task in phases.flat_map(|phase| &mut phase.tasks) {
        task.due = Some(DueRule::DaysAfterEntering { days: 3 });
    }
    let due = fase_2.task("conversation-2", 6).unwrap().2.due.unwrap();
    assert_eq!(due.on, day(8));
}
