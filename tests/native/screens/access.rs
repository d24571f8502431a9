//! What a parent gets to read: nothing that was left out remains anywhere in it, however it was written.

use meldcode::casefile::Command;
use meldcode::casefile::event::{
    AgreedAction, CheckOutcome, Consent, ConversationKind, ExternalContact, HelpArranged,
    Observation, ParentsAtReport, RecordCorrected, SafeHomeFeedback, SafeHomeReport, Source,
    WideConsultation,
};
use meldcode::casefile::people::{Owner, Party, PartyKind};
use meldcode::exchange::documents::{Ground, LeftOut, NameChoice, Reach, gone};
use meldcode::screen::documents::access::{Side, access, draft_key, proposed, questions, start};
use meldcode::screen::paper::{Block, Document, Item};
use meldcode::text::{AccessPaper as Words, Message, Sentence};
use proptest::prelude::*;

use super::desk::{monday, with};
use crate::scenarios::school::*;

/// An observation with a source, bystanders and free text that names them in other ways.
pub(super) fn told_by(source: Source, present: &str, seen: &str) -> Step {
    teacher(Command::RecordObservation(Observation {
        source,
        present: present.to_owned(),
        seen: seen.to_owned(),
        ..observation()
    }))
}

pub(super) fn paper(case: &Case, left_out: &LeftOut, side: Side) -> Document {
    let desk = with(&[case], monday());
    access(&desk, case.journal.case(), (left_out, side), monday()).expect("on the desk")
}

pub(super) fn proposal(case: &Case) -> LeftOut {
    proposed(&with(&[case], monday()), case.journal.case()).expect("on the desk")
}

/// Everything that can be drawn of it, in small letters.
pub(super) fn all_of(document: &Document) -> String {
    format!("{document:?}").to_lowercase()
}

fn choice<'a>(left_out: &'a LeftOut, name: &str) -> &'a NameChoice {
    let mut names = left_out.names.iter();
    names
        .find(|choice| choice.name == name)
        .unwrap_or_else(|| panic!("{name} among {:?}", left_out.names))
}

fn leave_out(left_out: &mut LeftOut, name: &str) {
    left_out.names.push(NameChoice {
        name: name.to_owned(),
        reach: Reach::Everywhere,
        ground: Ground::OtherPerson,
        is_left_out: true,
    });
}

#[test]
fn the_program_proposes_sources_bystanders_the_reporter_and_the_police() {
    let case = given([
        open(),
        told_by(
            Source::Colleague("Wendy Zonneveld".to_owned()),
            "Sem de Boer en tante Karin",
            "Noor huilde.",
        ),
        principal(Command::RecordSafeHomeReport(SafeHomeReport {
            spoke_to: "mevrouw Akkerman".to_owned(),
            reference: String::new(),
            summary: String::new(),
            parents: ParentsAtReport::Know,
            feedback_due_on: None,
        })),
        principal(police("Er kwam een wagen langs.")),
    ]);
    let left_out = proposal(&case);
    for (name, ground) in [
        ("Wendy Zonneveld", Ground::Source),
        ("Sem de Boer", Ground::OtherPerson),
        ("Karin", Ground::OtherPerson),
        ("Akkerman", Ground::OtherPerson),
        ("Joris Tadema", Ground::Reporter),
        ("Ad Bosman", Ground::Police),
    ] {
        let choice = choice(&left_out, name);
        assert_eq!(
            (choice.ground, choice.is_left_out),
            (ground, true),
            "{name}"
        );
    }
    assert!(
        !choice(&left_out, &fenna().name).is_left_out,
        "a colleague in function"
    );
    assert!(
        !choice(&left_out, "Tessa Duinzicht").is_left_out,
        "the parent who asks"
    );
    assert!(
        left_out
            .names
            .iter()
            .all(|choice| choice.name != "Noor Duinzicht")
    );
    let police = case.last("external-contact-made");
    let record = left_out.records.iter().find(|one| one.record == police);
    let record = record.expect("every record but the opening");
    assert_eq!((record.ground, record.is_left_out), (Ground::Police, true));
}

fn police(outcome: &str) -> Command {
    Command::RecordExternalContact(ExternalContact {
        party: Party {
            kind: PartyKind::Police,
            name: "Ad Bosman".to_owned(),
        },
        purpose: "melding van de buren".to_owned(),
        shared: String::new(),
        by_name: Some(true),
        consent: Consent::Told,
        outcome: outcome.to_owned(),
        confidential: true,
    })
}

#[test]
fn whatever_the_police_have_a_part_in_is_proposed_to_stay_out_with_what_is_about_it() {
    let by = |kind, name: &str| Party {
        kind,
        name: name.to_owned(),
    };
    let agreed = |owner| {
        coordinator(Command::AgreeAction(AgreedAction {
            what: "Elke week langs het hek.".to_owned(),
            owner,
            due_on: day("2026-03-20"),
        }))
    };
    let wide = |kind| {
        coordinator(Command::RecordWideConsultation(WideConsultation {
            needed: true,
            participants: vec![by(PartyKind::YouthNurse, ""), by(kind, "")],
            summary: "Wie doet wat.".to_owned(),
        }))
    };
    let help = |kind| {
        coordinator(Command::ArrangeHelp(HelpArranged {
            via: by(kind, ""),
            what: "Een gesprek.".to_owned(),
            starts_on: None,
            expected: String::new(),
        }))
    };
    for (step, is_police) in [
        (
            agreed(Owner::Outside(by(PartyKind::Police, "agent Bosman"))),
            true,
        ),
        (
            agreed(Owner::Outside(by(PartyKind::CommunityOfficer, ""))),
            true,
        ),
        (agreed(Owner::Outside(by(PartyKind::YouthNurse, ""))), false),
        (agreed(Owner::Staff(ilse())), false),
        (wide(PartyKind::Police), true),
        (wide(PartyKind::CrisisService), false),
        (help(PartyKind::CommunityOfficer), true),
        (help(PartyKind::YouthNurse), false),
    ] {
        let case = given([open(), observe(), step]);
        let left_out = proposal(&case);
        let last = left_out.records.last().expect("offered");
        let ground = last.is_left_out.then_some(last.ground);
        let is_it = is_police.then_some(Ground::Police);
        assert_eq!(ground, is_it, "{:?}", case.file().timeline().last());
    }
    let case = given([
        open(),
        observe(),
        agreed(Owner::Outside(by(PartyKind::Police, "agent Bosman"))),
    ]);
    let target = case.last("action-agreed");
    let case = case.and([
        coordinator(check(target, CheckOutcome::Started)),
        coordinator(Command::CorrectRecord(RecordCorrected {
            target,
            correction: "De politie rijdt langs.".to_owned(),
            reason: "Zo is het afgesproken.".to_owned(),
        })),
    ]);
    let left_out = proposal(&case);
    assert_eq!(
        gone(&case.file(), &left_out).len(),
        3,
        "with what is about it"
    );
    let all = all_of(&paper(&case, &left_out, Side::Parent));
    for told in ["politie", "police", "bosman", "langs het hek"] {
        assert!(!all.contains(told), "{told} in {all}");
    }
}

#[test]
fn a_name_that_is_left_out_remains_nowhere_in_any_spelling() {
    let hostile = "Karin\u{202e} van \u{200b}Z\u{f6}e<b>l</b>";
    let case = given([
        open(),
        told_by(
            Source::Colleague("Wendy Zonneveld".to_owned()),
            "Sem de Boer",
            "WENDY zei dat sem's fiets bij juf Zonneveld stond. Wen\u{ad}dys jas, zonneveldje, se\u{301}m.",
        ),
        teacher(Command::AgreeAction(AgreedAction {
            what: "Wendy   Zonneveld belt de ouders van Sem de\nBoer.".to_owned(),
            owner: Owner::Outside(Party {
                kind: PartyKind::Other,
                name: hostile.to_owned(),
            }),
            due_on: day("2026-03-20"),
        })),
    ]);
    let mut left_out = proposal(&case);
    leave_out(&mut left_out, hostile);
    let document = paper(&case, &left_out, Side::Parent);
    let all = all_of(&document);
    for gone in [
        "wendy",
        "zonneveld",
        "boer",
        "karin",
        "wen\u{ad}dy",
        "\\u{ad}",
    ] {
        assert!(!all.contains(gone), "{gone} in {all}");
    }
    let words = |word: &str| {
        all.split(|sign: char| !sign.is_alphanumeric())
            .any(|one| one == word)
    };
    assert!(!words("sem") && !words("s\u{e9}m"));
    assert!(all.contains("noor"), "the child's own name stays");
}

#[test]
fn a_short_name_goes_as_a_word_and_the_months_stay() {
    let case = given([
        open(),
        told_by(
            Source::Third("Jan".to_owned()),
            "",
            "Op 12 januari zag JAN het, bij Jans huis.",
        ),
    ]);
    let all = all_of(&paper(&case, &proposal(&case), Side::Parent));
    assert!(all.contains("12 januari"));
    assert!(!all.contains(" jan ") && !all.contains("jans"));
}

#[test]
fn a_small_word_of_a_name_goes_with_the_name_and_stays_elsewhere() {
    let case = given([
        open(),
        told_by(
            Source::Third("Piet van der Zwaluw".to_owned()),
            "",
            "Mevrouw Van der Zwaluw stond op de hoek van der straat, bij de Zwaluwtjes.",
        ),
    ]);
    let all = all_of(&paper(&case, &proposal(&case), Side::Parent));
    assert!(all.contains("op de hoek van der straat"), "{all}");
    assert!(!all.contains("mevrouw van"), "{all}");
    assert!(!all.contains("zwaluw"), "{all}");
}

#[test]
fn the_reporters_role_goes_with_the_name() {
    let case = given([open(), observe(), principal(report(ParentsAtReport::Know))]);
    let all = all_of(&paper(&case, &proposal(&case), Side::Parent));
    assert!(
        !all.contains(&joris().name.to_lowercase()),
        "who did nothing but report is nowhere, not in a list of staff either: {all}"
    );
    assert!(!all.contains("weggelaten], directeur"), "{all}");
    assert!(all.contains("[naam weggelaten]"));
}

#[test]
fn whoever_spoke_with_the_parents_and_reported_is_missing_only_at_the_report() {
    let held = conversation(ConversationKind::Parents, vec![ilse()]);
    let case = given([
        open(),
        observe(),
        coordinator(Command::RecordConversation(held)),
        coordinator(report(ParentsAtReport::Know)),
    ]);
    let told = case.last("safe-home-reported");
    let case = case.and([
        coordinator(Command::RecordSafeHomeFeedback(SafeHomeFeedback {
            report: Some(told),
            summary: "Zij onderzoeken het.".to_owned(),
        })),
        coordinator(Command::CorrectRecord(RecordCorrected {
            target: told,
            correction: "Om tien uur.".to_owned(),
            reason: "Ilse keek op de klok.".to_owned(),
        })),
    ]);
    let document = paper(&case, &proposal(&case), Side::Parent);
    let named = |item: &Item| format!("{item:?}").contains("Ilse");
    let items = items(&document);
    let by_name: Vec<bool> = items.iter().map(named).collect();
    assert_eq!(
        by_name,
        [false, false, true, false, false, false],
        "openly at the talk, nowhere at the report and what is about it"
    );
    let all = all_of(&document);
    assert_eq!(all.matches("ilse graafland").count(), 3, "{all}");
    assert!(!all.contains("wrotehere"), "nobody counts her records");
}

#[test]
fn on_the_parents_paper_no_ground_can_be_told_from_another() {
    let case = given([
        open(),
        told_by(
            Source::Third("Wendy Zonneveld".to_owned()),
            "Sem de Boer",
            "Wendy en Sem stonden erbij.",
        ),
        principal(police("Er kwam een wagen langs.")),
        principal(report(ParentsAtReport::Know)),
    ]);
    let mut left_out = proposal(&case);
    let papers = Ground::ALL.map(|ground| {
        for name in &mut left_out.names {
            name.ground = ground;
        }
        for record in &mut left_out.records {
            record.ground = ground;
        }
        paper(&case, &left_out, Side::Parent)
    });
    for paper in &papers {
        assert_eq!(paper, &papers[0]);
    }
    let school = |ground| {
        let mut left_out = proposal(&case);
        left_out
            .names
            .iter_mut()
            .for_each(|one| one.ground = ground);
        paper(&case, &left_out, Side::School)
    };
    assert_ne!(school(Ground::Source), school(Ground::Reporter));
}

/// The records of the paper, in their order.
pub(super) fn items(document: &Document) -> &[Item] {
    let blocks = document.sections.last().map(|section| &section.blocks[..]);
    let Some([Block::Items(items)]) = blocks else {
        panic!("the records stand last");
    };
    items
}

#[test]
fn a_record_that_is_left_out_takes_what_repeats_it_along() {
    let case = given([
        open(),
        observe(),
        principal(police("Er loopt een onderzoek.")),
    ]);
    let target = case.last("external-contact-made");
    let case = case.and([principal(Command::CorrectRecord(RecordCorrected {
        target,
        correction: "Het onderzoek is gestopt.".to_owned(),
        reason: "De politie belde over het onderzoek.".to_owned(),
    }))]);
    let left_out = proposal(&case);
    let document = paper(&case, &left_out, Side::Parent);
    let all = all_of(&document);
    assert!(
        !all.contains("onderzoek") && !all.contains("buren"),
        "{all}"
    );
    assert_eq!(
        all.matches("accesspaper(recordleftout)").count(),
        2,
        "both keep their place"
    );
    let [_, _, gone, _] = items(&document) else {
        panic!("four records");
    };
    assert_eq!((&gone.beside, &gone.byline[..]), (&None, &[][..]), "no day");
    assert!(all.contains("half uur bij het hek"), "the rest stays");
}

#[test]
fn a_person_decides_about_each_and_the_school_keeps_the_reasons() {
    let case = given([
        open(),
        told_by(
            Source::Third("Wendy Zonneveld".to_owned()),
            "",
            "Wendy belde.",
        ),
    ]);
    let desk = with(&[&case], monday());
    let mut left_out = proposal(&case);
    let [names, records] = questions(&desk, case.journal.case(), &left_out);
    assert_eq!(records.len(), 1, "not the opening");
    let wendy = names
        .iter()
        .position(|one| one.label == Message::verbatim("Wendy Zonneveld".to_owned()))
        .expect("proposed");
    left_out.settle(true, wendy, (Ground::ChildSafety, false));
    assert!(all_of(&paper(&case, &left_out, Side::Parent)).contains("wendy"));
    left_out.settle(true, wendy, (Ground::ChildSafety, true));
    left_out.settle(false, 0, (Ground::WorkNote, true));
    let parent = all_of(&paper(&case, &left_out, Side::Parent));
    assert!(!parent.contains("wendy") && !parent.contains("worknote"));
    let school = format!("{:?}", paper(&case, &left_out, Side::School));
    assert!(school.contains("Wendy Zonneveld") && school.contains("ChildSafety"));
    assert!(school.contains("WorkNote"));
}

#[test]
fn what_was_decided_is_there_again_after_a_lock_beside_what_came_in_since() {
    let told = told_by(
        Source::Colleague("Wendy Zonneveld".to_owned()),
        "",
        "Het regende.",
    );
    let case = given([open(), told]);
    let mut desk = with(&[&case], monday());
    let id = case.journal.case();
    let mut decided = start(&desk, id).expect("on the desk");
    assert!(choice(&decided, "Wendy Zonneveld").is_left_out);
    let place = decided
        .names
        .iter()
        .position(|one| one.name == "Wendy Zonneveld")
        .expect("proposed");
    decided.settle(true, place, (Ground::Source, false));
    leave_out(&mut decided, "jas");
    decided.settle(false, 0, (Ground::ChildSafety, true));

    let later = case.and([told_by(
        Source::Third("Dirk Jansen".to_owned()),
        "",
        "Het sneeuwde.",
    )]);
    desk = with(&[&later], monday());
    let kept = decided.to_draft().expect("a draft");
    desk.drafts.insert(draft_key(id), kept);
    let again = start(&desk, id).expect("on the desk");
    assert!(!choice(&again, "Wendy Zonneveld").is_left_out);
    assert!(choice(&again, "jas").is_left_out);
    assert_eq!(again.records[0], decided.records[0]);
    assert!(
        choice(&again, "Dirk Jansen").is_left_out,
        "as it is proposed"
    );
    assert_eq!(again.records.len(), decided.records.len() + 1);
}

#[test]
fn both_papers_are_named_by_the_code_and_not_by_a_person() {
    let case = given([open(), observe()]);
    for side in [Side::Parent, Side::School] {
        let document = paper(&case, &proposal(&case), side);
        let named = format!("{:?}{:?}", document.title, document.foot);
        assert!(!named.contains("Noor") && !named.contains("Ilse"));
    }
    let parent = paper(&case, &proposal(&case), Side::Parent);
    assert!(matches!(
        parent.title.sentence(),
        Sentence::AccessPaper(Words::Named { .. })
    ));
    let foot: Vec<String> = parent
        .foot
        .iter()
        .map(|line| line.nl().into_owned())
        .collect();
    assert!(foot[1].contains("Vernietig dit papier"));
    assert!(
        !foot[1].contains("dossier"),
        "that is about the school's copies: {foot:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever a name is made of and wherever it is written, leaving it out leaves none of it.
    #[test]
    fn no_name_survives_being_left_out(
        name in "[A-Z][a-zàéïöü]{3,9} (van |de |el )?[A-Z\u{202e}\u{200b}][a-z]{4,9}",
        before in "[a-z .,<>&]{0,12}",
        after in "[a-z .,<>&]{0,12}",
        is_loud in any::<bool>(),
    ) {
        let written = if is_loud { name.to_uppercase() } else { name.clone() };
        let text = format!("{before}{written}{after}");
        let case = given([open(), told_by(Source::Third(name.clone()), &text, &text)]);
        let left = all_of(&paper(&case, &proposal(&case), Side::Parent));
        let nothing = told_by(Source::Third(String::new()), &format!("-{before}"), &format!("-{after}"));
        let own = all_of(&paper(&given([open(), nothing]), &LeftOut::default(), Side::Parent));
        for word in name.split_whitespace().filter(|word| word.chars().count() > 3) {
            let word = word.to_lowercase();
            let word = word.trim_matches(|sign: char| !sign.is_alphanumeric());
            // The program's own words may hold the letters by chance.
            prop_assert!(!left.contains(word) || own.contains(word), "{} in {}", word, left);
        }
    }
}
