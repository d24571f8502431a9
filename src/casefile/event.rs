//! What can have happened in a case, each in the past tense; complete for wire v1.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use uuid::Uuid;

use super::people::{Owner, Parent, Party, PersonRef, Pupil};
use super::record::{CaseId, Moment, RecordHash};
use crate::protocol::{EditionRef, IndicatorId, PhaseNumber, TopicId};

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

/// See [`Event::CaseOpened`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseOpened {
    /// The child.
    pub pupil: Pupil,
    /// The neutral plan of fase 0, and its edition.
    pub plan: EditionRef,
    /// Who carries the case until a case manager is appointed (domain 1.6 no. 5).
    pub responsible: PersonRef,
    /// Parents and carers as far as known.
    pub parents: Vec<Parent>,
    /// Members who may not read it (own child, conflict of interest).
    pub excluded: Vec<PersonRef>,
}

/// Where an observation comes from (domain 3.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Seen or heard by the writer.
    Myself,
    /// Told by the child.
    Child,
    /// Told by a parent; the name.
    Parent(String),
    /// Told by a colleague; the name.
    Colleague(String),
    /// Told by somebody else; the name.
    Third(String),
}

/// See [`Event::ObservationRecorded`]. Facts, literal words, source and interpretation are kept apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// Where it was.
    pub place: String,
    /// Who was there.
    pub present: String,
    /// What the source saw or heard. The only required text.
    pub seen: String,
    /// Words said, literally.
    pub literal_words: String,
    /// Where it comes from.
    pub source: Source,
    /// What is not known.
    pub unknown: String,
    /// The writer's own interpretation, apart and optional.
    pub interpretation: String,
    /// Another explanation that may be possible.
    pub other_explanation: String,
    /// What the writer did.
    pub did: String,
    /// Indicators it illustrates.
    pub indicators: BTreeSet<IndicatorId>,
    /// "Is er nú gevaar?"
    pub danger: Option<Answer>,
    /// For a note from the sealed inbox: the name typed in, not verified.
    pub unverified_author: Option<String>,
}

/// See [`Event::HypothesisSettled`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HypothesisSettled {
    /// The observation whose interpretation this is about.
    pub observation: RecordHash,
    /// Confirmed, or refuted. A refuted suspicion is said expressly (domain 1.6 no. 28).
    pub confirmed: bool,
    /// On what ground.
    pub explanation: String,
}

/// See [`Event::ConsultationHeld`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consultation {
    /// Colleagues who took part, besides the author.
    pub with: Vec<PersonRef>,
    /// What was said.
    pub summary: String,
    /// Whether all indicators were laid side by side (Seed L118).
    pub indicators_compared: bool,
    /// Must it (also) be solved at home (Seed L21-22)?
    pub home_component: Option<bool>,
    /// Do the indicators point to violence or abuse (Seed L119-120)?
    pub points_to_violence: Option<bool>,
}

/// See [`Event::IndicatorListFilled`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorListFilled {
    /// Which list.
    pub list: String,
    /// Which edition of it.
    pub edition: u16,
    /// Everyone who filled it in; two people in plan B (Seed L118-119).
    pub filled_by: Vec<PersonRef>,
    /// The answers given; an item without an answer is absent.
    pub answers: Vec<IndicatorAnswer>,
    /// "Andere verklaring?"
    pub other_explanation: String,
    /// The danger question, asked at once by a sharp item.
    pub danger: Option<Answer>,
}

/// One answered item, with the wording it was answered under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorAnswer {
    /// The item.
    pub item: IndicatorId,
    /// Its wording then.
    pub wording: String,
    /// The answer.
    pub sighting: Sighting,
    /// What it rests on; empty means "nog zonder voorbeeld".
    pub grounds: Vec<Ground>,
}

/// The four answers (domain 4.1); not filled in is a fifth state and is not stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sighting {
    /// Gezien.
    Seen,
    /// Gehoord van …
    HeardFrom(String),
    /// Niet gezien.
    NotSeen,
    /// Weet ik niet.
    Unknown,
}

/// What a ticked indicator rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    /// A dated observation in the same case.
    Observation(RecordHash),
    /// Own words with a date.
    OwnWords {
        /// When it was.
        on: NaiveDate,
        /// What it was.
        words: String,
    },
}

/// See [`Event::PlanChosen`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanChosen {
    /// The plan and its edition.
    pub plan: EditionRef,
    /// Why; may be empty for A→B, which never waits.
    pub reason: String,
}

/// See [`Event::PhaseEntered`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhaseEntered {
    /// The phase now.
    pub phase: PhaseNumber,
    /// The phase before.
    pub from: PhaseNumber,
    /// Ids of the conditions that were not met: a deviation for ever visible.
    pub unmet: Vec<String>,
    /// Why; may be empty going forward, then it is owed.
    pub reason: String,
}

/// See [`Event::StepReportWritten`].
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

/// See [`Event::ConversationPartnersChosen`].
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

/// See [`Event::ConversationHeld`].
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

/// See [`Event::ActionAgreed`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreedAction {
    /// What will be done.
    pub what: String,
    /// By whom.
    pub owner: Owner,
    /// By when; the default is two weeks (Seed L42).
    pub due_on: NaiveDate,
}

/// How a check came out (domain 1.6 no. 12).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckOutcome {
    /// Help has started, or the action was done.
    Started,
    /// Not yet: extended, with a reason; extensions are counted.
    Extended {
        /// The new date.
        until: NaiveDate,
        /// Why.
        reason: String,
    },
    /// Not started: the next phase.
    NotStarted,
}

/// See [`Event::ActionChecked`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionCheck {
    /// The action that was checked.
    pub action: RecordHash,
    /// How it came out.
    pub outcome: CheckOutcome,
    /// In words.
    pub explanation: String,
}

/// See [`Event::NextCheckSet`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextCheck {
    /// When.
    pub on: NaiveDate,
    /// What to look at.
    pub what: String,
}

/// See [`Event::HelpArranged`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpArranged {
    /// Through whom (Seed L151).
    pub via: Party,
    /// What help.
    pub what: String,
    /// From when.
    pub starts_on: Option<NaiveDate>,
    /// What it should bring, and by when that can be measured.
    pub expected: String,
}

/// Whether and how parents stand behind giving information (domain 1.6 no. 24).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Consent {
    /// They agreed.
    Given,
    /// They were told.
    Told,
    /// They were not told, because.
    NotTold(String),
}

/// See [`Event::ExternalContactMade`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExternalContact {
    /// With whom.
    pub party: Party,
    /// Why.
    pub purpose: String,
    /// What was shared.
    pub shared: String,
    /// Was the child named?
    pub by_name: bool,
    /// What parents know of it.
    pub consent: Consent,
    /// What came of it.
    pub outcome: String,
    /// What may be read only by case managers (police information).
    pub confidential: bool,
}

/// See [`Event::CareTeamConsulted`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CareTeam {
    /// Who were there.
    pub present: String,
    /// What came of it.
    pub result: String,
}

/// See [`Event::WideConsultationHeld`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WideConsultation {
    /// Was it needed? A recorded "nee" is an answer too (domain 1.6 no. 26).
    pub needed: bool,
    /// Who took part.
    pub participants: Vec<Party>,
    /// Who does what; or why it is not needed.
    pub summary: String,
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

/// See [`Event::ParentsInformed`]. One record per telling, with the parents it reached.
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

/// See [`Event::ParentViewAttached`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParentView {
    /// The record it is about.
    pub target: RecordHash,
    /// Whose view.
    pub parent: String,
    /// The view, in their words.
    pub view: String,
}

/// One question of the assessment framework, answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeighingAnswer {
    /// 1 to 5 (domain 2.4).
    pub question: u8,
    /// The answer.
    pub answer: Answer,
    /// Why.
    pub explanation: String,
}

/// See [`Event::WeighingRecorded`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighing {
    /// Who weighed; not the leerkracht alone (domain 2.4).
    pub weighed_by: Vec<PersonRef>,
    /// The questions that were reached.
    pub answers: Vec<WeighingAnswer>,
    /// Decision 1 of step 5: is reporting necessary?
    pub report_needed: Answer,
    /// Decision 2 of step 5: is (also) giving or organising help possible?
    pub help_possible: Answer,
    /// Why.
    pub reason: String,
}

/// See [`Event::SafeHomeAdviceAsked`]. Advice is anonymous (domain 2.5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeHomeAdvice {
    /// With whom was spoken.
    pub spoke_to: String,
    /// The question.
    pub question: String,
    /// The advice.
    pub advice: String,
}

/// Where parents stand on a report (Seed L75, domain 1.6 no. 37).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParentsAtReport {
    /// They report too.
    ReportToo,
    /// They know.
    Know,
    /// They were not told, because.
    NotTold(String),
}

/// See [`Event::SafeHomeReported`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeHomeReport {
    /// With whom was spoken, or through which form.
    pub spoke_to: String,
    /// The number Veilig Thuis gave.
    pub reference: String,
    /// What was reported.
    pub summary: String,
    /// Where parents stand.
    pub parents: ParentsAtReport,
    /// When to ask for feedback.
    pub feedback_due_on: Option<NaiveDate>,
}

/// See [`Event::SafeHomeFeedbackReceived`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeHomeFeedback {
    /// The report it answers.
    pub report: Option<RecordHash>,
    /// What was said.
    pub summary: String,
}

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

/// See [`Event::DangerRaised`]. Nothing is required: it must be immediate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DangerRaised {
    /// For whom; more than one is possible.
    pub for_whom: BTreeSet<InDanger>,
    /// What is the matter; may be empty.
    pub what: String,
    /// When the raising was stamped on the emergency screen, if it was.
    pub stamped_at: Option<Moment>,
}

/// See [`Event::DangerCleared`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DangerCleared {
    /// The phase the case goes on in (domain 1.6 no. 7).
    pub phase: PhaseNumber,
    /// Why, and for a missing same-day item why it is missing.
    pub reason: String,
}

/// See [`Event::StaffDangerRaised`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffDangerRaised {
    /// From whom the danger comes.
    pub from_whom: String,
    /// What is the matter; may be empty.
    pub what: String,
}

/// See [`Event::StaffDangerCleared`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffDangerCleared {
    /// Why.
    pub reason: String,
}

/// See [`Event::CaseManagerAppointed`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseManagerAppointed {
    /// Who.
    pub who: PersonRef,
    /// From which day.
    pub from_on: NaiveDate,
    /// Why; may be empty when the plan says so.
    pub reason: String,
}

/// See [`Event::PlacedInParnasSys`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedInParnasSys {
    /// The records whose text was placed.
    pub records: Vec<RecordHash>,
    /// Under which title.
    pub title: String,
    /// On which day.
    pub placed_on: NaiveDate,
}

/// See [`Event::RecordCorrected`]. Both print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordCorrected {
    /// The record that is corrected.
    pub target: RecordHash,
    /// What it should say.
    pub correction: String,
    /// Why.
    pub reason: String,
}

/// See [`Event::RecordErased`]: the content goes; id, hash, author and dates stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordErased {
    /// The record whose content was destroyed.
    pub target: RecordHash,
    /// Its id.
    pub target_id: Uuid,
    /// Why (wrong child, granted AVG request).
    pub reason: String,
}

/// See [`Event::ReasonGiven`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReasonGiven {
    /// The deviation.
    pub target: RecordHash,
    /// The reason.
    pub reason: String,
}

/// See [`Event::ConflictSettled`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictSettled {
    /// The records that contradict.
    pub records: Vec<RecordHash>,
    /// The one that holds.
    pub holds: RecordHash,
    /// Why.
    pub reason: String,
}

/// See [`Event::SiblingLinked`]. Nothing is inherited, no file is merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiblingLinked {
    /// The other case.
    pub case: CaseId,
    /// How they are related, in words.
    pub relation: String,
}

/// See [`Event::EditionMoved`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionMoved {
    /// From.
    pub from: EditionRef,
    /// To.
    pub to: EditionRef,
    /// Which phase becomes which.
    pub phases: Vec<(PhaseNumber, PhaseNumber)>,
    /// Why.
    pub reason: String,
}

/// See [`Event::CaseHandedOver`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseHandedOver {
    /// To a colleague, who becomes case manager.
    Colleague {
        /// The colleague.
        to: PersonRef,
        /// Which transfer file.
        transfer: Uuid,
    },
    /// A summary to another school.
    School {
        /// The school.
        name: String,
        /// When parents were told, or why not.
        parents: ParentsAtReport,
    },
}

/// See [`Event::CaseClosed`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseClosed {
    /// Which of the plan's closing reasons.
    pub ground: String,
    /// In words; required.
    pub reason: String,
    /// What works, for the exit because help works (Seed L173-174).
    pub what_works: String,
    /// Who decided.
    pub decided_by: Vec<PersonRef>,
    /// When to look once more.
    pub after_check_on: Option<NaiveDate>,
}

/// See [`Event::CaseReopened`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseReopened {
    /// Why; required.
    pub reason: String,
}

/// See [`Event::RetentionHeld`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetentionHeld {
    /// Until when.
    pub until: NaiveDate,
    /// Why.
    pub reason: String,
}
