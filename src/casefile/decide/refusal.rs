//! Why a command was refused: every obstacle, not only the first.

use chrono::NaiveDate;

use crate::casefile::record::RecordHash;
use crate::casefile::state::Matter;
use crate::protocol::plan::ClosingNeed;
use crate::protocol::{Alarm, ClosingId, EditionRef, PhaseNumber};

/// A command that was refused. Nothing was recorded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("refused: {obstacles:?}")]
pub struct Refusal {
    /// Everything that stands in the way; at least one.
    pub obstacles: Vec<Obstacle>,
}

impl Refusal {
    /// A refusal for one obstacle.
    pub fn because(obstacle: Obstacle) -> Self {
        Self {
            obstacles: vec![obstacle],
        }
    }
}

/// A text that a command cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The name of the pupil.
    PupilName,
    /// What was seen or heard.
    Seen,
    /// What was said, done or came of it.
    Summary,
    /// What will be done, or looked at.
    What,
    /// Whose view, or which parent.
    Parent,
    /// A parent's view.
    View,
    /// What a record should say.
    Correction,
    /// On what ground an interpretation was settled.
    Explanation,
    /// The title a text was placed under.
    Title,
    /// The other school.
    School,
    /// Which list was filled in.
    List,
}

/// One thing that stands in the way of a command.
///
/// None of them ever stands in the way of an escalation (domain 1.7).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Obstacle {
    /// The case was opened already.
    CaseAlreadyOpened,
    /// Nothing stands in the case yet; it has to be opened first.
    CaseNotOpened,
    /// The case names an edition of a plan that is not known here; it can be read, not continued.
    EditionUnknown(EditionRef),
    /// The case names no plan, because its opening is missing.
    PlanMissing,
    /// This move waits for its reason.
    ReasonMissing,
    /// A text is missing.
    Blank(Field),
    /// It is said to happen later than now.
    HappensLater,
    /// It is said to have happened before the child was born, or longer ago than anybody is at school: a mistyped year.
    LongAgo,
    /// A date is missing.
    DateMissing,
    /// A date lies before the day it belongs to.
    DateBefore,
    /// An extension has to end later than what it extends.
    NotLater,
    /// The case is closed already.
    AlreadyClosed,
    /// The case runs; it cannot be reopened.
    AlreadyOpen,
    /// The case is in this phase already.
    AlreadyInPhase(PhaseNumber),
    /// The plan knows no such phase.
    PhaseUnknown(PhaseNumber),
    /// The case follows this edition already.
    PlanAlreadyChosen,
    /// Another plan is chosen with `ChoosePlan`; moving keeps the plan and changes its edition.
    OtherPlan,
    /// The edition moved from is not the one the case follows.
    NotTheEdition,
    /// A phase of this period is given no place in the new edition.
    PhaseUnmapped(PhaseNumber),
    /// The plan knows no such ground for closing.
    ClosingUnknown(ClosingId),
    /// This ground for closing is not offered in this phase.
    ClosingNotOffered(PhaseNumber),
    /// Closing has to write this down.
    ClosingNeeds(ClosingNeed),
    /// The alarm stands: clear it first.
    AlarmStands(Alarm),
    /// The alarm does not stand.
    AlarmNotRaised(Alarm),
    /// Concurrent decisions contradict: settle them first.
    ConflictOpen(Matter),
    /// These records are not an open conflict.
    NotAConflict,
    /// The record that should hold is not one of those that contradict.
    HoldsNoneOfThem,
    /// No such record stands in the case.
    RecordUnknown(RecordHash),
    /// That record's content was destroyed.
    RecordErased(RecordHash),
    /// That record's content is not for this reader.
    RecordWithheld(RecordHash),
    /// The record pointed at is not of the kind this is about.
    WrongKind(RecordHash),
    /// No record was named.
    NoRecordNamed,
    /// This record owes no reason.
    NoReasonOwed(RecordHash),
    /// Only a directeur destroys a record, or a case.
    NotPrincipal,
    /// This record carries the course of the case; without it the case could not be read.
    CarriesTheCourse(RecordHash),
    /// A case is no sibling of itself.
    OwnCase,
    /// That case was linked already.
    AlreadyLinked,
    /// The case runs; its term begins when it ends.
    StillRuns,
    /// The term runs until this day.
    TermRuns(NaiveDate),
    /// Destruction was put off until this day.
    RetentionHeld(NaiveDate),
    /// The case was not handed over to a colleague.
    NotHandedOver,
}
