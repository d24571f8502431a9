//! The agenda file: every day over all cases, no name in it, the same entry when a day moves.

use meldcode::casefile::event::{AgreedAction, NextCheck};
use meldcode::casefile::people::Owner;
use meldcode::casefile::{Command, Moment};
use meldcode::exchange::documents::CaseCode;
use meldcode::screen::agenda;
use meldcode::text::Agenda as Words;
use meldcode::workspace::Desk;

use super::desk::{empty, monday, with};
use crate::scenarios::school::*;

fn file(desk: &Desk, now: Moment) -> String {
    String::from_utf8(agenda::file(desk, now).bytes).expect("text")
}

/// The value of a property in every entry, in order.
fn values<'a>(file: &'a str, name: &str) -> Vec<&'a str> {
    let lines = file.split("\r\n");
    lines.filter_map(|line| line.strip_prefix(name)).collect()
}

fn agreed(what: &str, due_on: &str) -> Command {
    Command::AgreeAction(AgreedAction {
        what: what.to_owned(),
        owner: Owner::Parent("Evi".to_owned()),
        due_on: day(due_on),
    })
}

fn checked(on: &str) -> Command {
    Command::SetNextCheck(NextCheck {
        on: day(on),
        what: "hoe gaat het met Bo".to_owned(),
    })
}

#[test]
fn every_day_of_every_case_is_an_entry_and_nothing_of_what_was_written_comes_in() {
    let one = in_fase_1(PLAN_A).and([
        teacher(agreed("moeder Evi belt de huisarts", "2026-03-20")),
        teacher(checked("2026-03-16")),
    ]);
    let desk = with(&[&one], monday());
    let summary = desk.summaries.values().next().expect("a case");
    let file = file(&desk, monday());
    assert_eq!(values(&file, "BEGIN:VEVENT").len(), summary.due.len());
    let code = CaseCode::of(one.journal.case()).to_string();
    for title in values(&file, "SUMMARY:") {
        assert!(title.contains(&code), "{title}");
    }
    let pupil = &summary.pupil;
    for word in pupil.split(' ').chain(["Evi", "huisarts", "Fenna", "Ilse"]) {
        assert!(!file.contains(word), "{word} came in");
    }
    assert!(values(&file, "DTSTART;VALUE=DATE:").contains(&"20260320"));
    let count = u32::try_from(summary.due.len()).expect("a few");
    assert_eq!(
        agenda::count(&desk, monday()),
        Some(Words::Count { count }.into())
    );
}

#[test]
fn an_entry_keeps_its_identity_when_its_day_moves_and_the_later_file_counts() {
    let case = in_fase_1(PLAN_A).and([teacher(checked("2026-03-16"))]);
    let before = file(&with(&[&case], monday()), monday());
    let case = case.and([teacher(checked("2026-03-23"))]);
    let later = monday() + chrono::TimeDelta::hours(1);
    let after = file(&with(&[&case], later), later);
    assert_eq!(values(&before, "UID:"), values(&after, "UID:"));
    assert_ne!(before, after);
    let sequence = |file: &str| {
        values(file, "SEQUENCE:")[0]
            .parse::<u64>()
            .expect("a number")
    };
    assert!(sequence(&after) > sequence(&before));
}

#[test]
fn two_agreements_of_the_same_words_are_two_entries() {
    let case = in_fase_1(PLAN_A).and([
        teacher(agreed("bellen", "2026-03-20")),
        teacher(agreed("bellen", "2026-03-20")),
    ]);
    let file = file(&with(&[&case], monday()), monday());
    let mut ids = values(&file, "UID:");
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
    let mut titles = values(&file, "SUMMARY:");
    titles.sort_unstable();
    titles.dedup();
    assert_eq!(titles.len(), all, "and can be told apart: {titles:?}");
}

#[test]
fn without_a_day_there_is_no_file_to_make() {
    assert_eq!(agenda::count(&empty(), monday()), None);
}
