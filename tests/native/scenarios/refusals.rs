//! The refusals that no row or reading tells of: each obstacle is met at least once.

use meldcode::casefile::decide::Field;
use meldcode::casefile::event::{
    AgreedAction, CaseHandedOver, CaseOpened, CheckOutcome, EditionMoved, IndicatorListFilled,
    Observation, ParentView, ParentsAtReport, ParentsInformed, PlacedInParnasSys, ReasonGiven,
    RecordCorrected, Telling,
};
use meldcode::casefile::journal::Outline;
use meldcode::casefile::people::Owner;
use meldcode::casefile::{Command, Journal, Obstacle};
use meldcode::protocol::{EditionRef, PhaseNumber, PlanId};

use super::school::*;

#[test]
fn a_case_needs_the_name_of_its_pupil_and_a_plan_that_is_known() {
    let Command::OpenCase(opened) = open().command().clone() else {
        unreachable!("it opens a case")
    };
    let mut nameless = opened.clone();
    nameless.pupil.name = String::new();
    given([])
        .when(teacher(Command::OpenCase(nameless)))
        .refused([Obstacle::Blank(Field::PupilName)]);
    let unknown = EditionRef {
        plan: PlanId::from("plan-c"),
        edition: 1,
    };
    given([])
        .when(teacher(Command::OpenCase(CaseOpened {
            plan: unknown.clone(),
            ..opened
        })))
        .refused([Obstacle::EditionUnknown(unknown)]);
}

#[test]
fn texts_that_a_record_cannot_do_without_are_asked_for() {
    let case = in_fase_1(PLAN_A);
    let target = case.last("observation-recorded");
    let blanks = [
        (
            Command::RecordObservation(Observation {
                seen: " ".to_owned(),
                ..observation()
            }),
            Field::Seen,
        ),
        (
            Command::AgreeAction(AgreedAction {
                what: String::new(),
                owner: Owner::Staff(fenna()),
                due_on: day("2026-03-16"),
            }),
            Field::What,
        ),
        (
            Command::RecordParentsInformed(ParentsInformed {
                parents: Vec::new(),
                topics: [].into(),
                about: String::new(),
                telling: Telling::Told {
                    how: String::new(),
                    reaction: String::new(),
                },
            }),
            Field::Parent,
        ),
        (
            Command::AttachParentView(ParentView {
                target,
                parent: "Tessa Duinzicht".to_owned(),
                view: String::new(),
            }),
            Field::View,
        ),
        (
            Command::MarkPlacedInParnasSys(PlacedInParnasSys {
                records: vec![target],
                title: String::new(),
                placed_on: day("2026-03-02"),
            }),
            Field::Title,
        ),
        (
            Command::HandOverCase(CaseHandedOver::School {
                name: String::new(),
                parents: ParentsAtReport::Know,
                told_on: Some(day("2026-03-02")),
                items: vec![target],
            }),
            Field::School,
        ),
        (
            Command::FillIndicatorList(IndicatorListFilled {
                list: String::new(),
                edition: 1,
                filled_by: Vec::new(),
                answers: Vec::new(),
                other_explanation: String::new(),
                danger: None,
            }),
            Field::List,
        ),
    ];
    for (command, field) in blanks {
        case.clone()
            .when(teacher(command))
            .refused([Obstacle::Blank(field)]);
    }
}

#[test]
fn a_closed_case_is_not_closed_again_nor_made_milder() {
    let case = in_fase_1(PLAN_B).and([teacher(close("pupil-left"))]);
    case.clone()
        .when(teacher(close("pupil-left")))
        .refused([Obstacle::AlreadyClosed]);
    case.clone()
        .when(teacher(enter(0, "Terug.")))
        .refused([Obstacle::AlreadyClosed]);
    case.when(teacher(choose(PLAN_A, "Toch opvoeding.")))
        .refused([Obstacle::AlreadyClosed]);
}

#[test]
fn a_move_has_to_go_somewhere_else() {
    in_fase_1(PLAN_A)
        .when(teacher(enter(1, "Nog eens.")))
        .refused([Obstacle::AlreadyInPhase(PhaseNumber(1))])
        .when(teacher(enter(9, "")))
        .refused([Obstacle::PhaseUnknown(PhaseNumber(9))])
        .when(teacher(choose(PLAN_A, "Nog eens.")))
        .refused([Obstacle::PlanAlreadyChosen]);
}

#[test]
fn a_case_moves_only_from_the_edition_it_follows() {
    in_fase_1(PLAN_A)
        .when(teacher(Command::MoveEdition(EditionMoved {
            from: edition(PLAN_B),
            to: edition(PLAN_B),
            phases: vec![
                (PhaseNumber(0), PhaseNumber(0)),
                (PhaseNumber(1), PhaseNumber(1)),
            ],
            reason: "Nieuwe uitgave.".to_owned(),
        })))
        .refused([Obstacle::NotTheEdition, Obstacle::PlanAlreadyChosen]);
}

#[test]
fn a_record_pointed_at_has_to_be_of_the_right_kind() {
    let case = in_fase_1(PLAN_A);
    let observation = case.last("observation-recorded");
    case.when(teacher(check(observation, CheckOutcome::Started)))
        .refused([Obstacle::WrongKind(observation)]);
}

#[test]
fn placing_nothing_and_giving_a_reason_that_is_not_owed_are_refused() {
    let case = in_fase_1(PLAN_A);
    let observation = case.last("observation-recorded");
    case.when(teacher(Command::MarkPlacedInParnasSys(PlacedInParnasSys {
        records: Vec::new(),
        title: "Meldcode observaties".to_owned(),
        placed_on: day("2026-03-02"),
    })))
    .refused([Obstacle::NoRecordNamed])
    .when(teacher(Command::GiveReason(ReasonGiven {
        target: observation,
        reason: "Daarom.".to_owned(),
    })))
    .refused([Obstacle::NoReasonOwed(observation)]);
}

#[test]
fn a_record_that_is_not_for_this_reader_cannot_be_corrected_by_them() {
    let mut case = given([open(), observe(), consult()]);
    let consultation = case.last("consultation-held");
    let mut journal = Journal::new(case.journal.case());
    for stored in case.journal.records() {
        if stored.hash() == consultation {
            journal.withhold(consultation, Outline::of(stored));
        } else {
            journal.insert(stored.clone()).expect("of this case");
        }
    }
    case.journal = journal;
    case.when(teacher(Command::CorrectRecord(RecordCorrected {
        target: consultation,
        correction: "Het was dinsdag.".to_owned(),
        reason: "Verkeerde dag.".to_owned(),
    })))
    .refused([Obstacle::RecordWithheld(consultation)]);
}

#[test]
fn without_its_opening_a_case_is_read_only_but_takes_an_observation_and_an_alarm() {
    let whole = given([open(), observe()]);
    let opening = whole.last("case-opened");
    let mut case = whole.clone();
    case.journal = Journal::new(whole.journal.case());
    for stored in whole.journal.records().filter(|one| one.hash() != opening) {
        case.journal.insert(stored.clone()).expect("of this case");
    }
    case.when(teacher(write_report(0)))
        .refused([Obstacle::PlanMissing])
        .and([observe()])
        .when(teacher(raise_danger()))
        .then(["danger-raised", "case-manager-appointed"]);
}

#[test]
fn what_happened_before_the_child_was_born_has_a_mistyped_year() {
    let write = |at: &str| in_fase_1(PLAN_A).when(observe().happened(at));
    write("1926-03-01T09:00:00+01:00").refused([Obstacle::LongAgo]);
    write("2017-05-03T09:00:00+02:00").refused([Obstacle::LongAgo]);
    write("2017-05-04T09:00:00+02:00").then(["observation-recorded"]);
}

#[test]
fn a_mistyped_day_of_birth_holds_nothing_up_that_happens_today() {
    let Command::OpenCase(mut opened) = open().command().clone() else {
        unreachable!("it opens a case")
    };
    opened.pupil.born_on = Some(day("2027-05-04"));
    given([teacher(Command::OpenCase(opened))])
        .when(teacher(raise_danger()))
        .then(["danger-raised", "case-manager-appointed"]);
}
