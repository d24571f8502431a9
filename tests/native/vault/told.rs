//! What an open vault tells of its store, to the number: what stands, what is lost, what nobody asked for.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use futures_executor::block_on;
use meldcode::vault::store::{MemoryStore, PAGE_ROWS, Row, Store, Table, read_all};
use meldcode::vault::{
    Compartment, Error, Finding, Founding, Inbox, MemberId, NOTE_BYTES_MAX, NewMember, NoteId,
    NoticeKind, Vault, is_founded,
};

use super::world::*;

fn leave(school: &mut School, number: u8, text: &[u8]) -> Result<(), Error> {
    let inbox = block_on(Inbox::read(&school.store))?;
    let batch = inbox.leave(&mut school.rng, NoteId([number; 16]), text)?;
    block_on(school.store.commit(&batch))?;
    Ok(())
}

/// What a full check finds in a store of these rows.
fn findings(rows: impl IntoIterator<Item = (Table, Row)>) -> Vec<Finding> {
    let store = MemoryStore::of_rows(rows);
    let vault = block_on(Vault::unlock(&store, IBER, &derived(IBER))).unwrap();
    block_on(vault.check(&store)).unwrap().findings
}

#[test]
fn a_vault_is_current_until_somebody_else_writes() {
    let mut school = School::with_case();
    let (first, mut second) = (school.unlock(IBER), school.unlock(PRINCIPAL));
    let is_current = |vault: &Vault, school: &School| block_on(vault.is_current(&school.store));
    assert_eq!(is_current(&first, &school), Ok(true));
    school.append(&mut second, Compartment::Shared, 5);
    assert_eq!(is_current(&first, &school), Ok(false));
    assert_eq!(is_current(&second, &school), Ok(true));
}

#[test]
fn the_cases_that_stand_are_counted_without_those_destroyed() {
    let mut school = School::founded();
    let mut iber = school.unlock(IBER);
    assert_eq!(iber.standing_cases(), 0);
    for case in [CASE, OTHER_CASE] {
        school.change(&mut iber, |transaction, rng| {
            transaction.create_case(rng, case, &[seat(IBER)])?;
            transaction.put_summary(rng, case, b"fase 0")
        });
    }
    assert_eq!(iber.standing_cases(), 2);
    school.change(&mut iber, |transaction, _| {
        transaction.destroy_case(CASE, NOW)
    });
    assert_eq!(iber.standing_cases(), 1);
}

#[test]
fn a_vault_that_lost_its_head_is_a_vault_still() {
    let school = School::founded();
    assert_eq!(block_on(is_founded(&school.store)), Ok(true));
    let rows = school.store.rows().into_iter();
    let headless = MemoryStore::of_rows(rows.filter(|(table, _)| *table != Table::Head));
    assert_eq!(block_on(is_founded(&headless)), Ok(true));
    assert_eq!(block_on(is_founded(&MemoryStore::new())), Ok(false));
}

#[test]
fn every_note_that_vanished_is_counted() {
    let mut school = School::founded();
    for number in 1..=3 {
        leave(&mut school, number, b"x").unwrap();
    }
    let rows = school.store.rows().into_iter();
    let kept = rows.filter(|(table, row)| *table != Table::Inbox || row.key == [2; 16]);
    let store = MemoryStore::of_rows(kept);
    let iber = block_on(Vault::unlock(&store, IBER, &derived(IBER))).unwrap();
    let found = block_on(iber.read_inbox(&store)).unwrap();
    assert_eq!((found.notes.len(), found.lost), (1, 2));
}

#[test]
fn a_note_may_be_as_long_as_it_may_be() {
    let mut school = School::founded();
    let text = vec![b'x'; NOTE_BYTES_MAX];
    assert_eq!(leave(&mut school, 1, &text), Ok(()));
}

#[test]
fn whoever_founds_a_vault_reads_its_inbox_at_once() {
    let mut school = School::founded();
    let passphrase = derived(IBER);
    let founding = Founding {
        school: SCHOOL,
        at: NOW,
        recovery: &school.code,
        known: &[],
        first: NewMember {
            id: IBER,
            profile: Vec::new(),
            powers: ADMINISTERS,
            unlocking: unlocking(&mut Dice::new(96), &passphrase),
        },
        settings: b"",
    };
    let (mut vault, change) = Vault::found(&mut Dice::new(55), &founding).unwrap();
    school.store = MemoryStore::new();
    block_on(vault.commit(&school.store, change)).unwrap();
    leave(&mut school, 1, b"kind durft niet naar huis").unwrap();
    let found = block_on(vault.read_inbox(&school.store)).unwrap();
    assert!(found.notes.values().all(Result::is_ok) && found.notes.len() == 1);
}

#[test]
fn records_after_one_are_read_without_it() {
    let school = School::with_case();
    let iber = school.unlock(IBER);
    let second = iber.links(CASE).unwrap()[1];
    let later = block_on(iber.read_records(&school.store, CASE, second.sequence)).unwrap();
    let numbers: Vec<u8> = later.iter().map(|found| found.link.record.0[0]).collect();
    assert_eq!(numbers, [3, 4]);
}

#[test]
fn a_case_is_packed_as_far_as_both_its_parts_are() {
    let mut school = School::with_case();
    let mut iber = school.unlock(IBER);
    assert_eq!(iber.packed_through(CASE), Ok(0));
    let last = iber.links(CASE).unwrap()[3].sequence;
    assert!(last > 1);
    for (compartment, packed) in [(Compartment::Shared, 0), (Compartment::Confidential, last)] {
        school.change(&mut iber, |transaction, rng| {
            transaction.put_snapshot(rng, CASE, compartment, b"packed")
        });
        assert_eq!(iber.packed_through(CASE), Ok(packed));
    }
}

#[test]
fn an_earlier_summary_in_the_place_of_a_later_one_is_told_and_not_shown() {
    let mut school = School::with_case();
    let mut earlier = school.store.rows().into_iter();
    let earlier = earlier.find(|(table, _)| *table == Table::Summaries);
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |transaction, rng| {
        transaction.put_summary(rng, CASE, b"fase 2")
    });
    let rows = school.store.rows().into_iter();
    let rows = rows.filter(|(table, _)| *table != Table::Summaries);
    let store = MemoryStore::of_rows(rows.chain(earlier));
    let (summaries, findings) = block_on(iber.read_summaries(&store)).unwrap();
    assert!(summaries.is_empty());
    assert_eq!(findings, [Finding::SummaryAltered { case: CASE }]);
}

#[test]
fn a_row_that_nobody_asked_for_is_named_by_its_table() {
    let rows = School::with_case().store.rows();
    for table in Table::ALL {
        if !table.is_guarded() || table == Table::Head {
            continue;
        }
        let slipped_in = Row {
            key: vec![9; 33],
            value: b"x".to_vec(),
        };
        let found = findings(rows.iter().cloned().chain([(table, slipped_in)]));
        assert!(found.contains(&Finding::Unexpected { table }), "{table:?}");
    }
}

#[test]
fn a_record_that_was_erased_and_stands_there_again_is_told() {
    let mut school = School::with_case();
    let before = school.store.rows();
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |transaction, _| {
        transaction.erase_record(CASE, record(2), NOW)
    });
    let rows = school.store.rows();
    let erased = before.into_iter().filter(|(table, row)| {
        *table == Table::Records && !rows.iter().any(|(_, other)| other.key == row.key)
    });
    let table = Table::Records;
    let found = findings(rows.iter().cloned().chain(erased));
    assert_eq!(found, [Finding::Unexpected { table }]);
}

#[test]
fn a_page_of_a_snapshot_that_is_altered_is_told() {
    let mut school = School::with_case();
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |transaction, rng| {
        transaction.put_snapshot(rng, CASE, Compartment::Shared, b"packed")
    });
    let mut rows = school.store.rows();
    let page = rows.iter_mut().find(|(table, _)| *table == Table::Pages);
    page.unwrap().1.value[60] ^= 1;
    assert_eq!(findings(rows), [Finding::SnapshotAltered { case: CASE }]);
}

#[test]
fn a_table_of_exactly_a_page_and_one_of_more_are_read_whole() {
    for count in [PAGE_ROWS, PAGE_ROWS + 1, 2 * PAGE_ROWS] {
        let row = |number: usize| Row {
            key: number.to_be_bytes().to_vec(),
            value: Vec::new(),
        };
        let store = MemoryStore::of_rows((0..count).map(|number| (Table::Inbox, row(number))));
        let read = block_on(read_all(&store, Table::Inbox, b"")).unwrap();
        assert_eq!(read.len(), count);
    }
}

#[test]
fn nobody_is_a_member_twice_and_nobody_is_the_recovery_key() {
    let mut school = School::founded();
    let mut iber = school.unlock(IBER);
    for id in [TEACHER, MemberId([0; 16])] {
        let passphrase = derived(id);
        let new = NewMember {
            id,
            profile: Vec::new(),
            powers: NO_POWERS,
            unlocking: unlocking(&mut Dice::new(96), &passphrase),
        };
        let added = school.try_change(&mut iber, |transaction, rng| {
            transaction.add_member(rng, NOW, &new)
        });
        assert_eq!(added.unwrap_err(), Error::MemberExists(id));
    }
}

#[test]
fn whoever_was_added_is_told_so_and_nobody_else_is() {
    let school = School::founded();
    let kinds = |member| -> Vec<NoticeKind> {
        let notices = school.unlock(member).notices();
        notices.iter().map(|notice| notice.kind).collect()
    };
    assert_eq!(kinds(PRINCIPAL), [NoticeKind::Added]);
    assert_eq!(kinds(TEACHER), [NoticeKind::Added]);
}
