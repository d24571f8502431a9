//! A malformed plan is refused with every fault named.

mod files;
mod tasks;
mod ways;

use meldcode::protocol::check::{Fault, IdKind};
use meldcode::protocol::{PhaseNumber, PlanError, load};
use serde_json::{Value, json};

/// The smallest plan that passes: two phases, both alarms, one ground to close on.
pub(super) fn small() -> Value {
    let from = json!([{"school": "eigen afspraak"}]);
    let alarm = |alarm: &str, task: &str| {
        json!({
            "alarm": alarm, "trigger": {"text": "Gevaar.", "sources": from},
            "tasks": [{
                "id": task, "text": "Bel.", "deeds": ["police-contact"],
                "actors": {"usually": ["teacher"]}, "requirement": "required",
                "due": {"rule": "same-day"}, "sources": from
            }]
        })
    };
    let phase = |number: u8, next: &[u8]| {
        json!({
            "phase": number, "title": format!("Fase {number}"),
            "responsible": {"role": "teacher", "sources": from},
            "report_authors": {"roles": ["teacher"], "sources": from},
            "closed_by": {"roles": ["teacher"], "sources": from},
            "tasks": [{
                "id": format!("talk-{number}"), "text": "Praat.", "deeds": ["parent-conversation"],
                "actors": {"usually": ["teacher"]}, "requirement": "required",
                "topics": ["concerns"], "sources": from
            }],
            "conditions": [{
                "id": format!("talked-{number}"), "text": "Er is gepraat.",
                "need": {"task": format!("talk-{number}")},
                "satisfy_at": {"record": "parent-conversation"}, "sources": from
            }],
            "next": next
        })
    };
    json!({
        "plan": "own", "edition": 1, "valid_from": "2026-01-01",
        "title": {"text": "Eigen plan", "sources": from}, "follows": "Eigen tekst",
        "roles": [{"role": "teacher", "label": "leerkracht"}],
        "labels": {"observations_title": "a", "care_team": "b", "internal_form": "c"},
        "terms": {"discuss_within_school_days": 3, "action_due_days": 14},
        "options": [],
        "topics": [{"id": "concerns", "text": "De zorgen.", "sources": from}],
        "phases": [phase(0, &[1]), phase(1, &[])],
        "alarms": [alarm("acute-danger", "call"), alarm("staff-danger", "call-too")],
        "exits": [],
        "closings": [{
            "id": "done", "text": "Klaar.", "phases": [0, 1], "requires": ["reason"], "sources": from
        }]
    })
}

pub(super) fn faults(plan: &Value) -> Vec<Fault> {
    match load(&plan.to_string()) {
        Ok(_) => Vec::new(),
        Err(PlanError::Malformed { faults }) => faults,
        Err(other) => panic!("{other:?}"),
    }
}

/// The faults of the small plan with one value replaced.
pub(super) fn faults_with(pointer: &str, value: Value) -> Vec<Fault> {
    let mut plan = small();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match plan.pointer_mut(parent).unwrap() {
        Value::Object(fields) => {
            fields.insert(key.to_owned(), value);
        }
        Value::Array(items) => items[key.parse::<usize>().unwrap()] = value,
        other => panic!("{other}"),
    }
    faults(&plan)
}

pub(super) fn at(place: &str) -> String {
    place.to_owned()
}

#[test]
fn the_small_plan_passes() {
    assert_eq!(faults(&small()), []);
}

#[test]
fn texts_and_sources_may_not_be_missing() {
    let task = "/phases/0/tasks/0";
    let source = |source: Value| faults_with(&format!("{task}/sources"), json!([source]));
    let place = at("task talk-0");
    assert_eq!(
        faults_with(&format!("{task}/text"), json!("  ")),
        [Fault::EmptyText {
            at: place.clone(),
            field: "text"
        }]
    );
    assert_eq!(
        faults_with(&format!("{task}/sources"), json!([])),
        [Fault::MissingSource { at: place.clone() }]
    );
    for unclear in [
        json!({}),
        json!({"law": ""}),
        json!({"law": "a", "reading": 3}),
        json!({"seed": "L1", "element": "A", "law": "b"}),
    ] {
        assert_eq!(
            source(unclear),
            [Fault::UnclearSource { at: place.clone() }]
        );
    }
    for lineless in [
        json!({"element": "A1-2"}),
        json!({"seed": "L1"}),
        json!({"seed": "L1", "element": ""}),
    ] {
        assert_eq!(
            source(lineless),
            [Fault::MissingSeedLine { at: place.clone() }]
        );
    }
    assert_eq!(
        source(json!({"seed": "regel 3", "element": "A1-2"})),
        [Fault::UnreadableLines {
            at: place,
            lines: at("regel 3")
        }]
    );
}

#[test]
fn ids_stand_once() {
    let twice = |kind, id: &str| Fault::DuplicateId {
        kind,
        id: id.to_owned(),
    };
    let again = |pointer: &str, kind, id: &str| {
        let mut plan = small();
        let items = plan
            .pointer_mut(pointer)
            .and_then(Value::as_array_mut)
            .unwrap();
        items.push(items[0].clone());
        assert!(
            faults(&plan).contains(&twice(kind, id)),
            "{pointer}: {:?}",
            faults(&plan)
        );
    };
    again("/phases", IdKind::Phase, "0");
    again("/phases/0/tasks", IdKind::Task, "talk-0");
    again("/phases/0/conditions", IdKind::Condition, "talked-0");
    again("/topics", IdKind::Topic, "concerns");
    again("/roles", IdKind::Role, "Teacher");
    again("/alarms", IdKind::Alarm, "AcuteDanger");
    again("/closings", IdKind::Closing, "done");
    let told = twice(IdKind::Closing, "done").to_string();
    assert_eq!(told, "closing ground done stands twice");
}

#[test]
fn an_edition_has_a_number_and_does_not_end_before_it_begins() {
    assert_eq!(faults_with("/edition", json!(0)), [Fault::EditionZero]);
    assert_eq!(
        faults_with("/valid_until", json!("2025-12-31")),
        [Fault::EndsBeforeItBegins]
    );
    let one_day = small()["valid_from"].clone();
    assert_eq!(faults_with("/valid_until", one_day), []);
    assert_eq!(
        faults_with("/plan", json!("")),
        [Fault::EmptyText {
            at: at("plan"),
            field: "plan"
        }]
    );
}

#[test]
fn a_plan_with_many_faults_is_refused_with_all_of_them() {
    let mut plan = small();
    plan["edition"] = json!(0);
    plan["title"]["text"] = json!("");
    plan["phases"][0]["next"] = json!([]);
    plan["phases"][1]["tasks"][0]["actors"] = json!({});
    plan["phases"][1]["conditions"][0]["need"] = json!({"any-of": []});
    plan["alarms"][1]["tasks"][0]["sources"] = json!([]);
    assert_eq!(
        faults(&plan),
        [
            Fault::EditionZero,
            Fault::EmptyText {
                at: at("title"),
                field: "text"
            },
            Fault::MissingSource {
                at: at("task call-too")
            },
            Fault::NobodyMayDo {
                task: "talk-1".into()
            },
            Fault::PointsAtNothing {
                condition: "talked-1".into()
            },
            Fault::UnreachablePhase {
                phase: PhaseNumber(1)
            },
        ]
    );
}
