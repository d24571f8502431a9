//! A destroyed case that somebody asks back: empty, with new keys, and never with what was erased by itself.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;

use futures_executor::block_on;
use meldcode::vault::backup::Relation;
use meldcode::vault::{Backup, Compartment, Error, Fate, RecordId, Vault};
use proptest::prelude::*;

use super::world::*;

/// A school whose one case was destroyed, and the IB-er who asks for it back.
fn destroyed() -> (School, Vault) {
    let mut school = School::with_case();
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |transaction, _| {
        transaction.destroy_case(CASE, NOW + 5)
    });
    (school, iber)
}

fn reopen(school: &mut School, vault: &mut Vault) {
    school.change(vault, |transaction, rng| {
        transaction.reopen_case(rng, CASE, &[seat(IBER), seat(PRINCIPAL)])
    });
}

fn backup(school: &School) -> Backup {
    block_on(Backup::of(&school.store, NOW)).unwrap()
}

/// How a backup stands to what is here now.
fn relation(school: &School, backup: &Backup) -> Relation {
    let mut here = school.unlock(IBER);
    let mut inside = block_on(here.open_beside(backup)).unwrap();
    let relation = block_on(here.relation(&school.store, (&mut inside, backup)));
    relation.unwrap().unwrap()
}

#[test]
fn a_case_that_is_brought_back_takes_in_the_same_records_under_new_keys() {
    let (mut school, mut iber) = destroyed();
    reopen(&mut school, &mut iber);
    assert_eq!(school.opened(&iber), [0; 0], "it begins empty");
    for number in [1, 2, 5] {
        school.append(&mut iber, Compartment::Shared, number);
    }
    let again = school.unlock(IBER);
    assert_eq!(again.destroyed(CASE).unwrap(), None);
    assert_eq!(school.opened(&again), [1, 2, 5]);
    assert_eq!(school.opened(&school.unlock(PRINCIPAL)), [1, 2, 5]);
    assert_eq!(school.opened(&school.unlock_with_code()), [1, 2, 5]);
    assert!(!school.unlock(TEACHER).holds(CASE), "not on it this time");
    let fates: Vec<Fate> = again
        .links(CASE)
        .unwrap()
        .iter()
        .map(|link| link.fate)
        .collect();
    let gone = [Fate::Erased(NOW + 5); 4];
    assert_eq!(fates, [gone.as_slice(), &[Fate::Present; 3]].concat());
    let report = block_on(again.check(&school.store)).unwrap();
    assert_eq!(report.findings, []);
    assert_eq!((report.opened, report.erased), (3, 4));
}

#[test]
fn a_record_stands_in_a_case_once_also_after_it_was_brought_back() {
    let (mut school, mut iber) = destroyed();
    reopen(&mut school, &mut iber);
    school.append(&mut iber, Compartment::Shared, 1);
    let twice = school.try_change(&mut iber, |transaction, rng| {
        let new = (record(1), b"x".as_slice());
        transaction
            .append(rng, CASE, Compartment::Shared, new)
            .map(|_| ())
    });
    assert_eq!(twice.unwrap_err(), Error::RecordExists(record(1)));
}

#[test]
fn what_was_erased_by_itself_stays_away_however_often_the_case_comes_back() {
    let mut school = School::with_case();
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |transaction, _| {
        transaction.erase_record(CASE, record(2), NOW + 1)
    });
    for round in 2..5 {
        school.change(&mut iber, |transaction, _| {
            transaction.destroy_case(CASE, NOW + round)
        });
        assert_eq!(iber.erased_alone(CASE).unwrap(), [record(2)]);
        let mut again = school.unlock(IBER);
        reopen(&mut school, &mut again);
        assert_eq!(again.erased_alone(CASE).unwrap(), [record(2)]);
        let refused = school.try_change(&mut again, |transaction, rng| {
            let new = (record(2), b"x".as_slice());
            transaction
                .append(rng, CASE, Compartment::Shared, new)
                .map(|_| ())
        });
        assert_eq!(refused.unwrap_err(), Error::RecordExists(record(2)));
        // Record 3 is left away in between, and may still come later.
        if round != 3 {
            school.append(&mut again, Compartment::Shared, 3);
        }
        iber = again;
    }
    assert_eq!(school.opened(&school.unlock(IBER)), [3]);
}

#[test]
fn only_a_destroyed_case_is_brought_back_and_only_by_who_administers() {
    let mut school = School::with_case();
    let mut iber = school.unlock(IBER);
    let alive = school.try_change(&mut iber, |transaction, rng| {
        transaction.reopen_case(rng, CASE, &[seat(IBER)])
    });
    assert_eq!(alive.unwrap_err(), Error::CaseExists(CASE));
    let (mut school, _) = destroyed();
    let mut teacher = school.unlock(TEACHER);
    let refused = school.try_change(&mut teacher, |transaction, rng| {
        transaction.reopen_case(rng, CASE, &[seat(TEACHER)])
    });
    assert_eq!(refused.unwrap_err(), Error::NotAllowed);
}

#[test]
fn a_ring_that_was_not_told_in_between_lets_go_of_the_old_keys() {
    let mut school = School::with_case();
    let before = backup(&school);
    let mut principal = school.unlock(PRINCIPAL);
    school.change(&mut principal, |transaction, _| {
        transaction.acknowledge_notices();
        Ok(())
    });
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |transaction, _| {
        transaction.destroy_case(CASE, NOW)
    });
    reopen(&mut school, &mut iber);
    school.append(&mut iber, Compartment::Shared, 1);
    let principal = school.unlock(PRINCIPAL);
    assert_eq!(school.opened(&principal), [1]);
    // The old keys would open the old rows; the ring of now has none of them.
    let old = block_on(principal.salvage_case(before.store(), CASE)).unwrap();
    assert!(old.is_empty(), "{}", old.len());
}

#[test]
fn backups_around_it_are_told_apart() {
    let mut school = School::with_case();
    let alive = backup(&school);
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |transaction, _| {
        transaction.destroy_case(CASE, NOW)
    });
    let gone = backup(&school);
    assert_eq!(relation(&school, &alive), Relation::Older);
    reopen(&mut school, &mut iber);
    school.append(&mut iber, Compartment::Shared, 1);
    school.append(&mut iber, Compartment::Shared, 2);
    let back = backup(&school);
    assert_eq!(relation(&school, &alive), Relation::Older);
    assert_eq!(relation(&school, &gone), Relation::Older);
    assert_eq!(relation(&school, &back), Relation::Same);
    school.change(&mut iber, |transaction, _| {
        transaction.destroy_case(CASE, NOW + 1)
    });
    let twice = backup(&school);
    reopen(&mut school, &mut iber);
    school.append(&mut iber, Compartment::Shared, 2);
    let last = backup(&school);
    let at = |backup: &Backup| {
        let rows = backup.store().rows();
        let store = meldcode::vault::store::MemoryStore::of_rows(rows);
        School {
            store,
            ..School::founded()
        }
    };
    // Where one went on from there, the later one takes its place.
    for (here, there) in [
        (&gone, &back),
        (&gone, &last),
        (&back, &last),
        (&twice, &last),
    ] {
        assert_eq!(relation(&at(here), there), Relation::Newer);
    }
    // Where the case was destroyed once more, the one in which it still stood does not undo that.
    assert_ne!(relation(&at(&twice), &back), Relation::Newer);
    // Before it was ever destroyed: the later one holds all that went on.
    assert_eq!(relation(&at(&alive), &last), Relation::Newer);
}

#[test]
fn a_copy_that_went_on_with_what_was_erased_here_does_not_take_its_place() {
    let mut school = School::with_case();
    let mut other = School {
        store: meldcode::vault::store::MemoryStore::of_rows(school.store.rows()),
        ..School::founded()
    };
    let mut elsewhere = other.unlock(IBER);
    for number in [5, 6] {
        other.append(&mut elsewhere, Compartment::Shared, number);
    }
    assert_eq!(relation(&school, &backup(&other)), Relation::Newer);
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |transaction, _| {
        transaction.erase_record(CASE, record(2), NOW)
    });
    assert_eq!(relation(&school, &backup(&other)), Relation::Diverged);
    other.change(&mut elsewhere, |transaction, _| {
        transaction.erase_record(CASE, record(2), NOW)
    });
    assert_eq!(relation(&school, &backup(&other)), Relation::Newer);
}

/// What somebody does with the one case.
#[derive(Clone, Copy, Debug)]
enum Step {
    Append(u8),
    Erase(u8),
    Destroy,
    BringBack,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        6 => (1_u8..6).prop_map(Step::Append),
        2 => (1_u8..6).prop_map(Step::Erase),
        1 => Just(Step::Destroy),
        2 => Just(Step::BringBack),
    ];
    prop::collection::vec(step, 1..24)
}

fn carry_out(school: &mut School, vault: &mut Vault, (step, at): (Step, i64)) -> bool {
    let change = school.try_change(vault, |transaction, rng| match step {
        Step::Append(number) => {
            let text = text_of(number);
            let new = (record(number), text.as_bytes());
            transaction
                .append(rng, CASE, Compartment::Shared, new)
                .map(|_| ())
        }
        Step::Erase(number) => transaction.erase_record(CASE, record(number), at),
        Step::Destroy => transaction.destroy_case(CASE, at),
        Step::BringBack => transaction.reopen_case(rng, CASE, &[seat(IBER)]),
    });
    change.is_ok_and(|change| block_on(vault.commit(&school.store, change)).is_ok())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_done_with_a_case_the_vault_is_whole_and_what_was_erased_stays_away(steps in steps()) {
        let mut school = School::founded();
        let mut iber = school.unlock(IBER);
        school.change(&mut iber, |transaction, rng| transaction.create_case(rng, CASE, &[seat(IBER)]));
        // The plainest account: what stands in it, what was erased, whether it is there.
        let mut stands: BTreeSet<u8> = BTreeSet::new();
        let mut erased: BTreeSet<u8> = BTreeSet::new();
        let mut is_there = true;
        for (at, step) in (NOW..).zip(steps) {
            let expected = match step {
                Step::Append(number) => is_there && !erased.contains(&number) && stands.insert(number),
                Step::Erase(number) => is_there && stands.remove(&number) && erased.insert(number),
                Step::Destroy => std::mem::take(&mut is_there),
                Step::BringBack => {
                    let was_gone = !is_there;
                    if was_gone {
                        stands.clear();
                    }
                    is_there = true;
                    was_gone
                }
            };
            prop_assert_eq!(carry_out(&mut school, &mut iber, (step, at)), expected, "{:?}", step);
            // What is stored says the same as what is in memory.
            iber = school.unlock(IBER);
            let shown: BTreeSet<u8> = school.opened(&iber).into_iter().collect();
            prop_assert_eq!(&shown, if is_there { &stands } else { &BTreeSet::new() });
            let alone: BTreeSet<RecordId> = iber.erased_alone(CASE).unwrap().into_iter().collect();
            prop_assert_eq!(alone, erased.iter().copied().map(record).collect::<BTreeSet<_>>());
            prop_assert_eq!(block_on(iber.check(&school.store)).unwrap().findings, []);
        }
    }
}
