//! What an account may not leave out: what goes on as long as a phase does, and why a phase that was passed over did nothing.

use meldcode::casefile::Command;
use meldcode::casefile::event::{CheckOutcome, ConversationKind};
use meldcode::exchange::documents::account::{
    Account, Gap, Missing, Names, TaskAccount, TermOf, TermStanding,
};
use meldcode::protocol::PhaseNumber;
use meldcode::protocol::agenda::State;
use meldcode::protocol::plan::{Requirement, TaskPlace};

use crate::account::told_on;
use crate::scenarios::school::*;

const WHY: &str = "Er komt geen hulp op gang.";

const LOOK: &str = "Houd een vinger aan de pols";

fn tasks(account: &Account, place: TaskPlace) -> impl Iterator<Item = &TaskAccount> {
    let periods = account.periods.iter();
    let phases = periods.flat_map(|period| &period.phases);
    let here = phases.filter(move |phase| phase.place == place);
    here.flat_map(|phase| &phase.tasks)
}

fn throughout<'a>(account: &'a Account, begins: &str) -> &'a TaskAccount {
    tasks(account, TaskPlace::Throughout)
        .find(|task| task.text.starts_with(begins))
        .expect("a task of every phase")
}

fn gap(account: &Account, begins: &str) -> Option<Gap> {
    account.missing.iter().find_map(|missing| match missing {
        Missing::Task { text, gap, .. } if text.starts_with(begins) => Some(*gap),
        _ => None,
    })
}

/// Looked at twice in fase 1, and after that in fase 2.
fn looked_at_in_fase_1() -> Case {
    let case = in_fase_1(PLAN_A).and([agree("2026-03-09")]);
    let agreed = case.last("action-agreed");
    let extended = CheckOutcome::Extended {
        until: day("2026-03-16"),
        reason: "De huisarts belt deze week terug.".to_owned(),
    };
    case.and([
        teacher(check(agreed, extended)).at("2026-03-09T10:00:00+01:00"),
        teacher(check(agreed, CheckOutcome::NotStarted)).at("2026-03-16T10:00:00+01:00"),
        coordinator(enter(2, WHY)).at("2026-03-17T10:00:00+01:00"),
    ])
}

#[test]
fn what_is_asked_in_every_phase_was_done_in_whichever_it_was() {
    let running = looked_at_in_fase_1();
    let closed = running
        .clone()
        .and([coordinator(close("suspicion-refuted")).at("2026-03-18T10:00:00+01:00")]);
    for case in [running, closed] {
        let told = told_on(&case, "2026-03-19", Names::With);
        assert_eq!(throughout(&told, LOOK).evidence.len(), 2);
        assert_eq!(gap(&told, LOOK), None);
    }
}

#[test]
fn what_goes_on_as_long_as_a_phase_does_stays_told_when_the_case_is_over() {
    let running = in_fase_1(PLAN_A);
    let closed = running
        .clone()
        .and([coordinator(close("suspicion-refuted"))]);
    let told = |case: &Case| told_on(case, "2026-03-03", Names::With);
    let going_on = |account: &Account| {
        let tasks = account.periods.iter().flat_map(|period| &period.phases);
        let tasks = tasks.flat_map(|phase| &phase.tasks);
        let own = tasks.filter(|task| task.requirement == Requirement::Continuous);
        own.map(|task| task.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(going_on(&told(&closed)), going_on(&told(&running)));
    let told = told(&closed);
    assert_eq!(throughout(&told, LOOK).state, State::LeftUndone);
    assert_eq!(gap(&told, LOOK), Some(Gap::NeverDone));
    let relation = "Bouw aan een goede relatie";
    let mut of_fase_1 = tasks(&told, TaskPlace::Phase(PhaseNumber(1)));
    assert!(of_fase_1.any(|task| task.text.starts_with(relation) && task.is_shown_by_nothing));
    assert_eq!(gap(&told, relation), None, "no record could show it");
}

#[test]
fn texts_that_were_not_placed_are_missing_in_a_case_that_is_over() {
    let case = in_fase_1(PLAN_A).and([
        teacher(write_report(0)),
        teacher(write_report(1)),
        coordinator(close("suspicion-refuted")),
    ]);
    let told = told_on(&case, "2026-03-03", Names::With);
    let texts: Vec<_> = told.missing.iter().filter_map(unplaced).collect();
    assert_eq!(texts, [("Zet je observaties", 1), ("Zet elk verslag", 2)]);
}

fn unplaced(missing: &Missing) -> Option<(&'static str, usize)> {
    let Missing::Unplaced(text, count) = missing else {
        return None;
    };
    let mut known = ["Zet je observaties", "Zet elk verslag"].into_iter();
    let known = known.find(|begins| text.starts_with(begins));
    Some((known.unwrap_or_default(), *count))
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

#[test]
fn a_talk_that_was_held_in_part_is_not_called_undone_among_the_terms_either() {
    let alone =
        Command::RecordConversation(conversation(ConversationKind::Emergency, vec![joris()]));
    let case = in_fase_1(PLAN_B).and([
        principal(raise_danger()).at("2026-03-03T09:00:00+01:00"),
        principal(alone).at("2026-03-03T10:00:00+01:00"),
    ]);
    let over = case
        .clone()
        .and([principal(clear_danger(1, WHY)).at("2026-03-03T15:00:00+01:00")]);
    for case in [case, over] {
        let told = told_on(&case, "2026-03-04", Names::With);
        let partly = told.terms.iter().filter(|term| {
            matches!(term.of, TermOf::AlarmTask(..)) && term.standing == TermStanding::Partly
        });
        assert_eq!(partly.count(), 1);
    }
}
