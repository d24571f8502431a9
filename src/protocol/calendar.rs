//! Days on which there is school, and the terms a school works with.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::{OptionId, PlanId, plan::Plan};

/// The school's own terms and holidays. What is not set follows the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Terms {
    /// School days within which the IB-er is spoken to, per plan; the plan suggests it where nothing stands
    /// (domain 1.5: 3, and 1 for plan B).
    pub discuss_within_school_days: BTreeMap<PlanId, u16>,
    /// Days until an agreed action is due when nothing else is agreed (Seed L42, "binnen twee weken").
    pub action_due_days: u16,
    /// Days after closing on which to look once more, as a proposal (domain 1.6 no. 27 names no term).
    pub after_check_days: u16,
    /// Working days after a report in which Veilig Thuis weighs; then ask (domain 1.5, 2.5).
    pub feedback_working_days: u16,
    /// Years a file is kept after the pupil has left (domain 3.2).
    pub retention_years: u16,
    /// School holidays and other days without school.
    pub holidays: Vec<Holiday>,
    /// What the school chose where a plan leaves a choice.
    pub choices: BTreeMap<OptionId, bool>,
}

/// A stretch of days without school, both ends included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holiday {
    /// What it is called; may be empty.
    #[serde(default)]
    pub name: String,
    /// The first day without school.
    pub first_on: NaiveDate,
    /// The last day without school.
    pub last_on: NaiveDate,
}

/// No stretch without school is believed to be longer: a mistyped year must not push a term out of sight.
pub const HOLIDAY_DAYS_MAX: u16 = 70;

impl Default for Terms {
    fn default() -> Self {
        Self {
            discuss_within_school_days: BTreeMap::new(),
            action_due_days: 14,
            after_check_days: 42,
            feedback_working_days: 5,
            retention_years: 2,
            holidays: Vec::new(),
            choices: BTreeMap::new(),
        }
    }
}

impl Terms {
    /// School days within which the IB-er is spoken to under this plan.
    pub fn discuss_within(&self, plan: &Plan) -> u16 {
        self.discuss_within_school_days
            .get(&plan.edition.plan)
            .copied()
            .unwrap_or(plan.terms.discuss_within_school_days)
    }

    /// What the school chose, or what the plan says until it does; `false` for a choice the plan does not know.
    pub fn chose(&self, plan: &Plan, option: &OptionId) -> bool {
        self.choices.get(option).copied().unwrap_or_else(|| {
            plan.options
                .iter()
                .any(|choice| choice.id == *option && choice.default)
        })
    }

    /// Whether there is school on this day.
    pub fn is_school_day(&self, day: NaiveDate) -> bool {
        is_working_day(day) && !self.holidays.iter().any(|holiday| holiday.covers(day))
    }

    /// The day that many school days after this one; the day itself is not counted.
    pub fn school_days_after(&self, day: NaiveDate, count: u16) -> NaiveDate {
        nth_day_after(day, count, |day| self.is_school_day(day))
    }

    /// The day to ask Veilig Thuis, for a report made on this day.
    pub fn feedback_due_on(&self, reported_on: NaiveDate) -> NaiveDate {
        working_days_after(reported_on, self.feedback_working_days)
    }

    /// The proposed due date of an action agreed on this day.
    pub fn action_due_on(&self, agreed_on: NaiveDate) -> NaiveDate {
        days_after(agreed_on, self.action_due_days)
    }

    /// The proposed after-check of a case closed on this day.
    pub fn after_check_on(&self, closed_on: NaiveDate) -> NaiveDate {
        days_after(closed_on, self.after_check_days)
    }
}

impl Holiday {
    fn covers(&self, day: NaiveDate) -> bool {
        let believed_until = self
            .last_on
            .min(days_after(self.first_on, HOLIDAY_DAYS_MAX));
        self.first_on <= day && day <= believed_until
    }
}

/// The day that many working days (Monday to Friday) after this one.
pub fn working_days_after(day: NaiveDate, count: u16) -> NaiveDate {
    nth_day_after(day, count, is_working_day)
}

/// The day that many days after this one.
pub fn days_after(day: NaiveDate, count: u16) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(count)))
        .unwrap_or(NaiveDate::MAX)
}

fn is_working_day(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn nth_day_after(mut day: NaiveDate, count: u16, counts: impl Fn(NaiveDate) -> bool) -> NaiveDate {
    let mut left = count;
    // Chained holidays may be endless by mistake; the search stops where no real term lies.
    let mut looked_at = u32::from(count) * 2 + 400;
    while left > 0 && looked_at > 0 {
        let Some(next) = day.succ_opt() else {
            return day;
        };
        day = next;
        looked_at -= 1;
        if counts(day) {
            left -= 1;
        }
    }
    day
}
