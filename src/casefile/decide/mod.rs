//! Turns a command into events, or refuses it with every reason. It writes nothing.

mod context;
mod refusal;

pub use context::Context;
pub use refusal::{Field, Obstacle, Refusal};

use super::command::Command;
use super::event::Event;
use super::handbook::Handbook;
use super::state::CaseFile;

/// The events that a command comes to, or every obstacle in its way.
pub fn decide(
    case: &CaseFile,
    handbook: &Handbook,
    command: Command,
    context: &Context,
) -> Result<Vec<Event>, Refusal> {
    let _ = (case, handbook, command, context);
    Ok(Vec::new())
}
