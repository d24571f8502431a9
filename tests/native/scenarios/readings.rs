//! One scenario or more for every reading of domain 1.6 that is a rule of the case file.
//!
//! Readings 16, 17, 18, 33 and 36 are about words and a stop screen and are tested where those stand.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "test data: a value that is not there is a broken test"
)]

use meldcode::casefile::event::{
    Acknowledgement, Answer, CaseClosed, CheckOutcome, Consent, Conversation, ConversationKind,
    Event, ExternalContact, HypothesisSettled, InDanger, NextCheck, ParentsAtReport, ParentsKnew,
    Partners, PlacedInParnasSys, SafeHomeAdvice, SafeHomeFeedback, SiblingLinked,
};
use meldcode::casefile::people::{Party, PartyKind};
use meldcode::casefile::state::AgreementOutcome;
use meldcode::casefile::{CaseId, Command, Obstacle};
use meldcode::protocol::agenda::What;
use meldcode::protocol::progress::Finding;
use meldcode::protocol::{Alarm, ConditionId, DeedKind, PhaseNumber};
use uuid::Uuid;

use super::school::*;

fn advice() -> Command {
    Command::RecordSafeHomeAdvice(SafeHomeAdvice {
        spoke_to: String::new(),
        question: "Is een gesprek met de ouders veilig?".to_owned(),
        advice: "Eerst met de IB-er.".to_owned(),
    })
}

fn deeds(case: &Case) -> Vec<DeedKind> {
    case.progress().deeds.iter().map(|deed| deed.kind).collect()
}

#[test]
fn reading_01_leerkracht_and_ib_er_may_both_write_the_report_of_fase_0() {
    given([open()])
        .and([teacher(write_report(0))])
        .when(coordinator(write_report(0)))
        .then(["step-report-written"]);
}

#[test]
fn reading_02_anyone_observes_in_any_phase() {
    in_fase_1(PLAN_A)
        .and([coordinator(enter(2, "Geen hulp.")), observe()])
        .when(principal(Command::RecordObservation(observation())))
        .then(["observation-recorded"]);
}

#[test]
fn reading_03_the_case_manager_of_fase_2_is_the_ib_er_in_plan_a_and_the_directeur_in_plan_b() {
    let of = |plan: &str| {
        let case = in_fase_1(plan).and([teacher(enter(2, "Het gaat door."))]);
        case.file().case_manager().cloned()
    };
    assert_eq!(of(PLAN_A), Some(ilse()));
    assert_eq!(of(PLAN_B), Some(joris()));
}

#[test]
fn reading_04_the_case_manager_is_appointed_on_entering_fase_2() {
    in_fase_1(PLAN_B)
        .when(coordinator(enter(2, "Het gaat door.")))
        .then(["phase-entered", "case-manager-appointed"]);
}

#[test]
fn reading_04_choosing_plan_b_in_fase_2_makes_the_directeur_case_manager() {
    let case = in_fase_1(PLAN_A)
        .and([coordinator(enter(2, "Geen hulp."))])
        .when(coordinator(choose(PLAN_B, "Er is geslagen.")))
        .then(["plan-chosen", "case-manager-appointed"]);
    assert_eq!(case.file().case_manager(), Some(&joris()));
}

#[test]
fn reading_05_before_fase_2_the_leerkracht_is_responsible_and_nobody_case_manager() {
    let file = in_fase_1(PLAN_A).file();
    assert_eq!(file.responsible(), Some(&fenna()));
    assert_eq!(file.case_manager(), None);
}

#[test]
fn reading_06_danger_in_plan_a_is_a_flag_beside_the_phase_and_leaves_the_plan() {
    let case = in_fase_1(PLAN_A).and([teacher(raise_danger())]);
    let file = case.file();
    assert_eq!(file.phase(), PhaseNumber(1));
    assert_eq!(file.plan(), Some(&edition(PLAN_A)));
    case.when(principal(choose(PLAN_B, "")))
        .then(["plan-chosen"]);
}

#[test]
fn reading_07_the_directeur_stays_case_manager_after_danger_until_it_is_handed_back() {
    let case = in_fase_1(PLAN_A)
        .and([
            teacher(raise_danger()),
            principal(clear_danger(1, "Noor is veilig.")),
        ])
        .when(coordinator(enter(2, "Geen hulp.")))
        .then(["phase-entered"]);
    assert_eq!(case.file().case_manager(), Some(&joris()));
}

#[test]
fn reading_08_anyone_may_record_the_call_to_veilig_thuis_on_the_day() {
    for step in [
        teacher(advice()),
        coordinator(advice()),
        principal(advice()),
    ] {
        in_fase_1(PLAN_B)
            .and([teacher(raise_danger())])
            .when(step)
            .then(["safe-home-advice-asked"]);
    }
}

#[test]
fn reading_08_a_contact_with_veilig_thuis_counts_however_it_was_written_down() {
    let case = in_fase_1(PLAN_B).and([teacher(contact(PartyKind::SafeHome))]);
    assert!(deeds(&case).contains(&DeedKind::SafeHomeAdvice));
}

#[test]
fn reading_09_it_is_recorded_for_whom_the_danger_is() {
    use meldcode::casefile::event::DangerRaised;
    let case = in_fase_1(PLAN_B).and([teacher(Command::RaiseDanger(DangerRaised {
        for_whom: [InDanger::Pupil, InDanger::Parent].into(),
        what: String::new(),
        stamped_at: Some(moment("2026-03-02T15:05:00+01:00")),
    }))]);
    let file = case.file();
    let raised = &file.alarms()[0];
    assert_eq!(raised.for_whom, [InDanger::Pupil, InDanger::Parent]);
    assert_eq!(raised.raised_at, moment("2026-03-02T15:05:00+01:00"));
}

#[test]
fn reading_10_danger_for_staff_has_its_own_flag_beside_danger_for_the_child() {
    let file = in_fase_1(PLAN_A)
        .and([teacher(raise_staff_danger())])
        .file();
    assert!(file.alarm_stands(Alarm::StaffDanger));
    assert!(!file.alarm_stands(Alarm::AcuteDanger));
}

#[test]
fn reading_11_the_next_check_is_kept_in_both_plans() {
    let check = |on: &str| {
        Command::SetNextCheck(NextCheck {
            on: day(on),
            what: String::new(),
        })
    };
    for plan in [PLAN_A, PLAN_B] {
        let case = in_fase_1(plan)
            .when(teacher(check("2026-02-27")))
            .refused([Obstacle::DateBefore])
            .and([teacher(check("2026-03-13"))]);
        assert_eq!(case.progress().next_check_on, Some(day("2026-03-13")));
    }
}

#[test]
fn reading_11_an_open_case_without_a_next_check_says_so() {
    let duties = in_fase_1(PLAN_B).agenda().duties;
    assert!(
        duties
            .iter()
            .any(|duty| matches!(duty.what, What::NextCheckMissing))
    );
}

#[test]
fn reading_12_an_extension_waits_for_its_reason_and_is_counted() {
    let case = in_fase_1(PLAN_A).and([agree("2026-03-16")]);
    let agreed = case.last("action-agreed");
    let extend = |until: &str, reason: &str| {
        let outcome = CheckOutcome::Extended {
            until: day(until),
            reason: reason.to_owned(),
        };
        teacher(check(agreed, outcome))
    };
    let case = case
        .when(extend("2026-03-16", ""))
        .refused([Obstacle::ReasonMissing, Obstacle::NotLater])
        .and([
            extend("2026-03-30", "De huisarts was op vakantie."),
            extend("2026-04-13", "Er is een wachtlijst."),
        ]);
    let file = case.file();
    let agreement = &file.agreements()[0];
    assert_eq!(agreement.extensions.len(), 2);
    assert_eq!(agreement.due_on, day("2026-04-13"));
    assert_eq!(agreement.outcome, AgreementOutcome::Pending);
}

#[test]
fn reading_12_help_that_started_and_help_that_did_not_are_recorded_outcomes() {
    for (outcome, finding) in [
        (CheckOutcome::Started, Finding::HelpStarted),
        (CheckOutcome::NotStarted, Finding::HelpNotStarted),
    ] {
        let case = in_fase_1(PLAN_A).and([agree("2026-03-16")]);
        let agreed = case.last("action-agreed");
        let case = case.and([teacher(check(agreed, outcome))]);
        assert!(case.progress().findings.contains(&finding));
        assert!(deeds(&case).contains(&DeedKind::FollowUpCheck));
    }
}

#[test]
fn reading_12_what_was_judged_in_fase_1_does_not_call_for_fase_3() {
    let case = in_fase_1(PLAN_A).and([agree("2026-03-16")]);
    let agreed = case.last("action-agreed");
    let case = case.and([
        teacher(check(agreed, CheckOutcome::NotStarted)),
        teacher(enter(2, "Geen hulp.")),
    ]);
    assert!(!case.progress().findings.contains(&Finding::HelpNotStarted));
}

#[test]
fn reading_13_parents_who_do_not_acknowledge_lead_to_fase_3_in_plan_a_too() {
    let denied = Conversation {
        acknowledgement: Some(Acknowledgement::Denies),
        ..talk_with_parents(vec![fenna(), ilse()], &[])
    };
    let case = in_fase_1(PLAN_A).and([
        coordinator(enter(2, "Geen hulp.")),
        coordinator(Command::RecordConversation(denied)),
    ]);
    assert!(case.progress().findings.contains(&Finding::NotAcknowledged));
    assert!(case.agenda().duties.iter().any(
        |duty| matches!(&duty.what, What::NextPhaseCalled { to, .. } if *to == PhaseNumber(3))
    ));
}

#[test]
fn reading_14_what_calls_for_fase_2_is_another_finding_in_each_plan() {
    let talk = Command::RecordConversation(talk_with_parents(vec![fenna()], &[]));
    let calls = |plan: &str| {
        let case = in_fase_1(plan).and([teacher(talk.clone()), observe()]);
        case.agenda()
            .duties
            .iter()
            .any(|duty| matches!(duty.what, What::NextPhaseCalled { .. }))
    };
    assert!(calls(PLAN_B));
    assert!(!calls(PLAN_A));
}

#[test]
fn reading_15_advice_and_report_are_two_kinds_of_record() {
    let case = given([
        open(),
        teacher(advice()),
        teacher(report(ParentsAtReport::Know)),
    ]);
    let deeds = deeds(&case);
    assert!(deeds.contains(&DeedKind::SafeHomeAdvice));
    assert!(deeds.contains(&DeedKind::SafeHomeReport));
}

#[test]
fn reading_19_a_list_names_everyone_who_filled_it_in() {
    let case = given([open(), fill_list()]);
    let progress = case.progress();
    let list = progress
        .deeds
        .iter()
        .find(|deed| deed.kind == DeedKind::IndicatorList)
        .expect("the list");
    assert_eq!(list.roles.len(), 2);
}

#[test]
fn reading_20_a_to_b_never_waits_and_b_to_a_waits_for_its_reason() {
    let case = in_fase_1(PLAN_A)
        .when(teacher(choose(PLAN_B, "")))
        .then(["plan-chosen"]);
    assert_eq!(case.file().reasons_owed().count(), 1);
    case.when(teacher(choose(PLAN_A, " ")))
        .refused([Obstacle::ReasonMissing])
        .when(teacher(choose(PLAN_A, "De arts sluit letsel uit.")))
        .then(["plan-chosen"]);
}

#[test]
fn reading_20_fase_0_is_neutral_and_the_choice_of_plan_keeps_what_was_unmet() {
    let case = given([open(), observe()])
        .when(teacher(choose(PLAN_A, "Het speelt vooral thuis.")))
        .then(["plan-chosen"]);
    let file = case.file();
    let unmet: Vec<&str> = file.deviations()[0]
        .unmet
        .iter()
        .map(ConditionId::as_str)
        .collect();
    assert_eq!(unmet, ["a-consulted", "home-component"]);
}

#[test]
fn reading_20_fase_1_without_a_chosen_plan_is_entered_and_owes_the_choice() {
    let case = given([open(), observe()])
        .when(teacher(enter(1, "")))
        .then(["phase-entered"]);
    let file = case.file();
    assert_eq!(file.deviations()[0].unmet[0].as_str(), "plan-chosen");
}

#[test]
fn reading_21_with_whom_to_speak_is_a_reasoned_choice() {
    let case = in_fase_1(PLAN_B)
        .when(principal(partners(Partners::Child, "")))
        .then(["conversation-partners-chosen"]);
    assert_eq!(case.file().reasons_owed().count(), 1);
}

#[test]
fn reading_22_speaking_with_nobody_yet_is_a_finding_once_it_says_why() {
    let left_out = |reason: &str| {
        let case = in_fase_1(PLAN_B).and([teacher(partners(Partners::Nobody, reason))]);
        case.progress().findings.contains(&Finding::TalkLeftOut)
    };
    assert!(!left_out(""));
    assert!(left_out("Een gesprek kan het gevaar groter maken."));
}

#[test]
fn reading_23_a_talk_with_the_child_says_whether_parents_knew_or_owes_why_not() {
    let talk = |reason: &str| {
        Command::RecordConversation(Conversation {
            acknowledgement: None,
            parents_knew: Some(ParentsKnew {
                knew: false,
                reason: reason.to_owned(),
            }),
            ..conversation(ConversationKind::Child, vec![fenna()])
        })
    };
    let owed = |reason: &str| {
        let case = in_fase_1(PLAN_B).and([teacher(talk(reason))]);
        case.file().reasons_owed().count()
    };
    assert_eq!(owed(""), 1);
    assert_eq!(owed("Noor kwam er zelf mee."), 0);
}

#[test]
fn reading_24_a_contact_outside_says_what_parents_know_or_owes_why_not() {
    let contact = ExternalContact {
        party: Party {
            kind: PartyKind::GeneralPractitioner,
            name: String::new(),
        },
        purpose: "informatie".to_owned(),
        shared: String::new(),
        by_name: Some(true),
        consent: Consent::NotTold(String::new()),
        outcome: String::new(),
        confidential: false,
    };
    let case = in_fase_1(PLAN_B).and([coordinator(Command::RecordExternalContact(contact))]);
    assert_eq!(case.file().reasons_owed().count(), 1);
}

#[test]
fn reading_25_the_trajectoverleg_is_a_deed_with_its_result() {
    use meldcode::casefile::event::CareTeam;
    let held = |result: &str| {
        coordinator(Command::RecordCareTeam(CareTeam {
            present: String::new(),
            result: result.to_owned(),
        }))
    };
    let case = in_fase_1(PLAN_A)
        .and([coordinator(enter(2, "Geen hulp."))])
        .when(held(""))
        .refused([Obstacle::Blank(meldcode::casefile::decide::Field::Summary)])
        .and([held("De jeugdverpleegkundige belt moeder.")]);
    assert!(deeds(&case).contains(&DeedKind::CareTeam));
}

#[test]
fn reading_26_that_no_breed_overleg_is_needed_is_an_answer_with_its_ground() {
    let case = in_fase_1(PLAN_B).and([principal(no_wide_consultation(""))]);
    assert_eq!(case.file().reasons_owed().count(), 1);
    let case = in_fase_1(PLAN_B).and([principal(no_wide_consultation("Eén partij is genoeg."))]);
    assert_eq!(case.file().reasons_owed().count(), 0);
    assert!(deeds(&case).contains(&DeedKind::WideConsultation));
}

#[test]
fn reading_27_the_exit_because_help_works_is_there_in_plan_a_and_says_what_works() {
    let silent = CaseClosed {
        what_works: String::new(),
        ..closing("help-works")
    };
    in_fase_1(PLAN_A)
        .when(teacher(Command::CloseCase(silent)))
        .refused([Obstacle::ClosingNeeds(
            meldcode::protocol::plan::ClosingNeed::WhatWorks,
        )])
        .when(teacher(close("help-works")))
        .then(["case-closed"]);
}

#[test]
fn reading_28_other_exits_close_with_their_reason() {
    for ground in [
        "suspicion-refuted",
        "pupil-left",
        "other-organisation-leads",
        "opened-in-error",
    ] {
        in_fase_1(PLAN_B)
            .when(principal(close(ground)))
            .then(["case-closed"]);
    }
}

#[test]
fn reading_28_a_refuted_interpretation_is_said_expressly_and_stands_with_the_observation() {
    let case = in_fase_1(PLAN_B);
    let observation = case.last("observation-recorded");
    let settle = |explanation: &str| {
        coordinator(Command::SettleHypothesis(HypothesisSettled {
            observation,
            confirmed: false,
            explanation: explanation.to_owned(),
        }))
    };
    let case = case
        .when(settle(""))
        .refused([Obstacle::Blank(
            meldcode::casefile::decide::Field::Explanation,
        )])
        .and([settle("De huisarts vond een huidaandoening.")]);
    let file = case.file();
    let entry = file.entry(observation).expect("the observation");
    assert!(!entry.hypothesis[0].confirmed);
    assert!(matches!(entry.event(), Some(Event::ObservationRecorded(_))));
}

#[test]
fn reading_29_reopening_begins_a_new_period_and_keeps_the_old_one() {
    let case = in_fase_1(PLAN_A).and([teacher(close("pupil-left")), teacher(reopen("Terug."))]);
    let before = in_fase_1(PLAN_A).file().timeline().len();
    let file = case.file();
    assert_eq!(file.timeline().len(), before + 2);
    assert!(case.progress().deeds.is_empty());
    assert_eq!(file.periods()[0].stays.len(), 2);
}

#[test]
fn reading_30_advice_may_be_asked_from_fase_0() {
    given([open()])
        .when(teacher(advice()))
        .then(["safe-home-advice-asked"]);
}

#[test]
fn reading_31_a_deputy_who_acts_as_directeur_becomes_case_manager() {
    let case = in_fase_1(PLAN_B)
        .when(by(maud(), raise_danger()))
        .then(["danger-raised", "case-manager-appointed"]);
    assert_eq!(case.file().case_manager(), Some(&maud()));
}

#[test]
fn reading_31_when_nobody_is_known_for_a_role_the_move_is_made_and_the_role_is_owed() {
    let case = in_fase_1(PLAN_A)
        .staffed_by([])
        .when(teacher(enter(2, "Geen hulp.")))
        .then(["phase-entered"]);
    let file = case.file();
    let plan = file.plan_in(&case.handbook.plans).expect("a plan");
    assert!(file.case_manager_owed(plan).is_some());
    assert_eq!(file.responsible(), Some(&fenna()));
}

#[test]
fn reading_32_a_siblings_case_is_linked_once_and_never_to_itself() {
    let link = |case: u128| {
        coordinator(Command::LinkSibling(SiblingLinked {
            case: CaseId(Uuid::from_u128(case)),
            relation: "broer".to_owned(),
        }))
    };
    let case = given([open()])
        .when(link(1000))
        .refused([Obstacle::OwnCase])
        .and([link(2000)]);
    assert_eq!(case.file().siblings().len(), 1);
    case.when(link(2000)).refused([Obstacle::AlreadyLinked]);
}

#[test]
fn reading_34_one_talk_with_parents_is_enough_for_fase_1_of_plan_a() {
    let case = in_fase_1(PLAN_A)
        .and([teacher(Command::RecordConversation(talk_with_parents(
            vec![fenna()],
            &[],
        )))])
        .when(teacher(enter(2, "Geen hulp.")))
        .then(["phase-entered", "case-manager-appointed"]);
    let file = case.file();
    let unmet = &file.deviations()[0].unmet;
    assert!(unmet.iter().all(|id| id.as_str() != "parents-spoken"));
}

#[test]
fn reading_35_a_text_is_placed_under_its_title_and_the_record_knows_it() {
    let case = given([open(), observe()]);
    let observation = case.last("observation-recorded");
    let case = case.and([teacher(Command::MarkPlacedInParnasSys(PlacedInParnasSys {
        records: vec![observation],
        title: "Meldcode observaties".to_owned(),
        placed_on: day("2026-03-02"),
    }))]);
    let file = case.file();
    let entry = file.entry(observation).expect("the observation");
    assert_eq!(entry.placements[0].title, "Meldcode observaties");
    let progress = case.progress();
    let placed = progress.deeds.last().expect("the placing");
    assert_eq!(placed.about[0].0, observation.0);
}

#[test]
fn reading_37_a_report_says_where_parents_stand_or_owes_why_they_were_not_told() {
    let owed = |parents: ParentsAtReport| {
        let case = in_fase_1(PLAN_B).and([principal(report(parents))]);
        case.file().reasons_owed().count()
    };
    assert_eq!(owed(ParentsAtReport::ReportToo), 0);
    assert_eq!(owed(ParentsAtReport::Know), 0);
    assert_eq!(owed(ParentsAtReport::NotTold("Niet veilig.".to_owned())), 0);
    assert_eq!(owed(ParentsAtReport::NotTold(String::new())), 1);
}

#[test]
fn reading_38_talking_a_report_over_with_the_directeur_counts_as_telling_them() {
    use meldcode::casefile::event::Consultation;
    let told = Command::RecordConsultation(Consultation {
        with: vec![joris()],
        home_component: None,
        points_to_violence: None,
        ..consultation()
    });
    let case = in_fase_1(PLAN_A).and([
        coordinator(enter(2, "Geen hulp.")),
        coordinator(enter(3, "Nog steeds geen hulp.")),
        coordinator(told),
    ]);
    assert!(case.agenda().duties.iter().any(|duty| matches!(
        &duty.what,
        What::Task(task) if task.id.as_str() == "principal-told" && task.done == 1
    )));
}

#[test]
fn feedback_is_awaited_from_a_report_until_it_comes() {
    let case = in_fase_1(PLAN_B).and([principal(report(ParentsAtReport::Know))]);
    let awaited = case.progress().feedback_awaited;
    assert_eq!(awaited[0].due_on, day("2026-03-09"));
    let case = case.and([principal(Command::RecordSafeHomeFeedback(
        SafeHomeFeedback {
            report: None,
            summary: "Veilig Thuis start een onderzoek.".to_owned(),
        },
    ))]);
    assert!(case.progress().feedback_awaited.is_empty());
}

#[test]
fn a_weighing_that_no_report_is_needed_waits_for_its_reason() {
    use meldcode::casefile::event::Weighing;
    let weighing = |answer: Answer| {
        coordinator(Command::RecordWeighing(Weighing {
            weighed_by: vec![ilse()],
            answers: Vec::new(),
            report_needed: answer,
            help_possible: Answer::Yes,
            reason: String::new(),
        }))
    };
    in_fase_1(PLAN_A)
        .when(weighing(Answer::No))
        .refused([Obstacle::ReasonMissing])
        .when(weighing(Answer::Yes))
        .then(["weighing-recorded"]);
}

#[test]
fn what_happened_last_week_counts_in_the_phase_it_happened_in() {
    let case = in_fase_1(PLAN_A).and([
        coordinator(enter(2, "Geen hulp.")).at("2026-03-16T09:00:00+01:00"),
        teacher(Command::RecordConversation(talk_with_parents(
            vec![fenna()],
            &[],
        )))
        .happened("2026-03-10T15:30:00+01:00"),
    ]);
    let progress = case.progress();
    let talk = progress
        .deeds
        .iter()
        .find(|deed| deed.kind == DeedKind::ParentConversation)
        .expect("the talk");
    assert_eq!(talk.phase, PhaseNumber(1));
}

#[test]
fn what_is_still_to_happen_cannot_be_recorded_as_done() {
    in_fase_1(PLAN_A)
        .when(teacher(write_report(1)).happened("2027-01-01T09:00:00+01:00"))
        .refused([Obstacle::HappensLater]);
}
