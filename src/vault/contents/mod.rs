//! What the vault vouches for: the head, the register of hashes under it, and each case's own index.

mod case_index;
mod chain;
mod head;
pub(super) mod register;
mod standing;

pub(super) use case_index::{CaseIndex, Grant, Paged};
pub use case_index::{Fate, Link};
pub(super) use chain::{Chain, Linked};
pub(super) use head::Head;
pub(super) use register::Register;
pub use standing::{Comparison, Standing, StandingError};
