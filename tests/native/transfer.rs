//! Carrying cases: what a transfer file holds, and what taking one in would do.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "the allowance for tests does not reach their helpers"
)]

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Duration, NaiveDate};
use meldcode::casefile::event::{CaseManagerAppointed, NextCheck, RecordErased};
use meldcode::casefile::journal::Outline;
use meldcode::casefile::state::Matter;
use meldcode::casefile::{
    CaseId, Event, Journal, JournalFinding, Moment, PersonRef, Record, RecordHash, Signature,
    StoredRecord, wire,
};
use meldcode::exchange::envelope::{self, Key, PLAINTEXT_STEP};
use meldcode::exchange::import::{self, Known, Plan, Proof, Standing, Why};
use meldcode::exchange::manifest::{
    CASES_MAX, CaseEntry, FORMAT, MANIFEST_BYTES_MAX, Manifest, Sender, Signatory,
};
use meldcode::exchange::transfer::{self, Error, FaultKind, RECORDS_MAX, Transfer};
use meldcode::protocol::Role;
use meldcode::vault::primitive::signature::SecretKey;
use uuid::Uuid;

pub(crate) const TEACHER: u8 = 1;
pub(crate) const PRINCIPAL: u8 = 2;

pub(crate) fn moment(minutes: i64) -> Moment {
    Moment::parse_from_rfc3339("2026-03-02T08:15:00+01:00").unwrap() + Duration::minutes(minutes)
}

pub(crate) fn case(number: u8) -> CaseId {
    CaseId(Uuid::from_u128(0xca5e_0000 + u128::from(number)))
}

pub(crate) fn person(number: u8) -> PersonRef {
    let (name, role) = if number == PRINCIPAL {
        ("Wim Hoekstra", Role::Principal)
    } else {
        ("Noor Baptiste", Role::Teacher)
    };
    PersonRef {
        id: Uuid::from_u128(number.into()),
        name: name.to_owned(),
        role,
    }
}

pub(crate) fn secret_key(number: u8) -> SecretKey {
    SecretKey::from_bytes(&[number; 32])
}

pub(crate) fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
}

/// A record by `author`, unsigned, with the plainest of events.
pub(crate) fn note(journal: &Journal, author: u8, minutes: i64) -> StoredRecord {
    write(journal, author, minutes, check(minutes))
}

fn check(minutes: i64) -> Event {
    Event::NextCheckSet(NextCheck {
        on: day(20),
        what: format!("bellen met \"thuis\" \\ {minutes}\nen daarna terug"),
    })
}

pub(crate) fn write(journal: &Journal, author: u8, minutes: i64, event: Event) -> StoredRecord {
    StoredRecord::write(&Record {
        id: Uuid::from_u128(0x1000 + u128::from(minutes.unsigned_abs()) * 256 + u128::from(author)),
        salt: [author; 16],
        case: journal.case(),
        parents: journal.heads(),
        author: person(author),
        device: Uuid::from_u128(77),
        happened_at: moment(minutes),
        written_at: moment(minutes),
        event,
    })
    .unwrap()
}

pub(crate) fn signed(stored: StoredRecord, by: u8) -> StoredRecord {
    let signature = secret_key(by).sign("meldcode/record/v1", &stored.hash().0);
    stored.signed(Signature(signature))
}

/// Adds records of the teacher at these minutes, each building on the one before.
pub(crate) fn extend(journal: &mut Journal, minutes: impl IntoIterator<Item = i64>) {
    for minutes in minutes {
        let stored = signed(note(journal, TEACHER, minutes), TEACHER);
        journal.insert(stored).unwrap();
    }
}

pub(crate) fn journal(number: u8, records: i64) -> Journal {
    let mut journal = Journal::new(case(number));
    extend(&mut journal, 0..records);
    journal
}

pub(crate) fn manifest(journals: &[&Journal]) -> Manifest {
    Manifest {
        id: Uuid::from_u128(0xf11e),
        created_at: moment(600),
        from: Sender {
            author: person(TEACHER),
            school: "De Lantaarn".to_owned(),
            device: Uuid::from_u128(77),
        },
        signatories: vec![Signatory {
            id: person(TEACHER).id,
            signing_keys: vec![secret_key(TEACHER).public()],
        }],
        cases: journals
            .iter()
            .map(|journal| CaseEntry::of(journal, "Sem de Graaf".to_owned(), Some(day(31))))
            .collect(),
        handover_to: None,
        unknown: BTreeMap::new(),
    }
}

pub(crate) fn text(journals: &[&Journal]) -> Vec<u8> {
    transfer::write(&manifest(journals), journals)
        .unwrap()
        .to_vec()
}

fn sent(journals: &[&Journal]) -> Transfer {
    transfer::read(&text(journals)).unwrap()
}

pub(crate) fn known(journals: &[&Journal]) -> Known {
    Known {
        ids: BTreeMap::new(),
        journals: journals
            .iter()
            .map(|journal| (journal.case(), (*journal).clone()))
            .collect(),
        signing_keys: [TEACHER, PRINCIPAL]
            .map(|number| (person(number).id, vec![secret_key(number).public()]))
            .into(),
        contacts: BTreeMap::new(),
        destroyed: BTreeMap::new(),
        erased: BTreeMap::new(),
    }
}

/// Stores what the plan gives out, as the recorder does.
pub(crate) fn carry_out(plan: &Plan, known: &mut Known) {
    for addition in plan.additions(&BTreeSet::new()) {
        let journal = known
            .journals
            .entry(addition.case)
            .or_insert_with(|| Journal::new(addition.case));
        for stored in addition.records {
            journal.insert(stored.clone()).unwrap();
        }
        for (hash, signature) in addition.signatures {
            journal.countersign(*hash, *signature);
        }
        assert_eq!(journal, addition.journal);
    }
}

fn lines(text: &[u8]) -> Vec<&[u8]> {
    text.split(|byte| *byte == b'\n').collect()
}

#[test]
fn every_record_line_is_the_stored_record_and_its_sha256_is_its_identity() {
    let journal = journal(1, 3);
    let text = text(&[&journal]);
    let lines = lines(&text);
    for (place, (hash, _)) in journal.in_order().into_iter().enumerate() {
        let line = lines[2 + 2 * place];
        assert_eq!(line, journal.get(hash).unwrap().bytes());
        assert_eq!(meldcode::casefile::stored::hash_of(line), hash);
    }
    assert_eq!(text.len() % PLAINTEXT_STEP, 0);
}

#[test]
fn what_was_written_reads_back_whole() {
    let (one, two) = (journal(1, 3), journal(2, 0));
    let transfer = sent(&[&one, &two]);
    assert_eq!(transfer.manifest, manifest(&[&one, &two]));
    assert_eq!(transfer.journals, [one, two]);
    assert!(transfer.faults.is_empty());
}

#[test]
fn a_sender_whose_name_turns_around_is_named_plainly() {
    let one = journal(1, 1);
    let mut turned = manifest(&[&one]);
    let plain = turned.clone();
    turned.from.author.name.insert(0, '\u{202e}');
    turned.from.school.push('\u{200f}');
    turned.cases[0].label.insert(3, '\u{2067}');
    turned.handover_to = Some("Wim\u{202d}".to_owned());
    let bytes = transfer::write(&turned, &[&one]).unwrap();
    let read = transfer::read(&bytes).unwrap().manifest;
    assert_eq!(read.handover_to.as_deref(), Some("Wim"));
    assert_eq!(
        Manifest {
            handover_to: None,
            ..read
        },
        plain
    );
}

/// Never made anew: it is what files of version 1 look like.
#[test]
fn a_file_of_version_1_still_opens_and_goes_on_byte_for_byte() {
    let golden = include_bytes!("../data/transfer/v1_one_case.jsonl");
    let transfer = transfer::read(golden).unwrap();
    assert!(transfer.faults.is_empty());
    assert_eq!(transfer.manifest.cases[0].label, "Sem de Graaf");
    let journals: Vec<&Journal> = transfer.journals.iter().collect();
    let again = transfer::write(&transfer.manifest, &journals).unwrap();
    assert_eq!(again.as_slice(), golden);
    let plan = import::plan(&transfer, &known(&[]));
    assert!(plan.cases[0].is_as_announced);
    assert_eq!(plan.cases[0].authors[0].proof, Proof::Known);
    assert_eq!(plan.cases[0].findings, []);
}

#[test]
fn a_file_that_hands_over_says_to_whom_and_goes_on_byte_for_byte() {
    let golden = include_bytes!("../data/transfer/v1_handover.jsonl");
    let transfer = transfer::read(golden).unwrap();
    assert_eq!(
        transfer.manifest.handover_to.as_deref(),
        Some("Ilse Voorbeeld")
    );
    let journals: Vec<&Journal> = transfer.journals.iter().collect();
    let again = transfer::write(&transfer.manifest, &journals).unwrap();
    assert_eq!(again.as_slice(), golden);
    let plan = import::plan(&transfer, &known(&[]));
    let handover = plan.handover.expect("it is whole");
    assert_eq!(handover.transfer, transfer.manifest.id);
    assert_eq!(handover.cases[0].records, 3);
}

#[test]
fn of_a_handover_that_does_not_come_in_whole_there_is_no_receipt() {
    let golden = include_str!("../data/transfer/v1_handover.jsonl");
    let first = golden.lines().nth(1).unwrap();
    let signature = first.split_once("signature").unwrap().0;
    let hash = signature.split('"').nth(3).unwrap();
    let other = format!("{:0>64}", "1");
    let changed = golden.replacen(hash, &other, 1);
    let transfer = transfer::read(changed.as_bytes()).unwrap();
    assert_eq!(transfer.faults.len(), 1);
    let plan = import::plan(&transfer, &known(&[]));
    assert_eq!(plan.handover, None);
}

#[test]
fn fields_of_a_later_version_stay_in_the_manifest() {
    let journal = journal(1, 1);
    let mut manifest = manifest(&[&journal]);
    manifest
        .unknown
        .insert("receipt".to_owned(), serde_json::json!({"wanted": [1, 2]}));
    manifest.cases[0]
        .unknown
        .insert("colour".to_owned(), serde_json::json!("blauw"));
    let text = transfer::write(&manifest, &[&journal]).unwrap();
    let read = transfer::read(&text).unwrap();
    assert_eq!(read.manifest, manifest);
    assert_eq!(transfer::write(&read.manifest, &[&journal]).unwrap(), text);
}

/// A good text of one case with two records, as a person would read it.
fn good_text() -> String {
    String::from_utf8(text(&[&journal(1, 2)])).unwrap()
}

fn changed(from: &str, to: &str) -> Vec<u8> {
    good_text().replacen(from, to, 1).into()
}

/// The manifest of a good text, announcing its case this many times under as many ids.
fn announcing(count: usize) -> String {
    let good = good_text();
    let first = good.lines().next().unwrap();
    let (before, rest) = first.split_once("\"cases\":[").unwrap();
    let (entry, after) = rest.rsplit_once("]}").unwrap();
    let entries: Vec<String> = (0..count)
        .map(|number| entry.replace("ca5e0001", &format!("ca5{number:05x}")))
        .collect();
    format!("{before}\"cases\":[{}]{after}}}\n", entries.join(","))
}

#[test]
fn every_text_that_is_not_ours_or_not_whole_gets_its_own_answer() {
    let lines = |count: usize| {
        let good = good_text();
        let kept: Vec<&str> = good.lines().take(count).collect();
        format!("{}\n", kept.join("\n")).into_bytes()
    };
    let counted = |announced, found| Error::CountDiffers { announced, found };
    let table = [
        (vec![], Error::NotTransfer),
        (vec![0; 4096], Error::NotTransfer),
        (b"Beste collega,\n".to_vec(), Error::NotTransfer),
        (changed(FORMAT, "iets-anders"), Error::NotTransfer),
        (
            changed("\"version\":1", "\"version\":2,\"cases\":7"),
            Error::NewerVersion {
                found: 2,
                supported: 1,
            },
        ),
        (
            changed("\"school\":\"De Lantaarn\"", "\"school\":7"),
            Error::ManifestMalformed,
        ),
        (
            announcing(2).replace("ca500001", "ca500000").into(),
            Error::ManifestMalformed,
        ),
        (
            changed("{\"hash\":", "{\"hash\":7,\"h\":"),
            Error::LineMalformed { line: 2 },
        ),
        (lines(3), counted(2, 1)),
        (lines(4), counted(2, 1)),
        (changed("\"records\":2", "\"records\":1"), counted(1, 2)),
    ];
    for (text, error) in table {
        assert_eq!(transfer::read(&text), Err(error), "{error:?}");
    }
    assert!(transfer::read(&lines(5)).is_ok());
}

#[test]
fn every_text_beyond_a_bound_gets_its_own_answer() {
    let deep = format!("\"version\":1,\"x\":{}{}", "[".repeat(50), "]".repeat(50));
    let table = [
        (
            announcing(CASES_MAX + 1).into_bytes(),
            Error::TooManyCases { allowed: CASES_MAX },
        ),
        (
            vec![b'{'; MANIFEST_BYTES_MAX + 1],
            Error::ManifestTooLong {
                allowed: MANIFEST_BYTES_MAX,
            },
        ),
        (
            changed("\"version\":1", &deep),
            Error::TooDeep {
                allowed: wire::MAX_DEPTH,
            },
        ),
        (
            changed("\"records\":2", &format!("\"records\":{}", RECORDS_MAX + 1)),
            Error::TooManyRecords {
                allowed: RECORDS_MAX,
            },
        ),
        (
            changed("{\"hash\":", &format!("{{\"x\":\"{:2000}\",\"hash\":", "")),
            Error::LineMalformed { line: 2 },
        ),
    ];
    for (text, error) in table {
        assert_eq!(transfer::read(&text), Err(error), "{error:?}");
    }
}

#[test]
fn a_manifest_that_does_not_announce_the_journals_is_not_written() {
    let (one, two) = (journal(1, 1), journal(1, 2));
    assert_eq!(
        transfer::write(&manifest(&[&one]), &[&two]),
        Err(Error::CountDiffers {
            announced: 1,
            found: 2
        })
    );
}

#[test]
fn a_record_that_would_not_stand_on_one_line_is_not_written() {
    let plain = note(&Journal::new(case(1)), TEACHER, 0);
    let spread = [b"{\n".as_slice(), &plain.bytes()[1..]].concat();
    let mut journal = Journal::new(case(1));
    journal
        .insert(StoredRecord::read(spread, None).unwrap())
        .unwrap();
    assert_eq!(
        transfer::write(&manifest(&[&journal]), &[&journal]),
        Err(Error::RecordUnwritable)
    );
}

#[test]
fn one_bad_record_costs_one_record_and_is_named() {
    let journal = journal(1, 3);
    let text = text(&[&journal]);
    let lines = lines(&text);
    let second = journal.in_order()[1].0;
    let announced = |hash: RecordHash| {
        let hex = hash
            .0
            .iter()
            .fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
        format!("{{\"hash\":\"{hex}\",\"signature\":null}}")
    };
    let with_record = |record: &[u8], seal: Option<String>| {
        let mut changed: Vec<Vec<u8>> = lines.iter().map(|line| line.to_vec()).collect();
        changed[4] = record.to_vec();
        if let Some(seal) = seal {
            changed[3] = seal.into_bytes();
        }
        transfer::read(&changed.join(&b'\n')).unwrap()
    };
    let record = std::str::from_utf8(lines[4]).unwrap();
    let altered = with_record(record.replace("bellen", "bellem").as_bytes(), None);
    let newer = record.replace("{\"v\":1", "{\"v\":9").into_bytes();
    let newer_hash = meldcode::casefile::stored::hash_of(&newer);
    let newer = with_record(&newer, Some(announced(newer_hash)));
    let elsewhere = note(&Journal::new(case(9)), TEACHER, 0);
    let foreign = with_record(elsewhere.bytes(), Some(announced(elsewhere.hash())));
    let huge = with_record(&vec![b'x'; wire::MAX_BYTES + 1], None);
    let table = [
        (altered, second, FaultKind::HashDiffers),
        (
            newer,
            newer_hash,
            FaultKind::Unreadable(wire::Error::NewerFormat {
                found: 9,
                supported: 1,
            }),
        ),
        (
            foreign,
            elsewhere.hash(),
            FaultKind::CaseNotAnnounced(case(9)),
        ),
        (
            huge,
            second,
            FaultKind::Unreadable(wire::Error::TooLarge {
                found: wire::MAX_BYTES + 1,
                limit: wire::MAX_BYTES,
            }),
        ),
    ];
    for (transfer, announced, kind) in table {
        assert_eq!(transfer.journals[0].len(), 2);
        let [fault] = transfer.faults.as_slice() else {
            panic!("one fault, not {:?}", transfer.faults);
        };
        assert_eq!(
            (fault.line, fault.announced, fault.kind),
            (5, announced, kind)
        );
        let plan = import::plan(&transfer, &known(&[]));
        assert_eq!(plan.held_back[0].why, Why::Fault(kind));
        // The third builds on the second: it comes in, and shows that an earlier one is missing.
        assert!(plan.cases[0].findings.iter().any(|finding| matches!(
            finding,
            JournalFinding::AncestorMissing { missing, .. } if *missing == second
        )));
        assert!(!plan.cases[0].is_as_announced);
    }
}

#[test]
fn the_preview_tells_how_each_case_stands() {
    let base = journal(1, 2);
    let mut longer = base.clone();
    extend(&mut longer, [10, 11]);
    let mut other = base.clone();
    extend(&mut other, [20]);
    let table = [
        (&base, None, Standing::New, 2, 0, 0),
        (&longer, Some(&base), Standing::Newer, 2, 2, 0),
        (&base, Some(&base), Standing::Same, 0, 2, 0),
        (&base, Some(&longer), Standing::Older, 0, 2, 2),
        (&longer, Some(&other), Standing::Diverged, 2, 2, 1),
    ];
    for (theirs, ours, standing, added, already, only_here) in table {
        let known = known(&ours.into_iter().collect::<Vec<_>>());
        let plan = import::plan(&sent(&[theirs]), &known);
        let case = &plan.cases[0];
        assert_eq!(case.standing, standing);
        assert_eq!(
            (case.added(), case.known, case.only_here),
            (added, already, only_here),
            "{standing:?}"
        );
        assert!(case.is_as_announced);
        assert_eq!(case.label, "Sem de Graaf");
        assert_eq!(case.destroy_after, Some(day(31)));
    }
}

#[test]
fn the_preview_tells_who_wrote_what_is_new_and_when() {
    let mut journal = journal(1, 2);
    let stored = signed(note(&journal, PRINCIPAL, 9), PRINCIPAL);
    journal.insert(stored).unwrap();
    let plan = import::plan(&sent(&[&journal]), &known(&[]));
    let authors: Vec<_> = plan.cases[0]
        .authors
        .iter()
        .map(|author| (author.person.name.as_str(), author.proof, author.records))
        .collect();
    assert_eq!(
        authors,
        [
            ("Noor Baptiste", Proof::Known, 2),
            ("Wim Hoekstra", Proof::Known, 1)
        ]
    );
    assert_eq!(plan.cases[0].written, Some((moment(0), moment(9))));
}

#[test]
fn decisions_that_contradict_are_shown_before_they_come_in() {
    let appointed = |who: u8| {
        Event::CaseManagerAppointed(CaseManagerAppointed {
            who: person(who),
            from_on: day(3),
            reason: String::new(),
        })
    };
    let base = journal(1, 1);
    let (mut theirs, mut ours) = (base.clone(), base);
    let stored = write(&theirs, TEACHER, 10, appointed(TEACHER));
    theirs.insert(signed(stored, TEACHER)).unwrap();
    let stored = write(&ours, PRINCIPAL, 20, appointed(PRINCIPAL));
    ours.insert(signed(stored, PRINCIPAL)).unwrap();
    let plan = import::plan(&sent(&[&theirs]), &known(&[&ours]));
    assert_eq!(plan.cases[0].standing, Standing::Diverged);
    let matters: Vec<Matter> = plan.cases[0]
        .conflicts
        .iter()
        .map(|conflict| conflict.matter)
        .collect();
    assert_eq!(matters, [Matter::CaseManager]);
}

#[test]
fn a_key_is_never_guessed() {
    let empty = Journal::new(case(1));
    let proof = |stored: StoredRecord, known: &Known| {
        let mut journal = empty.clone();
        journal.insert(stored).unwrap();
        import::plan(&sent(&[&journal]), known).cases[0].authors[0].proof
    };
    let by_teacher = || note(&empty, TEACHER, 0);
    let mut other_key = known(&[]);
    other_key
        .signing_keys
        .insert(person(TEACHER).id, vec![secret_key(8).public()]);
    let table = [
        (signed(by_teacher(), TEACHER), known(&[]), Proof::Known),
        (
            signed(by_teacher(), TEACHER),
            Known::default(),
            Proof::NewPerson,
        ),
        (signed(by_teacher(), TEACHER), other_key, Proof::OtherKey),
        (signed(by_teacher(), 8), known(&[]), Proof::NoKeyFits),
        (by_teacher(), known(&[]), Proof::Unsigned),
    ];
    for (stored, known, expected) in table {
        assert_eq!(proof(stored, &known), expected);
    }
}

#[test]
fn taking_a_file_in_twice_changes_nothing_the_second_time() {
    let mut theirs = journal(1, 2);
    extend(&mut theirs, [10, 11]);
    let mut ours = journal(1, 2);
    extend(&mut ours, [20]);
    let mut known = known(&[&ours]);
    let transfer = sent(&[&theirs]);
    carry_out(&import::plan(&transfer, &known), &mut known);
    assert_eq!(known.journals[&case(1)].len(), 5);
    let after = known.clone();
    let again = import::plan(&transfer, &known);
    assert_eq!(again.cases[0].standing, Standing::Older);
    assert!(again.additions(&BTreeSet::new()).is_empty());
    carry_out(&again, &mut known);
    assert_eq!(known, after);
}

#[test]
fn a_case_that_was_destroyed_here_comes_back_only_when_asked() {
    let journal = journal(1, 2);
    let mut known = known(&[]);
    known.destroyed.insert(case(1), day(5));
    let plan = import::plan(&sent(&[&journal]), &known);
    assert_eq!(plan.cases[0].standing, Standing::Destroyed { on: day(5) });
    assert!(plan.additions(&BTreeSet::new()).is_empty());
    let asked = plan.additions(&BTreeSet::from([case(1)]));
    assert_eq!(asked[0].records.len(), 2);
}

/// The erasure of the first record of a journal, by `author`.
fn erasure(journal: &Journal, author: u8) -> (RecordHash, StoredRecord) {
    let (target, _) = journal.in_order()[0];
    let record = journal.get(target).unwrap().record().clone();
    let event = Event::RecordErased(RecordErased {
        target,
        target_id: record.id,
        target_parents: record.parents,
        target_author: record.author,
        target_happened_at: record.happened_at,
        target_written_at: record.written_at,
        reason: "verkeerd kind".to_owned(),
    });
    (target, write(journal, author, 50, event))
}

#[test]
fn only_the_proven_erasure_of_a_directeur_known_here_destroys_anything_here() {
    let ours = journal(1, 2);
    let offered = |stored: StoredRecord| {
        let mut theirs = ours.clone();
        theirs.insert(stored).unwrap();
        import::plan(&sent(&[&theirs]), &known(&[&ours]))
    };
    let (target, proven) = erasure(&ours, PRINCIPAL);
    let plan = offered(signed(proven.clone(), PRINCIPAL));
    assert_eq!(plan.cases[0].erases, [target]);
    assert!(plan.held_back.is_empty());

    let (_, by_teacher) = erasure(&ours, TEACHER);
    for unproven in [
        proven.clone(),
        signed(proven, 8),
        signed(by_teacher, TEACHER),
    ] {
        let hash = unproven.hash();
        let plan = offered(unproven);
        assert!(plan.cases[0].erases.is_empty());
        assert_eq!(plan.cases[0].added(), 0);
        assert!(plan.cases[0].merged().get(target).is_some());
        assert_eq!(
            (plan.held_back[0].record, plan.held_back[0].why),
            (hash, Why::UnprovenErasure)
        );
    }
}

#[test]
fn a_record_under_an_id_that_stands_here_is_held_back_and_the_rest_comes_in() {
    let ours = journal(1, 2);
    let mut theirs = ours.clone();
    extend(&mut theirs, [10]);
    // Another text under the id of the first record, as a forger or a broken device would make it.
    let first = ours.in_order()[0].0;
    let copied = Record {
        salt: [9; 16],
        ..ours.get(first).unwrap().record().clone()
    };
    let copied = StoredRecord::write(&copied).unwrap();
    let hash = copied.hash();
    theirs.insert(copied).unwrap();
    let plan = import::plan(&sent(&[&theirs]), &known(&[&ours]));
    assert_eq!(plan.cases[0].added(), 1);
    assert_eq!(
        (plan.held_back[0].record, plan.held_back[0].why),
        (hash, Why::IdTaken)
    );
    // The same for a record that is closed to whoever takes the file in: only its id is known.
    let mut known = known(&[&ours]);
    let closed = theirs.in_order()[3].0;
    let id = theirs.get(closed).unwrap().record().id;
    known.ids.insert(case(1), BTreeSet::from([id]));
    let plan = import::plan(&sent(&[&theirs]), &known);
    assert_eq!(plan.cases[0].added(), 0);
}

#[test]
fn a_record_that_stands_here_by_its_outline_is_known() {
    let theirs = journal(1, 3);
    let mut ours = Journal::new(case(1));
    let (last, _) = theirs.in_order()[2];
    for stored in theirs.records() {
        if stored.hash() == last {
            ours.withhold(last, Outline::of(stored));
        } else {
            ours.insert(stored.clone()).unwrap();
        }
    }
    let plan = import::plan(&sent(&[&theirs]), &known(&[&ours]));
    assert_eq!(plan.cases[0].standing, Standing::Same);
    assert_eq!(plan.cases[0].known, 3);
    assert!(plan.cases[0].merged().outline(last).is_some());
}

#[test]
fn an_unproven_erasure_cannot_come_in_ahead_of_the_record_it_erases() {
    let whole = journal(1, 2);
    let (target, stored) = erasure(&whole, PRINCIPAL);
    // The file holds the erasure and not its target, and neither does this device.
    let without_target = |erasure: StoredRecord| {
        let mut theirs = Journal::new(case(1));
        for stored in whole.records().filter(|one| one.hash() != target) {
            theirs.insert(stored.clone()).unwrap();
        }
        theirs.insert(erasure).unwrap();
        theirs
    };
    for forged in [stored.clone(), signed(stored.clone(), 8)] {
        let mut known = known(&[]);
        carry_out(
            &import::plan(&sent(&[&without_target(forged)]), &known),
            &mut known,
        );
        carry_out(&import::plan(&sent(&[&whole]), &known), &mut known);
        assert!(known.journals[&case(1)].get(target).is_some());
    }
    let mut known = known(&[]);
    let proven = signed(stored, PRINCIPAL);
    carry_out(
        &import::plan(&sent(&[&without_target(proven)]), &known),
        &mut known,
    );
    carry_out(&import::plan(&sent(&[&whole]), &known), &mut known);
    assert!(known.journals[&case(1)].get(target).is_none());
}

#[test]
fn a_false_signature_never_takes_the_place_of_the_true_one() {
    let empty = Journal::new(case(1));
    let stored = note(&empty, TEACHER, 0);
    let with = |stored: StoredRecord| {
        let mut journal = empty.clone();
        journal.insert(stored).unwrap();
        journal
    };
    let genuine = with(signed(stored.clone(), TEACHER));
    for forger in 3..20 {
        let forged = with(signed(stored.clone(), forger));
        // Here the true one, a false one comes in: nothing changes.
        let plan = import::plan(&sent(&[&forged]), &known(&[&genuine]));
        assert!(plan.additions(&BTreeSet::new()).is_empty());
        // Here a false one, the true one comes in: it is kept, and it is what goes out again.
        let mut known = known(&[&forged]);
        let plan = import::plan(&sent(&[&genuine]), &known);
        assert_eq!(plan.cases[0].standing, Standing::Same);
        carry_out(&plan, &mut known);
        let sent_on = sent(&[&known.journals[&case(1)]]);
        assert!(sent_on.journals.iter().eq([&genuine]));
        assert!(
            import::plan(&sent(&[&genuine]), &known)
                .additions(&BTreeSet::new())
                .is_empty(),
            "the second time nothing changes"
        );
    }
}

#[test]
fn what_was_erased_here_does_not_come_back_with_an_older_copy() {
    let theirs = journal(1, 2);
    let mut ours = theirs.clone();
    let (target, stored) = erasure(&ours, PRINCIPAL);
    ours.insert(signed(stored, PRINCIPAL)).unwrap();
    let plan = import::plan(&sent(&[&theirs]), &known(&[&ours]));
    assert_eq!(plan.cases[0].stays_erased, 1);
    assert_eq!(plan.cases[0].added(), 0);
    assert!(plan.cases[0].merged().get(target).is_none());
}

#[test]
fn a_sealed_case_comes_back_as_it_went() {
    let journal = journal(1, 4);
    let text = transfer::write(&manifest(&[&journal]), &[&journal]).unwrap();
    let passphrase = "kroket lantaarn zeemeeuw fietsbel";
    let file = envelope::seal_with_passphrase(&text, passphrase, 1).unwrap();
    envelope::verify(&file, Key::Passphrase(passphrase), &text).unwrap();
    let opened = envelope::open_with_passphrase(&file, passphrase).unwrap();
    assert_eq!(transfer::read(&opened).unwrap().journals, [journal]);
}
