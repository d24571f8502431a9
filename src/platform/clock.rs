//! What time it is here, and waiting for a while. The only clock of the program.

use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use js_sys::{Date, Promise};
use wasm_bindgen_futures::JsFuture;

use super::page;

/// Now, with this place's offset from UTC, so that "the same day" can be told anywhere later.
pub fn now() -> DateTime<FixedOffset> {
    let date = Date::new_0();
    #[expect(
        clippy::cast_possible_truncation,
        reason = "milliseconds and minutes of a date are whole and small"
    )]
    let (milliseconds, minutes_west) = (date.get_time() as i64, date.get_timezone_offset() as i32);
    moment(milliseconds, minutes_west)
}

/// The date here.
pub fn today() -> NaiveDate {
    now().date_naive()
}

/// The moment so many milliseconds after 1970, at a place so many minutes west of Greenwich.
fn moment(milliseconds: i64, minutes_west: i32) -> DateTime<FixedOffset> {
    let offset = minutes_west
        .checked_mul(-60)
        .and_then(FixedOffset::east_opt)
        .unwrap_or_else(|| chrono::Offset::fix(&chrono::Utc));
    // Dates of JavaScript end long before chrono's do; a broken clock still gets a moment.
    (DateTime::UNIX_EPOCH + TimeDelta::milliseconds(milliseconds)).with_timezone(&offset)
}

/// How long this page has been open, by a clock that nobody sets; zero where the browser keeps none.
pub fn running_for() -> Duration {
    let milliseconds = page::window()
        .ok()
        .and_then(|window| window.performance())
        .map_or(0.0, |performance| performance.now());
    Duration::try_from_secs_f64(milliseconds / 1000.0).unwrap_or_default()
}

/// Waits at least so many milliseconds.
pub async fn wait(milliseconds: i32) {
    let passed = Promise::new(&mut |resolve, _reject| {
        if let Ok(window) = page::window() {
            let _timer = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    });
    // A timer does not fail.
    let _passed = JsFuture::from(passed).await;
}
