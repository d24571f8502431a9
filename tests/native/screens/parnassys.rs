//! The text of one record for ParnasSys: its title, its facts, its length, and that it was placed.

use meldcode::casefile::event::{Observation, Source};
use meldcode::casefile::{Command, RecordHash};
use meldcode::exchange::documents::NOTE_CHARACTERS_MAX;
use meldcode::screen::Door;
use meldcode::screen::parnassys::{ParnasSys, Which, parnassys, placed, waiting};
use meldcode::text::{Carried, Fault, Message, ParnasSys as Words, RecordLine};
use meldcode::workspace::Desk;

use super::desk::{monday, with};
use crate::scenarios::school::*;

fn shown(case: &Case, record: RecordHash) -> Option<ParnasSys> {
    shown_on(&with(&[case], monday()), case, record)
}

fn shown_on(desk: &Desk, case: &Case, record: RecordHash) -> Option<ParnasSys> {
    parnassys(desk, case.journal.case(), Which::Record(record), monday())
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
fn what_was_written_on_a_later_day_says_when() {
    let told = |happened| {
        let case = given([
            open(),
            observe().at("2026-03-03T09:00:00+01:00").happened(happened),
        ]);
        only_text(&case, case.last("observation-recorded"))
    };
    let later = told("2026-02-24T10:30:00+01:00");
    let expected = "Gebeurd op: dinsdag 24 februari 2026 om 10.30 uur\n\
        Opgeschreven op: dinsdag 3 maart 2026 om 09.00 uur\n";
    assert!(later.contains(expected), "{later}");
    let same_day = told("2026-03-03T08:30:00+01:00");
    assert!(!same_day.contains("Opgeschreven"), "{same_day}");
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
    let which = Which::Record(record);
    let mark = |on| placed(&desk, case.journal.case(), which, on, monday()).expect("a text");
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

/// Three observations on the Monday, two texts of steps around them.
fn a_busy_day() -> Case {
    in_fase_1(PLAN_A).and([
        observe(),
        teacher(write_report(1)),
        teacher(Command::RecordObservation(Observation {
            seen: "Bo zat alleen.".to_owned(),
            interpretation: "volgens mij is Bo bang".to_owned(),
            ..observation()
        })),
    ])
}

fn whole_period() -> Which {
    Which::Period(day("2026-03-01"), day("2026-03-31"))
}

fn period(case: &Case, which: Which) -> Option<ParnasSys> {
    let desk = with(&[case], monday());
    parnassys(&desk, case.journal.case(), which, monday())
}

#[test]
fn the_observations_of_a_period_come_together_in_one_text_and_stay_apart_in_it() {
    let case = a_busy_day();
    let shown = period(&case, whole_period()).expect("a text");
    let count = case
        .file()
        .events()
        .filter(|(_, event)| matches!(event, meldcode::casefile::Event::ObservationRecorded(_)))
        .count();
    let [text] = shown.texts.as_slice() else {
        panic!("one text");
    };
    for number in 1..=count {
        assert!(
            text.text
                .contains(&format!("Observatie {number} van {count}"))
        );
    }
    assert!(text.text.contains("Bo zat alleen."));
    assert!(!text.text.contains("volgens mij"), "{}", text.text);
    assert!(!text.text.contains("fase 1"), "no step report in it");
    let count = u32::try_from(count).expect("a few");
    assert_eq!(shown.record, Words::InPeriod { count, placed: 0 }.into());
    assert_eq!(
        period(&case, Which::Period(day("2025-01-01"), day("2025-01-02"))),
        None
    );
}

#[test]
fn a_period_is_placed_in_one_go_and_the_step_report_is_not_placed_with_it() {
    let case = a_busy_day();
    let desk = with(&[&case], monday());
    let id = case.journal.case();
    let before = desk.summaries[&id].unplaced;
    let command = placed(&desk, id, whole_period(), Some(day("2026-03-09")), monday());
    let case = case.and([teacher(command.expect("a text").expect("a command"))]);
    let desk = with(&[&case], monday());
    assert!(before > 1);
    assert_eq!(
        desk.summaries[&id].unplaced, 1,
        "the report waits by itself"
    );
    let waits = waiting(&desk, id, monday()).expect("waits");
    let of = u32::from(before - 1);
    let all_placed = Words::Observations { count: 0, of };
    assert_eq!(waits.observations, all_placed.clone().into());
    assert_eq!(all_placed.nl(), "Alle observaties staan in ParnasSys.");
    let [(report, _)] = waits.reports.as_slice() else {
        panic!("one report");
    };
    assert_eq!(*report, case.last("step-report-written"));
    let shown = period(&case, whole_period()).expect("a text");
    assert_eq!(shown.mark_heading, Words::PlacedAgain.into());
}

#[test]
fn a_case_without_observations_does_not_say_that_all_of_them_are_placed() {
    let case = given([open()]);
    let desk = with(&[&case], monday());
    let waits = waiting(&desk, case.journal.case(), monday()).expect("waits");
    let none = Words::Observations { count: 0, of: 0 };
    assert_eq!(waits.observations, none.clone().into());
    assert_eq!(none.nl(), "Er zijn nog geen observaties om te plaatsen.");
}

#[test]
fn a_report_by_another_than_the_plan_expects_says_so_and_can_be_placed() {
    let case = in_fase_1(PLAN_A).and([coordinator(write_report(1))]);
    let report = case.last("step-report-written");
    let shown = shown(&case, report).expect("a text");
    let roles = vec![meldcode::protocol::Role::Teacher];
    assert_eq!(shown.author, Some(Carried::ReportsBy { roles }.into()));
    assert!(shown.can_mark);
    let case = in_fase_1(PLAN_A).and([teacher(write_report(1))]);
    let own = super::parnassys::shown(&case, case.last("step-report-written"));
    assert_eq!(own.expect("a text").author, None);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]

    #[test]
    fn every_text_of_every_period_fits_and_no_word_of_it_is_lost(
        lengths in proptest::collection::vec(0_usize..9_000, 1..14),
        names in proptest::collection::vec("\\PC{0,300}", 1..4),
    ) {
        let marked = |place: usize, length: usize| {
            format!("begin{place}x {}eind{place}x", "woord ".repeat(length / 6))
        };
        let observations = lengths.iter().enumerate().map(|(place, length)| {
            teacher(Command::RecordObservation(Observation {
                seen: marked(place, *length),
                source: Source::Parent(names[place % names.len()].clone()),
                ..observation()
            }))
        });
        let case = given([open()]).and(observations.collect::<Vec<_>>());
        let texts = period(&case, whole_period()).expect("texts").texts;
        let all: String = texts.iter().map(|text| text.text.as_str()).collect();
        for text in &texts {
            proptest::prop_assert!(text.text.chars().count() < NOTE_CHARACTERS_MAX);
        }
        for place in 0..lengths.len() {
            let begin = format!("begin{place}x");
            let end = format!("eind{place}x");
            proptest::prop_assert!(all.contains(&begin) && all.contains(&end));
        }
        let words: usize = lengths.iter().map(|length| length / 6).sum();
        proptest::prop_assert_eq!(all.matches("woord").count(), words);
    }
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

#[test]
fn another_child_in_the_text_is_named_before_it_goes_into_the_file_of_this_one() {
    let others = |seen_words: &str| {
        let (case, record) = seen(Observation {
            seen: seen_words.to_owned(),
            ..observation()
        });
        let shown = shown(&case, record).expect("a text");
        shown.others.map(|others| others.nl().into_owned())
    };
    // "Tess" begins the name of the parent, and is another.
    let said = others("Noor speelde met Tess. Tess huilde.").expect("somebody");
    assert!(said.contains("Tess"), "{said}");
    let said = others("Noor duwde Bo. Toen pakte Noor de jas van Bo af.").expect("somebody");
    assert!(
        said.starts_with("In de tekst staan nog meer namen: Bo."),
        "{said}"
    );
    // The child, its teacher and a word that only begins like a name are nobody else.
    assert_eq!(
        others("Noor zei tegen Fenna Wester dat het goed ging."),
        None
    );
    // Only what stands in this text: another record of the case may name anybody.
    let case = given([
        open(),
        teacher(Command::RecordObservation(Observation {
            seen: "Noor speelde met Bo.".to_owned(),
            ..observation()
        })),
        teacher(Command::RecordObservation(Observation {
            seen: "Noor zat alleen.".to_owned(),
            ..observation()
        })),
    ]);
    let last = case.last("observation-recorded");
    assert_eq!(shown(&case, last).expect("a text").others, None);
}
