//! What can have happened in a case, each in the past tense; complete for wire v1.

mod acting;
mod alarms;
mod course;
mod keeping;
mod noticing;
mod outside;
mod talking;

pub use acting::{ActionCheck, AgreedAction, CheckOutcome, HelpArranged, NextCheck};
pub use alarms::{DangerCleared, DangerRaised, InDanger, StaffDangerCleared, StaffDangerRaised};
pub use course::{
    CaseClosed, CaseManagerAppointed, CaseOpened, CaseReopened, EditionMoved, PhaseEntered,
    PlanChosen,
};
pub use keeping::{
    CaseHandedOver, ConflictSettled, PlacedInParnasSys, ReasonGiven, RecordCorrected, RecordErased,
    RetentionHeld, SiblingLinked,
};
pub use noticing::{
    Consultation, Ground, HypothesisSettled, IndicatorAnswer, IndicatorListFilled, Observation,
    Sighting, Source,
};
pub use outside::{
    CareTeam, Consent, ExternalContact, ParentsAtReport, SafeHomeAdvice, SafeHomeFeedback,
    SafeHomeReport, Weighing, WeighingAnswer, WideConsultation,
};
pub use talking::{
    Acknowledgement, Conversation, ConversationKind, ConversationPartners, NotToldGround,
    ParentView, ParentsInformed, ParentsKnew, Partners, StepReport, Telling,
};

/// Yes, doubt or no. Doubt is an answer of its own: it counts as yes where safety is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// Ja.
    Yes,
    /// Twijfel.
    Doubt,
    /// Nee.
    No,
}

/// One thing that happened in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The case began.
    CaseOpened(CaseOpened),
    /// Something was seen or heard.
    ObservationRecorded(Observation),
    /// An interpretation was confirmed or refuted.
    HypothesisSettled(HypothesisSettled),
    /// The pupil was discussed with colleagues.
    ConsultationHeld(Consultation),
    /// An indicator list was filled in.
    IndicatorListFilled(IndicatorListFilled),
    /// A plan was chosen, or changed.
    PlanChosen(PlanChosen),
    /// Another phase was entered.
    PhaseEntered(PhaseEntered),
    /// A step report was written.
    StepReportWritten(StepReport),
    /// It was weighed with whom to speak.
    ConversationPartnersChosen(ConversationPartners),
    /// A talk took place.
    ConversationHeld(Conversation),
    /// An action was agreed.
    ActionAgreed(AgreedAction),
    /// An agreed action was checked.
    ActionChecked(ActionCheck),
    /// The next check was set.
    NextCheckSet(NextCheck),
    /// Help was arranged.
    HelpArranged(HelpArranged),
    /// Somebody outside was contacted.
    ExternalContactMade(ExternalContact),
    /// The trajectoverleg took place.
    CareTeamConsulted(CareTeam),
    /// The breed overleg took place, or was found not needed.
    WideConsultationHeld(WideConsultation),
    /// The parents were told something, or not, with a reason.
    ParentsInformed(ParentsInformed),
    /// A parent's correction or view was attached to a record.
    ParentViewAttached(ParentView),
    /// The assessment framework was filled in.
    WeighingRecorded(Weighing),
    /// Advice of Veilig Thuis was asked.
    SafeHomeAdviceAsked(SafeHomeAdvice),
    /// A report to Veilig Thuis was made.
    SafeHomeReported(SafeHomeReport),
    /// Veilig Thuis let something be known.
    SafeHomeFeedbackReceived(SafeHomeFeedback),
    /// Direct danger for child or parent.
    DangerRaised(DangerRaised),
    /// The direct danger is over.
    DangerCleared(DangerCleared),
    /// Danger for staff.
    StaffDangerRaised(StaffDangerRaised),
    /// The danger for staff is over.
    StaffDangerCleared(StaffDangerCleared),
    /// Somebody became responsible or case manager.
    CaseManagerAppointed(CaseManagerAppointed),
    /// Texts were placed in ParnasSys.
    PlacedInParnasSys(PlacedInParnasSys),
    /// A record was corrected.
    RecordCorrected(RecordCorrected),
    /// A record's content was destroyed.
    RecordErased(RecordErased),
    /// A reason that was owed was given.
    ReasonGiven(ReasonGiven),
    /// A conflict between concurrent decisions was settled.
    ConflictSettled(ConflictSettled),
    /// A sibling's case was linked.
    SiblingLinked(SiblingLinked),
    /// The case moved to another edition of its plan.
    EditionMoved(EditionMoved),
    /// The case was handed over, to a colleague or as a summary to another school.
    CaseHandedOver(CaseHandedOver),
    /// The case was closed.
    CaseClosed(CaseClosed),
    /// The case was reopened.
    CaseReopened(CaseReopened),
    /// Destruction was put off.
    RetentionHeld(RetentionHeld),
    /// A kind this version does not know, kept as it is and shown as "nieuwere soort".
    Unknown {
        /// The kind's name as it was written.
        kind: String,
    },
}
