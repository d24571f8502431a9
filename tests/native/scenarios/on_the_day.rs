//! Days and minutes at their edge: the day itself is in time, the day before it is not.

use meldcode::casefile::event::{CheckOutcome, NextCheck};
use meldcode::casefile::{Command, Obstacle};

use super::school::*;

#[test]
fn an_action_may_be_agreed_for_the_day_itself_and_not_for_the_day_before() {
    let case = in_fase_1(PLAN_A);
    case.clone()
        .when(agree("2026-03-02"))
        .then(["action-agreed"]);
    case.when(agree("2026-03-01"))
        .refused([Obstacle::DateBefore]);
}

#[test]
fn an_action_may_be_extended_until_today_and_not_until_yesterday() {
    let case = in_fase_1(PLAN_A).and([agree("2026-03-05")]);
    let action = case.last("action-agreed");
    let extended = |until: &str| {
        let until = CheckOutcome::Extended {
            until: day(until),
            reason: "De huisarts was weg.".to_owned(),
        };
        teacher(check(action, until)).at("2026-03-20T12:00:00+01:00")
    };
    case.clone()
        .when(extended("2026-03-20"))
        .then(["action-checked"]);
    case.when(extended("2026-03-19"))
        .refused([Obstacle::DateBefore]);
}

#[test]
fn the_next_check_may_be_today() {
    let next = |on: &str| {
        teacher(Command::SetNextCheck(NextCheck {
            on: day(on),
            what: String::new(),
        }))
    };
    let case = in_fase_1(PLAN_A);
    case.clone()
        .when(next("2026-03-02"))
        .then(["next-check-set"]);
    case.when(next("2026-03-01"))
        .refused([Obstacle::DateBefore]);
}

#[test]
fn danger_may_end_in_the_minute_it_was_raised_and_looks_at_no_other_danger() {
    let case = in_fase_1(PLAN_A).and([
        principal(raise_danger()).at("2026-03-02T11:05:00+01:00"),
        principal(raise_staff_danger()).at("2026-03-02T12:00:00+01:00"),
    ]);
    for ended in ["2026-03-02T11:05:00+01:00", "2026-03-02T11:30:00+01:00"] {
        case.clone()
            .when(principal(clear_danger(1, "Noor is bij haar tante.")).happened(ended))
            .then(["danger-cleared"]);
    }
}

#[test]
fn danger_was_over_on_the_day_on_which_it_ended() {
    let case = in_fase_1(PLAN_A).and([
        principal(raise_danger()).at("2026-03-03T11:05:00+01:00"),
        principal(clear_danger(1, "Noor is bij haar tante.")).at("2026-03-05T11:05:00+01:00"),
        observe().at("2026-03-09T11:05:00+01:00"),
    ]);
    let clearing = case.last("danger-cleared");
    let file = case.file();
    let cleared = file.alarms().last().and_then(|raised| raised.cleared);
    assert_eq!(cleared, Some((day("2026-03-05"), clearing)));
}

#[test]
fn without_a_birthday_fifteen_years_is_as_long_ago_as_anything_was_seen() {
    let Command::OpenCase(opened) = open().command().clone() else {
        panic!("opens a case")
    };
    let mut ageless = opened;
    let mut mistyped = ageless.clone();
    mistyped.pupil.born_on = Some(day("2027-05-04"));
    given([teacher(Command::OpenCase(mistyped))])
        .when(observe())
        .then(["observation-recorded"]);
    ageless.pupil.born_on = None;
    let case = given([teacher(Command::OpenCase(ageless))]);
    case.clone()
        .when(observe().happened("2013-03-04T12:00:00+01:00"))
        .then(["observation-recorded"]);
    case.when(observe().happened("2011-02-28T12:00:00+01:00"))
        .refused([Obstacle::LongAgo]);
    // The birthday itself is a day in the child's life.
    let born = given([open()]);
    born.clone()
        .when(observe().happened("2017-05-04T12:00:00+02:00"))
        .then(["observation-recorded"]);
    born.when(observe().happened("2017-05-03T12:00:00+02:00"))
        .refused([Obstacle::LongAgo]);
}
