//! What the parents were not to know stays off the paper of a parent, and with it whatever tells of it.

use meldcode::casefile::Command;
use meldcode::casefile::event::{
    AgreedAction, Answer, CaseHandedOver, CheckOutcome, Consent, Conversation, ConversationKind,
    ConversationPartners, DangerRaised, ExternalContact, InDanger, NotToldGround, ParentsAtReport,
    ParentsInformed, ParentsKnew, Partners, RecordCorrected, SafeHomeAdvice, SafeHomeFeedback,
    Telling,
};
use meldcode::casefile::people::{Owner, Party, PartyKind};
use meldcode::exchange::documents::{Ground, LeftOut};
use meldcode::screen::documents::access::{Side, caution};
use meldcode::screen::documents::{DocumentKind, document};
use meldcode::screen::paper::{Block, Document};
use meldcode::text::{AccessPaper as Words, Ledger, Message, Timeline};

use super::access::{all_of, items, paper, proposal};
use super::desk::{monday, with};
use crate::scenarios::school::*;

const FEAR: &str = "Vader wordt gewelddadig als hij dit hoort.";

fn told_nothing(ground: NotToldGround) -> Command {
    Command::RecordParentsInformed(ParentsInformed {
        parents: vec!["Tessa Duinzicht".to_owned()],
        topics: [].into(),
        about: "wat wij gaan doen".to_owned(),
        telling: Telling::NotTold {
            ground,
            reason: FEAR.to_owned(),
        },
    })
}

fn call(kind: PartyKind, consent: Consent) -> Command {
    Command::RecordExternalContact(ExternalContact {
        party: Party {
            kind,
            name: String::new(),
        },
        purpose: "overleg".to_owned(),
        shared: String::new(),
        by_name: Some(false),
        consent,
        outcome: String::new(),
        confidential: false,
    })
}

fn agree_to(what: &str) -> Command {
    Command::AgreeAction(AgreedAction {
        what: what.to_owned(),
        owner: Owner::Staff(ilse()),
        due_on: day("2026-03-20"),
    })
}

fn open_talk() -> Step {
    let held = conversation(ConversationKind::Parents, vec![ilse()]);
    coordinator(Command::RecordConversation(held))
}

/// A case in which nothing is secret, and the same case with a report that the parents do not know of.
fn without_and_with_a_secret() -> (Case, Case) {
    let open_case = given([open(), observe(), open_talk()]);
    let case = open_case.clone().and([
        coordinator(Command::RecordSafeHomeAdvice(SafeHomeAdvice {
            spoke_to: String::new(),
            question: "Moeten wij melden?".to_owned(),
            advice: String::new(),
        })),
        coordinator(weigh()),
        coordinator(call(PartyKind::SafeHome, Consent::Told)),
        coordinator(report(ParentsAtReport::NotTold(FEAR.to_owned()))),
        coordinator(told_nothing(NotToldGround::Trust)),
        coordinator(agree_to("Nabellen met veilig thuis")),
    ]);
    let (told, agreed) = (case.last("safe-home-reported"), case.last("action-agreed"));
    let case = case.and([
        coordinator(Command::RecordSafeHomeFeedback(SafeHomeFeedback {
            report: Some(told),
            summary: "Zij gaan langs.".to_owned(),
        })),
        coordinator(Command::CorrectRecord(RecordCorrected {
            target: told,
            correction: "Om tien uur.".to_owned(),
            reason: "Op de klok gekeken.".to_owned(),
        })),
        coordinator(check(agreed, CheckOutcome::Started)),
    ]);
    (open_case, case)
}

fn left_out_of(left_out: &LeftOut) -> Vec<Option<Ground>> {
    let records = left_out.records.iter();
    records
        .map(|one| one.is_left_out.then_some(one.ground))
        .collect()
}

#[test]
fn a_report_that_the_parents_do_not_know_of_is_proposed_to_stay_out_with_all_that_tells_of_it() {
    let (_, case) = without_and_with_a_secret();
    let (known, secret) = (None, Some(Ground::ChildSafety));
    let mut expected = vec![known, known];
    expected.resize(11, secret);
    assert_eq!(left_out_of(&proposal(&case)), expected);
    // What the parents know may be read, and so may the way there.
    let known = given([
        open(),
        observe(),
        coordinator(weigh()),
        coordinator(report(ParentsAtReport::Know)),
    ]);
    assert_eq!(left_out_of(&proposal(&known)), [None; 3]);
}

#[test]
fn of_an_agreement_whose_check_is_left_out_the_paper_does_not_say_that_it_is_still_due() {
    let case = given([open(), observe(), agree("2026-03-16")]);
    let agreed = case.last("action-agreed");
    let case = case.and([coordinator(check(agreed, CheckOutcome::Started))]);
    let judged = case.last("action-checked");
    let mut left_out = proposal(&case);
    for choice in &mut left_out.records {
        choice.is_left_out = choice.record == judged;
    }
    let document = paper(&case, &left_out, Side::Parent);
    let heading = Message::from(Ledger::ActionsHeading);
    let mut sections = document.sections.iter();
    assert!(!sections.any(|section| section.title == heading));
    assert!(all_of(&document).contains("moeder belt de huisarts"));
}

#[test]
fn the_paper_is_the_one_of_a_case_in_which_nothing_secret_happened() {
    let (open_case, case) = without_and_with_a_secret();
    let left_out = proposal(&case);
    let (shown, plain) = (
        paper(&case, &left_out, Side::Parent),
        paper(&open_case, &left_out, Side::Parent),
    );
    // The steps, the agreements, the phases and what parents were told: all but the codes and the records.
    let between = |document: &Document| {
        let last = document.sections.len() - 1;
        let sections = document.sections.clone();
        format!("{:?} {:?}", document.front, &sections[1..last])
    };
    assert_eq!(between(&shown), between(&plain));
    let first = &items(&shown)[..items(&plain).len()];
    assert_eq!(
        first,
        items(&plain),
        "what stood before it stands unchanged"
    );
    let rest = &items(&shown)[first.len()..];
    assert_eq!(rest.len(), 9);
    for item in rest {
        assert_eq!(item.head, Message::from(Words::RecordLeftOut));
        assert_eq!((&item.beside, &item.byline[..]), (&None, &[][..]));
    }
    let all = all_of(&shown);
    assert!(
        !all.contains("gewelddadig") && !all.contains("safehome"),
        "{all}"
    );
}

#[test]
fn what_was_not_told_for_somebodys_safety_is_proposed_to_stay_out() {
    let base = given([open(), observe(), open_talk()]);
    let talk_with_the_child = Conversation {
        parents_knew: Some(ParentsKnew {
            knew: false,
            reason: FEAR.to_owned(),
        }),
        ..conversation(ConversationKind::Child, vec![ilse()])
    };
    let dangerous = ConversationPartners {
        choice: Partners::Child,
        speakers: vec![ilse()],
        raises_danger: Answer::Doubt,
        advice: String::new(),
        reason: FEAR.to_owned(),
    };
    let to_school = CaseHandedOver::School {
        name: "De Wilg".to_owned(),
        parents: ParentsAtReport::NotTold(FEAR.to_owned()),
        told_on: None,
        items: vec![base.last("observation-recorded")],
    };
    for (command, ground) in [
        (
            told_nothing(NotToldGround::ChildSafety),
            Some(Ground::ChildSafety),
        ),
        (
            told_nothing(NotToldGround::StaffSafety),
            Some(Ground::OtherPerson),
        ),
        (told_nothing(NotToldGround::Unreachable), None),
        (
            call(PartyKind::Other, Consent::NotTold(FEAR.to_owned())),
            Some(Ground::ChildSafety),
        ),
        (call(PartyKind::Other, Consent::Told), None),
        (
            Command::RecordConversation(talk_with_the_child),
            Some(Ground::ChildSafety),
        ),
        (
            Command::ChooseConversationPartners(dangerous),
            Some(Ground::ChildSafety),
        ),
        (partners(Partners::Both, "Zij willen praten."), None),
        (Command::HandOverCase(to_school), Some(Ground::ChildSafety)),
    ] {
        let asked = format!("{command:?}");
        let case = base.clone().and([coordinator(command)]);
        let left_out = proposal(&case);
        assert_eq!(left_out_of(&left_out)[2], ground, "{asked}");
        let all = all_of(&paper(&case, &left_out, Side::Parent));
        assert_eq!(
            all.contains("gewelddadig"),
            ground.is_none() && asked.contains(FEAR)
        );
    }
}

#[test]
fn before_printing_the_page_says_that_there_is_something_the_parents_do_not_know() {
    let (open_case, case) = without_and_with_a_secret();
    let says = |case: &Case, left_out: &LeftOut| {
        let desk = with(&[case], monday());
        caution(&desk, case.journal.case(), left_out).map(|known| (known.is_open, known.title))
    };
    assert_eq!(says(&open_case, &proposal(&open_case)), None);
    let mut left_out = proposal(&case);
    assert_eq!(
        says(&case, &left_out),
        Some((false, Words::SecretLeftOut.into()))
    );
    let told = case.last("safe-home-reported");
    let mut records = left_out.records.iter_mut();
    let report = records.find(|one| one.record == told).expect("offered");
    report.is_left_out = false;
    assert_eq!(
        says(&case, &left_out),
        Some((true, Words::SecretStands.into()))
    );
}

#[test]
fn how_the_case_stands_is_on_no_paper_of_a_parent() {
    let case = given([open(), teacher(raise_danger())]);
    let shown = all_of(&paper(&case, &LeftOut::default(), Side::Parent));
    // The danger stands in its record. That it is open, and in which phase, is worked out from all records together.
    for worked_out in [
        "casealert(danger)",
        "phases(",
        "step(heading)",
        "paper(phase)",
    ] {
        assert!(!shown.contains(worked_out), "{worked_out}: {shown}");
    }
    assert!(shown.contains("dangerraised"));
}

#[test]
fn whoever_was_only_chosen_as_veilig_thuis_tells_of_the_report_too() {
    let (_, case) = without_and_with_a_secret();
    let case = case.and([coordinator(Command::AgreeAction(AgreedAction {
        what: "Nabellen".to_owned(),
        owner: Owner::Outside(Party {
            kind: PartyKind::SafeHome,
            name: String::new(),
        }),
        due_on: day("2026-03-20"),
    }))]);
    let proposed = left_out_of(&proposal(&case));
    assert_eq!(proposed.last(), Some(&Some(Ground::ChildSafety)));
}

fn notes_of(document: &Document) -> Vec<Message> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let items = blocks.flat_map(|block| match block {
        Block::Items(items) => items.as_slice(),
        _ => &[],
    });
    items.flat_map(|item| item.notes.clone()).collect()
}

#[test]
fn a_parent_does_not_read_whether_a_move_went_as_the_plan_asks() {
    let case = given([
        open(),
        observe(),
        teacher(choose(PLAN_A, "Eten.")),
        teacher(enter(1, "")),
    ]);
    let (desk, id) = (with(&[&case], monday()), case.journal.case());
    let whole = document(&desk, id, DocumentKind::WholeCase, monday());
    let whole = notes_of(&whole.expect("on the desk"));
    let copy = notes_of(&paper(&case, &proposal(&case), Side::Parent));
    for note in [Timeline::Deviation, Timeline::ReasonOwed] {
        assert!(whole.contains(&note.clone().into()), "{note:?}");
        assert!(!copy.contains(&note.clone().into()), "{note:?}");
    }
}

fn danger(what: &str) -> Command {
    Command::RaiseDanger(DangerRaised {
        for_whom: [InDanger::Pupil].into(),
        what: what.to_owned(),
        stamped_at: None,
    })
}

#[test]
fn danger_and_when_it_was_over_stay_out_beside_a_report_the_parents_do_not_know_of() {
    let raised = || given([open(), teacher(danger("Vader wacht met riem bij het hek"))]);
    let over = || principal(clear_danger(3, "Noor logeert bij tante Mien"));
    let told = |parents| principal(report(parents));
    let urgent = Conversation {
        summary: "Het gaat om de riem.".to_owned(),
        ..conversation(ConversationKind::Emergency, vec![ilse(), joris()])
    };
    let case = raised().and([
        coordinator(Command::RecordConversation(urgent)),
        told(ParentsAtReport::NotTold(FEAR.to_owned())),
        over(),
    ]);
    let left_out = proposal(&case);
    let all = all_of(&paper(&case, &left_out, Side::Parent));
    for words in ["riem", "mien", "veilig thuis", "phase: phasenumber(3)"] {
        assert!(!all.contains(words), "{words}: {all}");
    }
    // That they know of the report does not make it safe to read where somebody is.
    let known = raised().and([told(ParentsAtReport::Know), over()]);
    let all = all_of(&paper(&known, &proposal(&known), Side::Parent));
    assert!(!all.contains("riem") && !all.contains("mien"), "{all}");
    assert!(all.contains("safehomereport"), "{all}");
}

#[test]
fn what_was_missing_at_a_move_is_on_no_paper_of_a_parent() {
    let case = given([
        open(),
        teacher(raise_danger()),
        principal(clear_danger(0, "Het kind is opgehaald.")),
        teacher(choose(PLAN_A, "Eten.")),
    ]);
    let unmet = "recordline(unmet)";
    let (desk, id) = (with(&[&case], monday()), case.journal.case());
    let whole = document(&desk, id, DocumentKind::WholeCase, monday());
    assert!(all_of(&whole.expect("on the desk")).contains(unmet));
    let copy = all_of(&paper(&case, &proposal(&case), Side::Parent));
    assert!(
        !copy.contains(unmet) && !copy.contains("veilig thuis"),
        "{copy}"
    );
}
