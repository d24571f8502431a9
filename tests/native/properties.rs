//! What holds for any events, any bytes and any two devices.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "test data: a value that is not there is a broken test"
)]

use std::collections::BTreeSet;

use meldcode::casefile::journal::Outline;
use meldcode::casefile::state::Matter;
use meldcode::casefile::{
    CaseFile, Command, Context, Journal, Record, Signature, StoredRecord, decide, fold, wire,
};
use meldcode::protocol::{Alarm, Terms, agenda};
use proptest::prelude::*;
use uuid::Uuid;

use crate::arbitrary::events::{Draw, KINDS, command, event};
use crate::arbitrary::journals::{CASE, Sketch, journal, records, sketches};
use crate::samples;
use crate::scenarios::school::{day, fenna, handbook, ilse, joris, moment, open};

/// What may be relied on in every case, whatever its records say.
fn assert_coherent(case: &CaseFile) {
    assert_eq!(case.responsible().is_some(), !case.is_empty());
    assert_eq!(case.periods().is_empty(), case.is_empty());
    let running: Vec<_> = case
        .stays()
        .iter()
        .filter(|stay| stay.left_at.is_none())
        .collect();
    if case.is_open() && !case.is_empty() {
        assert!(!running.is_empty(), "an open case is somewhere");
        assert_eq!(
            running.iter().map(|stay| stay.phase).max(),
            Some(case.phase())
        );
        let phases: BTreeSet<_> = running.iter().map(|stay| stay.phase).collect();
        let contradict = case.conflict_about(Matter::Phase).is_some();
        assert_eq!(
            phases.len() > 1,
            contradict,
            "one phase runs, or they conflict"
        );
    } else {
        assert!(running.is_empty(), "a closed case is nowhere");
    }
    for period in case.periods().iter().rev().skip(1) {
        assert!(period.closed_on.is_some());
        assert!(period.stays.iter().all(|stay| stay.left_at.is_some()));
    }
    for conflict in case.conflicts() {
        assert!(conflict.claims.len() > 1);
    }
    if case.conflict_about(Matter::Status).is_some() {
        assert!(
            case.is_open(),
            "while closing is contested the case is open"
        );
    }
    for alarm in [Alarm::AcuteDanger, Alarm::StaffDanger] {
        if case.conflict_about(Matter::Alarm(alarm)).is_some() {
            assert!(
                case.alarm_stands(alarm),
                "while clearing is contested it stands"
            );
        }
    }
    let progress = case.progress(handbook(), &Terms::default());
    assert_eq!(progress.standing_alarms(), case.standing_alarms());
    assert_eq!(progress.reasons_owed.len(), case.reasons_owed().count());
    if let Some(plan) = case.plan_in(&handbook().plans) {
        agenda(plan, &progress, &Terms::default(), day("2026-03-02"));
    }
}

fn append(journal: &mut Journal, context: &Context, events: Vec<meldcode::casefile::Event>) {
    for event in events {
        let record = Record {
            id: Uuid::from_u128(u128::try_from(journal.len()).expect("a small number") + 5000),
            salt: [0; 16],
            case: CASE,
            parents: journal.heads(),
            author: context.author.clone(),
            device: Uuid::nil(),
            happened_at: context.happened_at,
            written_at: context.now,
            event,
        };
        let stored = StoredRecord::write(&record).expect("a record that fits");
        journal.insert(stored).expect("of this case");
    }
}

fn is_escalation(case: &CaseFile, command: &Command) -> bool {
    if let Command::EnterPhase { phase, .. } = command {
        return *phase > case.phase() && phase.0 <= 3;
    }
    matches!(
        command,
        Command::RaiseDanger(_) | Command::RaiseStaffDanger(_) | Command::RecordSafeHomeReport(_)
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn fold_is_total_over_any_records_in_any_order_with_any_missing(
        sketches in sketches(24),
        missing in any::<u64>(),
        turn in 0_usize..24,
    ) {
        let mut records: Vec<StoredRecord> = records(&sketches)
            .into_iter()
            .enumerate()
            .filter(|(number, _)| missing % 3 != 0 || missing >> number & 1 == 0)
            .map(|(_, record)| record)
            .collect();
        let straight = journal(records.clone());
        records.reverse();
        let places = records.len().max(1);
        records.rotate_left(turn % places);
        let turned = journal(records);
        let case = fold(&straight);
        assert_coherent(&case);
        prop_assert_eq!(case.timeline().len(), straight.len() + straight.erased().len());
        prop_assert_eq!(&straight, &turned);
        prop_assert_eq!(case, fold(&turned));
        straight.verify();
    }

    #[test]
    fn merging_is_commutative_associative_and_idempotent(
        sketches in sketches(18),
        owners in prop::collection::vec(0_u8..64, 18),
    ) {
        let all = records(&sketches);
        // Per device and record: not here, here, or here from the outside only.
        let of = |device: u8| {
            let here = |owner: u8| owner >> device & 1 == 1;
            let withheld = |owner: u8| owner >> (device + 3) & 1 == 1;
            let mut journal = Journal::new(CASE);
            for (record, owner) in all.iter().zip(&owners).filter(|(_, owner)| here(**owner)) {
                if withheld(*owner) {
                    journal.withhold(record.hash(), Outline::of(record));
                } else {
                    // Each device may hold a signature of its own, or none: nothing tells which is the author's.
                    let record = match owner >> device & 3 {
                        3 => record.clone(),
                        number => record.clone().signed(Signature([number; 64])),
                    };
                    journal.insert(record).expect("of this case");
                }
            }
            journal
        };
        let merged = |one: &Journal, other: &Journal| {
            let mut merged = one.clone();
            merged.merge(other).expect("of this case");
            merged
        };
        let (one, two, three) = (of(0), of(1), of(2));
        let both = merged(&one, &two);
        prop_assert_eq!(&both, &merged(&two, &one));
        prop_assert_eq!(merged(&both, &three), merged(&one, &merged(&two, &three)));
        prop_assert_eq!(&merged(&both, &two), &both);
        prop_assert_eq!(&merged(&one, &one), &one);
        for record in one.records().filter(|record| both.get(record.hash()).is_some()) {
            let kept = both.get(record.hash()).expect("it is here");
            prop_assert!(record.signatures().is_subset(kept.signatures()));
        }
        prop_assert!(both != one || both.check_code() == one.check_code());
        assert_coherent(&fold(&both));
    }

    #[test]
    fn what_is_decided_folds_into_a_coherent_case_and_what_is_refused_changes_nothing(
        steps in sketches(20),
    ) {
        let mut journal = Journal::new(CASE);
        let mut context = Context {
            author: fenna(),
            happened_at: moment("2026-03-02T10:20:00+01:00"),
            now: moment("2026-03-02T10:20:00+01:00"),
            staff: vec![ilse(), joris()],
            terms: Terms::default(),
        };
        let opened = decide(&fold(&journal), handbook(), open().command().clone(), &context)
            .expect("it opens");
        append(&mut journal, &context, opened);
        for Sketch { kind, bytes, .. } in &steps {
            let before = fold(&journal);
            let mut draw = Draw::from(bytes);
            draw.known = before.timeline().iter().map(|entry| entry.hash).collect();
            let settles = kind % KINDS == 8 && !before.conflicts().is_empty();
            prop_assert!(!settles, "one device alone never contradicts itself");
            let command = command(event(*kind, &mut draw));
            context.author = draw.person();
            context.now += chrono::Duration::hours(5);
            context.happened_at = context.now;
            let escalates = is_escalation(&before, &command);
            match decide(&before, handbook(), command, &context) {
                Ok(events) => {
                    prop_assert!(!events.is_empty());
                    append(&mut journal, &context, events);
                    let after = fold(&journal);
                    assert_coherent(&after);
                    prop_assert!(after.conflicts().is_empty());
                    prop_assert!(!escalates || after.is_open());
                }
                Err(refusal) => {
                    prop_assert!(!escalates, "{:?}", refusal);
                    prop_assert!(!refusal.obstacles.is_empty());
                }
            }
        }
    }

    #[test]
    fn writing_then_reading_any_event_gives_it_back(
        kind in 0..KINDS,
        bytes in prop::collection::vec(any::<u8>(), 0..120),
    ) {
        let mut draw = Draw::from(&bytes);
        let record = samples::record(kind, event(kind, &mut draw));
        let written = wire::encode(&record).expect("it fits");
        prop_assert_eq!(wire::decode(&written), Ok(record.clone()));
        prop_assert_eq!(wire::encode(&record), Ok(written));
    }

    #[test]
    fn reading_any_bytes_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        // Whether it is refused or not, it has to answer.
        drop(wire::decode(&bytes));
    }

    #[test]
    fn reading_a_damaged_record_never_panics(
        kind in 0..KINDS,
        place in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        cut in any::<bool>(),
    ) {
        let mut draw = Draw::from(&[1, 2, 3, 4, 5, 6, 7]);
        let mut bytes = wire::encode(&samples::record(kind, event(kind, &mut draw))).expect("it fits");
        let place = place.index(bytes.len());
        if cut {
            bytes.truncate(place);
        } else {
            bytes[place] = byte;
        }
        drop(wire::decode(&bytes));
    }
}

#[test]
fn every_kind_can_be_drawn() {
    let drawn: BTreeSet<String> = (0..KINDS)
        .map(|kind| wire::kind(&event(kind, &mut Draw::from(&[]))).to_owned())
        .collect();
    let kinds: BTreeSet<String> = wire::kinds()
        .iter()
        .map(|kind| (*kind).to_owned())
        .collect();
    assert_eq!(drawn, kinds);
}
