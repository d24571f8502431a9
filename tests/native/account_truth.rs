//! What an account must never say: that nothing was done where something stands, that something came late that did not,
//! or that a step was taken because of a record of another step.

use meldcode::casefile::event::{CaseHandedOver, Observation, ParentsAtReport, SafeHomeAdvice};
use meldcode::casefile::{Command, Handbook, fold};
use meldcode::exchange::documents::account::{
    About, Account, Ending, Gap, Missing, Names, Shortfall, TaskAccount, TermOf, TermStanding,
    account,
};
use meldcode::exchange::statistics::{Answer, Question, SchoolYear, ran};
use meldcode::protocol::agenda::State;
use meldcode::protocol::plan::Requirement;
use meldcode::protocol::{DeedKind, IndicatorId, PhaseNumber, StatutoryStep, Terms, shipped};
use proptest::prelude::*;

use crate::account::{gone_through_and_closed, talk, told, told_on};
use crate::arbitrary::journals::{journal, records, sketches};
use crate::scenarios::school::*;

const WHY: &str = "Er komt geen hulp op gang.";

fn tasks(account: &Account) -> impl Iterator<Item = &TaskAccount> {
    let periods = account.periods.iter();
    let phases = periods.flat_map(|period| &period.phases);
    phases.flat_map(|phase| &phase.tasks)
}

/// The tasks of which it is said that nothing was done.
fn said_undone(account: &Account) -> impl Iterator<Item = &str> {
    account.missing.iter().filter_map(|missing| match missing {
        Missing::Task {
            text,
            shortfall: None,
            ..
        } => Some(text.as_str()),
        _ => None,
    })
}

fn is_something_of(task: &TaskAccount) -> bool {
    !task.evidence.is_empty() || !task.incomplete.is_empty()
}

/// Plan A was chosen, and nothing was entered yet.
fn plan_chosen() -> Case {
    given([
        open(),
        observe(),
        consult(),
        fill_list(),
        coordinator(choose(PLAN_A, "De signalen passen bij dit plan.")),
    ])
}

/// Fase 1 was entered at half past ten and some seconds.
fn entered_in_half_a_minute() -> Case {
    plan_chosen().and([teacher(enter(1, "")).at("2026-03-02T10:30:40+01:00")])
}

fn phases_of(case: &Case, kind: DeedKind) -> Vec<PhaseNumber> {
    let deeds = case.progress().deeds;
    let own = deeds.iter().filter(|deed| deed.kind == kind);
    own.map(|deed| deed.phase).collect()
}

#[test]
fn a_talk_that_was_held_is_never_called_not_done() {
    let held = Command::RecordConversation(talk_with_parents(vec![fenna()], &[]));
    let case = in_fase_1(PLAN_A).and([teacher(held), coordinator(enter(3, WHY))]);
    let told = told_on(&case, "2026-03-03", Names::With);
    let talked = tasks(&told)
        .find(|task| task.text.starts_with("Voer minstens één gesprek"))
        .expect("the talk of fase 1");
    assert_eq!(talked.state, State::LeftUndone);
    assert_eq!(talked.evidence.len(), 1);
    assert!(said_undone(&told).all(|text| text != talked.text));
    assert!(told.missing.contains(&Missing::Task {
        text: talked.text.clone(),
        raised: None,
        gap: Gap::Undone,
        shortfall: Some(Shortfall {
            topics: talked.missing_topics.clone(),
            ..Shortfall::default()
        }),
        deviations: talked.deviations.clone(),
    }));
    assert_eq!(talked.missing_topics.len(), 1);
}

#[test]
fn a_talk_without_all_who_must_be_there_is_never_called_not_done_either() {
    let alone = Command::RecordConversation(talk_with_parents(vec![fenna()], &[]));
    let case = in_fase_1(PLAN_A).and([
        coordinator(enter(2, WHY)),
        teacher(alone),
        coordinator(enter(3, WHY)),
    ]);
    let told = told_on(&case, "2026-03-03", Names::With);
    let talked = tasks(&told)
        .find(|task| task.text.starts_with("Praat samen"))
        .expect("the talk of fase 2");
    assert_eq!((talked.evidence.len(), talked.incomplete.len()), (0, 1));
    assert!(said_undone(&told).all(|text| text != talked.text));
}

#[test]
fn what_happened_in_the_minute_a_phase_was_entered_counts_there_when_it_builds_on_the_entering() {
    let case = entered_in_half_a_minute().and([teacher(talk())
        .happened("2026-03-02T10:30:00+01:00")
        .at("2026-03-02T10:30:55+01:00")]);
    assert_eq!(
        phases_of(&case, DeedKind::ParentConversation),
        [PhaseNumber(1)]
    );
    let told = told_on(&case, "2026-03-03", Names::With);
    assert!(told.later.is_empty(), "{:?}", told.later);
}

#[test]
fn what_was_written_before_the_phase_was_entered_counts_in_the_phase_before_also_in_the_same_minute()
 {
    let case = plan_chosen().and([
        teacher(talk())
            .happened("2026-03-02T10:30:00+01:00")
            .at("2026-03-02T10:30:20+01:00"),
        teacher(enter(1, ""))
            .happened("2026-03-02T10:30:00+01:00")
            .at("2026-03-02T10:30:40+01:00"),
    ]);
    assert_eq!(
        phases_of(&case, DeedKind::ParentConversation),
        [PhaseNumber(0)]
    );
    assert!(told_on(&case, "2026-03-03", Names::With).later.is_empty());
}

#[test]
fn of_two_phases_entered_in_one_minute_a_record_counts_in_the_last_one_its_writer_saw() {
    let talked = |at: &str| teacher(talk()).happened("2026-03-02T10:30:00+01:00").at(at);
    let case = entered_in_half_a_minute().and([
        talked("2026-03-02T10:30:45+01:00"),
        coordinator(enter(2, WHY)).at("2026-03-02T10:30:50+01:00"),
        talked("2026-03-02T10:30:55+01:00"),
    ]);
    assert_eq!(
        phases_of(&case, DeedKind::ParentConversation),
        [PhaseNumber(1), PhaseNumber(2)]
    );
}

#[test]
fn a_record_written_without_sight_of_the_entering_counts_in_the_phase_its_writer_saw() {
    let before = plan_chosen();
    let elsewhere = before
        .copy()
        .and([teacher(talk()).at("2026-03-02T10:30:50+01:00")]);
    let entered = before.and([teacher(enter(1, "")).at("2026-03-02T10:30:40+01:00")]);
    let here = entered.clone().merged_with(&elsewhere);
    let there = elsewhere.merged_with(&entered);
    assert_eq!(here.file(), there.file());
    assert_eq!(
        phases_of(&here, DeedKind::ParentConversation),
        [PhaseNumber(0)]
    );
}

#[test]
fn what_happened_in_the_minute_of_closing_is_no_later_addition() {
    let case = in_fase_1(PLAN_A).and([
        coordinator(close("help-works")).at("2026-03-17T15:00:40+01:00"),
        observe()
            .happened("2026-03-17T15:00:00+01:00")
            .at("2026-03-17T15:00:55+01:00"),
    ]);
    let told = told_on(&case, "2026-03-18", Names::With);
    assert!(told.later.is_empty(), "{:?}", told.later);
}

#[test]
fn a_report_to_safe_home_without_any_alarm_or_consultation_does_not_prove_consulting() {
    let case = given([
        open(),
        observe(),
        coordinator(report(ParentsAtReport::NotTold(
            "Veilig Thuis raadt het af.".to_owned(),
        ))),
    ]);
    let told = told_on(&case, "2026-03-03", Names::With);
    let steps = &told.periods.first().expect("a period").steps;
    let consulted = steps
        .iter()
        .find(|step| step.step == StatutoryStep::Consult)
        .expect("the step");
    assert!(consulted.evidence.is_empty());
}

/// How the term of this stands, and whether its day was kept.
fn term(account: &Account, is: fn(&TermOf) -> bool) -> Option<(TermStanding, Option<bool>)> {
    let term = account.terms.iter().find(|term| is(&term.of))?;
    Some((term.standing, term.is_kept()))
}

#[test]
fn a_task_is_not_late_when_its_phase_was_left_before_its_day() {
    let is_consult =
        |of: &TermOf| matches!(of, TermOf::Task(text) if text.starts_with("Bespreek de leerling"));
    let left_at = |at: &str| {
        let case = given([
            open(),
            observe(),
            coordinator(choose(PLAN_A, WHY)),
            coordinator(enter(1, WHY)).at(at),
        ]);
        told_on(&case, "2026-03-12", Names::With)
    };
    // Three school days after the Monday it was seen: Thursday the fifth.
    let on = day("2026-03-03");
    let early = left_at("2026-03-03T10:00:00+01:00");
    assert_eq!(
        term(&early, is_consult),
        Some((TermStanding::Lapsed { on }, None))
    );
    let late = left_at("2026-03-09T10:00:00+01:00");
    assert_eq!(
        term(&late, is_consult),
        Some((TermStanding::LeftUndone, Some(false)))
    );
}

#[test]
fn an_agreed_action_is_not_late_when_the_case_was_closed_before_its_day() {
    let is_agreement = |of: &TermOf| matches!(of, TermOf::Agreement(_));
    let closed_at = |at: &str| {
        let case =
            in_fase_1(PLAN_A).and([agree("2026-03-16"), coordinator(close("help-works")).at(at)]);
        told_on(&case, "2026-03-20", Names::With)
    };
    let undone = |told: &Account| {
        let answers = Question::Terms.of(told, SchoolYear(2025));
        answers.contains(&Answer::Undone)
    };
    let on = day("2026-03-10");
    let early = closed_at("2026-03-10T15:00:00+01:00");
    assert_eq!(
        term(&early, is_agreement),
        Some((TermStanding::Lapsed { on }, None))
    );
    assert!(!undone(&early), "nor among the counts of the year");
    let late = closed_at("2026-03-17T15:00:00+01:00");
    assert_eq!(
        term(&late, is_agreement),
        Some((TermStanding::LeftUndone, Some(false)))
    );
    assert!(undone(&late));
}

#[test]
fn a_weighing_answers_a_child_that_told_something_only_where_one_did() {
    let handbook = Handbook {
        lists: vec![shipped::indicator_list().expect("the shipped list")],
        ..handbook().clone()
    };
    let is_told = |case: &Case| {
        let about = About {
            file: &case.file(),
            journal: &case.journal,
            handbook: &handbook,
            terms: &Terms::default(),
            signatories: &[],
            damaged: 0,
            today: day("2026-03-03"),
        };
        let told = account(&about, Names::With);
        tasks(&told).any(|task| task.text.starts_with("Er is verteld over geweld"))
    };
    let weighed = in_fase_1(PLAN_A).and([coordinator(weigh())]);
    assert!(!is_told(&weighed));
    let disclosed = Command::RecordObservation(Observation {
        indicators: [IndicatorId::from("ON01")].into(),
        ..observation()
    });
    assert!(is_told(&weighed.and([teacher(disclosed)])));
}

#[test]
fn advice_that_was_asked_later_on_the_day_of_a_weighing_does_not_stand_as_asked_before_it() {
    let ask = || {
        Command::RecordSafeHomeAdvice(SafeHomeAdvice {
            spoke_to: String::new(),
            question: "Moeten wij melden?".to_owned(),
            advice: String::new(),
        })
    };
    let case = in_fase_1(PLAN_A).and([
        coordinator(ask()).at("2026-03-02T14:00:00+01:00"),
        coordinator(weigh()).at("2026-03-02T15:00:00+01:00"),
        coordinator(ask()).at("2026-03-02T16:00:00+01:00"),
    ]);
    let told = told_on(&case, "2026-03-03", Names::With);
    assert_eq!((told.advice.len(), told.weighings[0].advice_before), (2, 1));
}

/// The case that was closed in March goes to another school in September.
fn handed_over_after_it_was_closed() -> Case {
    let closed = gone_through_and_closed();
    let summary = Command::HandOverCase(CaseHandedOver::School {
        name: "De Kornoelje".to_owned(),
        parents: ParentsAtReport::Know,
        told_on: Some(day("2026-09-14")),
        items: vec![closed.last("action-agreed")],
    });
    closed.and([coordinator(summary).at("2026-09-15T10:00:00+02:00")])
}

#[test]
fn a_closed_case_that_goes_to_another_school_later_ended_when_and_as_it_was_closed() {
    let case = handed_over_after_it_was_closed();
    let told = told_on(&case, "2026-10-01", Names::With);
    let [period] = told.periods.as_slice() else {
        panic!("{:?}", told.periods);
    };
    assert_eq!(period.ended_on, Some(day("2026-03-17")));
    let Some(Ending::Closed {
        ground: Some((ground, _)),
        handed_over_on,
        ..
    }) = &period.ending
    else {
        panic!("{:?}", period.ending);
    };
    assert_eq!(ground.0, "help-works");
    assert_eq!(*handed_over_on, Some(day("2026-09-15")));
    let closed = told_on(&gone_through_and_closed(), "2026-10-01", Names::With);
    let terms = |account: &Account| {
        // Whoever has left for another school is not looked at once more here.
        let asked = account.terms.iter();
        let asked = asked.filter(|term| term.of != TermOf::AfterCheck);
        asked.cloned().collect::<Vec<_>>()
    };
    assert_eq!(terms(&told), terms(&closed), "no term ran on until then");
    for (year, standing) in [
        (2025, Answer::Closed(ground.clone())),
        (2026, Answer::Closed(ground.clone())),
    ] {
        let year = SchoolYear(year);
        assert_eq!(Question::Standing.of(&told, year), [standing]);
    }
    assert!(!ran(&told, SchoolYear(2026)), "it did not run in that year");
}

#[test]
fn a_case_that_was_opened_again_ends_when_it_goes_to_another_school() {
    let closed = gone_through_and_closed();
    let agreed = closed.last("action-agreed");
    let summary = Command::HandOverCase(CaseHandedOver::School {
        name: "De Kornoelje".to_owned(),
        parents: ParentsAtReport::Know,
        told_on: Some(day("2026-09-14")),
        items: vec![agreed],
    });
    let case = closed.and([
        coordinator(reopen("Het gaat weer slechter.")).at("2026-09-01T10:00:00+02:00"),
        coordinator(summary).at("2026-09-15T10:00:00+02:00"),
    ]);
    let told = told_on(&case, "2026-10-01", Names::With);
    let ended: Vec<_> = told.periods.iter().map(|period| period.ended_on).collect();
    let (march, september) = (day("2026-03-17"), day("2026-09-15"));
    assert_eq!(ended, [Some(march), Some(september)]);
    let last = told.periods.last().and_then(|last| last.ending.as_ref());
    assert!(matches!(last, Some(Ending::HandedOver { .. })), "{last:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_task_is_ever_both_not_done_and_with_a_record_of_it(sketches in sketches(24)) {
        let journal = journal(records(&sketches));
        let file = fold(&journal);
        let told = told(&file, &journal, "2026-03-20", Names::With);
        // A task can be told in several periods: as often as it is said to be undone, nothing stands under it.
        for text in said_undone(&told) {
            let times = said_undone(&told).filter(|said| *said == text).count();
            let without = tasks(&told).filter(|task| {
                task.text == text
                    && task.requirement != Requirement::Optional
                    && !is_something_of(task)
            });
            prop_assert!(times <= without.count(), "{text}");
        }
    }
}
