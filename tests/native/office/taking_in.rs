//! What comes in from elsewhere and has to hold after the browser was closed: signatures, erasures.

use std::collections::{BTreeMap, BTreeSet};

use meldcode::casefile::{CaseId, Command, Journal, RecordHash, Signature, StoredRecord};
use meldcode::exchange::documents::account::{About, Doubt, Names, account};
use meldcode::exchange::{envelope, transfer};
use meldcode::vault::store::Table;
use meldcode::workspace::{Action, Done, Error};

use super::handing_over::{contact, elsewhere, here, keep, send, take_over};
use super::need_to_know::school;
use super::world::{World, block_on, secret};
use super::{PASSPHRASE, carry, founded, observations, observe, opened, record, returned, sign_in};

pub(super) fn exported(world: &World, case: CaseId) -> Vec<u8> {
    let exported = world.perform(Action::Export {
        cases: vec![case],
        passphrase: secret(PASSPHRASE),
    });
    match exported {
        Ok(Done::File(file)) => file.bytes,
        other => panic!("not exported: {other:?}"),
    }
}

pub(super) fn taken_in(world: &World, file: Vec<u8>) {
    let preview = world.perform(Action::Preview {
        file,
        passphrase: secret(PASSPHRASE),
    });
    let Ok(Done::Preview(plan)) = preview else {
        panic!("no preview: {preview:?}")
    };
    world
        .perform(Action::Import {
            plan,
            bring_back: BTreeSet::new(),
        })
        .expect("is taken in");
}

pub(super) fn journal(world: &World, case: CaseId) -> Journal {
    world.perform(Action::LoadCase(case)).expect("loads");
    let journal = world
        .office
        .read(|desk| desk.dossiers[&case].journal.clone());
    journal.expect("unlocked")
}

#[test]
fn told_words_open_a_file_also_with_a_capital_and_hyphens() {
    let (here, case) = here();
    let words: Vec<&str> = meldcode::vault::passphrase::words().step_by(251).collect();
    let exported = here.perform(Action::Export {
        cases: vec![case],
        passphrase: secret(&words.join(" ")),
    });
    let Ok(Done::File(file)) = exported else {
        panic!("not exported: {exported:?}")
    };
    let there = elsewhere(9, "Ilse Voorbeeld");
    let look = |typed: &str| {
        there.perform(Action::Preview {
            file: file.bytes.clone(),
            passphrase: secret(typed),
        })
    };
    for typed in [words.join("-").to_uppercase(), words.join("  ")] {
        assert!(matches!(look(&typed), Ok(Done::Preview(_))), "{typed}");
    }
    let other: Vec<&str> = words.iter().rev().copied().collect();
    for typed in [other.join("-"), "Een andere zin dan die".to_owned()] {
        let refused = look(&typed);
        assert!(
            matches!(
                refused,
                Err(Error::Envelope(envelope::Error::WrongPassphrase))
            ),
            "{refused:?}"
        );
    }
}

fn rows(world: &World, table: Table) -> usize {
    let rows = world.store().rows();
    rows.iter().filter(|(of, _)| *of == table).count()
}

/// The same file with every signature replaced by a false one.
fn forged(file: &[u8]) -> Vec<u8> {
    rewritten(file, |stored| {
        let bytes = stored.bytes().to_vec();
        StoredRecord::read(bytes, Some(Signature([1; 64]))).expect("reads")
    })
}

/// The same file with every record replaced.
pub(super) fn rewritten(file: &[u8], record: impl Fn(&StoredRecord) -> StoredRecord) -> Vec<u8> {
    let text = envelope::open_with_passphrase(file, PASSPHRASE).expect("opens");
    let read = transfer::read(&text).expect("reads");
    let journals: Vec<Journal> = read
        .journals
        .iter()
        .map(|journal| {
            let mut forged = Journal::new(journal.case());
            for stored in journal.records() {
                forged.insert(record(stored)).expect("of this case");
            }
            forged
        })
        .collect();
    let journals: Vec<&Journal> = journals.iter().collect();
    let text = transfer::write(&read.manifest, &journals).expect("writes");
    envelope::seal_with_passphrase(&text, PASSPHRASE, 1).expect("seals")
}

fn signatures(journal: &Journal) -> BTreeMap<RecordHash, Vec<Signature>> {
    let signatures = |stored: &StoredRecord| stored.signatures().iter().copied().collect();
    let records = journal.records();
    records
        .map(|stored| (stored.hash(), signatures(stored)))
        .collect()
}

#[test]
fn a_true_signature_that_comes_after_a_false_one_is_kept_on_disk_and_sent_on() {
    let mut here = World::new();
    founded(&here);
    returned(&mut here);
    let case = opened(&here);
    observe(&here, case, "blauwe plek op de bovenarm");
    let genuine = exported(&here, case);
    let mut there = World::with_seed(3);
    founded(&there);
    returned(&mut there);
    taken_in(&there, forged(&genuine));
    taken_in(&there, genuine.clone());
    taken_in(&there, forged(&genuine));
    returned(&mut there);
    let true_ones = signatures(&journal(&here, case));
    for (record, kept) in signatures(&journal(&there, case)) {
        assert!(kept.contains(&true_ones[&record][0]));
    }
    let stored = rows(&there, Table::Records);
    taken_in(&there, genuine);
    assert_eq!(rows(&there, Table::Records), stored, "kept once");

    let sent_on = envelope::open_with_passphrase(&exported(&there, case), PASSPHRASE);
    let sent_on = transfer::read(&sent_on.expect("opens")).expect("reads");
    for (record, sent) in signatures(&sent_on.journals[0]) {
        // There nobody knows the author's key, so nothing is left out that might be theirs.
        assert!(sent.contains(&true_ones[&record][0]));
    }
    carry(&there, &here, case);
    assert!(
        signatures(&journal(&here, case)) == true_ones,
        "here they are known"
    );
}

#[test]
fn what_a_directeur_erased_elsewhere_is_destroyed_here_by_the_first_who_may() {
    let (here, case) = school();
    observe(&here, case, "bij het verkeerde kind geschreven");
    // A copy of this very vault, as on a second stick: the same people with the same keys.
    let Ok(Done::File(copy)) = here.perform(Action::BackUp) else {
        panic!("no backup")
    };
    let mut there = World::with_seed(3);
    there
        .perform(Action::Restore(copy.bytes))
        .expect("is put back");
    there.close_browser();
    unlocked(&there, "dir");
    let before = journal(&there, case);
    let target = before
        .records()
        .find(|stored| String::from_utf8_lossy(stored.bytes()).contains("verkeerde kind"))
        .expect("the record")
        .hash();
    let erase = Command::EraseRecord {
        target,
        reason: "Verkeerd kind.".to_owned(),
    };
    record(&there, case, erase);

    let links = rows(&here, Table::Records);
    carry(&there, &here, case);
    assert!(
        journal(&here, case).get(target).is_none(),
        "it is told no more"
    );
    assert_eq!(
        rows(&here, Table::Records),
        links + 1,
        "a leerkracht destroys nothing"
    );
    sign_in(&here, "ib");
    let after = journal(&here, case);
    assert!(after.erased().contains_key(&target));
    assert_eq!(
        rows(&here, Table::Records),
        links,
        "now its content is gone"
    );
    carry(&there, &here, case);
    assert!(journal(&here, case) == after);
}

fn unlocked(world: &World, mark: &str) {
    let meldcode::workspace::Stage::Locked { members, .. } = world.office.stage() else {
        panic!("not locked")
    };
    let place = members.iter().find(|place| place.mark == mark);
    world
        .perform(Action::Unlock {
            member: place.expect("has a place").member,
            passphrase: secret(PASSPHRASE),
        })
        .expect("unlocks");
}

#[test]
fn what_is_read_without_the_program_stands_beside_the_case_under_one_passphrase() {
    let mut here = World::new();
    founded(&here);
    returned(&mut here);
    let case = opened(&here);
    observe(&here, case, "hier gezien");
    let shown = "<article>hier gezien</article>";
    let done = here.perform(Action::ExportToRead {
        case,
        shown: secret(shown),
        passphrase: secret(PASSPHRASE),
    });
    let Ok(Done::ToRead { records, reading }) = done else {
        panic!("not made: {done:?}")
    };
    let read = envelope::open_with_passphrase(&reading, PASSPHRASE).expect("opens");
    assert_eq!(read.as_slice(), shown.as_bytes());

    let mut there = World::new();
    founded(&there);
    returned(&mut there);
    taken_in(&there, records.bytes);
    assert_eq!(observations(&there, case), observations(&here, case));

    let short = here.perform(Action::ExportToRead {
        case,
        shown: secret(shown),
        passphrase: secret("kort"),
    });
    assert!(short.is_err(), "a weak passphrase makes no file");
}

#[test]
fn what_is_stored_can_be_counted_without_opening_it() {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    let case = opened(&world);
    observe(&world, case, "hier gezien");
    let holdings = block_on(world.office.holdings()).expect("is read");
    let counted: usize = holdings.iter().map(|holding| holding.rows).sum();
    assert_eq!(counted, world.store().rows().len());
    let records = holdings
        .iter()
        .find(|holding| holding.table == Table::Records)
        .expect("every table is there");
    assert_eq!(records.rows, rows(&world, Table::Records));
    assert!(records.bytes >= records.rows * 256, "sealed and padded");
}

/// How many signatures of a case the account holds, and how many it cannot check.
fn checked(world: &World, case: CaseId) -> (usize, usize) {
    world.perform(Action::LoadCase(case)).expect("loads");
    let today = world.now().date_naive();
    let counts = world.office.read(|desk| {
        let dossier = &desk.dossiers[&case];
        let about = About {
            file: &dossier.file,
            journal: &dossier.journal,
            handbook: desk.plans.handbook(),
            terms: &desk.school.terms,
            signatories: &desk.signatories,
            damaged: 0,
            today,
        };
        let integrity = account(&about, Names::Without).integrity;
        let unknown = integrity.count(Doubt::KeyUnknown);
        (integrity.signatures_hold, unknown)
    });
    counts.expect("unlocked")
}

#[test]
fn the_account_checks_what_a_kept_colleague_signed_as_the_preview_did() {
    let (here, case) = here();
    let there = elsewhere(9, "Ilse Voorbeeld");
    let theirs = contact(&here);
    let sent = send(&here, case, &there);
    take_over(&there, &sent, "").expect("there is a receipt");
    let (known, unknown) = checked(&there, case);
    assert!(unknown > 0, "nobody keeps their keys yet");
    keep(&there, &theirs).expect("is kept");
    assert_eq!(checked(&there, case), (known + unknown, 0));
    sign_in(&there, "uil");
    assert_eq!(checked(&there, case), (known + unknown, 0));
    there
        .perform(Action::DropColleague(theirs.keys.signing))
        .expect("is dropped");
    assert_eq!(checked(&there, case), (known, unknown));
}
