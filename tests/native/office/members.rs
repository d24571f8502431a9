//! People of a school on one device: added, given another role, made a deputy, helped, let go.

use std::collections::BTreeMap;

use meldcode::protocol::Role;
use meldcode::vault;
use meldcode::workspace::action::{NewMember, SetUp};
use meldcode::workspace::desk::Member;
use meldcode::workspace::note::{self, Content, EmergencyStamps, Note};
use meldcode::workspace::{Action, Done, Error, Stage};

use super::world::{World, secret};
use super::{PASSPHRASE, founded, member, opened, returned};

const OTHER: &str = "een kat slaapt op de warme vensterbank";

fn add(world: &World, name: &str, role: Role, mark: &str) -> Member {
    world
        .perform(Action::AddMember(NewMember {
            id: None,
            name: name.to_owned(),
            role,
            mark: mark.to_owned(),
            passphrase: secret(OTHER),
        }))
        .expect("added");
    known(world, name)
}

fn known(world: &World, name: &str) -> Member {
    let found = world.office.read(|desk| {
        let mut members = desk.members.iter();
        members.find(|member| member.name == name).cloned()
    });
    found.flatten().expect("a member of that name")
}

fn unlock(world: &World, member: &Member, passphrase: &str) -> Result<Done, Error> {
    world.perform(Action::Lock).expect("locks");
    world.perform(Action::Unlock {
        member: *member.id.as_bytes(),
        passphrase: secret(passphrase),
    })
}

fn cases(world: &World) -> usize {
    world.office.read(|desk| desk.summaries.len()).unwrap()
}

fn with_case() -> World {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    opened(&world);
    world
}

fn a_note(world: &World) -> Action {
    Action::LeaveNote(Note {
        v: note::VERSION,
        written_at: world.now(),
        author: "juf Bo".to_owned(),
        pupil: String::new(),
        content: Content::Emergency(EmergencyStamps::default()),
    })
}

#[test]
fn somebody_who_gets_a_leading_role_opens_the_cases_that_are_there() {
    let world = with_case();
    let bo = add(&world, "Bo Verzonnen", Role::Teacher, "bij");
    unlock(&world, &bo, OTHER).expect("unlocks");
    assert_eq!(cases(&world), 0);
    let ada = known(&world, "Ada de Groot");
    unlock(&world, &ada, PASSPHRASE).expect("unlocks");
    world
        .perform(Action::ChangeMember {
            member: bo.id,
            name: "Bo Verzonnen-Smit".to_owned(),
            role: Role::AttentionOfficer,
        })
        .expect("changed");
    let bo = known(&world, "Bo Verzonnen-Smit");
    assert_eq!(bo.role, Role::AttentionOfficer);
    unlock(&world, &bo, OTHER).expect("unlocks");
    assert_eq!(cases(&world), 1);
}

#[test]
fn a_deputy_is_on_the_cases_and_reads_the_inbox_before_the_day_it_is_needed() {
    let world = with_case();
    let bo = add(&world, "Bo Verzonnen", Role::Teacher, "bij");
    let deputies = BTreeMap::from([(Role::CareCoordinator, vec![bo.id])]);
    world
        .perform(Action::AppointDeputies(deputies))
        .expect("appointed");
    world.perform(a_note(&world)).expect("left");
    unlock(&world, &bo, OTHER).expect("unlocks");
    assert_eq!(cases(&world), 1);
    assert_eq!(world.office.read(|desk| desk.notes.len()), Some(1));
}

#[test]
fn who_no_longer_stands_in_reads_no_inbox_any_more() {
    let world = with_case();
    let bo = add(&world, "Bo Verzonnen", Role::Teacher, "bij");
    let appoint = |deputies| world.perform(Action::AppointDeputies(deputies));
    appoint(BTreeMap::from([(Role::Principal, vec![bo.id])])).expect("appointed");
    appoint(BTreeMap::new()).expect("ended");
    world.perform(a_note(&world)).expect("left");
    unlock(&world, &bo, OTHER).expect("unlocks");
    assert_eq!(cases(&world), 0);
    assert_eq!(world.office.read(|desk| desk.notes.len()), Some(0));
}

#[test]
fn a_teacher_changes_no_settings_and_no_people() {
    let world = with_case();
    let bo = add(&world, "Bo Verzonnen", Role::Teacher, "bij");
    unlock(&world, &bo, OTHER).expect("unlocks");
    let mut school = world.office.read(|desk| desk.school.clone()).unwrap();
    school.lock_after_minutes = 15;
    let refused = world.perform(Action::ChangeSchool(Box::new(school)));
    assert!(matches!(refused, Err(Error::NotAllowed)), "{refused:?}");
    let refused = world.perform(Action::ChangeMember {
        member: bo.id,
        name: "Bo de Baas".to_owned(),
        role: Role::Teacher,
    });
    assert!(
        matches!(refused, Err(Error::Vault(vault::Error::NotAllowed))),
        "{refused:?}"
    );
    let refused = world.perform(Action::AppointDeputies(BTreeMap::new()));
    assert!(matches!(refused, Err(Error::NotAllowed)), "{refused:?}");
    assert_eq!(
        world.office.read(|desk| desk.school.lock_after_minutes),
        Some(5)
    );
}

#[test]
fn nobody_lays_down_their_own_role() {
    let world = with_case();
    let ada = known(&world, "Ada de Groot");
    let refused = world.perform(Action::ChangeMember {
        member: ada.id,
        name: ada.name,
        role: Role::Teacher,
    });
    assert!(matches!(refused, Err(Error::NotAllowed)), "{refused:?}");
}

#[test]
fn changing_the_settings_leaves_deputies_and_the_log_of_notes_alone() {
    let world = with_case();
    let bo = add(&world, "Bo Verzonnen", Role::Teacher, "bij");
    let mut stale = world.office.read(|desk| desk.school.clone()).unwrap();
    let deputies = BTreeMap::from([(Role::Principal, vec![bo.id])]);
    world
        .perform(Action::AppointDeputies(deputies.clone()))
        .expect("appointed");
    stale.own_protocol = "De blauwe map in de teamkamer".to_owned();
    world
        .perform(Action::ChangeSchool(Box::new(stale)))
        .expect("changed");
    let kept = world.office.read(|desk| desk.school.clone()).unwrap();
    assert_eq!(kept.own_protocol, "De blauwe map in de teamkamer");
    assert_eq!(kept.deputies, deputies);
}

#[test]
fn a_lost_passphrase_is_mended_by_a_colleague_who_may() {
    let world = with_case();
    let bo = add(&world, "Bo Verzonnen", Role::Principal, "bij");
    let passphrase = "acht uilen roepen boven het donkere veld";
    world
        .perform(Action::RekeyMember {
            member: bo.id,
            passphrase: secret(passphrase),
        })
        .expect("mended");
    assert!(unlock(&world, &bo, OTHER).is_err());
    unlock(&world, &bo, passphrase).expect("unlocks");
    assert_eq!(cases(&world), 1);
    assert_eq!(world.office.read(|desk| desk.tidings.len()), Some(1));
}

#[test]
fn who_was_removed_stands_on_no_lock_screen() {
    let world = with_case();
    let bo = add(&world, "Bo Verzonnen", Role::Principal, "bij");
    world.perform(Action::RemoveMember(bo.id)).expect("removed");
    assert!(known(&world, "Bo Verzonnen").is_removed);
    world.perform(Action::Lock).expect("locks");
    let Stage::Locked { members, .. } = world.office.stage() else {
        panic!("not locked")
    };
    assert_eq!(members.len(), 1);
}

#[test]
fn a_renewed_recovery_code_opens_and_the_old_one_does_not() {
    let world = World::new();
    let offered = || match world.perform(Action::OfferRecoveryCode) {
        Ok(Done::RecoveryCode(code)) => code,
        other => panic!("no code: {other:?}"),
    };
    let old = offered();
    world
        .perform(Action::SetUp(SetUp {
            school: "De Regenboog".to_owned(),
            member: member("Ada de Groot", Role::Principal, "zon"),
            typed_back: secret(&old),
        }))
        .expect("founded");
    let new = offered();
    world
        .perform(Action::RenewRecoveryCode {
            typed_back: secret(&new),
        })
        .expect("renewed");
    world.perform(Action::Lock).expect("locks");
    let opens = |code: &str| world.perform(Action::UnlockWithRecovery { code: secret(code) });
    assert!(opens(&old).is_err());
    opens(&new).expect("opens");
}
