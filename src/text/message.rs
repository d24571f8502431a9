//! Anything the program says to a person, cheap to hand on.

use std::borrow::Cow;
use std::sync::Arc;

use super::{Problem, Sentence};

/// Anything the program says to a person.
///
/// Screens, papers and signals hand messages on all the time, so a copy shares the sentence: copying each group by its
/// fields weighed 30 kB in the browser.
#[derive(Clone, Debug)]
pub struct Message(Arc<Sentence>);

impl Message {
    /// Words of the school's plan or of people, shown as they are.
    pub fn verbatim(words: String) -> Self {
        Sentence::Verbatim(words).into()
    }

    /// What to do now about a problem.
    pub fn remedy(problem: Problem) -> Self {
        Sentence::Remedy(problem).into()
    }

    /// What it says, for whoever does something with one sentence and not with another.
    pub fn sentence(&self) -> &Sentence {
        &self.0
    }

    /// In Dutch.
    pub fn nl(&self) -> Cow<'static, str> {
        self.0.nl()
    }
}

impl From<Sentence> for Message {
    fn from(sentence: Sentence) -> Self {
        Self(Arc::new(sentence))
    }
}

/// Two are the same when they say the same. Comparing each group by its fields would weigh as much as all that decides
/// about a case.
impl PartialEq for Message {
    fn eq(&self, other: &Self) -> bool {
        self.nl() == other.nl()
    }
}

impl Eq for Message {}
