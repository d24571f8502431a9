//! What was attached to a record later: both print, nothing is overwritten (design 4).

use crate::casefile::state::TimelineEntry;
use crate::text::{Message, RecordLine};

/// Something attached to a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Attachment {
    /// What it is, by whom and when.
    pub title: Message,
    /// What it says.
    pub text: String,
    /// Why, where that was said.
    pub reason: Option<String>,
}

/// Everything attached to a record: corrections, views, what became of an interpretation, reason, placements.
pub(super) fn attached(record: &TimelineEntry) -> Vec<Attachment> {
    let corrections = record.corrections.iter().map(|correction| Attachment {
        title: RecordLine::CorrectionBy {
            name: correction.by.name.clone(),
            on: correction.on,
        }
        .into(),
        text: correction.correction.clone(),
        reason: Some(correction.reason.clone()),
    });
    let views = record.parent_views.iter().map(|view| Attachment {
        title: RecordLine::ParentViewBy {
            parent: view.parent.clone(),
            on: view.on,
        }
        .into(),
        text: view.view.clone(),
        reason: None,
    });
    let outcomes = record.hypothesis.iter().map(|outcome| Attachment {
        title: if outcome.confirmed {
            RecordLine::HypothesisConfirmed { on: outcome.on }
        } else {
            RecordLine::HypothesisRefuted { on: outcome.on }
        }
        .into(),
        text: outcome.explanation.clone(),
        reason: None,
    });
    let reason = record.reason.iter().map(|reason| Attachment {
        title: RecordLine::ReasonLater {
            on: reason.on,
            name: reason.by.name.clone(),
        }
        .into(),
        text: reason.text.clone(),
        reason: None,
    });
    let placements = record.placements.iter().map(|placement| Attachment {
        title: RecordLine::PlacedAs {
            title: placement.title.clone(),
            on: placement.on,
        }
        .into(),
        text: String::new(),
        reason: None,
    });
    corrections
        .chain(views)
        .chain(outcomes)
        .chain(reason)
        .chain(placements)
        .collect()
}
