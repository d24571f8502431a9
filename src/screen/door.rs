//! Where a line on a screen leads: the form or page on which it is satisfied.

use crate::casefile::RecordHash;
use crate::protocol::DeedKind;
use crate::screen::documents::DocumentKind;
use crate::screen::form::FormKind;
use crate::text::Act;

/// A place within one case, or Spoed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Where the case stands.
    Overview,
    /// Its timeline.
    Timeline,
    /// Agreements and people.
    People,
    /// Entering another phase.
    Phase,
    /// A form.
    Form(FormKind),
    /// A form about an earlier record.
    About(FormKind, RecordHash),
    /// The indicator list.
    Indicators,
    /// The text of one record for ParnasSys.
    ParnasSys(RecordHash),
    /// A document about the case.
    Document(DocumentKind),
    /// What is not in ParnasSys yet, and the text of a period.
    ParnasSysPeriod,
    /// The summary for another school.
    SchoolSummary,
    /// Destroying the case.
    Destroy,
    /// Handing the case over to a colleague.
    HandOver,
    /// The file as a parent may read it.
    Access,
    /// Spoed.
    Emergency,
}

impl Door {
    /// Where a deed of this kind is recorded.
    pub fn of_deed(deed: DeedKind) -> Self {
        let form = match deed {
            DeedKind::IndicatorList => return Self::Indicators,
            DeedKind::Observation => FormKind::Observation,
            DeedKind::Consultation => FormKind::Consultation,
            DeedKind::PlanChoice => FormKind::PlanChoice,
            DeedKind::StepReport => FormKind::StepReport,
            DeedKind::ConversationPartners => FormKind::ConversationPartners,
            DeedKind::ParentConversation
            | DeedKind::ChildConversation
            | DeedKind::HomeVisit
            | DeedKind::EmergencyConversation => FormKind::Conversation,
            DeedKind::AgreedAction => FormKind::AgreedAction,
            DeedKind::FollowUpCheck => FormKind::ActionCheck,
            DeedKind::HelpArranged => FormKind::Help,
            DeedKind::ExternalContact | DeedKind::PoliceContact => FormKind::ExternalContact,
            DeedKind::CareTeam => FormKind::CareTeam,
            DeedKind::WideConsultation => FormKind::WideConsultation,
            DeedKind::ParentsInformed => FormKind::ParentsInformed,
            DeedKind::Weighing => FormKind::Weighing,
            DeedKind::SafeHomeAdvice => FormKind::SafeHomeAdvice,
            DeedKind::SafeHomeReport => FormKind::SafeHomeReport,
            DeedKind::SafeHomeFeedback => FormKind::SafeHomeFeedback,
            DeedKind::CaseManager => FormKind::CaseManager,
            DeedKind::PlacedInParnasSys => FormKind::Placement,
        };
        Self::Form(form)
    }

    /// What a button that leads there says.
    pub fn act(self) -> Act {
        match self {
            Self::Overview => Act::Overview,
            Self::Timeline => Act::Timeline,
            Self::People => Act::People,
            Self::Phase => Act::Phase,
            Self::Indicators => Act::Indicators,
            Self::ParnasSys(_) => Act::ParnasSys,
            Self::Document(kind) => kind.act(),
            Self::ParnasSysPeriod => Act::ParnasSysPeriod,
            Self::SchoolSummary => Act::SchoolSummary,
            Self::Destroy => Act::Destroy,
            Self::HandOver => Act::ToColleague,
            Self::Access => Act::Access,
            Self::Emergency => Act::Emergency,
            Self::Form(kind) | Self::About(kind, _) => act_of(kind),
        }
    }
}

fn act_of(kind: FormKind) -> Act {
    match kind {
        FormKind::CaseOpening => Act::OpenCase,
        FormKind::Observation => Act::Observation,
        FormKind::Hypothesis => Act::Hypothesis,
        FormKind::Consultation => Act::Consultation,
        FormKind::PlanChoice => Act::PlanChoice,
        FormKind::PhaseEntry => Act::Phase,
        FormKind::StepReport => Act::StepReport,
        FormKind::ConversationPartners => Act::ConversationPartners,
        FormKind::Conversation => Act::Conversation,
        FormKind::AgreedAction => Act::AgreedAction,
        FormKind::ActionCheck => Act::ActionCheck,
        FormKind::NextCheck => Act::NextCheck,
        FormKind::Help => Act::Help,
        FormKind::ExternalContact => Act::ExternalContact,
        FormKind::CareTeam => Act::CareTeam,
        FormKind::WideConsultation => Act::WideConsultation,
        FormKind::ParentsInformed => Act::ParentsInformed,
        FormKind::ParentView => Act::ParentView,
        FormKind::Weighing => Act::Weighing,
        FormKind::SafeHomeAdvice => Act::SafeHomeAdvice,
        FormKind::SafeHomeReport => Act::SafeHomeReport,
        FormKind::SafeHomeFeedback => Act::SafeHomeFeedback,
        FormKind::Danger => Act::Danger,
        FormKind::DangerOver => Act::DangerOver,
        FormKind::StaffDanger => Act::StaffDanger,
        FormKind::StaffDangerOver => Act::StaffDangerOver,
        FormKind::CaseManager => Act::CaseManager,
        FormKind::Placement => Act::Placement,
        FormKind::Correction => Act::Correction,
        FormKind::Erasure => Act::Erasure,
        FormKind::Reason => Act::Reason,
        FormKind::Conflict => Act::Conflict,
        FormKind::Sibling => Act::Sibling,
        FormKind::EditionMove => Act::EditionMove,
        FormKind::Closing => Act::Closing,
        FormKind::Reopening => Act::Reopening,
        FormKind::RetentionHold => Act::RetentionHold,
    }
}
