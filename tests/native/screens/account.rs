//! The account of a case as a document: what it says with names, what it leaves out without, and what it never claims.

use std::rc::Rc;

use meldcode::casefile::event::CaseOpened;
use meldcode::casefile::{CaseId, Command, Journal, fold};
use meldcode::screen::documents::{DocumentKind, document};
use meldcode::screen::paper::{Block, Document, Table};
use meldcode::text::{Account as Words, AccountFact, AccountProof, AccountStep, Message};
use meldcode::workspace::Desk;
use meldcode::workspace::desk::Dossier;

use super::desk::{empty, monday, with};
use super::people::{NOT_TOLD, correct_telling, told_of_the_report};
use crate::account::{CANARY, full_of_canaries};
use crate::scenarios::school::*;

pub(super) fn made(desk: &Desk, case: CaseId, kind: DocumentKind) -> Document {
    document(desk, case, kind, monday()).expect("a case on the desk")
}

/// A desk on which this journal lies.
pub(super) fn with_journal(journal: Journal) -> Desk {
    let mut desk = empty();
    let file = fold(&journal);
    let summary = meldcode::workspace::summary::of(&desk, &journal, &file, monday());
    desk.summaries.insert(summary.case_id(), summary);
    desk.dossiers.insert(
        journal.case(),
        Rc::new(Dossier {
            standing_number: "K7Q2-M9XA".to_owned(),
            damaged: 0,
            closed: 0,
            file,
            journal,
        }),
    );
    desk
}

pub(super) fn tables(document: &Document) -> Vec<&Table> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    blocks
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .collect()
}

pub(super) fn holds(document: &Document, message: impl Into<Message>) -> bool {
    format!("{document:?}").contains(&format!("{:?}", message.into()))
}

#[test]
fn it_says_that_it_judges_nothing_and_what_is_missing_before_anything_else() {
    let why = "Er komt geen hulp op gang.";
    let case = in_fase_1(PLAN_A).and([coordinator(enter(2, why)), coordinator(enter(3, why))]);
    let desk = with(&[&case], monday());
    let made = made(&desk, case.journal.case(), DocumentKind::Account);
    assert_eq!(made.front, [Block::Paragraph(Words::Judges.into())]);
    let titles: Vec<_> = made.sections.iter().map(|section| &section.title).collect();
    assert_eq!(titles[..2], [&Words::About.into(), &Words::Missing.into()]);
    let cells = tables(&made)
        .into_iter()
        .flat_map(|table| &table.rows)
        .flatten();
    let mut cells = cells.map(Message::nl);
    let no_reason = AccountStep::NoReason.nl();
    assert!(
        cells.any(|cell| cell.contains(no_reason.as_ref())),
        "nobody said why"
    );
    assert!(holds(
        &made,
        AccountProof::CheckCode {
            code: case.journal.check_code().to_string()
        }
    ));
}

#[test]
fn every_row_is_as_long_as_its_heads_and_every_record_stands_in_the_list() {
    let case = in_fase_1(PLAN_B);
    let desk = with(&[&case], monday());
    let made = made(&desk, case.journal.case(), DocumentKind::Account);
    let tables = tables(&made);
    assert!(tables.len() > 3);
    for table in &tables {
        assert!(table.rows.iter().all(|row| row.len() == table.heads.len()));
    }
    let records = tables.last().expect("the records");
    assert_eq!(records.rows.len(), case.journal.len());
    assert_eq!(records.rows[0][4].nl(), "Fenna Wester, leerkracht");
}

/// What the parts of a document are called: a screen reader lists them, and two of one name cannot be told apart.
pub(super) fn names_of_parts(document: &Document) -> Vec<String> {
    let mut names = Vec::new();
    for section in &document.sections {
        names.push(section.title.nl().into_owned());
        names.extend(section.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table.caption.nl().into_owned()),
            Block::Bars(bars) => Some(bars.caption.nl().into_owned()),
            _ => None,
        }));
    }
    names
}

#[test]
fn no_two_parts_are_called_the_same_also_when_the_case_was_reopened() {
    let case = in_fase_1(PLAN_A).and([
        coordinator(close("help-works")),
        coordinator(reopen("De signalen zijn terug.")),
        observe(),
    ]);
    let desk = with(&[&case], monday());
    let names = names_of_parts(&made(&desk, case.journal.case(), DocumentKind::Account));
    let different: std::collections::BTreeSet<_> = names.iter().collect();
    assert_eq!(different.len(), names.len(), "{names:#?}");
}

#[test]
fn danger_that_was_raised_twice_stands_in_two_tables_of_different_names() {
    let case = in_fase_1(PLAN_B).and([
        principal(raise_danger()).at("2026-03-03T09:00:00+01:00"),
        principal(clear_danger(1, "Noor is veilig.")).at("2026-03-03T11:00:00+01:00"),
        principal(raise_danger()).at("2026-03-03T14:00:00+01:00"),
    ]);
    let desk = with(&[&case], monday());
    let names = names_of_parts(&made(&desk, case.journal.case(), DocumentKind::Account));
    let different: std::collections::BTreeSet<_> = names.iter().collect();
    assert_eq!(different.len(), names.len(), "{names:#?}");
}

#[test]
fn what_was_done_later_stands_with_its_day_and_its_record_and_not_as_undone() {
    let why = "Er komt geen hulp op gang.";
    let case = in_fase_1(PLAN_A).and([
        coordinator(enter(2, why)),
        coordinator(enter(3, why)),
        coordinator(weigh()).at("2026-03-05T09:00:00+01:00"),
    ]);
    let desk = with(&[&case], monday());
    let made = made(&desk, case.journal.case(), DocumentKind::Account);
    let mut rows = tables(&made).into_iter().flat_map(|table| &table.rows);
    let weighed = rows.find(|row| row[0].nl().starts_with("Weeg met"));
    let weighed = weighed.expect("the weighing of fase 2");
    assert_eq!(weighed[3].nl(), format!("Stuk {}", case.journal.len()));
    let otherwise = weighed[4].nl();
    assert!(otherwise.contains(AccountStep::LaterThanAsked.nl().as_ref()));
    assert!(!otherwise.contains(AccountStep::NoReason.nl().as_ref()));
    let missing = format!("{:?}", made.sections[1]);
    assert!(missing.contains("Later gedaan, op 5 maart"), "{missing}");
    assert!(!missing.contains("Niet gedaan: Weeg met"), "{missing}");
}

#[test]
fn without_names_a_role_stands_where_a_name_stood_and_no_typed_word_is_left() {
    let case = in_fase_1(PLAN_A).and([coordinator(enter(3, "Het kind vertelde het zelf."))]);
    let desk = with(&[&case], monday());
    let with_names = made(&desk, case.journal.case(), DocumentKind::Account);
    let without = made(&desk, case.journal.case(), DocumentKind::AccountNameless);
    assert!(format!("{with_names:?}").contains("Het kind vertelde het zelf."));
    let text = format!("{without:?}");
    for name in [
        "Noor",
        "Duinzicht",
        "Tessa",
        "Fenna",
        "Ilse",
        "Joris",
        "Vlieger",
        "vertelde het zelf",
    ] {
        assert!(!text.contains(name), "{name}");
    }
    assert_eq!(
        tables(&without).last().expect("records").rows[0][4].nl(),
        "leerkracht"
    );
}

#[test]
fn no_name_and_no_typed_word_of_any_kind_of_record_comes_through_without_names() {
    for ids in [false, true] {
        let journal = full_of_canaries(ids);
        let case = journal.case();
        let desk = with_journal(journal);
        let with_names = format!("{:?}", made(&desk, case, DocumentKind::Account));
        assert!(with_names.contains(CANARY));
        let without = format!("{:?}", made(&desk, case, DocumentKind::AccountNameless));
        assert!(!without.contains(CANARY), "{without}");
        assert!(!without.contains(&desk.me.name), "nor of whoever made it");
    }
}

#[test]
fn a_case_under_an_edition_that_is_not_known_here_says_so_and_tells_the_rest() {
    let desk = with_journal(full_of_canaries(true));
    let case = *desk.dossiers.keys().next().expect("a case");
    let made = made(&desk, case, DocumentKind::Account);
    assert!(holds(&made, Words::PlanUnknown));
    assert!(!tables(&made).is_empty(), "the records are told");
}

#[test]
fn a_case_without_a_known_parent_says_that_nothing_was_written_of_what_parents_were_told() {
    let Command::OpenCase(opened) = open().command().clone() else {
        panic!("it is opened");
    };
    let without = Command::OpenCase(CaseOpened {
        parents: Vec::new(),
        ..opened
    });
    let case = given([teacher(without), observe()]);
    let desk = with(&[&case], monday());
    let made = made(&desk, case.journal.case(), DocumentKind::Account);
    let mut sections = made.sections.iter();
    let parents = sections.find(|section| section.title == AccountFact::Parents.into());
    let said = &parents.expect("the section").blocks;
    assert!(said.contains(&Block::Paragraph(Words::MissingTellings.into())));
}

#[test]
fn a_ground_for_closing_stands_without_what_the_plan_tells_whoever_closes() {
    let case = in_fase_1(PLAN_A).and([coordinator(close("suspicion-refuted"))]);
    let desk = with(&[&case], monday());
    let made = made(&desk, case.journal.case(), DocumentKind::Account);
    assert!(holds(
        &made,
        Words::ClosedOn {
            on: day("2026-03-02"),
            ground: "Het vermoeden klopt niet.".to_owned(),
        }
    ));
}

#[test]
fn a_phase_that_was_left_is_over_and_not_called_done_above_what_was_not_done() {
    let case = given([
        open(),
        observe(),
        coordinator(choose(PLAN_A, "Het moet nu.")),
        coordinator(enter(1, "Het moet nu.")),
    ]);
    let desk = with(&[&case], monday());
    let made = made(&desk, case.journal.case(), DocumentKind::Account);
    let over = AccountStep::PhaseOver {
        on: day("2026-03-02"),
    };
    let captions: Vec<_> = tables(&made)
        .into_iter()
        .map(|table| table.caption.nl())
        .collect();
    assert!(captions.iter().any(|said| said.contains(&*over.nl())));
    assert!(captions.iter().all(|said| !said.contains("Gedaan op")));
}

#[test]
fn a_talk_of_which_not_everything_was_ticked_is_done_in_the_table_and_not_wholly_in_what_is_missing()
 {
    let held = Command::RecordConversation(talk_with_parents(vec![fenna()], &[]));
    let case = in_fase_1(PLAN_A).and([teacher(held), coordinator(enter(3, "Het moet nu."))]);
    let desk = with(&[&case], monday());
    let made = made(&desk, case.journal.case(), DocumentKind::Account);
    let said = format!("{made:?}");
    let talk = "Voer minstens één gesprek met de ouder(s)";
    assert!(said.contains(&format!("Gedaan, niet volledig: {talk}")));
    assert!(!said.contains(&format!("Niet gedaan: {talk}")));
    let topic =
        "De hulp die de gezinscoach of de jeugdverpleegkundige kan geven bij opvoedproblemen";
    let topic = topic.to_owned();
    let unspoken = AccountStep::NotSpoken { topic };
    assert_eq!(
        said.matches(unspoken.nl().as_ref()).count(),
        2,
        "in the table and in what is missing"
    );
}

#[test]
fn a_telling_that_was_corrected_says_so_and_without_names_only_by_its_number() {
    let case = given([open(), told_of_the_report()]);
    let target = case.last("parents-informed");
    let case = case.and([teacher(correct_telling(target))]);
    let (desk, id) = (with(&[&case], monday()), case.journal.case());
    let heading = Message::from(AccountFact::Parents);
    let told = |kind| {
        let made = made(&desk, id, kind);
        let mut sections = made.sections.iter();
        let part = sections.find(|one| one.title == heading).expect("there");
        format!("{part:?}")
    };
    let (named, unnamed) = (
        told(DocumentKind::Account),
        told(DocumentKind::AccountNameless),
    );
    let corrected = |correction: &str| {
        let correction = correction.to_owned();
        let number = 3;
        AccountFact::Corrected { number, correction }
            .nl()
            .into_owned()
    };
    assert!(named.contains(&corrected(NOT_TOLD)), "{named}");
    assert!(!unnamed.contains(NOT_TOLD));
    assert!(
        unnamed.contains(&corrected(&Words::LeftOut.nl())),
        "{unnamed}"
    );
}
