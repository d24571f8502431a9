//! A text for ParnasSys after what came later, and what is said beside it: whose names stand in it, who usually writes it.

use meldcode::casefile::event::{
    Observation, ParentView, ParentsAtReport, RecordCorrected, Source,
};
use meldcode::casefile::{Command, RecordHash};
use meldcode::exchange::documents::CaseCode;
use meldcode::protocol::Role;
use meldcode::screen::form::FormKind;
use meldcode::screen::form_context;
use meldcode::screen::paper::Block;
use meldcode::screen::parnassys::{ParnasSys, Which, parnassys, placed, waiting};
use meldcode::text::{Carried, Message, ParnasSys as Words};

use super::desk::{monday, with};
use crate::scenarios::school::*;

fn shown(case: &Case, which: Which) -> ParnasSys {
    let desk = with(&[case], monday());
    parnassys(&desk, case.journal.case(), which, monday()).expect("a text")
}

fn place(case: &Case, record: RecordHash) -> Step {
    let desk = with(&[case], monday());
    let (id, which) = (case.journal.case(), Which::Record(record));
    let command = placed(&desk, id, which, Some(day("2026-03-02")), monday());
    teacher(command.expect("a text").expect("a command"))
}

fn correct(target: RecordHash) -> Step {
    teacher(Command::CorrectRecord(RecordCorrected {
        target,
        correction: "Het was bij gym.".to_owned(),
        reason: "Ik had het verkeerd.".to_owned(),
    }))
}

/// Whether it still waits to be placed: at the count, on the page, in the form.
#[track_caller]
fn waits(case: &Case, record: RecordHash) -> bool {
    let desk = with(&[case], monday());
    let id = case.journal.case();
    let is_counted = desk.summaries[&id].unplaced == 1;
    let listed = waiting(&desk, id, monday()).expect("on the desk");
    let count = u32::from(is_counted);
    let observations = Message::from(Words::Observations { count, of: 1 });
    assert_eq!(listed.observations, observations);
    let heading = shown(case, Which::Record(record)).mark_heading;
    assert_eq!(heading == Words::PlacedHeading.into(), is_counted);
    let dossier = desk.dossiers.get(&id).map(AsRef::as_ref);
    let context = form_context(&desk, dossier, FormKind::Placement, None, monday());
    let mut choices = context.records.iter();
    let choice = choices.find(|choice| choice.hash == record).expect("it");
    assert_eq!(choice.waits_for.contains(&FormKind::Placement), is_counted);
    is_counted
}

#[test]
fn what_was_corrected_after_it_was_placed_waits_again_and_its_new_text_replaces_the_old() {
    let whole = Which::Period(day("2026-03-01"), day("2026-03-31"));
    let replaces = Message::from(Words::Replaces);
    let case = given([open(), observe()]);
    let record = case.last("observation-recorded");
    assert!(waits(&case, record));
    let case = case.clone().and([place(&case, record)]);
    assert!(!waits(&case, record));
    assert_eq!(shown(&case, whole).placements.len(), 1);
    let view = Command::AttachParentView(ParentView {
        target: record,
        parent: "moeder".to_owned(),
        view: "Hij viel.".to_owned(),
    });
    for step in [correct(record), teacher(view)] {
        let later = case.clone().and([step]);
        assert!(waits(&later, record));
        let page = shown(&later, Which::Record(record));
        assert_eq!(page.placements.len(), 1, "that it was placed");
        assert_eq!(page.replaces, Some(replaces.clone()), "is another matter");
        let two = later.clone().and([observe()]);
        assert_eq!(shown(&two, whole).replaces, Some(replaces.clone()));
        assert!(shown(&two, whole).placements.is_empty());
        let again = later.clone().and([place(&later, record)]);
        assert!(!waits(&again, record));
        let page = shown(&again, Which::Record(record));
        assert_eq!((page.placements.len(), page.replaces), (2, None));
    }
    // A correction of the correction changes the text as much.
    let case = case.and([correct(record)]);
    let correction = case.last("record-corrected");
    let case = case.clone().and([place(&case, record)]);
    assert!(waits(&case.and([correct(correction)]), record));
}

#[test]
fn whoever_placed_it_without_seeing_the_correction_placed_the_old_text() {
    let case = given([open(), observe()]);
    let record = case.last("observation-recorded");
    let elsewhere = case
        .copy()
        .and([place(&case, record).at("2026-03-02T15:00:00+01:00")]);
    let here = case.and([correct(record)]);
    assert!(waits(&here.merged_with(&elsewhere), record));
}

fn others(case: &Case, record: RecordHash) -> Option<String> {
    let others = shown(case, Which::Record(record)).others;
    others.map(|others| others.nl().into_owned())
}

#[test]
fn neither_who_typed_it_nor_the_school_nor_veilig_thuis_is_another_name_in_the_text() {
    let case = given([
        open(),
        teacher(Command::RecordObservation(Observation {
            seen: "Ik, Tess, zei tegen Fenna dat VT belde. Later was Tess de Juf er ook."
                .to_owned(),
            source: Source::Third("Het kind".to_owned()),
            unverified_author: Some("Tess de Juf, leerkracht groep 5".to_owned()),
            ..observation()
        })),
    ]);
    let record = case.last("observation-recorded");
    assert_eq!(others(&case, record), None);
    let case = case.and([teacher(Command::RecordObservation(Observation {
        seen: "Gisteren duwde Karel hem, zag Fenna.".to_owned(),
        ..observation()
    }))]);
    let said = others(&case, case.last("observation-recorded")).expect("Karel");
    assert!(
        said.starts_with("In de tekst staan nog meer namen: Karel."),
        "{said}"
    );
}

#[test]
fn who_usually_writes_a_report_follows_the_danger_that_stood_when_it_was_written() {
    let says = |case: &Case| {
        let report = case.last("step-report-written");
        shown(case, Which::Record(report)).author
    };
    let by = |role| Some(Carried::ReportsBy { roles: vec![role] }.into());
    let fase_2 = in_fase_1(PLAN_A).and([teacher(enter(2, "de hulp start niet"))]);
    let before = fase_2.clone().and([principal(write_report(2))]);
    assert_eq!(says(&before), by(Role::CareCoordinator));
    let danger = fase_2.and([coordinator(raise_danger())]);
    let during = danger.clone().and([principal(write_report(2))]);
    assert_eq!(says(&during), None);
    let other = danger.and([coordinator(write_report(2))]);
    assert_eq!(says(&other), by(Role::Principal));
    let over = during.and([principal(clear_danger(2, "het kind is veilig"))]);
    assert_eq!(says(&over), None, "it was written before");
    let after = over.and([principal(write_report(2))]);
    assert_eq!(says(&after), by(Role::CareCoordinator));
    // Raised later, it changes nothing about what was written.
    let later = before.and([coordinator(raise_danger())]);
    assert_eq!(says(&later), by(Role::CareCoordinator));
}

#[test]
fn the_texts_on_paper_are_named_by_the_code_of_the_case_and_hold_every_word_that_is_copied() {
    let case = in_fase_1(PLAN_A);
    let record = case.last("observation-recorded");
    let shown = shown(&case, Which::Record(record));
    let code = CaseCode::of(case.journal.case()).to_string();
    let paper = shown.paper;
    assert!(paper.title.nl().contains(&code) && paper.foot[0].nl().contains(&code));
    assert!(!paper.title.nl().contains("Noor"));
    let mut passages = Vec::new();
    for section in &paper.sections {
        for block in &section.blocks {
            let Block::Paragraph(text) = block else {
                panic!("passages: {block:?}");
            };
            passages.push(text.nl().into_owned());
        }
    }
    assert!(passages.len() > 1, "a passage can begin on the next sheet");
    assert_eq!(passages.join("\n\n"), shown.texts[0].text);
}

/// What the page warns of, for the texts of one record and of all days.
fn careful(case: &Case, kind: &str) -> [Vec<Message>; 2] {
    let days = Which::Period(day("2026-03-01"), day("2026-03-31"));
    [Which::Record(case.last(kind)), days].map(|which| shown(case, which).careful)
}

#[test]
fn a_text_of_what_only_a_few_may_read_says_so_and_is_placed_as_the_plan_asks() {
    let few = Message::from(Words::ForFew);
    let case = in_fase_1(PLAN_B);
    let [one, _] = careful(&case, "observation-recorded");
    assert_eq!(one, []);
    let case = case.and([
        coordinator(enter(2, "")),
        coordinator(write_report(2)),
        coordinator(Command::RecordObservation(Observation {
            seen: "Noor zat alleen.".to_owned(),
            ..observation()
        })),
    ]);
    let [report, _] = careful(&case, "step-report-written");
    assert_eq!(report, std::slice::from_ref(&few));
    let [one, all] = careful(&case, "observation-recorded");
    assert_eq!((one, all), (vec![few.clone()], vec![few]));
    let days = Which::Period(day("2026-03-01"), day("2026-03-31"));
    assert!(shown(&case, days).texts[0].text.contains("zat alleen"));
    // Who writes their own words down from fase 2 on, keeps nothing from anybody.
    let case = case.and([observe()]);
    let [one, _] = careful(&case, "observation-recorded");
    assert_eq!(one, []);
}

#[test]
fn a_text_that_tells_what_parents_may_not_know_says_so() {
    let tells = [Message::from(Words::NotForParents)];
    let told = |source| {
        given([
            open(),
            teacher(Command::RecordObservation(Observation {
                source,
                ..observation()
            })),
        ])
    };
    for (source, expected) in [
        (Source::Child, &tells[..]),
        (Source::Parent("moeder".to_owned()), &tells[..]),
        (Source::Myself, &[]),
    ] {
        for shown in careful(&told(source), "observation-recorded") {
            assert_eq!(shown, expected);
        }
    }
    // What is said later in the same text counts with it.
    let case = told(Source::Myself);
    let target = case.last("observation-recorded");
    let secret = || report(ParentsAtReport::NotTold("Vader leest mee.".to_owned()));
    let case = case.and([
        coordinator(secret()),
        teacher(Command::CorrectRecord(RecordCorrected {
            target,
            correction: "Dit hebben wij gemeld.".to_owned(),
            reason: "Dat wist ik nog niet.".to_owned(),
        })),
    ]);
    let [one, _] = careful(&case, "observation-recorded");
    assert_eq!(one, tells);
}
