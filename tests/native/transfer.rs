//! Carrying cases: what a transfer file holds, and what taking one in would do.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "the allowance for tests does not reach their helpers"
)]

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Duration, NaiveDate};
use meldcode::casefile::event::NextCheck;
use meldcode::casefile::{
    CaseId, Event, Journal, JournalFinding, Moment, PersonRef, Record, RecordHash, Signature,
    StoredRecord, wire,
};
use meldcode::exchange::envelope::PLAINTEXT_STEP;
use meldcode::exchange::import::{self, Known, Plan, Proof, Why};
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

pub(crate) fn check(minutes: i64) -> Event {
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

pub(crate) fn sent(journals: &[&Journal]) -> Transfer {
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
