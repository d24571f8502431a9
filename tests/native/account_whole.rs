//! What an account may not leave out: what goes on as long as a phase does, and why a phase that was passed over did nothing.

use meldcode::exchange::documents::account::{Account, Gap, Missing, Names, TaskAccount};
use meldcode::protocol::PhaseNumber;
use meldcode::protocol::agenda::State;
use meldcode::protocol::plan::{Requirement, TaskPlace};

use crate::account::told_on;
use crate::scenarios::school::*;

const WHY: &str = "Er komt geen hulp op gang.";

fn tasks(account: &Account, place: TaskPlace) -> impl Iterator<Item = &TaskAccount> {
    let periods = account.periods.iter();
    let phases = periods.flat_map(|period| &period.phases);
    let here = phases.filter(move |phase| phase.place == place);
    here.flat_map(|phase| &phase.tasks)
}

fn gap(account: &Account, begins: &str) -> Option<Gap> {
    account.missing.iter().find_map(|missing| match missing {
        Missing::Task { text, gap, .. } if text.starts_with(begins) => Some(*gap),
        _ => None,
    })
}

#[test]
fn a_phase_that_was_passed_over_owes_nothing_and_has_the_reason_of_its_skip() {
    let case = in_fase_1(PLAN_B).and([coordinator(enter(3, WHY))]);
    let told = told_on(&case, "2026-03-03", Names::With);
    let of_fase_2 = || tasks(&told, TaskPlace::Phase(PhaseNumber(2)));
    let required = || of_fase_2().filter(|task| task.requirement == Requirement::Required);
    assert!(required().any(|task| task.state == State::LeftUndone));
    for task in required() {
        assert!(
            matches!(task.state, State::Done | State::LeftUndone),
            "{task:?}"
        );
        assert_ne!(gap(&told, &task.text), Some(Gap::Owed));
        if task.state == State::LeftUndone {
            assert_eq!(task.deviations, [1], "{}", task.text);
        }
    }
}
