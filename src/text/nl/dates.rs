//! Dagen en tijden, uitgeschreven.

use std::fmt::Display;

use chrono::{Datelike, NaiveDate, Timelike};

use crate::casefile::Moment;

sentences! { Day {
    Full { on } => (full(*on)),
    Short { on } => (short(*on)),
    At { at } => (format!("{} om {}", full(at.date_naive()), clock(*at))),
    Time { at } => (clock(*at)),
    Near { on, today } => (near(*on, *today)),
    Due { on, today } => (due(*on, *today)),
} }

fn clock(at: Moment) -> String {
    format!("{:02}.{:02} uur", at.hour(), at.minute())
}

/// One or more of something, with the right word: "1 dag", "2 dagen".
pub(crate) fn counted<N: Copy + Display + PartialEq + From<u8>>(
    count: N,
    one: &str,
    more: &str,
) -> String {
    let word = if count == N::from(1) { one } else { more };
    format!("{count} {word}")
}

/// How so many things stood somewhere.
pub(crate) const fn stood(count: u32) -> &'static str {
    if count == 1 { "stond" } else { "stonden" }
}

pub(crate) fn full(on: NaiveDate) -> String {
    const WEEKDAYS: [&str; 7] = [
        "maandag",
        "dinsdag",
        "woensdag",
        "donderdag",
        "vrijdag",
        "zaterdag",
        "zondag",
    ];
    let weekday = WEEKDAYS
        .get(on.weekday().num_days_from_monday() as usize)
        .copied()
        .unwrap_or_default();
    format!("{weekday} {}", short(on))
}

pub(crate) fn short(on: NaiveDate) -> String {
    const MONTHS: [&str; 12] = [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ];
    let month = MONTHS
        .get(on.month0() as usize)
        .copied()
        .unwrap_or_default();
    format!("{} {month} {}", on.day(), on.year())
}

/// Beyond a week the date itself says more than a number of days.
fn near(on: NaiveDate, today: NaiveDate) -> String {
    match (on - today).num_days() {
        0 => "vandaag".to_owned(),
        1 => "morgen".to_owned(),
        -1 => "gisteren".to_owned(),
        days @ 2..=7 => format!("over {days} dagen"),
        days @ -7..=-2 => format!("{} dagen geleden", -days),
        _ => full(on),
    }
}

fn due(on: NaiveDate, today: NaiveDate) -> String {
    match (on - today).num_days() {
        days @ ..=-1 => format!("{} te laat", counted(-days, "dag", "dagen")),
        _ => near(on, today),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Day;

    fn november(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    #[test]
    fn a_day_is_written_out_in_full() {
        let on = november(23);
        assert_eq!(Day::Full { on }.nl(), "maandag 23 november 2026");
        assert_eq!(Day::Short { on }.nl(), "23 november 2026");
        let new_year = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap();
        assert_eq!(Day::Full { on: new_year }.nl(), "vrijdag 1 januari 2027");
    }

    #[test]
    fn a_day_nearby_is_named_from_today() {
        let today = november(23);
        let near = |day| {
            Day::Near {
                on: november(day),
                today,
            }
            .nl()
            .into_owned()
        };
        assert_eq!(near(23), "vandaag");
        assert_eq!(near(22), "gisteren");
        assert_eq!(near(24), "morgen");
        assert_eq!(near(26), "over 3 dagen");
        assert_eq!(near(19), "4 dagen geleden");
        assert_eq!(near(2), "maandag 2 november 2026");
    }

    #[test]
    fn a_day_that_has_passed_says_how_late_it_is() {
        let today = november(23);
        let due = |day| {
            Day::Due {
                on: november(day),
                today,
            }
            .nl()
            .into_owned()
        };
        assert_eq!(due(23), "vandaag");
        assert_eq!(due(22), "1 dag te laat");
        assert_eq!(due(21), "2 dagen te laat");
        assert_eq!(due(26), "over 3 dagen");
    }

    #[test]
    fn a_moment_shows_the_time_where_it_was_lived() {
        let at = chrono::DateTime::parse_from_rfc3339("2026-11-23T15:05:42+01:00").unwrap();
        assert_eq!(Day::At { at }.nl(), "maandag 23 november 2026 om 15.05 uur");
        assert_eq!(Day::Time { at }.nl(), "15.05 uur");
    }
}
