//! One scenario or more for every row of the transition table (domain 1.7).
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "test data: a value that is not there is a broken test"
)]

use chrono::NaiveDate;
use meldcode::casefile::event::{
    CaseClosed, CheckOutcome, ConversationKind, Event, ParentsAtReport, Partners,
    StaffDangerCleared,
};
use meldcode::casefile::people::PartyKind;
use meldcode::casefile::state::{Deviation, Status};
use meldcode::casefile::{Command, Obstacle};
use meldcode::protocol::plan::ClosingNeed;
use meldcode::protocol::{Alarm, ClosingId, ConditionId, PhaseNumber, Role};

use super::school::*;

fn unmet(deviation: &Deviation) -> Vec<&str> {
    deviation.unmet.iter().map(ConditionId::as_str).collect()
}

#[test]
fn row_01_a_case_opens_in_fase_0_even_without_an_observation() {
    let case = given([]).when(open()).then(["case-opened"]);
    let file = case.file();
    assert_eq!(file.phase(), PhaseNumber(0));
    assert!(file.is_open());
}

#[test]
fn row_02_fase_1_of_plan_a_deviates_in_nothing_once_everything_is_there() {
    let case = in_fase_1(PLAN_A);
    assert!(case.file().deviations().is_empty());
    assert_eq!(case.file().phase(), PhaseNumber(1));
}

#[test]
fn row_02_fase_1_of_plan_a_is_entered_without_consultation_and_owes_the_reason() {
    let case = given([open(), teacher(choose(PLAN_A, "opvoedproblemen"))])
        .when(teacher(enter(1, "")))
        .then(["phase-entered"]);
    let file = case.file();
    let owed: Vec<&Deviation> = file.reasons_owed().collect();
    assert_eq!(
        unmet(owed.last().expect("a deviation")),
        ["observed", "consulted", "home-component"]
    );
}

#[test]
fn row_03_fase_1_of_plan_b_deviates_in_nothing_once_the_list_is_filled_by_both() {
    let case = in_fase_1(PLAN_B);
    assert!(case.file().deviations().is_empty());
}

#[test]
fn row_03_fase_1_of_plan_b_is_entered_without_the_list_and_names_it_as_unmet() {
    let case = given([
        open(),
        observe(),
        consult_on_violence(),
        coordinator(choose(PLAN_B, "signalen van geweld")),
    ])
    .when(teacher(enter(1, "Moeder is vandaag op school.")))
    .then(["phase-entered"]);
    let file = case.file();
    let deviation = file.deviations().last().expect("a deviation");
    assert_eq!(unmet(deviation), ["list-by-both"]);
    assert!(deviation.reason.is_some());
}

#[test]
fn row_04_fase_0_closes_without_home_component_for_a_reason_only() {
    let without_reason = CaseClosed {
        reason: "  ".to_owned(),
        ..closing("no-home-component")
    };
    given([open(), observe(), consult()])
        .when(coordinator(Command::CloseCase(without_reason)))
        .refused([Obstacle::ReasonMissing])
        .when(coordinator(close("no-home-component")))
        .then(["case-closed"]);
}

#[test]
fn row_05_fase_2_of_plan_a_deviates_in_nothing_when_help_was_judged_not_started() {
    let case = in_fase_1(PLAN_A).and([
        teacher(Command::RecordConversation(talk_with_parents(
            vec![fenna()],
            &["family-coach-help"],
        ))),
        agree("2026-03-16"),
    ]);
    let agreed = case.last("action-agreed");
    let case = case
        .and([teacher(check(agreed, CheckOutcome::NotStarted)).at("2026-03-16T15:00:00+01:00")])
        .when(teacher(enter(2, "")))
        .then(["phase-entered", "case-manager-appointed"]);
    assert!(case.file().deviations().is_empty());
}

#[test]
fn row_05_fase_2_of_plan_a_is_entered_without_any_of_it() {
    let case = in_fase_1(PLAN_A)
        .when(teacher(enter(2, "")))
        .then(["phase-entered", "case-manager-appointed"]);
    let file = case.file();
    assert_eq!(
        unmet(file.deviations().last().expect("a deviation")),
        [
            "parents-spoken",
            "actions-agreed",
            "followed-up",
            "help-not-started"
        ]
    );
}

#[test]
fn row_06_fase_2_of_plan_b_deviates_in_nothing_when_indicators_continue_after_the_talk() {
    let case = in_fase_1(PLAN_B)
        .and([
            teacher(partners(
                Partners::Parents,
                "Moeder vroeg zelf om een gesprek.",
            )),
            teacher(Command::RecordConversation(talk_with_parents(
                vec![fenna()],
                &[],
            ))),
            observe(),
        ])
        .when(coordinator(enter(2, "")))
        .then(["phase-entered", "case-manager-appointed"]);
    assert!(case.file().deviations().is_empty());
}

#[test]
fn row_06_a_talk_left_out_with_a_reason_stands_in_for_the_talk() {
    let case = in_fase_1(PLAN_B)
        .and([
            coordinator(partners(
                Partners::Nobody,
                "Een gesprek vergroot nu het gevaar.",
            )),
            observe(),
        ])
        .when(coordinator(enter(2, "")))
        .then(["phase-entered", "case-manager-appointed"]);
    assert!(case.file().deviations().is_empty());
}

#[test]
fn row_07_fase_3_of_plan_a_asks_for_the_four_items_and_the_trajectoverleg() {
    let case = in_fase_1(PLAN_A)
        .and([teacher(enter(2, "Er is geen hulp op gang gekomen."))])
        .when(coordinator(enter(3, "")))
        .then(["phase-entered"]);
    let file = case.file();
    assert_eq!(
        unmet(file.deviations().last().expect("a deviation")),
        [
            "parents-spoken-together",
            "told-concerns",
            "told-need-for-help",
            "told-help-urged",
            "told-not-without-obligation",
            "told-care-team",
            "weighed",
            "help-stuck"
        ]
    );
}

#[test]
fn row_07_fase_3_of_plan_a_deviates_in_nothing_once_all_of_it_was_said() {
    let case = in_fase_1(PLAN_A)
        .and([teacher(enter(2, "Er is geen hulp op gang gekomen."))])
        .and([
            coordinator(Command::RecordConversation(talk_with_parents(
                vec![fenna(), ilse()],
                &[
                    "concerns",
                    "need-for-help",
                    "help-urged",
                    "not-without-obligation",
                    "care-team-told",
                ],
            ))),
            coordinator(weigh()),
            agree("2026-03-16"),
        ]);
    let agreed = case.last("action-agreed");
    let before = case.file().deviations().len();
    let case =
        case.and([
            coordinator(check(agreed, CheckOutcome::NotStarted)).at("2026-03-16T15:00:00+01:00")
        ])
        .when(coordinator(enter(3, "")))
        .then(["phase-entered"]);
    assert_eq!(case.file().deviations().len(), before);
}

#[test]
fn row_08_fase_3_of_plan_b_names_every_condition_that_is_not_met() {
    let case = in_fase_1(PLAN_B)
        .and([principal(enter(2, "De signalen gaan door."))])
        .when(principal(enter(3, "")))
        .then(["phase-entered"]);
    let file = case.file();
    assert_eq!(
        unmet(file.deviations().last().expect("a deviation")),
        [
            "informed-outside",
            "partners-chosen",
            "talked",
            "help-tried",
            "weighed",
            "help-stuck"
        ]
    );
}

#[test]
fn row_08_fase_3_of_plan_b_deviates_in_nothing_once_all_of_it_was_done() {
    use meldcode::casefile::event::{Acknowledgement, Conversation};
    let denied = Conversation {
        acknowledgement: Some(Acknowledgement::Denies),
        ..talk_with_parents(
            vec![joris(), ilse()],
            &[
                "concerns",
                "need-for-help",
                "help-urged",
                "not-without-obligation",
                "care-team-told",
            ],
        )
    };
    let case = in_fase_1(PLAN_B).and([
        principal(enter(2, "De signalen gaan door.")),
        coordinator(contact(PartyKind::CommunityOfficer)),
        principal(partners(Partners::Parents, "Vader is niet thuis.")),
        principal(Command::RecordConversation(denied)),
        principal(arrange_help()),
        principal(weigh()),
    ]);
    let before = case.file().deviations().len();
    let case = case.when(principal(enter(3, ""))).then(["phase-entered"]);
    assert_eq!(case.file().deviations().len(), before);
}

#[test]
fn row_09_closing_waits_for_everything_it_must_write_down_and_says_all_of_it_at_once() {
    let bare = CaseClosed {
        reason: String::new(),
        what_works: String::new(),
        decided_by: Vec::new(),
        after_check_on: None,
        ..closing("help-works")
    };
    in_fase_1(PLAN_A)
        .when(teacher(Command::CloseCase(bare)))
        .refused([
            Obstacle::ReasonMissing,
            Obstacle::ClosingNeeds(ClosingNeed::WhatWorks),
            Obstacle::ClosingNeeds(ClosingNeed::AfterCheck),
            Obstacle::ClosingNeeds(ClosingNeed::DecidedBy),
        ]);
}

#[test]
fn row_09_a_case_closes_in_every_phase_gone_through_under_both_plans() {
    for plan in [PLAN_A, PLAN_B] {
        for phase in 1..=3_u8 {
            let mut case = in_fase_1(plan);
            for next in 2..=phase {
                case = case.and([principal(enter(next, "Er komt geen hulp op gang."))]);
            }
            let case = case
                .when(principal(close("help-works")))
                .then(["case-closed"]);
            let expected = Status::Closed {
                on: day("2026-03-02"),
                after_check_on: Some(day("2026-09-01")),
                record: case.last("case-closed"),
            };
            assert_eq!(case.file().status(), expected);
        }
    }
}

#[test]
fn row_09_a_ground_that_the_plan_does_not_know_is_refused() {
    in_fase_1(PLAN_A)
        .when(teacher(close("done")))
        .refused([Obstacle::ClosingUnknown(ClosingId::from("done"))])
        .when(teacher(close("no-home-component")))
        .refused([Obstacle::ClosingNotOffered(PhaseNumber(1))]);
}

#[test]
fn row_09_a_case_does_not_close_while_danger_stands() {
    in_fase_1(PLAN_B)
        .and([principal(raise_danger())])
        .when(principal(close("help-works")))
        .refused([Obstacle::AlarmStands(Alarm::AcuteDanger)]);
}

#[test]
fn row_10_danger_is_raised_at_once_under_every_plan_and_makes_the_directeur_case_manager() {
    for case in [given([open()]), in_fase_1(PLAN_A), in_fase_1(PLAN_B)] {
        let case = case
            .when(teacher(raise_danger()))
            .then(["danger-raised", "case-manager-appointed"]);
        let file = case.file();
        assert!(file.alarm_stands(Alarm::AcuteDanger));
        assert_eq!(file.case_manager(), Some(&joris()));
    }
}

#[test]
fn row_10_danger_is_raised_when_no_directeur_is_known_and_the_case_manager_shows_as_owed() {
    let case = given([open()])
        .staffed_by([])
        .when(teacher(raise_danger()))
        .then(["danger-raised"]);
    let file = case.file();
    let plan = file.plan_in(&case.handbook.plans).expect("a plan");
    assert_eq!(file.case_manager_owed(plan), Some(Role::Principal));
    assert_eq!(file.responsible(), Some(&fenna()));
}

#[test]
fn row_10_danger_in_a_closed_case_opens_it_again_and_owes_the_reason() {
    let case = in_fase_1(PLAN_A)
        .and([teacher(close("help-works"))])
        .when(teacher(raise_danger()))
        .then(["case-reopened", "danger-raised", "case-manager-appointed"]);
    let file = case.file();
    assert!(file.is_open());
    assert_eq!(file.reasons_owed().count(), 1);
}

#[test]
fn row_11_danger_is_cleared_for_a_reason_only() {
    in_fase_1(PLAN_B)
        .and([principal(raise_danger())])
        .when(principal(clear_danger(1, "")))
        .refused([Obstacle::ReasonMissing]);
}

#[test]
fn row_11_clearing_danger_names_the_same_day_items_that_were_not_done() {
    let case = in_fase_1(PLAN_B)
        .and([principal(raise_danger())])
        .when(principal(clear_danger(1, "Noor is veilig bij oma.")))
        .then(["danger-cleared"]);
    let file = case.file();
    assert!(!file.alarm_stands(Alarm::AcuteDanger));
    assert_eq!(
        unmet(file.deviations().last().expect("a deviation")),
        ["emergency-safe-home", "emergency-conversation"]
    );
}

#[test]
fn row_11_clearing_danger_goes_on_in_the_phase_that_was_chosen() {
    let case = in_fase_1(PLAN_B)
        .and([
            principal(raise_danger()),
            principal(report(ParentsAtReport::Know)),
        ])
        .when(principal(clear_danger(
            3,
            "Veilig Thuis heeft het overgenomen.",
        )))
        .then(["phase-entered", "danger-cleared"]);
    assert_eq!(case.file().phase(), PhaseNumber(3));
    in_fase_1(PLAN_B)
        .and([principal(raise_danger())])
        .when(principal(clear_danger(9, "Klaar.")))
        .refused([Obstacle::PhaseUnknown(PhaseNumber(9))]);
}

#[test]
fn row_11_danger_that_does_not_stand_cannot_be_cleared() {
    in_fase_1(PLAN_B)
        .when(principal(clear_danger(1, "Vergissing.")))
        .refused([Obstacle::AlarmNotRaised(Alarm::AcuteDanger)]);
}

#[test]
fn row_12_danger_for_staff_is_raised_at_once_and_asks_for_contact_today() {
    use meldcode::protocol::agenda::{State, What};
    let case = in_fase_1(PLAN_A)
        .when(teacher(raise_staff_danger()))
        .then(["staff-danger-raised"]);
    let duties = case.agenda().duties;
    let contact = duties.iter().find(|duty| {
        matches!(&duty.what, What::AlarmTask { alarm: Alarm::StaffDanger, task, .. }
            if task.id.as_str() == "staff-danger-contact")
    });
    assert_eq!(contact.map(|duty| duty.state), Some(State::DueToday));
    let case = case.and([principal(contact_police())]);
    let duties = case.agenda().duties;
    let contact = duties.iter().find(|duty| {
        matches!(
            &duty.what,
            What::AlarmTask {
                alarm: Alarm::StaffDanger,
                ..
            }
        )
    });
    assert_eq!(contact.map(|duty| duty.state), Some(State::Done));
}

fn contact_police() -> Command {
    contact(PartyKind::Police)
}

#[test]
fn row_12_danger_for_staff_is_cleared_for_a_reason_only() {
    let cleared = |reason: &str| {
        principal(Command::ClearStaffDanger(StaffDangerCleared {
            unmet: Vec::new(),
            reason: reason.to_owned(),
        }))
    };
    in_fase_1(PLAN_A)
        .and([teacher(raise_staff_danger())])
        .when(cleared(""))
        .refused([Obstacle::ReasonMissing])
        .when(cleared("De politie heeft met vader gesproken."))
        .then(["staff-danger-cleared"]);
}

#[test]
fn row_13_a_skip_forward_never_waits_and_its_reason_can_be_given_later() {
    let case = given([open(), observe(), coordinator(choose(PLAN_B, "onthulling"))])
        .when(principal(enter(3, "")))
        .then(["phase-entered", "case-manager-appointed"]);
    let file = case.file();
    let skip = file.deviations().last().expect("a deviation").clone();
    assert_eq!(skip.skipped, [PhaseNumber(1), PhaseNumber(2)]);
    assert_eq!(skip.reason, None);
    assert_eq!(skip.since, day("2026-03-02"));

    let case = case.and([principal(Command::GiveReason(
        meldcode::casefile::event::ReasonGiven {
            target: skip.record,
            reason: "Noor vertelde vanochtend zelf wat er thuis gebeurt.".to_owned(),
        },
    ))]);
    let file = case.file();
    assert_eq!(file.reasons_owed().count(), 0);
    assert_eq!(
        file.deviations().last().map(|one| one.record),
        Some(skip.record)
    );
}

#[test]
fn row_13_going_back_waits_for_its_reason() {
    let case = in_fase_1(PLAN_A)
        .and([coordinator(enter(2, "Geen hulp."))])
        .when(coordinator(enter(1, "")))
        .refused([Obstacle::ReasonMissing])
        .when(coordinator(enter(
            1,
            "Na het gesprek is de hulp toch begonnen.",
        )))
        .then(["phase-entered"]);
    let file = case.file();
    assert!(file.stays().last().is_some_and(|stay| stay.is_return));
}

#[test]
fn row_14_a_closed_case_reopens_for_a_reason_in_a_new_period() {
    let case = in_fase_1(PLAN_A)
        .and([teacher(close("help-works"))])
        .when(teacher(reopen("")))
        .refused([Obstacle::ReasonMissing])
        .when(teacher(reopen("De hulp is gestopt.")).at("2026-05-11T09:00:00+02:00"))
        .then(["case-reopened"]);
    let file = case.file();
    assert_eq!(file.periods().len(), 2);
    let ended: Vec<Option<NaiveDate>> = file
        .periods()
        .iter()
        .map(|period| period.closed_on)
        .collect();
    assert_eq!(ended, [Some(day("2026-03-02")), None]);
    assert_eq!(file.periods()[0].stays.len(), 2);
    assert_eq!(file.stays().len(), 1);
    assert_eq!(file.phase(), PhaseNumber(1));
}

#[test]
fn row_14_an_open_case_is_not_reopened() {
    in_fase_1(PLAN_A)
        .when(teacher(reopen("Nog eens.")))
        .refused([Obstacle::AlreadyOpen]);
}

#[test]
fn nothing_missing_ever_stops_an_escalation() {
    let escalations = [
        enter(1, ""),
        enter(2, ""),
        enter(3, ""),
        choose(PLAN_B, ""),
        raise_danger(),
        raise_staff_danger(),
        report(ParentsAtReport::NotTold(String::new())),
    ];
    for plan in [UNDECIDED, PLAN_A] {
        for closed in [false, true] {
            for escalation in &escalations {
                let mut case = given([open()]);
                if plan == PLAN_A {
                    case = case.and([teacher(choose(PLAN_A, ""))]);
                }
                if closed {
                    case = case.and([teacher(close("pupil-left"))]);
                }
                let case = case.and([teacher(escalation.clone())]);
                assert!(case.file().is_open());
            }
        }
    }
}

#[test]
fn an_emergency_talk_asks_for_no_words() {
    let mut talk = conversation(ConversationKind::Emergency, vec![fenna(), ilse(), joris()]);
    talk.summary = String::new();
    in_fase_1(PLAN_B)
        .and([principal(raise_danger())])
        .when(principal(Command::RecordConversation(talk)))
        .then(["conversation-held"]);
}

#[test]
fn a_case_of_an_unknown_edition_is_read_only_but_never_stands_between_a_child_and_help() {
    let mut case = in_fase_1(PLAN_A);
    case.handbook.plans.clear();
    let unknown = Obstacle::EditionUnknown(edition(PLAN_A));
    case.when(teacher(write_report(1)))
        .refused([unknown.clone()])
        .when(teacher(close("help-works")))
        .refused([unknown])
        .and([
            observe(),
            teacher(raise_danger()),
            teacher(report(ParentsAtReport::Know)),
        ])
        .when(teacher(enter(2, "")))
        .then(["phase-entered"]);
}

#[test]
fn what_an_unknown_kind_says_is_on_the_timeline_and_changes_nothing_else() {
    let case = in_fase_1(PLAN_A);
    let before = case.file();
    let bytes = include_bytes!("../../data/wire/v1/unknown-kind.json");
    let mut text = String::from_utf8(bytes.to_vec()).expect("text");
    text = text.replace(
        "\"case\":\"00000000-0000-0000-0000-0000000000ca\"",
        "\"case\":\"00000000-0000-0000-0000-0000000003e8\"",
    );
    let stored = meldcode::casefile::StoredRecord::read(text.trim_end().as_bytes().to_vec(), None)
        .expect("a readable record");
    let mut journal = case.journal.clone();
    journal.insert(stored).expect("of this case");
    let after = meldcode::casefile::fold(&journal);
    assert_eq!(after.timeline().len(), before.timeline().len() + 1);
    assert!(
        after
            .events()
            .any(|(_, event)| matches!(event, Event::Unknown { .. }))
    );
    assert_eq!(after.phase(), before.phase());
    assert_eq!(after.status(), before.status());
}
