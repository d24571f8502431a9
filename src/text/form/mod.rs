//! The words of the forms: titles, questions, explanations, answers, and what is still missing.

mod answers;
mod questions;
mod titles;

pub use answers::{Choice, Fault};
pub use questions::{Hint, Label};
pub use titles::{Intro, Submit, Title};
