//! *Dossiers*: finding a case.

use meldcode::casefile::CaseId;
use meldcode::screen::cases::{Opening, cases, opening, unwritable};
use meldcode::screen::tidings::tidings;
use meldcode::text::{CaseFinder, Message, Problem};
use meldcode::workspace::Desk;
use meldcode::workspace::desk::Tiding;
use uuid::Uuid;

use super::desk::{empty, monday, with};
use crate::scenarios::school::*;

fn named(desk: &mut Desk, id: u128, pupil: &str, born_on: &str) {
    let mut summary = desk.summaries.values().next().expect("a case").clone();
    summary.case = Uuid::from_u128(id);
    summary.pupil = pupil.to_owned();
    summary.born_on = Some(day(born_on));
    desk.summaries.insert(CaseId(summary.case), summary);
}

#[test]
fn a_case_is_found_by_part_of_a_name_whatever_its_accents() {
    let mut desk = with(&[&given([open()])], monday());
    named(&mut desk, 7, "Zoë Café-Núñez", "2018-01-02");
    let found = cases(&desk, monday(), "nunez zoe");
    let pupils: Vec<&str> = found
        .open
        .rows
        .iter()
        .map(|row| row.pupil.as_str())
        .collect();
    assert_eq!(pupils, ["Zoë Café-Núñez"]);
    assert_eq!(found.found, Some(CaseFinder::Found { count: 1 }.into()));
}

#[test]
fn namesakes_are_told_apart_by_group_and_birth_date() {
    let mut desk = with(&[&given([open()])], monday());
    named(&mut desk, 7, "Noor Duinzicht", "2018-01-02");
    let found = cases(&desk, monday(), "noor");
    let [one, two] = found.open.rows.as_slice() else {
        panic!("two namesakes");
    };
    assert_ne!(one.who, two.who);
}

#[test]
fn closed_cases_stand_apart_from_running_ones() {
    let closed = given([
        open(),
        observe(),
        consult(),
        coordinator(close("no-home-component")),
    ]);
    let found = cases(&with(&[&closed], monday()), monday(), "");
    assert!(found.open.rows.is_empty());
    assert_eq!(found.closed.rows.len(), 1);
    assert_eq!(found.found, None);
}

#[test]
fn nothing_found_is_said_otherwise_than_nothing_there() {
    assert_eq!(
        cases(&empty(), monday(), "").empty,
        Some(Message::from(CaseFinder::NoneYet))
    );
    let desk = with(&[&given([open()])], monday());
    assert_eq!(
        cases(&desk, monday(), "xyz").empty,
        Some(Message::from(CaseFinder::NoneFound))
    );
}

#[test]
fn the_survival_test_is_asked_before_a_new_case() {
    let mut desk = empty();
    assert_eq!(opening(&desk, monday()), Opening::Ready);
    desk.has_survived = false;
    assert_eq!(opening(&desk, monday()), Opening::AfterSurvivalTest);
}

#[test]
fn on_a_store_of_a_later_version_it_is_said_before_anybody_types() {
    let mut desk = empty();
    assert_eq!(unwritable(&desk), None);
    desk.tidings.push(Tiding::LaterVersion);
    assert_eq!(opening(&desk, monday()), Opening::ReadOnly);
    let load_the_latest = Message::remedy(Problem::StorageNewer);
    assert_eq!(unwritable(&desk), Some((load_the_latest.clone(), false)));
    assert!(!cases(&desk, monday(), "").may_begin);
    let lines = tidings(&desk);
    let said: Vec<&Message> = lines.iter().map(|line| &line.now).collect();
    assert_eq!(said, [&load_the_latest], "above Vandaag");
}
