//! Events of every kind, commands and whole journals, drawn from bytes that shrink well.

mod draw;
pub(crate) mod events;
pub(crate) mod journals;
