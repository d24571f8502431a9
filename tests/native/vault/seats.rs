//! Who has which key of a case: given with the seat, gone with it, and never more than the seat gives.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use futures_executor::block_on;
use meldcode::vault::store::{MemoryStore, Table};
use meldcode::vault::{Compartment, Error, Finding, Vault};

use super::world::*;

/// How many records of the case the keys of an open page open, whatever its index knows.
fn keys_open(school: &School, vault: &Vault) -> usize {
    let found = block_on(vault.salvage_case(&school.store, CASE));
    found.unwrap().len()
}

/// Stores a member's ring as it is.
fn store_ring(school: &mut School, member: meldcode::vault::MemberId) {
    let mut vault = school.unlock(member);
    school.change(&mut vault, |transaction, _| {
        transaction.acknowledge_notices();
        Ok(())
    });
}

#[test]
fn a_seat_that_loses_the_second_key_opens_nothing_confidential_that_is_written_later() {
    let mut school = School::with_case();
    let principal = school.unlock(PRINCIPAL);
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |transaction, rng| {
        let team = [seat(IBER), shared_seat(PRINCIPAL), shared_seat(TEACHER)];
        transaction.set_team(rng, CASE, &team)
    });
    school.append(&mut iber, Compartment::Confidential, 5);
    school.append(&mut iber, Compartment::Shared, 6);
    assert_eq!(keys_open(&school, &principal), 4, "the page that was open");
    assert_eq!(school.opened(&school.unlock(PRINCIPAL)), [1, 2, 3, 6]);
}

#[test]
fn a_seat_that_gets_the_second_key_opens_what_was_confidential_before() {
    let mut school = School::with_case();
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |transaction, rng| {
        let team = [seat(IBER), seat(PRINCIPAL), seat(TEACHER)];
        transaction.set_team(rng, CASE, &team)
    });
    assert_eq!(school.opened(&school.unlock(TEACHER)), [1, 2, 3, 4]);
}

#[test]
fn whoever_opens_a_case_keeps_of_it_what_the_own_seat_gives() {
    for (team, opened) in [
        (vec![seat(PRINCIPAL)], 0),
        (vec![seat(PRINCIPAL), shared_seat(IBER)], 1),
        (vec![seat(PRINCIPAL), seat(IBER)], 2),
    ] {
        let mut school = School::founded();
        let mut iber = school.unlock(IBER);
        school.change(&mut iber, |transaction, rng| {
            transaction.create_case(rng, CASE, &team)
        });
        assert_eq!(iber.holds(CASE), opened > 0);
        let mut principal = school.unlock(PRINCIPAL);
        school.append(&mut principal, Compartment::Shared, 1);
        school.append(&mut principal, Compartment::Confidential, 2);
        assert_eq!(keys_open(&school, &iber), opened);
    }
}

#[test]
fn a_case_is_opened_once_also_by_somebody_who_did_not_read_it() {
    let mut school = School::with_case();
    let unread = block_on(Vault::unlock(&school.store, IBER, &derived(IBER)));
    let mut unread = unread.unwrap();
    let again = school.try_change(&mut unread, |transaction, rng| {
        transaction.create_case(rng, CASE, &[seat(IBER)])
    });
    assert_eq!(again.unwrap_err(), Error::CaseExists(CASE));
    let twice = school.try_change(&mut unread, |transaction, rng| {
        transaction.create_case(rng, OTHER_CASE, &[seat(IBER)])?;
        transaction.create_case(rng, OTHER_CASE, &[seat(IBER)])
    });
    assert_eq!(twice.unwrap_err(), Error::CaseExists(OTHER_CASE));
}

#[test]
fn whoever_lacks_a_key_hands_none_on() {
    let mut school = School::with_case();
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |transaction, rng| {
        transaction.exclude(rng, CASE, PRINCIPAL)
    });
    let mut principal = school.unlock(PRINCIPAL);
    let again = derived(OTHER_TEACHER);
    school.change(&mut principal, |transaction, rng| {
        transaction.rekey_member(rng, NOW, TEACHER, &unlocking(&mut Dice::new(97), &again))
    });
    let mut principal = school.unlock(PRINCIPAL);
    school.change(&mut principal, |transaction, rng| {
        assert!(!transaction.catch_up(rng)?, "there was nothing to give");
        Ok(())
    });
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |transaction, rng| {
        assert!(transaction.catch_up(rng)?, "it still waits");
        Ok(())
    });
    let mut teacher = block_on(Vault::unlock(&school.store, TEACHER, &again)).unwrap();
    block_on(teacher.load_cases(&school.store)).unwrap();
    assert_eq!(school.opened(&teacher), [1, 2, 3]);
}

#[test]
fn a_delivery_that_is_merely_gone_takes_no_key_away_and_is_told() {
    let mut school = School::with_case();
    store_ring(&mut school, TEACHER);
    let of_teacher = [TEACHER.0.as_slice(), &[2], &CASE.0].concat();
    let rows = school.store.rows().into_iter();
    let rest = rows.filter(|(table, row)| *table != Table::Deliveries || row.key != of_teacher);
    school.store = MemoryStore::of_rows(rest);
    let teacher = school.unlock(TEACHER);
    assert_eq!(
        teacher.findings(),
        [Finding::DeliveryAltered { case: CASE }]
    );
    assert_eq!(school.opened(&teacher), [1, 2, 3]);
}

#[test]
fn a_case_that_comes_back_with_new_keys_takes_no_key_of_another_case() {
    let mut school = School::with_case();
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |transaction, rng| {
        transaction.create_case(rng, OTHER_CASE, &[seat(IBER), seat(PRINCIPAL)])
    });
    store_ring(&mut school, PRINCIPAL);
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |transaction, _| {
        transaction.destroy_case(CASE, NOW)
    });
    school.change(&mut iber, |transaction, rng| {
        transaction.reopen_case(rng, CASE, &[seat(IBER), seat(PRINCIPAL)])
    });
    let principal = school.unlock(PRINCIPAL);
    assert!(principal.holds(CASE) && principal.holds(OTHER_CASE));
}

#[test]
fn a_ring_that_did_not_change_is_read_whole_and_not_written_again() {
    let mut school = School::with_case();
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |transaction, rng| {
        transaction.create_case(rng, OTHER_CASE, &[seat(IBER), seat(PRINCIPAL)])
    });
    store_ring(&mut school, PRINCIPAL);
    let stored = |school: &School| {
        let mut rows = school.store.rows().into_iter();
        rows.find(|(table, row)| *table == Table::Keyrings && row.key == PRINCIPAL.0)
    };
    let before = stored(&school);
    assert!(before.is_some());
    let mut principal = school.unlock(PRINCIPAL);
    assert_eq!(principal.findings(), []);
    school.change(&mut principal, |transaction, _| {
        transaction.put_settings(b"De Verzonnen Linde");
        Ok(())
    });
    assert_eq!(stored(&school), before);
}

#[test]
fn the_register_does_not_list_what_the_index_of_a_case_lists() {
    let mut school = School::with_case();
    let register = |school: &School| -> usize {
        let rows = school.store.rows().into_iter();
        let shards =
            rows.filter(|(table, row)| *table == Table::Meta && row.key.starts_with(b"register/"));
        shards.map(|(_, row)| row.value.len()).sum()
    };
    store_ring(&mut school, IBER);
    let before = register(&school);
    let mut iber = school.unlock(IBER);
    school.append(&mut iber, Compartment::Shared, 5);
    school.change(&mut iber, |transaction, rng| {
        let team = [
            seat(IBER),
            seat(PRINCIPAL),
            shared_seat(TEACHER),
            seat(OTHER_TEACHER),
        ];
        transaction.set_team(rng, CASE, &team)
    });
    assert_eq!(register(&school), before);
}
