//! A case that is written up afterwards: it stands where it stood, on the days on which it stood there.

use meldcode::casefile::event::{ConversationKind, ParentsAtReport};
use meldcode::casefile::{Command, Obstacle};
use meldcode::protocol::{DeedKind, PhaseNumber};

use super::school::*;

/// Fenna opens the case on 2 March and writes up four weeks in one go.
fn written_up_on_2_march() -> Case {
    given([
        open(),
        observe().happened("2026-02-02T09:00:00+01:00"),
        consult().happened("2026-02-03T15:00:00+01:00"),
        coordinator(choose(PLAN_A, "Het is zorg over opvoeden."))
            .happened("2026-02-04T15:00:00+01:00"),
        teacher(enter(1, "")).happened("2026-02-05T15:00:00+01:00"),
        talk().happened("2026-02-09T15:30:00+01:00"),
        coordinator(enter(2, "Er verandert niets.")).happened("2026-02-19T15:00:00+01:00"),
        talk().happened("2026-02-23T15:30:00+01:00"),
    ])
}

fn talk() -> Step {
    teacher(Command::RecordConversation(conversation(
        ConversationKind::Parents,
        vec![fenna()],
    )))
}

/// In which phase each talk with parents counts.
fn talks(case: &Case) -> Vec<u8> {
    let progress = case.progress();
    let talks = progress.deeds.iter();
    talks
        .filter(|deed| deed.kind == DeedKind::ParentConversation)
        .map(|deed| deed.phase.0)
        .collect()
}

#[test]
fn a_talk_counts_in_the_phase_in_which_it_was_held() {
    assert_eq!(talks(&written_up_on_2_march()), [1, 2]);
}

#[test]
fn what_is_done_today_counts_in_the_phase_the_case_is_in() {
    let case = written_up_on_2_march().and([talk()]);
    assert_eq!(talks(&case), [1, 2, 2]);
}

#[test]
fn a_phase_was_entered_and_left_on_the_days_that_were_given() {
    let progress = written_up_on_2_march().progress();
    let stays: Vec<_> = progress
        .stays
        .iter()
        .map(|stay| (stay.phase.0, stay.entered_on, stay.left_on))
        .collect();
    let fase_1_from = day("2026-02-05");
    let fase_2_from = day("2026-02-19");
    assert_eq!(
        stays,
        [
            (0, fase_1_from, Some(fase_1_from)),
            (1, fase_1_from, Some(fase_2_from)),
            (2, fase_2_from, None),
        ],
        "fase 0 was opened on 2 March and had ended by then: it began no later than it ended",
    );
}

#[test]
fn a_move_without_its_day_ended_no_later_than_the_next_one_began() {
    let case = given([
        open(),
        coordinator(choose(PLAN_A, "Het is zorg over opvoeden.")),
        teacher(enter(1, "")),
        coordinator(enter(2, "Er verandert niets.")).happened("2026-02-19T15:00:00+01:00"),
        talk().happened("2026-02-23T15:30:00+01:00"),
        talk(),
    ]);
    assert_eq!(case.file().phase(), PhaseNumber(2));
    assert_eq!(talks(&case), [2, 2]);
}

#[test]
fn danger_that_was_over_before_its_case_was_opened_leaves_the_case_in_the_phase_that_was_chosen() {
    let case = given([
        open(),
        principal(raise_danger()).happened("2026-03-02T10:05:00+01:00"),
        principal(clear_danger(2, "Noor is bij haar tante.")).happened("2026-03-02T10:15:00+01:00"),
        talk(),
    ]);
    assert_eq!(talks(&case), [2]);
}

#[test]
fn danger_is_not_over_before_it_was_raised() {
    given([open(), raised("2026-03-02T11:05:00+01:00")])
        .when(
            principal(clear_danger(2, "Noor is bij haar tante."))
                .happened("2026-03-01T10:00:00+01:00"),
        )
        .refused([Obstacle::DateBefore]);
}

fn raised(at: &str) -> Step {
    principal(raise_danger()).at(at)
}

#[test]
fn a_move_that_is_dated_back_is_judged_by_what_was_done_by_then() {
    let with_talk_on = |day: &str| {
        let case = in_fase_1(PLAN_A)
            .and([talk().at(day)])
            .and([coordinator(enter(2, ""))
                .at("2026-03-20T12:00:00+01:00")
                .happened("2026-03-10T12:00:00+01:00")]);
        let file = case.file();
        let unmet = &file.deviations().last().expect("it deviates").unmet;
        unmet.iter().any(|id| id.0.contains("parents-spoken"))
    };
    assert!(!with_talk_on("2026-03-09T12:00:00+01:00"));
    assert!(
        with_talk_on("2026-03-19T12:00:00+01:00"),
        "on the tenth nobody had spoken with them"
    );
}

#[test]
fn a_closed_case_that_something_older_opens_again_runs_again_from_now() {
    let case = in_fase_1(PLAN_A)
        .and([coordinator(close("help-works")).at("2026-03-10T12:00:00+01:00")])
        .and([principal(report(ParentsAtReport::Know))
            .at("2026-04-20T12:00:00+02:00")
            .happened("2026-03-04T12:00:00+01:00")]);
    let file = case.file();
    let periods: Vec<_> = file
        .periods()
        .iter()
        .map(|period| (period.opened_on, period.closed_on))
        .collect();
    assert_eq!(
        periods,
        [
            (day("2026-03-02"), Some(day("2026-03-10"))),
            (day("2026-04-20"), None),
        ]
    );
}

#[test]
fn a_move_falls_in_the_period_in_which_it_was_written() {
    let case = in_fase_1(PLAN_A)
        .and([coordinator(close("help-works")).at("2026-03-10T12:00:00+01:00")])
        .and([coordinator(reopen("Het gaat weer mis.")).at("2026-04-20T12:00:00+02:00")])
        .and([coordinator(enter(2, "Geen hulp.")).happened("2026-03-04T12:00:00+01:00")]);
    let file = case.file();
    let stays = |period: usize| -> Vec<_> {
        let stays = &file.periods()[period].stays;
        let on = |moment: meldcode::casefile::Moment| moment.date_naive();
        stays
            .iter()
            .map(|stay| (stay.phase.0, on(stay.entered_at), stay.left_at.map(on)))
            .collect()
    };
    let (opened, closed) = (day("2026-03-02"), day("2026-03-10"));
    assert_eq!(
        stays(0),
        [(0, opened, Some(opened)), (1, opened, Some(closed))]
    );
    let again = day("2026-04-20");
    assert_eq!(stays(1), [(1, again, Some(again)), (2, again, None)]);
}

#[test]
fn two_devices_that_moved_at_once_left_the_phase_when_the_first_of_them_did() {
    let case = in_fase_1(PLAN_A);
    let other = case.copy().and([coordinator(enter(2, "Geen hulp."))
        .at("2026-03-20T12:00:00+01:00")
        .happened("2026-03-12T12:00:00+01:00")]);
    let case = case
        .and([coordinator(enter(2, "Geen hulp.")).at("2026-03-19T12:00:00+01:00")])
        .merged_with(&other);
    let file = case.file();
    let left = file.stays()[1].left_at.map(|moment| moment.date_naive());
    assert_eq!(left, Some(day("2026-03-12")));
}
