//! What a step plan demands: plan, phase, task, condition, deadline, agenda. Knows no case and no clock.
#![warn(missing_docs)]

pub mod vocabulary;

pub mod source;

pub mod plan;

pub mod plan_file;

pub mod check;

pub mod load;

pub mod progress;

pub mod calendar;

pub mod agenda;

pub mod indicators;

pub mod contacts;

pub use agenda::{Agenda, Destination, Move, Unmet, agenda};
pub use calendar::Terms;
pub use check::{Fault, check};
pub use contacts::Contact;
pub use indicators::IndicatorList;
pub use load::{PlanError, load};
pub use plan::{MoveKind, Plan};
pub use progress::Progress;
pub use vocabulary::{
    Alarm, ClosingId, ConditionId, ContactId, DeedKind, EditionRef, ElementId, IndicatorId,
    OptionId, PhaseNumber, PlanId, Role, StatutoryStep, TaskId, TopicId,
};
