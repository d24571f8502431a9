//! A record that says there is danger asks for an answer until somebody gives one.

use meldcode::casefile::event::{
    Answer, CaseHandedOver, ConflictSettled, IndicatorListFilled, Observation, ParentsAtReport,
    RecordCorrected,
};
use meldcode::casefile::journal::Outline;
use meldcode::casefile::state::{DangerTold, Matter};
use meldcode::casefile::{Command, Journal, fold};
use uuid::Uuid;

use super::school::*;

fn seen(danger: Answer) -> Step {
    teacher(Command::RecordObservation(Observation {
        danger: Some(danger),
        ..observation()
    }))
}

fn listed(danger: Answer) -> Step {
    teacher(Command::FillIndicatorList(IndicatorListFilled {
        list: "standaard".to_owned(),
        edition: 1,
        filled_by: vec![fenna()],
        answers: Vec::new(),
        other_explanation: String::new(),
        danger: Some(danger),
    }))
}

/// What is asked, and whether of the last observation.
fn told(case: &Case) -> Option<DangerTold> {
    case.file().danger_told()
}

fn with_danger() -> Case {
    in_fase_1(PLAN_A).and([seen(Answer::Yes)])
}

#[test]
fn danger_that_is_noted_into_a_case_is_told_until_it_is_raised() {
    let case = with_danger();
    let asks = told(&case).expect("told");
    assert_eq!(asks.record, case.last("observation-recorded"));
    assert!(!asks.is_doubt && !asks.may_be_answered);
    assert_eq!(told(&case.clone().and([observe_nothing()])), Some(asks));
    assert_eq!(told(&case.and([teacher(raise_danger())])), None);
}

/// An observation that says nothing of danger.
fn observe_nothing() -> Step {
    teacher(Command::RecordObservation(Observation {
        danger: None,
        ..observation()
    }))
}

#[test]
fn doubt_is_told_as_well_and_so_is_what_a_list_says() {
    let doubted = in_fase_1(PLAN_A).and([seen(Answer::Doubt)]);
    assert!(told(&doubted).expect("told").is_doubt);
    let listing = in_fase_1(PLAN_A).and([listed(Answer::Yes)]);
    assert_eq!(
        told(&listing).expect("told").record,
        listing.last("indicator-list-filled")
    );
    assert_eq!(told(&in_fase_1(PLAN_A).and([seen(Answer::No)])), None);
    assert_eq!(told(&in_fase_1(PLAN_A).and([observe_nothing()])), None);
}

#[test]
fn a_later_record_that_says_no_answers_and_one_of_an_earlier_moment_does_not() {
    for answer in [seen(Answer::No), listed(Answer::No)] {
        assert_eq!(told(&with_danger().and([answer])), None);
    }
    let at = "2026-03-02T13:00:00+01:00";
    let case = in_fase_1(PLAN_A).and([seen(Answer::Yes).at(at)]);
    let answered = |happened: &str| {
        let answer = seen(Answer::No).at("2026-03-02T14:00:00+01:00");
        told(&case.clone().and([answer.happened(happened)]))
    };
    assert!(answered("2026-03-02T12:59:00+01:00").is_some());
    assert_eq!(answered(at), None);
}

#[test]
fn an_answer_that_was_written_without_sight_of_it_does_not_answer_after_merging() {
    let here = in_fase_1(PLAN_A);
    let there = here.copy().and([seen(Answer::No)]);
    let merged = here.and([seen(Answer::Yes)]).merged_with(&there);
    assert!(told(&merged).is_some());
    assert_eq!(told(&merged.and([seen(Answer::No)])), None);
}

#[test]
fn a_correction_is_about_anything_and_answers_nothing() {
    let case = with_danger();
    let corrected = teacher(Command::CorrectRecord(RecordCorrected {
        target: case.last("observation-recorded"),
        correction: "Het was bij het hek aan de straat.".to_owned(),
        reason: "Verkeerde plek.".to_owned(),
    }));
    assert!(told(&case.and([corrected])).is_some());
}

#[test]
fn what_was_erased_tells_of_no_danger() {
    let case = with_danger();
    let erased = principal(Command::EraseRecord {
        target: case.last("observation-recorded"),
        reason: "Het ging over een ander kind.".to_owned(),
    });
    assert_eq!(told(&case.and([erased])), None);
}

#[test]
fn danger_that_stands_says_it_already_and_its_end_answers() {
    let stands = in_fase_1(PLAN_A).and([teacher(raise_danger()), seen(Answer::Yes)]);
    assert_eq!(told(&stands), None);
    let over = stands.and([principal(clear_danger(1, "Noor is bij haar tante."))]);
    assert_eq!(told(&over), None);
    let again = over.and([seen(Answer::Yes)]);
    assert!(told(&again).is_some());
    let of_staff = again.and([teacher(raise_staff_danger())]);
    assert!(told(&of_staff).is_some(), "the child was not meant by it");
}

#[test]
fn danger_that_was_raised_is_answered_for_however_it_ended() {
    let before = in_fase_1(PLAN_A).and([teacher(raise_danger())]);
    let there = before
        .copy()
        .and([principal(clear_danger(1, "Noor is bij haar tante."))]);
    let here = before.and([seen(Answer::Yes), teacher(raise_danger())]);
    let merged = here.merged_with(&there);
    let matter = Matter::Alarm(meldcode::protocol::Alarm::AcuteDanger);
    let file = merged.file();
    let conflict = file.conflict_about(matter).expect("a conflict");
    let settled = principal(Command::SettleConflict(ConflictSettled {
        records: conflict.records(),
        holds: merged.last("danger-cleared"),
        reason: "Het was hetzelfde gevaar.".to_owned(),
    }));
    let case = merged.and([settled]);
    assert!(case.file().standing_alarms().is_empty());
    assert_eq!(told(&case), None);
}

#[test]
fn the_end_of_a_case_answers_and_handing_it_to_a_colleague_does_not() {
    let school = Command::HandOverCase(CaseHandedOver::School {
        name: "De Kornoelje".to_owned(),
        parents: ParentsAtReport::Know,
        told_on: Some(day("2026-03-02")),
        items: vec![with_danger().last("observation-recorded")],
    });
    for end in [close("help-works"), school] {
        let ended = with_danger().and([coordinator(end)]);
        assert_eq!(told(&ended), None);
        assert!(told(&ended.and([seen(Answer::Yes)])).is_some());
    }
    let colleague = teacher(Command::HandOverCase(CaseHandedOver::Colleague {
        to: ilse(),
        transfer: Uuid::from_u128(77),
    }));
    assert!(told(&with_danger().and([colleague])).is_some());
}

#[test]
fn of_several_the_last_that_is_no_doubt_is_told() {
    let case = with_danger().and([seen(Answer::Yes)]);
    let last = case.last("observation-recorded");
    let case = case.and([seen(Answer::Doubt)]);
    assert_eq!(told(&case).expect("told").record, last);
}

/// The same journal for somebody who may not read the records of this kind.
pub(crate) fn without(case: &Case, kind: &str) -> Journal {
    let hidden = case.last(kind);
    let mut journal = Journal::new(case.journal.case());
    for stored in case.journal.records() {
        if stored.hash() == hidden {
            journal.withhold(hidden, Outline::of(stored));
        } else {
            journal.insert(stored.clone()).expect("of this case");
        }
    }
    journal
}

#[test]
fn what_is_not_for_a_reader_may_answer_what_it_was_written_in_sight_of() {
    let case = with_danger().and([teacher(write_report(1))]);
    let yes = case.last("observation-recorded");
    let read = |case: &Case| fold(&without(case, "step-report-written")).danger_told();
    assert!(read(&case).expect("told").may_be_answered);
    // What is surely open comes first, also where it is told in doubt.
    let case = case.and([seen(Answer::Doubt)]);
    let open = read(&case).expect("told");
    assert!(open.is_doubt && !open.may_be_answered);
    assert_eq!(told(&case).expect("told").record, yes);
}
