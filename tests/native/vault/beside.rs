//! Two copies of one vault beside each other: what the one takes from the other, row by row.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use futures_executor::block_on;
use meldcode::vault::backup::Typed;
use meldcode::vault::store::{Batch, MemoryStore, Row, Store, Table};
use meldcode::vault::{Backup, DraftId, Inbox, NoteId, Vault};

use super::world::*;

/// Another copy of the same school, which goes its own way from here.
fn copy(school: &School) -> School {
    School {
        store: MemoryStore::of_rows(school.store.rows()),
        rng: Dice::new(50),
        code: school.code.clone(),
    }
}

fn leave(school: &mut School, number: u8) {
    let inbox = block_on(Inbox::read(&school.store)).unwrap();
    let note = NoteId([number; 16]);
    let batch = inbox.leave(&mut school.rng, note, b"kind durft niet naar huis");
    block_on(school.store.commit(&batch.unwrap())).unwrap();
}

fn keep(school: &mut School, text: &[u8]) {
    let draft = DraftId([7; 16]);
    let teacher = school.unlock(TEACHER);
    let batch = teacher.keep_draft(&mut school.rng, (draft, &[]), text);
    block_on(school.store.commit(&batch)).unwrap();
}

fn rows(school: &School, table: Table) -> Vec<Row> {
    let rows = school.store.rows().into_iter();
    rows.filter(|(of, _)| *of == table)
        .map(|(_, row)| row)
        .collect()
}

fn joining(here: &School, there: &School, typed: Typed) -> Option<Batch> {
    let backup = block_on(Backup::of(&there.store, NOW)).unwrap();
    let vault = here.unlock(IBER);
    block_on(vault.joining(&here.store, (&backup, typed))).unwrap()
}

#[test]
fn of_two_counters_of_notes_the_one_that_counted_more_holds() {
    let mut here = School::founded();
    leave(&mut here, 1);
    let mut there = copy(&here);
    assert_eq!(joining(&here, &there, Typed::There), None, "they are alike");
    leave(&mut there, 2);
    assert_eq!(joining(&there, &here, Typed::There), None, "less is there");

    let batch = joining(&here, &there, Typed::Here).unwrap();
    block_on(here.store.commit(&batch)).unwrap();
    assert_eq!(rows(&here, Table::Tally), rows(&there, Table::Tally));
    let found = block_on(here.unlock(IBER).read_inbox(&here.store)).unwrap();
    assert_eq!((found.notes.len(), found.lost), (2, 0));
}

#[test]
fn what_somebody_types_here_stands_whatever_another_copy_holds() {
    let (mut one, mut other) = (School::founded(), School::founded());
    keep(&mut one, b"ik zag vandaag");
    other.rng = Dice::new(51);
    keep(&mut other, b"ik zag gisteren");
    for (here, there) in [(&one, &other), (&other, &one)] {
        assert_eq!(joining(here, there, Typed::Here), None);
        let batch = joining(here, there, Typed::There).unwrap();
        let joined = copy(here);
        block_on(joined.store.commit(&batch)).unwrap();
        assert_eq!(rows(&joined, Table::Drafts), rows(there, Table::Drafts));
        assert_eq!(joining(&joined, there, Typed::There), None);
    }
}

#[test]
fn a_newer_copy_that_is_taken_over_leaves_no_row_of_what_it_has_no_more() {
    let here = School::with_case();
    let mut there = copy(&here);
    let mut iber: Vault = there.unlock(IBER);
    there.change(&mut iber, |transaction, _| {
        transaction.destroy_case(CASE, NOW)
    });
    let backup = block_on(Backup::of(&there.store, NOW)).unwrap();
    let vault = here.unlock(IBER);
    let batch = block_on(vault.replacing(&here.store, (&backup, Typed::Here)));
    block_on(here.store.commit(&batch.unwrap())).unwrap();
    assert_eq!(here.store.rows(), there.store.rows());
}
