//! Tells each record as the deeds it proves.

use std::collections::BTreeSet;

use super::evidence;
use crate::casefile::event::{Conversation, ConversationKind, Event, ExternalContact};
use crate::casefile::people::{PartyKind, PersonRef};
use crate::casefile::state::{CaseFile, TimelineEntry, spoken_of};
use crate::order::Gather as _;
use crate::protocol::progress::{Deed, Evidence};
use crate::protocol::{DeedKind, Role};

/// The deeds of the running period, in the journal's order.
pub(super) fn deeds(case: &CaseFile) -> Vec<Deed> {
    case.in_period()
        .flat_map(|(entry, event)| {
            let phase = if let Event::StepReportWritten(report) = event {
                report.phase
            } else {
                case.phase_then(entry)
            };
            let roles = roles(entry, event);
            kinds(event).into_iter().map(move |kind| Deed {
                kind,
                on: entry.happened_on(),
                phase,
                roles: roles.clone(),
                topics: spoken_of(event).cloned().gather(),
                about: placed(event),
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
    // Colleagues and speakers are named "besides the author".
    if let Event::ConsultationHeld(consultation) = event {
        return with_author(entry, &consultation.with);
    }
    if let Event::ConversationPartnersChosen(choice) = event {
        return with_author(entry, &choice.speakers);
    }
    let named: &[PersonRef] = if let Event::ConversationHeld(conversation) = event {
        &conversation.held_by
    } else if let Event::IndicatorListFilled(filled) = event {
        &filled.filled_by
    } else if let Event::WeighingRecorded(weighing) = event {
        &weighing.weighed_by
    } else {
        &[]
    };
    if named.is_empty() {
        return BTreeSet::from([entry.author.role]);
    }
    named.iter().map(|person| person.role).gather()
}

fn with_author(entry: &TimelineEntry, others: &[PersonRef]) -> BTreeSet<Role> {
    let others = others.iter().map(|person| person.role);
    others.chain([entry.author.role]).gather()
}

fn placed(event: &Event) -> Vec<Evidence> {
    if let Event::PlacedInParnasSys(placed) = event {
        placed.records.iter().copied().map(evidence).collect()
    } else {
        Vec::new()
    }
}
