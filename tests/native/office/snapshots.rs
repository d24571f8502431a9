//! Snapshots of a case: quicker to open, and never another case than the records tell.

use meldcode::casefile::event::CaseManagerAppointed;
use meldcode::casefile::{CaseId, Command, Journal};
use meldcode::protocol::PhaseNumber;
use meldcode::vault::store::{Row, Table};
use meldcode::workspace::{Action, Stage};
use proptest::prelude::*;

use super::need_to_know::{colleague, school};
use super::world::{World, secret};
use super::{PASSPHRASE, carry, observe, record, sign_in};

/// The case as this member opens it, with the count of what is damaged.
fn journal(world: &World, mark: &str, case: CaseId) -> (Journal, u32) {
    let Stage::Locked { members, .. } = world.office.stage() else {
        sign_in(world, mark);
        return loaded(world, case);
    };
    let place = members.iter().find(|place| place.mark == mark);
    world
        .perform(Action::Unlock {
            member: place.expect("has a place here").member,
            passphrase: secret(PASSPHRASE),
        })
        .expect("unlocks");
    loaded(world, case)
}

fn loaded(world: &World, case: CaseId) -> (Journal, u32) {
    world.perform(Action::LoadCase(case)).expect("loads");
    world
        .office
        .read(|desk| {
            let dossier = &desk.dossiers[&case];
            (dossier.journal.clone(), dossier.damaged)
        })
        .expect("unlocked")
}

fn rows(world: &World, table: Table) -> usize {
    let rows = world.store().rows();
    rows.iter().filter(|(of, _)| *of == table).count()
}

fn enter(world: &World, case: CaseId, phase: u8) {
    let command = Command::EnterPhase {
        phase: PhaseNumber(phase),
        reason: "De signalen gaan door.".to_owned(),
    };
    record(world, case, command);
}

/// A case with a snapshot of both compartments, and some records after it.
fn packed() -> (World, CaseId) {
    let (world, case) = school();
    sign_in(&world, "ib");
    enter(&world, case, 2);
    for number in 0..24 {
        observe(&world, case, &format!("van de IB-er, nummer {number}"));
    }
    assert!(rows(&world, Table::Pages) >= 2, "there is a snapshot");
    sign_in(&world, "lk");
    observe(&world, case, "na de momentopname");
    (world, case)
}

/// The key of a record that a snapshot is sure not to hold: one is made of every 32 records.
fn first_after_the_snapshot(world: &World) -> Vec<u8> {
    let rows = world.store().rows().into_iter();
    let mut keys: Vec<_> = rows
        .filter(|(table, _)| *table == Table::Records)
        .map(|(_, row)| row.key)
        .collect();
    keys.sort();
    keys[31].clone()
}

#[test]
fn a_packed_case_opens_though_its_single_records_are_lost() {
    let (mut world, case) = packed();
    let before: Vec<_> = ["ib", "lk"]
        .iter()
        .map(|mark| journal(&world, mark, case))
        .collect();
    assert!(before[0].0.len() > before[1].0.len());
    assert_eq!(before[1].0.withheld(), 24);
    let kept = first_after_the_snapshot(&world);
    world.tamper(|table, row: Row| (table != Table::Records || row.key >= kept).then_some(row));
    for (mark, before) in ["ib", "lk"].iter().zip(before) {
        assert!(journal(&world, mark, case) == before, "{mark}");
    }
}

#[test]
fn what_the_leerkracht_may_not_read_is_not_in_the_snapshot_they_open() {
    let (world, case) = packed();
    let (journal, _) = journal(&world, "lk", case);
    let is_told = journal
        .records()
        .any(|stored| String::from_utf8_lossy(stored.bytes()).contains("van de IB-er, nummer"));
    assert!(!is_told);
}

#[test]
fn an_erased_record_is_in_no_snapshot() {
    let (mut world, case) = packed();
    sign_in(&world, "dir");
    let (before, _) = loaded(&world, case);
    let target = before
        .records()
        .find(|stored| String::from_utf8_lossy(stored.bytes()).contains("nummer 3"))
        .expect("the record")
        .hash();
    let erase = Command::EraseRecord {
        target,
        reason: "Bij het verkeerde kind geschreven.".to_owned(),
    };
    record(&world, case, erase);
    assert_eq!(rows(&world, Table::Pages), 0);
    let pages = |world: &World| journal(world, "ib", case);
    let (after, damaged) = pages(&world);
    assert!(after.get(target).is_none());
    assert_eq!(damaged, 0);
    // The next one that is due leaves it out too.
    observe(&world, case, "de volgende momentopname");
    assert!(rows(&world, Table::Pages) >= 2);
    let kept = pages(&world);
    world.tamper(|table, row| (table != Table::Records).then_some(row));
    let from_pages = pages(&world);
    assert!(from_pages.0 == kept.0);
    assert!(from_pages.0.erased().contains_key(&target));
}

#[test]
fn a_large_case_that_is_taken_in_is_packed_at_once() {
    let (here, case) = packed();
    sign_in(&here, "ib");
    for number in 0..8 {
        observe(&here, case, &format!("nog een, nummer {number}"));
    }
    let (there, _) = school();
    sign_in(&there, "ib");
    carry(&here, &there, case);
    assert!(rows(&there, Table::Pages) >= 2);
    assert!(journal(&there, "dir", case).0 == journal(&here, "ib", case).0);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_case_is_the_same_with_a_snapshot_without_one_and_with_a_damaged_one(
        steps in prop::collection::vec((0_u8..8, any::<bool>()), 4..40),
        flipped in any::<prop::sample::Index>(),
    ) {
        let (mut world, case) = school();
        sign_in(&world, "ib");
        let mut phase = 0;
        for (step, (kind, by_teacher)) in steps.iter().enumerate() {
            match kind {
                0 if phase < 3 => {
                    phase += 1;
                    enter(&world, case, phase);
                }
                1 => {
                    sign_in(&world, if *by_teacher { "lk" } else { "ib" });
                }
                2 => {
                    let who = if *by_teacher { "Teun Zandstra" } else { "Ada de Groot" };
                    let who = colleague(&world, who);
                    record(&world, case, Command::AppointCaseManager(CaseManagerAppointed {
                        who,
                        from_on: world.now().date_naive(),
                        reason: "Zo is het afgesproken.".to_owned(),
                    }));
                }
                _ => observe(&world, case, &format!("stuk {step}")),
            }
        }
        sign_in(&world, "ib");
        while rows(&world, Table::Pages) == 0 {
            observe(&world, case, "tot er een momentopname is");
        }
        sign_in(&world, "lk");
        observe(&world, case, "en nog een stuk erna");
        let marks = ["ib", "lk", "dir"];
        let read = |world: &World| marks.map(|mark| journal(world, mark, case));
        let with = read(&world);
        prop_assert!(with.iter().all(|(_, damaged)| *damaged == 0));
        let pages = world.store().rows().into_iter().filter(|(table, _)| *table == Table::Pages);
        let keys: Vec<_> = pages.map(|(_, row)| row.key).collect();
        let key = keys[flipped.index(keys.len())].clone();
        world.tamper(|table, mut row| {
            if table == Table::Pages && row.key == key {
                let place = row.value.len() / 2;
                row.value[place] ^= 1;
            }
            Some(row)
        });
        prop_assert!(read(&world) == with);
        world.tamper(|table, row| (table != Table::Pages).then_some(row));
        prop_assert!(read(&world) == with);
    }
}
