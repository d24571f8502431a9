//! Faults in the ways through a plan and out of it.

use meldcode::protocol::check::Fault;
use meldcode::protocol::{Alarm, PhaseNumber};
use serde_json::json;

use super::{at, faults, faults_with, small};

#[test]
fn every_phase_can_be_reached_and_left() {
    let phase = PhaseNumber;
    assert_eq!(
        faults_with("/phases/0/next", json!([])),
        [Fault::UnreachablePhase { phase: phase(1) }]
    );
    assert_eq!(
        faults_with("/phases/1/next", json!([0, 7])),
        [
            Fault::UnknownPhase {
                at: at("phase 1"),
                phase: phase(7)
            },
            Fault::NotForward {
                from: phase(1),
                to: phase(0)
            },
        ]
    );
    assert_eq!(
        faults_with("/closings/0/phases", json!([0])),
        [Fault::NoWayOut { phase: phase(1) }]
    );
    let mut through_a_plan = small();
    through_a_plan["closings"][0]["phases"] = json!([0]);
    through_a_plan["exits"] = json!([{"plan": "other", "kind": "escalation", "text": "Anders.", "sources": [{"reading": 20}]}]);
    assert_eq!(faults(&through_a_plan), []);
    let mut empty = small();
    empty["phases"] = json!([]);
    assert!(faults(&empty).contains(&Fault::NoPhases));
}

#[test]
fn no_edition_takes_an_alarm_away_or_leaves_it_idle() {
    let mut plan = small();
    plan["alarms"].as_array_mut().unwrap().remove(0);
    assert_eq!(
        faults(&plan),
        [Fault::MissingAlarm {
            alarm: Alarm::AcuteDanger
        }]
    );
    assert_eq!(
        faults_with("/alarms/1/tasks/0/requirement", json!("optional")),
        [Fault::IdleAlarm {
            alarm: Alarm::StaffDanger
        }]
    );
    assert_eq!(
        faults_with("/alarms/0/after_report", json!(3)),
        [Fault::UnknownPhase {
            at: at("alarm AcuteDanger"),
            phase: PhaseNumber(3)
        }]
    );
}

#[test]
fn a_way_out_leads_somewhere_else_and_closing_asks_a_reason() {
    let exits = json!([{"plan": "own", "kind": "escalation", "text": "Rond.", "sources": [{"reading": 20}]}]);
    assert_eq!(
        faults_with("/exits", exits),
        [Fault::LeadsToItself { plan: "own".into() }]
    );
    assert_eq!(
        faults_with("/closings/0/requires", json!([])),
        [Fault::ClosingWithoutReason {
            closing: at("done")
        }]
    );
    assert!(
        faults_with("/closings/0/phases", json!([])).contains(&Fault::ClosingNowhere {
            closing: at("done")
        })
    );
}
