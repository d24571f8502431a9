//! Who may read what from fase 2 on.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "test data: a value that is not there is a broken test"
)]

use meldcode::casefile::event::{
    CaseManagerAppointed, CaseOpened, ExternalContact, RecordCorrected,
};
use meldcode::casefile::journal::Outline;
use meldcode::casefile::need_to_know::{
    Compartment, compartment_of, is_kept, keeps_the_file, readable,
};
use meldcode::casefile::people::{PartyKind, PersonRef};
use meldcode::casefile::{Command, Journal, Obstacle, fold, wire};
use meldcode::protocol::Role;

use super::school::*;

fn police() -> Command {
    let Command::RecordExternalContact(contact) = contact(PartyKind::Police) else {
        unreachable!("it is a contact")
    };
    Command::RecordExternalContact(ExternalContact {
        confidential: true,
        ..contact
    })
}

fn kinds_readable_by(case: &Case, reader: &PersonRef) -> Vec<String> {
    readable(&case.file(), reader)
        .filter_map(|entry| entry.event())
        .map(|event| wire::kind(event).to_owned())
        .collect()
}

#[test]
fn until_fase_2_everyone_on_the_case_reads_everything_but_police_information() {
    let case = in_fase_1(PLAN_A).and([coordinator(write_report(0)), coordinator(police())]);
    assert!(!is_kept(&case.file()));
    let all = case.file().timeline().len();
    assert_eq!(kinds_readable_by(&case, &ilse()).len(), all);
    assert_eq!(kinds_readable_by(&case, &fenna()).len(), all - 1);
    assert!(!kinds_readable_by(&case, &fenna()).contains(&"external-contact-made".to_owned()));
}

#[test]
fn from_fase_2_the_leerkracht_reads_own_words_and_agreed_actions_and_no_other_notes() {
    let before = in_fase_1(PLAN_B).file().timeline().len();
    let case = in_fase_1(PLAN_B).and([
        principal(enter(2, "De signalen gaan door.")),
        observe(),
        principal(write_report(2)),
        coordinator(contact(PartyKind::GeneralPractitioner)),
        agree("2026-03-16"),
        principal(Command::RecordObservation(observation())),
        principal(raise_danger()),
    ]);
    assert!(is_kept(&case.file()));
    assert_eq!(
        kinds_readable_by(&case, &fenna())[before..],
        [
            "phase-entered",
            "case-manager-appointed",
            "observation-recorded",
            "action-agreed",
            "danger-raised"
        ]
    );
    let all = case.file().timeline().len();
    assert_eq!(kinds_readable_by(&case, &joris()).len(), all);
}

#[test]
fn a_correction_is_kept_as_the_record_it_is_about() {
    let correct = |target| {
        coordinator(Command::CorrectRecord(RecordCorrected {
            target,
            correction: "Het was dinsdag.".to_owned(),
            reason: "Verkeerde dag.".to_owned(),
        }))
    };
    let case = in_fase_1(PLAN_A).and([coordinator(enter(2, "Geen hulp.")), observe()]);
    let own = case.last("observation-recorded");
    let case = case.and([correct(own), coordinator(write_report(2))]);
    let file = case.file();
    let entry = file.entry(case.last("record-corrected")).expect("it");
    assert_eq!(compartment_of(&file, entry), Compartment::Open);

    let report = case.last("step-report-written");
    let case = case.and([correct(report)]);
    let correction = case.last("record-corrected");
    let case = case.and([correct(correction)]);
    let file = case.file();
    for entry in file.timeline().iter().rev().take(2) {
        assert_eq!(compartment_of(&file, entry), Compartment::Confidential);
    }
}

#[test]
fn a_leerkracht_who_is_case_manager_keeps_the_file() {
    use meldcode::casefile::event::CaseManagerAppointed;
    let case = in_fase_1(PLAN_A);
    assert!(!keeps_the_file(&case.file(), &fenna()));
    let case = case.and([coordinator(Command::AppointCaseManager(
        CaseManagerAppointed {
            who: fenna(),
            from_on: day("2026-03-02"),
            reason: String::new(),
        },
    ))]);
    assert!(keeps_the_file(&case.file(), &fenna()));
}

#[test]
fn nobody_is_case_manager_before_the_day_comes() {
    use meldcode::casefile::event::CaseManagerAppointed;
    let from = |on| {
        coordinator(Command::AppointCaseManager(CaseManagerAppointed {
            who: ilse(),
            from_on: day(on),
            reason: String::new(),
        }))
    };
    let case = in_fase_1(PLAN_A)
        .when(from("2027-01-04"))
        .refused([Obstacle::HappensLater]);
    assert_eq!(case.file().case_manager(), None);
}

#[test]
fn who_may_not_read_a_record_still_sees_the_same_course_and_the_same_check_code() {
    let case = in_fase_1(PLAN_A).and([
        coordinator(enter(2, "Geen hulp.")),
        coordinator(write_report(2)),
        coordinator(close("help-works")),
    ]);
    let report = case.last("step-report-written");
    let mut journal = Journal::new(case.journal.case());
    for stored in case.journal.records() {
        if stored.hash() == report {
            journal.withhold(report, Outline::of(stored));
        } else {
            journal.insert(stored.clone()).expect("of this case");
        }
    }
    let file = fold(&journal);
    assert!(!file.is_open());
    assert!(file.conflicts().is_empty());
    assert!(!file.timeline().iter().any(|entry| entry.ancestor_missing));
    assert_eq!(journal.check_code(), case.journal.check_code());
    assert_eq!(journal.heads(), case.journal.heads());

    journal.merge(&case.journal).expect("the same case");
    assert_eq!(journal, case.journal);
}

/// A case that somebody may not read: it is about a child of their own family.
fn kept_from(person: PersonRef) -> Step {
    let Command::OpenCase(opened) = open().command().clone() else {
        panic!("opens a case")
    };
    teacher(Command::OpenCase(CaseOpened {
        excluded: vec![person],
        ..opened
    }))
}

#[test]
fn whoever_may_not_read_a_case_is_never_made_its_case_manager() {
    let case = given([kept_from(joris())])
        .when(teacher(raise_danger()))
        .then(["danger-raised", "case-manager-appointed"]);
    assert_eq!(case.file().case_manager(), Some(&maud()));

    let case = given([kept_from(joris()), coordinator(choose(PLAN_B, "Geweld."))])
        .when(teacher(enter(2, "De signalen blijven.")))
        .then(["phase-entered", "case-manager-appointed"]);
    assert_eq!(case.file().case_manager(), Some(&maud()));
}

#[test]
fn where_the_only_directeur_may_not_read_a_case_its_case_manager_is_owed() {
    let case = given([kept_from(joris())])
        .staffed_by([ilse(), joris()])
        .when(teacher(raise_danger()))
        .then(["danger-raised"]);
    let file = case.file();
    let plan = file.plan_in(&case.handbook.plans).expect("a plan");
    assert_eq!(file.case_manager_owed(plan), Some(Role::Principal));
}

#[test]
fn a_case_manager_who_may_not_read_the_case_does_not_count_as_one() {
    // As an earlier version of the program appointed them.
    let appointed = Command::AppointCaseManager(CaseManagerAppointed {
        who: joris(),
        from_on: day("2026-03-02"),
        reason: String::new(),
    });
    let case = given([kept_from(joris()), teacher(appointed)])
        .when(teacher(raise_danger()))
        .then(["danger-raised", "case-manager-appointed"]);
    assert_eq!(case.file().case_manager(), Some(&maud()));
}
