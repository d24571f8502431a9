//! What the police told stands in no report to Veilig Thuis, wherever it was said.

use meldcode::casefile::Command;
use meldcode::casefile::event::{ExternalContact, WideConsultation};
use meldcode::casefile::people::{Party, PartyKind};
use meldcode::screen::documents::DocumentKind;
use meldcode::text::{Message, SafeHomePaper as Words, Timeline};

use super::safe_home::{part, prepared, printed, suspicion};
use crate::scenarios::school::*;

#[test]
fn what_the_police_told_is_named_and_not_repeated() {
    let case = suspicion().and([principal(Command::RecordExternalContact(ExternalContact {
        party: Party {
            kind: PartyKind::Police,
            name: String::new(),
        },
        purpose: "melding van de buren".to_owned(),
        shared: String::new(),
        by_name: Some(true),
        consent: meldcode::casefile::event::Consent::Told,
        outcome: "Er loopt een onderzoek.".to_owned(),
        confidential: true,
    }))]);
    let document = prepared(&case);
    assert!(part(&document, Words::Network).contains("AskPolice"));
    assert!(!format!("{document:?}").contains("onderzoek"));
    let inside = format!("{:?}", Message::from(Timeline::Confidential));
    assert!(
        !format!("{document:?}").contains(&inside),
        "who in the school may read it, is no affair of theirs"
    );
    let kept = printed(&case, DocumentKind::WholeCase);
    assert!(format!("{kept:?}").contains(&inside));
}

#[test]
fn what_the_police_told_where_more_were_at_the_table_is_not_repeated_either() {
    let held = |kind| {
        let case = suspicion().and([principal(Command::RecordWideConsultation(
            WideConsultation {
                needed: true,
                participants: vec![Party {
                    kind,
                    name: String::new(),
                }],
                summary: "De wijkagent rijdt langs.".to_owned(),
            },
        ))]);
        part(&prepared(&case), Words::Network)
    };
    let network = held(PartyKind::CommunityOfficer);
    assert!(network.contains("WideParticipants") && network.contains("AskPolice"));
    assert!(!network.contains("rijdt langs"), "{network}");
    let network = held(PartyKind::GeneralPractitioner);
    assert!(network.contains("rijdt langs") && !network.contains("AskPolice"));
}

fn contact(kind: PartyKind, confidential: bool) -> Step {
    principal(Command::RecordExternalContact(ExternalContact {
        party: Party {
            kind,
            name: String::new(),
        },
        purpose: "overleg over thuis".to_owned(),
        shared: String::new(),
        by_name: Some(true),
        consent: meldcode::casefile::event::Consent::Told,
        outcome: "Er loopt een onderzoek.".to_owned(),
        confidential,
    }))
}

#[test]
fn whether_the_police_told_it_goes_by_who_they_are_and_not_by_who_may_read_it() {
    for (kind, confidential, says, is_told) in [
        (PartyKind::Police, false, "AskPolice", false),
        (PartyKind::CommunityOfficer, true, "AskPolice", false),
        (PartyKind::GeneralPractitioner, true, "InConfidence", false),
        (
            PartyKind::GeneralPractitioner,
            false,
            "ContactOutcome",
            true,
        ),
    ] {
        let document = prepared(&suspicion().and([contact(kind, confidential)]));
        let network = part(&document, Words::Network);
        assert!(network.contains(says), "{network}");
        for told in ["onderzoek", "overleg over thuis"] {
            assert_eq!(network.contains(told), is_told, "{network}");
        }
        let is_named = kind == PartyKind::GeneralPractitioner;
        assert_eq!(network.contains("ContactWith"), is_named, "{network}");
    }
}
