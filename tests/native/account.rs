//! The account of a case, in the protocol's words: what the plan asked, what was done, what is missing, and what is said of it.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "test data: a value that is not there is a broken test"
)]

use ed25519_dalek::{Signer, SigningKey};
use meldcode::casefile::event::{
    CaseHandedOver, CaseManagerAppointed, CheckOutcome, NotToldGround, ParentsAtReport,
    ParentsInformed, PlacedInParnasSys, ReasonGiven, RecordCorrected, Telling,
};
use meldcode::casefile::stored::signed_message;
use meldcode::casefile::{
    CaseFile, Command, Event, Journal, PersonRef, Record, Signature, StoredRecord, fold, wire,
};
use meldcode::exchange::documents::account::{
    About, Account, Doubt, Gap, LaterWhy, Missing, Names, Said, TaskAccount, TermOf, TermStanding,
    account,
};
use meldcode::exchange::manifest::Signatory;
use meldcode::protocol::agenda::State;
use meldcode::protocol::phase_map::Standing;
use meldcode::protocol::plan::TaskPlace;
use meldcode::protocol::{PhaseNumber, StatutoryStep, Terms};
use uuid::Uuid;

use crate::samples;
use crate::scenarios::school::*;

/// The account of this case on a day, by whoever knows no signing keys.
pub(crate) fn told_on(case: &Case, today: &str, names: Names) -> Account {
    told(&case.file(), &case.journal, today, names)
}

pub(crate) fn told(file: &CaseFile, journal: &Journal, today: &str, names: Names) -> Account {
    let about = About {
        file,
        journal,
        handbook: handbook(),
        terms: &Terms::default(),
        signatories: &[],
        damaged: 0,
        today: day(today),
    };
    account(&about, names)
}

fn inform(telling: Telling) -> Command {
    Command::RecordParentsInformed(ParentsInformed {
        parents: vec!["Tessa Duinzicht".to_owned()],
        topics: [].into(),
        about: "de zorgen over het eten".to_owned(),
        telling,
    })
}

fn tell() -> Command {
    inform(Telling::Told {
        how: "in een gesprek op school".to_owned(),
        reaction: String::new(),
    })
}

pub(crate) fn talk() -> Command {
    Command::RecordConversation(talk_with_parents(vec![fenna()], &["family-coach-help"]))
}

/// Plan A up to fase 1, with everything the plan asked until then.
fn kept_to_the_plan() -> Case {
    given([
        open(),
        observe(),
        consult(),
        fill_list(),
        coordinator(choose(PLAN_A, "De signalen passen bij dit plan.")),
        teacher(write_report(0)),
        teacher(enter(1, "")),
    ])
}

/// Every text that belongs in ParnasSys is placed there.
fn place_texts(case: &Case) -> Step {
    let file = case.file();
    let texts = file.events().filter(|(_, event)| {
        matches!(
            event,
            Event::ObservationRecorded(_) | Event::StepReportWritten(_)
        )
    });
    teacher(Command::MarkPlacedInParnasSys(PlacedInParnasSys {
        records: texts.map(|(entry, _)| entry.hash).collect(),
        title: "Meldcode observaties".to_owned(),
        placed_on: day("2026-03-02"),
    }))
}

/// The same, gone through fase 1 and closed because help works.
pub(crate) fn gone_through_and_closed() -> Case {
    let case = kept_to_the_plan().and([
        teacher(talk()),
        agree("2026-03-16"),
        teacher(write_report(1)),
        coordinator(weigh()),
        coordinator(tell()),
    ]);
    let agreed = case.last("action-agreed");
    let placed = place_texts(&case);
    case.and([
        placed,
        teacher(check(agreed, CheckOutcome::Started)).at("2026-03-16T15:00:00+01:00"),
        coordinator(close("help-works")).at("2026-03-17T15:00:00+01:00"),
    ])
}

/// What is missing but for signatures, which these cases do not have.
fn missing(account: &Account) -> Vec<&Missing> {
    let missing = account.missing.iter();
    missing
        .filter(|missing| !matches!(missing, Missing::Records(Doubt::Unsigned, _)))
        .collect()
}

fn task<'a>(account: &'a Account, place: TaskPlace, begins: &str) -> &'a TaskAccount {
    let phases = account.periods.iter().flat_map(|period| &period.phases);
    phases
        .filter(|phase| phase.place == place)
        .flat_map(|phase| &phase.tasks)
        .find(|task| task.text.starts_with(begins))
        .expect("a task of that phase")
}

#[test]
fn a_case_that_kept_to_its_plan_misses_nothing_while_it_runs() {
    let told = told_on(&kept_to_the_plan(), "2026-03-03", Names::With);
    assert_eq!(missing(&told), Vec::<&Missing>::new());
    assert!(told.deviations.is_empty());
    let consulted = task(&told, TaskPlace::Phase(PhaseNumber(0)), "Bespreek");
    assert_eq!(consulted.state, State::Done);
    assert_eq!(consulted.done_on, Some(day("2026-03-02")));
    assert_eq!(consulted.evidence[0].number, 3);
    let names: Vec<_> = consulted.evidence[0]
        .by
        .iter()
        .map(|who| who.name.clone())
        .collect();
    assert_eq!(
        names,
        [
            Some("Fenna Wester".to_owned()),
            Some("Ilse Graafland".to_owned())
        ]
    );
}

#[test]
fn a_case_that_kept_to_its_plan_until_it_closed_proves_all_five_steps() {
    let told = told_on(&gone_through_and_closed(), "2026-03-18", Names::With);
    assert_eq!(missing(&told), Vec::<&Missing>::new());
    let proven = told.periods[0].steps.iter();
    assert!(proven.clone().all(|step| !step.evidence.is_empty()));
    assert_eq!(proven.count(), 5);
}

#[test]
fn a_step_that_nothing_proves_is_said_openly_once_the_case_is_closed() {
    let case = kept_to_the_plan().and([teacher(talk()), agree("2026-03-16")]);
    let running = told_on(&case, "2026-03-03", Names::With);
    assert!(
        !running
            .missing
            .contains(&Missing::Step(StatutoryStep::Weigh))
    );
    let closed = told_on(
        &case.and([coordinator(close("help-works"))]),
        "2026-03-03",
        Names::With,
    );
    assert!(
        closed
            .missing
            .contains(&Missing::Step(StatutoryStep::Weigh))
    );
    assert!(closed.missing.contains(&Missing::ParentNeverTold(1)));
}

#[test]
fn a_skipped_phase_shows_what_was_not_asked_any_more_and_points_at_the_reason() {
    let case = kept_to_the_plan().and([coordinator(enter(3, "Het kind vertelde het zelf."))]);
    let told = told_on(&case, "2026-03-03", Names::With);
    let phases = &told.periods[0].phases;
    let skipped = phases
        .iter()
        .find(|phase| phase.place == TaskPlace::Phase(PhaseNumber(2)));
    let skipped = skipped.expect("fase 2 is told");
    let standing = skipped.standing.as_ref().expect("how it went");
    assert_eq!(standing.standing, Standing::Skipped);
    assert_eq!(
        standing.passed_over,
        [(
            day("2026-03-02"),
            Said::Words("Het kind vertelde het zelf.".to_owned())
        )]
    );
    let talked = task(&told, TaskPlace::Phase(PhaseNumber(2)), "Praat samen");
    assert_eq!(talked.state, State::LeftUndone);
    assert_eq!(talked.due, None, "no day was ever set for it");
    assert!(!talked.deviations.is_empty(), "the move names it");
    assert!(
        told.missing.iter().all(|missing| {
            !matches!(missing, Missing::Task { text, .. } if *text == talked.text)
        })
    );
    let once = Missing::PhasePassedOver(PhaseNumber(2), talked.deviations.clone());
    assert!(told.missing.contains(&once));
    assert!(
        !told
            .missing
            .contains(&Missing::PhaseWithoutReason(PhaseNumber(2)))
    );
}

#[test]
fn a_phase_skipped_without_a_reason_stays_visible_and_a_reason_given_later_is_told_as_later() {
    let case = kept_to_the_plan().and([coordinator(enter(3, ""))]);
    let told = told_on(&case, "2026-03-03", Names::With);
    assert!(
        told.missing
            .contains(&Missing::PhaseWithoutReason(PhaseNumber(2)))
    );
    assert!(told.missing.contains(&Missing::Reason(1)));
    let target = case.last("phase-entered");
    let case = case.and([coordinator(Command::GiveReason(ReasonGiven {
        target,
        reason: "Het kind vertelde het zelf.".to_owned(),
    }))
    .at("2026-03-05T09:00:00+01:00")]);
    let told = told_on(&case, "2026-03-06", Names::With);
    assert!(!told.missing.contains(&Missing::Reason(1)));
    let reason = told.deviations[0].reason.as_ref().expect("a reason");
    let (on, by) = reason.later.as_ref().expect("given later");
    assert_eq!(
        (*on, by.name.as_deref()),
        (day("2026-03-05"), Some("Ilse Graafland"))
    );
    let later = told.later.last().expect("a later record");
    assert!(matches!(&later.why[..], [LaterWhy::GivesReason(cited)] if cited.record == target));
}

#[test]
fn what_the_plan_asked_and_nobody_did_is_missing_without_any_reason() {
    let why = "Er komt geen hulp op gang.";
    let case = kept_to_the_plan().and([coordinator(enter(2, why)), coordinator(enter(3, why))]);
    let told = told_on(&case, "2026-03-03", Names::With);
    // No condition asks for it, so no move named it and nobody was asked why.
    let agreed = task(
        &told,
        TaskPlace::Phase(PhaseNumber(2)),
        "Spreek concrete acties af",
    );
    assert_eq!(agreed.state, State::LeftUndone);
    assert!(told.missing.contains(&Missing::Task {
        text: agreed.text.clone(),
        raised: None,
        gap: Gap::Undone,
        shortfall: None,
        deviations: Vec::new(),
    }));
}

#[test]
fn a_report_that_stays_owed_after_its_phase_is_missing_and_can_still_be_written() {
    let told = told_on(&in_fase_1(PLAN_A), "2026-03-03", Names::With);
    let report = task(
        &told,
        TaskPlace::Phase(PhaseNumber(0)),
        "Maak een kort verslag",
    );
    assert!(told.missing.contains(&Missing::Task {
        text: report.text.clone(),
        raised: None,
        gap: Gap::Owed,
        shortfall: None,
        deviations: Vec::new(),
    }));
}

#[test]
fn what_is_due_and_not_done_is_late_and_what_was_done_late_says_on_which_day() {
    let case = given([open(), observe()]);
    let late = told_on(&case, "2026-03-09", Names::With);
    let consult_text = task(&late, TaskPlace::Phase(PhaseNumber(0)), "Bespreek")
        .text
        .clone();
    assert!(late.missing.iter().any(|missing| {
        matches!(missing, Missing::Task { text, gap: Gap::Late, .. } if *text == consult_text)
    }));
    let case = case.and([consult().at("2026-03-10T10:00:00+01:00")]);
    let told = told_on(&case, "2026-03-11", Names::With);
    let consulted = task(&told, TaskPlace::Phase(PhaseNumber(0)), "Bespreek");
    assert_eq!(consulted.done_on, Some(day("2026-03-10")));
    assert_eq!(consulted.due.expect("a day").on, day("2026-03-05"));
    let term = told
        .terms
        .iter()
        .find(|term| term.of == TermOf::Task(consult_text.clone()));
    assert_eq!(term.expect("its term").is_kept(), Some(false));
}

#[test]
fn an_extension_is_counted_with_its_reason_and_the_first_day_stays_visible() {
    let case = kept_to_the_plan().and([agree("2026-03-16")]);
    let agreed = case.last("action-agreed");
    let extended = CheckOutcome::Extended {
        until: day("2026-03-30"),
        reason: "De huisarts had pas later plaats.".to_owned(),
    };
    let case = case.and([
        coordinator(check(agreed, extended)).at("2026-03-16T15:00:00+01:00"),
        coordinator(check(agreed, CheckOutcome::Started)).at("2026-03-31T15:00:00+02:00"),
    ]);
    let told = told_on(&case, "2026-04-01", Names::With);
    let term = told
        .terms
        .iter()
        .find(|term| matches!(term.of, TermOf::Agreement(_)));
    let term = term.expect("a term");
    assert_eq!(
        (term.first_due_on, term.due_on),
        (day("2026-03-16"), day("2026-03-30"))
    );
    let [extension] = term.extensions.as_slice() else {
        panic!("one extension");
    };
    assert_eq!(extension.until, day("2026-03-30"));
    assert_eq!(
        extension.reason,
        Said::Words("De huisarts had pas later plaats.".to_owned())
    );
    assert_eq!(extension.by.name.as_deref(), Some("Ilse Graafland"));
    assert_eq!(
        term.standing,
        TermStanding::Done {
            on: day("2026-03-31")
        }
    );
    assert_eq!(term.is_kept(), Some(false), "a day after the extended term");
}

#[test]
fn help_that_did_not_start_is_never_in_time_also_when_it_was_seen_before_its_day() {
    for seen in ["2026-03-09T15:00:00+01:00", "2026-03-16T15:00:00+01:00"] {
        let case = kept_to_the_plan().and([agree("2026-03-16")]);
        let agreed = case.last("action-agreed");
        let case = case.and([coordinator(check(agreed, CheckOutcome::NotStarted)).at(seen)]);
        let told = told_on(&case, "2026-03-17", Names::With);
        let mut terms = told.terms.iter();
        let term = terms.find(|term| matches!(term.of, TermOf::Agreement(_)));
        let term = term.expect("a term");
        assert!(matches!(term.standing, TermStanding::NotStarted { .. }));
        assert_eq!(term.is_kept(), Some(false), "seen at {seen}");
    }
}

#[test]
fn who_carried_the_case_names_whoever_took_it_over_once_though_both_devices_wrote_it_down() {
    let hand_over = || {
        Command::HandOverCase(CaseHandedOver::Colleague {
            to: ilse(),
            transfer: Uuid::from_u128(77),
        })
    };
    let appoint = Command::AppointCaseManager(CaseManagerAppointed {
        who: fenna(),
        from_on: day("2026-03-03"),
        reason: String::new(),
    });
    let case = kept_to_the_plan().and([
        coordinator(appoint).at("2026-03-03T09:00:00+01:00"),
        coordinator(hand_over()).at("2026-03-09T09:00:00+01:00"),
        teacher(hand_over()).at("2026-03-10T09:00:00+01:00"),
    ]);
    let told = told_on(&case, "2026-03-17", Names::With);
    let carried = told.carried.iter().skip_while(|one| !one.is_case_manager);
    let carried: Vec<_> = carried
        .map(|one| (one.who.name.as_deref().unwrap_or_default(), one.from_on))
        .collect();
    let (fenna, ilse) = (fenna().name, ilse().name);
    assert!(
        carried.ends_with(&[
            (fenna.as_str(), day("2026-03-03")),
            (ilse.as_str(), day("2026-03-09")),
        ]),
        "{carried:?}"
    );
    let last = case.file();
    assert_eq!(
        last.case_manager().map(|manager| manager.name.as_str()),
        Some(ilse.as_str()),
        "the account says what the head of the case says"
    );
}

#[test]
fn parents_who_were_not_told_stand_with_the_ground_the_reason_and_who_decided() {
    let case = kept_to_the_plan().and([
        coordinator(inform(Telling::NotTold {
            ground: NotToldGround::ChildSafety,
            reason: "Vader kijkt mee in de mail.".to_owned(),
        })),
        coordinator(report(ParentsAtReport::NotTold(
            "Veilig Thuis raadt het af.".to_owned(),
        ))),
    ]);
    let told = told_on(&case, "2026-03-03", Names::With);
    let [telling] = told.parents[0].tellings.as_slice() else {
        panic!("one telling");
    };
    assert_eq!(telling.not_told, Some(NotToldGround::ChildSafety));
    assert_eq!(
        telling.how,
        Said::Words("Vader kijkt mee in de mail.".to_owned())
    );
    assert_eq!(telling.cited.author.name.as_deref(), Some("Ilse Graafland"));
    assert_eq!(told.reports[0].parents, None);
    assert_eq!(
        told.reports[0].reason,
        Said::Words("Veilig Thuis raadt het af.".to_owned())
    );
    assert!(!told.missing.contains(&Missing::ParentNeverTold(1)));
}

#[test]
fn a_note_written_weeks_later_is_labelled_and_one_of_the_same_day_is_not() {
    let case = kept_to_the_plan().and([
        observe().happened("2026-03-02T09:00:00+01:00"),
        observe()
            .happened("2026-03-02T09:30:00+01:00")
            .at("2026-03-25T10:00:00+01:00"),
    ]);
    let told = told_on(&case, "2026-03-26", Names::With);
    // The first happened in fase 0 and was written in fase 1, the same day; the second weeks after.
    let why: Vec<_> = told.later.iter().map(|later| later.why.clone()).collect();
    assert_eq!(
        why,
        [
            vec![LaterWhy::AfterPhase(PhaseNumber(0))],
            vec![
                LaterWhy::DaysAfter(23),
                LaterWhy::AfterPhase(PhaseNumber(0))
            ]
        ]
    );
    assert!(
        told_on(&kept_to_the_plan(), "2026-03-26", Names::With)
            .later
            .is_empty()
    );
}

#[test]
fn what_is_added_after_closing_and_what_is_corrected_is_labelled_as_such() {
    let closed = gone_through_and_closed();
    let target = closed.last("observation-recorded");
    let case = closed.and([
        observe()
            .happened("2026-03-16T09:30:00+01:00")
            .at("2026-03-18T10:00:00+01:00"),
        teacher(Command::CorrectRecord(RecordCorrected {
            target,
            correction: "Het was bij de achterdeur.".to_owned(),
            reason: "Ik had de plek verkeerd.".to_owned(),
        })),
    ]);
    let told = told_on(&case, "2026-03-19", Names::With);
    assert_eq!(
        told.later[0].why,
        [LaterWhy::DaysAfter(2), LaterWhy::AfterClosing]
    );
    assert!(
        matches!(&told.later[1].why[..], [LaterWhy::Corrects(cited)] if cited.record == target)
    );
}

#[test]
fn a_reopened_case_is_told_period_by_period_each_by_its_own_agenda() {
    let case = gone_through_and_closed().and([
        coordinator(reopen("De signalen zijn terug.")).at("2026-05-04T09:00:00+02:00"),
        observe(),
    ]);
    let told = told_on(&case, "2026-05-04", Names::With);
    let [first, second] = told.periods.as_slice() else {
        panic!("two periods");
    };
    assert_eq!(
        (first.ended_on, second.ended_on),
        (Some(day("2026-03-17")), None)
    );
    assert!(first.steps.iter().all(|step| !step.evidence.is_empty()));
    assert!(first.ending.is_some() && second.ending.is_none());
    let talked = |period: usize| {
        let phases = &told.periods[period].phases;
        let of_1 = phases
            .iter()
            .find(|phase| phase.place == TaskPlace::Phase(PhaseNumber(1)));
        let mut tasks = of_1.into_iter().flat_map(|phase| &phase.tasks);
        tasks.any(|task| task.text.contains("gesprek") && task.state == State::Done)
    };
    assert!(talked(0));
    assert!(!talked(1), "a reopened case goes through its phase anew");
}

// The records themselves.

/// The same journal, each record signed by the key that its author's id makes.
fn signed(journal: &Journal) -> Journal {
    let mut signed = journal.clone();
    for stored in journal.records() {
        let key = key_of(&stored.record().author);
        let signature = key.sign(&signed_message(stored.hash()));
        signed.countersign(stored.hash(), Signature(signature.to_bytes()));
    }
    signed
}

fn key_of(person: &PersonRef) -> SigningKey {
    let mut seed = [7; 32];
    seed[..16].copy_from_slice(person.id.as_bytes());
    SigningKey::from_bytes(&seed)
}

fn keys(people: &[PersonRef]) -> Vec<Signatory> {
    let people = people.iter();
    people
        .map(|person| Signatory {
            id: person.id,
            signing_keys: vec![key_of(person).verifying_key().to_bytes()],
        })
        .collect()
}

fn checked(journal: &Journal, signatories: &[Signatory]) -> Account {
    let file = fold(journal);
    let about = About {
        file: &file,
        journal,
        handbook: handbook(),
        terms: &Terms::default(),
        signatories,
        damaged: 0,
        today: day("2026-03-18"),
    };
    account(&about, Names::With)
}

#[test]
fn every_hash_and_every_signature_is_checked_on_the_spot() {
    let journal = signed(&gone_through_and_closed().journal);
    let told = checked(&journal, &keys(&[fenna(), ilse(), joris()]));
    assert_eq!(told.integrity.hashes_hold, journal.len());
    assert_eq!(told.integrity.signatures_hold, journal.len());
    assert!(told.integrity.doubts.is_empty());
    assert_eq!(told.check_code, journal.check_code());
    assert!(told.missing.is_empty(), "{:?}", told.missing);
}

#[test]
fn a_signature_of_another_key_is_false_and_one_of_an_unknown_person_cannot_be_checked() {
    let journal = signed(&kept_to_the_plan().journal);
    let mut wrong = keys(&[fenna(), ilse()]);
    wrong[1].signing_keys = vec![key_of(&joris()).verifying_key().to_bytes()];
    let told = checked(&journal, &wrong);
    let by_ilse = journal
        .records()
        .filter(|stored| stored.record().author == ilse());
    assert_eq!(told.integrity.count(Doubt::SignatureFalse), by_ilse.count());
    let told = checked(&journal, &keys(&[fenna()]));
    assert_eq!(told.integrity.count(Doubt::SignatureFalse), 0);
    assert!(told.integrity.count(Doubt::KeyUnknown) > 0);
}

#[test]
fn a_broken_journal_says_which_record_lost_what_it_builds_on_and_gives_another_code() {
    let whole = signed(&gone_through_and_closed().journal);
    let lost = fold(&whole).timeline()[1].hash;
    let mut broken = Journal::new(whole.case());
    for stored in whole.records().filter(|stored| stored.hash() != lost) {
        broken.insert(stored.clone()).expect("the same case");
    }
    let told = checked(&broken, &keys(&[fenna(), ilse(), joris()]));
    assert_eq!(told.integrity.doubts, [(Doubt::AncestorMissing, vec![2])]);
    assert!(
        told.missing
            .contains(&Missing::Records(Doubt::AncestorMissing, 1))
    );
    assert_ne!(told.check_code, whole.check_code());
}

// Without names.

pub(crate) const CANARY: &str = "KANARIE";

/// A case with a record of every kind, in which every text that anybody could have typed, and every id that a foreign
/// record could have made up, is the canary. Without `ids` those of plans stay, so that the plan is known.
pub(crate) fn full_of_canaries(ids: bool) -> Journal {
    let mut journal = Journal::new(samples::records()[0].case);
    for record in samples::records() {
        let record = Record {
            parents: journal.heads(),
            ..record
        };
        let kind = wire::kind(&record.event).to_owned();
        if !ids && kind == "edition-moved" {
            // To an edition that is not known here.
            continue;
        }
        let written = wire::encode(&record).expect("a sample");
        let mut json: serde_json::Value = serde_json::from_slice(&written).expect("JSON");
        for place in texts(&json, "") {
            if !ids && place.contains("/plan") {
                continue;
            }
            let mut changed = json.clone();
            *changed.pointer_mut(&place).expect("a place in it") = CANARY.into();
            let read = StoredRecord::read(serde_json::to_vec(&changed).expect("JSON"), None);
            // What is no free text does not read back; what tells the kind would make another record of it.
            if read.is_ok_and(|read| wire::kind(&read.record().event) == kind) {
                json = changed;
            }
        }
        let bytes = serde_json::to_vec(&json).expect("JSON");
        let stored = StoredRecord::read(bytes, None).expect("a record");
        journal.insert(stored).expect("the same case");
    }
    journal
}

/// Where strings stand in it.
fn texts(json: &serde_json::Value, place: &str) -> Vec<String> {
    match json {
        serde_json::Value::String(_) => vec![place.to_owned()],
        serde_json::Value::Array(items) => {
            let items = items.iter().enumerate();
            items
                .flat_map(|(number, item)| texts(item, &format!("{place}/{number}")))
                .collect()
        }
        serde_json::Value::Object(fields) => {
            let fields = fields.iter();
            fields
                .flat_map(|(name, field)| texts(field, &format!("{place}/{name}")))
                .collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn an_account_without_names_holds_no_name_and_no_word_that_anybody_typed() {
    for ids in [false, true] {
        let journal = full_of_canaries(ids);
        let file = fold(&journal);
        let with = format!("{:?}", told(&file, &journal, "2026-03-20", Names::With));
        assert!(
            with.matches(CANARY).count() > 20,
            "the case is full of them"
        );
        let without = told(&file, &journal, "2026-03-20", Names::Without);
        assert_eq!(without.plan.is_none(), ids);
        let without = format!("{without:?}");
        assert!(!without.contains(CANARY), "{without}");
    }
}
