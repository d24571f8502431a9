//! Who stands in no longer is off the cases they were on for that alone, whatever comes in between.

use std::collections::BTreeMap;

use meldcode::casefile::CaseId;
use meldcode::protocol::Role;
use meldcode::vault::store::Table;
use meldcode::workspace::{Action, Done, Error, Office};
use uuid::Uuid;

use super::failing::Failing;
use super::merge::{backup, look, merge};
use super::world::{World, block_on};
use super::{founded, member, opened, returned, sign_in};

/// A school with two cases and a leerkracht who is on neither.
fn school() -> (World, Uuid) {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    opened(&world);
    opened(&world);
    let teacher = member("Bo Verzonnen", Role::Teacher, "lk");
    world.perform(Action::AddMember(teacher)).expect("is added");
    let bo = world.office.read(|desk| {
        let mut members = desk.members.iter();
        members.find(|member| member.mark == "lk").map(|bo| bo.id)
    });
    (world, bo.flatten().expect("is there"))
}

fn appoint(office: &Office, deputies: &[Uuid]) -> Result<Done, Error> {
    let deputies = BTreeMap::from([(Role::CareCoordinator, deputies.to_vec())]);
    block_on(office.perform(Action::AppointDeputies(deputies)))
}

/// The cases that this person reads, signed in for a moment.
fn read_by(world: &World, mark: &str) -> Vec<CaseId> {
    sign_in(world, mark);
    let cases = world
        .office
        .read(|desk| desk.summaries.keys().copied().collect());
    sign_in(world, "ib");
    cases.expect("unlocked")
}

#[test]
fn whoever_stands_in_no_longer_is_off_the_cases_also_where_the_page_failed_half_way() {
    let (world, bo) = school();
    let other = Failing::unlocked(&world, "ib");
    for calls in 0.. {
        block_on(other.tab.perform(Action::Follow)).expect("follows");
        appoint(&other.tab, &[bo]).expect("is appointed");
        let (done, failed) = other.failing_after(calls, |tab| appoint(tab, &[]));
        if !failed {
            done.expect("nothing failed any more");
        } else if done.is_err() {
            appoint(&other.tab, &[]).expect("the same once more");
        }
        assert_eq!(read_by(&world, "lk"), [], "after {calls} calls");
        if !failed {
            break;
        }
    }
}

#[test]
fn one_damaged_case_keeps_nobody_on_the_others_and_is_done_when_it_was_mended() {
    let (mut world, bo) = school();
    appoint(&world.office, &[bo]).expect("is appointed");
    let whole = backup(&world);
    world.spoil(Table::Cases);
    sign_in(&world, "ib");
    appoint(&world.office, &[]).expect("where it can be done");
    let plan = look(&world, &whole, "").expect("opens");
    merge(&world, plan);
    assert_eq!(read_by(&world, "lk").len(), 1, "that was damaged");
    appoint(&world.office, &[]).expect("the same once more");
    assert_eq!(read_by(&world, "lk"), []);
}
