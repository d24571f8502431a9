//! What a step plan demands: plan, phase, task, condition, deadline, agenda. Knows no case and no clock.
#![warn(missing_docs)]

pub mod vocabulary;

pub mod progress;

pub use vocabulary::{
    Alarm, ClosingId, ConditionId, ContactId, DeedKind, EditionRef, ElementId, IndicatorId,
    OptionId, PhaseNumber, PlanId, Role, StatutoryStep, TaskId, TopicId,
};
