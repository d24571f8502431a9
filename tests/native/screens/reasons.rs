//! Why something went otherwise than the plan asks is said by who was asked just that.

use meldcode::casefile::Command;
use meldcode::casefile::event::ReasonGiven;
use meldcode::screen::case::overview;
use meldcode::screen::documents::{DocumentKind, document};
use meldcode::screen::paper::Block;
use meldcode::text::{CaseAlert, Message};

use super::desk::{monday, with};
use crate::scenarios::school::*;

/// What is said of why, under each deviation, on the page and in the account.
fn whys(case: &Case) -> [String; 2] {
    let (desk, id) = (with(&[case], monday()), case.journal.case());
    let page = overview(&desk, id, monday())
        .expect("on the desk")
        .deviations;
    let page: Vec<String> = page
        .iter()
        .map(|line| line.reason.nl().into_owned())
        .collect();
    let account = document(&desk, id, DocumentKind::Account, monday()).expect("on the desk");
    let heading = Message::from(CaseAlert::Deviations);
    let mut sections = account.sections.iter();
    let told = sections.find(|section| section.title == heading);
    let mut words = String::new();
    for block in &told.expect("told").blocks {
        let Block::Items(items) = block else { continue };
        for block in items.iter().flat_map(|item| &item.blocks) {
            if let Block::Paragraph(text) = block {
                words.push_str(&text.nl());
                words.push('\n');
            }
        }
    }
    [page.join("\n"), words]
}

#[test]
fn the_answer_to_another_question_is_no_reason_why_something_was_not_done() {
    let over = "Vader is het huis uit.";
    let case = given([
        open(),
        observe(),
        teacher(choose(PLAN_B, "Striemen en uitspraak.")),
        teacher(raise_danger()),
        principal(clear_danger(2, over)),
    ]);
    for told in whys(&case) {
        assert!(
            told.contains(&format!("Waarom is het gevaar voorbij? {over}")),
            "{told}"
        );
        assert!(
            told.contains("Waarom dit stappenplan? Striemen en uitspraak."),
            "{told}"
        );
        assert!(!told.contains("Reden:"), "{told}");
    }
    // Who moved it was asked just that, and so was whoever gave it later.
    let moved = given([
        open(),
        teacher(choose(PLAN_A, "")),
        teacher(enter(1, "Eten.")),
    ]);
    let chosen = moved.last("plan-chosen");
    let case = moved.and([teacher(Command::GiveReason(ReasonGiven {
        target: chosen,
        reason: "Er was haast.".to_owned(),
    }))]);
    for told in whys(&case) {
        assert!(
            told.contains("Reden: Er was haast.") && told.contains("Reden: Eten."),
            "{told}"
        );
    }
}
