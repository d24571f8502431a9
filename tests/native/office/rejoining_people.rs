//! A vault file that somebody else saved meanwhile, in which other people have other places.

use meldcode::casefile::CaseId;
use meldcode::protocol::Role;
use meldcode::vault::backup::Typed;
use meldcode::workspace::action::{Rejoined, Secret};
use meldcode::workspace::handover::{Handover, State};
use meldcode::workspace::school::School;
use meldcode::workspace::{Action, Done};

use super::merge::{backup, has, twins};
use super::need_to_know::{colleague, enter, school};
use super::world::{World, secret};
use super::{PASSPHRASE, member, observe, opened, sign_in};

fn rejoin(world: &World, file: &[u8]) -> Rejoined {
    let (file, typed) = (file.to_vec(), Typed::Here);
    match world.perform(Action::Rejoin { file, typed }) {
        Ok(Done::Rejoined(rejoined)) => rejoined,
        other => panic!("not rejoined: {other:?}"),
    }
}

fn copy_of(world: &World, mark: &str) -> World {
    let copy = World::with_seed(31);
    copy.perform(Action::Restore(backup(world)))
        .expect("is put back");
    sign_in(&copy, mark);
    copy
}

#[test]
fn one_case_that_somebody_is_no_longer_on_keeps_none_of_their_other_work_out() {
    let (here, taken_off) = school();
    let kept = opened(&here);
    let there = copy_of(&here, "ib");
    leave_the_leerkracht_out(&there, taken_off);
    observe(&here, taken_off, "nog geschreven in het ene dossier");
    for seen in ["een", "twee"] {
        observe(&here, kept, seen);
    }
    let only_here = opened(&here);

    let rejoined = rejoin(&here, &backup(&there));
    assert_eq!((rejoined.left, rejoined.shut_out), (0, 1));
    assert!(rejoined.ours.is_some());
    assert_eq!(has(&here, kept), 3);
    here.perform(Action::LoadCase(only_here)).expect("loads");
    assert!(here.perform(Action::LoadCase(taken_off)).is_err());
}

/// From fase 2 on the leerkracht reads nothing of it any more.
fn leave_the_leerkracht_out(world: &World, case: CaseId) {
    let settled = world.office.read(|desk| desk.school.clone());
    let mut settled = settled.expect("unlocked");
    settled.teacher_keeps_reading = false;
    world
        .perform(Action::ChangeSchool(Box::new(settled)))
        .expect("is settled");
    enter(world, case, 2);
    world.perform(Action::LoadCase(case)).expect("loads");
}

fn change_passphrase(world: &World, to: Secret) {
    let current = secret(PASSPHRASE);
    world
        .perform(Action::ChangePassphrase { current, new: to })
        .expect("is changed");
}

#[test]
fn a_place_taken_away_here_that_their_file_still_has_is_told() {
    let (here, there, case) = twins();
    let fenna = member("Fenna Wester", Role::Teacher, "lk");
    here.perform(Action::AddMember(fenna)).expect("is added");
    rejoin(&there, &backup(&here));
    let fenna = colleague(&here, "Fenna Wester");
    here.perform(Action::RemoveMember(fenna.id))
        .expect("is removed");
    observe(&there, case, "alleen daar");
    let rejoined = rejoin(&here, &backup(&there));
    assert!(rejoined.has_other_places && rejoined.ours.is_some());
    assert_eq!(rejoined.left, 0);
}

#[test]
fn a_passphrase_changed_here_that_their_file_does_not_have_is_told() {
    let (here, there, case) = twins();
    change_passphrase(&here, secret("vier lange rustige woorden samen"));
    observe(&there, case, "alleen daar");
    assert!(rejoin(&here, &backup(&there)).has_other_places);
}

#[test]
fn a_handover_that_came_further_in_either_copy_stays_as_far() {
    let bytes = include_bytes!("../../data/sealed/v1/settings.json");
    let school = School::from_bytes(bytes).expect("reads");
    let sent = school.handovers.first().expect("is one").clone();
    let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 2).expect("is a day");
    let as_it_is = |state, removed_on| Handover {
        state,
        removed_on,
        ..sent.clone()
    };
    let confirmed = as_it_is(State::Confirmed(sent.sent_at), None);
    let revoked = as_it_is(State::Revoked(day), None);
    let with = |handover: &Handover| School {
        handovers: vec![handover.clone()],
        ..school.clone()
    };
    let waiting = as_it_is(State::Sent, None);
    for (further, less) in [
        (&confirmed, &revoked),
        (&confirmed, &waiting),
        (&revoked, &waiting),
    ] {
        for (own, other) in [(further, less), (less, further)] {
            let joined = with(own).with_lists_of(&with(other));
            assert_eq!(joined.handovers, std::slice::from_ref(further));
        }
    }
    let removed = as_it_is(State::Confirmed(sent.sent_at), Some(day));
    let joined = with(&confirmed).with_lists_of(&with(&removed));
    assert_eq!(joined.handovers, [removed]);
}
