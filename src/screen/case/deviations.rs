//! What went otherwise than the plan asks: visible for ever, with its reason or still owing one.

use crate::casefile::state::StayReason;
use crate::order;
use crate::screen::Door;
use crate::screen::case::condition_text;
use crate::screen::form::FormKind;
use crate::screen::reading::Reading;
use crate::screen::records;
use crate::text::{CaseAlert, Message};

/// One deviation.
#[derive(Clone, Debug, PartialEq)]
pub struct DeviationLine {
    /// The step that went otherwise, and when.
    pub when: Message,
    /// What was not met then, in the plan's words, and which phases were passed over.
    pub unmet: Vec<Message>,
    /// The reason, or that it is owed.
    pub reason: Message,
    /// Where the reason is given, while it is owed.
    pub door: Option<Door>,
}

/// Every deviation, those that owe a reason first.
pub(super) fn deviations(reading: &Reading<'_>) -> Vec<DeviationLine> {
    let file = &reading.dossier.file;
    let mut lines: Vec<DeviationLine> = file
        .deviations()
        .iter()
        .map(|deviation| {
            let unmet = deviation
                .unmet
                .iter()
                .map(|id| condition_text(reading.desk, file, deviation.record, id));
            let skipped = deviation
                .skipped
                .iter()
                .map(|phase| CaseAlert::PhasePassedOver { phase: *phase }.into());
            let unmet: Vec<Message> = unmet.chain(skipped).collect();
            let what = records::step(file, deviation.record);
            DeviationLine {
                // Whatever only lacked its reason was done.
                when: if unmet.is_empty() {
                    Message::verbatim(what)
                } else {
                    CaseAlert::DeviationAt { what }.into()
                },
                unmet,
                reason: deviation.reason.as_ref().map_or(
                    CaseAlert::DeviationOwed.into(),
                    |reason| {
                        let is_later = matches!(reason, StayReason::Later(_));
                        let said = (reason.text().to_owned(), is_later);
                        records::why(file, deviation.record, said)
                    },
                ),
                door: deviation
                    .reason
                    .is_none()
                    .then_some(Door::About(FormKind::Reason, deviation.record)),
            }
        })
        .collect();
    order::sort_by_key(&mut lines, |line| line.door.is_none());
    lines
}
