//! The calendar file as RFC 5545 has it: lines, folds, escapes, and its golden form.

use chrono::NaiveDate;
use meldcode::casefile::CaseId;
use meldcode::exchange::calendar::{Event, What, write};
use proptest::prelude::*;
use uuid::Uuid;

use crate::transfer::moment;

const KINDS: [What; 8] = [
    What::Task,
    What::AlarmTask,
    What::Agreement,
    What::NextCheck,
    What::Reason,
    What::Feedback,
    What::AfterCheck,
    What::Retention,
];

fn event(case: u128, what: What, on: u32) -> Event {
    Event {
        case: CaseId(Uuid::from_u128(case)),
        on: NaiveDate::from_ymd_opt(2026, 12, on).expect("a day"),
        what,
        about: String::new(),
    }
}

/// Takes the folds out again, as a reader does.
fn unfolded(file: &str) -> Vec<String> {
    let whole = file.replace("\r\n ", "");
    whole.split_terminator("\r\n").map(str::to_owned).collect()
}

#[test]
fn the_file_is_the_golden_one() {
    let events: Vec<Event> = KINDS
        .into_iter()
        .zip(1..)
        .map(|(what, on)| event(0xCA5E_0001, what, on))
        .collect();
    let title = |event: &Event| format!("Dossier {}: {:?}", event.code(), event.what);
    let golden = include_str!("../data/calendar/v1.ics");
    assert_eq!(write(&events, &title, moment(0)), golden);
}

#[test]
fn an_empty_calendar_is_a_calendar() {
    let file = write(&[], &|_| String::new(), moment(0));
    assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VCALENDAR\r\n"));
}

proptest! {
    #[test]
    fn whatever_a_title_says_no_line_is_too_long_and_no_line_is_added(title in "\\PC{0,400}|[\\s\\S]{0,200}") {
        let events = [event(1, What::Task, 1)];
        let file = write(&events, &|_| title.clone(), moment(0));
        let plain = write(&events, &|_| "x".to_owned(), moment(0));
        prop_assert_eq!(unfolded(&file).len(), unfolded(&plain).len());
        for line in file.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75, "{} octets", line.len());
            prop_assert!(!line.contains(['\r', '\n']));
        }
        let lines = unfolded(&file);
        let summary = lines.iter().find_map(|line| line.strip_prefix("SUMMARY:")).expect("a title");
        let mut read = String::new();
        let mut signs = summary.chars();
        while let Some(sign) = signs.next() {
            match sign {
                '\\' => match signs.next() {
                    Some('n') => read.push('\n'),
                    Some(escaped) => read.push(escaped),
                    None => prop_assert!(false, "an escape of nothing"),
                },
                other => read.push(other),
            }
        }
        let kept: String = title.chars().filter(|sign| *sign == '\n' || !sign.is_control()).collect();
        prop_assert_eq!(read, kept);
    }

    #[test]
    fn two_duties_never_share_an_identity(one in 0_u128..40, other in 0_u128..40, kind in 0_usize..8, of in 0_usize..8, about in "[a-c]{0,2}", beside in "[a-c]{0,2}") {
        let mut first = event(one, KINDS[kind], 1);
        let mut second = event(other, KINDS[of], 2);
        first.about = about;
        second.about = beside;
        let same = (first.case, first.what, &first.about) == (second.case, second.what, &second.about);
        prop_assert_eq!(first.uid() == second.uid(), same);
    }
}
