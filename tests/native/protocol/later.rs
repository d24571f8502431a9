//! What is said of a task after its phase: left undone, done in time, done later, or nothing at all.

use meldcode::protocol::agenda::State;
use meldcode::protocol::progress::{FeedbackAwaited, Status};
use meldcode::protocol::{Alarm, DeedKind, PhaseNumber, Role, StatutoryStep, statutory_steps};

use super::given::{A, B, Case, case, day, evidence};

const PRINCIPAL: &[Role] = &[Role::Principal];

/// A case that went through phase 2 without a weighing.
fn past_phase_2() -> Case {
    case(A).enters(1, 1).enters(2, 2).enters(3, 4)
}

#[test]
fn what_goes_on_all_the_time_is_done_after_the_end_where_it_was_done_and_else_left_undone() {
    let closed = case(A)
        .did(DeedKind::Observation, 0, &[Role::Teacher])
        .closed(5, None);
    assert_eq!(closed.state("observe", 6), Some(State::Done));
    assert_eq!(closed.state("follow-up", 6), Some(State::LeftUndone));
}

#[test]
fn of_a_phase_that_was_left_only_what_it_required_was_left_undone() {
    let left = case(A).enters(1, 3);
    assert_eq!(left.state("consult", 4), Some(State::LeftUndone));
    assert_eq!(left.state("indicator-list", 4), None);
}

#[test]
fn parents_who_were_told_before_the_report_were_told_in_time_however_often_they_hear_it_again() {
    let reported = |told_first: bool| {
        let mut case = case(A).enters(3, 4);
        if told_first {
            case = case.did(DeedKind::ParentsInformed, 5, PRINCIPAL);
        }
        case.did(DeedKind::SafeHomeReport, 6, PRINCIPAL).did(
            DeedKind::ParentsInformed,
            7,
            PRINCIPAL,
        )
    };
    let later = |case: Case| case.task("parents-told-of-report", 8).unwrap().1.later;
    assert_eq!(later(reported(true)), []);
    assert_eq!(later(reported(false)), [evidence(1)]);
}

#[test]
fn what_was_done_too_late_in_its_phase_is_told_as_later_also_where_it_was_not_enough() {
    let mut told = case(A)
        .enters(3, 4)
        .did(DeedKind::SafeHomeReport, 5, PRINCIPAL)
        .did(DeedKind::ParentsInformed, 6, PRINCIPAL)
        .enters(2, 8);
    let phase = PhaseNumber(3);
    let mut phases = told.plan.phases.iter_mut();
    let phase = phases.find(|one| one.number == phase).unwrap();
    let mut tasks = phase.tasks.iter_mut();
    let task = tasks.find(|task| task.id.as_str() == "parents-told-of-report");
    task.unwrap().minimum = 2;
    let (state, task, _) = told.task("parents-told-of-report", 9).unwrap();
    assert_eq!(state, State::LeftUndone);
    assert_eq!(task.later, [evidence(1)]);
}

#[test]
fn what_is_done_after_the_phase_was_left_is_done_later_and_counts_no_more_as_undone() {
    let undone = past_phase_2();
    let (state, task, duty) = undone.task("weigh", 5).unwrap();
    assert_eq!((state, task.later.len()), (State::LeftUndone, 0));
    assert!(!duty.is_done_later() && !duty.is_begun());
    let before = undone.agenda(5).undone_in(PhaseNumber(2));

    let weighed = undone.does("weigh", 4);
    let (state, task, duty) = weighed.task("weigh", 5).unwrap();
    assert_eq!((state, task.later), (State::LeftUndone, vec![evidence(0)]));
    assert!(duty.is_done_later() && !duty.is_begun());
    assert_eq!(weighed.agenda(5).undone_in(PhaseNumber(2)), before - 1);
}

#[test]
fn what_is_done_back_in_an_earlier_phase_does_nothing_for_the_phase_that_was_left() {
    let back = case(A)
        .enters(1, 1)
        .enters(2, 2)
        .enters(1, 4)
        .does("weigh", 5);
    let (state, task, _) = back.task("weigh", 6).unwrap();
    assert_eq!((state, task.later.len()), (State::LeftUndone, 0));
}

#[test]
fn a_talk_that_did_not_touch_on_everything_is_begun() {
    let talk = |topics: &[&str]| {
        let talked = case(A).enters(1, 1).enters(2, 2);
        talked
            .did(
                DeedKind::ParentConversation,
                3,
                &[Role::CareCoordinator, Role::Teacher],
            )
            .about(topics)
    };
    let (state, _, duty) = talk(&["concerns"]).task("conversation-2", 3).unwrap();
    assert_ne!(state, State::Done);
    assert!(duty.is_begun());
}

#[test]
fn a_step_of_the_law_names_what_would_prove_it_now() {
    let named = |case: &Case, step: StatutoryStep| {
        let steps = statutory_steps(&case.plan, &case.progress);
        let mut steps = steps.into_iter();
        steps.find(|proof| proof.step == step).unwrap().proven_by
    };
    let calm = case(A).enters(1, 1);
    let consult = [DeedKind::Consultation, DeedKind::SafeHomeAdvice];
    assert_eq!(named(&calm, StatutoryStep::Consult), consult.into());
    let mut danger = calm.raises(Alarm::AcuteDanger, 2);
    let urgent = DeedKind::EmergencyConversation;
    assert!(named(&danger, StatutoryStep::Consult).contains(&urgent));
    danger.progress.alarms[0].cleared_on = Some(day(3));
    assert!(!named(&danger, StatutoryStep::Consult).contains(&urgent));
}

#[test]
fn what_is_done_on_the_day_of_the_handing_over_counts_and_on_the_day_after_it_does_not() {
    let state = |on: u64| {
        let mut case = case(A).enters(1, 1).enters(2, 2).does("conversation-2", on);
        case.progress.status = Status::HandedOver { on: day(5) };
        case.state("conversation-2", 9)
    };
    assert_eq!(state(5), Some(State::Done));
    assert_eq!(state(6), Some(State::LeftUndone));
}

#[test]
fn what_is_seen_after_the_closing_must_be_placed_as_well() {
    let seen = case(A)
        .closed(2, None)
        .did(DeedKind::Observation, 3, &[Role::Teacher]);
    let (state, task, _) = seen.task("place-observations", 4).unwrap();
    assert_eq!(state, State::Open);
    assert_eq!(task.unplaced, [evidence(0)]);
}

#[test]
fn an_answer_that_veilig_thuis_owes_keeps_only_the_asking_for_it_in_a_closed_case() {
    let mut closed = case(B)
        .enters(3, 1)
        .did(DeedKind::SafeHomeReport, 2, PRINCIPAL)
        .closed(5, None);
    let states = |case: &Case| (case.state("feedback", 6), case.state("report-3", 6));
    let undone = Some(State::LeftUndone);
    assert_eq!(states(&closed), (undone, undone));
    closed.progress.feedback_awaited.push(FeedbackAwaited {
        evidence: evidence(0),
        due_on: day(9),
    });
    assert_eq!(states(&closed), (Some(State::Open), undone));
}
