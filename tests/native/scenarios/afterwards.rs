//! A case that is written up afterwards: it stands where it stood, on the days on which it stood there.

use meldcode::casefile::Command;
use meldcode::casefile::event::ConversationKind;
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
