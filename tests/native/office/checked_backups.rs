//! What counts as the checked backup: a copy by which the way of this vault went, and nothing that came after it.

use meldcode::screen::backup::checked;
use meldcode::text::Backup as Words;
use meldcode::vault::backup::Typed;
use meldcode::workspace::action::BackupReport;
use meldcode::workspace::destruction::Ground;
use meldcode::workspace::file_history::check_other_version;
use meldcode::workspace::health::{BackupHealth, Risk};
use meldcode::workspace::note::{self, Content, EmergencyStamps, Note};
use meldcode::workspace::office::read_backup;
use meldcode::workspace::{Action, Done, Error, Stage};

use super::destroying::{at_the_principals, destroy};
use super::merge::{backup, has, twins};
use super::world::World;
use super::{founded, observe, opened, returned};

fn check(world: &World, file: &[u8]) -> BackupReport {
    match world.perform(Action::CheckBackup(file.to_vec())) {
        Ok(Done::BackupChecked(report)) => report,
        other => panic!("not checked: {other:?}"),
    }
}

fn health(world: &World) -> BackupHealth {
    let health = world.office.read(|desk| desk.backup.clone());
    health.expect("unlocked")
}

fn is_only_here(world: &World) -> bool {
    let health = health(world);
    let risk = health.risk(world.now().date_naive());
    risk == Risk::OnlyHere && health.last_verified.is_none()
}

fn leave_note(world: &World) {
    world
        .perform(Action::LeaveNote(Note {
            v: note::VERSION,
            written_at: world.now(),
            author: "juf Bo".to_owned(),
            pupil: String::new(),
            content: Content::Emergency(EmergencyStamps::default()),
        }))
        .expect("is sealed");
}

#[test]
fn a_school_that_was_set_up_anew_does_not_stand_in_the_backup_of_the_one_before() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let case = opened(&world);
    for _ in 0..5 {
        observe(&world, case, "van voor het verlies");
    }
    check(&world, &backup(&world));
    world.lose_store();
    founded(&world);
    assert!(is_only_here(&world));
    returned(&mut world);
    let case = opened(&world);
    for _ in 0..9 {
        observe(&world, case, "van daarna");
        assert!(is_only_here(&world));
    }
}

#[test]
fn an_older_copy_that_was_put_back_does_not_stand_in_the_newer_one() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let case = opened(&world);
    let older = backup(&world);
    observe(&world, case, "dit gaat verloren");
    observe(&world, case, "dit ook");
    check(&world, &backup(&world));
    world.lose_store();
    world
        .perform(Action::Restore(older.clone()))
        .expect("is put back");
    returned(&mut world);
    let commit = read_backup(&older).expect("reads").standing().commit;
    world.perform(Action::LoadCase(case)).expect("loads");
    for changes in 0..4 {
        let health = health(&world);
        assert_eq!(health.changes_since, changes, "since the older one");
        assert_eq!(health.last_verified.map(|known| known.commit), Some(commit));
        observe(&world, case, "iets anders");
    }
    assert!(!check(&world, &older).goes_elsewhere);
    assert_eq!(health(&world).changes_since, 4);
}

#[test]
fn a_copy_that_was_put_back_itself_counts_as_before() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    opened(&world);
    let whole = backup(&world);
    check(&world, &whole);
    world.lose_store();
    world.perform(Action::Restore(whole)).expect("is put back");
    returned(&mut world);
    assert_eq!(health(&world).changes_since, 0);
    assert!(health(&world).last_verified.is_some());
}

#[test]
fn on_another_device_everything_stands_in_the_copy_that_was_put_back_there() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let case = opened(&world);
    let copy = backup(&world);
    let mut there = World::with_seed(5);
    there
        .perform(Action::Restore(copy.clone()))
        .expect("is put back");
    returned(&mut there);
    assert!(!is_only_here(&there));
    assert_eq!(health(&there).changes_since, 0);
    let cases = health(&there).last_verified.map(|known| known.cases);
    assert_eq!(cases, Some(1));
    there.perform(Action::LoadCase(case)).expect("loads");
    observe(&there, case, "daarna");
    assert_eq!(health(&there).changes_since, 1);
    there.lose_store();
    let Stage::Vanished(mark) = there.office.stage() else {
        panic!("not vanished")
    };
    assert_eq!(mark.cases, 1);
}

#[test]
fn a_copy_that_went_on_elsewhere_is_whole_and_makes_nothing_safe_here() {
    let (here, there, case) = twins();
    observe(&there, case, "alleen daar");
    let further = backup(&there);
    let told = |report: &BackupReport| checked(report).behind;
    for _ in 0..3 {
        let report = check(&here, &further);
        assert!(report.goes_elsewhere && !report.is_current);
        let at = report.made_at;
        assert_eq!(told(&report), Some(Words::MadeElsewhere { at }.into()));
        assert!(is_only_here(&here));
        observe(&here, case, "alleen hier");
    }
}

#[test]
fn an_older_copy_that_is_checked_leaves_the_newer_one_known() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let case = opened(&world);
    let older = backup(&world);
    observe(&world, case, "daarna");
    check(&world, &backup(&world));
    let before = health(&world);
    let report = check(&world, &older);
    assert!(!report.is_current && !report.goes_elsewhere);
    assert_eq!(health(&world), before);
}

#[test]
fn a_checked_copy_tells_the_cases_in_it_and_the_mark_those_that_stand() {
    let (mut world, case) = at_the_principals();
    let older = backup(&world);
    opened(&world);
    opened(&world);
    destroy(&world, case, Ground::Mistake, "Dubbel begonnen.").expect("is destroyed");
    assert_eq!(check(&world, &older).cases, 1);
    assert_eq!(check(&world, &backup(&world)).cases, 2);
    world.lose_store();
    let Stage::Vanished(mark) = world.office.stage() else {
        panic!("not vanished")
    };
    assert_eq!(mark.cases, 2);
    assert_eq!(mark.backup.map(|backup| backup.cases), Some(2));
}

#[test]
fn a_note_that_was_left_after_the_copy_stands_only_here() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    opened(&world);
    let copy = backup(&world);
    assert!(check(&world, &copy).is_current);
    world.perform(Action::Lock).expect("locks");
    leave_note(&world);
    returned(&mut world);
    assert_eq!(health(&world).changes_since, 1);
    leave_note(&world);
    assert_eq!(health(&world).changes_since, 2);
    assert!(!check(&world, &copy).is_current);
    assert_eq!(health(&world).changes_since, 2);
    assert!(check(&world, &backup(&world)).is_current);
    assert_eq!(health(&world).changes_since, 0);
    assert!(!check(&world, &copy).is_current);
    assert_eq!(health(&world).changes_since, 0, "the later copy is known");
}

#[test]
fn what_two_save_in_the_same_minute_are_two_files() {
    let (here, there, case) = twins();
    let name = |world: &World| match world.perform(Action::BackUp) {
        Ok(Done::File(file)) => file.name,
        other => panic!("no backup: {other:?}"),
    };
    observe(&here, case, "alleen hier");
    observe(&there, case, "alleen daar");
    // reservekopie, day, time, commit, vault, contents.
    let parts = |name: &str| -> Vec<String> { name.split('-').map(str::to_owned).collect() };
    let (ours, theirs) = (parts(&name(&here)), parts(&name(&there)));
    assert_eq!(ours[3..5], theirs[3..5], "as far, of one vault");
    assert_ne!(ours[3..], theirs[3..]);
}

#[test]
fn a_colleagues_version_that_is_read_back_is_known_as_one_and_joins() {
    let (here, there, case) = twins();
    observe(&here, case, "alleen hier");
    observe(&there, case, "alleen daar");
    let theirs = backup(&there);
    let vault = read_backup(&backup(&here)).expect("reads").standing().vault;
    assert!(check_other_version(&theirs, vault).is_ok());
    let mut broken = theirs.clone();
    let middle = broken.len() / 2;
    broken[middle] ^= 1;
    let damaged = check_other_version(&broken, vault);
    assert!(matches!(damaged, Err(Error::Vault(_))), "{damaged:?}");
    let other = World::with_seed(5);
    founded(&other);
    let foreign = check_other_version(&backup(&other), vault);
    assert!(matches!(foreign, Err(Error::OtherVault)), "{foreign:?}");
    assert!(check_other_version(b"verslag", vault).is_err());

    let (file, typed) = (theirs, Typed::Here);
    here.perform(Action::Rejoin { file, typed }).expect("joins");
    assert_eq!(has(&here, case), 4);
}
