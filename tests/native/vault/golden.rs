//! The first stored form, as it was first written: every later version of the program opens it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use futures_executor::block_on;
use meldcode::vault::store::{MemoryStore, Table};
use meldcode::vault::{
    Backup, Compartment, Content, DraftId, Error, Fate, Inbox, Part, RecoveryCode, Vault, kdf,
    read_slots,
};

use super::world::*;

const FIRST: &[u8] = include_bytes!("../../data/vault/v1.backup");
/// A teacher was typing, and had a ring of keys.
const TYPING: &[u8] = include_bytes!("../../data/vault/v1-typing.backup");
/// Printed on the paper of the school in that file.
const CODE: &str = "KDAZB-CPMCF-YJG1G-4C1AG-DJW37-XQ49P-6EMFG";
const PASSPHRASE: &str = "kwispel zeilboot perron haas lampion";

#[test]
fn the_first_form_still_opens_with_a_passphrase() {
    let backup = Backup::from_bytes(FIRST).unwrap();
    let store = backup.store();
    let (slots, damaged) = block_on(read_slots(store)).unwrap();
    assert_eq!((slots.len(), damaged), (4, 0));
    let slot = slots.iter().find(|slot| slot.member() == TEACHER).unwrap();
    let key = kdf::derive(PASSPHRASE, &slot.kdf().unwrap()).unwrap();
    let mut teacher = block_on(Vault::unlock(store, TEACHER, &key)).unwrap();
    block_on(teacher.load_cases(store)).unwrap();
    assert_eq!(opened(store, &teacher), [1, 3]);
    let report = block_on(teacher.check(store)).unwrap();
    assert_eq!(report.findings, []);
    assert_eq!((report.opened, report.closed, report.erased), (2, 1, 2));
}

#[test]
fn the_first_form_still_opens_with_the_recovery_code() {
    let backup = Backup::from_bytes(FIRST).unwrap();
    let store = backup.store();
    let code = RecoveryCode::parse(CODE).unwrap();
    let mut vault = block_on(Vault::unlock_with_code(store, &code)).unwrap();
    block_on(vault.load_cases(store)).unwrap();
    assert_eq!(opened(store, &vault), [1, 3, 4]);
    assert_eq!(vault.settings(), b"basisschool De Verzonnen Linde");
    assert_eq!(vault.links(CASE).unwrap()[1].fate, Fate::Erased(NOW));
    assert_eq!(vault.destroyed(OTHER_CASE).unwrap(), Some(NOW));
    let records = block_on(vault.read_records(store, CASE, 0)).unwrap();
    let confidential = |content: &Content| {
        matches!(
            content,
            Content::Open {
                compartment: Compartment::Confidential,
                ..
            }
        )
    };
    assert!(confidential(&records[3].content));
    let snapshot = block_on(vault.read_snapshot(store, CASE, Compartment::Shared));
    assert_eq!(&*snapshot.unwrap().unwrap().plaintext, b"packed");
    let (summaries, _) = block_on(vault.read_summaries(store)).unwrap();
    assert_eq!(&*summaries[&CASE], b"fase 1");
    assert_eq!(block_on(Inbox::read(store)).unwrap().waiting, 1);
    let notes = block_on(vault.read_inbox(store)).unwrap().notes;
    let note = notes.into_values().next().unwrap().unwrap();
    assert_eq!(&*note, b"kind durft niet naar huis");
    assert_eq!(vault.standing(), *backup.standing());
}

#[test]
fn what_was_being_typed_in_the_first_form_still_opens_in_its_own_place_only() {
    let backup = Backup::from_bytes(TYPING).unwrap();
    let teacher = block_on(Vault::unlock(backup.store(), TEACHER, &derived(TEACHER))).unwrap();
    assert_eq!(teacher.findings(), [], "the ring is whole");
    let mut drafts = block_on(teacher.read_drafts(backup.store())).unwrap();
    let typed = drafts.remove(&DraftId([7; 16])).unwrap().unwrap();
    assert_eq!(&*typed, b"ik zag vandaag");

    let mut rows = backup.store().rows();
    let draft = rows.iter_mut().find(|(table, _)| *table == Table::Drafts);
    *draft.unwrap().1.key.last_mut().unwrap() = 8;
    let store = MemoryStore::of_rows(rows);
    let found = block_on(teacher.read_drafts(&store)).unwrap();
    let moved: Vec<_> = found.into_values().collect();
    let part = Part::Draft;
    assert_eq!(moved, [Err(Error::Damaged { part })]);
}
