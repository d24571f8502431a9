//! A backup file: read as one, and rescued from where it cannot be.
#![no_main]

use libfuzzer_sys::fuzz_target;
use meldcode::vault::{Backup, backup};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(read) = Backup::from_bytes(bytes) {
        assert_eq!(read.to_bytes(), bytes, "a backup is written as it was read");
    }
    assert!(backup::rescue(bytes).lost_bytes <= bytes.len());
});
