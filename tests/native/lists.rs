//! The indicator list and the contacts that are shipped: complete, unscored, with their gaps in sight.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm,
    reason = "a shipped file that cannot be read fails the test"
)]

use meldcode::casefile::Handbook;
use meldcode::protocol::check::{Fault, IdKind};
use meldcode::protocol::indicators::{Audience, GroupKind};
use meldcode::protocol::{ContactId, ContactList, IndicatorId, IndicatorList, PlanError, shipped};

#[test]
fn the_indicator_list_has_120_items_10_protective_factors_and_two_supplements_of_8() {
    let list = shipped::indicator_list().unwrap();
    let wanted = [
        ("LW", 18),
        ("GG", 21),
        ("SS", 14),
        ("OK", 13),
        ("OP", 10),
        ("OG", 13),
        ("HG", 13),
        ("SM", 14),
        ("ON", 4),
        ("BF", 10),
        ("J", 8),
        ("T", 8),
    ];
    assert_eq!(list.groups.len(), wanted.len());
    for (group, (code, count)) in list.groups.iter().zip(wanted) {
        let ids: Vec<_> = group.items.iter().map(|item| item.id.to_string()).collect();
        let expected: Vec<_> = (1..=count).map(|n| format!("{code}{n:02}")).collect();
        assert_eq!(ids, expected);
    }
    let count = |kind, audience| {
        list.groups
            .iter()
            .filter(|group| (group.kind == kind) && (group.audience == audience))
            .map(|group| group.items.len())
            .sum::<usize>()
    };
    let everyone = Audience::Everyone;
    assert_eq!(
        count(GroupKind::Indicators, everyone) + count(GroupKind::Circumstances, everyone),
        120
    );
    assert_eq!(count(GroupKind::Circumstances, everyone), 13);
    assert_eq!(count(GroupKind::ProtectiveFactors, everyone), 10);
    assert_eq!(count(GroupKind::Indicators, Audience::UpToFour), 8);
    assert_eq!(count(GroupKind::Indicators, Audience::FromTwelve), 8);
}

#[test]
fn the_sharp_items_ask_the_danger_question_and_a_disclosure_always_does() {
    let list = shipped::indicator_list().unwrap();
    let sharp: Vec<_> = list
        .items()
        .filter(|(_, item)| item.asks_danger)
        .map(|(_, item)| item.id.as_str())
        .collect();
    assert_eq!(
        sharp,
        [
            "LW03", "GG12", "GG13", "GG20", "OK05", "OP08", "OG05", "OG12", "HG01", "HG08", "SM02",
            "SM12", "SM13", "SM14", "ON01", "ON02", "ON03", "T01", "T03", "T05", "T07",
        ]
    );
    let told_by_neighbour = IndicatorId::from("ON04");
    assert!(list.asks_danger(&told_by_neighbour));
    assert!(list.is_disclosure(&told_by_neighbour));
    assert!(!list.asks_danger(&IndicatorId::from("LW08")));
    assert!(!list.is_disclosure(&IndicatorId::from("LW03")));
    let handbook = Handbook {
        lists: vec![list],
        ..Handbook::default()
    };
    assert!(handbook.is_disclosure(&told_by_neighbour));
    assert!(!handbook.is_disclosure(&IndicatorId::from("LW03")));
}

#[test]
fn the_indicator_list_is_not_reviewed_until_the_school_says_so_and_counts_nothing() {
    assert_eq!(shipped::indicator_list().unwrap().reviewed, None);
    let text = include_str!("../../src/protocol/plans/indicators-1.json");
    for wrong in ["score", "kleur", "punten", "\"weight\""] {
        assert!(!text.contains(wrong), "{wrong}");
    }
}

#[test]
fn the_emergency_screen_has_the_three_numbers_first_and_gaps_are_visible() {
    let list = shipped::contacts().unwrap();
    let dialled: Vec<_> = list
        .emergency()
        .iter()
        .map(|contact| contact.dialled())
        .collect();
    assert_eq!(
        dialled,
        ["112", "08002000", "09008844", "08000432", "09001113111"]
    );
    let gaps: Vec<_> = list.gaps().map(|contact| contact.id.as_str()).collect();
    assert_eq!(
        gaps,
        [
            "safe-home-regional",
            "community-officer",
            "youth-nurse",
            "local-team",
            "crisis-service"
        ]
    );
    assert!(
        list.contact(&ContactId::from("emergency"))
            .unwrap()
            .last_checked
            .is_none()
    );
}

#[test]
fn what_has_no_number_or_no_place_does_not_stand_on_the_emergency_screen() {
    let mut list = shipped::contacts().unwrap();
    let before = list.emergency().len();
    for (id, order, fewer) in [("crisis-service", Some(9), 0), ("emergency", None, 1)] {
        assert_eq!(list.contact(&id.into()).unwrap().id.as_str(), id);
        let mut contacts = list.contacts.iter_mut();
        let found = contacts.find(|contact| contact.id.as_str() == id).unwrap();
        found.emergency_order = order;
        assert_eq!(list.emergency().len(), before - fewer, "{id}");
    }
}

#[test]
fn the_lists_that_are_shipped_have_no_fault() {
    let read = IndicatorList::load(include_str!("../../src/protocol/plans/indicators-1.json"));
    assert_eq!(read.unwrap(), shipped::indicator_list().unwrap());
    let read = ContactList::load(include_str!("../../src/protocol/plans/contacts.json"));
    assert_eq!(read.unwrap(), shipped::contacts().unwrap());
}

fn faults<T: std::fmt::Debug>(read: Result<T, PlanError>) -> Vec<Fault> {
    match read.unwrap_err() {
        PlanError::Malformed { faults } => faults,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_malformed_contact_list_is_refused_with_every_fault() {
    let found = faults(ContactList::load(
        r#"{"contacts": [
            {"id": "a", "name": "", "purpose": "p", "number": "", "source": "s", "last_checked": null, "emergency_order": 1, "local": false},
            {"id": "a", "name": "n", "purpose": "p", "number": "bel mij", "source": "s", "last_checked": null, "emergency_order": null, "local": true}
        ]}"#,
    ));
    let empty = |field| Fault::EmptyText {
        at: "contact a".to_owned(),
        field,
    };
    assert_eq!(
        found,
        [
            empty("name"),
            empty("number"),
            Fault::DuplicateId {
                kind: IdKind::Contact,
                id: "a".to_owned()
            },
            Fault::NotDiallable {
                contact: "a".into()
            },
        ]
    );
}

#[test]
fn a_malformed_indicator_list_is_refused_with_every_fault() {
    let found = faults(IndicatorList::load(
        r#"{"id": "i", "edition": 0, "title": "t", "caution": " ", "reviewed": null, "groups": [
            {"code": "X", "title": "", "kind": "indicators", "audience": "everyone", "items": [
                {"id": "X01", "wording": "a"}, {"id": "X01", "wording": ""}
            ]}
        ]}"#,
    ));
    let empty = |at: &str, field| Fault::EmptyText {
        at: at.to_owned(),
        field,
    };
    assert_eq!(
        found,
        [
            Fault::EditionZero,
            empty("group X", "title"),
            empty("indicator X01", "wording"),
            empty("list", "caution"),
            Fault::DuplicateId {
                kind: IdKind::Indicator,
                id: "X01".to_owned()
            },
        ]
    );
}
