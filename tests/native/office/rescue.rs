//! When something stored here is damaged: the rest opens, the damage is named by case, everything can be copied.

use meldcode::vault::store::Table;
use meldcode::workspace::action::Inspection;
use meldcode::workspace::file_kind::FileKind;
use meldcode::workspace::{Action, Done, Stage};

use super::world::{World, block_on};
use super::{founded, observe, opened, returned};

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
}
