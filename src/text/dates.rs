//! Days and times as people say them.

use chrono::NaiveDate;

use crate::casefile::Moment;

words! {
    /// A day or a moment, written out.
    Day {
        /// The day in full.
        Full { on: NaiveDate = day(23) },
        /// The day without its weekday, for narrow columns.
        Short { on: NaiveDate = day(23) },
        /// The day and the local time.
        At { at: Moment = moment() },
        /// The local time alone.
        Time { at: Moment = moment() },
        /// How far away a day is; in full when that says more.
        Near { on: NaiveDate = day(26), today: NaiveDate = day(23) },
        /// How far away a due day is, or how late.
        Due { on: NaiveDate = day(21), today: NaiveDate = day(23) },
    }
}

/// A moment for the listing.
pub(super) fn moment() -> Moment {
    day(23)
        .and_hms_opt(15, 5, 0)
        .unwrap_or_default()
        .and_utc()
        .fixed_offset()
}

/// A day for the listing.
pub(super) fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap_or_default()
}
