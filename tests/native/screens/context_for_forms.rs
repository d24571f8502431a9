//! What forms are given of the case, the plan and the day.

use meldcode::casefile::event::Observation;
use meldcode::casefile::{Command, RecordHash};
use meldcode::protocol::PhaseNumber;
use meldcode::screen::form::{
    Field, FieldId, FormContext, FormKind, Need, Value, Values, command, form, id,
};
use meldcode::screen::form_context;

use super::desk::{empty, monday, with};
use crate::scenarios::school::*;

fn context(case: &Case, kind: FormKind, target: Option<RecordHash>) -> FormContext {
    let desk = with(&[case], monday());
    form_context(
        &desk,
        desk.dossiers.get(&case.journal.case()).map(AsRef::as_ref),
        kind,
        target,
        monday(),
    )
}

#[test]
fn without_a_case_only_the_neutral_plan_and_the_people_are_known() {
    let context = form_context(&empty(), None, FormKind::CaseOpening, None, monday());
    assert_eq!(context.start_plan, Some(edition(UNDECIDED)));
    assert_eq!(context.people.first(), Some(&ilse()));
    assert_eq!(context.people.len(), 3);
}

#[test]
fn people_of_the_case_who_are_not_on_this_device_can_be_chosen_too() {
    let case = given([open(), observe(), by(maud(), consult().command().clone())]);
    let people = context(&case, FormKind::Consultation, None).people;
    assert!(people.contains(&maud()));
}

#[test]
fn a_conversation_asks_the_topics_of_this_phase() {
    let case = in_fase_1(PLAN_A).and([teacher(enter(2, "de hulp start niet"))]);
    let topics: Vec<String> = context(&case, FormKind::Conversation, None)
        .topics
        .into_iter()
        .map(|topic| topic.id.to_string())
        .collect();
    for asked in [
        "concerns",
        "need-for-help",
        "help-urged",
        "not-without-obligation",
        "care-team-told",
    ] {
        assert!(
            topics.iter().any(|topic| topic == asked),
            "{asked} is not asked"
        );
    }
    let none = context(&case, FormKind::Observation, None).topics;
    assert!(none.is_empty());
}

#[test]
fn dates_are_proposed_from_the_schools_terms() {
    let context = context(&given([open()]), FormKind::AgreedAction, None);
    assert_eq!(context.action_due_on, Some(day("2026-03-23")));
    assert_eq!(context.after_check_on, Some(day("2026-04-20")));
    assert_eq!(context.feedback_due_on, Some(day("2026-03-16")));
}

#[test]
fn where_a_closing_asks_to_look_again_the_schools_own_day_is_proposed_and_marked_as_asked() {
    let case = in_fase_1(PLAN_A);
    let mut desk = with(&[&case], monday());
    desk.school.terms.after_check_days = 30;
    let dossier = desk.dossiers.values().next().expect("the case");
    let context = form_context(&desk, Some(dossier), FormKind::Closing, None, monday());
    let fields = form(FormKind::Closing, &context).fields;
    let field = |id: FieldId| fields.iter().find(|field| field.id == id).expect("asked");
    let asked = field(id::AFTER_CHECK_ON);
    assert_eq!(asked.initial, Some(Value::Date(day("2026-04-08"))));
    assert_eq!(asked.need, Need::Required);
    let offered = field(id::LOOK_AGAIN_ON);
    assert_eq!((&offered.initial, &offered.need), (&None, &Need::Optional));
    let grounds = |field: &Field| {
        field
            .shown_when
            .clone()
            .map_or_else(Vec::new, |when| when.any_of)
    };
    assert!(grounds(asked).contains(&"help-works".to_owned()));
    assert!(grounds(offered).contains(&"suspicion-refuted".to_owned()));
    assert!(
        grounds(asked)
            .iter()
            .all(|ground| !grounds(offered).contains(ground))
    );
}

#[test]
fn the_next_phase_is_proposed_and_the_present_one_is_no_choice() {
    let context = context(&in_fase_1(PLAN_A), FormKind::PhaseEntry, None);
    assert_eq!(context.phase_proposed, Some(PhaseNumber(2)));
    let phases: Vec<PhaseNumber> = context.phases.iter().map(|phase| phase.number).collect();
    assert_eq!(phases, [PhaseNumber(0), PhaseNumber(2), PhaseNumber(3)]);
}

#[test]
fn only_b_to_a_waits_for_a_reason() {
    let waits = |plan| {
        let context = context(&in_fase_1(plan), FormKind::PlanChoice, None);
        let option = context.plans.first().expect("the other plan");
        option.waits_for_reason
    };
    assert!(!waits(PLAN_A));
    assert!(waits(PLAN_B));
}

#[test]
fn closing_offers_the_grounds_of_this_phase_and_says_what_each_asks() {
    let in_fase_0 = context(&given([open()]), FormKind::Closing, None).closing_grounds;
    assert!(
        in_fase_0
            .iter()
            .any(|ground| ground.id == "no-home-component")
    );
    let in_fase_1 = context(&in_fase_1(PLAN_A), FormKind::Closing, None).closing_grounds;
    assert!(
        !in_fase_1
            .iter()
            .any(|ground| ground.id == "no-home-component")
    );
    let works = in_fase_1.iter().find(|ground| ground.id == "help-works");
    let works = works.expect("help works");
    assert!(works.asks_what_works && works.asks_after_check);
}

#[test]
fn a_record_waits_for_the_form_that_would_complete_it() {
    let case = given([
        open(),
        teacher(Command::RecordObservation(Observation {
            interpretation: "Ik denk dat het thuis onrustig is.".to_owned(),
            ..observation()
        })),
        agree("2026-03-20"),
    ]);
    let waiting = |kind: FormKind| {
        let context = context(&case, kind, None);
        let waiting = context
            .records
            .into_iter()
            .filter(|record| record.waits_for.contains(&kind));
        waiting.map(|record| record.hash).collect::<Vec<_>>()
    };
    assert_eq!(
        waiting(FormKind::Hypothesis),
        [case.last("observation-recorded")]
    );
    assert_eq!(
        waiting(FormKind::Placement),
        [case.last("observation-recorded")]
    );
    assert_eq!(waiting(FormKind::ActionCheck), [case.last("action-agreed")]);
    assert!(waiting(FormKind::Reason).is_empty());
}

#[test]
fn a_deviation_waits_for_its_reason_and_the_form_comes_from_there_to_a_command() {
    let case = in_fase_1(PLAN_A).and([teacher(enter(2, ""))]);
    let target = case.last("phase-entered");
    let context = context(&case, FormKind::Reason, Some(target));
    let form = form(FormKind::Reason, &context);
    let mut values: Values = form.start();
    values.set(id::REASON, Value::Text("de hulp start niet".to_owned()));
    let (made, _) = command(FormKind::Reason, &values, &context).expect("a whole form");
    assert!(matches!(made, Command::GiveReason(given) if given.target == target));
}

#[test]
fn only_the_records_of_one_conflict_wait_to_be_settled() {
    let case = in_fase_1(PLAN_A);
    let other = case.copy().and([coordinator(close("suspicion-refuted"))]);
    let merged = case
        .and([teacher(enter(2, "de hulp start niet"))])
        .merged_with(&other);
    let file = merged.file();
    let conflict = file.conflicts().first().expect("a conflict");
    let target = conflict.records().first().copied();
    let context = context(&merged, FormKind::Conflict, target);
    let waiting = context
        .records
        .iter()
        .filter(|record| record.waits_for.contains(&FormKind::Conflict));
    assert_eq!(waiting.count(), conflict.records().len());
}

#[test]
fn every_form_can_be_built_in_every_phase_of_every_plan() {
    for plan in [PLAN_A, PLAN_B] {
        for phase in 2..=3 {
            let case = in_fase_1(plan).and([teacher(enter(phase, "verder"))]);
            for kind in FormKind::ALL {
                let form = form(kind, &context(&case, kind, None));
                assert!(!form.fields.is_empty(), "{kind:?} asks nothing");
            }
        }
    }
}

#[test]
fn a_wrong_tap_at_a_check_is_mended_by_looking_again_after_what_nobody_looked_at() {
    use meldcode::casefile::event::CheckOutcome;
    use meldcode::casefile::state::AgreementOutcome;
    let case = given([open(), observe(), agree("2026-03-05")]);
    let waiting = case.last("action-agreed");
    let case = case.and([agree("2026-03-06")]);
    let judged = case.last("action-agreed");
    let case = case.and([teacher(check(judged, CheckOutcome::Started))]);
    let records = context(&case, FormKind::ActionCheck, None).records;
    let offered: Vec<_> = records
        .iter()
        .filter(|record| record.waits_for.contains(&FormKind::ActionCheck))
        .map(|record| (record.hash, record.label.nl().contains("Gestart of gedaan")))
        .collect();
    assert_eq!(offered, [(waiting, false), (judged, true)]);

    let mended = case.and([teacher(check(judged, CheckOutcome::NotStarted))]);
    let file = mended.file();
    let outcome = file.agreements().iter().find(|one| one.record == judged);
    assert!(matches!(
        outcome.map(|one| one.outcome),
        Some(AgreementOutcome::NotStarted { .. })
    ));
}
