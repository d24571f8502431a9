//! One stored record: read, taken into a journal, folded; its bytes stay as they are.
#![no_main]

use libfuzzer_sys::fuzz_target;
use meldcode::casefile::{Journal, StoredRecord, fold};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(stored) = StoredRecord::read(bytes.to_vec(), None) {
        assert_eq!(stored.bytes(), bytes);
        let mut journal = Journal::new(stored.record().case);
        journal.insert(stored).expect("is of this case");
        let file = fold(&journal);
        assert!(file.timeline().len() <= 1);
    }
});
