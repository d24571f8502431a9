//! The map, the ways on and the list of what to do give one answer to what is done.

use meldcode::casefile::Command;
use meldcode::casefile::event::{CheckOutcome, ParentsAtReport, Partners, ReasonGiven};
use meldcode::exchange::documents::account::{Missing, Names};
use meldcode::protocol::ConditionId;
use meldcode::screen::case::{DutyLine, MapState, Overview, overview};
use meldcode::screen::documents::{DocumentKind, document};
use meldcode::screen::phase_change::phase_change;
use meldcode::text::{
    AccountStep, CaseAlert, DutyGroup, DutyWord, Map, Message, MoveWord, Sentence,
};

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
fn before_fase_2(case: &Case) -> [Option<Message>; 2] {
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
    let open = Some(Message::from(MoveWord::MetTasks { tasks: 1 }));
    assert_eq!(before_fase_2(&case), [open.clone(), open]);
    let whole = case.and([talk(&["family-coach-help"])]);
    let met = Some(Message::from(MoveWord::AllMet));
    assert_eq!(before_fase_2(&whole), [met.clone(), met]);
}

#[test]
fn a_way_for_which_the_plan_asks_nothing_is_not_told_as_done() {
    let shelves = shown(&in_fase_1(PLAN_A)).moves.into_iter();
    let lines: Vec<_> = shelves.flat_map(|shelf| shelf.moves).collect();
    let told = |title: MoveWord| {
        let line = lines.iter().find(|line| line.title == title.clone().into());
        line.map(|line| line.summary.is_some())
    };
    assert_eq!(told(MoveWord::RaiseDanger), Some(false));
    assert_eq!(told(MoveWord::RaiseStaffDanger), Some(false));
    let back = lines.iter().find(|line| {
        matches!(
            line.title.sentence(),
            Sentence::MoveWord(MoveWord::BackTo { .. })
        )
    });
    assert_eq!(back.map(|line| line.summary.is_some()), Some(false));
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

/// Every duty in this group.
fn group(case: &Case, group: &DutyGroup) -> Vec<DutyLine> {
    let shelves = shown(case).duties.into_iter();
    let own = shelves.filter(|shelf| shelf.group == *group);
    own.flat_map(|shelf| shelf.duties).collect()
}

#[test]
fn what_danger_asked_is_named_by_the_day_of_that_danger_and_by_the_hour_of_two_in_a_day() {
    let over = in_fase_1(PLAN_B).and([
        principal(raise_danger()).at("2026-03-03T09:00:00+01:00"),
        principal(clear_danger(1, "Noor is veilig.")).at("2026-03-03T10:00:00+01:00"),
    ]);
    let weighing = |case: &Case| {
        let lines = group(case, &DutyGroup::Now).into_iter();
        let mut lines = lines.map(|line| line.what.nl().into_owned());
        lines.find(|what| what.ends_with("Weeg met het afwegingskader wat er nu nodig is."))
    };
    let told = weighing(&over).expect("it is asked");
    assert!(
        told.starts_with("Bij het gevaar van 3 maart 2026: "),
        "{told}"
    );
    let again = over.and([
        principal(raise_danger()).at("2026-03-03T14:00:00+01:00"),
        principal(clear_danger(1, "Noor is veilig.")).at("2026-03-03T15:00:00+01:00"),
    ]);
    let told = weighing(&again).expect("it is asked");
    assert!(told.contains("om 14.00 uur"), "{told}");
}

#[test]
fn a_text_that_is_still_to_be_placed_is_to_be_done_now_also_in_a_closed_case() {
    let running = in_fase_1(PLAN_A);
    let closed = running
        .clone()
        .and([coordinator(close("suspicion-refuted"))]);
    for case in [running, closed] {
        let now = group(&case, &DutyGroup::Now);
        assert!(
            now.iter()
                .any(|line| line.what.nl().starts_with("Zet je observaties")),
            "{now:#?}"
        );
        let ongoing = group(&case, &DutyGroup::Ongoing);
        let word = Message::from(DutyGroup::Now);
        assert!(ongoing.iter().all(|line| line.due != word), "{ongoing:#?}");
    }
}

#[test]
fn what_only_lacked_its_reason_is_not_called_not_done_then() {
    let case = in_fase_1(PLAN_B).and([
        principal(report(ParentsAtReport::NotTold(String::new()))),
        principal(no_wide_consultation("")),
    ]);
    let lines = shown(&case).deviations;
    assert_eq!(lines.len(), 2);
    for line in &lines {
        assert!(!line.when.nl().contains("nog niet gedaan"), "{line:?}");
    }
    let desk = with(&[&case], monday());
    let account = document(&desk, case.journal.case(), DocumentKind::Account, monday());
    let account = format!("{:?}", account.expect("on the desk"));
    assert!(!account.contains("DeviationOf"), "{account}");
    assert!(account.contains("DeviationTitle"));
    let moved = in_fase_1(PLAN_B).and([coordinator(enter(2, ""))]);
    let first = shown(&moved).deviations.remove(0);
    assert!(
        first
            .when
            .nl()
            .ends_with("Toen nog niet gedaan of opgeschreven:")
    );
}

#[test]
fn a_talk_that_was_left_out_with_its_reason_is_nowhere_called_not_done_without_one() {
    let why = "Een gesprek kan het gevaar groter maken.";
    let nobody = |why: &str| teacher(partners(Partners::Nobody, why));
    let starts = "Bespreek de eerste signalen";
    let later = in_fase_1(PLAN_B).and([nobody("")]);
    let owed = later.last("conversation-partners-chosen");
    let later = later.and([teacher(Command::GiveReason(ReasonGiven {
        target: owed,
        reason: why.to_owned(),
    }))]);
    for case in [in_fase_1(PLAN_B).and([nobody(why)]), later] {
        let done = group(&case, &DutyGroup::Done);
        let talk = done.iter().find(|line| line.what.nl().starts_with(starts));
        let left_out = Message::from(AccountStep::LeftOut);
        assert_eq!(talk.expect("the talk").due, left_out);
        let left = case.and([coordinator(enter(2, "Het gaat door."))]);
        let told = told_on(&left, "2026-03-03", Names::With);
        let undone = told.missing.iter().any(
            |missing| matches!(missing, Missing::Task { text, .. } if text.starts_with(starts)),
        );
        assert!(!undone, "{:#?}", told.missing);
        let phases = told.periods.iter().flat_map(|period| &period.phases);
        let mut tasks = phases.flat_map(|phase| &phase.tasks);
        let talk = tasks
            .find(|task| task.text.starts_with(starts))
            .expect("asked");
        assert_eq!(talk.left_out.len(), 1, "the choice proves it");
    }
    let open = in_fase_1(PLAN_B).and([nobody(why), teacher(partners(Partners::Child, why))]);
    let now = group(&open, &DutyGroup::Now);
    assert!(now.iter().any(|line| line.what.nl().starts_with(starts)));
}

#[test]
fn a_closed_case_that_was_looked_at_once_more_is_not_still_to_be_looked_at() {
    let closed = in_fase_1(PLAN_A).and([coordinator(close("help-works"))]);
    let on = day("2026-09-01");
    let is_to_come = |case: &Case| {
        let line = Message::from(CaseAlert::AfterCheck { on });
        shown(case).head.standing.contains(&line)
    };
    assert!(is_to_come(&closed));
    assert!(!is_to_come(
        &closed.and([observe().at("2026-09-01T12:00:00+02:00")])
    ));
}
