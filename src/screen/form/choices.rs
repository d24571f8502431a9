//! The answers that stand for one of the journal's own words, with the value each has in a draft.

use super::field::{ChoiceOption, Field, FieldId, Input};
use crate::casefile::event::{
    Acknowledgement, Answer, ConversationKind, InDanger, NotToldGround, Partners,
};
use crate::casefile::people::PartyKind;
use crate::text::{Choice, Label, party_kind};

/// A word of the journal that a person chooses.
pub(super) trait Coded: Copy + PartialEq + 'static {
    /// Each word with its value in a draft, in the order to show them.
    const ALL: &'static [(Self, &'static str)];

    /// What people read.
    fn label(self) -> Choice;

    /// The word a value stands for.
    fn from_value(value: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(_, known)| *known == value)
            .map(|(word, _)| *word)
    }

    /// All of them as options.
    fn options() -> Vec<ChoiceOption> {
        Self::ALL
            .iter()
            .map(|(word, value)| ChoiceOption::new(*value, word.label()))
            .collect()
    }
}

/// A choice among all words of a kind.
pub(super) fn coded<T: Coded>(id: FieldId, label: Label) -> Field {
    Field::new(id, label, Input::Choice(T::options()))
}

/// A choice among answers that only a form knows.
pub(super) fn choice(id: FieldId, label: Label, options: &[(&str, Choice)]) -> Field {
    let options = options
        .iter()
        .map(|(value, words)| ChoiceOption::new(*value, words.clone()))
        .collect();
    Field::new(id, label, Input::Choice(options))
}

/// Yes or no.
pub(super) fn yes_no(id: FieldId, label: Label) -> Field {
    choice(id, label, &[("yes", Choice::Yes), ("no", Choice::No)])
}

impl Coded for Answer {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::Yes, "yes"), (Self::Doubt, "doubt"), (Self::No, "no")];

    fn label(self) -> Choice {
        match self {
            Self::Yes => Choice::Yes,
            Self::Doubt => Choice::Doubt,
            Self::No => Choice::No,
        }
    }
}

impl Coded for Partners {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Parents, "parents"),
        (Self::Child, "child"),
        (Self::Both, "both"),
        (Self::Nobody, "nobody"),
    ];

    fn label(self) -> Choice {
        match self {
            Self::Parents => Choice::PartnersParents,
            Self::Child => Choice::PartnersChild,
            Self::Both => Choice::PartnersBoth,
            Self::Nobody => Choice::PartnersNobody,
        }
    }
}

impl Coded for ConversationKind {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Parents, "parents"),
        (Self::Child, "child"),
        (Self::ParentsAndChild, "parents-and-child"),
        (Self::HomeVisit, "home-visit"),
        (Self::Emergency, "emergency"),
    ];

    fn label(self) -> Choice {
        match self {
            Self::Parents => Choice::TalkParents,
            Self::Child => Choice::TalkChild,
            Self::ParentsAndChild => Choice::TalkParentsAndChild,
            Self::HomeVisit => Choice::TalkHomeVisit,
            Self::Emergency => Choice::TalkEmergency,
        }
    }
}

impl Coded for Acknowledgement {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Acts, "acts"),
        (Self::WithoutAction, "without-action"),
        (Self::NotStructural, "not-structural"),
        (Self::Denies, "denies"),
    ];

    fn label(self) -> Choice {
        match self {
            Self::Acts => Choice::AcknowledgesAndActs,
            Self::WithoutAction => Choice::AcknowledgesWithoutAction,
            Self::NotStructural => Choice::ActsNotStructurally,
            Self::Denies => Choice::DoesNotAcknowledge,
        }
    }
}

impl Coded for NotToldGround {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::ChildSafety, "child-safety"),
        (Self::StaffSafety, "staff-safety"),
        (Self::Trust, "trust"),
        (Self::Urgency, "urgency"),
        (Self::Unreachable, "unreachable"),
    ];

    fn label(self) -> Choice {
        match self {
            Self::ChildSafety => Choice::GroundChildSafety,
            Self::StaffSafety => Choice::GroundStaffSafety,
            Self::Trust => Choice::GroundTrust,
            Self::Urgency => Choice::GroundUrgency,
            Self::Unreachable => Choice::GroundUnreachable,
        }
    }
}

impl Coded for InDanger {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Pupil, "pupil"),
        (Self::Sibling, "sibling"),
        (Self::Parent, "parent"),
        (Self::Staff, "staff"),
    ];

    fn label(self) -> Choice {
        match self {
            Self::Pupil => Choice::DangerPupil,
            Self::Sibling => Choice::DangerSibling,
            Self::Parent => Choice::DangerParent,
            Self::Staff => Choice::DangerStaff,
        }
    }
}

impl Coded for PartyKind {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::SafeHome, "safe-home"),
        (Self::Police, "police"),
        (Self::CommunityOfficer, "community-officer"),
        (Self::GeneralPractitioner, "general-practitioner"),
        (Self::FamilyCoach, "family-coach"),
        (Self::YouthNurse, "youth-nurse"),
        (Self::LocalTeam, "local-team"),
        (Self::CertifiedInstitution, "certified-institution"),
        (Self::SchoolSocialWork, "school-social-work"),
        (Self::CrisisService, "crisis-service"),
        (Self::AttendanceOfficer, "attendance-officer"),
        (Self::ConfidentialInspector, "confidential-inspector"),
        (Self::SchoolBoard, "school-board"),
        (Self::Other, "other"),
    ];

    fn label(self) -> Choice {
        party_kind(self)
    }
}
