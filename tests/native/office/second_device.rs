//! A later device of the same school, set up from the school's file.

use std::collections::BTreeSet;

use meldcode::casefile::CaseId;
use meldcode::exchange::import::Proof;
use meldcode::protocol::Role;
use meldcode::workspace::action::{FoundSchool, NewMember, SetUpFromSchoolFile};
use meldcode::workspace::desk::Member;
use meldcode::workspace::{Action, Done, Error, Stage};

use super::world::{World, secret};
use super::{PASSPHRASE, carry, member, observations, observe, opened, returned, sign_in};

/// A school with an IB-er, a directeur and a leerkracht, its file, and its printed code.
fn school() -> (World, Vec<u8>, String) {
    let mut world = World::new();
    let code = super::founded(&world);
    returned(&mut world);
    for newcomer in [
        member("Joris Voorbeeld", Role::Principal, "dir"),
        member("Fenna Wester", Role::Teacher, "lk"),
    ] {
        world
            .perform(Action::AddMember(newcomer))
            .expect("is added");
    }
    let mut settled = world
        .office
        .read(|desk| desk.school.clone())
        .expect("unlocked");
    settled.own_protocol = "in de kast van de IB-er".to_owned();
    world
        .perform(Action::ChangeSchool(Box::new(settled)))
        .expect("is settled");
    let made = world.perform(Action::MakeSchoolFile);
    let Ok(Done::File(file)) = made else {
        panic!("no school file: {made:?}")
    };
    assert!(
        file.name.starts_with("schoolbestand-"),
        "no person in the name"
    );
    (world, file.bytes, code)
}

fn found(world: &World, file: &[u8], code: &str) -> FoundSchool {
    let read = world.perform(Action::ReadSchoolFile {
        file: file.to_vec(),
        code: secret(code),
    });
    match read {
        Ok(Done::SchoolFile(found)) => *found,
        other => panic!("not read: {other:?}"),
    }
}

fn named<'a>(members: &'a [Member], name: &str) -> &'a Member {
    let found = members.iter().find(|member| member.name == name);
    found.expect("is known")
}

fn set_up(world: &World, file: &[u8], code: &str, first: NewMember) -> Result<Done, Error> {
    world.perform(Action::SetUpFromSchoolFile(SetUpFromSchoolFile {
        file: file.to_vec(),
        code: secret(code),
        member: first,
    }))
}

/// The later device, with the directeur as its first member.
fn later_device(file: &[u8], code: &str) -> World {
    let mut there = World::with_seed(9);
    let found = found(&there, file, code);
    assert_eq!(
        there.office.stage(),
        Stage::FirstUse,
        "reading changes nothing"
    );
    let first = NewMember {
        id: Some(named(&found.members, "Joris Voorbeeld").id),
        ..member("", Role::Staff, "uil")
    };
    set_up(&there, file, code, first).expect("is set up");
    returned(&mut there);
    there
}

#[test]
fn a_later_device_is_the_same_school_with_the_same_people_and_no_second_code() {
    let (here, file, code) = school();
    let known = here
        .office
        .read(|desk| desk.members.clone())
        .expect("unlocked");
    let there = later_device(&file, &code);
    let (me, members, school) = there
        .office
        .read(|desk| (desk.me.clone(), desk.members.clone(), desk.school.clone()))
        .expect("unlocked");
    let joris = named(&known, "Joris Voorbeeld");
    assert_eq!(
        (me.id, me.name, me.role),
        (joris.id, joris.name.clone(), Role::Principal)
    );
    assert_eq!(members.len(), 3);
    for other in ["Ada de Groot", "Fenna Wester"] {
        assert_eq!(named(&members, other).id, named(&known, other).id);
        assert!(!named(&members, other).is_on_this_device);
    }
    assert_eq!(school.own_protocol, "in de kast van de IB-er");
    there.perform(Action::Lock).expect("locks");
    there
        .perform(Action::UnlockWithRecovery {
            code: secret(&code),
        })
        .expect("the code of the school opens this device too");
}

#[test]
fn what_was_written_on_the_first_device_is_proven_on_the_later_one() {
    let (here, file, code) = school();
    let case: CaseId = opened(&here);
    observe(&here, case, "op het eerste apparaat");
    let there = later_device(&file, &code);
    let exported = here.perform(Action::Export {
        cases: vec![case],
        passphrase: secret(PASSPHRASE),
    });
    let Ok(Done::File(sent)) = exported else {
        panic!("not exported: {exported:?}")
    };
    let preview = there.perform(Action::Preview {
        file: sent.bytes,
        passphrase: secret(PASSPHRASE),
    });
    let Ok(Done::Preview(plan)) = preview else {
        panic!("no preview: {preview:?}")
    };
    let proofs: Vec<Proof> = plan.cases[0].authors.iter().map(|one| one.proof).collect();
    assert_eq!(proofs, [Proof::Known]);
    there
        .perform(Action::Import {
            plan,
            bring_back: BTreeSet::new(),
        })
        .expect("is taken in");
    assert_eq!(observations(&there, case), 2);
}

#[test]
fn a_known_colleague_gets_a_place_later_and_then_reads_what_their_role_reads() {
    let (here, file, code) = school();
    let case = opened(&here);
    let there = later_device(&file, &code);
    carry(&here, &there, case);
    let ada = there
        .office
        .read(|desk| named(&desk.members, "Ada de Groot").id)
        .expect("unlocked");
    there
        .perform(Action::AddMember(NewMember {
            id: Some(ada),
            ..member("", Role::Staff, "zee")
        }))
        .expect("gets a place");
    sign_in(&there, "zee");
    let me = there.office.read(|desk| desk.me.clone()).expect("unlocked");
    assert_eq!(
        (me.id, me.name.as_str(), me.role),
        (ada, "Ada de Groot", Role::CareCoordinator)
    );
    there.perform(Action::LoadCase(case)).expect("loads");
    assert_eq!(observations(&there, case), 1);
}

#[test]
fn the_same_name_is_asked_about_and_never_guessed() {
    let (here, file, code) = school();
    let there = World::with_seed(9);
    let namesake = || member("  ada  de groot", Role::Teacher, "uil");
    let done = set_up(&there, &file, &code, namesake());
    assert!(matches!(done, Err(Error::NameKnown)), "{done:?}");
    assert_eq!(there.office.stage(), Stage::FirstUse);
    let done = here.perform(Action::AddMember(namesake()));
    assert!(matches!(done, Err(Error::NameKnown)), "{done:?}");
    let other = member("Ada de Groot (groep 3)", Role::Teacher, "uil");
    set_up(&there, &file, &code, other).expect("is somebody else");
    assert_eq!(there.office.read(|desk| desk.members.len()), Some(4));
}

#[test]
fn a_wrong_code_another_file_and_somebody_without_the_right_are_each_named() {
    let (here, file, code) = school();
    let there = World::with_seed(9);
    let (_, _, other_code) = school_of_others();
    let read = |file: &[u8], code: &str| {
        there.perform(Action::ReadSchoolFile {
            file: file.to_vec(),
            code: secret(code),
        })
    };
    assert!(matches!(
        read(&file, &other_code),
        Err(Error::Vault(meldcode::vault::Error::WrongRecoveryCode))
    ));
    let Ok(Done::File(backup)) = here.perform(Action::BackUp) else {
        panic!("no backup")
    };
    assert!(matches!(
        read(&backup.bytes, &code),
        Err(Error::OtherFile { .. })
    ));
    let restored = there.perform(Action::Restore(file.clone()));
    assert!(matches!(restored, Err(Error::OtherFile { .. })));
    sign_in(&here, "lk");
    let made = here.perform(Action::MakeSchoolFile);
    assert!(matches!(
        made,
        Err(Error::Vault(meldcode::vault::Error::NotAllowed))
    ));
}

/// Another school, whose code is another.
fn school_of_others() -> (World, Vec<u8>, String) {
    let world = World::with_seed(4);
    let code = super::founded(&world);
    (world, Vec::new(), code)
}
