//! What was done when a case was over: it is told with its day, and does nothing of what was asked before that.

use meldcode::exchange::documents::account::{
    About, Account, Gap, LaterWhy, Missing, Names, Period, TaskAccount, steps_taken,
};
use meldcode::protocol::agenda::{State, What};
use meldcode::protocol::{PhaseNumber, StatutoryStep, Terms};

use crate::account::{talk, told_on};
use crate::scenarios::school::*;

const WHY: &str = "Er komt geen hulp op gang.";

const CLOSED_AT: &str = "2026-03-09T10:00:00+01:00";

/// Closed in fase 1; after that a talk was held, it was weighed, and the report was written.
fn worked_on_after_the_closing() -> Case {
    in_fase_1(PLAN_A).and([
        coordinator(close("help-works")).at(CLOSED_AT),
        teacher(talk()).at("2026-03-20T10:00:00+01:00"),
        coordinator(weigh()).at("2026-03-20T11:00:00+01:00"),
        teacher(write_report(1)).at("2026-03-20T12:00:00+01:00"),
    ])
}

fn task<'a>(period: &'a Period, begins: &str) -> &'a TaskAccount {
    let mut tasks = period.phases.iter().flat_map(|phase| &phase.tasks);
    tasks
        .find(|task| task.text.starts_with(begins))
        .expect("a task that was asked")
}

fn proves(period: &Period, step: StatutoryStep) -> bool {
    let mut steps = period.steps.iter();
    steps.any(|proof| proof.step == step && !proof.evidence.is_empty())
}

fn gap(account: &Account, begins: &str) -> Option<Gap> {
    account.missing.iter().find_map(|missing| match missing {
        Missing::Task { text, gap, .. } if text.starts_with(begins) => Some(*gap),
        _ => None,
    })
}

const REPORT: &str = "Maak een kort verslag van fase 1";

#[test]
fn what_is_done_after_the_closing_is_told_as_done_later_and_proves_no_step() {
    let told = told_on(&worked_on_after_the_closing(), "2026-03-23", Names::With);
    let on = day("2026-03-20");
    for begins in [REPORT, "Voer minstens één gesprek"] {
        let done = task(&told.periods[0], begins);
        assert_eq!(done.state, State::LeftUndone, "{begins}");
        assert!(done.evidence.is_empty(), "{begins}");
        assert_eq!(done.later.len(), 1, "{begins}");
        assert_eq!(gap(&told, begins), Some(Gap::Later { on }));
    }
    for step in [StatutoryStep::Talk, StatutoryStep::Weigh] {
        assert!(!proves(&told.periods[0], step));
        assert!(told.missing.contains(&Missing::Step(step)));
    }
}

#[test]
fn what_is_done_after_the_closing_stands_among_what_was_added_later() {
    let told = told_on(&worked_on_after_the_closing(), "2026-03-23", Names::With);
    let added: Vec<_> = told.later.iter().map(|later| later.why.clone()).collect();
    assert_eq!(added, vec![vec![LaterWhy::AfterClosing]; 3]);
}

#[test]
fn what_is_done_after_the_closing_counts_in_the_period_that_came_of_it_and_in_that_alone() {
    let case = worked_on_after_the_closing()
        .and([coordinator(reopen("Het gaat weer mis.")).at("2026-03-22T10:00:00+01:00")]);
    let told = told_on(&case, "2026-03-23", Names::With);
    let [first, second] = told.periods.as_slice() else {
        panic!("{:?}", told.periods);
    };
    let counted = |period| task(period, REPORT).evidence.len();
    assert_eq!((counted(first), counted(second)), (0, 1));
    for step in [StatutoryStep::Talk, StatutoryStep::Weigh] {
        assert_eq!((proves(first, step), proves(second, step)), (false, true));
    }
}

#[test]
fn a_step_that_was_taken_after_the_closing_was_taken_all_the_same() {
    let case = worked_on_after_the_closing();
    let taken = steps_taken(&About {
        file: &case.file(),
        journal: &case.journal,
        handbook: handbook(),
        terms: &Terms::default(),
        signatories: &[],
        damaged: 0,
        today: day("2026-03-23"),
    });
    assert!(taken.contains(&(StatutoryStep::Talk, vec![day("2026-03-20")])));
}

#[test]
fn looking_once_more_at_a_closed_case_does_no_task_of_its_last_phase() {
    let closed = in_fase_1(PLAN_B).and([
        coordinator(enter(2, WHY)),
        coordinator(close("help-works")).at(CLOSED_AT),
    ]);
    let undone = |case: &Case| case.agenda().undone_in(PhaseNumber(2));
    let looked = closed
        .clone()
        .and([observe().at("2026-09-01T12:00:00+02:00")]);
    assert_eq!(undone(&looked), undone(&closed));
    let duties = looked.agenda().duties;
    let mut after_checks = duties.iter().filter(|duty| duty.what == What::AfterCheck);
    assert!(after_checks.all(|duty| duty.state == State::Done));
}
