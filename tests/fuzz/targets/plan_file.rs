//! A plan that a school made itself: refused with its faults, or sound.
#![no_main]

use libfuzzer_sys::fuzz_target;
use meldcode::protocol::load;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _plan = load(text);
    }
});
