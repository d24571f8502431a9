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

pub mod responsibility;

pub mod agenda;

pub mod phase_map;

pub mod statutory;

pub mod shipped;

pub mod indicators;

pub mod contacts;

pub use agenda::{Agenda, Destination, Move, Unmet, agenda};
pub use calendar::Terms;
pub use check::{Fault, check};
pub use contacts::{Contact, ContactList};
pub use indicators::IndicatorList;
pub use load::{PlanError, load};
pub use phase_map::{PhaseLine, phase_map};
pub use plan::{MoveKind, Plan};
pub use progress::Progress;
pub use responsibility::{case_manager_role, closing_roles, report_author_roles, responsible_role};
pub use statutory::{StepProof, statutory_steps};
pub use vocabulary::{
    Alarm, ClosingId, ConditionId, ContactId, DeedKind, EditionRef, ElementId, IndicatorId,
    OptionId, PhaseNumber, PlanId, Role, StatutoryStep, TaskId, TopicId,
};
