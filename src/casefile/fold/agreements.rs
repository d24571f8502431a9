//! Folds agreed actions with their checks and extensions.

use super::decisions::Decisions;
use crate::casefile::event::{ActionCheck, AgreedAction, CheckOutcome, Event};
use crate::casefile::record::RecordHash;
use crate::casefile::state::{
    Agreement, AgreementOutcome, Check, Extension, Matter, TimelineEntry,
};

/// Every agreed action, in order.
pub(super) fn agreements(timeline: &[TimelineEntry], decisions: &Decisions<'_>) -> Vec<Agreement> {
    timeline
        .iter()
        .filter_map(|entry| {
            let Event::ActionAgreed(action) = entry.event()? else {
                return None;
            };
            Some(agreement(entry, action, timeline, decisions))
        })
        .collect()
}

fn agreement(
    agreed: &TimelineEntry,
    action: &AgreedAction,
    timeline: &[TimelineEntry],
    decisions: &Decisions<'_>,
) -> Agreement {
    let checks: Vec<(&TimelineEntry, &ActionCheck)> = timeline
        .iter()
        .filter_map(|entry| {
            let Event::ActionChecked(check) = entry.event()? else {
                return None;
            };
            (check.action == agreed.hash).then_some((entry, check))
        })
        .collect();
    let holding: Vec<RecordHash> = decisions
        .holding(Matter::Agreement(agreed.hash))
        .into_iter()
        .map(|claim| decisions.resolve(claim.record))
        .collect();
    let held: Vec<(&TimelineEntry, &ActionCheck)> = checks
        .iter()
        .filter(|(entry, _)| holding.contains(&entry.hash))
        .copied()
        .collect();
    let extensions: Vec<Extension> = checks
        .iter()
        .filter_map(|(entry, check)| extension(entry, check))
        .collect();
    let held_until = held
        .iter()
        .filter_map(|(entry, check)| Some(extension(entry, check)?.until))
        .min();
    let last_until = extensions.last().map(|extension| extension.until);
    Agreement {
        record: agreed.hash,
        action: action.clone(),
        agreed_at: agreed.happened_at,
        due_on: held_until.or(last_until).unwrap_or(action.due_on),
        extensions,
        checks: checks
            .iter()
            .map(|(entry, _)| Check {
                record: entry.hash,
                on: entry.happened_on(),
                by: entry.author.clone(),
            })
            .collect(),
        outcome: held
            .iter()
            .map(|(entry, check)| outcome(entry, check))
            .max()
            .unwrap_or(AgreementOutcome::Pending),
    }
}

fn extension(entry: &TimelineEntry, check: &ActionCheck) -> Option<Extension> {
    match &check.outcome {
        CheckOutcome::Extended { until, reason } => Some(Extension {
            record: entry.hash,
            until: *until,
            reason: reason.clone(),
            by: entry.author.clone(),
            on: entry.happened_on(),
        }),
        CheckOutcome::Started | CheckOutcome::NotStarted => None,
    }
}

fn outcome(entry: &TimelineEntry, check: &ActionCheck) -> AgreementOutcome {
    let on = entry.happened_on();
    match check.outcome {
        CheckOutcome::Started => AgreementOutcome::Started { on },
        CheckOutcome::Extended { .. } => AgreementOutcome::Pending,
        CheckOutcome::NotStarted => AgreementOutcome::NotStarted { on },
    }
}
