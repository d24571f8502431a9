//! Faults in tasks and in conditions.

use meldcode::protocol::check::Fault;
use meldcode::protocol::{DeedKind, Role};
use serde_json::{Value, json};

use super::{at, faults, faults_with, small};

#[test]
fn somebody_must_be_able_to_do_each_task() {
    let task = || "talk-0".into();
    let actors = |actors: Value| faults_with("/phases/0/tasks/0/actors", actors);
    assert_eq!(actors(json!({})), [Fault::NobodyMayDo { task: task() }]);
    assert_eq!(
        actors(json!({"together": ["principal"]})),
        [
            Fault::UnknownRole {
                at: at("task talk-0"),
                role: Role::Principal
            },
            Fault::NobodyMayDo { task: task() },
        ]
    );
    assert_eq!(
        faults_with("/phases/0/closed_by/roles", json!([])),
        [Fault::NobodyNamed {
            at: at("phase 0 closed by")
        }]
    );
}

#[test]
fn a_task_can_be_done_and_waits_for_nothing_impossible() {
    let task = || "talk-0".into();
    let with =
        |field: &str, value: Value| faults_with(&format!("/phases/0/tasks/0/{field}"), value);
    assert!(with("deeds", json!([])).contains(&Fault::NoDeed { task: task() }));
    assert_eq!(
        with("minimum", json!(0)),
        [Fault::MinimumZero { task: task() }]
    );
    assert_eq!(
        with("places", json!(["observation"])),
        [Fault::PlacesByOtherDeed { task: task() }]
    );
    assert_eq!(
        with("due", json!({"rule": "same-day"})),
        [Fault::SameDayWithoutAlarm { task: task() }]
    );
    assert_eq!(
        with("waits_for", json!(["talk-0"])),
        [Fault::WaitsInCircle { task: task() }]
    );
    assert_eq!(
        with("option", json!("maybe")),
        [Fault::UnknownOption {
            task: task(),
            option: "maybe".into()
        }]
    );
    assert_eq!(
        with("waits_for", json!(["nothing"])),
        [Fault::UnknownTask {
            at: at("task talk-0"),
            task: "nothing".into()
        }]
    );
    assert_eq!(
        with("topics", json!(["concerns", "weather"])),
        [Fault::UnknownTopic {
            at: at("task talk-0"),
            topic: "weather".into()
        }]
    );
}

#[test]
fn nothing_that_brings_help_may_wait() {
    let waits = json!(["talk-1"]);
    assert_eq!(
        faults_with("/alarms/0/tasks/0/waits_for", waits.clone()),
        [Fault::EscalationWaits {
            task: "call".into()
        }]
    );
    let mut plan = small();
    plan["phases"][0]["tasks"][0]["deeds"] = json!(["parent-conversation", "safe-home-report"]);
    plan["phases"][0]["tasks"][0]["waits_for"] = waits;
    assert_eq!(
        faults(&plan),
        [Fault::EscalationWaits {
            task: "talk-0".into()
        }]
    );
}

#[test]
fn every_topic_is_asked_and_every_choice_has_an_effect() {
    let from = json!([{"school": "a"}]);
    let topics = json!([
        {"id": "concerns", "text": "De zorgen.", "sources": from},
        {"id": "weather", "text": "Het weer.", "sources": from}
    ]);
    assert_eq!(
        faults_with("/topics", topics),
        [Fault::TopicNeverAsked {
            topic: "weather".into()
        }]
    );
    let options = json!([{"id": "maybe", "text": "Misschien?", "default": true, "sources": from}]);
    assert_eq!(
        faults_with("/options", options),
        [Fault::OptionWithoutEffect {
            option: "maybe".into()
        }]
    );
}

#[test]
fn a_condition_points_at_something_that_can_be_there() {
    let need = |need: Value| faults_with("/phases/0/conditions/0/need", need);
    let place = at("condition talked-0");
    assert_eq!(
        need(json!({"any-of": []})),
        [Fault::PointsAtNothing {
            condition: "talked-0".into()
        }]
    );
    assert_eq!(
        need(json!({"any-of": [{"task": "nothing"}, {"topic": "weather"}]})),
        [
            Fault::UnknownTask {
                at: place.clone(),
                task: "nothing".into()
            },
            Fault::UnknownTopic {
                at: place,
                topic: "weather".into()
            },
        ]
    );
    assert_eq!(
        need(json!({"task": "talk-1"})),
        [Fault::AsksAhead {
            condition: "talked-0".into(),
            task: "talk-1".into()
        }]
    );
    assert_eq!(
        faults_with(
            "/phases/0/conditions/0/satisfy_at",
            json!({"record": "weighing"})
        ),
        [Fault::SatisfiedElsewhere {
            condition: "talked-0".into(),
            record: DeedKind::Weighing
        }]
    );
}
