//! The form of the school's settings, and what it comes to when the settings changed while it was filled in.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::order::Gather as _;
use crate::protocol::{OptionId, PlanId};

/// A term the school sets.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Term {
    /// School days within which the IB-er is spoken to, under this plan.
    Discuss(PlanId),
    /// Days until an agreed action is due.
    ActionDays,
    /// Days after closing on which to look once more.
    AfterCheckDays,
    /// Working days after a report on which to ask Veilig Thuis.
    FeedbackDays,
    /// Years a file is kept after the pupil has left.
    RetentionYears,
    /// Minutes without a touch before the app locks.
    LockMinutes,
}

/// The settings as somebody fills them in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolForm {
    /// The school's name.
    pub name: String,
    /// Where its own protocol is kept (G-03).
    pub own_protocol: String,
    /// Title of observations in ParnasSys; empty for the usual one.
    pub observation_title: String,
    /// The same for step reports.
    pub step_report_title: String,
    /// The terms.
    pub terms: Vec<(Term, u16)>,
    /// Days off.
    pub holidays: Vec<HolidayLine>,
    /// The choices.
    pub choices: BTreeMap<OptionId, bool>,
    /// Whether the leerkracht keeps reading from fase 2.
    pub teacher_keeps_reading: bool,
    /// What it was before anybody filled anything in; `None` in a draft of an earlier version.
    #[serde(default)]
    pub(super) begun_as: Option<Box<Self>>,
}

/// One stretch of days off as it is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HolidayLine {
    /// What it is called; may be empty.
    pub name: String,
    /// The first day.
    pub first_on: Option<NaiveDate>,
    /// The last day.
    pub last_on: Option<NaiveDate>,
}

impl SchoolForm {
    /// What is filled in for a term.
    pub fn term(&self, term: &Term) -> Option<u16> {
        let mut terms = self.terms.iter();
        terms
            .find(|(known, _)| known == term)
            .map(|(_, days)| *days)
    }

    /// Fills in a term.
    pub fn set_term(&mut self, term: &Term, value: u16) {
        self.terms.retain(|(known, _)| known != term);
        self.terms.push((term.clone(), value));
    }

    /// The form as it begins.
    pub(super) fn begun(self) -> Self {
        let begun_as = Some(Box::new(self.clone()));
        Self { begun_as, ..self }
    }

    /// This form over the settings of today: what nobody touched here stands as it stands there, so that saving an
    /// old form undoes nothing that somebody else changed.
    #[must_use]
    pub fn over(self, today: &Self) -> Self {
        let Some(was) = self.begun_as.clone() else {
            return self;
        };
        let terms = today.terms.iter().map(|(term, stands)| {
            let mine = self.term(term).filter(|mine| was.term(term) != Some(*mine));
            (term.clone(), mine.unwrap_or(*stands))
        });
        let choices = today.choices.iter().map(|(id, stands)| {
            let mine = self.choices.get(id);
            let mine = mine.filter(|mine| was.choices.get(id) != Some(*mine));
            (id.clone(), *mine.unwrap_or(stands))
        });
        Self {
            terms: terms.collect(),
            choices: choices.gather(),
            name: touched(self.name, &was.name, &today.name),
            own_protocol: touched(self.own_protocol, &was.own_protocol, &today.own_protocol),
            observation_title: touched(
                self.observation_title,
                &was.observation_title,
                &today.observation_title,
            ),
            step_report_title: touched(
                self.step_report_title,
                &was.step_report_title,
                &today.step_report_title,
            ),
            holidays: touched(self.holidays, &was.holidays, &today.holidays),
            teacher_keeps_reading: touched(
                self.teacher_keeps_reading,
                &was.teacher_keeps_reading,
                &today.teacher_keeps_reading,
            ),
            begun_as: Some(Box::new(Self {
                begun_as: None,
                ..today.clone()
            })),
        }
    }
}

/// What was filled in, or what stands there today where nobody filled anything in.
fn touched<T: PartialEq + Clone>(mine: T, was: &T, today: &T) -> T {
    if mine == *was { today.clone() } else { mine }
}
