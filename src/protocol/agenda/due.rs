//! By when something is due, and how that day was found.

use chrono::NaiveDate;

use super::super::calendar::{Terms, days_after};
use super::super::plan::{DueRule, Plan};
use super::super::progress::Progress;
use super::State;

/// A day by which something is due, and how it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// The day.
    pub on: NaiveDate,
    /// How it was found.
    pub because: DueBecause,
}

/// How a due day was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DueBecause {
    /// The same day the alarm was raised (Seed L93, L95).
    SameDay,
    /// School days after the first observation (Seed L21, L118).
    AfterFirstObservation {
        /// The day of that observation.
        observed_on: NaiveDate,
        /// How many school days.
        school_days: u16,
    },
    /// School days after the case was opened, since no observation stands in it.
    AfterOpening {
        /// The day it was opened.
        opened_on: NaiveDate,
        /// How many school days.
        school_days: u16,
    },
    /// Days after the phase was entered or the alarm raised.
    AfterEntering {
        /// The day that was.
        entered_on: NaiveDate,
        /// How many days.
        days: u16,
    },
    /// It was agreed so.
    Agreed,
    /// Somebody set this day.
    Set,
    /// A reason is owed on the day of its deviation.
    OwedSince,
    /// The day to ask Veilig Thuis.
    Feedback,
}

impl Due {
    /// A day that needs no working out.
    pub(super) fn on(on: NaiveDate, because: DueBecause) -> Self {
        Self { on, because }
    }

    /// How something not done stands on this day.
    pub(super) fn state(self, today: NaiveDate) -> State {
        match self.on.cmp(&today) {
            std::cmp::Ordering::Less => State::Overdue,
            std::cmp::Ordering::Equal => State::DueToday,
            std::cmp::Ordering::Greater => State::Open,
        }
    }
}

/// The day a rule gives, for a task asked since `entered_on`.
pub(super) fn due_by(
    rule: DueRule,
    plan: &Plan,
    progress: &Progress,
    terms: &Terms,
    entered_on: NaiveDate,
) -> Due {
    match rule {
        DueRule::SameDay => Due::on(entered_on, DueBecause::SameDay),
        DueRule::DaysAfterEntering { days } => Due::on(
            days_after(entered_on, days),
            DueBecause::AfterEntering { entered_on, days },
        ),
        DueRule::SchoolDaysAfterFirstObservation => {
            let school_days = terms.discuss_within(plan);
            let (from, because) = match progress.first_observed_on {
                Some(observed_on) => (
                    observed_on,
                    DueBecause::AfterFirstObservation {
                        observed_on,
                        school_days,
                    },
                ),
                None => (
                    progress.opened_on,
                    DueBecause::AfterOpening {
                        opened_on: progress.opened_on,
                        school_days,
                    },
                ),
            };
            Due::on(terms.school_days_after(from, school_days), because)
        }
    }
}
