//! Laws of carrying cases, over whatever a generator can think of.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "the allowance for tests does not reach their helpers"
)]

use std::collections::BTreeSet;
use std::path::PathBuf;

use meldcode::casefile::journal::erasure_of;
use meldcode::casefile::{Event, Journal, StoredRecord, wire};
use meldcode::direction::settled;
use meldcode::exchange::work_protocol::{Job, Report};
use meldcode::exchange::{envelope, import, transfer, work};
use proptest::prelude::*;

use crate::arbitrary::journals::{self, CASE, records, sketches};
use crate::transfer::{
    carry_out, case, extend, journal, known, manifest, secret_key, signed, text,
};

const PASSPHRASE: &str = "kroket lantaarn zeemeeuw fietsbel";

/// A golden file of version 1: one line, without the line end of the editor.
fn golden(name: &str) -> StoredRecord {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/wire/v1");
    let bytes = std::fs::read(folder.join(format!("{name}.json"))).unwrap();
    StoredRecord::read(bytes.trim_ascii_end().to_vec(), None).unwrap()
}

/// The golden records that hold what only a later version knows.
fn of_a_later_version() -> [StoredRecord; 2] {
    ["unknown-fields", "unknown-kind"].map(golden)
}

/// Whether another device takes it in: a record that destroys another stays out unless a directeur says so.
fn is_welcome(stored: &StoredRecord) -> bool {
    !matches!(stored.record().event, Event::RecordErased(_)) || erasure_of(stored).is_some()
}

/// The record with its author's signature.
fn by_its_author(stored: StoredRecord) -> StoredRecord {
    let [.., number] = *stored.record().author.id.as_bytes();
    signed(stored, number)
}

/// The record lines of a transfer text, each behind its seal.
fn record_lines(text: &[u8]) -> Vec<&[u8]> {
    let lines = text.split(|byte| *byte == b'\n');
    let lines = lines.skip(1).filter(|line| !line.trim_ascii().is_empty());
    lines.skip(1).step_by(2).collect()
}

/// Seals a journal, opens the file, takes it in where nothing is and writes it out again: not a byte differs.
/// Taking it in once more changes nothing.
fn assert_travels(journal: &Journal) {
    let first = text(&[journal]);
    let sealed = envelope::seal_with_passphrase(&first, PASSPHRASE, 1).unwrap();
    let opened = envelope::open_with_passphrase(&sealed, PASSPHRASE).unwrap();
    let read = transfer::read(&opened).unwrap();
    assert!(read.faults.is_empty(), "{:?}", read.faults);

    let mut there = known(&[]);
    for stored in journal.records() {
        let id = stored.record().author.id;
        let [.., number] = *id.as_bytes();
        let key = secret_key(number).public();
        there.signing_keys.insert(id, vec![key]);
    }
    carry_out(&import::plan(&read, &there), &mut there);
    let settled = there.clone();
    let again = import::plan(&read, &there);
    assert!(again.additions(&BTreeSet::new()).is_empty());
    carry_out(&again, &mut there);
    assert_eq!(there, settled);

    let nothing = Journal::new(journal.case());
    let arrived = there.journals.get(&journal.case()).unwrap_or(&nothing);
    let second = text(&[arrived]);
    let lines = record_lines(&second);
    let stored = journal.in_order();
    let stored = stored.iter().filter_map(|(hash, _)| journal.get(*hash));
    assert!(lines.iter().copied().eq(stored.map(StoredRecord::bytes)));
    assert_eq!(second, first);
}

#[test]
fn every_golden_record_travels_byte_for_byte() {
    let every_kind = wire::kinds().iter().map(|kind| golden(kind));
    assert_travels(&journals::journal(every_kind.filter(is_welcome)));
    assert_travels(&journals::journal(of_a_later_version()));
}

/// Two journals of one case that share a beginning and then go their own way.
fn two_devices() -> impl Strategy<Value = (Journal, Journal)> {
    (0_i64..4, 0_i64..4, 0_i64..4).prop_map(|(shared, theirs, ours)| {
        let base = journal(1, shared);
        let (mut one, mut two) = (base.clone(), base);
        extend(&mut one, 100..100 + theirs);
        extend(&mut two, 200..200 + ours);
        (one, two)
    })
}

/// A good transfer text with some bytes changed, put in or taken out.
fn mangled() -> impl Strategy<Value = Vec<u8>> {
    let edits = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_u8..3), 1..8);
    edits.prop_map(|edits| {
        let mut bytes = text(&[&journal(1, 2)]);
        for (at, byte, kind) in edits {
            let at = at.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => {
                    bytes.remove(at);
                }
            }
        }
        bytes
    })
}

proptest! {
    #[test]
    fn reading_never_panics_on_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2048)) {
        let _read = transfer::read(&bytes);
        let _lock = envelope::inspect(&bytes);
        let _opened = envelope::open_with_passphrase(&bytes, "x");
        let _job = Job::decode(&bytes);
        let _report = Report::decode(&bytes);
        let (report, _payload) = work::answer(&Job::Inspect.encode(), bytes);
        prop_assert!(Report::decode(&report).is_ok());
    }

}

proptest! {
    // Each of these seals and opens a file.
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn records_of_every_kind_travel_byte_for_byte(drawn in sketches(24), later: bool) {
        let later = of_a_later_version().into_iter().filter(|_| later);
        let drawn = records(&drawn).into_iter().filter(is_welcome).map(by_its_author);
        let journal = journals::journal(drawn.chain(later));
        prop_assert_eq!(journal.case(), CASE);
        assert_travels(&journal);
    }
}

proptest! {
    // Each of these seals, signs or reads whole cases.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn import_never_panics_on_a_mangled_text(bytes in mangled()) {
        if let Ok(read) = transfer::read(&bytes) {
            let plan = import::plan(&read, &known(&[&journal(1, 1)]));
            prop_assert!(plan.cases.len() <= 1);
        }
    }

    #[test]
    fn a_mangled_header_never_panics(at in 0_usize..200, byte: u8) {
        let mut file = envelope::seal_with_passphrase(b"x", "x", 1).unwrap();
        if let Some(place) = file.get_mut(at) {
            *place = byte;
        }
        let _opened = envelope::open_with_passphrase(&file, "x");
    }

    #[test]
    fn export_import_export_gives_the_same_lines((theirs, _) in two_devices()) {
        let first = text(&[&theirs]);
        let mut there = known(&[]);
        carry_out(&import::plan(&transfer::read(&first).unwrap(), &there), &mut there);
        let arrived = there.journals.remove(&case(1)).unwrap();
        prop_assert_eq!(text(&[&arrived]), first);
    }

    #[test]
    fn importing_is_union_whatever_the_order_and_how_often((theirs, ours) in two_devices()) {
        let [from_them, from_us] =
            [&theirs, &ours].map(|journal| transfer::read(&text(&[journal])).unwrap());
        let (mut here, mut there) = (known(&[&ours]), known(&[&theirs]));
        carry_out(&import::plan(&from_them, &here), &mut here);
        carry_out(&import::plan(&from_us, &there), &mut there);
        prop_assert_eq!(&here.journals, &there.journals);
        let settled = here.clone();
        for transfer in [&from_them, &from_us] {
            let again = import::plan(transfer, &here);
            prop_assert!(again.additions(&BTreeSet::new()).is_empty());
        }
        prop_assert_eq!(here, settled);
    }

    #[test]
    fn the_text_that_is_written_is_read_back((theirs, _) in two_devices(), label in ".{0,40}") {
        let mut announced = manifest(&[&theirs]);
        announced.cases[0].label = settled(label);
        let written = transfer::write(&announced, &[&theirs]).unwrap();
        let read = transfer::read(&written).unwrap();
        prop_assert_eq!(&read.manifest, &announced);
        prop_assert_eq!(transfer::write(&read.manifest, &[&read.journals[0]]).unwrap(), written);
    }
}
