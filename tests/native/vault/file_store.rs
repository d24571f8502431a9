//! A vault that lives in a file: what the file lacks stands in the crash journal, until it was saved.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::rc::Rc;

use futures_executor::block_on;
use meldcode::vault::store::file::{JournalHas, Journalled, PutBack, journalled};
use meldcode::vault::store::{Error as StoreError, FileStore, MemoryStore, Store};
use meldcode::vault::{Backup, Compartment, Vault};

use super::world::*;

/// A school whose rows are in a file, opened on a device with that crash journal.
fn opened(school: &School, journal: &Rc<MemoryStore>) -> FileStore {
    let journal = Rc::clone(journal);
    let find = move |_| Rc::clone(&journal) as Rc<dyn Store>;
    FileStore::new(school.store.rows(), Box::new(find))
}

/// One more record in the case, committed to the store that is given.
fn append(rng: u64, store: &FileStore, number: u8) {
    let mut vault = block_on(Vault::unlock(store, IBER, &derived(IBER))).unwrap();
    block_on(vault.load_case(store, CASE)).unwrap();
    let mut rng = Dice::new(rng);
    let text = text_of(number);
    let change = {
        let mut transaction = vault.begin();
        let new = (record(number), text.as_bytes());
        transaction
            .append(&mut rng, CASE, Compartment::Shared, new)
            .unwrap();
        transaction.finish(&mut rng)
    };
    block_on(vault.commit(store, change)).unwrap();
}

fn journal() -> Rc<MemoryStore> {
    Rc::new(MemoryStore::new())
}

fn in_journal(journal: &MemoryStore) -> Journalled {
    block_on(journalled(journal)).unwrap()
}

#[test]
fn before_anything_changes_nothing_is_unsaved_and_nothing_is_in_the_journal() {
    let (school, journal) = (School::with_case(), journal());
    let store = opened(&school, &journal);
    assert!(!store.is_unsaved());
    assert_eq!(in_journal(&journal), Journalled::Nothing);
}

#[test]
fn from_the_first_change_on_the_journal_holds_all_that_the_page_does() {
    let (school, journal) = (School::with_case(), journal());
    let store = opened(&school, &journal);
    for number in [5, 6, 7] {
        append(u64::from(number), &store, number);
        assert!(store.is_unsaved());
        assert_eq!(store.fault(), None);
        assert_eq!(journal.rows(), store.rows());
    }
    // Nobody needs the file to read it.
    let vault = block_on(Vault::unlock(&*journal, IBER, &derived(IBER)));
    assert!(vault.is_ok());
}

#[test]
fn once_it_was_saved_the_journal_keeps_only_how_far_that_was() {
    let (school, journal) = (School::with_case(), journal());
    let store = opened(&school, &journal);
    append(5, &store, 5);
    let backup = block_on(Backup::of(&store, NOW)).unwrap();
    block_on(store.saved_at(store.changes())).unwrap();
    assert!(!store.is_unsaved());
    let saved = *backup.standing();
    assert_eq!(in_journal(&journal), Journalled::Saved(saved));
    assert_eq!(journal.rows().len(), 1);
    append(6, &store, 6);
    assert_eq!(journal.rows(), store.rows(), "and it begins anew");
}

#[test]
fn what_was_written_while_the_file_was_being_saved_is_still_unsaved() {
    let (school, journal) = (School::with_case(), journal());
    let store = opened(&school, &journal);
    append(5, &store, 5);
    append(5, &store, 7);
    let saving = store.changes();
    assert_eq!(saving, 2);
    append(6, &store, 6);
    block_on(store.saved_at(saving)).unwrap();
    assert!(store.is_unsaved());
    assert_eq!(journal.rows(), store.rows());
}

#[test]
fn work_of_an_earlier_sitting_is_not_written_over() {
    let (school, journal) = (School::with_case(), journal());
    append(5, &opened(&school, &journal), 5);
    let before = journal.rows();

    let store = opened(&school, &journal);
    let Journalled::Unsaved(found) = block_on(store.journalled()).unwrap() else {
        panic!("the work is not found")
    };
    assert_eq!(found, before);
    store.set_unsettled(true);
    assert!(store.is_unsettled());
    append(6, &store, 6);
    assert_eq!(store.fault(), Some(StoreError::Conflict));
    block_on(store.saved_at(store.changes())).unwrap();
    assert_eq!(journal.rows(), before);

    store.set_unsettled(false);
    append(7, &store, 7);
    assert_eq!(store.fault(), None);
    assert_eq!(journal.rows(), store.rows());
}

#[test]
fn two_windows_on_one_vault_do_not_write_over_each_others_journal() {
    let (school, journal) = (School::with_case(), journal());
    let (first, second) = (opened(&school, &journal), opened(&school, &journal));
    append(5, &first, 5);
    append(6, &second, 6);
    assert_eq!(second.fault(), Some(StoreError::Conflict));
    assert_eq!(journal.rows(), first.rows());
    append(7, &first, 7);
    assert_eq!(first.fault(), None);
    assert_eq!(journal.rows(), first.rows());
}

#[test]
fn a_journal_that_fails_stops_nobody_and_is_told() {
    let school = School::with_case();
    let full = Rc::new(MemoryStore::new().limited_to(10));
    let store = opened(&school, &full);
    append(5, &store, 5);
    assert_eq!(store.fault(), Some(StoreError::Quota));
    assert!(store.is_unsaved());
    assert_eq!(full.rows(), []);
    let vault = block_on(Vault::unlock(&store, IBER, &derived(IBER)));
    assert!(vault.is_ok());
}

#[test]
fn a_file_is_opened_where_nothing_stands_and_nowhere_else() {
    let (school, journal) = (School::with_case(), journal());
    let backup = block_on(Backup::of(&school.store, NOW)).unwrap();
    let find = move |_| Rc::clone(&journal) as Rc<dyn Store>;
    let store = FileStore::new([], Box::new(find));
    store.open(&backup.restoring()).unwrap();
    assert_eq!(store.rows(), school.store.rows());
    assert!(!store.is_unsaved());
    let other = School::founded_with(2);
    let backup = block_on(Backup::of(&other.store, NOW)).unwrap();
    assert_eq!(store.open(&backup.restoring()), Err(StoreError::Conflict));
}

/// A page that begins again on that crash journal: nothing stands there yet.
fn begun_again(journal: &Rc<MemoryStore>) -> FileStore {
    let journal = Rc::clone(journal);
    FileStore::new([], Box::new(move |_| Rc::clone(&journal) as Rc<dyn Store>))
}

#[test]
fn work_of_an_earlier_sitting_goes_on_waiting_over_a_lock_and_is_not_written_over() {
    let (school, journal) = (School::with_case(), journal());
    append(5, &opened(&school, &journal), 5);
    let earlier = journal.rows();
    for _locked in 0..2 {
        let store = begun_again(&journal);
        let put_back = store.put_back(school.store.rows(), JournalHas::Earlier);
        assert_eq!(block_on(put_back), Ok(PutBack::Waits(earlier.clone())));
        // The file as it was opened stands here, and not the work that was not joined with it yet.
        assert_eq!(store.rows(), school.store.rows());
        append(6, &store, 6);
        assert_eq!(journal.rows(), earlier);
    }
}

#[test]
fn once_earlier_work_is_settled_the_journal_holds_all_that_the_page_does() {
    let (school, journal) = (School::with_case(), journal());
    append(5, &opened(&school, &journal), 5);
    let store = begun_again(&journal);
    let put_back = store.put_back(school.store.rows(), JournalHas::Earlier);
    block_on(put_back).unwrap();
    append(6, &store, 6);
    block_on(store.settled());
    assert!(store.is_unsaved() && !store.is_unsettled());
    assert_eq!(store.fault(), None);
    assert_eq!(journal.rows(), store.rows());
}

#[test]
fn a_page_that_broke_off_goes_on_with_what_was_written_after_it_was_kept() {
    let (school, journal) = (School::with_case(), journal());
    append(5, &opened(&school, &journal), 5);
    let later = journal.rows();
    let store = begun_again(&journal);
    let put_back = store.put_back(school.store.rows(), JournalHas::Later);
    assert_eq!(block_on(put_back), Ok(PutBack::Later));
    assert_eq!(store.rows(), later);
    assert!(store.is_unsaved());
    append(6, &store, 6);
    assert_eq!(journal.rows(), store.rows());
}
