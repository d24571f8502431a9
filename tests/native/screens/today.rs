//! *Vandaag*, over all cases.

use meldcode::casefile::event::{AgreedAction, CheckOutcome, NextCheck};
use meldcode::casefile::people::Owner;
use meldcode::casefile::{CaseId, Command};
use meldcode::screen::case::overview;
use meldcode::screen::form::FormKind;
use meldcode::screen::today::{BackupTone, FirstStep, FlagTone, Place, today};
use meldcode::screen::{Door, Urgency};
use meldcode::text::{Backup, BackupRisk, DutyGroup, Message, Sentence, Work};
use meldcode::workspace::desk::{DraftKey, InboxNote, NoteId};
use meldcode::workspace::health::{BackupHealth, Keeping, Storing, VerifiedBackup};
use uuid::Uuid;

use super::desk::{empty, monday, with};
use crate::scenarios::school::*;

fn next_check(on: &str) -> Step {
    teacher(Command::SetNextCheck(NextCheck {
        on: day(on),
        what: "eet Noor weer tussen de middag".to_owned(),
    }))
}

fn agreed(what: &str, due_on: &str) -> Step {
    teacher(Command::AgreeAction(AgreedAction {
        what: what.to_owned(),
        owner: Owner::Staff(fenna()),
        due_on: day(due_on),
    }))
}

#[test]
fn what_was_being_typed_is_found_again_from_vandaag_and_what_is_no_text_is_left_out() {
    let case = in_fase_1(PLAN_A);
    let id = case.journal.case();
    let mut desk = with(&[&case], monday());
    let seen = case.last("observation-recorded").to_hex();
    let of_case = ["observation".to_owned(), format!("correction/{seen}")];
    let papers = ["inzage".to_owned(), "samenvatting".to_owned()];
    let outside = ["gezien".to_owned(), "instellingen/school".to_owned()];
    let in_case = of_case.into_iter().chain(papers);
    let keys = in_case.map(|form| (Some(id.0), form));
    let keys = keys.chain(outside.map(|form| (None, form)));
    for (case, form) in keys {
        desk.drafts.insert(DraftKey { case, form }, "{}".to_owned());
    }
    let found = today(&desk, monday()).unfinished;
    let places: Vec<Place> = found.iter().map(|waiting| waiting.place).collect();
    let target = case.last("observation-recorded");
    assert_eq!(
        places,
        [
            Place::Notice,
            Place::Case(id, Door::About(FormKind::Correction, target)),
            Place::Case(id, Door::Form(FormKind::Observation)),
        ]
    );
    assert!(found[2].text.nl().contains("Noor Duinzicht"));
}

#[test]
fn what_is_due_stands_oldest_first_and_what_is_far_away_is_left_out() {
    let case = given([
        open(),
        observe(),
        consult(),
        agreed("later", "2026-04-30"),
        agreed("eerst", "2026-03-03"),
        agreed("straks", "2026-03-12"),
        next_check("2026-03-09"),
    ]);
    let screen = today(&with(&[&case], monday()), monday());
    let told: Vec<(Urgency, String)> = screen
        .due
        .iter()
        .map(|line| (line.urgency, line.what.nl().into_owned()))
        .collect();
    assert_eq!(
        told,
        [
            (Urgency::Overdue, "Afspraak: eerst".to_owned()),
            (
                Urgency::Today,
                "Kijk hoe het gaat: eet Noor weer tussen de middag".to_owned()
            ),
            (Urgency::Soon, "Afspraak: straks".to_owned()),
        ]
    );
    assert!(screen.due.iter().all(|line| line.pupil == "Noor Duinzicht"));
}

#[test]
fn a_running_case_without_a_next_check_stands_out() {
    let case = given([open(), observe()]);
    let screen = today(&with(&[&case], monday()), monday());
    assert_eq!(screen.adrift.len(), 1);
    let [running] = screen.running.as_slice() else {
        panic!("one case runs");
    };
    assert_eq!(running.check_urgency, Urgency::Undated);
    assert_eq!(running.next_check, Message::from(Work::NoNextCheck));

    let minded = case.and([next_check("2026-03-20")]);
    let screen = today(&with(&[&minded], monday()), monday());
    assert!(screen.adrift.is_empty());
}

#[test]
fn a_closed_case_does_not_run_and_does_not_drift() {
    let case = given([
        open(),
        observe(),
        consult(),
        coordinator(close("no-home-component")),
    ]);
    let screen = today(&with(&[&case], monday()), monday());
    assert!(screen.running.is_empty());
    assert!(screen.adrift.is_empty());
}

#[test]
fn danger_stands_first_among_the_running_cases_and_first_among_the_flags_of_its_own() {
    let calm = given([open(), observe(), next_check("2026-03-10")]);
    let mut acute = given([open(), observe(), teacher(raise_danger())]);
    acute.journal = move_to(&acute, 2000);
    let screen = today(&with(&[&calm, &acute], monday()), monday());
    let first = screen.running.first().expect("two cases run");
    assert_eq!(first.case, CaseId(Uuid::from_u128(2000)));
    assert_eq!(first.flags.first().expect("a flag").tone, FlagTone::Danger);
}

/// The same records in a case with another id.
fn move_to(case: &Case, id: u128) -> meldcode::casefile::Journal {
    let mut journal = meldcode::casefile::Journal::new(CaseId(Uuid::from_u128(id)));
    let mut parents = Vec::new();
    for (_, entry) in case.journal.in_order() {
        let meldcode::casefile::journal::Entry::Whole(stored) = entry else {
            continue;
        };
        let mut record = stored.record().clone();
        record.case = journal.case();
        record.parents = parents;
        let stored = meldcode::casefile::StoredRecord::write(&record).expect("a record");
        parents = vec![stored.hash()];
        journal.insert(stored).expect("its own case");
    }
    journal
}

#[test]
fn an_extended_action_and_an_owed_reason_are_flagged_in_words() {
    let case = given([open(), observe(), agreed("huisarts bellen", "2026-03-05")]);
    let action = case.last("action-agreed");
    let case = case.and([
        teacher(check(
            action,
            CheckOutcome::Extended {
                until: day("2026-03-12"),
                reason: "pas later plaats".to_owned(),
            },
        )),
        teacher(choose(PLAN_A, "opvoedproblemen")),
        teacher(enter(1, "")),
    ]);
    let screen = today(&with(&[&case], monday()), monday());
    let flags: Vec<&Message> = screen
        .running
        .iter()
        .flat_map(|case| &case.flags)
        .map(|flag| &flag.text)
        .collect();
    assert!(flags.contains(&&Message::from(Work::Extended { times: 1 })));
    assert!(
        flags
            .iter()
            .any(|flag| matches!(flag.sentence(), Sentence::Work(Work::Reasons { .. })))
    );
}

#[test]
fn the_backup_is_one_honest_sentence() {
    let case = given([open()]);
    let mut desk = with(&[&case], monday());
    desk.backup = BackupHealth {
        last_verified: None,
        changes_since: 3,
        storing: Storing {
            keeping: Keeping::Unpromised,
            room: None,
        },
    };
    let line = today(&desk, monday()).backup;
    assert_eq!(line.tone, BackupTone::Danger);
    assert_eq!(line.text, Message::from(BackupRisk::OnlyHere { cases: 1 }));
    assert_eq!(line.light, Message::from(BackupRisk::Red));
    assert_eq!(line.browser, Some(Backup::BrowserMayClear.into()));

    desk.backup = BackupHealth {
        last_verified: Some(VerifiedBackup {
            at: monday(),
            commit: 4,
            cases: 1,
        }),
        changes_since: 0,
        storing: Storing::default(),
    };
    let line = today(&desk, monday()).backup;
    assert_eq!(line.tone, BackupTone::Good);
    let on = monday().date_naive();
    assert_eq!(line.text, Message::from(BackupRisk::Safe { on }));
    assert_eq!(line.light, Message::from(BackupRisk::Green));
    assert_eq!(line.browser, None, "nothing stands here only");
}

#[test]
fn the_inbox_is_shown_only_when_something_lies_in_it_and_counts_what_does_not_open() {
    assert_eq!(today(&empty(), monday()).inbox, None);
    let mut desk = empty();
    desk.notes.push(InboxNote {
        id: NoteId([1; 16]),
        note: None,
    });
    let inbox = today(&desk, monday()).inbox.expect("a note");
    assert_eq!(
        inbox.waiting,
        Message::from(Work::InboxWaiting { count: 0 })
    );
    assert_eq!(
        inbox.unreadable,
        Some(Work::InboxUnreadable { count: 1 }.into())
    );
}

#[test]
fn without_a_running_case_the_first_step_is_to_write_down_what_was_seen() {
    assert_eq!(today(&empty(), monday()).first, FirstStep::Notice);
    let case = given([open()]);
    assert_eq!(
        today(&with(&[&case], monday()), monday()).first,
        FirstStep::NewCase
    );
}

#[test]
fn danger_for_staff_is_not_called_direct_danger() {
    let staff = in_fase_1(PLAN_A).and([teacher(raise_staff_danger())]);
    let screen = today(&with(&[&staff], monday()), monday());
    let first = screen.due.first().expect("a line").what.nl().into_owned();
    assert!(first.starts_with("Gevaar voor een medewerker: "), "{first}");
}

#[test]
fn several_notes_are_told_of_in_the_plural() {
    let urgent = |count| Message::from(Work::InboxUrgent { count });
    assert!(urgent(1).nl().ends_with("Lees het nu."));
    assert!(urgent(3).nl().ends_with("Lees ze nu."));
    let closed = Message::from(Work::InboxUnreadable { count: 2 });
    assert!(closed.nl().contains("gaan niet open. Ze blijven"));
}

#[test]
fn a_week_in_which_nothing_has_a_date_is_not_called_a_week_in_which_nothing_is_open() {
    let case = in_fase_1(PLAN_A).and([teacher(write_report(0)), next_check("2026-05-11")]);
    let desk = with(&[&case], monday());
    assert!(today(&desk, monday()).due.is_empty());
    let shown = overview(&desk, case.journal.case(), monday()).expect("a case on the desk");
    let mut shelves = shown.duties.iter();
    assert!(shelves.any(|shelf| shelf.group == DutyGroup::Now));
    assert!(!Work::AllQuiet.nl().contains("niets open"));
}
