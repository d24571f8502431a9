//! The clock: the offset of the place goes with the time.

use js_sys::Date;
use meldcode::platform::clock;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn now_is_the_browsers_time_with_its_offset() {
    let before = Date::now();
    let now = clock::now();
    let after = Date::now();

    #[expect(
        clippy::cast_precision_loss,
        reason = "a date of this century is exact"
    )]
    let milliseconds = now.timestamp_millis() as f64;
    assert!((before..=after).contains(&milliseconds));
    let minutes_west = Date::new_0().get_timezone_offset();
    assert!((f64::from(now.offset().utc_minus_local()) / 60.0 - minutes_west).abs() < 0.5);
    assert_eq!(clock::today(), now.date_naive());
}

#[wasm_bindgen_test]
async fn waiting_takes_at_least_as_long_as_asked() {
    let before = Date::now();
    clock::wait(30).await;
    // The browser may round its clock by a millisecond.
    assert!(Date::now() - before >= 29.0);
}
