//! What went to another school: what parents were told of it, what goes along with it, and what changed since.

use meldcode::casefile::event::{CaseHandedOver, ParentsAtReport, RecordCorrected};
use meldcode::casefile::{Command, RecordHash};
use meldcode::screen::documents::access::Side;
use meldcode::screen::paper::Document;
use meldcode::screen::school_summary::{
    Answers, NO, corrected_since, handed_over, left_out, preview,
};
use meldcode::text::{Label, Message, SchoolSummary as Words, Sentence};

use super::access::{paper, proposal};
use super::desk::{monday, with};
use super::school_summary::{answers, case};
use crate::scenarios::school::*;

fn correct(target: RecordHash, words: &str) -> Step {
    teacher(Command::CorrectRecord(RecordCorrected {
        target,
        correction: words.to_owned(),
        reason: "Beter gekeken.".to_owned(),
    }))
}

/// A case that went to another school.
fn gone(case: &Case, ticked: &[RecordHash], parents: ParentsAtReport) -> Case {
    let is_told = parents == ParentsAtReport::Know;
    let to_school = CaseHandedOver::School {
        name: "De Kornoelje".to_owned(),
        parents,
        told_on: is_told.then(|| day("2026-03-02")),
        items: ticked.to_vec(),
    };
    case.clone()
        .and([coordinator(Command::HandOverCase(to_school))])
}

/// How many records of this kind stay here.
fn staying(case: &Case, answers: &Answers, wanted: &str) -> u32 {
    let desk = with(&[case], monday());
    let lines = left_out(&desk, case.journal.case(), answers);
    let counts = lines.iter().filter_map(|line| match line.sentence() {
        Sentence::SchoolSummary(Words::LeftOut { kind, count }) if kind == wanted => Some(*count),
        _ => None,
    });
    counts.sum()
}

#[test]
fn what_parents_know_of_the_handover_is_never_called_a_report() {
    let (case, records) = case();
    let case = gone(&case, &records, ParentsAtReport::Know);
    let shown = format!("{:?}", paper(&case, &proposal(&case), Side::Parent));
    let said = format!("{:?}", Message::from(Words::ParentsKnew).sentence());
    let report = format!("{:?}", Message::from(Label::ParentsAtReport).sentence());
    assert!(shown.contains(&said), "{shown}");
    assert!(!shown.contains(&report), "{shown}");
}

#[test]
fn a_correction_of_what_was_ticked_does_not_stay_here_and_neither_does_its_own_correction() {
    let (case, records) = case();
    let case = case.and([correct(records[0], "Noor zat naast een vriendin.")]);
    let first = case.last("record-corrected");
    let report = case.last("step-report-written");
    let case = case.and([
        correct(first, "Noor zat naast een nichtje."),
        correct(report, "VERBORGEN-verslag"),
    ]);
    let kind = "Verbetering";
    assert_eq!(staying(&case, &Answers::default(), kind), 3);
    assert_eq!(staying(&case, &answers(&records[..1]), kind), 1);
    let desk = with(&[&case], monday());
    let shown = preview(
        &desk,
        case.journal.case(),
        &answers(&records[..1]),
        monday(),
    );
    let shown = format!("{shown:?}");
    assert!(
        shown.contains("een vriendin") && shown.contains("een nichtje"),
        "{shown}"
    );
    assert!(!shown.contains("VERBORGEN"), "{shown}");
}

#[test]
fn what_was_corrected_after_the_other_school_got_it_is_said_and_the_paper_stays() {
    let (case, records) = case();
    let gone = gone(&case, &records[..1], ParentsAtReport::Know);
    let id = gone.journal.case();
    let said = |case: &Case| corrected_since(&with(&[case], monday()), id);
    assert_eq!(said(&gone), []);
    let beside = gone.clone().and([correct(records[1], "andere hulp")]);
    assert_eq!(said(&beside), [], "that did not go along");
    let later = beside.and([correct(records[0], "VERBORGEN-later")]);
    let lines = said(&later);
    assert_eq!(lines.len(), 1);
    let line = lines[0].nl();
    assert!(
        line.contains("Observatie") && line.contains("maart"),
        "{line}"
    );
    let paper = handed_over(&with(&[&later], monday()), id, monday());
    assert!(!format!("{paper:?}").contains("VERBORGEN"));
    assert_eq!(said(&case), [], "nothing went anywhere");
}

#[test]
fn before_the_question_is_answered_the_preview_says_nothing_of_the_parents() {
    let (case, records) = case();
    let desk = with(&[&case], monday());
    let shown = |answers: Answers| -> String {
        let made: Option<Document> = preview(&desk, case.journal.case(), &answers, monday());
        format!("{:?}", made.expect("a document"))
    };
    let unanswered = Answers {
        parents_told: None,
        told_on: None,
        ..answers(&records)
    };
    let undated = Answers {
        told_on: None,
        ..answers(&records)
    };
    for open in [unanswered.clone(), undated] {
        let shown = shown(open);
        assert!(!shown.contains("SchoolSummary(Parents"), "{shown}");
    }
    let untold = Answers {
        parents_told: Some(NO.to_owned()),
        ..unanswered
    };
    assert!(shown(untold).contains("SchoolSummary(ParentsNotTold)"));
    assert!(shown(answers(&records)).contains("SchoolSummary(ParentsTold {"));
}
