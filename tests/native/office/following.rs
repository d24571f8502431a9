//! Two tabs of one browser: each shows what the other wrote, and goes on when the other is gone.

use meldcode::casefile::CaseId;
use meldcode::workspace::desk::DraftKey;
use meldcode::workspace::{Action, Done, Error, Office, Stage};

use super::failing::Failing;
use super::world::{World, block_on, secret};
use super::{PASSPHRASE, founded, observe, opened, opened_about, returned, second_tab, seen};

/// A case that lies open in two tabs.
fn two_tabs() -> (World, Office, CaseId) {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let case = opened(&world);
    let other = second_tab(&world, "ib");
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

fn record_in(tab: &Office, case: CaseId, words: &str) -> Result<Done, Error> {
    block_on(tab.perform(Action::Record {
        case,
        command: seen(words),
        happened_at: tab.now(),
        draft: None,
    }))
}

#[test]
fn a_tab_that_was_slower_goes_on_in_every_case_that_lies_open_there() {
    let (world, other, case) = two_tabs();
    let second = opened_about(&world, "Bo Verzonnen");
    follow(&other);
    block_on(other.perform(Action::LoadCase(second))).expect("loads");
    // No hint comes through.
    observe(&world, case, "in het ene venster");
    record_in(&other, second, "ernaast").expect("decided anew");
    assert_eq!(
        shown(&other, case),
        2,
        "and what was written elsewhere shows"
    );
    record_in(&other, case, "en daarna").expect("the other case is as usable as before");
    assert_eq!((shown(&other, case), shown(&other, second)), (3, 2));
}

#[test]
fn settings_that_another_tab_was_faster_with_are_shown_and_not_written_over() {
    let (world, other, _) = two_tabs();
    let protocol = |tab: &Office| tab.read(|desk| desk.school.own_protocol.clone());
    let change = |tab: &Office, words: &str| {
        let mut school = tab.read(|desk| desk.school.clone()).expect("unlocked");
        school.own_protocol = format!("{} {words}", school.own_protocol);
        block_on(tab.perform(Action::ChangeSchool(Box::new(school))))
    };
    change(&world.office, "De blauwe map").expect("changed");
    let slower = change(&other, "in de kast");
    assert!(slower.is_err_and(|error| error.to_string().contains("first")));
    assert_eq!(
        protocol(&other),
        protocol(&world.office),
        "shown before anybody tries again"
    );
    change(&other, "in de kast").expect("on what is stored now");
    assert_eq!(
        protocol(&other).as_deref(),
        Some(" De blauwe map in de kast")
    );
}

#[test]
fn a_file_that_was_looked_at_before_another_tab_wrote_is_looked_at_again() {
    let (world, other, case) = two_tabs();
    let cases = vec![case];
    let words = || secret(PASSPHRASE);
    observe(&world, case, "wat meegaat");
    let Ok(Done::File(file)) = world.perform(Action::Export {
        cases,
        passphrase: words(),
    }) else {
        panic!("no file")
    };
    // The second tab looks at the file, and only then hears of more.
    let look = || {
        let file = file.bytes.clone();
        match block_on(other.perform(Action::Preview {
            file,
            passphrase: words(),
        })) {
            Ok(Done::Preview(plan)) => plan,
            found => panic!("no preview: {found:?}"),
        }
    };
    let plan = look();
    observe(&world, case, "intussen");
    follow(&other);
    let import = |plan| {
        block_on(other.perform(Action::Import {
            plan,
            bring_back: [].into(),
        }))
    };
    assert!(import(plan).is_err(), "the preview does not hold any more");
    import(look()).expect("is taken in");
    assert_eq!(shown(&other, case), 3);
}

#[test]
fn a_tab_that_could_follow_only_half_way_writes_nothing_on_what_it_knew_before() {
    let (world, _, case) = two_tabs();
    let other = Failing::unlocked(&world, "ib");
    block_on(other.tab.perform(Action::LoadCase(case))).expect("loads");
    let protocol = |tab: &Office| tab.read(|desk| desk.school.own_protocol.clone());
    let change = |tab: &Office, words: &str| {
        let mut school = tab.read(|desk| desk.school.clone()).expect("unlocked");
        school.own_protocol = words.to_owned();
        block_on(tab.perform(Action::ChangeSchool(Box::new(school))))
    };
    for calls in 0.. {
        let there = format!("De {calls}e map");
        change(&world.office, &there).expect("changed");
        observe(&world, case, "in het ene venster");
        let (followed, failed) =
            other.failing_after(calls, |tab| block_on(tab.perform(Action::Follow)));
        if !failed {
            followed.expect("nothing failed any more");
            assert!(calls > 10, "every read on the way was tried");
            break;
        }
        if protocol(&other.tab) != protocol(&world.office) {
            assert!(change(&other.tab, "oud").is_err(), "after {calls} calls");
        }
        assert_eq!(protocol(&world.office), Some(there));
        assert_eq!(protocol(&other.tab), protocol(&world.office));
        assert_eq!(shown(&other.tab, case), shown(&world.office, case));
    }
}
