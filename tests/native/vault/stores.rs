//! Every store keeps the same promises, also on the day the disk is full or the connection breaks.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::rc::Rc;

use futures_executor::block_on;
use meldcode::vault::store::{
    Error as StoreError, FaultyStore, FileStore, MemoryStore, Store, conformance, faulty::Fault,
};
use meldcode::vault::{Compartment, Error, Vault};

use super::world::*;

#[test]
fn the_memory_store_conforms() {
    for claim in conformance::CLAIMS {
        let store = MemoryStore::new();
        let outcome = block_on((claim.holds)(&store));
        assert_eq!(outcome, Ok(()), "{}", claim.name);
    }
}

#[test]
fn the_store_of_a_vault_file_conforms_with_a_crash_journal_that_works_and_with_one_that_fails() {
    for claim in conformance::CLAIMS {
        let working = FileStore::new([], Box::new(|_| Rc::new(MemoryStore::new())));
        assert_eq!(block_on((claim.holds)(&working)), Ok(()), "{}", claim.name);
        let full = || MemoryStore::new().limited_to(0);
        let failing = FileStore::new([], Box::new(move |_| Rc::new(full())));
        assert_eq!(block_on((claim.holds)(&failing)), Ok(()), "{}", claim.name);
    }
}

#[test]
fn the_faulty_store_conforms_while_its_fault_is_not_due() {
    for claim in conformance::CLAIMS {
        let store = FaultyStore::once(
            MemoryStore::new(),
            usize::MAX,
            Fault::Before(StoreError::Quota),
        );
        let outcome = block_on((claim.holds)(&store));
        assert_eq!(outcome, Ok(()), "{}", claim.name);
    }
}

#[test]
fn the_suite_notices_a_store_that_says_ok_and_stores_nothing() {
    /// What two of three `IndexedDB` crates were seen to do with the quota exhausted.
    struct Forgetful(MemoryStore);
    impl Store for Forgetful {
        fn read<'a>(
            &'a self,
            table: meldcode::vault::store::Table,
            query: meldcode::vault::store::Query<'a>,
        ) -> futures_util::future::LocalBoxFuture<
            'a,
            Result<Vec<meldcode::vault::store::Row>, StoreError>,
        > {
            self.0.read(table, query)
        }
        fn count<'a>(
            &'a self,
            table: meldcode::vault::store::Table,
            prefix: &'a [u8],
        ) -> futures_util::future::LocalBoxFuture<'a, Result<u64, StoreError>> {
            self.0.count(table, prefix)
        }
        fn commit<'a>(
            &'a self,
            _: &'a meldcode::vault::store::Batch,
        ) -> futures_util::future::LocalBoxFuture<'a, Result<(), StoreError>> {
            Box::pin(async { Ok(()) })
        }
        fn clear(&self) -> futures_util::future::LocalBoxFuture<'_, Result<(), StoreError>> {
            self.0.clear()
        }
    }
    let broken = conformance::CLAIMS
        .iter()
        .filter(|claim| block_on((claim.holds)(&Forgetful(MemoryStore::new()))).is_err())
        .count();
    assert!(broken >= 10, "{broken}");
}

/// A school's rows in a store that fails as told, and a change to commit to it.
fn append_under(fault: Fault) -> (Result<(), Error>, FaultyStore<MemoryStore>, Vault) {
    let mut school = School::with_case();
    let mut vault = school.unlock(IBER);
    let change = school.try_change(&mut vault, |transaction, rng| {
        let text = text_of(5);
        let new = (record(5), text.as_bytes());
        transaction
            .append(rng, CASE, Compartment::Shared, new)
            .map(|_| ())
    });
    let store = FaultyStore::once(MemoryStore::of_rows(school.store.rows()), 0, fault);
    let outcome = block_on(vault.commit(&store, change.unwrap()));
    assert!(store.has_fired());
    (outcome.map(|_| ()), store, vault)
}

#[test]
fn a_failed_save_leaves_the_vault_and_the_store_as_they_were() {
    for error in [
        StoreError::Quota,
        StoreError::Conflict,
        StoreError::ConnectionLost,
        StoreError::Corrupt,
        StoreError::ReadOnly,
    ] {
        let (outcome, store, vault) = append_under(Fault::Before(error.clone()));
        assert_eq!(outcome, Err(Error::Store(error)));
        assert_eq!(opened(store.inner(), &vault), [1, 2, 3, 4]);
        let report = block_on(vault.check(store.inner())).unwrap();
        assert_eq!(report.findings, []);
    }
}

#[test]
fn a_save_whose_answer_was_lost_is_repeated_safely() {
    let mut school = School::with_case();
    let mut vault = school.unlock(IBER);
    let change = school.try_change(&mut vault, |transaction, rng| {
        let text = text_of(5);
        let new = (record(5), text.as_bytes());
        transaction
            .append(rng, CASE, Compartment::Shared, new)
            .map(|_| ())
    });
    let change = change.unwrap();
    let rows = MemoryStore::of_rows(school.store.rows());
    let store = FaultyStore::once(rows, 0, Fault::After(StoreError::ConnectionLost));
    let first = block_on(store.commit(change.batch()));
    assert_eq!(first, Err(StoreError::ConnectionLost));
    block_on(vault.commit(&store, change)).unwrap();
    assert_eq!(opened(&store, &vault), [1, 2, 3, 4, 5]);
    let report = block_on(vault.check(&store)).unwrap();
    assert_eq!(report.findings, []);
}

#[test]
fn a_full_disk_is_named_and_loses_nothing() {
    let mut school = School::with_case();
    let used: usize = school
        .store
        .rows()
        .iter()
        .map(|(_, row)| row.value.len())
        .sum();
    school.store = MemoryStore::of_rows(school.store.rows()).limited_to(used + 100);
    let mut vault = school.unlock(IBER);
    let before = school.store.rows();
    let change = school.try_change(&mut vault, |transaction, rng| {
        let new = (record(5), b"x".as_slice());
        transaction
            .append(rng, CASE, Compartment::Shared, new)
            .map(|_| ())
    });
    let refused = block_on(vault.commit(&school.store, change.unwrap()));
    assert_eq!(refused.unwrap_err(), Error::Store(StoreError::Quota));
    assert_eq!(school.store.rows(), before);
    assert_eq!(school.opened(&vault), [1, 2, 3, 4]);
}

#[test]
fn what_fits_exactly_is_not_refused() {
    let mut roomy = School::with_case();
    let mut vault = roomy.unlock(IBER);
    roomy.append(&mut vault, Compartment::Shared, 5);
    let rows = roomy.store.rows();
    let needed: usize = rows.iter().map(|(_, row)| row.value.len()).sum();
    for (room, fits) in [(needed - 1, false), (needed, true)] {
        let mut school = School::with_case();
        school.store = MemoryStore::of_rows(school.store.rows()).limited_to(room);
        let mut vault = school.unlock(IBER);
        let change = school.try_change(&mut vault, |transaction, rng| {
            let text = text_of(5);
            let new = (record(5), text.as_bytes());
            transaction.append(rng, CASE, Compartment::Shared, new)?;
            transaction.put_summary(rng, CASE, b"fase 1")
        });
        let committed = block_on(vault.commit(&school.store, change.unwrap()));
        assert_eq!(committed.is_ok(), fits, "{room}");
    }
}

#[test]
fn every_failed_read_while_unlocking_is_named_and_none_panics() {
    let school = School::with_case();
    let error = StoreError::Other {
        name: "UnknownError".to_owned(),
    };
    for at in 0..200 {
        let rows = MemoryStore::of_rows(school.store.rows());
        let store = FaultyStore::once(rows, at, Fault::Before(error.clone()));
        let unlocked = block_on(Vault::unlock(&store, IBER, &derived(IBER)));
        if !store.has_fired() {
            assert!(unlocked.is_ok());
            return;
        }
        assert_eq!(
            unlocked.unwrap_err(),
            Error::Store(error.clone()),
            "call {at}"
        );
    }
    panic!("unlocking takes more than 200 reads");
}
