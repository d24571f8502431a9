//! Agreed actions, their checks, and help, as version 1 stores them.

use super::people::{Owner, Party};
use super::scalars::{Day, Hash};
use super::twin::{Twin, twins};
use crate::casefile::event;

twins! {
    struct AgreedAction in event {
        what: String,
        owner: Owner,
        due_on: Day,
    }

    enum CheckOutcome in event {
        Started,
        Extended { until: Day, reason: String },
        NotStarted,
    }

    struct ActionCheck in event {
        action: Hash,
        outcome: CheckOutcome,
        explanation: String,
    }

    struct NextCheck in event {
        on: Day,
        what: String,
    }

    struct HelpArranged in event {
        via: Party,
        what: String,
        starts_on: Option<Day>,
        expected: String,
    }
}
