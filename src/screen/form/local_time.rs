//! The UTC offset of a local day and time that somebody typed.

use chrono::{
    DateTime, Datelike, FixedOffset, Months, NaiveDate, NaiveDateTime, TimeDelta, Weekday,
};

const HOUR_SECONDS: i32 = 3600;

/// The offset at a local time, judged from the offset now.
///
/// In the European Netherlands the clock goes forward on the last Sunday of March and back on the last Sunday of
/// October, both at 01:00 UTC. Elsewhere (Caribbean Netherlands) there is no summer time: the offset stays.
pub fn offset_at(local: NaiveDateTime, now: DateTime<FixedOffset>) -> FixedOffset {
    let here = *now.offset();
    let hours = here.local_minus_utc() / HOUR_SECONDS;
    if here.local_minus_utc() % HOUR_SECONDS != 0 || !(1..=2).contains(&hours) {
        return here;
    }
    let winter = FixedOffset::east_opt(HOUR_SECONDS).unwrap_or(here);
    let summer = FixedOffset::east_opt(2 * HOUR_SECONDS).unwrap_or(here);
    match (changes_on(local.year(), 3), changes_on(local.year(), 10)) {
        (Some(forward), Some(back)) => {
            // 01:00 UTC is 02:00 in winter time and 03:00 in summer time; the doubled hour counts as summer.
            let starts = forward + TimeDelta::hours(2);
            let ends = back + TimeDelta::hours(3);
            if local >= starts && local < ends {
                summer
            } else {
                winter
            }
        }
        _ => here,
    }
}

/// Midnight of the last Sunday of a month.
fn changes_on(year: i32, month: u32) -> Option<NaiveDateTime> {
    let last = NaiveDate::from_ymd_opt(year, month, 1)?
        .checked_add_months(Months::new(1))?
        .pred_opt()?;
    let back = last.weekday().days_since(Weekday::Sun);
    last.checked_sub_signed(TimeDelta::days(i64::from(back)))?
        .and_hms_opt(0, 0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offset_hours(local: &str, now: &str) -> i32 {
        let local = NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").unwrap();
        let now = DateTime::parse_from_rfc3339(now).unwrap();
        offset_at(local, now).local_minus_utc() / HOUR_SECONDS
    }

    #[test]
    fn a_day_in_summer_keeps_summer_time_when_written_in_winter() {
        let now = "2026-11-23T08:05:00+01:00";
        assert_eq!(offset_hours("2026-10-25 02:30", now), 2);
        assert_eq!(offset_hours("2026-10-25 03:00", now), 1);
        assert_eq!(offset_hours("2026-03-29 01:59", now), 1);
        assert_eq!(offset_hours("2026-03-29 03:00", now), 2);
        assert_eq!(offset_hours("2026-07-01 12:00", now), 2);
    }

    #[test]
    fn where_there_is_no_summer_time_the_offset_stays() {
        assert_eq!(
            offset_hours("2026-07-01 12:00", "2026-11-23T08:05:00-04:00"),
            -4
        );
    }
}
