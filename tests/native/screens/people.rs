//! Agreements and people.

use meldcode::casefile::event::{
    CheckOutcome, NotToldGround, ParentsInformed, RecordCorrected, Telling,
};
use meldcode::casefile::{Command, RecordHash};
use meldcode::screen::documents::{DocumentKind, REPORT, document};
use meldcode::screen::form::FormKind;
use meldcode::screen::people::{People, people};
use meldcode::screen::{Door, Urgency};
use meldcode::text::{DutyWord, Ledger, Message, SafeHomePaper, SchoolSummary, Sentence};

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
fn under_a_telling_stands_what_was_corrected_in_it() {
    let case = given([open(), told_of_the_report()]);
    let target = case.last("parents-informed");
    let before = shown(&case).parents.remove(0).tellings.remove(0);
    assert!(before.is_told && before.corrected.is_empty());
    let case = case.and([teacher(correct_telling(target))]);
    let line = shown(&case).parents.remove(0).tellings.remove(0);
    assert!(!line.is_told);
    let correction = NOT_TOLD.to_owned();
    assert_eq!(
        line.corrected,
        [SchoolSummary::Corrected { correction }.into()]
    );
    // So it does on paper, for Veilig Thuis and in the print of the case.
    let desk = with(&[&case], monday());
    for (kind, title) in [
        (REPORT, Message::from(SafeHomePaper::ParentsKnow)),
        (DocumentKind::WholeCase, Ledger::ParentsHeading.into()),
    ] {
        let made = document(&desk, case.journal.case(), kind, monday()).expect("on the desk");
        let mut sections = made.sections.iter();
        let part = sections.find(|one| one.title == title).expect("there");
        assert!(format!("{part:?}").contains(NOT_TOLD), "{part:?}");
    }
}

pub(super) const NOT_TOLD: &str = "Niet verteld, zij was er niet.";

pub(super) fn told_of_the_report() -> Step {
    teacher(Command::RecordParentsInformed(ParentsInformed {
        parents: vec!["Tessa Duinzicht".to_owned()],
        topics: [].into(),
        about: "de melding".to_owned(),
        telling: Telling::Told {
            how: "in een gesprek".to_owned(),
            reaction: String::new(),
        },
    }))
}

pub(super) fn correct_telling(target: RecordHash) -> Command {
    Command::CorrectRecord(RecordCorrected {
        target,
        correction: NOT_TOLD.to_owned(),
        reason: "Ik vergiste mij.".to_owned(),
    })
}

#[test]
fn whoever_carries_the_case_stands_first_among_the_staff() {
    let shown = shown(&given([open(), observe(), consult()]));
    let first = shown.staff.first().expect("somebody");
    assert!(first.part.contains(&Ledger::CarriesIt.into()));
    assert_eq!(shown.staff.len(), 2);
}
