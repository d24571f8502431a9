//! Correcting, erasing, and what a journal says of itself.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "test data: a value that is not there is a broken test"
)]

use meldcode::casefile::event::{
    CaseHandedOver, EditionMoved, Event, Observation, ParentView, ParentsAtReport, RecordCorrected,
    RetentionHeld, Source,
};
use meldcode::casefile::state::Content;
use meldcode::casefile::{
    CaseFile, Command, Journal, JournalFinding, Obstacle, Record, RecordHash, StoredRecord, fold,
};
use meldcode::protocol::{Alarm, EditionRef, PhaseNumber, PlanId};
use uuid::Uuid;

use super::school::*;

fn erase(target: RecordHash) -> Command {
    Command::EraseRecord {
        target,
        reason: "Bij het verkeerde kind geschreven.".to_owned(),
    }
}

#[test]
fn a_correction_stands_beside_the_record_it_corrects() {
    let case = given([open(), observe()]);
    let observation = case.last("observation-recorded");
    let before = case.journal.get(observation).expect("the record").clone();
    let correct = |correction: &str, reason: &str| {
        teacher(Command::CorrectRecord(RecordCorrected {
            target: observation,
            correction: correction.to_owned(),
            reason: reason.to_owned(),
        }))
    };
    let case = case
        .when(correct("", ""))
        .refused([
            Obstacle::Blank(meldcode::casefile::decide::Field::Correction),
            Obstacle::ReasonMissing,
        ])
        .and([correct("Het was dinsdag.", "Verkeerde dag ingevuld.")]);
    assert_eq!(case.journal.get(observation), Some(&before));
    let file = case.file();
    let entry = file.entry(observation).expect("the entry");
    assert_eq!(entry.corrections[0].correction, "Het was dinsdag.");
}

#[test]
fn a_parents_view_is_attached_and_overwrites_nothing() {
    let case = given([open(), observe()]);
    let observation = case.last("observation-recorded");
    let case = case.and([coordinator(Command::AttachParentView(ParentView {
        target: observation,
        parent: "Tessa Duinzicht".to_owned(),
        view: "Zij wachtte op haar broer.".to_owned(),
    }))]);
    let file = case.file();
    let entry = file.entry(observation).expect("the entry");
    assert_eq!(entry.parent_views.len(), 1);
    assert!(matches!(entry.content, Content::Event(_)));
}

#[test]
fn only_the_directeur_erases_and_only_with_a_reason() {
    let case = given([open(), observe()]);
    let observation = case.last("observation-recorded");
    case.when(teacher(Command::EraseRecord {
        target: observation,
        reason: String::new(),
    }))
    .refused([Obstacle::NotPrincipal, Obstacle::ReasonMissing]);
}

#[test]
fn an_erased_record_keeps_its_place_and_the_journal_still_verifies() {
    let case = given([open(), observe(), consult()]);
    let observation = case.last("observation-recorded");
    let before: Vec<RecordHash> = case.file().timeline().iter().map(|one| one.hash).collect();
    let case = case.and([principal(erase(observation))]);

    assert!(case.journal.get(observation).is_none());
    let file = case.file();
    let entry = file.entry(observation).expect("its place");
    assert!(matches!(&entry.content, Content::Erased(erasure) if erasure.by == joris()));
    assert_eq!(entry.author, fenna());
    let after: Vec<RecordHash> = file.timeline().iter().map(|one| one.hash).collect();
    assert_eq!(after[..before.len()], before[..]);
    let findings = case.journal.verify();
    assert!(!findings.iter().any(JournalFinding::breaks_trust));
    assert!(findings.contains(&JournalFinding::Erased {
        record: observation
    }));
    assert!(
        !findings
            .iter()
            .any(|one| matches!(one, JournalFinding::AncestorMissing { .. }))
    );
}

#[test]
fn an_erased_record_does_not_come_back_from_an_older_copy() {
    let case = given([open(), observe()]);
    let older = case.copy();
    let observation = case.last("observation-recorded");
    let case = case.and([principal(erase(observation))]);
    let merged = case.clone().merged_with(&older);
    assert!(merged.journal.get(observation).is_none());
    let merged = older.merged_with(&case);
    assert!(merged.journal.get(observation).is_none());
    assert_eq!(merged.journal, case.journal);
}

#[test]
fn a_record_that_erases_without_the_right_to_hides_nothing() {
    let case = given([open(), observe()]);
    let older = case.copy();
    let target = case.last("observation-recorded");
    let proper = case.copy().and([principal(erase(target))]);
    let erased = proper.last("record-erased");
    let by_principal = proper.journal.get(erased).expect("it").record().clone();

    for author in [fenna(), ilse()] {
        let forged = Record {
            author,
            ..by_principal.clone()
        };
        let forged = StoredRecord::write(&forged).expect("it fits");
        // Whichever of the two comes first.
        for journal in [&older.journal, &Journal::new(older.journal.case())] {
            let mut journal = journal.clone();
            journal.insert(forged.clone()).expect("of this case");
            journal.merge(&older.journal).expect("of this case");
            let file = fold(&journal);
            let entry = file.entry(target).expect("its place");
            assert!(matches!(&entry.content, Content::Event(_)));
            assert!(file.entry(forged.hash()).is_some(), "the attempt shows");
            assert!(journal.erased().is_empty());
        }
    }
}

#[test]
fn the_course_of_a_case_and_a_standing_alarm_are_not_erased() {
    let case = in_fase_1(PLAN_A).and([teacher(raise_danger())]);
    for kind in ["case-opened", "plan-chosen", "phase-entered"] {
        let target = case.last(kind);
        case.clone()
            .when(principal(erase(target)))
            .refused([Obstacle::CarriesTheCourse(target)]);
    }
    let raised = case.last("danger-raised");
    case.clone()
        .when(principal(erase(raised)))
        .refused([Obstacle::AlarmStands(Alarm::AcuteDanger)]);
    case.and([principal(clear_danger(1, "Vergissing: ander kind."))])
        .when(principal(erase(raised)))
        .then(["record-erased"]);
}

#[test]
fn a_record_that_is_not_there_or_was_erased_cannot_be_pointed_at() {
    let case = given([open(), observe()]);
    let observation = case.last("observation-recorded");
    let nowhere = RecordHash([9; 32]);
    let case = case
        .when(principal(erase(nowhere)))
        .refused([Obstacle::RecordUnknown(nowhere)])
        .and([principal(erase(observation))]);
    case.when(principal(erase(observation)))
        .refused([Obstacle::RecordErased(observation)]);
}

#[test]
fn a_missing_ancestor_is_named_and_the_rest_still_folds() {
    let case = given([open(), observe(), consult()]);
    let observation = case.last("observation-recorded");
    let mut journal = Journal::new(case.journal.case());
    for stored in case.journal.records() {
        if stored.hash() != observation {
            journal.insert(stored.clone()).expect("of this case");
        }
    }
    let file = fold(&journal);
    assert_eq!(file.timeline().len(), 2);
    let consultation = file
        .events()
        .find(|(_, event)| matches!(event, Event::ConsultationHeld(_)))
        .expect("the consultation");
    assert!(consultation.0.ancestor_missing);
    assert_eq!(journal.missing(), [observation].into());
}

/// The same case, one record of which cannot be read any more.
fn without(case: &Case, lost: RecordHash) -> CaseFile {
    let mut journal = Journal::new(case.journal.case());
    for stored in case
        .journal
        .records()
        .filter(|stored| stored.hash() != lost)
    {
        journal.insert(stored.clone()).expect("of this case");
    }
    fold(&journal)
}

#[test]
fn a_damaged_record_makes_no_conflict_between_what_came_before_and_after_it() {
    let case = in_fase_1(PLAN_A).and([observe()]);
    let lost = case.last("observation-recorded");
    let case = case.and([
        teacher(enter(2, "Geen hulp.")),
        coordinator(enter(3, "Nog geen hulp.")),
    ]);
    let (whole, file) = (case.file(), without(&case, lost));
    assert!(file.conflicts().is_empty(), "{:?}", file.conflicts());
    assert_eq!(file.phase(), whole.phase());
    assert_eq!(file.stays().len(), whole.stays().len());
}

#[test]
fn what_two_wrote_after_the_same_lost_record_is_still_a_conflict() {
    let case = in_fase_1(PLAN_A).and([observe()]);
    let lost = case.last("observation-recorded");
    let there = case.copy().and([teacher(enter(2, "Geen hulp."))]);
    let here = case.and([principal(close("help-works"))]);
    let merged = here.merged_with(&there);
    assert_eq!(
        merged.file().conflicts().len(),
        without(&merged, lost).conflicts().len()
    );
    assert!(!merged.file().conflicts().is_empty());
}

#[test]
fn a_clock_that_runs_behind_is_named_and_changes_no_order() {
    let case = given([open(), observe()]).and([consult().at("2026-03-01T08:00:00+01:00")]);
    let file = case.file();
    let last = file.timeline().last().expect("the consultation");
    assert!(last.clock_behind);
    assert!(matches!(last.event(), Some(Event::ConsultationHeld(_))));
}

#[test]
fn handing_over_to_a_colleague_makes_them_case_manager() {
    let case = in_fase_1(PLAN_A).and([teacher(Command::HandOverCase(CaseHandedOver::Colleague {
        to: ilse(),
        transfer: Uuid::from_u128(77),
    }))]);
    assert_eq!(case.file().case_manager(), Some(&ilse()));
    assert!(case.file().is_open());
}

#[test]
fn a_summary_to_another_school_ends_the_case_here() {
    let case = in_fase_1(PLAN_A).and([observe()]);
    let items = vec![case.last("observation-recorded")];
    let case = case.and([coordinator(Command::HandOverCase(CaseHandedOver::School {
        name: "De Kornoelje".to_owned(),
        parents: ParentsAtReport::Know,
        told_on: Some(day("2026-03-02")),
        items,
    }))]);
    assert!(!case.file().is_open());
    assert_eq!(case.file().destroy_from(2), Some(day("2028-03-02")));
}

#[test]
fn nothing_but_behaviour_support_and_agreements_can_be_handed_to_another_school() {
    let case = in_fase_1(PLAN_A).and([
        observe(),
        teacher(Command::RecordObservation(Observation {
            source: Source::Child,
            ..observation()
        })),
        teacher(write_report(1)),
    ]);
    let told = case.last("observation-recorded");
    let report = case.last("step-report-written");
    let hand = |parents: ParentsAtReport, told_on: Option<&str>, items: Vec<RecordHash>| {
        coordinator(Command::HandOverCase(CaseHandedOver::School {
            name: "De Kornoelje".to_owned(),
            parents,
            told_on: told_on.map(day),
            items,
        }))
    };
    let know = || ParentsAtReport::Know;
    let case = case
        .when(hand(know(), Some("2026-03-02"), vec![told, report]))
        .refused([Obstacle::WrongKind(told), Obstacle::WrongKind(report)]);
    let case = case
        .when(hand(know(), None, Vec::new()))
        .refused([Obstacle::DateMissing, Obstacle::NoRecordNamed]);
    let untold = ParentsAtReport::NotTold(" ".to_owned());
    case.when(hand(untold, None, Vec::new()))
        .refused([Obstacle::ReasonMissing, Obstacle::NoRecordNamed]);
}

#[test]
fn destruction_put_off_holds_until_the_furthest_day() {
    let hold = |until: &str| {
        principal(Command::HoldRetention(RetentionHeld {
            until: day(until),
            reason: "Er loopt een klacht.".to_owned(),
        }))
    };
    let case = in_fase_1(PLAN_A)
        .and([
            teacher(close("pupil-left")),
            hold("2030-01-01"),
            hold("2029-01-01"),
        ])
        .when(hold("2026-03-02"))
        .refused([Obstacle::DateBefore]);
    assert_eq!(case.file().destroy_from(2), Some(day("2030-01-01")));
}

#[test]
fn moving_to_another_edition_gives_every_phase_gone_through_a_place() {
    let mut case = in_fase_1(PLAN_A);
    let to = EditionRef {
        plan: PlanId::from(PLAN_A),
        edition: 2,
    };
    let mut newer = case
        .handbook
        .plan(&edition(PLAN_A))
        .expect("plan A")
        .clone();
    newer.edition = to.clone();
    case.handbook.plans.push(newer);
    let moved = |phases: &[(u8, u8)], to: &EditionRef| {
        coordinator(Command::MoveEdition(EditionMoved {
            from: edition(PLAN_A),
            to: to.clone(),
            phases: phases
                .iter()
                .map(|(from, to)| (PhaseNumber(*from), PhaseNumber(*to)))
                .collect(),
            reason: "De school werkt met de nieuwe uitgave.".to_owned(),
        }))
    };
    let case = case
        .when(moved(&[(1, 1)], &to))
        .refused([Obstacle::PhaseUnmapped(PhaseNumber(0))])
        .when(moved(&[(0, 0)], &to))
        .refused([Obstacle::PhaseUnmapped(PhaseNumber(1))])
        .when(moved(&[(0, 0), (1, 7)], &to))
        .refused([Obstacle::PhaseUnknown(PhaseNumber(7))])
        .when(moved(&[(0, 0), (1, 1)], &edition(PLAN_B)))
        .refused([Obstacle::OtherPlan])
        .and([moved(&[(0, 0), (1, 2)], &to)]);
    assert_eq!(case.file().plan(), Some(&to));
    assert_eq!(case.file().phase(), PhaseNumber(2));
    let file = case.file();
    let why = file.stays().last().and_then(|stay| stay.reason.as_ref());
    let why = why.map(meldcode::casefile::state::StayReason::text);
    assert_eq!(why, Some("De school werkt met de nieuwe uitgave."));
}

#[test]
fn a_case_is_opened_once_and_before_anything_else() {
    given([]).when(observe()).refused([Obstacle::CaseNotOpened]);
    given([open()])
        .when(open())
        .refused([Obstacle::CaseAlreadyOpened]);
}
