//! A vault file that somebody else saved meanwhile: theirs is the ground, and what was written here is laid on it.

use meldcode::casefile::CaseId;
use meldcode::protocol::Role;
use meldcode::vault::Standing;
use meldcode::vault::backup::Typed;
use meldcode::workspace::action::{MadeFile, Rejoined};
use meldcode::workspace::backup_folder::BackupName;
use meldcode::workspace::desk::DraftKey;
use meldcode::workspace::destruction::Ground;
use meldcode::workspace::file_history::{Since, name_of_file, since};
use meldcode::workspace::loose_files::LooseFiles;
use meldcode::workspace::note::{Content, Note, NotedObservation, VERSION};
use meldcode::workspace::office::read_backup;
use meldcode::workspace::school::School;
use meldcode::workspace::{Action, Done, Error, Stage};

use super::destroying::{at_the_principals, destroy};
use super::merge::{backup, has, twins};
use super::world::World;
use super::{founded, member, observe, opened, returned, sign_in};

fn rejoin(world: &World, file: &[u8]) -> Rejoined {
    rejoin_typed(world, file, Typed::Here)
}

fn rejoin_typed(world: &World, file: &[u8], typed: Typed) -> Rejoined {
    let file = file.to_vec();
    match world.perform(Action::Rejoin { file, typed }) {
        Ok(Done::Rejoined(rejoined)) => rejoined,
        other => panic!("not rejoined: {other:?}"),
    }
}

fn typing() -> DraftKey {
    DraftKey {
        case: None,
        form: "gezien".to_owned(),
    }
}

fn type_in(world: &World, text: &str) {
    let (key, text) = (typing(), text.to_owned());
    world
        .perform(Action::SaveDraft { key, text })
        .expect("is sealed");
}

fn typed_in(world: &World) -> Option<String> {
    let typed = world
        .office
        .read(|desk| desk.drafts.get(&typing()).cloned());
    typed.expect("unlocked")
}

/// The file has a text that was gone on with after it was saved; what the browser kept of that joins it.
#[test]
fn of_a_text_that_was_gone_on_with_after_the_last_save_the_later_words_stand() {
    for goes_on in ["nothing else", "here", "there", "both"] {
        let (kept, mut file, case) = twins();
        type_in(&kept, "zonder jas");
        rejoin(&file, &backup(&kept));
        returned(&mut file);
        type_in(&kept, "zonder jas en zonder tas");
        if ["here", "both"].contains(&goes_on) {
            observe(&file, case, "in het bestand");
        }
        if ["there", "both"].contains(&goes_on) {
            observe(&kept, case, "na het opslaan");
        }
        let later = backup(&kept);
        rejoin_typed(&file, &later, Typed::There);
        let typed = typed_in(&file);
        assert_eq!(
            typed.as_deref(),
            Some("zonder jas en zonder tas"),
            "{goes_on}"
        );
        // And they are gone on with, once.
        file.office.go_on_from(&typing());
        type_in(&file, "zonder jas, zonder tas en zonder brood");
        returned(&mut file);
        let last = Some("zonder jas, zonder tas en zonder brood");
        assert_eq!(typed_in(&file).as_deref(), last, "{goes_on}");
        file.office.go_on_from(&typing());
        let drop = Action::DropDraft(typing());
        file.perform(drop).expect("is thrown away");
        assert_eq!(typed_in(&file), None, "{goes_on}");
    }
}

#[test]
fn what_somebody_types_here_is_not_taken_back_by_a_file_that_another_saved() {
    for goes_on in [false, true] {
        let (here, there, case) = twins();
        type_in(&there, "zonder jas");
        if goes_on {
            observe(&there, case, "daarna");
        }
        type_in(&here, "zonder jas en zonder tas");
        rejoin(&here, &backup(&there));
        assert_eq!(typed_in(&here).as_deref(), Some("zonder jas en zonder tas"));
    }
}

#[test]
fn what_the_file_has_beyond_this_device_comes_along_and_whoever_works_goes_on() {
    let (here, there, case) = twins();
    observe(&there, case, "daarna");
    let only_there = opened(&there);
    let rejoined = rejoin(&here, &backup(&there));
    assert_eq!((rejoined.brought, rejoined.left), (2, 0));
    assert_eq!(here.office.stage(), Stage::Unlocked);
    assert_eq!(has(&here, case), 3);
    here.perform(Action::LoadCase(only_there)).expect("loads");
    // Writing goes on where theirs ended.
    observe(&here, case, "en hier verder");
    assert_eq!(has(&here, case), 4);
}

/// Where a school stands, as the head of its file tells.
fn standing(world: &World) -> Standing {
    *read_backup(&backup(world)).expect("reads").standing()
}

fn came_by(world: &World, then: Standing) -> bool {
    let followed = world
        .perform(Action::FollowBack(then))
        .expect("is followed back");
    followed == Done::FollowedBack(true)
}

#[test]
fn a_file_that_was_saved_over_from_an_older_one_is_known_by_its_head_or_by_its_links() {
    let (here, there, case) = twins();
    let together = standing(&here);
    assert_eq!(since(&together, &standing(&there)), Since::AsSaved);
    // Saved here, and from the same older file saved over it there: as far, by another way.
    observe(&here, case, "alleen hier");
    let saved_here = standing(&here);
    observe(&there, case, "alleen daar");
    assert_eq!(since(&standing(&there), &saved_here), Since::Forked);
    assert_eq!(
        since(&together, &saved_here),
        Since::Older {
            here: saved_here.commit
        }
    );
    // Further, and the heads alone do not tell.
    observe(&there, case, "en nog iets");
    assert_eq!(since(&standing(&there), &saved_here), Since::Further);
    assert!(!came_by(&there, saved_here));
    assert!(came_by(&there, together));
}

#[test]
fn a_file_that_goes_on_from_what_was_saved_here_is_no_fork_also_when_it_was_joined() {
    let (here, there, case) = twins();
    observe(&there, case, "alleen daar");
    observe(&here, case, "alleen hier");
    let saved_here = standing(&here);
    rejoin(&there, &backup(&here));
    observe(&there, case, "daarna");
    assert_eq!(since(&standing(&there), &saved_here), Since::Further);
    assert!(came_by(&there, saved_here));
}

#[test]
fn the_file_as_it_was_opened_brings_nothing_and_costs_nothing() {
    let (here, _, case) = twins();
    let opened_from = backup(&here);
    assert_eq!(rejoin(&here, &opened_from), Rejoined::default());
    observe(&here, case, "daarna");
    assert_eq!(rejoin(&here, &opened_from), Rejoined::default());
    assert_eq!(has(&here, case), 3);
}

#[test]
fn a_note_that_somebody_left_without_unlocking_comes_along_though_nothing_else_changed() {
    let (here, there, _) = twins();
    there.perform(Action::Lock).expect("locks");
    let content = Content::Observation(NotedObservation {
        seen: "zegt niet naar huis te durven".to_owned(),
        ..NotedObservation::default()
    });
    let note = Note {
        v: VERSION,
        written_at: there.now(),
        author: "Kees Bakker".to_owned(),
        pupil: "Noor".to_owned(),
        content,
    };
    there.perform(Action::LeaveNote(note)).expect("is left");
    sign_in(&there, "ib");
    let notes = |world: &World| world.office.read(|desk| desk.notes.len());
    assert_eq!(notes(&here), Some(0));
    rejoin(&here, &backup(&there));
    assert_eq!(notes(&here), Some(1));
    rejoin(&here, &backup(&there));
    assert_eq!(notes(&here), Some(1), "twice changes nothing");
}

#[test]
fn what_both_wrote_stands_together_and_theirs_is_kept_whole() {
    let (mut here, mut there, case) = twins();
    observe(&here, case, "alleen hier");
    let only_here = opened(&here);
    observe(&there, case, "alleen daar");
    there
        .perform(Action::AddMember(member(
            "Fenna Wester",
            Role::Teacher,
            "lk",
        )))
        .expect("is added");
    // A case of the teacher that nobody here reads, and a note that nobody read yet.
    there.close_browser();
    sign_in(&there, "lk");
    let theirs = opened(&there);
    let rejoined = rejoin(&here, &backup(&there));
    assert_eq!(rejoined.left, 0, "all that was written here came along");
    assert!(!rejoined.has_other_places, "only they gave a place");
    assert!(rejoined.ours.is_some());
    assert_eq!(has(&here, case), 4);
    here.perform(Action::LoadCase(only_here)).expect("loads");
    let saved = backup(&here);

    // Saved over theirs, it is still all there for whoever wrote it.
    assert_eq!(rejoin(&there, &saved).left, 0);
    there.perform(Action::LoadCase(theirs)).expect("loads");
    sign_in(&there, "ib");
    assert_eq!(has(&there, case), 4);
    here.close_browser();
    sign_in(&here, "lk");
}

#[test]
fn what_whoever_unlocked_may_not_read_is_counted_and_kept_in_a_file() {
    let mut here = World::new();
    founded(&here);
    returned(&mut here);
    for (name, mark) in [("Fenna Wester", "fw"), ("Joris Hof", "jh")] {
        let teacher = member(name, Role::Teacher, mark);
        here.perform(Action::AddMember(teacher)).expect("is added");
    }
    let there = World::with_seed(31);
    there
        .perform(Action::Restore(backup(&here)))
        .expect("is put back");
    here.close_browser();
    sign_in(&here, "fw");
    let of_fenna = opened(&here);
    here.close_browser();
    sign_in(&here, "jh");
    sign_in(&there, "jh");
    let of_joris = opened(&there);

    let rejoined = rejoin(&here, &backup(&there));
    assert_eq!((rejoined.brought, rejoined.left), (1, 1));
    here.perform(Action::LoadCase(of_joris)).expect("loads");
    let ours = rejoined.ours.expect("what stood here is kept");
    let looked_at = World::with_seed(77);
    looked_at
        .perform(Action::Restore(ours.bytes))
        .expect("is put back");
    sign_in(&looked_at, "fw");
    looked_at
        .perform(Action::LoadCase(of_fenna))
        .expect("loads");
}

#[test]
fn what_somebody_destroyed_there_does_not_come_back() {
    let (here, there, case) = at_the_principals_twice();
    observe(&here, case, "nog iets");
    destroy(&there, case, Ground::Request, "Verzoek van de ouders").expect("is destroyed");
    let rejoined = rejoin(&here, &backup(&there));
    assert_eq!(rejoined.left, 0);
    assert!(here.perform(Action::LoadCase(case)).is_err());
}

#[test]
fn what_somebody_destroyed_there_does_not_come_back_however_much_was_written_here() {
    let (here, there, case) = at_the_principals_twice();
    for seen in ["een", "twee", "drie"] {
        observe(&here, case, seen);
    }
    destroy(&there, case, Ground::Request, "Verzoek van de ouders").expect("is destroyed");
    let rejoined = rejoin(&here, &backup(&there));
    assert_eq!((rejoined.left, rejoined.undone), (0, 0));
    assert!(here.perform(Action::LoadCase(case)).is_err());
    assert_eq!(destroyed(&here), [case.0]);
}

#[test]
fn what_was_destroyed_here_does_not_come_back_with_a_file_that_still_has_it() {
    for written in 1..=3 {
        let (here, there, case) = at_the_principals_twice();
        destroy(&here, case, Ground::Request, "Verzoek van de ouders").expect("is destroyed");
        for _ in 0..written {
            observe(&there, case, "daar nog geschreven");
        }
        let rejoined = rejoin(&here, &backup(&there));
        assert_eq!(rejoined.undone, 0);
        assert!(here.perform(Action::LoadCase(case)).is_err(), "{written}");
        assert_eq!(destroyed(&here), [case.0], "{written}");
        // And so it is saved, and stays so for whoever joins it in turn.
        assert_eq!(rejoin(&there, &backup(&here)).undone, 0);
        assert!(there.perform(Action::LoadCase(case)).is_err(), "{written}");
    }
}

#[test]
fn lists_that_only_grow_are_joined_and_a_key_that_was_let_go_of_stays_away() {
    let bytes = include_bytes!("../../data/sealed/v1/settings.json");
    let older = School::from_bytes(bytes).expect("reads");
    let here = School {
        dismissed_notes: Vec::new(),
        destroyed_cases: Vec::new(),
        handovers: Vec::new(),
        colleagues: Vec::new(),
        ..older.clone()
    };
    let joined = here.with_lists_of(&older);
    let expected = School {
        colleagues: Vec::new(),
        ..older.clone()
    };
    assert_eq!(joined, expected);
    assert_eq!(
        joined.clone().with_lists_of(&older),
        joined,
        "twice is once"
    );
    assert!(!older.colleagues.is_empty() && !older.handovers.is_empty());
}

/// The cases of which a line says that they were destroyed.
fn destroyed(world: &World) -> Vec<uuid::Uuid> {
    let lines = |desk: &meldcode::workspace::Desk| desk.school.destroyed_cases.clone();
    let lines = world.office.read(lines).expect("unlocked");
    lines.into_iter().map(|line| line.case).collect()
}

fn at_the_principals_twice() -> (World, World, CaseId) {
    let (here, case) = at_the_principals();
    let there = World::with_seed(31);
    there
        .perform(Action::Restore(backup(&here)))
        .expect("is put back");
    sign_in(&there, "dir");
    (here, there, case)
}

#[test]
fn a_file_of_another_school_changes_nothing() {
    let (here, _, case) = twins();
    let other = World::with_seed(5);
    founded(&other);
    let outcome = here.perform(Action::Rejoin {
        file: backup(&other),
        typed: Typed::Here,
    });
    assert!(matches!(outcome, Err(Error::OtherVault)), "{outcome:?}");
    assert_eq!(has(&here, case), 2);
}

#[test]
fn a_file_of_the_school_is_found_again_by_its_name_and_is_no_backup_to_clear_away() {
    let (here, there, _) = twins();
    opened(&there);
    let name = name_of_file(standing(&here).vault);
    assert_eq!(name, name_of_file(standing(&there).vault));
    assert_eq!(BackupName::parse(&name), None);
    let other = World::with_seed(5);
    founded(&other);
    assert_ne!(name, name_of_file(standing(&other).vault));
}

#[test]
fn what_could_not_be_joined_outlives_a_lock_and_a_second_does_not_take_its_place() {
    let file = |name: &str, bytes: &[u8]| MadeFile {
        name: name.to_owned(),
        bytes: bytes.to_vec(),
    };
    let (first, second) = (file("een.mcb", b"een"), file("twee.mcb", b"twee en meer"));
    let mut left = LooseFiles::default();
    left.add(first.clone());
    left.add(second.clone());
    left.add(first.clone());
    let (names, bytes) = left.kept();
    let mut left = LooseFiles::put_back(names, &bytes);
    for expected in [first, second] {
        assert_eq!(left.first(), Some(&expected));
        left.remove(&expected);
    }
    assert!(left.is_empty());
}
