//! Records that were written beside each other: in which order they stand, what their writers saw, what then holds.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "test data: a value that is not there is a broken test"
)]

use std::collections::BTreeSet;

use meldcode::casefile::event::{CaseManagerAppointed, ParentsAtReport, PlanChosen};
use meldcode::casefile::journal::Outline;
use meldcode::casefile::state::{Content, Matter};
use meldcode::casefile::{
    Command, Journal, JournalFinding, PersonRef, RecordHash, Signature, fold,
};
use meldcode::protocol::{EditionRef, PhaseNumber};

use super::school::*;

fn matters(case: &Case) -> Vec<Matter> {
    let file = case.file();
    file.conflicts().iter().map(|one| one.matter).collect()
}

fn appoint(who: PersonRef) -> Step {
    coordinator(Command::AppointCaseManager(CaseManagerAppointed {
        who,
        from_on: day("2026-03-02"),
        reason: String::new(),
    }))
}

/// A journal of these records of a case alone.
fn only(case: &Case, records: &[RecordHash]) -> Journal {
    let mut journal = Journal::new(case.journal.case());
    for record in records {
        let stored = case.journal.get(*record).expect("a record of the case");
        journal.insert(stored.clone()).expect("of this case");
    }
    journal
}

/// What is worth knowing of a journal, but that nobody signed it.
fn findings(journal: &Journal) -> Vec<JournalFinding> {
    let found = journal.verify().into_iter();
    found
        .filter(|finding| !matches!(finding, JournalFinding::Unsigned { .. }))
        .collect()
}

#[test]
fn after_a_move_that_was_written_in_sight_of_another_only_the_later_one_was_seen() {
    let case = in_fase_1(PLAN_A).and([teacher(enter(2, "Geen hulp."))]);
    let there = case.copy().and([observe()]);
    let merged = case
        .and([coordinator(enter(1, "De hulp is begonnen."))])
        .merged_with(&there)
        .and([observe()]);
    let file = merged.file();
    let last = file.timeline().last().expect("the last");
    assert_eq!(last.builds_on.len(), 2);
    assert_eq!(last.written_in, PhaseNumber(1));
}

#[test]
fn a_phase_is_left_by_what_was_written_in_sight_of_it_and_by_nothing_beside_it() {
    let here = in_fase_1(PLAN_A).and([
        teacher(enter(2, "Geen hulp.")).at("2026-03-03T09:00:00+01:00"),
        coordinator(enter(1, "De hulp is begonnen.")).at("2026-03-05T09:00:00+01:00"),
    ]);
    let there = in_fase_1(PLAN_A)
        .copy()
        .and([coordinator(enter(3, "Ouders ontkennen.")).at("2026-03-04T09:00:00+01:00")]);
    let file = here.merged_with(&there).file();
    let second = file
        .stays()
        .iter()
        .find(|stay| stay.phase == PhaseNumber(2));
    let left_at = second.expect("fase 2").left_at;
    assert_eq!(left_at, Some(moment("2026-03-05T09:00:00+01:00")));
}

#[test]
fn a_closing_beside_one_that_saw_the_escalation_contradicts_nothing() {
    let here = in_fase_1(PLAN_A);
    let there = here.copy().and([
        coordinator(enter(2, "Geen hulp.")),
        coordinator(close("help-works")),
    ]);
    let merged = here.and([teacher(close("help-works"))]).merged_with(&there);
    assert_eq!(matters(&merged), []);
    assert!(!merged.file().is_open());
}

#[test]
fn one_person_under_two_names_is_no_conflict_of_case_managers() {
    let here = in_fase_1(PLAN_A);
    let mut married = ilse();
    married.name = "Ilse van Dam-Bos".to_owned();
    let there = here.copy().and([appoint(married)]);
    let merged = here.and([appoint(ilse())]).merged_with(&there);
    assert_eq!(matters(&merged), []);
}

#[test]
fn of_two_case_managers_the_directeur_holds_only_while_there_is_acute_danger() {
    let appointed = |alarm: Command, clears: bool| {
        let mut base = in_fase_1(PLAN_A).and([teacher(alarm)]);
        if clears {
            base = base.and([principal(clear_danger(1, "Noor is bij oma."))]);
        }
        let there = base.copy().and([appoint(joris())]);
        let here = base.and([observe(), appoint(ilse())]);
        let merged = there.merged_with(&here);
        assert_eq!(matters(&merged), [Matter::CaseManager]);
        merged.file().case_manager().cloned()
    };
    assert_eq!(appointed(raise_danger(), false), Some(joris()));
    assert_eq!(appointed(raise_danger(), true), Some(ilse()));
    assert_eq!(appointed(raise_staff_danger(), false), Some(ilse()));
}

#[test]
fn a_record_whose_ancestor_is_not_here_stands_where_its_time_puts_it() {
    let case = given([open(), observe()]);
    let other = given([open().at("2026-03-09T09:00:00+01:00")]).copy();
    let early = case.last("observation-recorded");
    let mut journal = only(&case, &[early]);
    let opened = other.journal.records().next().expect("it");
    journal.insert(opened.clone()).expect("of this case");
    let order: Vec<RecordHash> = journal.in_order().iter().map(|(hash, _)| *hash).collect();
    assert_eq!(order, [early, opened.hash()]);
}

#[test]
fn a_case_without_its_opening_is_in_fase_0() {
    let case = given([open(), observe()]);
    let file = fold(&only(&case, &[case.last("observation-recorded")]));
    let stays: Vec<PhaseNumber> = file.stays().iter().map(|stay| stay.phase).collect();
    assert_eq!(stays, [PhaseNumber(0)]);
}

#[test]
fn what_checking_a_journal_tells_is_what_is_so_and_no_more() {
    assert_eq!(Journal::new(given([]).journal.case()).verify(), []);
    let late = observe()
        .at("2026-03-03T09:00:00+01:00")
        .happened("2026-03-02T12:00:00+01:00");
    let case = in_fase_1(PLAN_A).and([late, teacher(raise_danger())]);
    assert_eq!(findings(&case.journal), []);

    let opening = case.last("case-opened");
    let observed = case.last("observation-recorded");
    let headless = only(&case, &[observed]);
    assert!(findings(&headless).contains(&JournalFinding::OpeningMissing));
    assert!(!findings(&only(&case, &[opening])).contains(&JournalFinding::OpeningMissing));
}

#[test]
fn a_second_opening_is_told_once_and_so_are_two_records_of_one_id() {
    let case = given([open()]);
    let again = given([open().at("2026-03-09T09:00:00+01:00")]);
    let (first, second) = (case.last("case-opened"), again.last("case-opened"));
    assert_ne!(first, second);
    let merged = case.merged_with(&again);
    let id = merged.journal.get(first).expect("it").record().id;
    let records: Vec<RecordHash> = merged.journal.in_order().iter().map(|one| one.0).collect();
    let again = JournalFinding::OpenedAgain { record: second };
    let same = JournalFinding::SameId { id, records };
    assert_eq!(findings(&merged.journal), [again, same]);
}

#[test]
fn of_two_outlines_of_one_record_the_same_holds_on_every_device() {
    let case = given([open(), observe()]);
    let target = case.last("observation-recorded");
    let stored = case.journal.get(target).expect("it");
    let one = Outline::of(stored);
    let mut other = one.clone();
    other.author = joris();
    assert_ne!(one, other);
    let kept = |outlines: [&Outline; 2]| {
        let mut journal = only(&case, &[case.last("case-opened")]);
        for outline in outlines {
            journal.withhold(target, outline.clone());
        }
        assert_eq!(journal.withheld(), 1);
        journal.outline(target).cloned()
    };
    let lesser = one.clone().min(other.clone());
    assert_eq!(kept([&one, &other]), Some(lesser.clone()));
    assert_eq!(kept([&other, &one]), Some(lesser));
}

#[test]
fn what_is_kept_from_a_reader_is_counted() {
    let case = given([open(), observe(), observe(), consult()]);
    let kept = |kinds: &[&str]| {
        let records: BTreeSet<RecordHash> = kinds.iter().map(|kind| case.last(kind)).collect();
        case.journal.without(&records).withheld()
    };
    assert_eq!(kept(&[]), 0);
    assert_eq!(kept(&["observation-recorded", "consultation-held"]), 2);
}

#[test]
fn of_two_that_erased_one_record_the_same_speaks_on_the_timeline_as_in_the_journal() {
    let base = given([open(), observe()]);
    let target = base.last("observation-recorded");
    let erase = |reason: String| principal(Command::EraseRecord { target, reason });
    let mut firsts = BTreeSet::new();
    for number in 0..16 {
        let there = base
            .copy()
            .and([erase(format!("Verkeerd kind, keer {number}."))]);
        let here = base.clone().and([erase("Op verzoek.".to_owned())]);
        let (one, other) = (here.last("record-erased"), there.last("record-erased"));
        let merged = here.merged_with(&there);
        let file = merged.file();
        let Content::Erased(erasure) = &file.entry(target).expect("its place").content else {
            panic!("it is erased")
        };
        assert_eq!(erasure.record, one.min(other));
        assert_eq!(erasure.reason, merged.journal.erased()[&target].reason);
        let order = merged.journal.in_order();
        let place = |hash| order.iter().position(|(found, _)| *found == hash);
        firsts.insert(place(one.min(other)) < place(one.max(other)));
    }
    assert_eq!(firsts.len(), 2, "the lesser one came first and came last");
}

#[test]
fn the_timeline_tells_which_records_are_signed() {
    let mut case = given([open(), observe()]);
    let signed = case.last("case-opened");
    case.journal.countersign(signed, Signature([7; 64]));
    let file = case.file();
    let told: Vec<(RecordHash, bool)> = file
        .timeline()
        .iter()
        .map(|entry| (entry.hash, entry.has_signature))
        .collect();
    let unsigned = case.last("observation-recorded");
    assert_eq!(told, [(signed, true), (unsigned, false)]);
    let outside = case.journal.without(&BTreeSet::from([signed]));
    assert!(!fold(&outside).timeline()[0].has_signature);
}

#[test]
fn a_case_is_open_since_its_opening_and_again_since_it_was_reopened() {
    let case = in_fase_1(PLAN_A);
    assert_eq!(case.progress().opened_on, day("2026-03-02"));
    let again = case.and([
        teacher(close("help-works")).at("2026-03-10T09:00:00+01:00"),
        coordinator(reopen("Nieuwe zorgen.")).at("2026-04-14T09:00:00+02:00"),
    ]);
    assert_eq!(again.progress().opened_on, day("2026-04-14"));
}

#[test]
fn a_record_tells_which_deeds_it_is() {
    let case = in_fase_1(PLAN_A).and([coordinator(report(ParentsAtReport::Know))]);
    let file = case.file();
    let told = file.entry(case.last("safe-home-reported")).expect("it");
    assert_eq!(told.deeds(), [meldcode::protocol::DeedKind::SafeHomeReport]);
}

#[test]
fn of_two_plans_that_escalate_to_neither_the_one_that_was_chosen_last_is_followed() {
    let newer = EditionRef {
        edition: 2,
        ..edition(PLAN_A)
    };
    for last in [edition(PLAN_A), newer.clone()] {
        let mut here = given([open(), observe(), consult()]);
        let mut plans = here.handbook.plans.iter();
        let plan = plans.find(|plan| plan.edition.plan == newer.plan);
        let mut revised = plan.expect("plan A").clone();
        revised.edition = newer.clone();
        here.handbook.plans.push(revised);
        let first = if last == newer {
            edition(PLAN_A)
        } else {
            newer.clone()
        };
        let chosen = |plan: &EditionRef, at| {
            coordinator(Command::ChoosePlan(PlanChosen {
                plan: plan.clone(),
                unmet: Vec::new(),
                reason: "Zo lijkt het.".to_owned(),
            }))
            .at(at)
        };
        let there = here
            .copy()
            .and([chosen(&last, "2026-03-03T11:00:00+01:00")]);
        let merged = here
            .and([chosen(&first, "2026-03-03T10:00:00+01:00")])
            .merged_with(&there);
        assert_eq!(matters(&merged), [Matter::Plan]);
        let file = merged.file();
        let followed = file.plan_in(&merged.handbook.plans).expect("a plan");
        assert_eq!(followed.edition, last);
    }
}
