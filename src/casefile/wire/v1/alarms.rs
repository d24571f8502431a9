//! The two alarms as version 1 stores them.

use std::collections::BTreeSet;

use super::scalars::{Moment, Phase};
use super::twin::{Twin, twins};
use crate::casefile::event;

twins! {
    enum InDanger in event {
        Pupil,
        Sibling,
        Parent,
        Staff,
    }

    struct DangerRaised in event {
        for_whom: BTreeSet<InDanger>,
        what: String,
        stamped_at: Option<Moment>,
    }

    struct DangerCleared in event {
        phase: Phase,
        unmet: Vec<String>,
        reason: String,
    }

    struct StaffDangerRaised in event {
        from_whom: String,
        what: String,
    }

    struct StaffDangerCleared in event {
        unmet: Vec<String>,
        reason: String,
    }
}
