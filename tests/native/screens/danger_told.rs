//! Danger that a record tells of and nobody raised stands at the top of its case and of *Vandaag*.

use meldcode::casefile::Command;
use meldcode::casefile::event::{Answer, NextCheck, Observation};
use meldcode::casefile::fold;
use meldcode::screen::case::{AlertTone, overview};
use meldcode::screen::documents::{REPORT, document};
use meldcode::screen::form::FormKind;
use meldcode::screen::today::{FlagTone, today};
use meldcode::screen::{Door, Urgency};
use meldcode::text::{CaseAlert, Message};
use meldcode::workspace::summary::{self, Summary};

use super::desk::{monday, with};
use crate::scenarios::danger_told::without;
use crate::scenarios::school::*;

fn seen(danger: Answer) -> Step {
    coordinator(Command::RecordObservation(Observation {
        danger: Some(danger),
        ..observation()
    }))
}

fn checked_on(on: &str) -> Step {
    teacher(Command::SetNextCheck(NextCheck {
        on: day(on),
        what: String::new(),
    }))
}

#[test]
fn danger_that_was_noted_into_a_case_stands_above_everything_there() {
    for (danger, title) in [
        (Answer::Yes, CaseAlert::DangerTold),
        (Answer::Doubt, CaseAlert::DangerDoubted),
    ] {
        let case = given([open(), observe(), seen(danger)]);
        let desk = with(&[&case], monday());
        let shown = overview(&desk, case.journal.case(), monday()).expect("a case");
        let alert = shown.alerts.first().expect("an alert");
        assert_eq!(alert.tone, AlertTone::Danger);
        assert_eq!(alert.title, Message::from(title));
        assert_eq!(alert.door, Some(Door::Form(FormKind::Danger)));
        assert!(alert.text.nl().contains("maandag 2 maart 2026"));

        let raised = case.and([teacher(raise_danger())]);
        let desk = with(&[&raised], monday());
        let shown = overview(&desk, raised.journal.case(), monday()).expect("a case");
        let titles: Vec<Message> = shown.alerts.into_iter().map(|alert| alert.title).collect();
        assert_eq!(titles, [Message::from(CaseAlert::Danger)]);
    }
}

#[test]
fn danger_that_was_noted_into_a_case_comes_first_on_vandaag() {
    for (danger, title) in [
        (Answer::Yes, CaseAlert::DangerTold),
        (Answer::Doubt, CaseAlert::DangerDoubted),
    ] {
        let case = given([
            open(),
            observe(),
            checked_on("2026-03-03"),
            seen(danger).at("2026-03-09T08:00:00+01:00"),
        ]);
        let screen = today(&with(&[&case], monday()), monday());
        let first = screen.due.first().expect("something due");
        assert_eq!(first.what, Message::from(title.clone()));
        assert_eq!(first.urgency, Urgency::Today);
        assert_eq!(first.door, Door::Overview);
        assert!(screen.due.len() > 1, "what is late comes after it");
        let flag = screen.running[0].flags.first().expect("a flag");
        assert_eq!((flag.tone, &flag.text), (FlagTone::Danger, &title.into()));
    }
}

/// The line that somebody leaves who may not read the records of this kind.
fn line_without(case: &Case, kind: &str, before: Summary) -> Summary {
    let journal = without(case, kind);
    let mut desk = with(&[], monday());
    desk.summaries.insert(before.case_id(), before);
    summary::of(&desk, &journal, &fold(&journal), monday())
}

fn line(case: &Case) -> Summary {
    let desk = with(&[case], monday());
    desk.summaries[&case.journal.case()].clone()
}

#[test]
fn whoever_does_not_read_the_whole_case_leaves_standing_what_they_cannot_judge() {
    const REPORT: &str = "step-report-written";
    // Somebody told of danger; what was written after it is not for this reader, and may answer it.
    let asks = in_fase_1(PLAN_A).and([seen(Answer::Yes), teacher(write_report(1))]);
    let told = line(&asks);
    assert!(told.danger_told.is_some());
    let calm = Summary {
        danger_told: None,
        ..told.clone()
    };
    let left = |case: &Case, kind: &str, before: &Summary| {
        line_without(case, kind, before.clone()).danger_told
    };
    assert_eq!(left(&asks, REPORT, &told), told.danger_told);
    assert_eq!(left(&asks, REPORT, &calm), None);
    // What they tell themselves is told, whatever stood there.
    let again = asks.clone().and([seen(Answer::Doubt)]);
    let last = again.last("observation-recorded").to_hex();
    for before in [&told, &calm] {
        let left = left(&again, REPORT, before).expect("told");
        assert_eq!((left.about, left.is_doubt), (last.clone(), true));
    }
    // What they answer themselves is answered, and so is what they raise.
    let answered = asks.clone().and([seen(Answer::No)]);
    assert_eq!(left(&answered, REPORT, &told), None);
    let raised = asks.and([teacher(raise_danger())]);
    assert_eq!(left(&raised, REPORT, &told), None);
    // That danger was told at all may be what they do not read.
    let hidden = in_fase_1(PLAN_A).and([seen(Answer::Yes)]);
    let told = line(&hidden);
    assert_eq!(
        left(&hidden, "observation-recorded", &told),
        told.danger_told
    );
    let raised = hidden.and([teacher(raise_danger())]);
    assert_eq!(left(&raised, "observation-recorded", &told), None);
}

#[test]
fn a_line_without_told_danger_reads_in_an_earlier_version() {
    let calm = line(&given([open(), observe()]));
    assert!(!String::from_utf8_lossy(&calm.to_bytes()).contains("danger_told"));
    let told = line(&given([open(), seen(Answer::Yes)]));
    assert_eq!(Summary::from_bytes(&told.to_bytes()), Some(told));
}

#[test]
fn the_report_to_veilig_thuis_does_not_tell_the_school_what_to_answer() {
    let case = given([open(), seen(Answer::Yes)]);
    let front = |case: &Case| {
        let desk = with(&[case], monday());
        let made = document(&desk, case.journal.case(), REPORT, monday());
        made.expect("a case on the desk").front.len()
    };
    assert_eq!(front(&case), 0);
    assert_eq!(front(&case.and([teacher(raise_danger())])), 1);
}
