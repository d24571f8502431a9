//! A failure as a person reads it: what happened, and what to do now.

use super::Message;

/// One failure, said once.
#[derive(Clone, Debug, PartialEq)]
pub struct Trouble {
    /// What happened.
    pub what: Message,
    /// What to do now.
    pub remedy: Message,
    /// Every reason, where the plan said no.
    pub reasons: Vec<Message>,
}

impl From<&crate::workspace::Error> for Trouble {
    fn from(error: &crate::workspace::Error) -> Self {
        Self {
            what: Message::Verbatim(error.to_string()),
            remedy: Message::Verbatim(String::new()),
            reasons: Vec::new(),
        }
    }
}
