//! A tap on "De directeur is casemanager" makes case manager who is meant, and takes the case from nobody who will do.

use std::collections::{BTreeMap, BTreeSet};

use meldcode::casefile::event::DangerRaised;
use meldcode::casefile::{CaseId, Command, Event};
use meldcode::protocol::Role;
use meldcode::workspace::note::{EmergencyStamps, Stamp};
use meldcode::workspace::{Action, Desk};
use uuid::Uuid;

use super::world::World;
use super::{founded, member, opened, opened_without, record, returned, sign_in};

/// A school with a directeur who is away, and Maud in a role of her own.
fn school(maud: Role) -> World {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    for (name, role, mark) in [
        ("Joris Tadema", Role::Principal, "jt"),
        ("Maud Ravesloot", maud, "mr"),
    ] {
        let added = world.perform(Action::AddMember(member(name, role, mark)));
        added.expect("is added");
    }
    world
}

fn id(world: &World, name: &str) -> Uuid {
    let found = world.office.read(|desk| {
        let mut members = desk.members.iter();
        members.find(|one| one.name == name).map(|one| one.id)
    });
    found.flatten().expect("a member of that name")
}

fn stand_in(world: &World) {
    let deputies = BTreeMap::from([(Role::Principal, vec![id(world, "Maud Ravesloot")])]);
    let done = world.perform(Action::AppointDeputies(deputies));
    done.expect("is appointed");
}

/// A sheet with this one tap; `begins` also raises danger.
fn tap(world: &World, case: CaseId, begins: bool, words: &str) {
    let at = world.now();
    let stamps = EmergencyStamps {
        begun_at: begins.then_some(at),
        case_manager: Some(Stamp {
            at,
            words: words.to_owned(),
        }),
        ..EmergencyStamps::default()
    };
    let account = format!("De directeur is casemanager: {words}");
    let action = Action::RecordStamps {
        case,
        stamps,
        account,
    };
    world.perform(action).expect("is recorded");
}

fn events<T>(world: &World, case: CaseId, of: impl Fn(&Event) -> Option<T>) -> Vec<T> {
    let found = world.office.read(|desk| {
        let events = desk.dossiers[&case].file.events();
        events.filter_map(|(_, event)| of(event)).collect()
    });
    found.expect("unlocked")
}

/// Whom the case was given to, one after the other, each with the words beside it.
fn appointed(world: &World, case: CaseId) -> Vec<(String, String)> {
    events(world, case, |event| match event {
        Event::CaseManagerAppointed(one) => Some((one.who.name.clone(), one.reason.clone())),
        _ => None,
    })
}

fn tells(world: &World, case: CaseId, words: &str) -> bool {
    let told = events(world, case, |event| match event {
        Event::ObservationRecorded(seen) => Some(seen.seen.clone()),
        _ => None,
    });
    told.iter().any(|told| told.contains(words))
}

fn pair(name: &str, words: &str) -> Vec<(String, String)> {
    vec![(name.to_owned(), words.to_owned())]
}

#[test]
fn a_directeur_who_acts_for_another_gets_the_case_with_the_tap() {
    let world = school(Role::Principal);
    let case = opened(&world);
    sign_in(&world, "mr");
    tap(&world, case, true, "Maud, vervanger");
    assert_eq!(
        appointed(&world, case),
        pair("Maud Ravesloot", "Maud, vervanger")
    );
}

#[test]
fn a_deputy_who_names_themselves_gets_the_case_and_one_who_names_the_directeur_does_not() {
    let world = school(Role::CareCoordinator);
    stand_in(&world);
    let (hers, his) = (opened(&world), opened(&world));
    sign_in(&world, "mr");
    tap(&world, hers, true, "maud, vervanger");
    assert_eq!(
        appointed(&world, hers),
        pair("Maud Ravesloot", "maud, vervanger")
    );
    tap(&world, his, true, "Joris, directeur");
    assert_eq!(appointed(&world, his), pair("Joris Tadema", ""));
    assert!(tells(&world, his, "Joris, directeur"));
}

#[test]
fn the_tap_takes_the_case_from_nobody_who_will_do() {
    let world = school(Role::Principal);
    let case = opened(&world);
    sign_in(&world, "mr");
    let raised = Command::RaiseDanger(DangerRaised {
        for_whom: BTreeSet::new(),
        what: String::new(),
        stamped_at: None,
    });
    world.perform(Action::LoadCase(case)).expect("loads");
    record(&world, case, raised);
    sign_in(&world, "ib");
    tap(&world, case, false, "Maud, vervanger");
    assert_eq!(appointed(&world, case), pair("Maud Ravesloot", ""));
    assert!(tells(&world, case, "Maud, vervanger"));
}

#[test]
fn where_words_tell_who_it_is_among_several_the_words_are_kept_and_a_person_appoints() {
    let world = school(Role::Principal);
    let case = opened(&world);
    tap(&world, case, false, "Maud, vervanger");
    assert_eq!(appointed(&world, case), []);
    assert!(tells(&world, case, "Maud, vervanger"));
}

#[test]
fn a_tap_gives_a_case_to_nobody_who_may_not_read_it() {
    let world = school(Role::Principal);
    let joris = id(&world, "Joris Tadema");
    let mut kept_out = world.office.read(Desk::staff).expect("unlocked");
    kept_out.retain(|person| person.id == joris);
    let case = opened_without(&world, "Sem Tadema", kept_out);
    tap(&world, case, true, "");
    assert_eq!(appointed(&world, case), pair("Maud Ravesloot", ""));
}
