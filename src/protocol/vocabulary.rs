//! The protocol's own words as types: roles, phases, kinds of deed, and the ids that plan files use.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The id as it stands in a plan file or a record.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }
    };
}

id! {
    /// A step plan, whatever its edition: `undecided`, `undesired-parenting`, `domestic-violence-sexual-abuse`.
    PlanId
}
id! {
    /// Something that must be spoken of, such as `not-without-obligation` (A2-3 and B2-6 alike, so that
    /// what was said counts in either plan).
    TopicId
}
id! {
    /// A task of a plan; the same task has the same id in every plan that asks for it.
    TaskId
}
id! {
    /// A condition to leave a phase, or to make another move. A deviation names the conditions it left unmet.
    ConditionId
}
id! {
    /// A ground on which a case may be closed.
    ClosingId
}
id! {
    /// A choice a plan leaves to the school, such as `notify-principal`.
    OptionId
}
id! {
    /// An element of the school's own text, `G-01` to `BX-1`.
    ElementId
}
id! {
    /// A contact of the contact list, such as `safe-home`.
    ContactId
}
id! {
    /// One item of an indicator list (`LW03`). A child-protection *signaal* is an indicator here.
    IndicatorId
}

/// One edition of one plan; a case is pinned to it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EditionRef {
    /// Which plan.
    pub plan: PlanId,
    /// Which edition of it, counted from 1.
    pub edition: u16,
}

/// A phase by its number in the school's plan, 0 to 3.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct PhaseNumber(pub u8);

/// What somebody is in the school when they act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Leerkracht.
    Teacher,
    /// Intern begeleider (IB-er).
    CareCoordinator,
    /// Directeur, or a member of the directie.
    Principal,
    /// Aandachtsfunctionaris huiselijk geweld en kindermishandeling.
    AttentionOfficer,
    /// Any other member of staff.
    Staff,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 5] = [
        Self::Teacher,
        Self::CareCoordinator,
        Self::Principal,
        Self::AttentionOfficer,
        Self::Staff,
    ];
}

/// The parallel alarms; they are not phases (Seed L92-103).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alarm {
    /// Direct danger for the pupil and or a parent (Seed L92).
    AcuteDanger,
    /// Danger for staff of the school (Seed L102-103).
    StaffDanger,
}

/// The five statutory steps of today's meldcode (Stb. 2013, 324).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StatutoryStep {
    /// Step 1: map the indicators.
    MapIndicators,
    /// Step 2: consult a colleague, and Veilig Thuis if needed.
    Consult,
    /// Step 3: talk with parents and or child.
    Talk,
    /// Step 4: weigh.
    Weigh,
    /// Step 5: decide, on reporting and on help.
    Decide,
}

/// What kind of thing was done. A plan's tasks ask for deeds; a case's records are deeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeedKind {
    /// An observation was written down.
    Observation,
    /// The pupil was discussed with the IB-er (or another colleague).
    Consultation,
    /// An indicator list was filled in.
    IndicatorList,
    /// The plan was chosen at the end of fase 0.
    PlanChoice,
    /// A dated short report of a step was written.
    StepReport,
    /// It was weighed with whom to speak, and who speaks.
    ConversationPartners,
    /// A talk with the parents.
    ParentConversation,
    /// A talk with the child.
    ChildConversation,
    /// A home visit.
    HomeVisit,
    /// The same-day talk of leerkracht, IB-er and directie.
    EmergencyConversation,
    /// A concrete action was agreed.
    AgreedAction,
    /// It was checked whether an agreed action happened ("vinger aan de pols").
    FollowUpCheck,
    /// Fitting help was organised.
    HelpArranged,
    /// Somebody outside the school was asked for information or help.
    ExternalContact,
    /// The police were contacted.
    PoliceContact,
    /// Trajectoverleg (ondersteuningsteam).
    CareTeam,
    /// Breed overleg, or the recorded answer that it is not needed.
    WideConsultation,
    /// The parents were told something, or it was recorded why not.
    ParentsInformed,
    /// The assessment framework (afwegingskader) was filled in.
    Weighing,
    /// Advice was asked of Veilig Thuis.
    SafeHomeAdvice,
    /// A report was made to Veilig Thuis.
    SafeHomeReport,
    /// Veilig Thuis let the school know something.
    SafeHomeFeedback,
    /// A case manager was appointed.
    CaseManager,
    /// A text was placed in ParnasSys.
    PlacedInParnasSys,
}
