//! What an account must never say: that nothing was done where something stands.

use meldcode::casefile::{Command, fold};
use meldcode::exchange::documents::account::{
    Account, Gap, Missing, Names, Shortfall, TaskAccount,
};
use meldcode::protocol::agenda::State;
use meldcode::protocol::plan::Requirement;
use proptest::prelude::*;

use crate::account::{told, told_on};
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
                    && task.requirement == Requirement::Required
                    && !is_something_of(task)
            });
            prop_assert!(times <= without.count(), "{text}");
        }
    }
}
