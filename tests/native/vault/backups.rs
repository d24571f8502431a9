//! The backup file is the truth: it restores whole, and damage to one row costs that row only.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use futures_executor::block_on;
use meldcode::vault::backup::{Opening, raw_copy, rescue, salvage};
use meldcode::vault::store::{Error as StoreError, MemoryStore, Store, Table};
use meldcode::vault::{Backup, Comparison, Compartment, Error, Part, Vault};
use proptest::prelude::*;

use super::world::*;

fn saved(school: &School) -> Vec<u8> {
    block_on(Backup::of(&school.store, NOW)).unwrap().to_bytes()
}

#[test]
fn a_backup_restores_on_an_empty_device_byte_for_byte() {
    let school = School::with_case();
    let backup = Backup::from_bytes(&saved(&school)).unwrap();
    assert_eq!(backup.made_at(), NOW);
    let device = MemoryStore::new();
    block_on(device.commit(&backup.restoring())).unwrap();
    assert_eq!(device.rows(), school.store.rows());
    for member in [IBER, PRINCIPAL, TEACHER] {
        let mut vault = block_on(Vault::unlock(&device, member, &derived(member))).unwrap();
        block_on(vault.load_cases(&device)).unwrap();
        assert!(opened(&device, &vault).starts_with(&[1, 2, 3]));
    }
    assert!(block_on(Vault::unlock_with_code(&device, &school.code)).is_ok());
}

#[test]
fn a_backup_is_not_restored_over_a_vault() {
    let school = School::with_case();
    let other = School::founded_with(2);
    let backup = Backup::from_bytes(&saved(&school)).unwrap();
    let refused = block_on(other.store.commit(&backup.restoring()));
    assert_eq!(refused, Err(StoreError::Conflict));
}

#[test]
fn a_verified_backup_says_what_was_opened_and_what_was_only_counted() {
    let mut school = School::with_case();
    let bytes = saved(&school);
    let teacher = school.unlock(TEACHER);
    let verified = block_on(teacher.verify(&bytes)).unwrap();
    assert_eq!(verified.report.findings, []);
    assert_eq!((verified.report.opened, verified.report.closed), (3, 1));
    assert_eq!(verified.comparison, Comparison::Same);
    let mut iber = school.unlock(IBER);
    school.append(&mut iber, Compartment::Shared, 5);
    let verified = block_on(iber.verify(&bytes)).unwrap();
    assert_eq!(
        (verified.report.opened, verified.comparison),
        (4, Comparison::Ahead)
    );
}

#[test]
fn another_vaults_backup_verifies_nothing() {
    let school = School::with_case();
    let bytes = saved(&School::founded_with(2));
    let refused = block_on(school.unlock(IBER).verify(&bytes));
    assert_eq!(refused.unwrap_err(), Error::Damaged { part: Part::Backup });
}

#[test]
fn every_flipped_byte_of_a_backup_is_noticed() {
    let bytes = saved(&School::with_case());
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 1 << (at % 8);
        let read = Backup::from_bytes(&damaged);
        assert!(read.is_err(), "byte {at}");
    }
    for length in (0..bytes.len()).step_by(101) {
        assert!(
            Backup::from_bytes(&bytes[..length]).is_err(),
            "cut to {length}"
        );
    }
    let mut longer = bytes;
    longer.push(0);
    assert!(Backup::from_bytes(&longer).is_err());
}

#[test]
fn a_backup_of_a_later_version_is_named_as_such() {
    let mut bytes = saved(&School::founded());
    bytes[16] = 2;
    let (found, supported) = (2, 1);
    let part = Part::Backup;
    let later = Error::NewerFormat {
        part,
        found,
        supported,
    };
    assert_eq!(Backup::from_bytes(&bytes).unwrap_err(), later);
}

#[test]
fn an_impossible_length_is_refused_without_reserving_it() {
    let bytes = saved(&School::founded());
    for at in [17, 17 + 4 + 16 + 8] {
        let mut absurd = bytes.clone();
        absurd[at..at + 4].copy_from_slice(&u32::MAX.to_be_bytes());
        let part = Part::Backup;
        assert_eq!(
            Backup::from_bytes(&absurd).unwrap_err(),
            Error::Damaged { part }
        );
    }
}

#[test]
fn damage_to_one_record_costs_only_itself() {
    let school = School::with_case();
    let bytes = saved(&school);
    let rows = school.store.rows();
    let whole = rows.len();
    let (_, lost) = rows
        .iter()
        .find(|(table, _)| *table == Table::Records)
        .unwrap();
    let at = bytes
        .windows(lost.value.len())
        .position(|found| found == lost.value);
    let mut damaged = bytes.clone();
    damaged[at.unwrap() + 60] ^= 1;
    assert!(Backup::from_bytes(&damaged).is_err());
    let rescued = rescue(&damaged);
    assert_eq!(rescued.whole, whole - 1);
    let mut vault = block_on(Vault::unlock(&rescued.store, IBER, &derived(IBER))).unwrap();
    block_on(vault.load_cases(&rescued.store)).unwrap();
    assert_eq!(opened(&rescued.store, &vault), [2, 3, 4]);
}

#[test]
fn records_are_salvaged_without_head_register_or_index() {
    let school = School::with_case();
    let rows =
        school.store.rows().into_iter().filter(|(table, _)| {
            matches!(table, Table::Slots | Table::Deliveries | Table::Records)
        });
    let store = MemoryStore::of_rows(rows);
    let passphrase = derived(TEACHER);
    let found = block_on(salvage(&store, &Opening::Member(TEACHER, &passphrase))).unwrap();
    assert_eq!((found.closed, found.damaged.len()), (1, 0));
    let found = found.records;
    let numbers: Vec<u8> = found.iter().map(|record| record.record.0[0]).collect();
    assert_eq!(numbers, [1, 2, 3]);
    assert!(found.iter().all(|record| record.case == CASE));
    assert_eq!(&*found[0].plaintext, text_of(1).as_bytes());

    let rows = school.store.rows().into_iter().filter(|(table, row)| {
        matches!(table, Table::Head | Table::Deliveries | Table::Records) || row.key == b"recovery"
    });
    let store = MemoryStore::of_rows(rows);
    let found = block_on(salvage(&store, &Opening::Code(&school.code))).unwrap();
    assert_eq!((found.records.len(), found.closed), (4, 0));

    let mut rows = school.store.rows();
    let mut records = rows
        .iter_mut()
        .filter(|(table, _)| *table == Table::Records);
    *records.next().unwrap().1.value.last_mut().unwrap() ^= 1;
    let store = MemoryStore::of_rows(rows);
    let found = block_on(salvage(&store, &Opening::Code(&school.code))).unwrap();
    assert_eq!(found.damaged.get(&CASE), Some(&1));
    assert_eq!((found.records.len(), found.closed), (3, 0));
}

#[test]
fn a_raw_copy_is_read_like_a_backup_and_each_frame_stands_by_itself() {
    let school = School::with_case();
    let rows = school.store.rows();
    let bytes = block_on(raw_copy(&school.store, NOW)).unwrap();
    let mut expected = b"MELDCODE ROWS 1\n".to_vec();
    expected.extend_from_slice(&NOW.to_be_bytes());
    for (table, row) in &rows {
        expected.extend_from_slice(b"\nROW");
        expected.push(table.code());
        for part in [&row.key, &row.value] {
            expected.extend_from_slice(&u32::try_from(part.len()).unwrap().to_be_bytes());
            expected.extend_from_slice(part);
        }
    }
    assert_eq!(bytes, expected, "the form as it is published");
    let backup = Backup::from_bytes(&bytes).unwrap();
    assert_eq!(
        (backup.made_at(), backup.store().rows()),
        (NOW, rows.clone())
    );
    assert_eq!(rescue(&bytes).store.rows(), rows);
    assert_eq!(
        rescue(&bytes).lost_bytes,
        24,
        "only the beginning is no row"
    );

    let cut = &bytes[..bytes.len() - 3];
    assert!(Backup::from_bytes(cut).is_err());
    assert_eq!(rescue(cut).whole, rows.len() - 1);
    let headless = rows.into_iter().filter(|(table, _)| *table != Table::Head);
    let store = MemoryStore::of_rows(headless);
    let bytes = block_on(raw_copy(&store, NOW)).unwrap();
    let missing = Backup::from_bytes(&bytes).unwrap_err();
    assert_eq!(missing, Error::Missing { part: Part::Head });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_behind_a_true_beginning_make_the_reading_of_a_backup_panic(
        behind in proptest::collection::vec(any::<u8>(), 0..400),
        is_raw in any::<bool>(),
        with_frame in any::<bool>(),
    ) {
        let mut bytes = if is_raw { b"MELDCODE ROWS 1\n".to_vec() } else { b"MELDCODE BACKUP\n".to_vec() };
        if with_frame {
            bytes.extend_from_slice(&[0; 8]);
            bytes.extend_from_slice(b"\nROW");
        }
        bytes.extend(behind);
        prop_assert!(Backup::from_bytes(&bytes).is_err());
        prop_assert!(rescue(&bytes).lost_bytes <= bytes.len());
    }
}
