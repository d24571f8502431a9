//! A case that was closed: it is looked at once more, and when it is opened again it speaks of its own period.
#![allow(
    clippy::expect_used,
    reason = "test data: a value that is not there is a broken test"
)]

use meldcode::casefile::event::{CheckOutcome, ConversationKind, NextCheck, Observation};
use meldcode::casefile::{Command, Event, Handbook};
use meldcode::protocol::agenda::{Due, DueBecause, State, What};
use meldcode::protocol::progress::Finding;
use meldcode::protocol::{DeedKind, Destination, IndicatorId, shipped};

use super::school::*;

/// Help was agreed in fase 2, judged so, and the case closed.
fn closed_after(outcome: CheckOutcome) -> Case {
    let case = in_fase_1(PLAN_A).and([coordinator(enter(2, "Geen hulp.")), agree("2026-03-16")]);
    let agreed = case.last("action-agreed");
    case.and([
        teacher(check(agreed, outcome)),
        teacher(close("other-organisation-leads")),
    ])
}

fn reopened(case: Case) -> Case {
    case.and([teacher(reopen("Het gaat weer mis.")).at("2027-03-01T09:00:00+01:00")])
}

fn state_of(case: &Case, is: impl Fn(&What) -> bool) -> Option<State> {
    let duties = case.agenda().duties;
    let found = duties.into_iter().find(|duty| is(&duty.what));
    found.map(|duty| duty.state)
}

fn after_check(case: &Case) -> Option<State> {
    state_of(case, |what| matches!(what, What::AfterCheck))
}

fn task(case: &Case, id: &str) -> Option<State> {
    state_of(
        case,
        |what| matches!(what, What::Task(task) if task.id.as_str() == id),
    )
}

/// An observation in which a child tells.
pub(super) fn told() -> Step {
    teacher(Command::RecordObservation(Observation {
        indicators: [disclosure()].into(),
        ..observation()
    }))
}

fn disclosure() -> IndicatorId {
    let list = shipped::indicator_list().expect("the shipped list");
    let mut groups = list.groups.into_iter();
    let told = groups.find(|group| group.always_asks_danger);
    let item = told.and_then(|group| group.items.into_iter().next());
    item.expect("an item by which a child tells").id
}

/// The case with the shipped indicator list at hand.
pub(super) fn with_list(mut case: Case) -> Case {
    case.handbook = Handbook {
        lists: vec![shipped::indicator_list().expect("the shipped list")],
        ..case.handbook
    };
    case
}

#[test]
fn an_observation_on_the_day_of_the_after_check_or_later_does_it() {
    let case = in_fase_1(PLAN_A).and([teacher(close("help-works"))]);
    let early = case
        .clone()
        .and([observe().at("2026-08-31T12:00:00+02:00")]);
    assert_eq!(after_check(&early), Some(State::Open));
    for day in ["2026-09-01T12:00:00+02:00", "2026-09-15T12:00:00+02:00"] {
        let looked = case.clone().and([observe().at(day)]);
        assert_eq!(after_check(&looked), Some(State::Done));
    }
}

#[test]
fn an_after_check_on_the_day_of_closing_is_met_by_what_was_seen_after_it_only() {
    let mut closing = closing("help-works");
    closing.after_check_on = Some(day("2026-03-02"));
    let case = in_fase_1(PLAN_A).and([
        observe(),
        teacher(Command::CloseCase(closing)).at("2026-03-02T12:00:00+01:00"),
    ]);
    assert_eq!(after_check(&case), Some(State::DueToday));
    let looked = case.and([observe().at("2026-03-02T15:00:00+01:00")]);
    assert_eq!(after_check(&looked), Some(State::Done));
}

#[test]
fn what_became_of_help_in_an_earlier_period_calls_for_nothing_and_meets_nothing() {
    for (outcome, finding) in [
        (CheckOutcome::NotStarted, Finding::HelpNotStarted),
        (CheckOutcome::Started, Finding::HelpStarted),
    ] {
        let case = reopened(closed_after(outcome));
        assert!(!case.progress().findings.contains(&finding));
        let called = state_of(&case, |what| matches!(what, What::NextPhaseCalled { .. }));
        assert_eq!(called, None);
        let agenda = case.agenda();
        let closing = agenda.move_to(&Destination::Closed("help-works".into()));
        let unmet = &closing.expect("the closing is offered").unmet;
        let started = unmet
            .iter()
            .find(|unmet| unmet.condition.as_str() == "help-works-started");
        assert!(started.is_some());
    }
}

#[test]
fn a_reopened_case_has_no_next_check_until_one_is_set() {
    let set = |on: &str| {
        teacher(Command::SetNextCheck(NextCheck {
            on: day(on),
            what: String::new(),
        }))
    };
    let case = in_fase_1(PLAN_A).and([set("2026-03-13"), teacher(close("help-works"))]);
    let case = reopened(case);
    assert_eq!(case.progress().next_check_on, None);
    let missing = state_of(&case, |what| matches!(what, What::NextCheckMissing));
    assert_eq!(missing, Some(State::DueToday));
    let case = case.and([set("2027-03-08")]);
    assert_eq!(case.progress().next_check_on, Some(day("2027-03-08")));
}

#[test]
fn what_is_told_while_the_case_is_closed_asks_for_a_weighing_once_it_is_reopened() {
    let case = with_list(in_fase_1(PLAN_A)).and([
        coordinator(weigh()),
        teacher(close("help-works")),
        told().at("2027-02-26T12:00:00+01:00"),
    ]);
    let case = reopened(case);
    assert_eq!(task(&case, "weigh-disclosure"), Some(State::Open));
    let weighed = case.and([coordinator(weigh())]);
    assert_eq!(task(&weighed, "weigh-disclosure"), Some(State::Done));
}

#[test]
fn what_was_seen_while_the_case_was_closed_starts_the_term_to_speak_of_it() {
    let case = given([
        open(),
        observe(),
        teacher(close("opened-in-error")),
        observe().at("2026-09-01T12:00:00+02:00"),
        observe().at("2027-02-26T12:00:00+01:00"),
    ]);
    let case = reopened(case);
    let duties = case.agenda().duties;
    let consult = duties
        .iter()
        .find(|duty| matches!(&duty.what, What::Task(task) if task.id.as_str() == "consult"));
    let because = consult
        .and_then(|duty| duty.due)
        .map(|due: Due| due.because);
    assert_eq!(
        because,
        Some(DueBecause::AfterFirstObservation {
            observed_on: day("2027-02-26"),
            school_days: 3,
        }),
        "what led to the reopening, not a look at how it goes long before it",
    );
    let case = case.and([observe()]);
    assert_eq!(case.progress().first_observed_on, Some(day("2027-03-01")));
}

#[test]
fn what_was_done_before_the_closing_stays_in_its_own_period() {
    let talk = Command::RecordConversation(conversation(ConversationKind::Parents, vec![fenna()]));
    let case = reopened(in_fase_1(PLAN_A).and([teacher(talk), teacher(close("help-works"))]));
    assert!(case.progress().deeds.is_empty());
    let file = case.file();
    let periods = file.events().map(|(entry, event)| {
        let is_own = matches!(event, Event::CaseReopened(_));
        (is_own, entry.counts_in)
    });
    for (is_own, counts_in) in periods {
        assert_eq!(counts_in, usize::from(is_own));
    }
}

#[test]
fn what_is_done_in_a_closed_case_is_a_deed_of_it_until_it_is_reopened() {
    let case = in_fase_1(PLAN_A).and([
        teacher(close("help-works")),
        observe().at("2026-09-01T12:00:00+02:00"),
    ]);
    let observations = |case: &Case| {
        let deeds = case.progress().deeds;
        deeds
            .iter()
            .filter(|deed| deed.kind == DeedKind::Observation)
            .count()
    };
    assert_eq!(observations(&case), 2);
    assert_eq!(observations(&reopened(case)), 1);
}
