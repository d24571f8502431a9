//! Agreements and people.

use meldcode::casefile::Command;
use meldcode::casefile::event::{CheckOutcome, NotToldGround, ParentsInformed, Telling};
use meldcode::screen::form::FormKind;
use meldcode::screen::people::{People, people};
use meldcode::screen::{Door, Urgency};
use meldcode::text::{DutyWord, Ledger, Sentence};

use super::desk::{monday, with};
use crate::scenarios::school::*;

fn shown(case: &Case) -> People {
    let desk = with(&[case], monday());
    people(&desk, case.journal.case(), monday()).expect("a case on the desk")
}

#[test]
fn an_open_action_shows_its_owner_its_day_and_every_extension_and_can_be_checked() {
    let case = given([open(), observe(), agree("2026-03-05")]);
    let action = case.last("action-agreed");
    let case = case.and([teacher(check(
        action,
        CheckOutcome::Extended {
            until: day("2026-03-12"),
            reason: "de huisarts had pas later plaats".to_owned(),
        },
    ))]);
    let shown = shown(&case);
    let [line] = shown.actions.as_slice() else {
        panic!("one action");
    };
    assert_eq!(line.urgency, Urgency::Soon);
    assert_eq!(
        line.owner,
        DutyWord::OwnedBy {
            owner: "Tessa Duinzicht".to_owned()
        }
        .into()
    );
    assert!(
        line.history
            .contains(&DutyWord::Extended { times: 1 }.into())
    );
    assert_eq!(line.door, Some(Door::About(FormKind::ActionCheck, action)));
}

#[test]
fn an_action_that_was_judged_says_how_and_can_be_looked_at_again() {
    let case = given([open(), observe(), agree("2026-03-05")]);
    let action = case.last("action-agreed");
    let case = case.and([teacher(check(action, CheckOutcome::NotStarted))]);
    let shown = shown(&case);
    let line = shown.actions.first().expect("one action");
    assert!(matches!(
        line.due.sentence(),
        Sentence::Ledger(Ledger::NotStarted { .. })
    ));
    assert_eq!(line.door, Some(Door::About(FormKind::ActionCheck, action)));
}

#[test]
fn each_parent_has_a_ledger_of_what_was_told_and_what_was_not_and_why() {
    let tell = |telling| {
        teacher(Command::RecordParentsInformed(ParentsInformed {
            parents: vec!["Tessa Duinzicht".to_owned()],
            topics: [].into(),
            about: "de zorgen".to_owned(),
            telling,
        }))
    };
    let silent = shown(&given([open()]));
    assert!(
        silent
            .parents
            .first()
            .expect("a parent")
            .tellings
            .is_empty()
    );
    let case = given([
        open(),
        tell(Telling::NotTold {
            ground: NotToldGround::ChildSafety,
            reason: "vader leest mee".to_owned(),
        }),
        tell(Telling::Told {
            how: "in een gesprek".to_owned(),
            reaction: String::new(),
        }),
    ]);
    let shown = shown(&case);
    let parent = shown.parents.first().expect("a parent");
    assert_eq!(parent.custody, Ledger::HasCustody.into());
    let told: Vec<bool> = parent.tellings.iter().map(|line| line.is_told).collect();
    assert_eq!(told, [true, false]);
}

#[test]
fn whoever_carries_the_case_stands_first_among_the_staff() {
    let shown = shown(&given([open(), observe(), consult()]));
    let first = shown.staff.first().expect("somebody");
    assert!(first.part.contains(&Ledger::CarriesIt.into()));
    assert_eq!(shown.staff.len(), 2);
}
