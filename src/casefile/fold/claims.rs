//! What an event says, by itself, about a matter that another record may contradict.

use crate::casefile::event::{CaseHandedOver, CheckOutcome, Event};
use crate::casefile::state::{Matter, Says};
use crate::protocol::Alarm;

/// What an event decides; `None` for one that decides nothing by itself.
///
/// An opening decides three things at once and a settlement repeats another record; both are taken apart by
/// those who know the records around them.
pub(super) fn claim(event: &Event) -> Option<(Matter, Says)> {
    use Alarm::{AcuteDanger, StaffDanger};
    let claim = match event {
        Event::PlanChosen(chosen) => (Matter::Plan, Says::Plan(chosen.plan.clone())),
        Event::EditionMoved(moved) => (Matter::Plan, Says::Plan(moved.to.clone())),
        Event::PhaseEntered(entered) => (Matter::Phase, Says::Phase(entered.phase)),
        Event::CaseReopened(_) => (Matter::Status, Says::Open),
        Event::CaseClosed(_) => (Matter::Status, Says::Closed),
        Event::CaseHandedOver(CaseHandedOver::School { .. }) => (Matter::Status, Says::HandedOver),
        Event::CaseHandedOver(CaseHandedOver::Colleague { to, .. }) => {
            (Matter::CaseManager, Says::CaseManager(to.clone()))
        }
        Event::CaseManagerAppointed(appointed) => {
            let who = appointed.who.clone();
            (Matter::CaseManager, Says::CaseManager(who))
        }
        Event::DangerRaised(_) => (Matter::Alarm(AcuteDanger), Says::Raised),
        Event::DangerCleared(_) => (Matter::Alarm(AcuteDanger), Says::Cleared),
        Event::StaffDangerRaised(_) => (Matter::Alarm(StaffDanger), Says::Raised),
        Event::StaffDangerCleared(_) => (Matter::Alarm(StaffDanger), Says::Cleared),
        Event::ActionChecked(check) => {
            let says = match check.outcome {
                CheckOutcome::Started => Says::Started,
                CheckOutcome::Extended { .. } => Says::Extended,
                CheckOutcome::NotStarted => Says::NotStarted,
            };
            (Matter::Agreement(check.action), says)
        }
        Event::HypothesisSettled(settled) => {
            let says = if settled.confirmed {
                Says::Confirmed
            } else {
                Says::Refuted
            };
            (Matter::Hypothesis(settled.observation), says)
        }
        Event::CaseOpened(_)
        | Event::ObservationRecorded(_)
        | Event::ConsultationHeld(_)
        | Event::IndicatorListFilled(_)
        | Event::StepReportWritten(_)
        | Event::ConversationPartnersChosen(_)
        | Event::ConversationHeld(_)
        | Event::ActionAgreed(_)
        | Event::NextCheckSet(_)
        | Event::HelpArranged(_)
        | Event::ExternalContactMade(_)
        | Event::CareTeamConsulted(_)
        | Event::WideConsultationHeld(_)
        | Event::ParentsInformed(_)
        | Event::ParentViewAttached(_)
        | Event::WeighingRecorded(_)
        | Event::SafeHomeAdviceAsked(_)
        | Event::SafeHomeReported(_)
        | Event::SafeHomeFeedbackReceived(_)
        | Event::PlacedInParnasSys(_)
        | Event::RecordCorrected(_)
        | Event::RecordErased(_)
        | Event::ReasonGiven(_)
        | Event::ConflictSettled(_)
        | Event::SiblingLinked(_)
        | Event::RetentionHeld(_)
        | Event::Unknown { .. } => return None,
    };
    Some(claim)
}

/// Whether an event is a step towards more help, which a concurrent closing contradicts.
pub(super) fn escalates(event: &Event) -> bool {
    if let Event::PhaseEntered(entered) = event {
        return entered.phase > entered.from;
    }
    matches!(
        event,
        Event::PlanChosen(_)
            | Event::DangerRaised(_)
            | Event::StaffDangerRaised(_)
            | Event::SafeHomeReported(_)
    )
}
