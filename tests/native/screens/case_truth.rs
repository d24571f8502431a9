//! The map, the ways on and the list of what to do give one answer to what is done.

use meldcode::casefile::Command;
use meldcode::casefile::event::CheckOutcome;
use meldcode::exchange::documents::account::Names;
use meldcode::protocol::ConditionId;
use meldcode::screen::case::{MapState, Overview, overview};
use meldcode::screen::phase_change::phase_change;
use meldcode::text::{DutyWord, Map, Message, MoveWord, Sentence};

use super::desk::{monday, with};
use crate::account::told_on;
use crate::scenarios::school::*;

fn shown(case: &Case) -> Overview {
    let desk = with(&[case], monday());
    overview(&desk, case.journal.case(), monday()).expect("a case on the desk")
}

fn talk(topics: &[&str]) -> Step {
    teacher(Command::RecordConversation(talk_with_parents(
        vec![fenna()],
        topics,
    )))
}

/// In fase 1 of plan A: spoken of not everything, and everything else that fase 2 waits for.
fn spoken_in_part() -> Case {
    let case = in_fase_1(PLAN_A).and([talk(&[]), agree("2026-03-02")]);
    let agreed = case.last("action-agreed");
    case.and([
        teacher(check(agreed, CheckOutcome::NotStarted)),
        teacher(write_report(1)),
    ])
}

/// How much is still open before fase 2, as the overview and as the page of the phases tell it.
fn before_fase_2(case: &Case) -> [Message; 2] {
    let desk = with(&[case], monday());
    let change = phase_change(&desk, case.journal.case(), monday()).expect("a known plan");
    let mut options = change.options.into_iter();
    let option = options.find(|option| option.value == "2").expect("fase 2");
    let shelves = shown(case).moves.into_iter();
    let mut lines = shelves.flat_map(|shelf| shelf.moves);
    let line = lines.find(|line| line.title == option.title);
    [line.expect("the same move").summary, option.summary]
}

#[test]
fn a_talk_in_which_not_everything_was_said_is_no_met_task_before_the_next_phase() {
    let case = spoken_in_part();
    let open = Message::from(MoveWord::MetTasks { tasks: 1 });
    assert_eq!(before_fase_2(&case), [open.clone(), open]);
    let whole = case.and([talk(&["family-coach-help"])]);
    let met = Message::from(MoveWord::AllMet);
    assert_eq!(before_fase_2(&whole), [met.clone(), met]);
}

#[test]
fn a_phase_that_was_left_with_something_open_is_not_called_done() {
    let fase_1 = |case: &Case| shown(case).map.get(1).cloned().expect("fase 1");
    let left = spoken_in_part().and([coordinator(enter(2, ""))]);
    let line = fase_1(&left);
    assert_eq!(line.state, MapState::Left);
    assert!(matches!(
        line.words.sentence(),
        Sentence::Map(Map::Left { tasks: 1, .. })
    ));
    let shelves = shown(&left).duties.into_iter();
    let lines: Vec<_> = shelves.flat_map(|shelf| shelf.duties).collect();
    let partly = Message::from(DutyWord::LeftPartly);
    assert_eq!(lines.iter().filter(|line| line.due == partly).count(), 1);
    let whole = spoken_in_part().and([talk(&["family-coach-help"]), coordinator(enter(2, ""))]);
    assert_eq!(fase_1(&whole).state, MapState::Done);
}

#[test]
fn what_was_not_met_stands_in_the_words_of_the_plan_that_was_followed_then() {
    let words = |plan: &str| {
        let mut plans = handbook().plans.iter();
        let plan = plans.find(|known| known.edition.plan.as_str() == plan);
        let condition = plan.and_then(|plan| plan.condition(&ConditionId::from("help-stuck")));
        condition.expect("a condition of fase 2").text.clone()
    };
    assert_ne!(words(PLAN_A), words(PLAN_B));
    let deviated = |plan| {
        in_fase_1(plan).and([
            coordinator(enter(2, "De hulp loopt niet.")),
            coordinator(enter(3, "De hulp loopt niet.")),
        ])
    };
    let to_b = deviated(PLAN_A).and([coordinator(choose(PLAN_B, "Het is geweld."))]);
    for (case, own, other) in [
        (deviated(PLAN_A), PLAN_A, PLAN_B),
        (deviated(PLAN_B), PLAN_B, PLAN_A),
        (to_b, PLAN_A, PLAN_B),
    ] {
        let lines = shown(&case).deviations;
        let on_screen: Vec<Message> = lines.into_iter().flat_map(|line| line.unmet).collect();
        assert!(on_screen.contains(&Message::verbatim(words(own))));
        assert!(!on_screen.contains(&Message::verbatim(words(other))));
        let told = told_on(&case, "2026-03-03", Names::With).deviations;
        let on_paper: Vec<_> = told.into_iter().flat_map(|one| one.unmet).collect();
        assert!(on_paper.contains(&Some(words(own))));
        assert!(!on_paper.contains(&Some(words(other))));
    }
}
