//! Who opens which case, and what stays of one that was erased or destroyed.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use futures_executor::block_on;
use meldcode::vault::store::Error as StoreError;
use meldcode::vault::{Compartment, Content, DraftId, Error, Fate, Finding, Inbox, NoteId, Vault};

use super::world::*;

#[test]
fn a_passphrase_opens_its_own_cases_and_no_others() {
    let mut school = School::with_case();
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |transaction, rng| {
        transaction.create_case(rng, OTHER_CASE, &[seat(IBER)])
    });
    assert_eq!(school.opened(&iber), [1, 2, 3, 4]);
    assert_eq!(school.opened(&school.unlock(PRINCIPAL)), [1, 2, 3, 4]);
    assert_eq!(school.opened(&school.unlock_with_code()), [1, 2, 3, 4]);
    // The teacher has the first key only.
    let teacher = school.unlock(TEACHER);
    assert_eq!(school.opened(&teacher), [1, 2, 3]);
    assert!(!teacher.holds(OTHER_CASE));
    // Who is not on the case opens nothing of it, though they know the vault key.
    let other = school.unlock(OTHER_TEACHER);
    assert!(!other.holds(CASE));
    assert_eq!(school.opened(&other), [0; 0]);
    let records = block_on(other.read_records(&school.store, CASE, 0)).unwrap();
    assert!(records.iter().all(|found| found.content == Content::Closed));
    assert_eq!(records.len(), 4);
}

#[test]
fn summaries_open_for_whoever_is_on_the_case() {
    let school = School::with_case();
    for (member, count) in [(IBER, 1), (TEACHER, 1), (OTHER_TEACHER, 0)] {
        let (summaries, findings) =
            block_on(school.unlock(member).read_summaries(&school.store)).unwrap();
        assert_eq!((summaries.len(), findings.len()), (count, 0), "{member:?}");
        assert!(summaries.values().all(|summary| &**summary == b"fase 1"));
    }
}

#[test]
fn a_member_taken_off_a_case_opens_it_no_more() {
    let mut school = School::with_case();
    let mut teacher = school.unlock(TEACHER);
    school.change(&mut teacher, |transaction, _| {
        transaction.acknowledge_notices();
        Ok(())
    });
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |transaction, rng| {
        transaction.set_team(rng, CASE, &[seat(IBER), seat(PRINCIPAL)])
    });
    school.append(&mut iber, Compartment::Shared, 5);
    // The page that was still open keeps the keys it had; the new one never reached it.
    assert_eq!(school.opened(&teacher), [1, 2, 3]);
    block_on(teacher.reload(&school.store)).unwrap();
    block_on(teacher.load_cases(&school.store)).unwrap();
    assert!(!teacher.holds(CASE) && teacher.findings().is_empty());
    assert_eq!(school.opened(&teacher), [0; 0]);
    assert_eq!(school.opened(&school.unlock(PRINCIPAL)), [1, 2, 3, 4, 5]);
}

#[test]
fn a_member_put_on_a_case_later_opens_all_of_it() {
    let mut school = School::with_case();
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |transaction, rng| {
        let team = [seat(IBER), seat(PRINCIPAL), seat(OTHER_TEACHER)];
        transaction.set_team(rng, CASE, &team)
    });
    school.append(&mut iber, Compartment::Confidential, 5);
    assert_eq!(
        school.opened(&school.unlock(OTHER_TEACHER)),
        [1, 2, 3, 4, 5]
    );
}

#[test]
fn an_excluded_member_is_not_put_back_by_a_team() {
    let mut school = School::with_case();
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |transaction, rng| {
        transaction.exclude(rng, CASE, PRINCIPAL)
    });
    let refused = school.try_change(&mut iber, |transaction, rng| {
        transaction.set_team(rng, CASE, &[seat(IBER), seat(PRINCIPAL)])
    });
    assert_eq!(refused.unwrap_err(), Error::Excluded(CASE, PRINCIPAL));
    school.append(&mut iber, Compartment::Shared, 5);
    assert!(!school.opened(&school.unlock(PRINCIPAL)).contains(&5));
}

#[test]
fn an_erased_record_leaves_its_place_and_the_chain_still_verifies() {
    let mut school = School::with_case();
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |transaction, rng| {
        transaction.put_snapshot(rng, CASE, Compartment::Shared, b"packed")
    });
    school.change(&mut iber, |transaction, _| {
        transaction.erase_record(CASE, record(2), NOW)
    });
    assert_eq!(school.opened(&iber), [1, 3, 4]);
    let link = iber.links(CASE).unwrap()[1];
    assert_eq!((link.record, link.fate), (record(2), Fate::Erased(NOW)));
    let report = block_on(iber.check(&school.store)).unwrap();
    assert_eq!(report.findings, []);
    assert_eq!((report.opened, report.erased), (3, 1));
    // The snapshot held the content too.
    let snapshot = block_on(iber.read_snapshot(&school.store, CASE, Compartment::Shared));
    assert_eq!(snapshot.unwrap(), None);
}

#[test]
fn only_someone_who_administers_erases_or_destroys() {
    let mut school = School::with_case();
    let mut teacher = school.unlock(TEACHER);
    let erase = school.try_change(&mut teacher, |transaction, _| {
        transaction.erase_record(CASE, record(1), NOW)
    });
    assert_eq!(erase.unwrap_err(), Error::NotAllowed);
    let destroy = school.try_change(&mut teacher, |transaction, _| {
        transaction.destroy_case(CASE, NOW)
    });
    assert_eq!(destroy.unwrap_err(), Error::NotAllowed);
}

#[test]
fn a_destroyed_case_leaves_a_line_without_content() {
    let mut school = School::with_case();
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |transaction, _| {
        transaction.destroy_case(CASE, NOW)
    });
    let iber = school.unlock(IBER);
    assert_eq!(iber.destroyed(CASE).unwrap(), Some(NOW));
    assert!(!iber.holds(CASE));
    assert_eq!(iber.links(CASE).unwrap().len(), 4);
    let report = block_on(iber.check(&school.store)).unwrap();
    assert_eq!(report.findings, []);
    assert_eq!((report.opened, report.closed, report.erased), (0, 0, 4));
    let left: Vec<_> = school
        .store
        .rows()
        .into_iter()
        .map(|(t, _)| t.name())
        .collect();
    assert!(!left.contains(&"records") && !left.contains(&"summaries"));
    let mut again = school.unlock(IBER);
    let refused = school.try_change(&mut again, |transaction, rng| {
        transaction.create_case(rng, CASE, &[seat(IBER)])
    });
    assert_eq!(refused.unwrap_err(), Error::CaseExists(CASE));
}

#[test]
fn a_snapshot_larger_than_a_page_reads_back_whole() {
    let mut school = School::with_case();
    let mut iber = school.unlock(IBER);
    let packed: Vec<u8> = (0..600_000_u32).map(|at| at.to_be_bytes()[3]).collect();
    school.change(&mut iber, |transaction, rng| {
        transaction.put_snapshot(rng, CASE, Compartment::Shared, &packed)
    });
    let teacher = school.unlock(TEACHER);
    let snapshot = block_on(teacher.read_snapshot(&school.store, CASE, Compartment::Shared));
    let snapshot = snapshot.unwrap().unwrap();
    assert_eq!(&*snapshot.plaintext, packed);
    assert_eq!(snapshot.through, iber.links(CASE).unwrap()[3].sequence);
    // A smaller one leaves no page of the larger behind.
    school.change(&mut iber, |transaction, rng| {
        transaction.put_snapshot(rng, CASE, Compartment::Shared, b"small")
    });
    let report = block_on(iber.check(&school.store)).unwrap();
    assert_eq!(report.findings, []);
}

#[test]
fn of_two_changes_begun_together_the_second_is_told_and_nothing_is_lost() {
    let mut school = School::with_case();
    let (mut first, mut second) = (school.unlock(IBER), school.unlock(PRINCIPAL));
    let late = school.try_change(&mut second, |transaction, rng| {
        let new = (record(6), b"te laat".as_slice());
        transaction
            .append(rng, CASE, Compartment::Shared, new)
            .map(|_| ())
    });
    school.append(&mut first, Compartment::Shared, 5);
    let before = school.store.rows();
    let refused = block_on(second.commit(&school.store, late.unwrap()));
    assert_eq!(refused.unwrap_err(), Error::Store(StoreError::Conflict));
    assert_eq!(school.store.rows(), before);
    block_on(second.reload(&school.store)).unwrap();
    block_on(second.load_cases(&school.store)).unwrap();
    school.append(&mut second, Compartment::Shared, 6);
    assert_eq!(school.opened(&second), [1, 2, 3, 4, 5, 6]);
}

#[test]
fn drafts_open_for_their_writer_only_and_go_with_the_record() {
    let mut school = School::with_case();
    let mut teacher = school.unlock(TEACHER);
    let draft = DraftId([7; 16]);
    let batch = teacher.keep_draft(&mut school.rng, (draft, &[]), b"ik zag vandaag");
    block_on(meldcode::vault::Store::commit(&school.store, &batch)).unwrap();
    let drafts = block_on(school.unlock(TEACHER).read_drafts(&school.store)).unwrap();
    assert_eq!(&**drafts[&draft].as_ref().unwrap(), b"ik zag vandaag");
    let others = block_on(school.unlock(IBER).read_drafts(&school.store)).unwrap();
    assert!(others.is_empty());
    school.change(&mut teacher, |transaction, rng| {
        transaction.discard_draft(draft);
        let new = (record(5), b"x".as_slice());
        transaction
            .append(rng, CASE, Compartment::Shared, new)
            .map(|_| ())
    });
    assert!(
        block_on(teacher.read_drafts(&school.store))
            .unwrap()
            .is_empty()
    );
}

#[test]
fn a_note_is_left_without_unlocking_and_read_by_its_readers_only() {
    let mut school = School::with_case();
    let note = NoteId([8; 16]);
    let inbox = block_on(Inbox::read(&school.store)).unwrap();
    let batch = inbox
        .leave(&mut school.rng, note, b"kind durft niet naar huis")
        .unwrap();
    block_on(meldcode::vault::Store::commit(&school.store, &batch)).unwrap();
    assert_eq!(block_on(Inbox::read(&school.store)).unwrap().waiting, 1);

    let teacher = school.unlock(TEACHER);
    let closed = block_on(teacher.read_inbox(&school.store));
    assert_eq!(closed.unwrap_err(), Error::NotAllowed);
    for vault in [school.unlock(PRINCIPAL), school.unlock_with_code()] {
        let found = block_on(vault.read_inbox(&school.store)).unwrap();
        assert_eq!(
            &**found.notes[&note].as_ref().unwrap(),
            b"kind durft niet naar huis"
        );
        assert_eq!(found.lost, 0);
    }
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |transaction, _| transaction.take_note(note));
    let found = block_on(iber.read_inbox(&school.store)).unwrap();
    assert_eq!((found.notes.len(), found.lost), (0, 0));
}

#[test]
fn a_note_that_vanished_from_the_inbox_is_counted_as_lost() {
    let mut school = School::with_case();
    let note = NoteId([8; 16]);
    let inbox = block_on(Inbox::read(&school.store)).unwrap();
    let batch = inbox.leave(&mut school.rng, note, b"x").unwrap();
    block_on(meldcode::vault::Store::commit(&school.store, &batch)).unwrap();
    let rows = school.store.rows().into_iter();
    let store = meldcode::vault::store::MemoryStore::of_rows(
        rows.filter(|(table, _)| table.name() != "inbox"),
    );
    let vault = block_on(Vault::unlock(&store, IBER, &derived(IBER))).unwrap();
    assert_eq!(block_on(vault.read_inbox(&store)).unwrap().lost, 1);
}

#[test]
fn a_full_inbox_and_an_overlong_note_are_refused_by_name() {
    let mut school = School::founded();
    let mut inbox = block_on(Inbox::read(&school.store)).unwrap();
    let long = vec![b'x'; meldcode::vault::NOTE_BYTES_MAX + 1];
    let refused = inbox.leave(&mut school.rng, NoteId([1; 16]), &long);
    let (length, limit) = (long.len(), long.len() - 1);
    assert_eq!(refused.unwrap_err(), Error::TooLong { length, limit });
    inbox.waiting = meldcode::vault::NOTES_MAX;
    let refused = inbox.leave(&mut school.rng, NoteId([1; 16]), b"x");
    assert_eq!(refused.unwrap_err(), Error::InboxFull);
}

#[test]
fn a_record_lost_by_the_store_is_noticed_on_unlocking() {
    let school = School::with_case();
    let mut rows = school.store.rows();
    let last = rows
        .iter()
        .rposition(|(table, _)| table.name() == "records");
    rows.remove(last.unwrap());
    let store = meldcode::vault::store::MemoryStore::of_rows(rows);
    let vault = block_on(Vault::unlock(&store, IBER, &derived(IBER))).unwrap();
    let (expected, found) = (4, 3);
    assert_eq!(vault.findings(), [Finding::RecordCount { expected, found }]);
}

#[test]
fn what_cannot_be_done_is_refused_by_name_and_changes_nothing() {
    let mut school = School::with_case();
    let before = school.store.rows();
    let nobody = meldcode::vault::MemberId([9; 16]);
    let mut teacher = school.unlock(TEACHER);
    let mut iber = school.unlock(IBER);
    let shared = Compartment::Shared;
    let text = b"x".as_slice();

    let refused = school.try_change(&mut iber, |t, rng| {
        t.append(rng, CASE, shared, (record(1), text)).map(|_| ())
    });
    assert_eq!(refused.unwrap_err(), Error::RecordExists(record(1)));
    let refused = school.try_change(&mut iber, |t, _| t.erase_record(CASE, record(9), NOW));
    assert_eq!(refused.unwrap_err(), Error::UnknownRecord(record(9)));
    let refused = school.try_change(&mut iber, |t, rng| t.set_team(rng, CASE, &[seat(nobody)]));
    assert_eq!(refused.unwrap_err(), Error::UnknownMember(nobody));
    let refused = school.try_change(&mut iber, |t, rng| t.remove_member(rng, NOW, nobody));
    assert_eq!(refused.unwrap_err(), Error::UnknownMember(nobody));
    let refused = school.try_change(&mut iber, |t, rng| t.put_summary(rng, OTHER_CASE, text));
    assert_eq!(refused.unwrap_err(), Error::CaseNotLoaded(OTHER_CASE));
    let refused = block_on(iber.load_case(&school.store, OTHER_CASE));
    assert_eq!(refused, Err(Error::UnknownCase(OTHER_CASE)));
    // The teacher has the first key only, so neither writes the confidential part nor changes the team.
    let confidential = Compartment::Confidential;
    let refused = school.try_change(&mut teacher, |t, rng| {
        t.append(rng, CASE, confidential, (record(9), text))
            .map(|_| ())
    });
    assert_eq!(refused.unwrap_err(), Error::NoKey(CASE));
    let refused = school.try_change(&mut teacher, |t, rng| t.exclude(rng, CASE, IBER));
    assert_eq!(refused.unwrap_err(), Error::NoKey(CASE));
    assert_eq!(school.store.rows(), before);

    let empty = meldcode::vault::store::MemoryStore::new();
    let refused = block_on(Vault::unlock_with_code(&empty, &school.code));
    assert!(matches!(refused, Err(Error::Missing { .. })));
    assert_eq!(block_on(Inbox::read(&empty)), Err(Error::NoVault));
    let refused = block_on(meldcode::vault::Backup::of(&empty, NOW));
    assert_eq!(refused.unwrap_err(), Error::NoVault);
}
