//! Direct danger and danger for staff: alarms beside the phases.

use std::collections::BTreeSet;

use crate::casefile::record::Moment;
use crate::protocol::PhaseNumber;

/// Who is in danger (domain 1.6 no. 9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum InDanger {
    /// The pupil.
    Pupil,
    /// A sibling.
    Sibling,
    /// A parent.
    Parent,
    /// Staff.
    Staff,
}

/// See [`Event::DangerRaised`](super::Event::DangerRaised). Nothing is required: it must be immediate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DangerRaised {
    /// For whom; more than one is possible.
    pub for_whom: BTreeSet<InDanger>,
    /// What is the matter; may be empty.
    pub what: String,
    /// When the raising was stamped on the emergency screen, if it was.
    pub stamped_at: Option<Moment>,
}

/// See [`Event::DangerCleared`](super::Event::DangerCleared).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DangerCleared {
    /// The phase the case goes on in (domain 1.6 no. 7).
    pub phase: PhaseNumber,
    /// Ids of the same-day items that were not done: a deviation for ever visible. `decide` works them out.
    pub unmet: Vec<String>,
    /// Why, and for a missing same-day item why it is missing.
    pub reason: String,
}

/// See [`Event::StaffDangerRaised`](super::Event::StaffDangerRaised).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffDangerRaised {
    /// From whom the danger comes.
    pub from_whom: String,
    /// What is the matter; may be empty.
    pub what: String,
}

/// See [`Event::StaffDangerCleared`](super::Event::StaffDangerCleared).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffDangerCleared {
    /// Ids of the same-day items that were not done: a deviation for ever visible. `decide` works them out.
    pub unmet: Vec<String>,
    /// Why.
    pub reason: String,
}
