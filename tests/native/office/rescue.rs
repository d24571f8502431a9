//! When something stored here is damaged: the rest opens, the damage is named by case, everything can be copied.

use meldcode::casefile::CaseId;
use meldcode::screen::gate::{gate, is_broken_backup, is_broken_place, is_damage};
use meldcode::screen::tidings::tidings;
use meldcode::text::{LockScreen, Problem, Tidings, Trouble};
use meldcode::vault::store::Table;
use meldcode::workspace::action::Inspection;
use meldcode::workspace::desk::DraftKey;
use meldcode::workspace::file_kind::{FileKind, OpensWith, opens_with};
use meldcode::workspace::{Action, Done, Error, Stage};

use super::world::{World, block_on, secret};
use super::{PASSPHRASE, founded, observations, observe, opened, returned};

fn inspect(world: &World) -> Inspection {
    match world.perform(Action::Inspect) {
        Ok(Done::Inspected(inspection)) => inspection,
        other => panic!("not inspected: {other:?}"),
    }
}

#[test]
fn where_nothing_is_wrong_every_case_is_whole() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let case = opened(&world);
    observe(&world, case, "Een blauwe plek op de arm.");
    let inspection = inspect(&world);
    assert_eq!((inspection.whole, inspection.elsewhere), (1, 0));
    assert_eq!(inspection.opened, 2);
    assert!(inspection.damaged.is_empty());
}

#[test]
fn a_damaged_record_is_named_by_its_case_and_hides_no_other() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let first = opened(&world);
    let second = opened(&world);
    observe(&world, first, "Een blauwe plek op de arm.");
    observe(&world, second, "Hij at zijn brood weer niet.");
    world.spoil(Table::Records);
    returned(&mut world);
    let inspection = inspect(&world);
    assert_eq!(inspection.whole, 1);
    assert_eq!(inspection.opened, 3);
    let damaged: Vec<_> = inspection.damaged.keys().copied().collect();
    assert!(damaged == [first] || damaged == [second], "{damaged:?}");
}

#[test]
fn a_copy_of_everything_needs_no_passphrase_and_no_whole_store() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    opened(&world);
    world.spoil(Table::Slots);
    assert!(matches!(world.office.stage(), Stage::Locked { .. }));
    let file = block_on(world.office.sealed_copy()).expect("a copy");
    assert_eq!(FileKind::of(&file.bytes), FileKind::Backup);
    assert_eq!(
        opens_with(&file.bytes),
        OpensWith::Nothing,
        "nobody is asked or told anything before it is named"
    );
}

#[test]
fn a_damaged_place_says_so_and_the_recovery_code_opens_everything() {
    let mut world = World::new();
    let code = founded(&world);
    returned(&mut world);
    let case = opened(&world);
    observe(&world, case, "Een blauwe plek op de arm.");
    world.spoil(Table::Slots);
    let Stage::Locked { members, .. } = world.office.stage() else {
        panic!("not locked")
    };
    let refused = world.perform(Action::Unlock {
        member: members[0].member,
        passphrase: secret(PASSPHRASE),
    });
    let refused = Trouble::from(&refused.expect_err("the place is damaged"));
    assert_eq!(refused, Trouble::from(Problem::PlaceDamaged));
    assert!(is_broken_place(&refused));
    assert!(
        !is_damage(&refused),
        "reading what is whole would need the same place"
    );
    opens_by_code(&world, &code, case);
}

#[test]
fn where_every_place_is_gone_the_recovery_code_opens_everything() {
    let mut world = World::new();
    let code = founded(&world);
    returned(&mut world);
    let case = opened(&world);
    observe(&world, case, "Een blauwe plek op de arm.");
    world.tamper(|table, row| (table != Table::Slots).then_some(row));
    let shown = gate(&world.office.stage()).expect("locked");
    assert_eq!(shown.damaged, Some(LockScreen::NoPlaceLeft));
    opens_by_code(&world, &code, case);
}

#[test]
fn a_damaged_place_of_the_code_leads_back_to_a_passphrase() {
    let mut world = World::new();
    let code = founded(&world);
    returned(&mut world);
    for is_gone in [false, true] {
        world.tamper(|table, mut row| {
            if table == Table::Meta && row.key == b"recovery" {
                row.value.truncate(40);
                return (!is_gone).then_some(row);
            }
            Some(row)
        });
        let refused = world.perform(Action::UnlockWithRecovery {
            code: secret(&code),
        });
        let refused = Trouble::from(&refused.expect_err("the place is damaged"));
        assert_eq!(refused, Trouble::from(Problem::RecoveryPlaceDamaged));
    }
}

fn opens_by_code(world: &World, code: &str, case: CaseId) {
    world
        .perform(Action::UnlockWithRecovery { code: secret(code) })
        .expect("the code opens");
    world.perform(Action::LoadCase(case)).expect("is there");
    assert_eq!(observations(world, case), 2);
}

#[test]
fn a_text_being_typed_that_does_not_open_is_told_where_it_was_typed_until_another_takes_its_place()
{
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let key = |form: &str| DraftKey {
        case: None,
        form: form.to_owned(),
    };
    let keep = |world: &World, form| {
        let text = "Hij at zijn brood weer niet.".to_owned();
        let key = key(form);
        world
            .perform(Action::SaveDraft { key, text })
            .expect("kept");
    };
    keep(&world, "gezien");
    world.spoil(Table::Drafts);
    returned(&mut world);
    let unread = |world: &World, form| world.office.read(|desk| desk.is_draft_unread(&key(form)));
    let told = world.office.read(tidings).expect("unlocked");
    assert_eq!(told[0].what, Tidings::DraftsUnread { count: 1 }.into());
    assert_eq!(unread(&world, "gezien"), Some(true));
    assert_eq!(unread(&world, "instellingen/school"), Some(false));
    let rows = |world: &World| {
        let rows = world.store().rows().into_iter();
        rows.filter(|(table, _)| *table == Table::Drafts).count()
    };
    assert_eq!(rows(&world), 1, "it is kept as it lies there");

    keep(&world, "gezien");
    assert_eq!(unread(&world, "gezien"), Some(false));
    returned(&mut world);
    assert_eq!(world.office.read(tidings), Some(Vec::new()));
}

#[test]
fn a_damaged_record_is_told_on_vandaag_as_soon_as_it_was_looked_for_and_once_read_not_again() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let case = opened(&world);
    observe(&world, case, "Een blauwe plek op de arm.");
    inspect(&world);
    assert_eq!(world.office.read(tidings), Some(Vec::new()));
    world.spoil(Table::Records);
    returned(&mut world);
    assert_eq!(looks(&world), 2, "one case, and what stands around it");
    let told = world.office.read(tidings).expect("unlocked");
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].what, Tidings::Damaged { pieces: 1 }.into());
    assert!(told[0].is_loss, "the way to Redden stands beside it");
    world.perform(Action::Acknowledge).expect("read");
    inspect(&world);
    assert_eq!(world.office.read(tidings), Some(Vec::new()));
}

/// Looks everything over as *Vandaag* does; how many times it took.
fn looks(world: &World) -> usize {
    let is_done = || world.office.read(|desk| desk.look_over.is_done);
    let mut times = 0;
    while is_done() == Some(false) {
        world.perform(Action::LookOver).expect("looks");
        times += 1;
    }
    times
}

#[test]
fn many_cases_are_looked_over_a_few_at_a_time_and_told_at_the_end() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    for _ in 0..20 {
        opened(&world);
    }
    world.spoil(Table::Records);
    returned(&mut world);
    world.perform(Action::LookOver).expect("looks");
    assert_eq!(
        world.office.read(tidings),
        Some(Vec::new()),
        "not all was read"
    );
    let case = opened(&world);
    observe(&world, case, "Intussen wordt er gewerkt.");
    assert!(looks(&world) >= 3);
    let told = world.office.read(tidings).expect("unlocked");
    assert_eq!(told.len(), 1, "{told:?}");
    let found = inspect(&world);
    assert_eq!(looks(&world), 0);
    let pieces = found.damaged.values().sum::<u32>() + found.elsewhere;
    assert_eq!(
        told[0].what,
        Tidings::Damaged { pieces }.into(),
        "both ways count the same"
    );
}

#[test]
fn what_is_missing_and_what_is_altered_is_told_once() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    opened(&world);
    world.spoil(Table::Summaries);
    returned(&mut world);
    inspect(&world);
    let told = world.office.read(tidings).expect("unlocked");
    assert_eq!(told.len(), 1, "{told:?}");
}

/// Locks nothing: reads what the only slot's keys still open.
fn open_to_read(world: &World) {
    let Stage::Locked { members, .. } = world.office.stage() else {
        panic!("not locked")
    };
    world
        .perform(Action::OpenToRead {
            key: Some(members[0].member),
            secret: secret(PASSPHRASE),
        })
        .expect("opens what is whole");
}

#[test]
fn whatever_part_is_damaged_the_records_can_still_be_read_and_nothing_is_written() {
    let parts = [
        (Table::Head, b"head".as_slice()),
        (Table::Meta, b"directory"),
        (Table::Meta, b"settings"),
        (Table::Meta, b"register/"),
    ];
    for (table, key) in parts {
        let mut world = World::new();
        founded(&world);
        returned(&mut world);
        let case = opened(&world);
        observe(&world, case, "Een blauwe plek op de arm.");
        // Gone altogether, which no hash can mend.
        let is_part = |of: Table, found: &[u8]| of == table && found.starts_with(key);
        world.tamper(|of, row| (!is_part(of, &row.key)).then_some(row));
        let before = world.store().rows();
        open_to_read(&world);
        assert_eq!(observations(&world, case), 2, "{table:?}");
        world.perform(Action::LoadCase(case)).expect("is there");
        let refused = world.perform(Action::BackUp);
        assert!(matches!(
            refused,
            Err(Error::Store(meldcode::vault::store::Error::ReadOnly))
        ));
        assert_eq!(world.store().rows(), before);
        let copy = block_on(world.office.sealed_copy()).expect("a copy");
        assert_eq!(FileKind::of(&copy.bytes), FileKind::Backup);
    }
}

#[test]
fn while_one_only_reads_it_is_told_what_is_whole_and_what_is_not() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let (first, second) = (opened(&world), opened(&world));
    observe(&world, first, "Een blauwe plek op de arm.");
    observe(&world, second, "Hij at zijn brood weer niet.");
    world.spoil(Table::Records);
    world.tamper(|table, row| (table != Table::Head).then_some(row));
    open_to_read(&world);
    let found = inspect(&world);
    assert_eq!((found.opened, found.counted, found.whole), (3, 0, 1));
    let damaged: Vec<_> = found.damaged.into_iter().collect();
    assert!(damaged == [(first, 1)] || damaged == [(second, 1)]);
    assert_eq!(found.elsewhere, 1, "what kept everybody out");
    world.perform(Action::LoadEveryCase).expect("all lie open");
    let health = world.office.read(|desk| desk.backup.clone());
    let health = health.expect("opened");
    assert_eq!(health.last_verified, None);
    assert!(health.changes_since > 1, "as far as the mark tells");
    let told = world.office.read(tidings).expect("opened");
    assert_eq!(told.len(), 1);
    world.perform(Action::Acknowledge).expect("read");
    assert_eq!(world.office.read(tidings), Some(Vec::new()));
}

#[test]
fn where_the_head_is_whole_every_hash_is_compared_while_one_only_reads() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    opened(&world);
    world.spoil(Table::Meta);
    open_to_read(&world);
    let found = inspect(&world);
    assert_eq!((found.opened, found.whole), (1, 1));
    assert_eq!(found.elsewhere, 1);
    assert!(found.damaged.is_empty(), "{:?}", found.damaged);
}

#[test]
fn without_a_head_the_copy_is_raw_and_what_it_holds_can_be_put_back_and_read() {
    let mut world = World::new();
    let code = founded(&world);
    returned(&mut world);
    let case = opened(&world);
    world.tamper(|table, row| (table != Table::Head).then_some(row));
    assert!(matches!(world.office.stage(), Stage::Locked { .. }));
    let copy = block_on(world.office.sealed_copy()).expect("a copy");
    assert!(copy.name.starts_with("ruwe-kopie-"), "{}", copy.name);

    let empty = World::new();
    assert!(empty.perform(Action::Restore(copy.bytes.clone())).is_err());
    assert_eq!(empty.office.stage(), Stage::FirstUse);
    empty
        .perform(Action::RestoreWhole(copy.bytes))
        .expect("what is whole is put back");
    open_to_read(&empty);
    assert_eq!(observations(&empty, case), 1);
    empty.perform(Action::Lock).expect("locks");
    let done = empty.perform(Action::OpenToRead {
        key: None,
        secret: secret(&code),
    });
    assert!(done.is_err(), "the head alone names the vault of the code");
}

#[test]
fn a_whole_file_made_of_a_damaged_store_is_refused_until_what_is_whole_in_it_is_asked_for() {
    for table in [Table::Records, Table::Slots, Table::Meta, Table::Cases] {
        let mut world = World::new();
        founded(&world);
        returned(&mut world);
        let case = opened(&world);
        observe(&world, case, "Een blauwe plek op de arm.");
        world.spoil(table);
        let copy = block_on(world.office.sealed_copy()).expect("a copy");
        let empty = World::new();
        let refused = empty.perform(Action::Restore(copy.bytes.clone()));
        let refused = Trouble::from(&refused.expect_err("is not whole"));
        assert_eq!(refused, Trouble::from(Problem::BackupDamaged), "{table:?}");
        assert!(is_broken_backup(&refused));
        assert_eq!(empty.office.stage(), Stage::FirstUse);
        empty
            .perform(Action::RestoreWhole(copy.bytes))
            .expect("what is whole is put back");
        assert!(matches!(empty.office.stage(), Stage::Locked { .. }));
    }
}

#[test]
fn what_was_put_back_is_told_in_cases() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    opened(&world);
    opened(&world);
    let Ok(Done::File(file)) = world.perform(Action::BackUp) else {
        panic!("no backup")
    };
    let done = World::new().perform(Action::Restore(file.bytes));
    assert!(matches!(done, Ok(Done::PutBack { cases: 2 })), "{done:?}");
}

#[test]
fn a_damaged_backup_gives_back_what_is_whole_and_rubbish_gives_nothing() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let case = opened(&world);
    observe(&world, case, "Een blauwe plek op de arm.");
    let Ok(Done::File(mut file)) = world.perform(Action::BackUp) else {
        panic!("no backup")
    };
    let middle = file.bytes.len() / 2;
    file.bytes[middle] ^= 1;
    let mut empty = World::new();
    empty
        .perform(Action::RestoreWhole(file.bytes.clone()))
        .expect("what is whole is put back");
    empty.close_browser();
    open_to_read(&empty);
    assert_eq!(observations(&empty, case), 2);

    let empty = World::new();
    for rubbish in [Vec::new(), b"MELDCODE ROWS 1\n".to_vec(), vec![7; 4096]] {
        assert!(empty.perform(Action::RestoreWhole(rubbish)).is_err());
        assert_eq!(empty.office.stage(), Stage::FirstUse);
    }
    let over = world.perform(Action::RestoreWhole(file.bytes));
    assert!(matches!(over, Err(Error::NotEmpty)));
}

#[test]
fn a_case_whose_index_is_damaged_is_still_read_beside_the_others() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let case = opened(&world);
    observe(&world, case, "Een blauwe plek op de arm.");
    world.spoil(Table::Cases);
    returned(&mut world);
    world.perform(Action::LoadCase(case)).expect("is read");
    assert_eq!(observations(&world, case), 2);
    let damaged = world.office.read(|desk| desk.dossiers[&case].damaged);
    assert_eq!(damaged, Some(1), "and says that something is wrong");
    let other = opened(&world);
    assert_eq!(observations(&world, other), 1);
}
