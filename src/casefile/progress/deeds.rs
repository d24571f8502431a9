//! Tells each record as the deeds it proves.

use std::collections::BTreeSet;

use super::evidence;
use crate::casefile::event::{Conversation, ConversationKind, Event, ExternalContact, Partners};
use crate::casefile::people::{PartyKind, PersonRef};
use crate::casefile::state::{CaseFile, TimelineEntry, answers_for_parents, spoken_of};
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
            let roles: BTreeSet<Role> = entry.took_part().iter().map(|one| one.role).gather();
            let mut kinds = kinds(event);
            if answers_for_parents(entry, event) {
                kinds.push(DeedKind::ParentsInformed);
            }
            kinds.into_iter().map(move |kind| Deed {
                kind,
                at: entry.happened_at,
                phase,
                roles: roles.clone(),
                is_alone: is_alone(entry, event),
                leaves_out: leaves_out(entry, event),
                topics: spoken_of(event).cloned().gather(),
                about: placed(event),
                evidence: evidence(entry.hash),
            })
        })
        .collect()
}

/// Whether it is a consultation in which nobody but its author took part: what was thought over alone was not discussed.
fn is_alone(entry: &TimelineEntry, event: &Event) -> bool {
    let Event::ConsultationHeld(consultation) = event else {
        return false;
    };
    let mut with = consultation.with.iter();
    with.all(|one| one.id == entry.author.id)
}

/// Whether it is the choice to speak with nobody yet, and says why, at once or later (domain 1.6 no. 22).
pub(super) fn leaves_out(entry: &TimelineEntry, event: &Event) -> bool {
    matches!(event, Event::ConversationPartnersChosen(chosen)
        if chosen.choice == Partners::Nobody && !entry.why(&chosen.reason).is_empty())
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

/// A contact with Veilig Thuis counts as such even when it was written down as any other (Seed L95), and as that alone: who
/// asks its advice, or tells the school's own board, has not asked others what they know (Seed L141).
fn kinds_of_contact(contact: &ExternalContact) -> Vec<DeedKind> {
    match contact.party.kind {
        PartyKind::Police | PartyKind::CommunityOfficer => {
            vec![DeedKind::ExternalContact, DeedKind::PoliceContact]
        }
        PartyKind::SafeHome => vec![DeedKind::SafeHomeAdvice],
        PartyKind::SchoolBoard => Vec::new(),
        PartyKind::GeneralPractitioner
        | PartyKind::FamilyCoach
        | PartyKind::YouthNurse
        | PartyKind::LocalTeam
        | PartyKind::CertifiedInstitution
        | PartyKind::SchoolSocialWork
        | PartyKind::CrisisService
        | PartyKind::AttendanceOfficer
        | PartyKind::ConfidentialInspector
        | PartyKind::Other => vec![DeedKind::ExternalContact],
    }
}

impl TimelineEntry {
    /// The kinds of deed that it is; none for what was erased or is not for this reader.
    pub fn deeds(&self) -> Vec<DeedKind> {
        self.event().map_or_else(Vec::new, kinds)
    }

    /// Who took part in what it records: those it names as taking part, else its author.
    pub fn took_part(&self) -> Vec<&PersonRef> {
        // Colleagues and speakers are named "besides the author".
        let (named, with_author): (&[PersonRef], bool) = match self.event() {
            Some(Event::ConsultationHeld(consultation)) => (&consultation.with, true),
            Some(Event::ConversationPartnersChosen(choice)) => (&choice.speakers, true),
            Some(Event::ConversationHeld(conversation)) => (&conversation.held_by, false),
            Some(Event::IndicatorListFilled(filled)) => (&filled.filled_by, false),
            Some(Event::WeighingRecorded(weighing)) => (&weighing.weighed_by, false),
            _ => (&[], true),
        };
        let mut part: Vec<&PersonRef> = named.iter().collect();
        if with_author || part.is_empty() {
            part.push(&self.author);
        }
        part
    }
}

fn placed(event: &Event) -> Vec<Evidence> {
    if let Event::PlacedInParnasSys(placed) = event {
        placed.records.iter().copied().map(evidence).collect()
    } else {
        Vec::new()
    }
}
