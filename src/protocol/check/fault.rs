//! What can be wrong with a file of the protocol, each fault with the place where it stands.

use super::super::{
    Alarm, ConditionId, ContactId, DeedKind, OptionId, PhaseNumber, PlanId, Role, TaskId, TopicId,
};

/// One fault in a plan, an indicator list or a contact list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Fault {
    /// Editions count from 1.
    #[error("the edition is 0, and editions count from 1")]
    EditionZero,
    /// It ends before it begins.
    #[error("the plan ends before it begins")]
    EndsBeforeItBegins,
    /// There is no phase at all.
    #[error("the plan has no phases")]
    NoPhases,
    /// Something a person must read is empty.
    #[error("{at}: {field} is empty")]
    EmptyText {
        /// Where.
        at: String,
        /// Which text.
        field: &'static str,
    },
    /// An id stands twice.
    #[error("{kind} {id} stands twice")]
    DuplicateId {
        /// Of what kind.
        kind: IdKind,
        /// Which.
        id: String,
    },
    /// Nothing says where it comes from.
    #[error("{at}: no source")]
    MissingSource {
        /// Where.
        at: String,
    },
    /// A source must be exactly one of seed, law, guidance, reading and school, and not empty.
    #[error("{at}: a source is not exactly one of seed, law, guidance, reading and school")]
    UnclearSource {
        /// Where.
        at: String,
    },
    /// A source in the seed needs an element and lines.
    #[error("{at}: a source in the seed lacks its element or its lines")]
    MissingSeedLine {
        /// Where.
        at: String,
    },
    /// The lines are not written as `L35-36`.
    #[error("{at}: {lines:?} are not lines such as L35-36")]
    UnreadableLines {
        /// Where.
        at: String,
        /// What stands there.
        lines: String,
    },
    /// A role that the plan has no name for.
    #[error("{at}: the plan has no name for the role {role:?}")]
    UnknownRole {
        /// Where.
        at: String,
        /// Which role.
        role: Role,
    },
    /// Nobody is named where somebody must be.
    #[error("{at}: nobody is named")]
    NobodyNamed {
        /// Where.
        at: String,
    },
    /// No role of the plan may do the task.
    #[error("nobody may do the task {task}")]
    NobodyMayDo {
        /// Which task.
        task: TaskId,
    },
    /// A task that no deed can do.
    #[error("no deed does the task {task}")]
    NoDeed {
        /// Which task.
        task: TaskId,
    },
    /// A required task that needs to be done no times.
    #[error("the task {task} must be done 0 times")]
    MinimumZero {
        /// Which task.
        task: TaskId,
    },
    /// A task that places texts but asks for another deed than placing.
    #[error("the task {task} places texts but its deed is not placing")]
    PlacesByOtherDeed {
        /// Which task.
        task: TaskId,
    },
    /// "The same day" says nothing without an alarm.
    #[error("the task {task} is due the same day, but no alarm was raised")]
    SameDayWithoutAlarm {
        /// Which task.
        task: TaskId,
    },
    /// A task on the way to help may wait for nothing.
    #[error("the task {task} is a way to help and may not wait")]
    EscalationWaits {
        /// Which task.
        task: TaskId,
    },
    /// Tasks wait for each other.
    #[error("the task {task} waits for itself in the end")]
    WaitsInCircle {
        /// Which task.
        task: TaskId,
    },
    /// A task that does not exist.
    #[error("{at}: there is no task {task}")]
    UnknownTask {
        /// Where.
        at: String,
        /// Which task.
        task: TaskId,
    },
    /// A topic that does not exist.
    #[error("{at}: there is no topic {topic}")]
    UnknownTopic {
        /// Where.
        at: String,
        /// Which topic.
        topic: TopicId,
    },
    /// A topic that no task asks to speak of.
    #[error("no task asks to speak of the topic {topic}")]
    TopicNeverAsked {
        /// Which topic.
        topic: TopicId,
    },
    /// A choice that does not exist.
    #[error("the task {task} depends on a choice {option} that the plan does not leave")]
    UnknownOption {
        /// Which task.
        task: TaskId,
        /// Which choice.
        option: OptionId,
    },
    /// A choice that nothing depends on.
    #[error("nothing depends on the choice {option}")]
    OptionWithoutEffect {
        /// Which choice.
        option: OptionId,
    },
    /// A condition that asks one of no things.
    #[error("the condition {condition} points at nothing")]
    PointsAtNothing {
        /// Which condition.
        condition: ConditionId,
    },
    /// A condition that asks what only a later phase does.
    #[error("the condition {condition} asks for the task {task} of a later phase")]
    AsksAhead {
        /// Which condition.
        condition: ConditionId,
        /// Which task.
        task: TaskId,
    },
    /// A condition that sends people to a record that does not satisfy it.
    #[error("the condition {condition} cannot be satisfied by recording {record:?}")]
    SatisfiedElsewhere {
        /// Which condition.
        condition: ConditionId,
        /// The record it names.
        record: DeedKind,
    },
    /// A phase that does not exist.
    #[error("{at}: there is no phase {}", phase.0)]
    UnknownPhase {
        /// Where.
        at: String,
        /// Which phase.
        phase: PhaseNumber,
    },
    /// A phase that leads to itself or back.
    #[error("phase {} leads on to phase {}, which is not later", from.0, to.0)]
    NotForward {
        /// From.
        from: PhaseNumber,
        /// To.
        to: PhaseNumber,
    },
    /// A phase that no phase leads to.
    #[error("no phase leads to phase {}", phase.0)]
    UnreachablePhase {
        /// Which phase.
        phase: PhaseNumber,
    },
    /// A phase that a case could never leave.
    #[error("there is no way out of phase {}", phase.0)]
    NoWayOut {
        /// Which phase.
        phase: PhaseNumber,
    },
    /// A plan that gives no way to raise an alarm.
    #[error("the plan does not say what to do at {alarm:?}")]
    MissingAlarm {
        /// Which alarm.
        alarm: Alarm,
    },
    /// A contact whose number cannot be dialled.
    #[error("the number of the contact {contact} cannot be dialled")]
    NotDiallable {
        /// Which contact.
        contact: ContactId,
    },
    /// An alarm that asks nothing the same day.
    #[error("the alarm {alarm:?} asks nothing the same day")]
    IdleAlarm {
        /// Which alarm.
        alarm: Alarm,
    },
    /// A plan that leads to itself.
    #[error("the plan {plan} leads to itself")]
    LeadsToItself {
        /// Which plan.
        plan: PlanId,
    },
    /// A closing ground that asks for no reason.
    #[error("the closing ground {closing} asks for no reason")]
    ClosingWithoutReason {
        /// Which ground.
        closing: String,
    },
    /// A closing ground that no phase offers.
    #[error("no phase offers the closing ground {closing}")]
    ClosingNowhere {
        /// Which ground.
        closing: String,
    },
}

/// What an id is the id of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IdKind {
    /// A phase.
    Phase,
    /// A task.
    Task,
    /// A topic.
    Topic,
    /// A condition.
    Condition,
    /// A note or definition.
    Note,
    /// A choice left to the school.
    Choice,
    /// A role.
    Role,
    /// An alarm.
    Alarm,
    /// A closing ground.
    Closing,
    /// Another plan.
    Plan,
    /// A contact.
    Contact,
    /// An indicator or its group.
    Indicator,
}

impl std::fmt::Display for IdKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Phase => "phase",
            Self::Task => "task",
            Self::Topic => "topic",
            Self::Condition => "condition",
            Self::Note => "note",
            Self::Choice => "choice",
            Self::Role => "role",
            Self::Alarm => "alarm",
            Self::Closing => "closing ground",
            Self::Plan => "plan",
            Self::Contact => "contact",
            Self::Indicator => "indicator",
        })
    }
}
