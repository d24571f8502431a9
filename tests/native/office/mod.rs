//! The whole application without a screen: set up, unlock, record, inbox, carry, over a store in memory.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up fails here"
)]

mod bringing_back;
mod case_manager_stamp;
mod checked_backups;
mod deputies;
mod destroying;
mod emergency_notes;
mod failing;
mod following;
mod handed_over_rows;
mod handing_over;
mod handing_over_to_another;
mod handing_over_twice;
mod later_version;
mod members;
mod merge;
mod need_to_know;
mod noted_source;
mod one_sheet;
mod rejoining;
mod rejoining_people;
mod rescue;
mod second_device;
mod sheet_into_case;
mod sheet_of_case;
mod snapshots;
mod taking_in;
mod typing_in_two_tabs;
pub(crate) mod world;

use std::collections::BTreeSet;

use std::time::Duration;

use chrono::Days;
use meldcode::casefile::event::{AgreedAction, CaseOpened, Observation, Source};
use meldcode::casefile::people::{Owner, PersonRef, Pupil};
use meldcode::casefile::{CaseId, Command};
use meldcode::protocol::{EditionRef, Role};
use meldcode::vault::read_slots;
use meldcode::workspace::action::{NewMember, SetUp};
use meldcode::workspace::desk::DraftKey;
use meldcode::workspace::note::{self, Content, Danger, Note, NotedObservation};
use meldcode::workspace::ports::LossMark;
use meldcode::workspace::{Action, Done, Error, Office, Stage};

use world::{World, block_on, secret};

pub(crate) const PASSPHRASE: &str = "zeven geiten lopen door een groene wei";

/// Sets up the school and gives back its printed code.
pub(crate) fn founded(world: &World) -> String {
    let Ok(Done::RecoveryCode(code)) = world.perform(Action::OfferRecoveryCode) else {
        panic!("no recovery code")
    };
    world
        .perform(Action::SetUp(SetUp {
            school: "De Regenboog".to_owned(),
            member: member("Ada de Groot", Role::CareCoordinator, "ib"),
            typed_back: secret(&code),
        }))
        .expect("the vault is founded");
    code
}

pub(crate) fn member(name: &str, role: Role, mark: &str) -> NewMember {
    NewMember {
        id: None,
        name: name.to_owned(),
        role,
        mark: mark.to_owned(),
        passphrase: secret(PASSPHRASE),
    }
}

/// Closes the browser and unlocks again as the only member.
pub(crate) fn returned(world: &mut World) {
    world.close_browser();
    let Stage::Locked { members, .. } = world.office.stage() else {
        panic!("not locked")
    };
    world
        .perform(Action::Unlock {
            member: members[0].member,
            passphrase: secret(PASSPHRASE),
        })
        .expect("unlocks");
}

/// Another tab of the same browser, unlocked by whoever has this mark.
pub(crate) fn second_tab(world: &World, mark: &str) -> Office {
    let other = world.second_tab();
    let Stage::Locked { members, .. } = other.stage() else {
        panic!("not locked")
    };
    let place = members.iter().find(|place| place.mark == mark);
    let unlocking = other.perform(Action::Unlock {
        member: place.expect("a place").member,
        passphrase: secret(PASSPHRASE),
    });
    block_on(unlocking).expect("unlocks");
    other
}

/// Locks, and unlocks as whoever has this mark.
pub(crate) fn sign_in(world: &World, mark: &str) {
    world.perform(Action::Lock).expect("locks");
    let Stage::Locked { members, .. } = world.office.stage() else {
        panic!("not locked")
    };
    let place = members.iter().find(|place| place.mark == mark);
    world
        .perform(Action::Unlock {
            member: place.expect("has a place here").member,
            passphrase: secret(PASSPHRASE),
        })
        .expect("unlocks");
}

pub(crate) fn opened(world: &World) -> CaseId {
    opened_about(world, "Noor Jansen")
}

pub(crate) fn opened_about(world: &World, pupil: &str) -> CaseId {
    opened_without(world, pupil, Vec::new())
}

/// A case of whoever unlocked, that these may not read.
pub(crate) fn opened_without(world: &World, pupil: &str, excluded: Vec<PersonRef>) -> CaseId {
    let me = world
        .office
        .read(|desk| desk.me.as_person())
        .expect("unlocked");
    let command = Command::OpenCase(CaseOpened {
        pupil: Pupil {
            name: pupil.to_owned(),
            group: "groep 5b".to_owned(),
            born_on: None,
        },
        plan: EditionRef {
            plan: "undecided".into(),
            edition: 1,
        },
        responsible: me,
        parents: Vec::new(),
        excluded,
    });
    let done = world.perform(Action::OpenCase {
        command,
        happened_at: world.now(),
        draft: None,
    });
    match done {
        Ok(Done::CaseOpened(case)) => case,
        other => panic!("the case was not opened: {other:?}"),
    }
}

pub(crate) fn seen(words: &str) -> Command {
    Command::RecordObservation(Observation {
        place: "gymzaal".to_owned(),
        present: String::new(),
        seen: words.to_owned(),
        literal_words: String::new(),
        source: Source::Myself,
        unknown: String::new(),
        interpretation: String::new(),
        other_explanation: String::new(),
        did: String::new(),
        indicators: BTreeSet::new(),
        danger: None,
        unverified_author: None,
    })
}

pub(crate) fn observe(world: &World, case: CaseId, words: &str) {
    record(world, case, seen(words));
}

pub(crate) fn record(world: &World, case: CaseId, command: Command) {
    world
        .perform(Action::Record {
            case,
            command,
            happened_at: world.now(),
            draft: None,
        })
        .expect("is recorded");
}

pub(crate) fn observations(world: &World, case: CaseId) -> usize {
    world
        .office
        .read(|desk| desk.dossiers[&case].file.timeline().len())
        .expect("unlocked")
}

#[test]
fn an_empty_device_asks_for_first_use() {
    let world = World::new();
    assert_eq!(world.office.stage(), Stage::FirstUse);
}

#[test]
fn a_passphrase_costs_what_the_device_can_afford_and_never_less_than_the_floor() {
    let costs = |milliseconds: u64| {
        let world = World::deriving_in(Duration::from_millis(milliseconds));
        founded(&world);
        let (slots, damaged) = block_on(read_slots(world.store())).expect("reads");
        assert_eq!(damaged, 0);
        let cost = slots[0].kdf().expect("is within bounds").cost;
        (cost.memory_kib / 1024, cost.passes)
    };
    assert_eq!(costs(0), (64, 3), "without a clock the default");
    assert_eq!(costs(900), (64, 3));
    assert_eq!(costs(300), (64, 8));
    assert_eq!(costs(6_000), (32, 2));
    assert_eq!(costs(600_000), (19, 2));
}

#[test]
fn whoever_comes_later_pays_what_was_found_when_the_device_was_set_up() {
    let world = World::deriving_in(Duration::from_secs(6));
    founded(&world);
    world
        .perform(Action::AddMember(member(
            "Teun Zandstra",
            Role::Teacher,
            "lk",
        )))
        .expect("is added");
    let (slots, _) = block_on(read_slots(world.store())).expect("reads");
    let costs: Vec<u32> = slots
        .iter()
        .map(|slot| slot.kdf().expect("is within bounds").cost.memory_kib / 1024)
        .collect();
    assert_eq!(costs, [32, 32]);
}

#[test]
fn in_haste_a_case_begins_before_the_browser_was_closed_once() {
    let world = World::new();
    founded(&world);
    let me = world
        .office
        .read(|desk| desk.me.as_person())
        .expect("unlocked");
    let done = world.perform(Action::OpenCase {
        command: Command::OpenCase(CaseOpened {
            pupil: Pupil {
                name: "Noor Jansen".to_owned(),
                group: String::new(),
                born_on: None,
            },
            plan: EditionRef {
                plan: "undecided".into(),
                edition: 1,
            },
            responsible: me,
            parents: Vec::new(),
            excluded: Vec::new(),
        }),
        happened_at: world.now(),
        draft: None,
    });
    assert!(matches!(done, Ok(Done::CaseOpened(_))), "{done:?}");
    assert_eq!(world.office.read(|desk| desk.has_survived), Some(false));
}

#[test]
fn what_was_recorded_is_there_after_closing_the_browser() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let case = opened(&world);
    observe(&world, case, "blauwe plek op de bovenarm");
    returned(&mut world);
    let line = world.office.read(|desk| desk.summaries[&case].clone());
    assert_eq!(line.expect("unlocked").pupil, "Noor Jansen");
    world.perform(Action::LoadCase(case)).expect("loads");
    assert_eq!(observations(&world, case), 2);
}

#[test]
fn a_wrong_passphrase_opens_nothing_and_says_so() {
    let mut world = World::new();
    founded(&world);
    world.close_browser();
    let Stage::Locked { members, .. } = world.office.stage() else {
        panic!("not locked")
    };
    let done = world.perform(Action::Unlock {
        member: members[0].member,
        passphrase: secret("een heel andere zin met woorden"),
    });
    assert!(matches!(
        done,
        Err(Error::Vault(meldcode::vault::Error::WrongPassphrase))
    ));
    assert!(world.office.read(|_| ()).is_none());
}

#[test]
fn locking_keeps_the_text_that_was_being_typed() {
    let mut world = World::new();
    founded(&world);
    let key = DraftKey {
        case: None,
        form: "observation".to_owned(),
    };
    world
        .perform(Action::SaveDraft {
            key: key.clone(),
            text: "halve zin".to_owned(),
        })
        .expect("is kept");
    world.perform(Action::Lock).expect("locks");
    returned(&mut world);
    let kept = world.office.read(|desk| desk.drafts.get(&key).cloned());
    assert_eq!(kept, Some(Some("halve zin".to_owned())));
}

#[test]
fn a_note_left_on_the_locked_screen_is_read_after_unlocking_and_taken_into_a_case() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let case = opened(&world);
    world.perform(Action::Lock).expect("locks");
    world
        .perform(Action::LeaveNote(Note {
            v: note::VERSION,
            written_at: world.now(),
            author: "Kees Bakker".to_owned(),
            pupil: "Noor".to_owned(),
            content: Content::Observation(NotedObservation {
                seen: "zegt niet naar huis te durven".to_owned(),
                danger: Some(Danger::Doubt),
                ..NotedObservation::default()
            }),
        }))
        .expect("is sealed");
    returned(&mut world);
    let notes = world
        .office
        .read(|desk| desk.notes.clone())
        .expect("unlocked");
    assert_eq!(notes.len(), 1);
    world
        .perform(Action::AdoptNote {
            note: notes[0].id,
            case,
            account: String::new(),
        })
        .expect("is taken in");
    assert_eq!(observations(&world, case), 2);
    returned(&mut world);
    let left = world.office.read(|desk| desk.notes.len());
    assert_eq!(left, Some(0));
}

#[test]
fn an_agreed_action_stands_among_what_is_due() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let case = opened(&world);
    let due_on = world.now().date_naive() + Days::new(14);
    world
        .perform(Action::Record {
            case,
            command: Command::AgreeAction(AgreedAction {
                what: "hulp zoeken bij de huisarts".to_owned(),
                owner: Owner::Parent("mevrouw Jansen".to_owned()),
                due_on,
            }),
            happened_at: world.now(),
            draft: None,
        })
        .expect("is recorded");
    let due = world.office.read(|desk| desk.summaries[&case].due.clone());
    assert!(due.expect("unlocked").iter().any(|line| line.on == due_on));
}

#[test]
fn a_case_carried_to_another_device_and_back_holds_the_work_of_both() {
    let mut here = World::new();
    founded(&here);
    returned(&mut here);
    let case = opened(&here);
    observe(&here, case, "op deze tablet gezien");
    let there = {
        let mut there = World::new();
        founded(&there);
        returned(&mut there);
        there
    };
    carry(&here, &there, case);
    there.perform(Action::LoadCase(case)).expect("is there");
    observe(&there, case, "op de andere tablet gezien");
    observe(&here, case, "intussen hier gezien");
    carry(&there, &here, case);
    assert_eq!(observations(&here, case), 4);
    let before = observations(&here, case);
    carry(&there, &here, case);
    assert_eq!(
        observations(&here, case),
        before,
        "importing twice changes nothing"
    );
}

pub(crate) fn carry(from: &World, to: &World, case: CaseId) {
    let exported = from.perform(Action::Export {
        cases: vec![case],
        passphrase: secret(PASSPHRASE),
    });
    let Ok(Done::File(file)) = exported else {
        panic!("not exported: {exported:?}")
    };
    let preview = to.perform(Action::Preview {
        file: file.bytes,
        passphrase: secret(PASSPHRASE),
    });
    let Ok(Done::Preview(plan)) = preview else {
        panic!("no preview: {preview:?}")
    };
    to.perform(Action::Import {
        plan,
        bring_back: BTreeSet::new(),
    })
    .expect("is taken in");
}

#[test]
fn a_second_office_over_the_same_store_loses_nothing() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let case = opened(&world);
    let other = second_tab(&world, "ib");
    observe(&world, case, "in het ene venster");
    block_on(other.perform(Action::Record {
        case,
        command: seen("in het andere venster"),
        happened_at: world.now(),
        draft: None,
    }))
    .expect("is recorded");
    observe(&world, case, "weer in het ene venster");
    returned(&mut world);
    world.perform(Action::LoadCase(case)).expect("loads");
    assert_eq!(observations(&world, case), 4);
}

#[test]
fn a_checked_backup_brings_everything_back_on_an_empty_device() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let case = opened(&world);
    observe(&world, case, "blauwe plek op de bovenarm");
    let made = world.perform(Action::BackUp);
    let Ok(Done::File(file)) = made else {
        panic!("no backup: {made:?}")
    };
    let checked = world.perform(Action::CheckBackup(file.bytes.clone()));
    let Ok(Done::BackupChecked(report)) = checked else {
        panic!("not checked: {checked:?}")
    };
    assert!(report.is_current);
    assert_eq!((report.cases, report.opened, report.counted), (1, 2, 0));
    let changes = world.office.read(|desk| desk.backup.changes_since);
    assert_eq!(changes, Some(0));

    let mut empty = World::new();
    empty
        .perform(Action::Restore(file.bytes))
        .expect("is put back");
    returned(&mut empty);
    empty.perform(Action::LoadCase(case)).expect("loads");
    assert_eq!(observations(&empty, case), 2);
}

#[test]
fn a_backup_with_one_flipped_bit_is_refused_and_changes_nothing() {
    let world = World::new();
    founded(&world);
    let Ok(Done::File(mut file)) = world.perform(Action::BackUp) else {
        panic!("no backup")
    };
    let middle = file.bytes.len() / 2;
    file.bytes[middle] ^= 1;
    let checked = world.perform(Action::CheckBackup(file.bytes.clone()));
    assert!(matches!(checked, Err(Error::Vault(_))), "{checked:?}");
    let empty = World::new();
    assert!(empty.perform(Action::Restore(file.bytes)).is_err());
    assert_eq!(empty.office.stage(), Stage::FirstUse);
}

#[test]
fn a_backup_is_not_put_over_something() {
    let world = World::new();
    founded(&world);
    let Ok(Done::File(file)) = world.perform(Action::BackUp) else {
        panic!("no backup")
    };
    let done = world.perform(Action::Restore(file.bytes));
    assert!(matches!(done, Err(Error::NotEmpty)));
}

#[test]
fn an_emptied_store_is_reported_with_what_the_mark_remembers() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    opened(&world);
    world.lose_store();
    assert!(matches!(
        world.office.stage(),
        Stage::Vanished(LossMark { cases: 1, .. })
    ));
}
