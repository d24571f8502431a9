//! Placing, correcting, erasing, settling, linking and handing over, as version 1 stores them.

use super::outside::ParentsAtReport;
use super::people::PersonRef;
use super::scalars::{CaseId, Day, Hash, Moment};
use super::twin::{Twin, twins};
use crate::casefile::event;

twins! {
    struct PlacedInParnasSys in event {
        records: Vec<Hash>,
        title: String,
        placed_on: Day,
    }

    struct RecordCorrected in event {
        target: Hash,
        correction: String,
        reason: String,
    }

    struct RecordErased in event {
        target: Hash,
        target_id: uuid::Uuid,
        target_parents: Vec<Hash>,
        target_author: PersonRef,
        target_happened_at: Moment,
        target_written_at: Moment,
        reason: String,
    }

    struct ReasonGiven in event {
        target: Hash,
        reason: String,
    }

    struct ConflictSettled in event {
        records: Vec<Hash>,
        holds: Hash,
        reason: String,
    }

    struct SiblingLinked in event {
        case: CaseId,
        relation: String,
    }

    enum CaseHandedOver in event {
        Colleague { to: PersonRef, transfer: uuid::Uuid },
        School { name: String, parents: ParentsAtReport, told_on: Option<Day>, items: Vec<Hash> },
    }

    struct RetentionHeld in event {
        until: Day,
        reason: String,
    }
}
