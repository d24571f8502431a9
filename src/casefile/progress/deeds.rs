//! Tells each record as the deeds it proves.

use std::collections::BTreeSet;

use super::evidence;
use crate::casefile::event::{
    Conversation, ConversationKind, Event, ExternalContact, ParentsInformed, Telling,
};
use crate::casefile::people::{PartyKind, PersonRef};
use crate::casefile::state::{CaseFile, TimelineEntry};
use crate::protocol::progress::Deed;
use crate::protocol::{DeedKind, Role, TopicId};

/// The deeds of the running period, in the journal's order.
pub(super) fn deeds(case: &CaseFile) -> Vec<Deed> {
    case.in_period()
        .flat_map(|(entry, event)| {
            let phase = match event {
                Event::StepReportWritten(report) => report.phase,
                _ => case.phase_then(entry),
            };
            let roles = roles(entry, event);
            kinds(event).into_iter().map(move |kind| Deed {
                kind,
                on: entry.happened_on(),
                phase,
                roles: roles.clone(),
                topics: topics(event),
                about: match event {
                    Event::PlacedInParnasSys(placed) => {
                        placed.records.iter().copied().map(evidence).collect()
                    }
                    _ => Vec::new(),
                },
                evidence: evidence(entry.hash),
            })
        })
        .collect()
}

/// The kinds of deed that an event is; one talk with parents and child is both.
fn kinds(event: &Event) -> Vec<DeedKind> {
    match event {
        Event::ObservationRecorded(_) => vec![DeedKind::Observation],
        Event::ConsultationHeld(_) => vec![DeedKind::Consultation],
        Event::IndicatorListFilled(_) => vec![DeedKind::IndicatorList],
        Event::PlanChosen(_) => vec![DeedKind::PlanChoice],
        Event::StepReportWritten(_) => vec![DeedKind::StepReport],
        Event::ConversationPartnersChosen(_) => vec![DeedKind::ConversationPartners],
        Event::ConversationHeld(conversation) => kinds_of_talk(conversation),
        Event::ActionAgreed(_) => vec![DeedKind::AgreedAction],
        Event::ActionChecked(_) => vec![DeedKind::FollowUpCheck],
        Event::HelpArranged(_) => vec![DeedKind::HelpArranged],
        Event::ExternalContactMade(contact) => kinds_of_contact(contact),
        Event::CareTeamConsulted(_) => vec![DeedKind::CareTeam],
        Event::WideConsultationHeld(_) => vec![DeedKind::WideConsultation],
        Event::ParentsInformed(_) => vec![DeedKind::ParentsInformed],
        Event::WeighingRecorded(_) => vec![DeedKind::Weighing],
        Event::SafeHomeAdviceAsked(_) => vec![DeedKind::SafeHomeAdvice],
        Event::SafeHomeReported(_) => vec![DeedKind::SafeHomeReport],
        Event::SafeHomeFeedbackReceived(_) => vec![DeedKind::SafeHomeFeedback],
        Event::CaseManagerAppointed(_) => vec![DeedKind::CaseManager],
        Event::PlacedInParnasSys(_) => vec![DeedKind::PlacedInParnasSys],
        Event::CaseOpened(_)
        | Event::HypothesisSettled(_)
        | Event::PhaseEntered(_)
        | Event::NextCheckSet(_)
        | Event::ParentViewAttached(_)
        | Event::DangerRaised(_)
        | Event::DangerCleared(_)
        | Event::StaffDangerRaised(_)
        | Event::StaffDangerCleared(_)
        | Event::RecordCorrected(_)
        | Event::RecordErased(_)
        | Event::ReasonGiven(_)
        | Event::ConflictSettled(_)
        | Event::SiblingLinked(_)
        | Event::EditionMoved(_)
        | Event::CaseHandedOver(_)
        | Event::CaseClosed(_)
        | Event::CaseReopened(_)
        | Event::RetentionHeld(_)
        | Event::Unknown { .. } => Vec::new(),
    }
}

fn kinds_of_talk(conversation: &Conversation) -> Vec<DeedKind> {
    match conversation.kind {
        ConversationKind::Parents => vec![DeedKind::ParentConversation],
        ConversationKind::Child => vec![DeedKind::ChildConversation],
        ConversationKind::ParentsAndChild => {
            vec![DeedKind::ParentConversation, DeedKind::ChildConversation]
        }
        // What parents make of it is only filled in when they were there.
        ConversationKind::HomeVisit if conversation.acknowledgement.is_some() => {
            vec![DeedKind::HomeVisit, DeedKind::ParentConversation]
        }
        ConversationKind::HomeVisit => vec![DeedKind::HomeVisit],
        ConversationKind::Emergency => vec![DeedKind::EmergencyConversation],
    }
}

/// A contact with Veilig Thuis counts as such even when it was written down as any other (Seed L95).
fn kinds_of_contact(contact: &ExternalContact) -> Vec<DeedKind> {
    match contact.party.kind {
        PartyKind::Police | PartyKind::CommunityOfficer => {
            vec![DeedKind::ExternalContact, DeedKind::PoliceContact]
        }
        PartyKind::SafeHome => vec![DeedKind::ExternalContact, DeedKind::SafeHomeAdvice],
        PartyKind::GeneralPractitioner
        | PartyKind::FamilyCoach
        | PartyKind::YouthNurse
        | PartyKind::LocalTeam
        | PartyKind::CertifiedInstitution
        | PartyKind::SchoolSocialWork
        | PartyKind::CrisisService
        | PartyKind::AttendanceOfficer
        | PartyKind::ConfidentialInspector
        | PartyKind::SchoolBoard
        | PartyKind::Other => vec![DeedKind::ExternalContact],
    }
}

/// The roles that took part: those named as taking part, else the author.
fn roles(entry: &TimelineEntry, event: &Event) -> BTreeSet<Role> {
    let named: &[PersonRef] = match event {
        Event::ConversationHeld(conversation) => &conversation.held_by,
        Event::IndicatorListFilled(filled) => &filled.filled_by,
        Event::WeighingRecorded(weighing) => &weighing.weighed_by,
        Event::ConsultationHeld(consultation) => {
            // Colleagues are named "besides the author".
            return with_author(entry, &consultation.with);
        }
        Event::ConversationPartnersChosen(choice) => return with_author(entry, &choice.speakers),
        _ => &[],
    };
    if named.is_empty() {
        return BTreeSet::from([entry.author.role]);
    }
    named.iter().map(|person| person.role).collect()
}

fn with_author(entry: &TimelineEntry, others: &[PersonRef]) -> BTreeSet<Role> {
    let others = others.iter().map(|person| person.role);
    others.chain([entry.author.role]).collect()
}

/// What was spoken of. A telling that was left out speaks of nothing.
fn topics(event: &Event) -> BTreeSet<TopicId> {
    match event {
        Event::ConversationHeld(conversation) => conversation.topics.clone(),
        Event::ParentsInformed(ParentsInformed {
            topics,
            telling: Telling::Told { .. },
            ..
        }) => topics.clone(),
        _ => BTreeSet::new(),
    }
}
