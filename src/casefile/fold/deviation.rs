//! Finds what deviates from the plan, and which of it still owes a reason.

use super::course::{passed_over, reason};
use crate::casefile::event::{
    CaseHandedOver, Consent, ConversationPartners, Event, ParentsAtReport, ParentsKnew, Telling,
};
use crate::casefile::state::{Deviation, TimelineEntry};
use crate::protocol::{ConditionId, PhaseNumber};

/// What one record deviates in.
struct Departure<'a> {
    unmet: Vec<ConditionId>,
    skipped: Vec<PhaseNumber>,
    reason: &'a str,
}

/// Every deviation, in the journal's order.
pub(super) fn deviations(timeline: &[TimelineEntry]) -> Vec<Deviation> {
    timeline
        .iter()
        .filter_map(|entry| {
            let departure = departure(entry.event()?)?;
            Some(Deviation {
                record: entry.hash,
                since: entry.written_on(),
                unmet: departure.unmet,
                skipped: departure.skipped,
                reason: reason(departure.reason, entry.reason.as_ref()),
            })
        })
        .collect()
}

/// A move past an unmet condition or a phase deviates even with a reason; everything else only without.
fn departure(event: &Event) -> Option<Departure<'_>> {
    let unmet: Vec<ConditionId> = unmet(event).iter().cloned().map(ConditionId).collect();
    let mut skipped = Vec::new();
    let mut reason = reason_asked(event);
    if let Event::PhaseEntered(entered) = event {
        skipped = passed_over(entered.from, entered.phase);
        reason = Some(entered.reason.as_str()).filter(|_| {
            // One step forward with everything met asks for no reason.
            !unmet.is_empty() || !skipped.is_empty() || entered.phase < entered.from
        });
    }
    let reason = reason?;
    let departs = !unmet.is_empty() || !skipped.is_empty();
    (departs || reason.trim().is_empty()).then_some(Departure {
        unmet,
        skipped,
        reason,
    })
}

/// The conditions that were not met when something was decided all the same.
fn unmet(event: &Event) -> &[String] {
    if let Event::PlanChosen(chosen) = event {
        &chosen.unmet
    } else if let Event::PhaseEntered(entered) = event {
        &entered.unmet
    } else if let Event::CaseClosed(closed) = event {
        &closed.unmet
    } else if let Event::DangerCleared(cleared) = event {
        &cleared.unmet
    } else if let Event::StaffDangerCleared(cleared) = event {
        &cleared.unmet
    } else {
        &[]
    }
}

/// The reason that an event cannot do without in the long run, as it stands; `None` for one that needs none.
fn reason_asked(event: &Event) -> Option<&str> {
    match event {
        Event::PlanChosen(chosen) => Some(&chosen.reason),
        // Peers N06: a decision about reporting says why, whichever way it goes.
        Event::WeighingRecorded(weighing) => Some(&weighing.reason),
        Event::CaseClosed(closed) => Some(&closed.reason),
        Event::CaseReopened(reopened) => Some(&reopened.reason),
        Event::DangerCleared(cleared) => Some(&cleared.reason),
        Event::StaffDangerCleared(cleared) => Some(&cleared.reason),
        Event::EditionMoved(moved) => Some(&moved.reason),
        // Domain 1.6 no. 21: with whom is spoken is a reasoned choice.
        Event::ConversationPartnersChosen(ConversationPartners { reason, .. }) => Some(reason),
        // Domain 1.6 no. 23: parents knew of the talk with their child, or why not.
        Event::ConversationHeld(conversation) => match &conversation.parents_knew {
            Some(ParentsKnew {
                knew: false,
                reason,
            }) => Some(reason),
            _ => None,
        },
        // Domain 1.6 no. 24: parents are told of a contact outside, or why not.
        Event::ExternalContactMade(contact) => match &contact.consent {
            Consent::NotTold(reason) => Some(reason),
            Consent::Given | Consent::Told | Consent::NotAsked => None,
        },
        // Peers N04: parents are told, or why not.
        Event::ParentsInformed(informed) => match &informed.telling {
            Telling::NotTold { reason, .. } => Some(reason),
            Telling::Told { .. } => None,
        },
        // Domain 1.6 no. 26: that no breed overleg is needed is an answer with its ground.
        Event::WideConsultationHeld(consultation) if !consultation.needed => {
            Some(&consultation.summary)
        }
        // Domain 1.6 no. 37: where parents stand on a report, or why they were not told.
        Event::SafeHomeReported(report) => not_told(&report.parents),
        Event::CaseHandedOver(CaseHandedOver::School { parents, .. }) => not_told(parents),
        // A move to a phase is judged by what it passes; see above.
        Event::PhaseEntered(_)
        | Event::CaseHandedOver(CaseHandedOver::Colleague { .. })
        | Event::WideConsultationHeld(_)
        | Event::CaseOpened(_)
        | Event::ObservationRecorded(_)
        | Event::HypothesisSettled(_)
        | Event::ConsultationHeld(_)
        | Event::IndicatorListFilled(_)
        | Event::StepReportWritten(_)
        | Event::ActionAgreed(_)
        | Event::ActionChecked(_)
        | Event::NextCheckSet(_)
        | Event::HelpArranged(_)
        | Event::CareTeamConsulted(_)
        | Event::ParentViewAttached(_)
        | Event::SafeHomeAdviceAsked(_)
        | Event::SafeHomeFeedbackReceived(_)
        | Event::DangerRaised(_)
        | Event::StaffDangerRaised(_)
        | Event::CaseManagerAppointed(_)
        | Event::PlacedInParnasSys(_)
        | Event::RecordCorrected(_)
        | Event::RecordErased(_)
        | Event::ReasonGiven(_)
        | Event::ConflictSettled(_)
        | Event::SiblingLinked(_)
        | Event::RetentionHeld(_)
        | Event::Unknown { .. } => None,
    }
}

fn not_told(parents: &ParentsAtReport) -> Option<&str> {
    match parents {
        ParentsAtReport::NotTold(reason) => Some(reason),
        ParentsAtReport::ReportToo | ParentsAtReport::Know => None,
    }
}
