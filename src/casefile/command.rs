//! What a person asks to be recorded: each command carries the facts of the event it asks for.

use super::event::{
    ActionCheck, AgreedAction, CareTeam, CaseClosed, CaseHandedOver, CaseManagerAppointed,
    CaseOpened, CaseReopened, ConflictSettled, Consultation, Conversation, ConversationPartners,
    DangerCleared, DangerRaised, EditionMoved, ExternalContact, HelpArranged, HypothesisSettled,
    IndicatorListFilled, NextCheck, Observation, ParentView, ParentsInformed, PlacedInParnasSys,
    PlanChosen, ReasonGiven, RecordCorrected, RetentionHeld, SafeHomeAdvice, SafeHomeFeedback,
    SafeHomeReport, SiblingLinked, StaffDangerCleared, StaffDangerRaised, StepReport, Weighing,
    WideConsultation,
};
use super::record::RecordHash;
use crate::protocol::PhaseNumber;

/// One request to the recorder. [`decide`](super::decide()) turns it into events or refuses it with every reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Asks for [`Event::CaseOpened`](super::Event::CaseOpened).
    OpenCase(CaseOpened),
    /// Asks for [`Event::ObservationRecorded`](super::Event::ObservationRecorded).
    RecordObservation(Observation),
    /// Asks for [`Event::HypothesisSettled`](super::Event::HypothesisSettled).
    SettleHypothesis(HypothesisSettled),
    /// Asks for [`Event::ConsultationHeld`](super::Event::ConsultationHeld).
    RecordConsultation(Consultation),
    /// Asks for [`Event::IndicatorListFilled`](super::Event::IndicatorListFilled).
    FillIndicatorList(IndicatorListFilled),
    /// Asks for [`Event::PlanChosen`](super::Event::PlanChosen).
    ChoosePlan(PlanChosen),
    /// Enter a phase; `decide` works out what is unmet and where the case comes from.
    EnterPhase {
        /// The phase to enter.
        phase: PhaseNumber,
        /// Why; an escalation never waits for it.
        reason: String,
    },
    /// Asks for [`Event::StepReportWritten`](super::Event::StepReportWritten).
    WriteStepReport(StepReport),
    /// Asks for [`Event::ConversationPartnersChosen`](super::Event::ConversationPartnersChosen).
    ChooseConversationPartners(ConversationPartners),
    /// Asks for [`Event::ConversationHeld`](super::Event::ConversationHeld).
    RecordConversation(Conversation),
    /// Asks for [`Event::ActionAgreed`](super::Event::ActionAgreed).
    AgreeAction(AgreedAction),
    /// Asks for [`Event::ActionChecked`](super::Event::ActionChecked).
    CheckAction(ActionCheck),
    /// Asks for [`Event::NextCheckSet`](super::Event::NextCheckSet).
    SetNextCheck(NextCheck),
    /// Asks for [`Event::HelpArranged`](super::Event::HelpArranged).
    ArrangeHelp(HelpArranged),
    /// Asks for [`Event::ExternalContactMade`](super::Event::ExternalContactMade).
    RecordExternalContact(ExternalContact),
    /// Asks for [`Event::CareTeamConsulted`](super::Event::CareTeamConsulted).
    RecordCareTeam(CareTeam),
    /// Asks for [`Event::WideConsultationHeld`](super::Event::WideConsultationHeld).
    RecordWideConsultation(WideConsultation),
    /// Asks for [`Event::ParentsInformed`](super::Event::ParentsInformed).
    RecordParentsInformed(ParentsInformed),
    /// Asks for [`Event::ParentViewAttached`](super::Event::ParentViewAttached).
    AttachParentView(ParentView),
    /// Asks for [`Event::WeighingRecorded`](super::Event::WeighingRecorded).
    RecordWeighing(Weighing),
    /// Asks for [`Event::SafeHomeAdviceAsked`](super::Event::SafeHomeAdviceAsked).
    RecordSafeHomeAdvice(SafeHomeAdvice),
    /// Asks for [`Event::SafeHomeReported`](super::Event::SafeHomeReported).
    RecordSafeHomeReport(SafeHomeReport),
    /// Asks for [`Event::SafeHomeFeedbackReceived`](super::Event::SafeHomeFeedbackReceived).
    RecordSafeHomeFeedback(SafeHomeFeedback),
    /// Asks for [`Event::DangerRaised`](super::Event::DangerRaised).
    RaiseDanger(DangerRaised),
    /// Asks for [`Event::DangerCleared`](super::Event::DangerCleared).
    ClearDanger(DangerCleared),
    /// Asks for [`Event::StaffDangerRaised`](super::Event::StaffDangerRaised).
    RaiseStaffDanger(StaffDangerRaised),
    /// Asks for [`Event::StaffDangerCleared`](super::Event::StaffDangerCleared).
    ClearStaffDanger(StaffDangerCleared),
    /// Asks for [`Event::CaseManagerAppointed`](super::Event::CaseManagerAppointed).
    AppointCaseManager(CaseManagerAppointed),
    /// Asks for [`Event::PlacedInParnasSys`](super::Event::PlacedInParnasSys).
    MarkPlacedInParnasSys(PlacedInParnasSys),
    /// Asks for [`Event::RecordCorrected`](super::Event::RecordCorrected).
    CorrectRecord(RecordCorrected),
    /// Destroy the content of one record; `decide` works out what of it stays.
    EraseRecord {
        /// The record.
        target: RecordHash,
        /// Why (wrong child, granted AVG request); required.
        reason: String,
    },
    /// Asks for [`Event::ReasonGiven`](super::Event::ReasonGiven).
    GiveReason(ReasonGiven),
    /// Asks for [`Event::ConflictSettled`](super::Event::ConflictSettled).
    SettleConflict(ConflictSettled),
    /// Asks for [`Event::SiblingLinked`](super::Event::SiblingLinked).
    LinkSibling(SiblingLinked),
    /// Asks for [`Event::EditionMoved`](super::Event::EditionMoved).
    MoveEdition(EditionMoved),
    /// Asks for [`Event::CaseHandedOver`](super::Event::CaseHandedOver).
    HandOverCase(CaseHandedOver),
    /// Asks for [`Event::CaseClosed`](super::Event::CaseClosed).
    CloseCase(CaseClosed),
    /// Asks for [`Event::CaseReopened`](super::Event::CaseReopened).
    ReopenCase(CaseReopened),
    /// Asks for [`Event::RetentionHeld`](super::Event::RetentionHeld).
    HoldRetention(RetentionHeld),
}
