//! The timeline of a case.

use std::rc::Rc;

use meldcode::casefile::event::{HypothesisSettled, Observation, RecordCorrected, Source};
use meldcode::casefile::{Command, Journal, StoredRecord};
use meldcode::exchange::documents::observation_note;
use meldcode::screen::Door;
use meldcode::screen::form::FormKind;
use meldcode::screen::timeline::{BlockKind, Order, Timeline, View, timeline};
use meldcode::text::{
    Choice, Message, QuickObservation, RecordLine, Sentence, Timeline as Words, note_text,
};

use super::desk::{monday, with};
use crate::samples;
use crate::scenarios::school::*;

fn shown(case: &Case, view: &View) -> Timeline {
    let desk = with(&[case], monday());
    timeline(&desk, case.journal.case(), monday(), view).expect("a case on the desk")
}

#[test]
fn every_kind_of_record_that_is_written_says_something() {
    let desk = with(&[], monday());
    for record in samples::records() {
        let mut journal = Journal::new(record.case);
        let stored = StoredRecord::write(&record).expect("a record");
        let hash = stored.hash();
        journal.insert(stored).expect("its own case");
        let mut desk = desk.clone();
        let dossier = meldcode::workspace::desk::Dossier {
            file: meldcode::casefile::fold(&journal),
            journal,
            standing_number: String::new(),
            damaged: 0,
            closed: 0,
        };
        desk.dossiers.insert(record.case, Rc::new(dossier));
        let shown = timeline(&desk, record.case, monday(), &View::default()).expect("the case");
        let entry = shown.entries.iter().find(|entry| entry.record == hash);
        let entry = entry.expect("the record");
        let kind = meldcode::casefile::wire::kind(&record.event);
        assert!(!entry.blocks.is_empty(), "{kind} says nothing");
        for block in &entry.blocks {
            assert!(block.lines.iter().all(|line| !line.values.is_empty()));
        }
    }
}

#[test]
fn facts_literal_words_source_and_interpretation_stand_apart() {
    let case = given([
        open(),
        teacher(Command::RecordObservation(Observation {
            literal_words: "‘Ik durf niet naar huis.’".to_owned(),
            interpretation: "Ik denk dat het thuis onrustig is.".to_owned(),
            ..observation()
        })),
    ]);
    let shown = shown(&case, &View::default());
    let entry = shown.entries.first().expect("the observation");
    let kinds: Vec<BlockKind> = entry.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(
        kinds,
        [
            BlockKind::Facts,
            BlockKind::Words,
            BlockKind::Source,
            BlockKind::Interpretation
        ]
    );
}

#[test]
fn what_somebody_typed_and_saw_is_not_told_in_the_first_person_of_who_took_it_over() {
    let says = |unverified_author: Option<String>| {
        let case = given([
            open(),
            coordinator(Command::RecordObservation(Observation {
                source: Source::Myself,
                unverified_author,
                ..observation()
            })),
        ]);
        let shown = shown(&case, &View::default());
        let entry = shown.entries.first().expect("the observation");
        let blocks = entry.blocks.iter();
        let mut source = blocks.filter(|block| block.kind == BlockKind::Source);
        source.next().expect("a source").lines[0].values.clone()
    };
    let own = says(None);
    assert_eq!(own, [Message::from(Choice::SourceMyself)]);
    let typed = says(Some("Tess de Juf".to_owned()));
    assert_eq!(typed, [Message::from(QuickObservation::SourceMyself)]);
}

#[test]
fn what_was_written_on_a_later_day_says_so_and_what_was_written_the_same_day_does_not() {
    let case = given([
        open(),
        observe()
            .at("2026-03-04T16:00:00+01:00")
            .happened("2026-03-02T10:00:00+01:00"),
        observe()
            .at("2026-03-05T16:00:00+01:00")
            .happened("2026-03-05T10:00:00+01:00"),
    ]);
    let shown = shown(&case, &View::default());
    let later = |notes: &[Message]| {
        notes.iter().any(|note| {
            matches!(
                note.sentence(),
                Sentence::Timeline(Words::WrittenLater { .. })
            )
        })
    };
    let marked: Vec<bool> = shown
        .entries
        .iter()
        .map(|entry| later(&entry.notes))
        .collect();
    // By when it happened, the newest first: Thursday's, the opening at 10.20, then what was seen at 10.00.
    assert_eq!(marked, [false, false, true]);
}

#[test]
fn the_order_can_be_turned_and_one_kind_alone_can_be_shown() {
    let case = given([open(), observe(), consult()]);
    let newest = shown(&case, &View::default());
    let oldest = shown(
        &case,
        &View {
            order: Order::OldestFirst,
            kind: None,
        },
    );
    let mut turned = newest.entries.clone();
    turned.reverse();
    assert_eq!(turned, oldest.entries);

    let observations = newest
        .kinds
        .iter()
        .find(|kind| kind.value == "Observatie")
        .expect("observations");
    let only = shown(
        &case,
        &View {
            order: Order::default(),
            kind: Some(observations.value.clone()),
        },
    );
    assert_eq!(only.entries.len(), 1);
    assert_eq!(
        only.shown,
        RecordLine::ShownOf { shown: 1, count: 3 }.into()
    );
}

#[test]
fn a_correction_stands_beside_the_record_and_the_record_stays() {
    let case = given([open(), observe()]);
    let target = case.last("observation-recorded");
    let case = case.and([teacher(Command::CorrectRecord(RecordCorrected {
        target,
        correction: "Het was bij de achterdeur.".to_owned(),
        reason: "Ik had de plek verkeerd.".to_owned(),
    }))]);
    let shown = shown(&case, &View::default());
    let entry = shown
        .entries
        .iter()
        .find(|entry| entry.record == target)
        .expect("the observation");
    let [correction] = entry.attached.as_slice() else {
        panic!("one correction");
    };
    assert_eq!(correction.text, "Het was bij de achterdeur.");
    assert!(!entry.blocks.is_empty());
}

#[test]
fn an_interpretation_can_be_settled_once_and_its_outcome_is_shown() {
    let case = given([
        open(),
        teacher(Command::RecordObservation(Observation {
            interpretation: "Ik denk dat het thuis onrustig is.".to_owned(),
            ..observation()
        })),
    ]);
    let target = case.last("observation-recorded");
    let settle = Door::About(FormKind::Hypothesis, target);
    let doors = |case: &Case| {
        let shown = shown(case, &View::default());
        let entry = shown
            .entries
            .into_iter()
            .find(|entry| entry.record == target);
        entry.expect("the observation").doors
    };
    assert!(doors(&case).contains(&settle));
    let settled = case.and([coordinator(Command::SettleHypothesis(HypothesisSettled {
        observation: target,
        confirmed: false,
        explanation: "Moeder werkt avonden.".to_owned(),
    }))]);
    assert!(!doors(&settled).contains(&settle));
    let shown = shown(&settled, &View::default());
    let entry = shown.entries.iter().find(|entry| entry.record == target);
    assert!(matches!(
        entry
            .expect("the observation")
            .attached
            .first()
            .expect("an outcome")
            .title
            .sentence(),
        Sentence::RecordLine(RecordLine::HypothesisRefuted { .. })
    ));
}

#[test]
fn a_correction_of_a_correction_stands_beside_what_was_corrected_first() {
    let correct = |case: Case, target, correction: &str| {
        let case = case.and([teacher(Command::CorrectRecord(RecordCorrected {
            target,
            correction: correction.to_owned(),
            reason: "Ik had het verkeerd.".to_owned(),
        }))]);
        let record = case.last("record-corrected");
        (case, record)
    };
    let case = given([open(), observe()]);
    let first = case.last("observation-recorded");
    let (case, reading) = correct(case, first, "Het was bij lezen.");
    let (case, gym) = correct(case, reading, "Het was bij gym.");
    let (case, _) = correct(case, gym, "Het was na gym.");
    let file = case.file();
    let corrections = |record| -> Vec<String> {
        let entry = file.entry(record).expect("a record");
        let corrections = entry.corrections.iter();
        corrections.map(|made| made.correction.clone()).collect()
    };
    assert_eq!(
        corrections(first),
        ["Het was bij lezen.", "Het was bij gym.", "Het was na gym."]
    );
    assert_eq!(corrections(reading), ["Het was bij gym."]);
    assert_eq!(corrections(gym), ["Het was na gym."]);
    let notes = observation_note(file.entry(first).expect("a record")).expect("a text");
    let text = note_text(&notes[0], "Meldcode observaties");
    let place = |words| text.find(words).expect(words);
    assert!(place("bij lezen") < place("bij gym") && place("bij gym") < place("na gym"));
}
