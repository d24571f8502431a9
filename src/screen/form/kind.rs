//! Which forms there are, and which one a command comes from.

use serde::de::value::StrDeserializer;
use serde::{Deserialize, Serialize};

use crate::casefile::Command;

/// One form per command; the indicator list has a page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(
    missing_docs,
    reason = "each variant is named after the event it leads to"
)]
pub enum FormKind {
    CaseOpening,
    Observation,
    Hypothesis,
    Consultation,
    PlanChoice,
    PhaseEntry,
    StepReport,
    ConversationPartners,
    Conversation,
    AgreedAction,
    ActionCheck,
    NextCheck,
    Help,
    ExternalContact,
    CareTeam,
    WideConsultation,
    ParentsInformed,
    ParentView,
    Weighing,
    SafeHomeAdvice,
    SafeHomeReport,
    SafeHomeFeedback,
    Danger,
    DangerOver,
    StaffDanger,
    StaffDangerOver,
    CaseManager,
    Placement,
    Correction,
    Erasure,
    Reason,
    Conflict,
    Sibling,
    EditionMove,
    Closing,
    Reopening,
    RetentionHold,
}

impl FormKind {
    /// Every form.
    pub const ALL: [Self; 37] = [
        Self::CaseOpening,
        Self::Observation,
        Self::Hypothesis,
        Self::Consultation,
        Self::PlanChoice,
        Self::PhaseEntry,
        Self::StepReport,
        Self::ConversationPartners,
        Self::Conversation,
        Self::AgreedAction,
        Self::ActionCheck,
        Self::NextCheck,
        Self::Help,
        Self::ExternalContact,
        Self::CareTeam,
        Self::WideConsultation,
        Self::ParentsInformed,
        Self::ParentView,
        Self::Weighing,
        Self::SafeHomeAdvice,
        Self::SafeHomeReport,
        Self::SafeHomeFeedback,
        Self::Danger,
        Self::DangerOver,
        Self::StaffDanger,
        Self::StaffDangerOver,
        Self::CaseManager,
        Self::Placement,
        Self::Correction,
        Self::Erasure,
        Self::Reason,
        Self::Conflict,
        Self::Sibling,
        Self::EditionMove,
        Self::Closing,
        Self::Reopening,
        Self::RetentionHold,
    ];

    /// Whether nothing in the form may hold it up: raising an alarm and a report are escalations (design 3).
    pub fn never_waits(self) -> bool {
        matches!(
            self,
            Self::Danger | Self::StaffDanger | Self::SafeHomeReport
        )
    }

    /// The form a command comes from; `None` for what has a page of its own: the indicator list, handing over.
    pub fn of(command: &Command) -> Option<Self> {
        Some(match command {
            Command::FillIndicatorList(_) | Command::HandOverCase(_) => return None,
            Command::OpenCase(_) => Self::CaseOpening,
            Command::RecordObservation(_) => Self::Observation,
            Command::SettleHypothesis(_) => Self::Hypothesis,
            Command::RecordConsultation(_) => Self::Consultation,
            Command::ChoosePlan(_) => Self::PlanChoice,
            Command::EnterPhase { .. } => Self::PhaseEntry,
            Command::WriteStepReport(_) => Self::StepReport,
            Command::ChooseConversationPartners(_) => Self::ConversationPartners,
            Command::RecordConversation(_) => Self::Conversation,
            Command::AgreeAction(_) => Self::AgreedAction,
            Command::CheckAction(_) => Self::ActionCheck,
            Command::SetNextCheck(_) => Self::NextCheck,
            Command::ArrangeHelp(_) => Self::Help,
            Command::RecordExternalContact(_) => Self::ExternalContact,
            Command::RecordCareTeam(_) => Self::CareTeam,
            Command::RecordWideConsultation(_) => Self::WideConsultation,
            Command::RecordParentsInformed(_) => Self::ParentsInformed,
            Command::AttachParentView(_) => Self::ParentView,
            Command::RecordWeighing(_) => Self::Weighing,
            Command::RecordSafeHomeAdvice(_) => Self::SafeHomeAdvice,
            Command::RecordSafeHomeReport(_) => Self::SafeHomeReport,
            Command::RecordSafeHomeFeedback(_) => Self::SafeHomeFeedback,
            Command::RaiseDanger(_) => Self::Danger,
            Command::ClearDanger(_) => Self::DangerOver,
            Command::RaiseStaffDanger(_) => Self::StaffDanger,
            Command::ClearStaffDanger(_) => Self::StaffDangerOver,
            Command::AppointCaseManager(_) => Self::CaseManager,
            Command::MarkPlacedInParnasSys(_) => Self::Placement,
            Command::CorrectRecord(_) => Self::Correction,
            Command::EraseRecord { .. } => Self::Erasure,
            Command::GiveReason(_) => Self::Reason,
            Command::SettleConflict(_) => Self::Conflict,
            Command::LinkSibling(_) => Self::Sibling,
            Command::MoveEdition(_) => Self::EditionMove,
            Command::CloseCase(_) => Self::Closing,
            Command::ReopenCase(_) => Self::Reopening,
            Command::HoldRetention(_) => Self::RetentionHold,
        })
    }

    /// Its name in an address.
    pub fn slug(self) -> String {
        serde_json::to_string(&self)
            .unwrap_or_default()
            .trim_matches('"')
            .to_owned()
    }

    /// The form with that name in an address.
    pub fn from_slug(slug: &str) -> Option<Self> {
        let named = StrDeserializer::<serde::de::value::Error>::new(slug);
        Self::deserialize(named).ok()
    }
}
