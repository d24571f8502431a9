//! A school year: from the first of August to the last of July.

use chrono::{Datelike, NaiveDate};

/// The month in which a school year begins.
const AUGUST: u32 = 8;

/// A school year, by the calendar year it begins in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SchoolYear(pub i32);

impl SchoolYear {
    /// The school year of a day.
    pub fn of(day: NaiveDate) -> Self {
        Self(if day.month() >= AUGUST {
            day.year()
        } else {
            day.year() - 1
        })
    }

    /// Its first day.
    pub fn first_on(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.0, AUGUST, 1).unwrap_or(NaiveDate::MIN)
    }

    /// Its last day.
    pub fn last_on(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.0.saturating_add(1), AUGUST - 1, 31).unwrap_or(NaiveDate::MAX)
    }

    /// Whether a day lies in it.
    pub fn holds(self, day: NaiveDate) -> bool {
        self.first_on() <= day && day <= self.last_on()
    }
}

impl std::fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.0, self.0.saturating_add(1))
    }
}
