//! Two tabs of one browser: each shows what the other wrote, and goes on when the other is gone.

use meldcode::casefile::CaseId;
use meldcode::workspace::desk::DraftKey;
use meldcode::workspace::{Action, Done, Office, Stage};

use super::world::{World, block_on, secret};
use super::{PASSPHRASE, founded, observe, opened, returned, seen};

/// A case that lies open in two tabs.
fn two_tabs() -> (World, Office, CaseId) {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let case = opened(&world);
    let other = world.second_tab();
    let Stage::Locked { members, .. } = other.stage() else {
        panic!("not locked")
    };
    let unlocking = other.perform(Action::Unlock {
        member: members[0].member,
        passphrase: secret(PASSPHRASE),
    });
    block_on(unlocking).expect("unlocks");
    block_on(other.perform(Action::LoadCase(case))).expect("loads");
    (world, other, case)
}

fn shown(tab: &Office, case: CaseId) -> usize {
    tab.read(|desk| desk.dossiers[&case].file.timeline().len())
        .expect("unlocked")
}

fn follow(tab: &Office) {
    block_on(tab.perform(Action::Follow)).expect("follows");
}

#[test]
fn what_another_tab_wrote_stands_here_after_following() {
    let (world, other, case) = two_tabs();
    observe(&world, case, "in het ene venster");
    let second = opened(&world);
    assert_eq!(shown(&other, case), 1);
    follow(&other);
    assert_eq!(shown(&other, case), 2);
    let has_both = other.read(|desk| desk.summaries.contains_key(&second));
    assert_eq!(has_both, Some(true));
}

#[test]
fn the_tab_that_is_left_goes_on_where_the_other_stopped() {
    let (mut world, other, case) = two_tabs();
    observe(&world, case, "in het ene venster");
    follow(&other);
    let record = |words: &str| {
        let action = Action::Record {
            case,
            command: seen(words),
            happened_at: other.now(),
            draft: None,
        };
        block_on(other.perform(action)).expect("is recorded");
    };
    record("in het andere venster");
    world.perform(Action::Lock).expect("locks");
    record("toen het ene dicht was");
    follow(&other);
    assert_eq!(shown(&other, case), 4);
    returned(&mut world);
    world.perform(Action::LoadCase(case)).expect("loads");
    assert_eq!(shown(&world.office, case), 4);
}

#[test]
fn a_backup_that_was_checked_in_one_tab_is_known_in_the_other() {
    let (world, other, _) = two_tabs();
    let made = match world.perform(Action::BackUp) {
        Ok(Done::File(file)) => file,
        other => panic!("no backup: {other:?}"),
    };
    world
        .perform(Action::CheckBackup(made.bytes))
        .expect("is whole");
    let known = |tab: &Office| tab.read(|desk| desk.backup.clone()).expect("unlocked");
    assert_eq!(known(&other).last_verified, None);
    follow(&other);
    assert_eq!(known(&other), known(&world.office));
    assert!(known(&other).last_verified.is_some());
}

#[test]
fn following_writes_nothing_and_keeps_what_is_being_typed() {
    let (world, other, case) = two_tabs();
    let key = DraftKey {
        case: Some(case.0),
        form: "observation".to_owned(),
    };
    let typed = Action::SaveDraft {
        key: key.clone(),
        text: "half af".to_owned(),
    };
    block_on(other.perform(typed)).expect("is kept");
    observe(&world, case, "in het ene venster");
    let before = world.store().rows();
    follow(&other);
    follow(&other);
    assert!(world.store().rows() == before);
    let draft = other.read(|desk| desk.drafts.get(&key).cloned());
    assert_eq!(draft.flatten().as_deref(), Some("half af"));
}

#[test]
fn a_locked_tab_hears_that_a_school_was_set_up_in_another() {
    let world = World::new();
    let other = world.second_tab();
    assert_eq!(other.stage(), Stage::FirstUse);
    founded(&world);
    follow(&other);
    assert!(matches!(other.stage(), Stage::Locked { .. }));
}
