//! The print of one case: every record in words, what names the copy, and nothing that is only true today.

use meldcode::casefile::event::{CaseHandedOver, Consultation, ParentsAtReport, RecordCorrected};
use meldcode::casefile::{CaseId, Command};
use meldcode::screen::documents::{DocumentKind, document};
use meldcode::screen::paper::{Block, Document, Item};
use meldcode::screen::timeline::Line;
use meldcode::text::{CaseAlert, Ledger, Map, Message, Paper as Words, RecordLine, Sentence, Step};

use super::desk::{empty, monday, with};
use crate::scenarios::school::*;

fn print_of(case: &Case) -> Document {
    let desk = with(&[case], monday());
    document(
        &desk,
        case.journal.case(),
        DocumentKind::WholeCase,
        monday(),
    )
    .expect("a case on the desk")
}

/// The blocks under this heading; none where it is left out.
fn under(print: &Document, heading: &Message) -> Vec<Block> {
    let sections = print.sections.iter();
    let mut found = sections.filter(|section| section.title == *heading);
    found
        .next()
        .map_or_else(Vec::new, |section| section.blocks.clone())
}

fn items(print: &Document, heading: impl Into<Message>) -> Vec<Item> {
    under(print, &heading.into())
        .into_iter()
        .find_map(|block| match block {
            Block::Items(items) => Some(items),
            _ => None,
        })
        .unwrap_or_default()
}

#[test]
fn a_case_that_is_not_on_the_desk_is_not_printed() {
    for kind in DocumentKind::ALL {
        assert_eq!(
            document(&empty(), CaseId(uuid::Uuid::nil()), kind, monday()),
            None
        );
        assert_eq!(DocumentKind::from_slug(kind.slug()), Some(kind));
    }
}

#[test]
fn every_record_prints_once_in_the_order_of_the_journal_with_its_proof() {
    let case = in_fase_1(PLAN_B);
    let print = print_of(&case);
    let file = case.file();
    let records = items(&print, Words::Records);
    assert_eq!(records.len(), file.timeline().len());
    for (place, (one, entry)) in records.iter().zip(file.timeline()).enumerate() {
        assert_eq!(one.number, Some(place + 1));
        let Some(Sentence::Paper(Words::Signed { mark, .. } | Words::Unsigned { mark, .. })) =
            one.proof.as_ref().map(Message::sentence)
        else {
            panic!("a proof");
        };
        let hex = entry.hash.to_hex();
        assert!(hex.starts_with(mark), "the mark finds the record");
    }
    let last = print.sections.last().expect("the records");
    let count = u32::try_from(records.len()).expect("few");
    assert_eq!(last.lead, Some(Words::RecordsWhy { count }.into()));
}

#[test]
fn what_names_the_copy_on_every_sheet_holds_no_name_of_a_person() {
    let case = in_fase_1(PLAN_A);
    let print = print_of(&case);
    let file = case.file();
    let pupil = file.pupil().expect("a pupil").name.clone();
    let named = [&print.title, &print.marking].into_iter();
    for message in named.chain(&print.foot) {
        let text = message.nl();
        for name in pupil
            .split(' ')
            .chain(["Fenna", "Ilse", "Joris", "Vlieger"])
        {
            assert!(!text.contains(name), "{text}");
        }
    }
    let code = print.title.nl().replace("Dossier ", "");
    assert!(
        print.foot[0].nl().contains(&code),
        "one code on every sheet"
    );
}

#[test]
fn a_correction_prints_with_what_it_corrects() {
    let case = given([open(), observe()]);
    let target = case.last("observation-recorded");
    let case = case.and([teacher(Command::CorrectRecord(RecordCorrected {
        target,
        correction: "Het was bij de achterdeur.".to_owned(),
        reason: "Ik had de plek verkeerd.".to_owned(),
    }))]);
    let records = items(&print_of(&case), Words::Records);
    let texts: Vec<_> = records
        .iter()
        .flat_map(|one| {
            let facts = one
                .blocks
                .iter()
                .any(|block| matches!(block, Block::Facts(_)));
            let attached = one.blocks.iter().filter_map(|block| match block {
                Block::Attached(later) => Some(later.text.clone()),
                _ => None,
            });
            attached.map(move |text| (facts, text))
        })
        .collect();
    assert_eq!(texts, [(true, "Het was bij de achterdeur.".to_owned())]);
}

#[test]
fn an_agreement_prints_the_day_itself_because_paper_does_not_count_days() {
    let case = in_fase_1(PLAN_A).and([agree("2026-03-20")]);
    let agreements = items(&print_of(&case), Ledger::ActionsHeading);
    let [agreement] = agreements.as_slice() else {
        panic!("one agreement");
    };
    let on = day("2026-03-20");
    assert!(agreement.byline.contains(&Words::DueOn { on }.into()));
    let checked = case.last("action-agreed");
    let case = case.and([teacher(check(
        checked,
        meldcode::casefile::event::CheckOutcome::Started,
    ))]);
    let agreements = items(&print_of(&case), Ledger::ActionsHeading);
    assert!(
        agreements[0]
            .byline
            .iter()
            .any(|line| matches!(line.sentence(), Sentence::Ledger(Ledger::Started { .. })))
    );
}

#[test]
fn every_sheet_says_how_long_the_copy_may_be_kept() {
    let case = in_fase_1(PLAN_A);
    let print = print_of(&case);
    assert_eq!(print.foot.last(), Some(&Words::DestroyWithCase.into()));
    let closed = print_of(&case.and([principal(close("help-works"))]));
    assert!(matches!(
        closed.foot.last().map(Message::sentence),
        Some(Sentence::Paper(Words::DestroyAfter { .. }))
    ));
}

#[test]
fn why_a_phase_was_passed_over_stands_under_the_map_however_long_it_is() {
    let why = "Noor vertelde het zelf, en de huisarts had het ook gezien. ".repeat(20);
    let case = in_fase_1(PLAN_B).and([coordinator(enter(3, why.trim()))]);
    let about = under(&print_of(&case), &Words::About.into());
    let [_, Block::Phases(map), Block::List(reasons)] = about.as_slice() else {
        panic!("the map, and the reasons under it: {about:?}");
    };
    assert!(map.iter().all(|line| !line.words.nl().contains("huisarts")));
    let [reason] = reasons.as_slice() else {
        panic!("one phase was passed over");
    };
    assert!(reason.nl().starts_with("Fase 2") && reason.nl().ends_with(why.trim()));
}

#[test]
fn after_a_reopening_the_map_says_what_was_passed_over_and_the_head_what_came_before() {
    let over = in_fase_1(PLAN_B).and([
        coordinator(enter(3, "Noor vertelde het zelf.")).at("2026-03-05T10:00:00+01:00"),
        coordinator(close("help-works")).at("2026-03-09T10:00:00+01:00"),
    ]);
    let again = |case: Case, at: &str| case.and([coordinator(reopen("Het gaat weer mis.")).at(at)]);
    let case = again(over, "2026-03-12T10:00:00+01:00");
    let about = under(&print_of(&case), &Words::About.into());
    let [Block::Facts(facts), Block::Phases(map), _] = about.as_slice() else {
        panic!("the map: {about:?}");
    };
    let on = day("2026-03-05");
    assert_eq!(map[2].words, Map::NotBegunAfterSkip { on }.into());
    assert!(matches!(
        map[1].words.sentence(),
        Sentence::Map(Map::NotBegunAgain { .. })
    ));
    let ran = |facts: &[Line]| {
        let mut lines = facts.iter();
        let line = lines.find(|line| line.label == Words::Standing.into());
        line.map_or_else(Vec::new, |line| line.values[1..].to_vec())
    };
    let lines = |on: [&str; 3]| {
        [
            CaseAlert::Opened { on: day(on[0]) }.into(),
            CaseAlert::Closed { on: day(on[1]) }.into(),
            CaseAlert::Reopened { on: day(on[2]) }.into(),
        ]
    };
    assert_eq!(
        ran(&facts.lines),
        lines(["2026-03-02", "2026-03-09", "2026-03-12"])
    );
}

#[test]
fn a_case_that_was_at_another_school_says_so_when_it_is_opened_again() {
    let summary = Command::HandOverCase(CaseHandedOver::School {
        name: "De Kornoelje".to_owned(),
        parents: ParentsAtReport::Know,
        told_on: Some(day("2026-03-08")),
        items: vec![in_fase_1(PLAN_A).last("observation-recorded")],
    });
    let case = in_fase_1(PLAN_A).and([
        coordinator(summary).at("2026-03-09T10:00:00+01:00"),
        coordinator(reopen("Noor is terug.")).at("2026-03-12T10:00:00+01:00"),
    ]);
    let about = format!("{:?}", under(&print_of(&case), &Words::About.into()));
    let on = day("2026-03-09");
    let went: Message = CaseAlert::HandedOver { on }.into();
    assert!(about.contains(&format!("{went:?}")), "{about}");
    let closed: Message = CaseAlert::Closed { on }.into();
    assert!(!about.contains(&format!("{closed:?}")), "{about}");
}

#[test]
fn a_consultation_with_nobody_else_says_why_it_proves_no_step() {
    let alone = Command::RecordConsultation(Consultation {
        with: vec![ilse()],
        ..consultation()
    });
    for (steps, found) in [
        (vec![open(), observe(), coordinator(alone)], true),
        (vec![open(), observe()], false),
    ] {
        let about = under(&print_of(&given(steps)), &Step::Heading.into());
        let words: Message = Step::NotProvenAlone.into();
        assert_eq!(format!("{about:?}").contains(&format!("{words:?}")), found);
    }
}

#[test]
fn what_was_missing_at_a_move_prints_as_a_list() {
    let case = in_fase_1(PLAN_A).and([coordinator(enter(2, ""))]);
    let records = items(&print_of(&case), Words::Records);
    let blocks = records.iter().flat_map(|record| &record.blocks);
    let lines = blocks.flat_map(|block| match block {
        Block::Facts(facts) => facts.lines.clone(),
        _ => Vec::new(),
    });
    let lists: Vec<_> = lines.filter(|line| line.are_points).collect();
    let [unmet] = lists.as_slice() else {
        panic!("one list: {lists:?}");
    };
    assert_eq!(unmet.label, RecordLine::Unmet.into());
    assert!(unmet.values.len() > 1);
}

#[test]
fn nothing_that_is_empty_gets_a_heading() {
    let print = print_of(&in_fase_1(PLAN_A));
    assert!(print.sections.iter().all(|section| !section.is_empty()));
    assert_eq!(under(&print, &Ledger::ActionsHeading.into()), []);
    assert_eq!(under(&print, &CaseAlert::Deviations.into()), []);
    assert!(!under(&print, &Ledger::StaffHeading.into()).is_empty());
    let about = under(&print, &Words::About.into());
    assert!(matches!(&about[1], Block::Phases(phases) if phases.len() > 2));
}
