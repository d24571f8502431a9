//! Spoed shows the numbers first and keeps every tap, in every state of the app.

use std::collections::BTreeSet;

use chrono::Duration;
use meldcode::casefile::event::{Conversation, ConversationKind};
use meldcode::casefile::people::PersonRef;
use meldcode::casefile::{Command, Moment};
use meldcode::protocol::{Contact, ContactList};
use meldcode::screen::Door;
use meldcode::screen::case::overview;
use meldcode::screen::emergency::{
    Destination, Duty, Emergency, Place, Sheet, Urgency, case_choices, emergency,
};
use meldcode::screen::form::FormKind;
use meldcode::text::{DutyWord, Emergency as Words, Message};
use meldcode::workspace::note::{Content, EmergencyStamps, Note};
use meldcode::workspace::ports::LossMark;
use meldcode::workspace::summary::Standing;
use meldcode::workspace::{Desk, Stage};

use super::desk::{monday, with};
use crate::scenarios::school::*;

fn now() -> Moment {
    "2026-11-23T15:05:00+01:00".parse().unwrap()
}

fn later(minutes: i64) -> Moment {
    now() + Duration::minutes(minutes)
}

fn contacts() -> Vec<Contact> {
    let shipped = include_str!("../../../src/protocol/plans/contacts.json");
    ContactList::load(shipped).unwrap().contacts
}

fn stages() -> [Stage; 5] {
    [
        Stage::Opening,
        Stage::FirstUse,
        Stage::Vanished(LossMark::default()),
        Stage::Locked {
            members: Vec::new(),
            damaged: 0,
        },
        Stage::Unlocked,
    ]
}

fn shown(sheet: &Sheet, stage: &Stage) -> Emergency {
    emergency(&contacts(), sheet, (stage, None), later(25))
}

fn stamps(note: Option<Note>) -> EmergencyStamps {
    match note.unwrap().content {
        Content::Emergency(stamps) => stamps,
        Content::Observation(_) => panic!("not an emergency"),
    }
}

#[test]
fn the_three_large_numbers_come_first_in_every_state() {
    for stage in stages() {
        let calls = shown(&Sheet::default(), &stage).calls;
        let large: Vec<(&str, Urgency)> = calls
            .iter()
            .filter(|call| call.urgency != Urgency::Other)
            .map(|call| (call.number.as_str(), call.urgency))
            .collect();
        assert_eq!(
            large,
            [
                ("112", Urgency::Life),
                ("0800-2000", Urgency::Danger),
                ("0900-8844", Urgency::Danger)
            ]
        );
    }
}

#[test]
fn a_number_nobody_filled_in_does_not_stand_on_the_acute_day() {
    assert!(
        shown(&Sheet::default(), &Stage::FirstUse)
            .local_calls
            .is_empty()
    );
    let mut own = contacts();
    for contact in own.iter_mut().filter(|contact| contact.name == "Wijkagent") {
        contact.number = "000-1234567".to_owned();
    }
    let local = emergency(&own, &Sheet::default(), (&Stage::FirstUse, None), now()).local_calls;
    assert_eq!(local.len(), 1);
}

#[test]
fn what_is_tapped_before_there_is_a_vault_stays_on_the_screen_and_else_goes_to_the_inbox() {
    let places: Vec<Destination> = stages()
        .iter()
        .map(|stage| shown(&Sheet::default(), stage).destination)
        .collect();
    assert_eq!(
        places,
        [
            Destination::Screen,
            Destination::Screen,
            Destination::Screen,
            Destination::Inbox,
            Destination::Inbox
        ]
    );
}

#[test]
fn a_stamp_shows_its_time_and_a_second_tap_keeps_the_first_time() {
    let mut sheet = Sheet::default();
    sheet.stamp(Duty::SafeHome, now());
    sheet.stamp(Duty::SafeHome, later(9));
    let line = &shown(&sheet, &Stage::Unlocked).duties[1];
    assert_eq!(line.stamped, Some(Words::Stamped { at: now() }));
    assert_eq!(
        shown(&sheet, &Stage::Unlocked).since,
        Some(Words::Since { minutes: 25 })
    );
    assert_eq!(
        shown(&sheet, &Stage::Unlocked).left,
        Some(Words::StillToday { count: 2 })
    );
}

#[test]
fn a_stamp_taken_back_is_still_told() {
    let mut sheet = Sheet::default();
    sheet.stamp(Duty::Talk, now());
    sheet.take_back(Duty::Talk, later(1));
    assert_eq!(sheet.stamped(Duty::Talk), None);
    let told = stamps(sheet.note(later(2)));
    assert_eq!(told.talk, None);
    assert!(told.remark.contains("15.05"), "{}", told.remark);
    assert!(told.remark.contains("15.06"), "{}", told.remark);
}

#[test]
fn what_is_kept_is_not_kept_twice_and_goes_on_as_the_same_emergency() {
    let mut sheet = Sheet::default();
    sheet.stamp(Duty::Talk, now());
    assert_eq!(stamps(sheet.note(later(1))).begun_at, Some(now()));
    keep(&mut sheet, Place::Inbox);
    assert_eq!(sheet.note(later(2)), None);

    sheet.stamp(Duty::SafeHome, later(3));
    let goes_on = stamps(sheet.note(later(4)));
    assert_eq!(goes_on.begun_at, None);
    assert_eq!(goes_on.talk, None);
    assert_eq!(goes_on.safe_home.unwrap().at, later(3));
}

/// Keeps it as it stands, a minute later.
fn keep(sheet: &mut Sheet, place: Place) {
    let then = sheet.clone();
    sheet.mark_kept(&then, later(1), place);
}

#[test]
fn a_sealed_stamp_is_taken_back_by_the_next_note_and_a_recorded_one_in_its_case() {
    let mut sheet = Sheet::default();
    sheet.stamp(Duty::Talk, now());
    keep(&mut sheet, Place::Inbox);
    assert!(shown(&sheet, &Stage::Unlocked).duties[0].can_be_taken_back);
    sheet.take_back(Duty::Talk, later(2));
    assert_eq!(sheet.stamped(Duty::Talk), None);
    assert!(stamps(sheet.note(later(3))).remark.contains("15.07"));

    let mut recorded = Sheet::default();
    recorded.stamp(Duty::Talk, now());
    keep(&mut recorded, Place::Case);
    recorded.take_back(Duty::Talk, later(2));
    assert!(recorded.stamped(Duty::Talk).is_some());
    assert!(!shown(&recorded, &Stage::Unlocked).duties[0].can_be_taken_back);
}

#[test]
fn what_is_typed_while_the_sheet_is_being_kept_is_not_taken_for_kept() {
    let mut sheet = Sheet::default();
    sheet.stamp(Duty::Talk, now());
    sheet.remark = "Kind is bang.".to_owned();
    let then = sheet.clone();
    sheet.describe(Duty::Talk, "Ada en Bo".to_owned());
    sheet.remark.push_str(" Moeder belde.");
    sheet.stamp(Duty::SafeHome, later(1));
    sheet.mark_kept(&then, later(1), Place::Inbox);
    let next = stamps(sheet.note(later(2)));
    assert!(next.remark.contains("Ada en Bo") && next.remark.contains("Moeder belde."));
    assert_eq!(next.safe_home.unwrap().at, later(1));
    assert_eq!(next.talk, None);
}

#[test]
fn after_a_false_alarm_the_next_emergency_has_a_beginning_of_its_own() {
    let mut sheet = Sheet::default();
    sheet.stamp(Duty::Talk, now());
    sheet.pupil = "Sem Fictief".to_owned();
    sheet.false_alarm = "Het was een oefening.".to_owned();
    keep(&mut sheet, Place::Inbox);
    assert!(sheet.kept.is_some(), "that it was kept is still said");
    sheet.stamp(Duty::SafeHome, later(90));
    let note = sheet.note(later(91)).expect("a note");
    assert_eq!(note.pupil, "");
    let next = stamps(Some(note));
    assert_eq!((next.begun_at, next.talk), (Some(later(90)), None));
}

#[test]
fn whoever_comes_in_does_not_go_on_in_the_name_of_the_one_before() {
    let mut sheet = Sheet::default();
    sheet.author = "Meester Bas".to_owned();
    sheet.pupil = "Sem Fictief".to_owned();
    sheet.stamp(Duty::Talk, now());
    keep(&mut sheet, Place::Inbox);
    assert!(shown(&sheet, &Stage::Unlocked).can_begin_anew);
    sheet.hand_on();
    sheet.stamp(Duty::SafeHome, later(3));
    let note = sheet.note(later(4)).expect("a note");
    assert_eq!((note.author.as_str(), note.pupil.as_str()), ("", ""));
}

#[test]
fn after_a_lock_the_times_stand_and_no_word_does() {
    let mut sheet = Sheet::default();
    sheet.stamp(Duty::Talk, now());
    sheet.describe(Duty::Talk, "Ada, Bo en Cas".to_owned());
    keep(&mut sheet, Place::Inbox);
    let resumed = Sheet::resumed(sheet.begun_at, false, &sheet.times());
    assert_eq!(resumed.stamped(Duty::Talk).unwrap().at, now());
    assert_eq!(resumed.stamped(Duty::Talk).unwrap().words, "");
    assert!(!resumed.has_unkept());
}

#[test]
fn looking_at_the_screen_keeps_nothing() {
    assert_eq!(Sheet::default().note(now()), None);
    let mut named = Sheet::default();
    named.author = "juf Bo".to_owned();
    assert_eq!(named.note(now()), None);
}

#[test]
fn a_case_that_was_closed_or_handed_over_can_be_chosen_and_stands_after_those_that_run() {
    let mut desk = with(&[&given([open()])], monday());
    let line = desk.summaries.values().next().expect("a case").clone();
    for (id, pupil, standing) in [
        (1, "Abel Verzonnen", Standing::HandedOver),
        (2, "Bram Verzonnen", Standing::Closed),
    ] {
        let mut other = line.clone();
        other.case = uuid::Uuid::from_u128(id);
        pupil.clone_into(&mut other.pupil);
        other.standing = standing;
        desk.summaries.insert(other.case_id(), other);
    }
    let labels: Vec<String> = case_choices(&desk)
        .into_iter()
        .map(|choice| choice.label)
        .collect();
    assert_eq!(
        labels,
        [
            "Noor Duinzicht, groep 5b",
            "Bram Verzonnen, groep 5b (afgesloten)",
            "Abel Verzonnen, groep 5b (overgedragen)"
        ]
    );
}

#[test]
fn before_spoed_is_kept_in_a_case_that_ended_it_is_said_that_the_case_will_run_again() {
    let mut desk = with(&[&given([open()])], monday());
    let case = *desk.summaries.keys().next().expect("a case");
    let mut sheet = Sheet::default();
    sheet.case = Some(case);
    sheet.stamp(Duty::Talk, now());
    let said = |desk: &Desk, sheet: &Sheet| {
        let cases = Some(case_choices(desk));
        emergency(&contacts(), sheet, (&Stage::Unlocked, cases), later(1)).opens_again
    };
    assert_eq!(said(&desk, &sheet), None);
    for standing in [Standing::Closed, Standing::HandedOver] {
        desk.summaries.get_mut(&case).expect("a case").standing = standing;
        assert_eq!(said(&desk, &sheet), Some(Words::OpensAgain));
    }
    sheet.case = None;
    assert_eq!(said(&desk, &sheet), None);
    sheet.case = Some(case);
    sheet.false_alarm = "Het was een oefening.".to_owned();
    assert_eq!(said(&desk, &sheet), None);
    sheet.false_alarm.clear();
    keep(&mut sheet, Place::Case);
    assert_eq!(said(&desk, &sheet), None, "it went in");
}

fn talk(held_by: Vec<PersonRef>) -> Step {
    teacher(Command::RecordConversation(Conversation {
        kind: ConversationKind::Emergency,
        held_by,
        present: String::new(),
        topics: BTreeSet::new(),
        summary: String::new(),
        acknowledgement: None,
        safe_for_staff: None,
        parents_knew: None,
    }))
}

/// What is said about the talk of three, and where it leads.
fn about_the_talk(case: &Case) -> (Vec<Message>, Vec<Door>) {
    let desk = with(&[case], monday());
    let overview = overview(&desk, case.journal.case(), monday()).expect("on the desk");
    let mut lines = overview.duties.into_iter().flat_map(|shelf| shelf.duties);
    let line = lines.find(|line| line.what.nl().contains("leerkracht, IB-er en directie"));
    let line = line.expect("the duty of the talk");
    let doors = line.buttons.iter().map(|button| button.door).collect();
    (line.details, doors)
}

#[test]
fn a_talk_that_was_only_tapped_asks_who_were_there_and_says_of_nobody_that_they_were_not() {
    let raised = given([open(), teacher(raise_danger())]);
    let unwritten = Message::from(DutyWord::NobodyNamed);
    let too_few = Message::from(DutyWord::NotCounted { records: 1 });

    let tapped = raised.and([talk(Vec::new())]);
    let (said, doors) = about_the_talk(&tapped);
    assert!(
        said.contains(&unwritten) && !said.contains(&too_few),
        "{said:?}"
    );
    assert_eq!(doors, [Door::Form(FormKind::Conversation)]);

    let half = tapped.and([talk(vec![fenna(), ilse()])]);
    let (said, _) = about_the_talk(&half);
    assert!(
        said.contains(&unwritten) && said.contains(&too_few),
        "{said:?}"
    );

    let whole = half.and([talk(vec![fenna(), ilse(), joris()])]);
    let (said, _) = about_the_talk(&whole);
    assert!(!said.contains(&unwritten), "{said:?}");
}

#[test]
fn children_who_are_called_the_same_are_told_apart_wherever_a_case_is_chosen() {
    let mut desk = with(&[&given([open()])], monday());
    let line = desk.summaries.values().next().expect("a case").clone();
    for (id, born_on) in [(1, None), (2, None), (3, line.born_on)] {
        let mut other = line.clone();
        other.case = uuid::Uuid::from_u128(id);
        other.born_on = born_on;
        desk.summaries.insert(other.case_id(), other);
    }
    let mut labels: Vec<String> = case_choices(&desk)
        .into_iter()
        .map(|choice| choice.label)
        .collect();
    assert!(
        labels
            .iter()
            .filter(|label| label.contains("geboren"))
            .count()
            == 2
    );
    labels.sort();
    labels.dedup();
    assert_eq!(labels.len(), 4, "{labels:?}");
}
