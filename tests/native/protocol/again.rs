//! What counts for danger that was raised again, and what a talk that was left out with its reason does.

use meldcode::protocol::agenda::{State, What};
use meldcode::protocol::progress::{Evidence, RaisedAlarm};
use meldcode::protocol::{Alarm, DeedKind, Role};

use super::given::{A, B, Case, at, case, day, evidence, next};

const TEACHER: &[Role] = &[Role::Teacher, Role::CareCoordinator];

/// Danger of day 1 that was over on day 2.
fn over() -> RaisedAlarm {
    RaisedAlarm {
        alarm: Alarm::AcuteDanger,
        raised_at: at(1, 15),
        calm_since: None,
        cleared_on: Some(day(2)),
        evidence: evidence(2_000),
    }
}

/// The same alarm raised again on that day, after it was over.
fn again() -> RaisedAlarm {
    RaisedAlarm {
        raised_at: at(2, 16),
        calm_since: Some(at(2, 15)),
        cleared_on: None,
        evidence: evidence(2_001),
        ..over()
    }
}

fn with(alarms: &[RaisedAlarm]) -> Case {
    let mut case = case(A);
    case.progress.alarms = alarms.to_vec();
    case
}

#[test]
fn danger_is_raised_again_by_the_same_alarm_after_it_was_over() {
    let moment = |alarms: &[RaisedAlarm]| with(alarms).progress.raised_again_at(&alarms[0]);
    assert_eq!(moment(&[over(), again()]), Some(at(2, 16)));
    let of_staff = RaisedAlarm {
        alarm: Alarm::StaffDanger,
        ..again()
    };
    assert_eq!(moment(&[over(), of_staff]), None);
    let at_once = RaisedAlarm {
        calm_since: Some(at(1, 15)),
        cleared_on: Some(day(1)),
        ..over()
    };
    assert_eq!(
        moment(&[at_once]),
        None,
        "no danger is raised again by itself"
    );
}

#[test]
fn what_is_done_from_the_minute_of_the_second_raising_on_counts_for_that_one() {
    let counted = |hour: u32| {
        let mut case = with(&[over(), again()]);
        case = case.did(DeedKind::SafeHomeReport, 2, &[Role::Principal]);
        case.progress.deeds[0].at = at(2, hour);
        let duties = case.agenda(2).duties.into_iter();
        let done = duties.filter_map(|duty| match duty.what {
            What::AlarmTask { raised, task, .. } if task.id.as_str() == "emergency-safe-home" => {
                Some((raised, task.evidence.len()))
            }
            _ => None,
        });
        let mut done: Vec<(Evidence, usize)> = done.collect();
        done.sort();
        done
    };
    let (first, second) = (evidence(2_000), evidence(2_001));
    assert_eq!(counted(14), [(first, 1), (second, 0)]);
    assert_eq!(counted(16), [(first, 0), (second, 1)]);
    assert_eq!(counted(17), [(first, 0), (second, 1)]);
}

/// Plan B in fase 1, where it was chosen to speak with nobody yet.
fn left_out() -> Case {
    let mut case = case(B)
        .enters(1, 1)
        .did(DeedKind::ConversationPartners, 2, TEACHER);
    case.progress.deeds[0].leaves_out = true;
    case
}

#[test]
fn a_talk_that_was_left_out_with_its_reason_asks_nothing_more_and_stops_nobody() {
    let seen = left_out().did(DeedKind::Observation, 3, TEACHER);
    let (state, task, duty) = seen.task("first-conversation", 3).unwrap();
    assert_eq!((state, task.left_out), (State::Done, Some(evidence(0))));
    assert!(duty.is_left_out());
    let of_talk = |case: &Case| {
        let unmet = case.unmet(&next(2));
        unmet.iter().filter(|id| id.contains("first-talk")).count()
    };
    assert_eq!(of_talk(&seen), 0, "{:?}", seen.unmet(&next(2)));
    let fresh = case(B).enters(1, 1);
    assert_eq!(of_talk(&fresh), 1, "{:?}", fresh.unmet(&next(2)));
    let (_, task, duty) = fresh.task("first-conversation", 3).unwrap();
    assert!(task.left_out.is_none() && !duty.is_left_out());
}

#[test]
fn only_the_talk_is_left_out_and_only_where_nothing_of_it_was_done() {
    let (_, report, duty) = left_out().task("report-1", 3).unwrap();
    assert!(report.left_out.is_none() && !duty.is_left_out());
    for roles in [&[Role::CareCoordinator, Role::Teacher][..], &[]] {
        let talked = left_out().did(DeedKind::ParentConversation, 3, roles);
        let (_, task, _) = talked.task("first-conversation", 3).unwrap();
        assert_eq!(task.left_out, None, "{roles:?}");
    }
}

#[test]
fn parents_who_are_told_in_the_minute_of_the_report_are_told_in_time() {
    let told = case(A)
        .enters(3, 4)
        .did(DeedKind::SafeHomeReport, 6, &[Role::Principal])
        .did(DeedKind::ParentsInformed, 6, &[Role::Principal]);
    let (_, task, _) = told.task("parents-told-of-report", 7).unwrap();
    assert_eq!(task.later, []);
}
