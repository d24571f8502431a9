//! What surrounds a command: who gives it, when, and who fills which role.

use chrono::NaiveDate;

use crate::casefile::event::Event;
use crate::casefile::people::PersonRef;
use crate::casefile::record::Moment;
use crate::protocol::{Role, Terms};

/// Who gives a command, when, and what is known of the school then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// Who gives it.
    pub author: PersonRef,
    /// When it happened.
    pub happened_at: Moment,
    /// Now.
    pub now: Moment,
    /// Who fills which role; for each role the first one known is named, deputies after those they stand in for.
    pub staff: Vec<PersonRef>,
    /// The school's terms.
    pub terms: Terms,
}

impl Context {
    /// The local day it is now.
    pub fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    /// The local day it happened.
    pub fn happened_on(&self) -> NaiveDate {
        self.happened_at.date_naive()
    }

    /// When an event that a decision came to happened: as was asked. Only that a closed case runs again is of now, also
    /// where what opened it again is older than its closing.
    pub fn moment_of(&self, event: &Event) -> Moment {
        if let Event::CaseReopened(_) = event {
            self.now
        } else {
            self.happened_at
        }
    }

    /// Who fills a role: the author if it is theirs, then whoever is known for it.
    pub fn who_fills(&self, role: Role) -> impl Iterator<Item = &PersonRef> {
        let everyone = std::iter::once(&self.author).chain(&self.staff);
        everyone.filter(move |person| person.role == role)
    }
}
