//! A failure as a person reads it: what happened, and what to do now.

use super::{Message, PassphraseRule, Problem, Refused};
use crate::casefile::Refusal;
use crate::workspace::Error;

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

impl From<Problem> for Trouble {
    fn from(problem: Problem) -> Self {
        Self {
            what: problem.clone().into(),
            remedy: Message::remedy(problem),
            reasons: Vec::new(),
        }
    }
}

impl From<&Refusal> for Trouble {
    fn from(refusal: &Refusal) -> Self {
        let reasons = refusal.obstacles.iter().map(Refused::from);
        Self {
            reasons: reasons.map(Message::from).collect(),
            ..Self::from(Problem::Refused)
        }
    }
}

impl From<&Error> for Trouble {
    fn from(error: &Error) -> Self {
        if let Error::Refused(refusal) = error {
            return Self::from(refusal);
        }
        let mut trouble = Self::from(Problem::from(error));
        if let Error::Passphrase(weakness) = error {
            trouble.reasons.push(PassphraseRule::from(weakness).into());
        }
        trouble
    }
}
