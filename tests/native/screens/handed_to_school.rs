//! What went to another school: what parents were told of it, what goes along with it, and what changed since.

use meldcode::casefile::event::{
    CaseHandedOver, CaseOpened, Observation, ParentsAtReport, RecordCorrected,
};
use meldcode::casefile::{Command, RecordHash};
use meldcode::exchange::documents::account::{Missing, Names};
use meldcode::exchange::statistics::{Answer, Question, SchoolYear};
use meldcode::screen::documents::access::Side;
use meldcode::screen::documents::{DocumentKind, document};
use meldcode::screen::paper::Document;
use meldcode::screen::school_summary::{
    Answers, NO, asking, corrected_since, handed_over, left_out, preview,
};
use meldcode::text::{Label, Message, SchoolSummary as Words, Sentence};

use super::access::{paper, proposal};
use super::desk::{monday, with};
use super::school_summary::{answers, case};
use crate::account::told_on;
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

fn not_told() -> ParentsAtReport {
    ParentsAtReport::NotTold("VERBORGEN-reden".to_owned())
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
fn what_parents_were_told_of_the_other_school_is_accounted_for() {
    let (case, records) = case();
    let gaps = |case: &Case| {
        let missing = told_on(case, "2026-03-09", Names::With).missing;
        let gaps = missing.into_iter();
        gaps.filter(|gap| matches!(gap, Missing::ParentNeverTold(_) | Missing::ParentsNeverTold))
            .count()
    };
    let closed = case.clone().and([coordinator(close("suspicion-refuted"))]);
    assert!(gaps(&closed) > 0, "nothing was told in the first place");
    let answer = |case: &Case| {
        let told = told_on(case, "2026-03-09", Names::Without);
        Question::Parents.of(&told, SchoolYear(2025))
    };
    for (parents, counted) in [
        (ParentsAtReport::Know, Answer::Told),
        (not_told(), Answer::NotToldWithReason),
    ] {
        let gone = gone(&case, &records, parents);
        assert_eq!(gaps(&gone), 0);
        assert_eq!(answer(&gone), [counted]);
    }
}

#[test]
fn the_account_says_when_parents_were_told_of_the_other_school_or_why_not_and_no_word_without_names()
 {
    let Command::OpenCase(opened) = open().command().clone() else {
        panic!("it is opened");
    };
    let nobody = Command::OpenCase(CaseOpened {
        parents: Vec::new(),
        ..opened
    });
    let without_parents = given([teacher(nobody), observe()]);
    for case in [case().0, without_parents] {
        let ticked = [case.last("observation-recorded")];
        let made = |parents, kind| {
            let gone = gone(&case, &ticked, parents);
            let desk = with(&[&gone], monday());
            let made = document(&desk, gone.journal.case(), kind, monday());
            format!("{:?}", made.expect("the account"))
        };
        let told = made(ParentsAtReport::Know, DocumentKind::Account);
        assert!(
            told.contains("Op 2 maart 2026 verteld dat een andere school"),
            "{told}"
        );
        assert!(
            !told.contains("NeverTold") && !told.contains("MissingTelling"),
            "{told}"
        );
        let untold = made(not_told(), DocumentKind::Account);
        assert!(
            untold.contains("Niet verteld dat een andere school"),
            "{untold}"
        );
        assert!(untold.contains("VERBORGEN-reden"), "{untold}");
        let nameless = made(not_told(), DocumentKind::AccountNameless);
        assert!(nameless.contains("Niet verteld dat een andere school"));
        assert!(!nameless.contains("VERBORGEN") && !nameless.contains("Kornoelje"));
    }
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

#[test]
fn what_another_school_reads_stands_in_the_order_in_which_it_happened() {
    let seen = |words: &str| {
        teacher(Command::RecordObservation(Observation {
            seen: words.to_owned(),
            ..observation()
        }))
    };
    let case = given([
        open(),
        seen("Noor zat alleen."),
        seen("Noor speelde mee.").happened("2026-02-20T09:00:00+01:00"),
    ]);
    let desk = with(&[&case], monday());
    let id = case.journal.case();
    let asked = asking(&desk, id, monday()).expect("it runs");
    let offered: Vec<String> = asked.groups[0]
        .items
        .iter()
        .map(|(one, _)| one.clone())
        .collect();
    let entries = case.file().timeline().len();
    assert_eq!((entries, offered.len()), (3, 2));
    let ticked = Answers {
        ticked: offered.iter().rev().cloned().collect(),
        ..answers(&[])
    };
    let read = format!(
        "{:?}",
        preview(&desk, id, &ticked, monday()).expect("a paper")
    );
    let at = |words| read.find(words).expect("it goes along");
    assert!(at("speelde mee") < at("zat alleen"), "{read}");
}
