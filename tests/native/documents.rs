//! Documents: what a note for ParnasSys and the print of a case hold, before any word is put around it.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "the allowance for tests does not reach their helpers"
)]

use std::collections::BTreeSet;

use meldcode::casefile::event::{Observation, ParentView, RecordCorrected, Source, StepReport};
use meldcode::casefile::{CaseFile, Event, Journal, RecordHash, fold};
use meldcode::exchange::documents::{
    CaseCode, NOTE_CHARACTERS_MAX, Note, Part, Title, case_print, observation_note, period_note,
    step_report_note,
};
use meldcode::protocol::PhaseNumber;
use meldcode::text::note_text;

use crate::transfer::{PRINCIPAL, TEACHER, case, day, moment, person, write};

fn observation(seen: &str) -> Event {
    Event::ObservationRecorded(Observation {
        place: "kleedkamer".to_owned(),
        present: String::new(),
        seen: seen.to_owned(),
        literal_words: "ik wil niet naar huis".to_owned(),
        source: Source::Myself,
        unknown: " ".to_owned(),
        interpretation: "bang voor vader".to_owned(),
        other_explanation: "ruzie met zus".to_owned(),
        did: "met Wim besproken".to_owned(),
        indicators: BTreeSet::new(),
        danger: None,
        unverified_author: None,
    })
}

/// A case of these events, the first by the teacher and the others by the directeur.
fn case_of(events: impl IntoIterator<Item = Event>) -> (Journal, Vec<RecordHash>) {
    let mut journal = Journal::new(case(1));
    let mut hashes = Vec::new();
    for (minutes, event) in (0..).zip(events) {
        let author = if minutes == 0 { TEACHER } else { PRINCIPAL };
        let stored = write(&journal, author, minutes, event);
        hashes.push(stored.hash());
        journal.insert(stored).unwrap();
    }
    (journal, hashes)
}

fn first_note(case: &CaseFile) -> Vec<Note> {
    observation_note(&case.timeline()[0]).unwrap()
}

#[test]
fn a_note_on_an_observation_holds_facts_only_and_nothing_empty() {
    let (journal, _) = case_of([observation("blauwe plek op de arm")]);
    let notes = first_note(&fold(&journal));
    assert_eq!(
        notes,
        [Note {
            title: Title::Observations,
            on: day(2),
            until: day(2),
            number: 1,
            of: 1,
            parts: vec![
                Part::Happened(moment(0)),
                Part::WrittenBy(person(TEACHER)),
                Part::Source(Source::Myself),
                Part::Place("kleedkamer".to_owned()),
                Part::Seen("blauwe plek op de arm".to_owned()),
                Part::LiteralWords("ik wil niet naar huis".to_owned()),
                Part::Did("met Wim besproken".to_owned()),
            ],
        }]
    );
    let all = format!("{notes:?}");
    assert!(!all.contains("bang voor vader") && !all.contains("ruzie met zus"));
}

#[test]
fn a_note_names_nobody_as_writer_who_only_took_over_what_another_typed() {
    for typed in ["Meester Bas", ""] {
        let Event::ObservationRecorded(seen) = observation("blauwe plek") else {
            panic!("no observation");
        };
        let (journal, _) = case_of([Event::ObservationRecorded(Observation {
            unverified_author: Some(typed.to_owned()),
            ..seen
        })]);
        let note = first_note(&fold(&journal)).remove(0);
        let taken_over = Part::TakenOverBy(person(TEACHER));
        let expected = [Part::TypedAs(typed.to_owned()), taken_over];
        assert_eq!(note.parts[1..3], expected);
        let written = |part: &Part| matches!(part, Part::WrittenBy(_));
        assert!(!note.parts.iter().any(written));
        let text = note_text(&note, "Meldcode observaties");
        assert!(text.contains("schrijver niet gecontroleerd"), "{text}");
    }
}

#[test]
fn a_correction_and_a_parents_view_go_with_every_copy() {
    let (before, hashes) = case_of([observation("linkerarm")]);
    let (journal, _) = case_of([
        observation("linkerarm"),
        Event::RecordCorrected(RecordCorrected {
            target: hashes[0],
            correction: "rechterarm".to_owned(),
            reason: "vergist".to_owned(),
        }),
        Event::ParentViewAttached(ParentView {
            target: hashes[0],
            parent: "moeder".to_owned(),
            view: "gevallen van de trap".to_owned(),
        }),
    ]);
    assert!(journal.get(before.heads()[0]).is_some());
    let note = first_note(&fold(&journal)).remove(0);
    assert!(note.parts.contains(&Part::Seen("linkerarm".to_owned())));
    assert_eq!(
        note.parts[note.parts.len() - 3..],
        [
            Part::Corrected {
                on: day(2),
                by: person(PRINCIPAL),
                correction: "rechterarm".to_owned(),
            },
            Part::CorrectedBecause("vergist".to_owned()),
            Part::ParentView {
                on: day(2),
                parent: "moeder".to_owned(),
                view: "gevallen van de trap".to_owned(),
            },
        ]
    );
}

#[test]
fn a_long_observation_becomes_several_notes_and_no_word_is_lost() {
    let words: Vec<String> = (0..2_000).map(|number| format!("woord{number}")).collect();
    let (journal, _) = case_of([observation(&words.join(" "))]);
    let notes = first_note(&fold(&journal));
    assert!(notes.len() > 3);
    let mut seen = Vec::new();
    for (place, note) in notes.iter().enumerate() {
        assert_eq!((note.number, note.of), (place + 1, notes.len()));
        let parts = format!("{:?}", note.parts);
        assert!(parts.chars().count() < NOTE_CHARACTERS_MAX, "note {place}");
        for part in &note.parts {
            if let Part::Seen(passage) = part {
                seen.extend(passage.split_whitespace().map(str::to_owned));
            }
        }
    }
    assert_eq!(seen, words);
}

#[test]
fn each_note_of_a_long_observation_says_who_wrote_it_and_none_ends_with_a_bare_head() {
    let short = observation("Bo stond bij het hek.");
    let Event::ObservationRecorded(seen) = observation(&"Bo zat stil. ".repeat(800)) else {
        panic!("no observation");
    };
    let long = Event::ObservationRecorded(Observation {
        source: Source::Third("buurvrouw Riet".to_owned()),
        unverified_author: Some("Tess de Juf".to_owned()),
        ..seen
    });
    let (journal, _) = case_of([short, long]);
    let case = fold(&journal);
    let entries: Vec<_> = case.timeline().iter().collect();
    let notes = period_note(&entries).unwrap();
    assert!(notes.len() > 3);
    let head = [
        Part::Observation { number: 2, of: 2 },
        Part::Happened(moment(1)),
        Part::TypedAs("Tess de Juf".to_owned()),
        Part::TakenOverBy(person(PRINCIPAL)),
        Part::Source(Source::Third("buurvrouw Riet".to_owned())),
    ];
    for (place, note) in notes.iter().enumerate() {
        let begins = note.parts.windows(head.len()).position(|run| *run == head);
        let begins = begins.or((place == 0).then_some(note.parts.len()));
        let end = begins.expect("its head") + head.len();
        let is_bare = end == note.parts.len();
        assert!(!is_bare, "note {place} ends with a head");
        let text = note_text(note, &"Meldcode ".repeat(20));
        assert!(text.chars().count() < NOTE_CHARACTERS_MAX, "note {place}");
    }
}

#[test]
fn words_without_a_single_space_are_cut_and_not_lost() {
    let word = "ë".repeat(9_000);
    let (journal, _) = case_of([observation(&word)]);
    let joined: String = first_note(&fold(&journal))
        .into_iter()
        .flat_map(|note| note.parts)
        .filter_map(|part| {
            if let Part::Seen(passage) = part {
                Some(passage)
            } else {
                None
            }
        })
        .collect();
    assert_eq!(joined, word);
}

#[test]
fn signs_that_a_plain_text_cannot_hold_do_not_come_in() {
    let (journal, _) = case_of([observation("arm\u{202e}\u{7} rood\r\nen dik\t")]);
    let note = first_note(&fold(&journal)).remove(0);
    assert!(
        note.parts
            .contains(&Part::Seen("arm rood\nen dik".to_owned()))
    );
}

#[test]
fn a_step_report_becomes_a_note_under_its_phase() {
    let (journal, _) = case_of([Event::StepReportWritten(StepReport {
        phase: PhaseNumber(2),
        present: "moeder, Wim".to_owned(),
        summary: "gesproken over slapen".to_owned(),
        agreements: "over twee weken bellen".to_owned(),
    })]);
    let case = fold(&journal);
    let entry = &case.timeline()[0];
    assert_eq!(observation_note(entry), None);
    let notes = step_report_note(entry).unwrap();
    assert_eq!(notes[0].title, Title::StepReport(PhaseNumber(2)));
    assert_eq!(
        notes[0].parts[2..],
        [
            Part::Present("moeder, Wim".to_owned()),
            Part::Summary("gesproken over slapen".to_owned()),
            Part::Agreements("over twee weken bellen".to_owned()),
        ]
    );
}

#[test]
fn the_print_of_a_case_holds_every_record_and_a_number_to_check_it_by() {
    let (_, hashes) = case_of([observation("linkerarm")]);
    let (journal, _) = case_of([
        observation("linkerarm"),
        Event::RecordCorrected(RecordCorrected {
            target: hashes[0],
            correction: "rechterarm".to_owned(),
            reason: "vergist".to_owned(),
        }),
    ]);
    let case = fold(&journal);
    let print = case_print(&case, &journal, person(PRINCIPAL), moment(9), Some(day(31)));
    assert_eq!(print.code.to_string(), "CA5E-0001");
    assert_eq!(print.code, CaseCode::of(case.id()));
    assert_eq!(print.check_code, journal.check_code());
    assert_eq!(print.timeline.len(), 2);
    assert_eq!(print.number_of(hashes[0]), Some(1));
    assert_eq!(
        print.timeline[0].entry.corrections[0].correction,
        "rechterarm"
    );
    assert_eq!(print.people, [&person(TEACHER), &person(PRINCIPAL)]);
    assert_eq!(print.destroy_after, Some(day(31)));
}
