//! Tells what people have established, as the guards of a plan ask for it.

use std::collections::BTreeSet;

use crate::casefile::event::{
    Acknowledgement, ConversationKind, ConversationPartners, Event, Partners, Sighting,
};
use crate::casefile::handbook::Handbook;
use crate::casefile::record::Moment;
use crate::casefile::state::{AgreementOutcome, CaseFile};
use crate::protocol::progress::Finding;

/// Everything established. What is said of talks, help and stance holds for the running stay only.
pub(super) fn findings(case: &CaseFile, handbook: &Handbook) -> BTreeSet<Finding> {
    [
        (Finding::HomeComponent, home_component(case)),
        (Finding::PointsToViolence, points_to_violence(case)),
        (Finding::IndicatorsContinue, indicators_continue(case)),
        (
            Finding::HelpNotStarted,
            judged(case, |outcome| {
                matches!(outcome, AgreementOutcome::NotStarted { .. })
            }),
        ),
        (
            Finding::HelpStarted,
            judged(case, |outcome| {
                matches!(outcome, AgreementOutcome::Started { .. })
            }),
        ),
        (
            Finding::NotAcknowledged,
            stance(case) == Some(Acknowledgement::Denies),
        ),
        (
            Finding::AcknowledgedWithoutAction,
            stance(case) == Some(Acknowledgement::WithoutAction),
        ),
        (
            Finding::NotStructural,
            stance(case) == Some(Acknowledgement::NotStructural),
        ),
        (Finding::PlanChosenWithReason, plan_chosen_with_reason(case)),
        (Finding::TalkLeftOut, talk_left_out_at(case).is_some()),
        (Finding::Disclosed, disclosed(case, handbook)),
    ]
    .into_iter()
    .filter_map(|(finding, holds)| holds.then_some(finding))
    .collect()
}

/// Seed L21-22. The last consultation that answers it.
fn home_component(case: &CaseFile) -> bool {
    let answered = case.in_period().rev().find_map(|(_, event)| match event {
        Event::ConsultationHeld(consultation) => consultation.home_component,
        _ => None,
    });
    answered == Some(true)
}

/// Seed L119-120. The last consultation that answers it.
fn points_to_violence(case: &CaseFile) -> bool {
    let answered = case.in_period().rev().find_map(|(_, event)| match event {
        Event::ConsultationHeld(consultation) => consultation.points_to_violence,
        _ => None,
    });
    answered == Some(true)
}

/// Seed L140. Something was seen after the first talk in this stay, or after it was decided to leave it out.
fn indicators_continue(case: &CaseFile) -> bool {
    let talked_at = in_stay(case)
        .filter_map(|(at, event)| match event {
            Event::ConversationHeld(talk) => {
                (talk.kind != ConversationKind::Emergency).then_some(at)
            }
            _ => None,
        })
        .min();
    let Some(since) = talked_at.or_else(|| talk_left_out_at(case)) else {
        return false;
    };
    in_stay(case).any(|(at, event)| at > since && matches!(event, Event::ObservationRecorded(_)))
}

/// Seed L45, L61. Judged at a check in the running stay, and not judged otherwise since.
fn judged(case: &CaseFile, is: impl Fn(AgreementOutcome) -> bool) -> bool {
    case.agreements().iter().any(|agreement| {
        let checked = agreement.checks.last();
        let here = checked
            .and_then(|check| case.entry(check.record))
            .is_some_and(|entry| case.in_running_stay(entry));
        here && is(agreement.outcome)
    })
}

/// What parents made of it in the last talk of this stay that says so (Seed L68-71, L159-162).
fn stance(case: &CaseFile) -> Option<Acknowledgement> {
    let talks = in_stay(case).filter_map(|(at, event)| match event {
        Event::ConversationHeld(talk) => Some((at, talk.acknowledgement?)),
        _ => None,
    });
    talks
        .max_by_key(|(at, _)| *at)
        .map(|(_, acknowledgement)| acknowledgement)
}

fn plan_chosen_with_reason(case: &CaseFile) -> bool {
    let chosen = case.events().rev().find_map(|(entry, event)| match event {
        Event::PlanChosen(chosen) => Some((entry, chosen)),
        _ => None,
    });
    chosen.is_some_and(|(entry, chosen)| !chosen.reason.trim().is_empty() || entry.reason.is_some())
}

/// Domain 1.6 no. 22: the last choice in this stay is to speak with nobody yet, and says why.
fn talk_left_out_at(case: &CaseFile) -> Option<Moment> {
    let choices = in_stay(case).filter_map(|(at, event)| match event {
        Event::ConversationPartnersChosen(choice) => Some((at, choice)),
        _ => None,
    });
    choices
        .max_by_key(|(at, _)| *at)
        .filter(|(_, choice)| leaves_out(choice))
        .map(|(at, _)| at)
}

fn leaves_out(choice: &ConversationPartners) -> bool {
    choice.choice == Partners::Nobody && !choice.reason.trim().is_empty()
}

/// Domain 2.3. An item by which a child tells, seen or heard, in a list or with an observation.
fn disclosed(case: &CaseFile, handbook: &Handbook) -> bool {
    case.in_period().any(|(_, event)| match event {
        Event::IndicatorListFilled(filled) => filled.answers.iter().any(|answer| {
            matches!(answer.sighting, Sighting::Seen | Sighting::HeardFrom(_))
                && handbook.is_disclosure(&answer.item)
        }),
        Event::ObservationRecorded(observation) => observation
            .indicators
            .iter()
            .any(|item| handbook.is_disclosure(item)),
        _ => false,
    })
}

fn in_stay(case: &CaseFile) -> impl Iterator<Item = (Moment, &Event)> {
    case.in_period()
        .filter(|(entry, _)| case.in_running_stay(entry))
        .map(|(entry, event)| (entry.happened_at, event))
}
