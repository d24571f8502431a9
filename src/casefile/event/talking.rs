//! Talks with parents and child: weighing with whom, holding them, telling parents, and their reports.

use std::collections::BTreeSet;

use super::Answer;
use crate::casefile::people::PersonRef;
use crate::casefile::record::RecordHash;
use crate::protocol::{PhaseNumber, TopicId};

/// See [`Event::StepReportWritten`](super::Event::StepReportWritten).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepReport {
    /// The phase it reports on.
    pub phase: PhaseNumber,
    /// Who were there.
    pub present: String,
    /// What was done and said.
    pub summary: String,
    /// What was agreed.
    pub agreements: String,
}

/// With whom to speak (Seed L144, "goede afweging maken").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Partners {
    /// Parents only.
    Parents,
    /// The child only.
    Child,
    /// Both.
    Both,
    /// Nobody yet.
    Nobody,
}

/// See [`Event::ConversationPartnersChosen`](super::Event::ConversationPartnersChosen).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConversationPartners {
    /// The choice.
    pub choice: Partners,
    /// Who will speak.
    pub speakers: Vec<PersonRef>,
    /// Can speaking raise the danger (domain 1.6 no. 22)?
    pub raises_danger: Answer,
    /// Advice that was taken, if any.
    pub advice: String,
    /// Why this choice.
    pub reason: String,
}

/// Kinds of talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConversationKind {
    /// With the parents.
    Parents,
    /// With the child.
    Child,
    /// With parents and child.
    ParentsAndChild,
    /// A home visit (Seed L132).
    HomeVisit,
    /// Leerkracht, IB-er and directie, the same day (Seed L93).
    Emergency,
}

/// What parents make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Acknowledgement {
    /// They acknowledge and act.
    Acts,
    /// They acknowledge but do not act (Seed L68, L159).
    WithoutAction,
    /// They act, but not structurally (Seed L71, L161-162).
    NotStructural,
    /// They do not acknowledge (Seed L159; in plan A by domain 1.6 no. 13).
    Denies,
}

/// See [`Event::ConversationHeld`](super::Event::ConversationHeld).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversation {
    /// What kind.
    pub kind: ConversationKind,
    /// Who held it, for the school.
    pub held_by: Vec<PersonRef>,
    /// Who else was there.
    pub present: String,
    /// The plan's topics that were spoken of.
    pub topics: BTreeSet<TopicId>,
    /// What was said.
    pub summary: String,
    /// What parents make of it, if they were there.
    pub acknowledgement: Option<Acknowledgement>,
    /// For a home visit: was it safe for the colleague (domain 1.6 no. 10)?
    pub safe_for_staff: Option<Answer>,
    /// For a talk with the child: did the parents know beforehand, and if not why (domain 1.6 no. 23).
    pub parents_knew: Option<ParentsKnew>,
}

/// Whether parents knew of a talk with their child beforehand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParentsKnew {
    /// They knew.
    pub knew: bool,
    /// If not, why.
    pub reason: String,
}

/// Why parents were not told (Veilig Thuis's own exceptions).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotToldGround {
    /// Safety of the child or family.
    ChildSafety,
    /// Safety of staff.
    StaffSafety,
    /// The relation of trust would break.
    Trust,
    /// There was no time.
    Urgency,
    /// Not reachable.
    Unreachable,
}

/// Told or not told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Telling {
    /// Told.
    Told {
        /// In what way.
        how: String,
        /// Their reaction.
        reaction: String,
    },
    /// Not told.
    NotTold {
        /// On which ground.
        ground: NotToldGround,
        /// In words.
        reason: String,
    },
}

/// See [`Event::ParentsInformed`](super::Event::ParentsInformed). One record per telling, with the parents it reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParentsInformed {
    /// Which parents, by name.
    pub parents: Vec<String>,
    /// The plan's topics this is about.
    pub topics: BTreeSet<TopicId>,
    /// About what, in words.
    pub about: String,
    /// Told or not.
    pub telling: Telling,
}

/// See [`Event::ParentViewAttached`](super::Event::ParentViewAttached).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParentView {
    /// The record it is about.
    pub target: RecordHash,
    /// Whose view.
    pub parent: String,
    /// The view, in their words.
    pub view: String,
}
