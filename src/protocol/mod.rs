//! What a step plan demands: plan, phase, task, condition, deadline, agenda. Knows no case and no clock.
#![warn(missing_docs)]

pub mod vocabulary;

pub mod progress;

pub use vocabulary::{
    Alarm, DeedKind, EditionRef, IndicatorId, PhaseNumber, PlanId, Role, StatutoryStep, TopicId,
};
