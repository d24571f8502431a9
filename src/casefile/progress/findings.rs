//! Tells what people have established, as the guards of a plan ask for it.

use std::collections::BTreeSet;

use super::deeds::leaves_out;
use crate::casefile::event::{
    Acknowledgement, Consultation, Conversation, ConversationKind, Event, Sighting,
};
use crate::casefile::handbook::Handbook;
use crate::casefile::record::{Moment, minute_of};
use crate::casefile::state::{AgreementOutcome, CaseFile};
use crate::order::Gather as _;
use crate::protocol::progress::Finding;

/// Everything established. What is said of talks, help and stance holds for the running stay only.
pub(super) fn findings(case: &CaseFile, disclosed_at: Option<Moment>) -> BTreeSet<Finding> {
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
        (Finding::Disclosed, disclosed_at.is_some()),
    ]
    .into_iter()
    .filter_map(|(finding, holds)| holds.then_some(finding))
    .gather()
}

/// Seed L21-22. The latest consultation that answers it.
fn home_component(case: &CaseFile) -> bool {
    last_answered(case, |consultation| consultation.home_component)
}

/// Seed L119-120. The latest consultation that answers it.
fn points_to_violence(case: &CaseFile) -> bool {
    last_answered(case, |consultation| consultation.points_to_violence)
}

/// By when they were held, so that one that is written up later does not overrule a newer one. Of one minute the last
/// written speaks.
fn last_answered(case: &CaseFile, question: impl Fn(&Consultation) -> Option<bool>) -> bool {
    let answers = case.in_period().filter_map(|(entry, event)| {
        if let Event::ConsultationHeld(consultation) = event {
            Some((minute_of(entry.happened_at), question(consultation)?))
        } else {
            None
        }
    });
    let latest = answers.max_by_key(|(at, _)| *at);
    latest.is_some_and(|(_, answer)| answer)
}

/// Seed L140. Something was seen after the first talk in this stay, or after it was decided to leave it out.
fn indicators_continue(case: &CaseFile) -> bool {
    let talked_at = talks(case)
        .filter(|(_, talk)| talk.kind != ConversationKind::Emergency)
        .map(|(at, _)| at)
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
    talks(case)
        .filter_map(|(at, talk)| Some((at, talk.acknowledgement?)))
        .max_by_key(|(at, _)| *at)
        .map(|(_, acknowledgement)| acknowledgement)
}

fn talks(case: &CaseFile) -> impl Iterator<Item = (i64, &Conversation)> {
    in_stay(case).filter_map(|(at, event)| {
        if let Event::ConversationHeld(talk) = event {
            Some((at, talk))
        } else {
            None
        }
    })
}

fn plan_chosen_with_reason(case: &CaseFile) -> bool {
    let chosen = case.events().rev().find_map(|(entry, event)| {
        if let Event::PlanChosen(chosen) = event {
            Some((entry, chosen))
        } else {
            None
        }
    });
    chosen.is_some_and(|(entry, chosen)| !chosen.reason.trim().is_empty() || entry.reason.is_some())
}

/// Domain 1.6 no. 22: the last choice in this stay is to speak with nobody yet, and says why.
fn talk_left_out_at(case: &CaseFile) -> Option<i64> {
    let choices = case.in_period().filter(|(entry, event)| {
        matches!(event, Event::ConversationPartnersChosen(_)) && case.in_running_stay(entry)
    });
    choices
        .max_by_key(|(entry, _)| minute_of(entry.happened_at))
        .filter(|(entry, event)| leaves_out(entry, event))
        .map(|(entry, _)| minute_of(entry.happened_at))
}

/// Domain 2.3. When a child last told: an item that says so, seen or heard, in a list or with an observation.
pub(super) fn disclosed_at(case: &CaseFile, handbook: &Handbook) -> Option<Moment> {
    let tells = |event: &Event| {
        if let Event::IndicatorListFilled(filled) = event {
            filled.answers.iter().any(|answer| {
                matches!(answer.sighting, Sighting::Seen | Sighting::HeardFrom(_))
                    && handbook.is_disclosure(&answer.item)
            })
        } else if let Event::ObservationRecorded(observation) = event {
            let mut items = observation.indicators.iter();
            items.any(|item| handbook.is_disclosure(item))
        } else {
            false
        }
    };
    let told = case.in_period().filter(|(_, event)| tells(event));
    told.map(|(entry, _)| entry.happened_at).max()
}

/// What happened in the running stay and in which minute: seconds that some records have and others cannot have say nothing.
fn in_stay(case: &CaseFile) -> impl Iterator<Item = (i64, &Event)> {
    case.in_period()
        .filter(|(entry, _)| case.in_running_stay(entry))
        .map(|(entry, event)| (minute_of(entry.happened_at), event))
}
