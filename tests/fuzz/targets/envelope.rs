//! The header of a sealed file, judged before any work is done on it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use meldcode::exchange::envelope;
use meldcode::workspace::FileKind;

fuzz_target!(|bytes: &[u8]| {
    let _lock = envelope::inspect(bytes);
    let _kind = FileKind::of(bytes);
});
