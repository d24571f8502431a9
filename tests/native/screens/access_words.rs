//! What tells of a secret by ordinary words, or in the child's own, is proposed to stay off the paper of a parent.

use meldcode::casefile::Command;
use meldcode::casefile::event::{
    Consent, Conversation, ConversationKind, ExternalContact, IndicatorAnswer, IndicatorListFilled,
    NextCheck, Observation, ParentsAtReport, ParentsKnew, RecordCorrected, Sighting, Source,
    StaffDangerCleared, StepReport,
};
use meldcode::casefile::people::{Party, PartyKind};
use meldcode::exchange::documents::{Ground, gone};
use meldcode::protocol::{IndicatorId, PhaseNumber};
use meldcode::screen::documents::access::Side;
use meldcode::screen::paper::Block;
use meldcode::text::{Choice, Ledger, Message};

use super::access::{all_of, paper, proposal, told_by};
use crate::scenarios::school::*;

/// The ground on which the last record is proposed to stay out.
fn last_of(case: &Case) -> Option<Ground> {
    let left_out = proposal(case);
    let last = left_out.records.last().expect("offered");
    last.is_left_out.then_some(last.ground)
}

fn seen(words: &str) -> Step {
    told_by(Source::Myself, "", words)
}

fn reported(summary: &str) -> Command {
    Command::WriteStepReport(StepReport {
        phase: PhaseNumber(1),
        present: String::new(),
        summary: summary.to_owned(),
        agreements: String::new(),
    })
}

fn heard_from(name: &str) -> Command {
    let answer = IndicatorAnswer {
        item: IndicatorId::from("LW03"),
        wording: "Is bang".to_owned(),
        sighting: Sighting::HeardFrom(name.to_owned()),
        grounds: Vec::new(),
    };
    Command::FillIndicatorList(IndicatorListFilled {
        list: "standaard".to_owned(),
        edition: 1,
        filled_by: vec![fenna(), ilse()],
        answers: vec![answer],
        other_explanation: String::new(),
        danger: None,
    })
}

#[test]
fn what_the_child_told_is_proposed_to_stay_out_with_what_corrects_it() {
    let told = Observation {
        seen: "Noor zegt dat papa mama slaat en dat ze het niet mag zeggen.".to_owned(),
        literal_words: "Niet tegen papa zeggen".to_owned(),
        source: Source::Child,
        ..observation()
    };
    let case = given([open(), observe(), teacher(Command::RecordObservation(told))]);
    assert_eq!(last_of(&case), Some(Ground::ChildSafety));
    let target = case.last("observation-recorded");
    let case = case.and([teacher(Command::CorrectRecord(RecordCorrected {
        target,
        correction: "Zij zei: papa duwt mama.".to_owned(),
        reason: "Ik las mijn eigen aantekening terug.".to_owned(),
    }))]);
    let left_out = proposal(&case);
    assert_eq!(gone(&case.file(), &left_out).len(), 2);
    let all = all_of(&paper(&case, &left_out, Side::Parent));
    assert!(!all.contains("papa"), "{all}");
    assert!(all.contains("half uur bij het hek"), "the rest stays");
}

#[test]
fn a_talk_with_the_child_is_proposed_to_stay_out_also_where_the_parents_knew_of_it() {
    for (kind, ground) in [
        (ConversationKind::Child, Some(Ground::ChildSafety)),
        (ConversationKind::ParentsAndChild, None),
    ] {
        let held = Conversation {
            parents_knew: Some(ParentsKnew {
                knew: true,
                reason: String::new(),
            }),
            ..conversation(kind, vec![ilse()])
        };
        let case = given([
            open(),
            observe(),
            coordinator(Command::RecordConversation(held)),
        ]);
        assert_eq!(last_of(&case), ground, "{kind:?}");
    }
}

#[test]
fn a_list_in_which_something_was_heard_from_the_child_is_proposed_to_stay_out() {
    for (name, ground) in [
        ("Noor", Some(Ground::ChildSafety)),
        ("noor duinzicht", Some(Ground::ChildSafety)),
        ("het kind zelf", Some(Ground::ChildSafety)),
        ("Wendy Zonneveld", None),
    ] {
        let case = given([open(), observe(), coordinator(heard_from(name))]);
        assert_eq!(last_of(&case), ground, "{name}");
    }
}

#[test]
fn ordinary_words_for_a_secret_report_are_proposed_to_stay_out() {
    let secret = given([
        open(),
        observe(),
        coordinator(report(ParentsAtReport::NotTold(
            "Vader leest mee.".to_owned(),
        ))),
    ]);
    let known = given([
        open(),
        observe(),
        coordinator(report(ParentsAtReport::Know)),
    ]);
    let next = NextCheck {
        on: day("2026-03-20"),
        what: "Is VT al geweest?".to_owned(),
    };
    for (step, is_told) in [
        (
            coordinator(reported("Vandaag hebben we gemeld bij VT.")),
            true,
        ),
        (coordinator(Command::SetNextCheck(next)), true),
        (seen("Wachten op onderzoek na onze melding."), true),
        (seen("De Raad voor de Kinderbescherming belde."), true),
        (seen("Zij is thuis niet veilig-thuis is ver weg."), true),
        (
            seen("Zonder vermelding van de dag, volgens de meldcode."),
            false,
        ),
        (seen("Het stond op tv."), false),
    ] {
        let told = secret.clone().and([step.clone()]);
        let ground = is_told.then_some(Ground::ChildSafety);
        assert_eq!(
            last_of(&told),
            ground,
            "{:?}",
            told.file().timeline().last()
        );
        assert_eq!(last_of(&known.clone().and([step])), None);
    }
}

#[test]
fn what_names_the_police_in_its_words_is_proposed_to_stay_out() {
    for (words, ground) in [
        ("De wijkagent reed langs.", Some(Ground::Police)),
        ("Er stond politie voor de deur.", Some(Ground::Police)),
        ("Een agent belde aan.", Some(Ground::Police)),
        ("Het staat in de agenda.", None),
    ] {
        let case = given([open(), observe(), seen(words)]);
        assert_eq!(last_of(&case), ground, "{words}");
    }
}

#[test]
fn danger_for_staff_is_proposed_to_stay_out_for_their_sake_also_when_it_is_over() {
    let case = in_fase_1(PLAN_B).and([teacher(raise_staff_danger())]);
    assert_eq!(last_of(&case), Some(Ground::OtherPerson));
    let over = StaffDangerCleared {
        unmet: Vec::new(),
        reason: "Er is gepraat.".to_owned(),
    };
    let case = case.and([principal(Command::ClearStaffDanger(over))]);
    assert_eq!(last_of(&case), Some(Ground::OtherPerson));
}

#[test]
fn a_talk_in_confidence_is_told_as_of_the_police_only_if_it_is() {
    for (kind, ground) in [
        (PartyKind::GeneralPractitioner, Ground::OtherPerson),
        (PartyKind::CommunityOfficer, Ground::Police),
    ] {
        let case = given([
            open(),
            observe(),
            principal(Command::RecordExternalContact(ExternalContact {
                party: Party {
                    kind,
                    name: String::new(),
                },
                purpose: "overleg".to_owned(),
                shared: String::new(),
                by_name: Some(true),
                consent: Consent::Given,
                outcome: "Er is zorg.".to_owned(),
                confidential: true,
            })),
        ]);
        assert_eq!(last_of(&case), Some(ground));
    }
}

#[test]
fn on_the_paper_of_a_parent_a_report_and_a_skip_tell_their_answers_in_their_own_record_alone() {
    let why = "Noor vertelde het aan Ilse.";
    let case = in_fase_1(PLAN_B).and([
        coordinator(enter(3, why)),
        coordinator(report(ParentsAtReport::Know)),
    ]);
    let read = paper(&case, &proposal(&case), Side::Parent);
    let blocks = read.sections.iter().flat_map(|section| &section.blocks);
    assert!(blocks.clone().all(|block| !matches!(block, Block::List(_))));
    let parents = Message::from(Ledger::ParentsHeading);
    let mut sections = read.sections.iter();
    let section = sections.find(|section| section.title == parents);
    let said = format!("{:?}", section.expect("the parents").blocks);
    let tells = |text: &str, words: Message| {
        text.contains(words.nl().as_ref()) || text.contains(&format!("{words:?}"))
    };
    assert!(!tells(&said, Choice::ParentsKnow.into()), "{said}");
    assert!(!tells(&said, Ledger::NeverTold.into()), "{said}");
    let records = format!("{:?}", read.sections.last());
    assert!(tells(&records, Choice::ParentsKnow.into()), "{records}");
}
