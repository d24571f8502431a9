//! How pressing a day is, so that words and colour say the same.

use chrono::NaiveDate;

/// Days ahead that count as soon.
const SOON_DAYS: i64 = 7;

/// How a day stands to today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// It has passed.
    Overdue,
    /// It is today.
    Today,
    /// Within a week.
    Soon,
    /// Later.
    Later,
    /// There is no day, though one is needed.
    Undated,
    /// It is done.
    Done,
}

impl Urgency {
    /// How this day stands to today.
    pub fn of(on: NaiveDate, today: NaiveDate) -> Self {
        match (on - today).num_days() {
            ..=-1 => Self::Overdue,
            0 => Self::Today,
            1..=SOON_DAYS => Self::Soon,
            _ => Self::Later,
        }
    }
}
