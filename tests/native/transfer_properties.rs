//! Laws of carrying cases, over whatever a generator can think of.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "the allowance for tests does not reach their helpers"
)]

use meldcode::casefile::Journal;
use meldcode::direction::settled;
use meldcode::exchange::work_protocol::{Job, Report};
use meldcode::exchange::{envelope, import, transfer, work};
use proptest::prelude::*;

use crate::transfer::{carry_out, case, extend, journal, known, manifest, text};

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
            prop_assert!(again.additions(&std::collections::BTreeSet::new()).is_empty());
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
