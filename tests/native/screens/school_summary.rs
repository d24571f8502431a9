//! The summary for another school: danger first, everything by hand, and not one word of any other record.

use std::rc::Rc;

use meldcode::casefile::event::{
    AgreedAction, CaseHandedOver, HelpArranged, Observation, ParentsAtReport, RecordCorrected,
    Source,
};
use meldcode::casefile::people::{Owner, Party, PartyKind};
use meldcode::casefile::state::Status;
use meldcode::casefile::{CaseId, Command, Event, Journal, RecordHash, StoredRecord, fold};
use meldcode::protocol::Role;
use meldcode::screen::case::overview;
use meldcode::screen::handover::{handovers, warnings};
use meldcode::screen::paper::Block;
use meldcode::screen::school_summary::{
    Answers, NO, YES, asking, command, draft_key, handed_over, left_out, preview, start,
};
use meldcode::text::{CaseAlert, Handover as Handing, Message, SchoolSummary as Words, Sentence};
use meldcode::workspace::desk::Dossier;
use meldcode::workspace::handover::{HandedCase, Handover, State};
use proptest::prelude::*;

use super::desk::{monday, with};
use crate::arbitrary::journals;
use crate::scenarios::school::*;

fn helped() -> Command {
    Command::ArrangeHelp(HelpArranged {
        via: Party {
            kind: PartyKind::FamilyCoach,
            name: "VERBORGEN-naam".to_owned(),
        },
        what: "elke week de gezinscoach".to_owned(),
        starts_on: None,
        expected: "VERBORGEN-verwachting".to_owned(),
    })
}

fn agreed() -> Command {
    Command::AgreeAction(AgreedAction {
        what: "ouders bellen de huisarts".to_owned(),
        owner: Owner::Parent("VERBORGEN-ouder".to_owned()),
        due_on: day("2026-03-20"),
    })
}

fn seen() -> Command {
    Command::RecordObservation(Observation {
        seen: "Noor zat alleen op de bank.".to_owned(),
        literal_words: "VERBORGEN-woorden".to_owned(),
        interpretation: "VERBORGEN-gedachte".to_owned(),
        other_explanation: "VERBORGEN-uitleg".to_owned(),
        unknown: "VERBORGEN-onbekend".to_owned(),
        did: "VERBORGEN-gedaan".to_owned(),
        present: "VERBORGEN-aanwezig".to_owned(),
        ..observation()
    })
}

/// A case with one of each kind that may travel, and others beside them.
pub(super) fn case() -> (Case, Vec<RecordHash>) {
    let case = in_fase_1(PLAN_A).and([teacher(seen())]);
    let mut records = vec![case.last("observation-recorded")];
    let case = case.and([
        teacher(helped()),
        teacher(agreed()),
        teacher(write_report(1)),
    ]);
    records.extend([case.last("help-arranged"), case.last("action-agreed")]);
    (case, records)
}

pub(super) fn answers(ticked: &[RecordHash]) -> Answers {
    Answers {
        danger: Some(NO.to_owned()),
        school: "De Kornoelje".to_owned(),
        parents_told: Some(YES.to_owned()),
        told_on: Some(day("2026-03-02")),
        reason: String::new(),
        ticked: ticked.iter().map(|record| record.to_hex()).collect(),
    }
}

fn on_paper(case: &Case, ticked: &[RecordHash]) -> String {
    let desk = with(&[case], monday());
    let document = preview(&desk, case.journal.case(), &answers(ticked), monday());
    format!("{:?}", document.expect("a document"))
}

#[test]
fn nothing_is_ticked_beforehand_and_only_three_kinds_are_offered() {
    let (case, records) = case();
    let desk = with(&[&case], monday());
    let asked = asking(&desk, case.journal.case(), monday()).expect("asks");
    assert_eq!(Answers::default().ticked, Vec::<String>::new());
    let headings: Vec<Message> = asked
        .groups
        .iter()
        .map(|group| group.heading.clone())
        .collect();
    assert_eq!(
        headings,
        [Words::Behaviour, Words::Support, Words::Agreements].map(Message::from)
    );
    let offered = asked.groups.iter().flat_map(|group| &group.items);
    let offered: Vec<&String> = offered.map(|(record, _)| record).collect();
    for record in records {
        assert!(offered.contains(&&record.to_hex()));
    }
    let report = case.last("step-report-written").to_hex();
    assert!(!offered.contains(&&report));
}

#[test]
fn the_paper_holds_what_was_ticked_and_nothing_beside_it_in_the_same_record() {
    let (case, records) = case();
    let all = on_paper(&case, &records);
    for words in [
        "Noor zat alleen",
        "elke week de gezinscoach",
        "ouders bellen",
        "De Kornoelje",
    ] {
        assert!(all.contains(words), "{words}");
    }
    assert!(!all.contains("VERBORGEN"), "{all}");
    let one = on_paper(&case, &records[..1]);
    assert!(one.contains("Noor zat alleen") && !one.contains("gezinscoach"));
    let none = on_paper(&case, &[]);
    assert!(!none.contains("Noor zat alleen"));
}

#[test]
fn what_was_answered_is_there_after_a_lock_and_the_danger_is_asked_anew() {
    let (case, records) = case();
    let mut desk = with(&[&case], monday());
    let id = case.file().id();
    assert_eq!(start(&desk, id), Answers::default());
    let given = answers(&records);
    assert_eq!(given.danger.as_deref(), Some(NO));
    let kept = given.to_draft().expect("a draft");
    desk.drafts.insert(draft_key(id), kept);
    let danger = None;
    assert_eq!(start(&desk, id), Answers { danger, ..given });
}

#[test]
fn a_correction_goes_with_the_words_it_corrects() {
    let (case, records) = case();
    let corrected = Command::CorrectRecord(RecordCorrected {
        target: records[0],
        correction: "Noor zat naast een vriendin.".to_owned(),
        reason: "VERBORGEN-reden".to_owned(),
    });
    let case = case.and([teacher(corrected)]);
    let paper = on_paper(&case, &records[..1]);
    assert!(paper.contains("naast een vriendin") && !paper.contains("VERBORGEN"));
    let asked = asking(&with(&[&case], monday()), case.journal.case(), monday());
    let groups = asked.expect("asks").groups;
    let shown = groups.iter().flat_map(|group| &group.items);
    let with_it = shown.filter(|(_, words)| words.nl().contains("naast een vriendin"));
    assert_eq!(with_it.count(), 1, "what is ticked shows all that goes");
}

#[test]
fn what_is_corrected_after_the_handing_over_or_beside_it_is_not_on_its_paper() {
    let (case, records) = case();
    let desk = with(&[&case], monday());
    let id = case.journal.case();
    let correct = |words: &str| {
        teacher(Command::CorrectRecord(RecordCorrected {
            target: records[0],
            correction: words.to_owned(),
            reason: "Beter gekeken.".to_owned(),
        }))
    };
    let made = command(&desk, id, &answers(&records), monday());
    let made = made.expect("a case").expect("a command");
    let before = case.and([correct("Noor zat naast een vriendin.")]);
    let beside = before.clone().and([correct("VERBORGEN-ernaast")]);
    let mut handed = before.and([coordinator(made), correct("VERBORGEN-later")]);
    handed.journal.merge(&beside.journal).expect("one case");
    let desk = with(&[&handed], monday());
    let paper = format!("{:?}", handed_over(&desk, id, monday()).expect("the paper"));
    assert!(paper.contains("naast een vriendin"), "{paper}");
    assert!(!paper.contains("VERBORGEN"), "{paper}");
}

#[test]
fn what_stays_here_is_counted_by_kind_and_the_paper_does_not_say_that_it_is_there() {
    let (case, records) = case();
    let desk = with(&[&case], monday());
    let id = case.journal.case();
    let count = |lines: &[Message]| -> u32 {
        let counts = lines.iter().map(|line| match line.sentence() {
            Sentence::SchoolSummary(Words::LeftOut { count, .. }) => *count,
            other => panic!("{other:?}"),
        });
        counts.sum()
    };
    let all = u32::try_from(case.file().timeline().len()).expect("a few");
    let ticked = u32::try_from(records.len()).expect("three");
    assert_eq!(count(&left_out(&desk, id, &Answers::default())), all);
    assert_eq!(
        count(&left_out(&desk, id, &answers(&records))),
        all - ticked
    );
    assert!(!on_paper(&case, &records).contains("LeftOut"));
}

#[test]
fn every_question_is_asked_and_a_reason_stays_here() {
    let (case, records) = case();
    let desk = with(&[&case], monday());
    let id = case.journal.case();
    let faults = command(&desk, id, &Answers::default(), monday());
    let faults = faults.expect("a case").expect_err("nothing was answered");
    assert!(faults.school.is_some() && faults.parents.is_some() && faults.ticked.is_some());
    let untold = Answers {
        parents_told: Some(NO.to_owned()),
        ..answers(&records)
    };
    let faults = command(&desk, id, &untold, monday()).expect("a case");
    assert!(faults.expect_err("a reason is missing").reason.is_some());
    let untold = Answers {
        reason: "VERBORGEN-reden".to_owned(),
        ..untold
    };
    let made = command(&desk, id, &untold, monday())
        .expect("a case")
        .expect("a command");
    let Command::HandOverCase(CaseHandedOver::School {
        parents, told_on, ..
    }) = &made
    else {
        panic!("{made:?}");
    };
    let reason = ParentsAtReport::NotTold("VERBORGEN-reden".to_owned());
    assert_eq!((parents, told_on), (&reason, &None));
    let paper = preview(&desk, id, &untold, monday());
    assert!(!format!("{paper:?}").contains("VERBORGEN"));
    let late = Answers {
        told_on: Some(day("2026-03-10")),
        ..answers(&records)
    };
    let faults = command(&desk, id, &late, monday()).expect("a case");
    assert!(faults.expect_err("told tomorrow").told_on.is_some());
}

/// One case that went to a colleague.
pub(super) fn sent(case: CaseId, to: &str, state: State) -> Handover {
    Handover {
        transfer: uuid::Uuid::from_u128(4),
        name: "overdracht-9f2c01aa.age".to_owned(),
        file: String::new(),
        sent_at: monday(),
        by: ilse().name,
        to: to.to_owned(),
        key: None,
        cases: vec![HandedCase {
            case: case.0,
            records: 1,
            digest: String::new(),
        }],
        state,
        received_by: None,
        removed_on: None,
    }
}

#[test]
fn of_a_case_that_a_colleague_has_taken_over_it_is_said_and_whose_the_summary_is() {
    let to = person(40, "Ilse Anders", Role::CareCoordinator);
    let transfer = uuid::Uuid::from_u128(4);
    let noted = CaseHandedOver::Colleague {
        to: to.clone(),
        transfer,
    };
    let case = case().0.and([coordinator(Command::HandOverCase(noted))]);
    let id = case.journal.case();
    let told = |state| {
        let mut desk = with(&[&case], monday());
        desk.school.handovers = vec![sent(id, &to.name, state)];
        let alerts = overview(&desk, id, monday()).expect("a case").alerts;
        let titles = alerts.into_iter().map(|alert| alert.title).collect();
        let again = warnings(&handovers(&desk, monday()).earlier, &[id]);
        let is_with = asking(&desk, id, monday()).expect("asks").is_with;
        (is_with, titles, again)
    };
    let (is_with, titles, again) = told(State::Sent);
    let (name, on) = (to.name.clone(), monday().date_naive());
    let waits = Message::from(Words::WaitsFor { name, on });
    assert_eq!((is_with, titles), (vec![waits], Vec::new()));
    let is_on_its_way = |warning: &Message| {
        matches!(
            warning.sentence(),
            Sentence::Handover(Handing::Replaces { .. })
        )
    };
    assert!(again.iter().all(is_on_its_way) && again.len() == 1);
    let (name, pupil) = (to.name.clone(), "Noor Duinzicht".to_owned());
    let alert = CaseAlert::IsWith { name: name.clone() };
    let warning = Handing::IsWith {
        pupil,
        name: name.clone(),
    };
    assert_eq!(
        told(State::Confirmed(monday())),
        (
            vec![Words::IsWith { name }.into()],
            vec![Message::from(alert)],
            vec![Message::from(warning)],
        )
    );
}

#[test]
fn handing_over_ends_the_case_keeps_the_file_and_can_be_printed_again() {
    let (case, records) = case();
    let desk = with(&[&case], monday());
    let id = case.journal.case();
    let made = command(&desk, id, &answers(&records), monday());
    let case = case.and([coordinator(made.expect("a case").expect("a command"))]);
    let desk = with(&[&case], monday());
    assert!(matches!(case.file().status(), Status::HandedOver { .. }));
    assert!(case.file().destroy_from(2).is_some(), "retention runs");
    assert_eq!(asking(&desk, id, monday()), None);
    let again = handed_over(&desk, id, monday()).expect("the paper");
    assert!(format!("{again:?}").contains("Noor zat alleen"));
    let stays = case.file().events().count();
    assert!(stays > records.len(), "the file stays here");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever stands in a case and whatever is ticked: every word on the paper is of a kind that may travel.
    #[test]
    fn no_other_kind_of_record_can_come_out(sketches in journals::sketches(24)) {
        let mut journal = Journal::new(journals::CASE);
        for stored in journals::records(&sketches) {
            journal.insert(stored).expect("of this case");
        }
        let file = fold(&journal);
        let all: Vec<RecordHash> = journal.records().map(StoredRecord::hash).collect();
        let mut desk = super::desk::empty();
        desk.dossiers.insert(journals::CASE, Rc::new(Dossier {
            journal,
            standing_number: String::new(),
            damaged: 0,
            closed: 0,
            file: file.clone(),
        }));
        let may_travel: Vec<&str> = file
            .events()
            .filter_map(|(_, event)| match event {
                Event::ObservationRecorded(seen) if seen.source == Source::Myself => {
                    Some(seen.seen.as_str())
                }
                Event::HelpArranged(help) => Some(help.what.as_str()),
                Event::ActionAgreed(agreed) => Some(agreed.what.as_str()),
                _ => None,
            })
            .collect();
        let paper = preview(&desk, journals::CASE, &answers(&all), monday()).expect("a document");
        prop_assert!(paper.front.is_empty());
        let pieces = paper.sections.iter().skip(1).flat_map(|section| &section.blocks);
        for piece in pieces {
            let Block::Items(items) = piece else {
                return Err(TestCaseError::fail(format!("{piece:?}")));
            };
            for block in items.iter().flat_map(|item| &item.blocks) {
                let Block::Paragraph(said) = block else {
                    return Err(TestCaseError::fail(format!("{block:?}")));
                };
                match said.sentence() {
                    Sentence::Verbatim(words) => {
                        prop_assert!(may_travel.contains(&words.as_str()), "{words}");
                    }
                    Sentence::SchoolSummary(Words::Corrected { .. }) => {}
                    other => return Err(TestCaseError::fail(format!("{other:?}"))),
                }
            }
        }
    }
}
