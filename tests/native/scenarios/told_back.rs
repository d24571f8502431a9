//! What a case tells back of what was written: reasons, answers, who took part, and what counts as what.

use meldcode::casefile::event::{
    Conversation, ConversationKind, ConversationPartners, Event, IndicatorAnswer,
    IndicatorListFilled, ParentsAtReport, Partners, PlacedInParnasSys, ReasonGiven,
    RecordCorrected, SafeHomeFeedback, Sighting, WideConsultation,
};
use meldcode::casefile::stored::hash_of;
use meldcode::casefile::{Command, Context, JournalFinding, RecordHash, StoredRecord};
use meldcode::protocol::progress::Finding;
use meldcode::protocol::{DeedKind, IndicatorId, Role, Terms, shipped};

use super::reopened::with_list;
use super::school::*;

/// Fenna, at the minute that is given; for what only another program can have written.
fn fenna_at(at: &str) -> Context {
    Context {
        author: fenna(),
        happened_at: moment(at),
        now: moment(at),
        staff: Vec::new(),
        terms: Terms::default(),
    }
}

#[test]
fn a_stay_tells_why_the_case_was_opened_again() {
    let case = in_fase_1(PLAN_A)
        .and([coordinator(close("help-works"))])
        .and([coordinator(reopen("Het gaat weer mis."))]);
    let file = case.file();
    let why = file.stays().last().and_then(|stay| stay.reason.as_ref());
    let why = why.map(meldcode::casefile::state::StayReason::text);
    assert_eq!(why, Some("Het gaat weer mis."));
    assert!(!file.stays().last().is_some_and(|stay| stay.is_return));
}

#[test]
fn feedback_answers_the_report_it_names_or_the_only_one() {
    let feedback = |report: Option<RecordHash>| {
        principal(Command::RecordSafeHomeFeedback(SafeHomeFeedback {
            report,
            summary: "Zij pakken het op.".to_owned(),
        }))
    };
    let awaited = |case: &Case| -> Vec<RecordHash> {
        let file = case.file();
        let reports = file.feedback_awaited();
        reports.iter().map(|(entry, _)| entry.hash).collect()
    };
    let one = in_fase_1(PLAN_B).and([principal(report(ParentsAtReport::Know))]);
    let first = one.last("safe-home-reported");
    assert!(awaited(&one.clone().and([feedback(None)])).is_empty());
    let two = one.and([principal(report(ParentsAtReport::Know))]);
    let second = two.last("safe-home-reported");
    assert_eq!(awaited(&two.clone().and([feedback(None)])).len(), 2);
    assert_eq!(awaited(&two.and([feedback(Some(first))])), [second]);
}

#[test]
fn a_wide_consultation_that_was_held_owes_no_reason() {
    let held = in_fase_1(PLAN_A).and([coordinator(Command::RecordWideConsultation(
        WideConsultation {
            needed: true,
            participants: Vec::new(),
            summary: String::new(),
        },
    ))]);
    assert_eq!(held.file().reasons_owed().count(), 0);
}

#[test]
fn a_reason_of_blanks_is_still_owed() {
    let mut case = in_fase_1(PLAN_A).and([teacher(enter(3, ""))]);
    let target = case.last("phase-entered");
    let owed = case.file().reasons_owed().count();
    assert!(owed > 0);
    let blank = ReasonGiven {
        target,
        reason: "  ".to_owned(),
    };
    let context = fenna_at("2026-03-03T09:00:00+01:00");
    case.append(Event::ReasonGiven(blank), &context);
    assert_eq!(case.file().reasons_owed().count(), owed);
}

#[test]
fn a_visit_at_home_is_a_talk_with_parents_when_it_says_what_they_make_of_it() {
    let visit = conversation(ConversationKind::HomeVisit, vec![fenna()]);
    for (acknowledgement, is_talk) in [(visit.acknowledgement, true), (None, false)] {
        let case = in_fase_1(PLAN_B).and([teacher(Command::RecordConversation(Conversation {
            acknowledgement,
            ..visit.clone()
        }))]);
        let progress = case.progress();
        let mut deeds = progress.deeds.iter();
        assert_eq!(
            deeds.any(|deed| deed.kind == DeedKind::ParentConversation),
            is_talk
        );
    }
}

#[test]
fn speakers_come_beside_the_author_and_a_weighing_is_of_those_it_names() {
    let roles = |step: Step| -> Vec<Role> {
        let progress = in_fase_1(PLAN_B).and([step]).progress();
        let last = progress.deeds.last().expect("a deed");
        last.roles.iter().copied().collect()
    };
    let Command::ChooseConversationPartners(choice) = partners(Partners::Parents, "") else {
        panic!("chooses partners")
    };
    let choice = ConversationPartners {
        speakers: vec![ilse()],
        ..choice
    };
    let mut both = vec![Role::Teacher, Role::CareCoordinator];
    both.sort();
    assert_eq!(
        roles(teacher(Command::ChooseConversationPartners(choice))),
        both
    );
    let mut weighers = vec![Role::CareCoordinator, Role::Principal];
    weighers.sort();
    assert_eq!(roles(teacher(weigh())), weighers);
}

#[test]
fn indicators_go_on_by_what_was_seen_after_the_talk() {
    let noon = "2026-03-04T12:00:00+01:00";
    let talked = in_fase_1(PLAN_B).and([teacher(Command::RecordConversation(conversation(
        ConversationKind::Parents,
        vec![fenna()],
    )))
    .at(noon)]);
    let goes_on = |case: &Case| {
        let findings = case.progress().findings;
        findings.contains(&Finding::IndicatorsContinue)
    };
    let in_that_minute = talked.and([observe().at("2026-03-04T12:30:00+01:00").happened(noon)]);
    assert!(!goes_on(&in_that_minute));
    let spoken_of = in_that_minute.and([consult().at("2026-03-04T13:00:00+01:00")]);
    assert!(!goes_on(&spoken_of));
    assert!(goes_on(&spoken_of.and([observe()])));
}

#[test]
fn only_an_item_by_which_a_child_tells_is_a_telling() {
    let filled = |item: &str, sighting: Sighting| {
        let list = IndicatorListFilled {
            list: "standaard".to_owned(),
            edition: 1,
            filled_by: vec![fenna(), ilse()],
            answers: vec![IndicatorAnswer {
                item: IndicatorId::from(item),
                wording: String::new(),
                sighting,
                grounds: Vec::new(),
            }],
            other_explanation: String::new(),
            danger: None,
        };
        let case = with_list(in_fase_1(PLAN_A));
        let case = case.and([coordinator(Command::FillIndicatorList(list))]);
        case.progress().disclosed_at.is_some()
    };
    let list = shipped::indicator_list().expect("the shipped list");
    let (tells, other) = ("ON04", "LW08");
    assert!(list.is_disclosure(&tells.into()) && !list.is_disclosure(&other.into()));
    assert!(filled(tells, Sighting::Seen));
    assert!(!filled(tells, Sighting::NotSeen));
    assert!(!filled(other, Sighting::Seen));
}

#[test]
fn of_two_plans_chosen_at_once_the_stricter_holds_whichever_came_last() {
    let early = "2026-03-03T09:00:00+01:00";
    let late = "2026-03-03T11:00:00+01:00";
    for (first, last) in [(PLAN_A, PLAN_B), (PLAN_B, PLAN_A)] {
        let here = given([open(), observe(), consult()]);
        let there = here
            .copy()
            .and([coordinator(choose(last, "Zo lijkt het.")).at(late)]);
        let merged = here
            .and([coordinator(choose(first, "Zo lijkt het.")).at(early)])
            .merged_with(&there);
        let file = merged.file();
        let plan = file.plan_in(&merged.handbook.plans).expect("a plan");
        assert_eq!(plan.edition, edition(PLAN_B));
    }
}

#[test]
fn a_correction_that_was_placed_does_not_place_what_it_corrects() {
    let mut case = given([open(), observe()]);
    let target = case.last("observation-recorded");
    case = case.and([teacher(Command::CorrectRecord(RecordCorrected {
        target,
        correction: "Noor stond bij het hek.".to_owned(),
        reason: "Verkeerd onthouden.".to_owned(),
    }))]);
    let correction = case.last("record-corrected");
    let placed = PlacedInParnasSys {
        records: vec![correction],
        title: "Verslag".to_owned(),
        placed_on: day("2026-03-03"),
    };
    let context = fenna_at("2026-03-03T09:00:00+01:00");
    case.append(Event::PlacedInParnasSys(placed), &context);
    let file = case.file();
    let placements = |hash| file.entry(hash).expect("its place").placements.len();
    assert_eq!((placements(target), placements(correction)), (0, 1));
}

#[test]
fn two_records_of_one_id_break_trust_and_a_missing_opening_does_not() {
    let same = JournalFinding::SameId {
        id: uuid::Uuid::nil(),
        records: Vec::new(),
    };
    assert!(same.breaks_trust());
    assert!(!JournalFinding::OpeningMissing.breaks_trust());
}

#[test]
fn the_check_code_is_forty_bits_of_all_records_in_eight_characters() {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let case = given([open(), observe()]);
    let mut hashes: Vec<RecordHash> = case.journal.records().map(StoredRecord::hash).collect();
    hashes.sort();
    let mut over = b"meldcode/check-code/v1\0".to_vec();
    over.extend(case.journal.case().0.as_bytes());
    over.extend(hashes.iter().flat_map(|hash| hash.0));
    let digest = hash_of(&over).0;
    let bits: Vec<String> = digest[..5]
        .iter()
        .map(|byte| format!("{byte:08b}"))
        .collect();
    let bits = bits.concat();
    let mut code: String = (0..8)
        .map(|at| usize::from_str_radix(&bits[at * 5..at * 5 + 5], 2).expect("bits"))
        .map(|at| char::from(LETTERS[at]))
        .collect();
    code.insert(4, '-');
    assert_eq!(case.journal.check_code().to_string(), code);
}
