//! The stored form: every golden file still opens and is written as it stands; hostile bytes are refused by name.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "test data: a value that is not there is a broken test"
)]

use std::collections::BTreeSet;
use std::path::PathBuf;

use meldcode::casefile::event::Event;
use meldcode::casefile::stored::{hash_of, signed_message};
use meldcode::casefile::wire::{self, Error, MAX_BYTES, MAX_DEPTH};
use meldcode::casefile::{Journal, RecordHash, Signature, StoredRecord};

use crate::samples::{hash, record, records};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/wire/v1")
}

/// A golden file is one line; the line end is the editor's, not the record's.
fn golden(name: &str) -> Vec<u8> {
    let path = folder().join(format!("{name}.json"));
    let bytes = std::fs::read(&path).expect("a golden file of this name");
    bytes.trim_ascii_end().to_vec()
}

#[test]
fn every_kind_has_a_golden_file_that_opens_and_is_written_as_it_stands() {
    for record in records() {
        let name = wire::kind(&record.event);
        let bytes = golden(name);
        assert_eq!(wire::decode(&bytes), Ok(record.clone()), "{name}");
        let written = wire::encode(&record).expect("a record that fits");
        assert_eq!(
            String::from_utf8_lossy(&written),
            String::from_utf8_lossy(&bytes),
            "{name}"
        );
    }
}

#[test]
fn every_kind_of_version_1_has_a_sample() {
    let samples: BTreeSet<String> = records()
        .iter()
        .map(|record| wire::kind(&record.event).to_owned())
        .collect();
    let kinds: BTreeSet<String> = wire::kinds()
        .iter()
        .map(|kind| (*kind).to_owned())
        .collect();
    assert_eq!(samples, kinds);
}

#[test]
fn every_golden_file_still_opens() {
    let mut opened = 0;
    for file in std::fs::read_dir(folder()).expect("the folder") {
        let path = file.expect("a file").path();
        let bytes = std::fs::read(&path).expect("its bytes");
        let stored = StoredRecord::read(bytes.trim_ascii_end().to_vec(), None);
        assert!(stored.is_ok(), "{}: {stored:?}", path.display());
        opened += 1;
    }
    assert!(opened > wire::kinds().len());
}

#[test]
fn fields_of_a_later_version_survive_being_stored_and_merged() {
    let bytes = golden("unknown-fields");
    let stored = StoredRecord::read(bytes.clone(), None).expect("it opens");
    assert!(matches!(
        stored.record().event,
        Event::ObservationRecorded(_)
    ));
    let rewritten = wire::encode(stored.record()).expect("it fits");
    assert_ne!(rewritten, bytes, "the file holds something unknown");
    assert_survives(&stored, &bytes);
}

#[test]
fn a_kind_of_a_later_version_survives_being_stored_and_merged() {
    let bytes = golden("unknown-kind");
    let stored = StoredRecord::read(bytes.clone(), None).expect("it opens");
    assert_eq!(
        stored.record().event,
        Event::Unknown {
            kind: "drawing-attached".to_owned()
        }
    );
    assert_survives(&stored, &bytes);
    assert_eq!(wire::encode(stored.record()), Err(Error::UnknownKind));
}

fn assert_survives(stored: &StoredRecord, bytes: &[u8]) {
    let mut here = Journal::new(stored.record().case);
    here.insert(stored.clone()).expect("of this case");
    let mut there = Journal::new(stored.record().case);
    there.merge(&here).expect("of this case");
    assert!(!there.is_empty());
    let kept = there.get(hash_of(bytes)).expect("it is there");
    assert_eq!(kept.bytes(), bytes);
}

#[test]
fn signs_that_turn_the_direction_stay_in_the_bytes_and_are_not_read() {
    for (name, field) in [
        ("observation-recorded", "name"),
        ("observation-recorded", "place"),
        ("case-opened", "group"),
        ("record-erased", "reason"),
    ] {
        let plain = golden(name);
        let plain_text = String::from_utf8_lossy(&plain);
        let begin = format!("\"{field}\":\"");
        for turn in ["\u{202e}", "\\u202e", "\u{200f}", "\u{2067}\u{2069}"] {
            let turned = plain_text.replacen(&begin, &format!("{begin}{turn}"), 1);
            assert_ne!(turned, plain_text, "{name} has a field {field}");
            let stored = StoredRecord::read(turned.clone().into_bytes(), None).expect("it opens");
            assert_eq!(wire::decode(&plain), Ok(stored.record().clone()));
            assert_survives(&stored, turned.as_bytes());
        }
    }
}

#[test]
fn the_identity_is_sha_256_over_the_exact_bytes() {
    let bytes = golden("retention-held");
    let stored = StoredRecord::read(bytes.clone(), None).expect("it opens");
    let spaced = StoredRecord::read([&bytes[..], b" "].concat(), None).expect("it opens too");
    assert_eq!(stored.record(), spaced.record());
    assert_ne!(stored.hash(), spaced.hash());
    assert_eq!(
        format!("{:?}", hash_of(b"abc")),
        "#ba7816bf",
        "FIPS 180-4, example of SHA-256"
    );
}

#[test]
fn a_signature_stands_beside_the_bytes_and_changes_no_identity() {
    let stored = StoredRecord::read(golden("case-opened"), None).expect("it opens");
    let signed = stored.clone().signed(Signature([5; 64]));
    assert_eq!(signed.hash(), stored.hash());
    assert_eq!(signed.bytes(), stored.bytes());
    assert_eq!(
        signed_message(hash(0xa1)),
        [&b"meldcode/record/v1\0"[..], &[0xa1; 32]].concat()
    );
}

#[test]
fn a_record_of_a_newer_format_is_named_as_such() {
    let text = String::from_utf8(golden("case-opened")).expect("text");
    let newer = text.replacen("\"v\":1", "\"v\":2", 1);
    let refused = Err(Error::NewerFormat {
        found: 2,
        supported: 1,
    });
    assert_eq!(wire::decode(newer.as_bytes()), refused);
    assert_eq!(wire::decode(b"{\"v\":2,\"sealed\":true}"), refused);
}

#[test]
fn a_record_that_is_too_large_is_refused_before_it_is_read_and_never_written() {
    let zeros = vec![b'0'; MAX_BYTES + 1];
    assert_eq!(
        wire::decode(&zeros),
        Err(Error::TooLarge {
            found: MAX_BYTES + 1,
            limit: MAX_BYTES
        })
    );
    let long = Event::CaseReopened(meldcode::casefile::event::CaseReopened {
        reason: "é".repeat(MAX_BYTES),
    });
    assert!(matches!(
        StoredRecord::write(&record(0, long)),
        Err(Error::TooLarge { .. })
    ));
}

#[test]
fn a_record_of_exactly_the_greatest_size_and_depth_is_read() {
    let mut bytes = golden("case-opened");
    bytes.resize(MAX_BYTES, b' ');
    assert!(wire::decode(&bytes).is_ok());
    let nested = MAX_DEPTH - 1;
    let text = String::from_utf8(golden("case-opened")).expect("text");
    let deepest = format!(
        "{{\"later\":{}{},{}",
        "[".repeat(nested),
        "]".repeat(nested),
        &text[1..]
    );
    assert_eq!(
        wire::decode(deepest.as_bytes()),
        wire::decode(text.as_bytes())
    );
}

#[test]
fn a_record_that_is_nested_too_deep_is_refused_before_it_is_read() {
    let deep = format!(
        "{{\"v\":1,\"x\":{}{}}}",
        "[".repeat(MAX_DEPTH),
        "]".repeat(MAX_DEPTH)
    );
    assert_eq!(
        wire::decode(deep.as_bytes()),
        Err(Error::TooDeep { limit: MAX_DEPTH })
    );
}

#[test]
fn damaged_bytes_are_refused_with_their_place_and_without_their_content() {
    let bytes = golden("observation-recorded");
    for end in 0..bytes.len() {
        let cut = wire::decode(&bytes[..end]);
        assert!(matches!(cut, Err(Error::Malformed { .. })), "{end}");
    }
    let text = String::from_utf8(bytes).expect("text");
    let refused = wire::decode(text.replace("doubt", "Noor").as_bytes()).expect_err("no answer");
    assert!(!refused.to_string().contains("Noor"));
}

#[test]
fn a_hash_has_one_spelling() {
    let text = String::from_utf8(golden("case-opened")).expect("text");
    let upper = text.replacen(&"a1".repeat(32), &"A1".repeat(32), 1);
    assert_ne!(upper, text);
    assert!(wire::decode(upper.as_bytes()).is_err());
}

#[test]
fn a_hash_is_read_from_exactly_64_digits() {
    let digits = "0a".repeat(32);
    assert_eq!(RecordHash::from_hex(&digits), Some(hash(0x0a)));
    for other in ["", &digits[..62], &digits[..63], &(digits.clone() + "0a")] {
        assert_eq!(RecordHash::from_hex(other), None, "{other}");
    }
}

#[test]
fn a_record_of_another_case_is_not_taken_in() {
    let stored = StoredRecord::read(golden("case-opened"), None).expect("it opens");
    let mut journal = Journal::new(meldcode::casefile::CaseId(uuid::Uuid::nil()));
    assert!(journal.insert(stored).is_err());
    assert!(journal.is_empty());
}
