//! The text of one record for ParnasSys: its title, its facts, its length, and that it was placed.

use meldcode::casefile::event::{Observation, Source};
use meldcode::casefile::{Command, RecordHash};
use meldcode::exchange::documents::NOTE_CHARACTERS_MAX;
use meldcode::screen::Door;
use meldcode::screen::parnassys::{ParnasSys, parnassys, placed};
use meldcode::text::{Fault, Message, ParnasSys as Words, RecordLine};
use meldcode::workspace::Desk;

use super::desk::{monday, with};
use crate::scenarios::school::*;

fn shown(case: &Case, record: RecordHash) -> Option<ParnasSys> {
    shown_on(&with(&[case], monday()), case, record)
}

fn shown_on(desk: &Desk, case: &Case, record: RecordHash) -> Option<ParnasSys> {
    parnassys(desk, case.journal.case(), record, monday())
}

fn only_text(case: &Case, record: RecordHash) -> String {
    let shown = shown(case, record).expect("a text");
    assert_eq!(shown.several, None);
    let [text] = shown.texts.as_slice() else {
        panic!("one text");
    };
    text.text.clone()
}

fn seen(observation: Observation) -> (Case, RecordHash) {
    let case = given([open(), teacher(Command::RecordObservation(observation))]);
    let record = case.last("observation-recorded");
    (case, record)
}

#[test]
fn the_text_of_an_observation_begins_with_the_schools_title_and_holds_facts_only() {
    let (case, record) = seen(Observation {
        place: "het schoolplein".to_owned(),
        seen: "Bo stond bij het hek.\nNa vijf minuten kwam Bo binnen.".to_owned(),
        literal_words: "ik wil niet naar huis".to_owned(),
        source: Source::Parent("moeder".to_owned()),
        interpretation: "volgens mij is Bo bang".to_owned(),
        other_explanation: "ruzie met een vriendje".to_owned(),
        ..observation()
    });
    let text = only_text(&case, record);
    let first = text.lines().next().expect("a first line");
    assert!(first.starts_with("Meldcode observaties, "), "{first}");
    assert!(first.contains("2026"), "the date stands on it: {first}");
    assert!(text.contains("Geschreven door: Fenna Wester, leerkracht"));
    assert!(text.contains("\nWaar: het schoolplein\n"));
    assert!(text.contains("\nGezien en gehoord:\nBo stond bij het hek.\nNa vijf minuten"));
    assert!(text.contains("“ik wil niet naar huis”"));
    assert!(text.contains(": moeder"));
    assert!(!text.contains("bang") && !text.contains("vriendje"));
    assert!(!text.contains('\t') && !text.contains('|'), "no tables");
    assert!(!text.contains("\n\n\n"), "no holes");
}

#[test]
fn literal_words_that_stand_between_marks_already_get_no_second_ones() {
    let (case, record) = seen(Observation {
        literal_words: "‘laat me hier’".to_owned(),
        ..observation()
    });
    assert!(only_text(&case, record).contains("Letterlijke woorden: ‘laat me hier’"));
}

#[test]
fn a_step_report_stands_under_its_phase_and_a_schools_own_title_counts() {
    let case = in_fase_1(PLAN_A).and([teacher(write_report(1))]);
    let record = case.last("step-report-written");
    assert!(only_text(&case, record).starts_with("Meldcode – fase 1, "));
    let mut desk = with(&[&case], monday());
    desk.school.step_report_title = Some("Zorg, stap {fase}".to_owned());
    let own = shown_on(&desk, &case, record).expect("a text");
    assert!(own.texts[0].text.starts_with("Zorg, stap 1, "));
}

#[test]
fn a_long_record_gives_texts_that_each_fit_and_says_so() {
    let (case, record) = seen(Observation {
        seen: "Bo zat stil. ".repeat(900),
        ..observation()
    });
    let shown = shown(&case, record).expect("texts");
    let of = shown.texts.len();
    assert!(of > 2);
    assert_eq!(shown.several, Some(Words::Several { of }.into()));
    for (place, text) in shown.texts.iter().enumerate() {
        assert!(text.text.chars().count() < NOTE_CHARACTERS_MAX, "{place}");
        let number = place + 1;
        assert_eq!(text.copy, Words::CopyNumbered { number }.into());
        assert!(text.text.contains(&format!("deel {number} van {of}")));
    }
}

#[test]
fn marking_it_places_this_record_under_the_title_that_was_copied() {
    let (case, record) = seen(observation());
    let desk = with(&[&case], monday());
    let mark = |on| placed(&desk, case.journal.case(), record, on, monday()).expect("a text");
    assert_eq!(mark(None), Err(Fault::PickDate.into()));
    assert_eq!(mark(Some(day("2026-03-10"))), Err(Fault::InFuture.into()));
    let command = mark(Some(day("2026-03-09"))).expect("a command");
    assert_eq!(
        shown(&case, record).expect("a text").mark_heading,
        Words::PlacedHeading.into()
    );
    let case = case.and([teacher(command)]);
    let shown = shown(&case, record).expect("a text");
    assert_eq!(shown.mark_heading, Words::PlacedAgain.into());
    assert_eq!(
        shown.placements,
        [Message::from(RecordLine::PlacedAs {
            title: "Meldcode observaties".to_owned(),
            on: day("2026-03-09"),
        })]
    );
}

#[test]
fn only_observations_and_step_reports_have_a_text_and_the_timeline_leads_to_it() {
    let case = in_fase_1(PLAN_A).and([observe()]);
    let observed = case.last("observation-recorded");
    assert!(shown(&case, observed).is_some());
    assert_eq!(shown(&case, case.last("consultation-held")), None);
    let desk = with(&[&case], monday());
    let view = meldcode::screen::timeline::View::default();
    let timeline =
        meldcode::screen::timeline::timeline(&desk, case.journal.case(), monday(), &view);
    for entry in timeline.expect("a timeline").entries {
        let leads = entry.doors.contains(&Door::ParnasSys(entry.record));
        assert_eq!(leads, shown(&case, entry.record).is_some());
    }
}

#[test]
fn an_erased_observation_has_no_text_any_more() {
    let (case, record) = seen(observation());
    let case = case.and([principal(Command::EraseRecord {
        target: record,
        reason: "verkeerd kind".to_owned(),
    })]);
    assert_eq!(shown(&case, record), None);
}
