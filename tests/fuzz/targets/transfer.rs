//! The text of a transfer, and what taking it in would do.
#![no_main]

use std::collections::BTreeSet;

use libfuzzer_sys::fuzz_target;
use meldcode::exchange::import::{Known, plan};
use meldcode::exchange::transfer;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(read) = transfer::read(bytes) {
        let planned = plan(&read, &Known::default());
        let added: usize = planned
            .additions(&BTreeSet::new())
            .iter()
            .map(|addition| addition.records.len())
            .sum();
        assert!(added <= bytes.len(), "more comes in than stood there");
    }
});
