//! Damage, swaps, replays and forgeries: every one is noticed by name, and none panics.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use futures_executor::block_on;
use meldcode::vault::store::{MemoryStore, Row, Table};
use meldcode::vault::{
    Comparison, Compartment, Error, Finding, MemberSlot, Part, RecoverySlot, Standing, Vault,
};

use super::world::*;

type Rows = Vec<(Table, Row)>;

/// What is noticed when these rows are all there is: an error on unlocking, or what a full check finds.
fn noticed(rows: Rows) -> Result<Vec<Finding>, Error> {
    let store = MemoryStore::of_rows(rows);
    let vault = block_on(Vault::unlock(&store, IBER, &derived(IBER)))?;
    let mut findings = vault.findings().to_vec();
    findings.extend(block_on(vault.check(&store))?.findings);
    Ok(findings)
}

#[track_caller]
fn assert_noticed(rows: Rows, what: &str) {
    if let Ok(findings) = noticed(rows) {
        assert!(!findings.is_empty(), "{what} went unnoticed");
    }
}

#[test]
fn an_undamaged_vault_has_no_findings() {
    assert_eq!(noticed(School::with_case().store.rows()), Ok(Vec::new()));
}

#[test]
fn every_flipped_byte_of_every_row_is_noticed() {
    let rows = School::with_case().store.rows();
    for (at, (table, row)) in rows.iter().enumerate() {
        for byte in 0..row.value.len() {
            // Every byte of the plain front; long runs of hashes and ciphertext are all alike.
            if byte > 32 && byte % 37 != 0 {
                continue;
            }
            let mut damaged = rows.clone();
            damaged[at].1.value[byte] ^= 1 << (byte % 8);
            assert_noticed(damaged, &format!("{} row {at} byte {byte}", table.name()));
        }
    }
}

#[test]
fn every_flipped_bit_of_a_slot_keeps_it_closed() {
    let rows = School::founded().store.rows();
    let is_iber = |row: &&(Table, Row)| row.0 == Table::Slots && row.1.key == IBER.as_bytes();
    let (_, slot) = rows.iter().find(is_iber).unwrap();
    for bit in 0..slot.value.len() * 8 {
        let mut damaged = slot.clone();
        damaged.value[bit / 8] ^= 1 << (bit % 8);
        let rows = rows.iter().map(|(table, row)| {
            let row = if *row == *slot { &damaged } else { row };
            (*table, row.clone())
        });
        let store = MemoryStore::of_rows(rows);
        let opened = block_on(Vault::unlock(&store, IBER, &derived(IBER)));
        assert!(
            matches!(
                opened,
                Err(Error::WrongPassphrase
                    | Error::KdfOutOfBounds { .. }
                    | Error::NewerFormat {
                        part: Part::Slot,
                        ..
                    }
                    | Error::Damaged { .. })
            ),
            "bit {bit}: {opened:?}"
        );
    }
}

#[test]
fn every_cut_of_every_row_is_noticed() {
    let rows = School::with_case().store.rows();
    for (at, (table, row)) in rows.iter().enumerate() {
        for length in (0..row.value.len()).step_by(97) {
            let mut damaged = rows.clone();
            damaged[at].1.value.truncate(length);
            assert_noticed(damaged, &format!("{} cut to {length}", table.name()));
        }
    }
}

#[test]
fn every_missing_row_is_noticed() {
    let rows = School::with_case().store.rows();
    for at in 0..rows.len() {
        let mut damaged = rows.clone();
        let (table, _) = damaged.remove(at);
        assert_noticed(damaged, table.name());
    }
}

#[test]
fn every_row_put_in_anothers_place_is_noticed() {
    let rows = School::with_case().store.rows();
    for one in 0..rows.len() {
        for other in 0..one {
            if rows[one].0 != rows[other].0 {
                continue;
            }
            let table = rows[one].0.name();
            let (a, b) = (rows[one].1.value.clone(), rows[other].1.value.clone());
            let mut swapped = rows.clone();
            swapped[one].1.value = b.clone();
            swapped[other].1.value = a;
            assert_noticed(swapped, &format!("{table} {one} and {other} swapped"));
            let mut doubled = rows.clone();
            doubled[one].1.value = b;
            assert_noticed(doubled, &format!("{table} {other} in place of {one}"));
        }
    }
}

#[test]
fn every_row_rolled_back_by_itself_is_noticed() {
    let mut school = School::with_case();
    let before = school.store.rows();
    let mut vault = school.unlock(IBER);
    school.append(&mut vault, Compartment::Shared, 5);
    school.change(&mut vault, |transaction, rng| {
        transaction.put_settings(b"andere instellingen");
        transaction.change_member(rng, NOW, TEACHER, (NO_POWERS, b"andere naam".to_vec()))
    });
    let after = school.store.rows();
    let mut rolled_back = 0;
    for (table, old) in before {
        let at = after
            .iter()
            .position(|(t, row)| *t == table && row.key == old.key);
        let Some(at) = at.filter(|at| after[*at].1 != old) else {
            continue;
        };
        let mut damaged = after.clone();
        damaged[at].1 = old;
        assert_noticed(damaged, table.name());
        rolled_back += 1;
    }
    assert!(rolled_back >= 6, "{rolled_back}");
}

#[test]
fn rows_rolled_back_together_without_their_head_are_noticed() {
    let mut school = School::with_case();
    let before = school.store.rows();
    let mut vault = school.unlock(IBER);
    school.change(&mut vault, |transaction, _| {
        transaction.put_settings(b"andere instellingen");
        Ok(())
    });
    let after = school.store.rows();
    let is_head = |row: &&(Table, Row)| row.0 == Table::Head;
    let head_of = |rows: &Rows| rows.iter().find(is_head).cloned();
    let rest_of = |rows: &Rows| {
        rows.iter()
            .filter(|row| !is_head(row))
            .cloned()
            .collect::<Rows>()
    };
    let part = Part::Register;
    for (head, rest) in [(&after, &before), (&before, &after)] {
        let mixed = rest_of(rest).into_iter().chain(head_of(head)).collect();
        assert_eq!(noticed(mixed), Err(Error::Damaged { part }));
    }
}

#[test]
fn an_earlier_delivery_of_a_cases_keys_is_not_taken_for_the_present_one() {
    let mut school = School::with_case();
    let earlier = school.store.rows();
    let mut vault = school.unlock(IBER);
    school.change(&mut vault, |transaction, rng| {
        transaction.exclude(rng, CASE, PRINCIPAL)
    });
    let of_case = |row: &(Table, Row)| {
        row.0 == Table::Deliveries && row.1.key == [TEACHER.0.as_slice(), &[2], &CASE.0].concat()
    };
    let old = earlier.into_iter().find(of_case);
    let rows = school
        .store
        .rows()
        .into_iter()
        .filter(|row| !of_case(row))
        .chain(old);
    let store = MemoryStore::of_rows(rows);
    let teacher = block_on(Vault::unlock(&store, TEACHER, &derived(TEACHER))).unwrap();
    assert_eq!(
        teacher.findings(),
        [Finding::DeliveryAltered { case: CASE }]
    );
}

#[test]
fn a_missing_tail_is_noticed_though_what_is_left_fits_together() {
    let mut school = School::with_case();
    let earlier = school.store.rows();
    let mut vault = school.unlock(IBER);
    school.append(&mut vault, Compartment::Shared, 5);
    let kept = vault.standing();
    // The whole store rolled back agrees with itself; only the standing kept elsewhere proves the loss.
    let store = MemoryStore::of_rows(earlier);
    let rolled_back = block_on(Vault::unlock(&store, IBER, &derived(IBER))).unwrap();
    assert_eq!(rolled_back.findings(), []);
    let (commits, links) = (1, 1);
    let loss = Comparison::Behind { commits, links };
    assert_eq!(rolled_back.standing().compare(&kept), loss);
    assert_eq!(kept.compare(&rolled_back.standing()), Comparison::Ahead);
}

#[test]
fn a_vault_that_was_rolled_back_and_went_on_is_told_apart() {
    let mut school = School::with_case();
    let earlier = school.store.rows();
    let mut vault = school.unlock(IBER);
    school.append(&mut vault, Compartment::Shared, 5);
    let kept = vault.standing();
    school.store = MemoryStore::of_rows(earlier);
    let mut vault = school.unlock(IBER);
    for number in 6..9 {
        school.append(&mut vault, Compartment::Shared, number);
    }
    assert_eq!(vault.passed(&kept), Ok(Comparison::Diverged));
    let mut honest = School::with_case();
    let then = honest.unlock(IBER).standing();
    let mut vault = honest.unlock(IBER);
    honest.append(&mut vault, Compartment::Shared, 5);
    assert_eq!(vault.passed(&then), Ok(Comparison::Ahead));
    assert_eq!(vault.passed(&vault.standing()), Ok(Comparison::Same));
}

#[test]
fn the_smaller_look_finds_what_is_wrong_around_the_cases_and_reads_no_record() {
    let school = School::with_case();
    let vault = school.unlock(IBER);
    for (table, is_found) in [(Table::Deliveries, true), (Table::Records, false)] {
        let mut rows = school.store.rows();
        let (_, row) = rows.iter_mut().find(|(place, _)| *place == table).unwrap();
        *row.value.last_mut().unwrap() ^= 1;
        let store = MemoryStore::of_rows(rows);
        let report = block_on(vault.check_frame(&store)).unwrap();
        assert_eq!(report.findings.len(), usize::from(is_found), "{table:?}");
    }
}

#[test]
fn what_stands_around_a_case_is_told_as_altered_or_as_missing() {
    let (school, case) = (School::with_case(), CASE);
    let vault = school.unlock(IBER);
    for (table, altered, missing) in [
        (
            Table::Cases,
            Finding::IndexAltered { case },
            Finding::IndexMissing { case },
        ),
        (
            Table::Summaries,
            Finding::SummaryAltered { case },
            Finding::SummaryMissing { case },
        ),
    ] {
        let mut rows = school.store.rows();
        let at = rows.iter().position(|(place, _)| *place == table).unwrap();
        *rows[at].1.value.last_mut().unwrap() ^= 1;
        let look = |rows: &Rows| {
            let store = MemoryStore::of_rows(rows.clone());
            block_on(vault.check_frame(&store)).unwrap().findings
        };
        assert!(look(&rows).contains(&altered), "{table:?}");
        rows.remove(at);
        assert!(look(&rows).contains(&missing), "{table:?}");
    }
}

#[test]
fn a_standing_survives_its_line_and_its_number_is_short() {
    let standing = School::with_case().unlock(IBER).standing();
    let line = standing.to_line();
    assert_eq!(Standing::parse_line(&line), Ok(standing));
    assert_eq!(standing.number().len(), 8 + 1 + 1);
    for broken in ["", "2 x", &line[1..], &format!("{line} 1"), "1 é 1 1 1 1 1"] {
        assert!(Standing::parse_line(broken).is_err(), "{broken}");
    }
}

#[test]
fn a_lower_cost_in_a_slot_is_refused_before_any_work() {
    let rows = School::founded().store.rows();
    let (_, row) = rows
        .iter()
        .find(|(table, _)| *table == Table::Slots)
        .unwrap();
    // Memory, passes and lanes follow magic, format, two ids, the mark and the algorithm byte.
    let at = 4 + 1 + 16 + 16 + 4 + 2 + 1;
    for (offset, value) in [
        (0, 8_u32),
        (0, 19 * 1024 - 1),
        (0, 256 * 1024 + 1),
        (0, u32::MAX),
        (4, 0),
        (4, 1),
        (4, 13),
        (4, u32::MAX),
        (8, 0),
        (8, 5),
    ] {
        let mut bytes = row.value.clone();
        bytes[at + offset..at + offset + 4].copy_from_slice(&value.to_be_bytes());
        let slot = MemberSlot::from_bytes(&bytes).unwrap();
        let refused = slot.kdf();
        assert!(
            matches!(refused, Err(Error::KdfOutOfBounds { .. })),
            "{value}"
        );
    }
    // A cost within bounds but not the one sealed with does not open, and is not called damage of the rest.
    let mut bytes = row.value.clone();
    bytes[at..at + 4].copy_from_slice(&(19_u32 * 1024).to_be_bytes());
    let mut rows = rows.clone();
    let place = rows.iter().position(|(_, found)| found == row).unwrap();
    rows[place].1.value = bytes;
    assert_eq!(
        noticed(rows).unwrap_err(),
        Error::Damaged { part: Part::Slot }
    );
}

#[test]
fn parts_of_a_later_version_are_named_as_such() {
    let school = School::founded();
    let rows = school.store.rows();
    let newer = |table, at: usize| {
        let mut rows = rows.clone();
        let place = rows
            .iter()
            .position(|(t, row)| *t == table && row.key != b"inbox");
        rows[place.unwrap()].1.value[at] = 2;
        noticed(rows)
    };
    let later = |part| {
        Err(Error::NewerFormat {
            part,
            found: 2,
            supported: 1,
        })
    };
    assert_eq!(newer(Table::Head, 4), later(Part::Head));
    assert_eq!(newer(Table::Slots, 4), later(Part::Slot));
}

#[test]
fn no_bytes_make_a_reader_panic() {
    use proptest::prelude::*;
    let slot = School::founded().store.rows();
    let slot = slot
        .into_iter()
        .find(|(table, _)| *table == Table::Slots)
        .unwrap()
        .1
        .value;
    proptest!(|(bytes in proptest::collection::vec(any::<u8>(), 0..600), cut in 0..600_usize)| {
        MemberSlot::from_bytes(&bytes).ok();
        RecoverySlot::from_bytes(&bytes).ok();
        meldcode::vault::Backup::from_bytes(&bytes).ok();
        assert!(meldcode::vault::backup::rescue(&bytes).lost_bytes <= bytes.len());
        let mut grafted = slot[..cut.min(slot.len())].to_vec();
        grafted.extend_from_slice(&bytes);
        MemberSlot::from_bytes(&grafted).ok();
        let mut rows = School::of_nothing();
        for (table, row) in &mut rows { if *table == Table::Head { row.value.clone_from(&bytes); } }
        prop_assert!(noticed(rows).is_err());
    });
}
