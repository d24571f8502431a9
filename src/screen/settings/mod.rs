//! *Instellingen*: the school and its terms, who works here, whom to call, who reviewed the indicator list.

pub mod contacts;
pub mod indicators;
pub mod members;
pub mod proof;
pub mod school;
mod school_form;

use crate::text::Message;

/// What is wrong with an answer, at its field.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault<F> {
    /// The field.
    pub field: F,
    /// What to do about it.
    pub words: Message,
}

impl<F> Fault<F> {
    fn new(field: F, words: impl Into<Message>) -> Self {
        Self {
            field,
            words: words.into(),
        }
    }
}

/// The sentence at one field, if something is wrong with it.
pub fn at<F: PartialEq>(faults: &[Fault<F>], field: &F) -> Option<Message> {
    let mut faults = faults.iter();
    faults
        .find(|fault| fault.field == *field)
        .map(|fault| fault.words.clone())
}
