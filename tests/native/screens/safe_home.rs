//! A report to Veilig Thuis, prepared: the parts of its form, facts apart, and gaps that stop nobody.

use meldcode::casefile::event::{
    AgreedAction, ConversationKind, Observation, ParentsAtReport, StaffDangerCleared,
};
use meldcode::casefile::people::Owner;
use meldcode::casefile::{Command, Signature};
use meldcode::screen::Door;
use meldcode::screen::case::overview;
use meldcode::screen::documents::access::Side;
use meldcode::screen::documents::{
    DocumentKind, REPORT, ReporterName, choosable, document, shortened,
};
use meldcode::screen::form::FormKind;
use meldcode::screen::paper::{Block, Document, Section};
use meldcode::text::{Message, SafeHomePaper as Words};

use super::desk::{empty, monday, with};
use crate::scenarios::school::*;

pub(super) fn prepared(case: &Case) -> Document {
    printed(case, REPORT)
}

pub(super) fn printed(case: &Case, kind: DocumentKind) -> Document {
    let desk = with(&[case], monday());
    document(&desk, case.journal.case(), kind, monday()).expect("a case on the desk")
}

pub(super) fn part(document: &Document, title: Words) -> String {
    let title = Message::from(title);
    let mut sections = document.sections.iter();
    let found: Option<&Section> = sections.find(|section| section.title == title);
    format!("{found:?}")
}

pub(super) fn suspicion() -> Case {
    given([
        open(),
        teacher(Command::RecordObservation(Observation {
            seen: "Noor droeg een trui in de hitte.".to_owned(),
            interpretation: "Misschien verbergt ze iets.".to_owned(),
            ..observation()
        })),
    ])
}

#[test]
fn it_has_the_parts_of_the_form_of_veilig_thuis_in_their_order() {
    let case = suspicion().and([principal(weigh()), teacher(arrange_help())]);
    let document = prepared(&case);
    let titles: Vec<Message> = document.sections.into_iter().map(|one| one.title).collect();
    assert_eq!(
        titles,
        [
            Words::Explanation,
            Words::Steps,
            Words::Reporter,
            Words::Concerned,
            Words::Facts,
            Words::Meaning,
            Words::Weighed,
            Words::ParentsKnow,
            Words::Network,
            Words::Rest,
        ]
        .map(Message::from)
    );
    assert!(document.is_read_aloud);
}

#[test]
fn a_part_of_the_form_about_which_nothing_is_known_says_so() {
    let document = prepared(&given([open()]));
    assert_eq!(document.sections.len(), 10);
    for title in [Words::Network, Words::Facts] {
        let nothing = Block::Paragraph(Words::NothingKnown.into());
        let found = document
            .sections
            .iter()
            .find(|one| one.title == title.clone().into());
        assert_eq!(
            found.map(|one| one.blocks.clone()),
            Some(vec![nothing]),
            "{title:?}"
        );
    }
}

#[test]
fn facts_are_told_apart_from_what_somebody_makes_of_them() {
    let document = prepared(&suspicion());
    let (facts, meaning) = (
        part(&document, Words::Facts),
        part(&document, Words::Meaning),
    );
    assert!(facts.contains("trui in de hitte") && !facts.contains("verbergt"));
    assert!(meaning.contains("verbergt") && !meaning.contains("trui in de hitte"));
}

#[test]
fn what_is_missing_is_named_and_stops_nobody() {
    let document = prepared(&given([open()]));
    let about = part(&document, Words::Explanation);
    for gap in ["GapFacts", "GapAdvice", "GapWeighing", "MissingStopsNobody"] {
        assert!(about.contains(gap), "{gap}: {about}");
    }
    assert_eq!(
        document.sections[0].blocks.last(),
        Some(&Block::Paragraph(Words::MissingStopsNobody.into())),
        "it is no item of the list"
    );
    assert!(about.contains("GapTold") && about.contains("Tessa Duinzicht"));
    assert!(!about.contains("GapBirthDate"), "that one is known");
    let asked = given([open(), principal(weigh())]);
    assert!(!part(&prepared(&asked), Words::Explanation).contains("GapWeighing"));
}

#[test]
fn the_family_may_be_kept_from_the_name_and_veilig_thuis_never_is() {
    let case = suspicion();
    let desk = with(&[&case], monday());
    let hidden = DocumentKind::SafeHomeReport(ReporterName::Hidden);
    let id = case.journal.case();
    let hidden = document(&desk, id, hidden, monday()).expect("on the desk");
    let reporter = part(&hidden, Words::Reporter);
    assert!(reporter.contains("NameHidden") && reporter.contains(&ilse().name));
    assert!(part(&prepared(&case), Words::Reporter).contains("NameGiven"));
}

#[test]
fn the_long_reports_of_the_steps_come_after_everything_that_is_asked_on_the_telephone() {
    let case = suspicion().and([teacher(write_report(1))]);
    let document = prepared(&case);
    let titles: Vec<&Message> = document.sections.iter().map(|one| &one.title).collect();
    assert_eq!(titles.last(), Some(&&Message::from(Words::Reports)));
    let written = "StepReport";
    assert!(part(&document, Words::Reports).contains(written));
    assert!(!part(&document, Words::Steps).contains(written));
    assert!(part(&document, Words::Explanation).contains("About"));
}

#[test]
fn a_signature_is_not_read_aloud_and_a_missing_one_is() {
    let proof = |case: &Case| {
        let facts = part(&prepared(case), Words::Facts);
        (facts.contains("Signed {"), facts.contains("Unsigned {"))
    };
    let mut case = suspicion();
    assert_eq!(proof(&case), (false, true));
    let seen = case.last("observation-recorded");
    case.journal.countersign(seen, Signature([7; 64]));
    assert_eq!(proof(&case), (false, false));
}

#[test]
fn it_tells_that_danger_was_over_as_it_tells_danger() {
    let case = in_fase_1(PLAN_B).and([
        principal(raise_danger()),
        principal(raise_staff_danger()),
        principal(clear_danger(1, "Vader is het huis uit.")),
        principal(Command::ClearStaffDanger(StaffDangerCleared {
            unmet: Vec::new(),
            reason: "Er is met hem gepraat.".to_owned(),
        })),
    ]);
    let facts = part(&prepared(&case), Words::Facts);
    for over in ["Vader is het huis uit.", "Er is met hem gepraat."] {
        assert!(facts.contains(over), "{facts}");
    }
}

#[test]
fn what_happened_first_stands_first_whenever_it_was_written() {
    let seen = |words: &str| {
        teacher(Command::RecordObservation(Observation {
            seen: words.to_owned(),
            ..observation()
        }))
    };
    let case = given([
        open(),
        seen("later gezien"),
        seen("eerder gezien").happened("2026-02-20T09:00:00+01:00"),
    ]);
    let facts = part(&prepared(&case), Words::Facts);
    let at = |words| facts.find(words).expect("told");
    assert!(at("eerder gezien") < at("later gezien"), "{facts}");
}

#[test]
fn where_the_plan_asks_for_the_report_it_is_laid_ready_first() {
    let case = in_fase_1(PLAN_B).and([principal(raise_danger())]);
    let desk = with(&[&case], monday());
    let shown = overview(&desk, case.journal.case(), monday()).expect("on the desk");
    let duties = shown.duties.into_iter().flat_map(|shelf| shelf.duties);
    let doors: Vec<Vec<Door>> = duties
        .map(|duty| duty.buttons.iter().map(|button| button.door).collect())
        .collect();
    let record = Door::Form(FormKind::SafeHomeReport);
    let asked: Vec<_> = doors
        .iter()
        .filter(|doors| doors.contains(&record))
        .collect();
    assert!(!asked.is_empty(), "danger asks for the report");
    assert!(asked.iter().all(|doors| doors[0] == Door::Document(REPORT)));
}

#[test]
fn whom_to_call_stands_above_it_veilig_thuis_first() {
    let contacts = meldcode::protocol::shipped::contacts().expect("shipped");
    let calls = REPORT.calls(&contacts.contacts);
    let numbers: Vec<&str> = calls.iter().map(|call| call.number.as_str()).collect();
    assert_eq!(numbers, ["0800-2000", "112"]);
    assert!(DocumentKind::WholeCase.calls(&contacts.contacts).is_empty());
}

#[test]
fn what_was_reported_before_is_told_with_what_parents_knew() {
    let case = suspicion().and([principal(report(ParentsAtReport::NotTold(
        "vader kijkt mee".to_owned(),
    )))]);
    let rest = part(&prepared(&case), Words::Rest);
    assert!(rest.contains("vader kijkt mee") && rest.contains("AskNumber"));
}

#[test]
fn a_long_report_is_shortened_by_hand_and_says_how_much_is_left_out() {
    let case = suspicion().and([observe(), teacher(arrange_help())]);
    let desk = with(&[&case], monday());
    let id = case.journal.case();
    let offered = choosable(&desk, id, REPORT);
    assert_eq!(offered.len(), 3, "two observations and the help");
    let without = |left_out: &[String]| {
        shortened(&desk, id, REPORT, left_out, monday()).expect("a case on the desk")
    };
    assert_eq!(
        without(&[]),
        prepared(&case),
        "nothing is left out beforehand"
    );
    let left_out = [offered[0].0.clone(), offered[2].0.clone()];
    let short = without(&left_out);
    let facts = part(&short, Words::Facts);
    assert!(!facts.contains("Noor droeg een trui"), "{facts}");
    assert!(!part(&short, Words::Meaning).contains("Misschien verbergt ze iets"));
    // Of what was left out nobody may read that it is not in the case.
    assert!(part(&short, Words::Network).contains("NothingHere"));
    assert!(!format!("{short:?}").contains("NothingKnown"));
    let said = Block::Paragraph(Words::LeftOut { pieces: 2 }.into());
    let explained = short.sections.first().expect("the explanation");
    assert!(explained.blocks.contains(&said));
    assert!(choosable(&desk, id, DocumentKind::WholeCase).is_empty());
}

#[test]
fn no_sheet_of_it_is_named_after_a_person() {
    let document = prepared(&suspicion());
    let named = format!(
        "{:?}{:?}{:?}",
        document.title, document.marking, document.foot
    );
    assert!(!named.contains("Noor") && !named.contains("Ilse"));
    assert!(document.title.nl().starts_with("Voorbereiding melding"));
    assert_eq!(
        meldcode::screen::documents::document(
            &empty(),
            meldcode::casefile::CaseId(uuid::Uuid::nil()),
            REPORT,
            monday()
        ),
        None
    );
}

#[test]
fn where_no_parent_stands_in_the_case_it_says_what_a_talk_and_an_agreement_say_of_them() {
    let mut opening = open().command().clone();
    if let Command::OpenCase(opened) = &mut opening {
        opened.parents.clear();
    }
    let nobody = given([teacher(opening)]);
    let about = |case: &Case| part(&prepared(case), Words::Explanation);
    assert!(about(&nobody).contains("GapParents"));
    let case = nobody.and([
        coordinator(Command::RecordConversation(conversation(
            ConversationKind::Parents,
            vec![ilse()],
        ))),
        coordinator(Command::AgreeAction(AgreedAction {
            what: "belt de huisarts".to_owned(),
            owner: Owner::Parent("Evi".to_owned()),
            due_on: day("2026-03-20"),
        })),
    ]);
    assert!(!about(&case).contains("GapParents") && about(&case).contains("GapCustody"));
    assert!(part(&prepared(&case), Words::Concerned).contains("Evi"));
    let known = part(&prepared(&case), Words::ParentsKnow);
    assert!(
        !known.contains("NothingKnown") && known.contains("Gesprek"),
        "{known}"
    );
}

#[test]
fn who_can_unlock_on_this_device_stands_on_no_paper_that_leaves_the_school() {
    let case = suspicion().and([coordinator(Command::AgreeAction(AgreedAction {
        what: "belt de huisarts".to_owned(),
        owner: Owner::Staff(maud()),
        due_on: day("2026-03-20"),
    }))]);
    let (desk, id) = (with(&[&case], monday()), case.journal.case());
    let whole = document(&desk, id, DocumentKind::WholeCase, monday());
    let said = |document: &Document| format!("{document:?}").contains("niet op dit apparaat");
    assert!(said(&whole.expect("on the desk")), "maud is not here");
    assert!(!said(&prepared(&case)));
    let copy = super::access::paper(&case, &super::access::proposal(&case), Side::Parent);
    assert!(!said(&copy));
}
