//! Backups and files of cases as people see them: hostile files, previews, contradictions, and what a check proves.

use std::collections::BTreeSet;

use meldcode::casefile::event::CaseManagerAppointed;
use meldcode::casefile::{CaseId, Command, PersonRef};
use meldcode::exchange::envelope::SEALED_BYTES_MAX;
use meldcode::exchange::import::Plan;
use meldcode::exchange::work;
use meldcode::exchange::work_protocol::{Job, Report, Secret};
use meldcode::protocol::Role;
use meldcode::screen::backup::{backup, checked};
use meldcode::screen::carry::{Scope, chosen, export};
use meldcode::screen::import_preview::{Asks, ImportPreview, Offer, preview, taken_in, ticked};
use meldcode::screen::today::BackupTone;
use meldcode::text::{
    Backup, Destruction as DestructionWords, Message, Preview, Problem, Sentence, Trouble,
};
use meldcode::workspace::action::MadeFile;
use meldcode::workspace::destruction::{Destruction, Ground};
use meldcode::workspace::{Action, Done, Stage};
use uuid::Uuid;

use crate::office::world::{World, secret};
use crate::office::{founded, member, observe, opened, returned, sign_in};

const FILE_PASSPHRASE: &str = "appel brug citroen deur emmer fiets gordijn";

/// A school on a device of its own, past the survival test.
pub(super) fn school() -> World {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    world
}

/// The same on another device: its people and keys are others.
pub(super) fn other_school() -> World {
    let mut world = World::new();
    world.perform(Action::OfferRecoveryCode).unwrap();
    founded(&world);
    returned(&mut world);
    world
}

pub(super) fn exported(world: &World, case: CaseId) -> Vec<u8> {
    let done = world.perform(Action::Export {
        cases: vec![case],
        passphrase: secret(FILE_PASSPHRASE),
    });
    file(done).bytes
}

fn file(done: Result<Done, meldcode::workspace::Error>) -> MadeFile {
    match done {
        Ok(Done::File(file)) => file,
        other => panic!("no file: {other:?}"),
    }
}

pub(super) fn previewed(world: &World, file: &[u8]) -> Plan {
    let done = world.perform(Action::Preview {
        file: file.to_vec(),
        passphrase: secret(FILE_PASSPHRASE),
    });
    match done {
        Ok(Done::Preview(plan)) => *plan,
        other => panic!("no preview: {other:?}"),
    }
}

pub(super) fn preview_at(world: &World, plan: &Plan) -> ImportPreview {
    shown_with(world, plan, &BTreeSet::new())
}

/// The preview when these destroyed cases are asked for.
fn shown_with(world: &World, plan: &Plan, bring_back: &BTreeSet<CaseId>) -> ImportPreview {
    let shown = world.office.read(|desk| preview(plan, desk, bring_back));
    shown.expect("unlocked")
}

pub(super) fn take_in(world: &World, file: &[u8]) -> (ImportPreview, usize, usize) {
    let plan = previewed(world, file);
    let shown = preview_at(world, &plan);
    match world.perform(Action::Import {
        plan: Box::new(plan),
        bring_back: BTreeSet::new(),
    }) {
        Ok(Done::Imported { records, cases, .. }) => (shown, records, cases),
        other => panic!("not taken in: {other:?}"),
    }
}

#[test]
fn a_file_of_another_school_is_told_before_anything_is_taken_in() {
    let (here, there) = (school(), other_school());
    let case = opened(&here);
    let mut plan = previewed(&there, &exported(&here, case));
    let mut told = |school: &str| {
        school.clone_into(&mut plan.from.school);
        preview_at(&there, &plan).other_school
    };
    for ours in ["De Regenboog", "  de  regenboog ", ""] {
        assert_eq!(told(ours), None, "{ours:?}");
    }
    let school = "De Vlieger".to_owned();
    assert_eq!(
        told(" De Vlieger "),
        Some(Preview::OtherSchool { school }.into())
    );
}

fn seal(text: &[u8]) -> Vec<u8> {
    let job = Job::SealWithPassphrase(secret(FILE_PASSPHRASE));
    let (report, sealed) = work::perform(&job, text);
    assert!(report == Report::Sealed);
    sealed.to_vec()
}

fn unseal(file: &[u8]) -> Vec<u8> {
    let job = Job::Open(Secret::Passphrase(secret(FILE_PASSPHRASE)));
    let (report, text) = work::perform(&job, file);
    assert!(report == Report::Opened);
    text.to_vec()
}

/// Two hundred bytes that ask for a terabyte of memory.
fn absurd_work() -> Vec<u8> {
    let mut file = format!(
        "age-encryption.org/v1\n-> scrypt {} 30\n{}\n--- {}\n",
        "A".repeat(22),
        "A".repeat(43),
        "A".repeat(43)
    )
    .into_bytes();
    file.resize(200, 7);
    file
}

fn flipped(mut file: Vec<u8>) -> Vec<u8> {
    let late = file.len() - 40;
    file[late] ^= 1;
    file
}

fn cut(mut file: Vec<u8>) -> Vec<u8> {
    file.truncate(file.len() - 100);
    file
}

fn from_later_version(file: &[u8]) -> Vec<u8> {
    let text = String::from_utf8(unseal(file)).unwrap();
    seal(
        text.replacen("\"version\":1", "\"version\":2", 1)
            .as_bytes(),
    )
}

fn announcing_more(file: &[u8]) -> Vec<u8> {
    let text = String::from_utf8(unseal(file)).unwrap();
    seal(
        text.replacen("\"records\":2", "\"records\":3", 1)
            .as_bytes(),
    )
}

/// Everything that a refused file could have changed.
fn state(world: &World) -> (usize, Vec<usize>, u64, bool) {
    world
        .office
        .read(|desk| {
            (
                desk.summaries.len(),
                desk.dossiers
                    .values()
                    .map(|dossier| dossier.journal.len())
                    .collect(),
                desk.backup.changes_since,
                desk.backup.last_verified.is_some(),
            )
        })
        .unwrap()
}

fn tone(world: &World) -> BackupTone {
    let now = world.now();
    world
        .office
        .read(|desk| backup(desk, now).risk.tone)
        .unwrap()
}

#[test]
fn each_hostile_file_gets_its_own_sentence_and_changes_nothing() {
    let world = school();
    let case = opened(&world);
    observe(&world, case, "blauwe plek op de bovenarm");
    let whole = exported(&world, case);
    let over_the_cap = usize::try_from(SEALED_BYTES_MAX).unwrap() + 1;
    let before = state(&world);

    let table = [
        (
            "a zip",
            b"PK\x03\x04 een ander bestand".to_vec(),
            Problem::FileNotOurs,
        ),
        (
            "an absurd work factor",
            absurd_work(),
            Problem::FileTooMuchWork,
        ),
        (
            "zeros over the cap",
            vec![0; over_the_cap],
            Problem::FileTooBig {
                megabytes_max: SEALED_BYTES_MAX / 1_000_000,
            },
        ),
        (
            "a backup",
            file(world.perform(Action::BackUp)).bytes,
            Problem::FileIsBackup,
        ),
        (
            "one flipped bit",
            flipped(whole.clone()),
            Problem::FileDamaged,
        ),
        (
            "the end missing",
            cut(whole.clone()),
            Problem::FileTruncated,
        ),
        (
            "a later version",
            from_later_version(&whole),
            Problem::FileNewer {
                found: 2,
                supported: 1,
            },
        ),
        (
            "more announced than there is",
            announcing_more(&whole),
            Problem::FileNotWhole,
        ),
    ];

    let mut said = BTreeSet::new();
    for (name, file, problem) in table {
        let error = world
            .perform(Action::Preview {
                file,
                passphrase: secret(FILE_PASSPHRASE),
            })
            .expect_err(name);
        let told = Trouble::from(&error);
        assert_eq!(told.what, problem.into(), "{name}");
        assert!(!told.remedy.nl().is_empty(), "{name}");
        assert!(told.what.nl().contains("Er is niets veranderd."), "{name}");
        assert!(
            said.insert(told.what.nl().into_owned()),
            "{name} is told as another"
        );
        assert_eq!(state(&world), before, "{name} changed something");
    }

    let error = world
        .perform(Action::Preview {
            file: whole,
            passphrase: secret("een heel andere zin dan die"),
        })
        .expect_err("a wrong passphrase");
    let told = Trouble::from(&error);
    assert_eq!(told.what, Problem::FileWrongPassphrase.into());
    assert!(said.insert(told.what.nl().into_owned()));
    assert_eq!(state(&world), before);
}

#[test]
fn a_passphrase_made_of_the_schools_names_is_refused_for_a_file() {
    let world = school();
    let case = opened(&world);
    let error = world
        .perform(Action::Export {
            cases: vec![case],
            passphrase: secret("de regenboog ada de groot"),
        })
        .expect_err("names only");
    let told = Trouble::from(&error);
    assert_eq!(told.what, Problem::PassphraseWeak.into());
    assert_eq!(told.reasons.len(), 1);
}

#[test]
fn a_preview_says_how_each_case_stands_to_what_is_here() {
    let here = school();
    let there = other_school();
    let case = opened(&here);
    observe(&here, case, "op deze tablet gezien");
    let first = exported(&here, case);

    let (shown, records, cases) = take_in(&there, &first);
    assert_eq!((records, cases), (2, 1));
    assert_eq!(shown.offer, Offer::TakeIn);
    assert_eq!(shown.cases[0].label, "Noor Jansen");
    assert_eq!(shown.cases[0].means, Preview::New { records: 2 }.into());
    assert_eq!(
        shown.cases[0].authors[0].proof,
        Preview::ProofNewPerson.into()
    );
    let told = taken_in(&shown, cases, records);
    assert_eq!(told.cases[0].case, case);
    assert!(told.settle.is_empty());

    let again = preview_at(&there, &previewed(&there, &first));
    assert_eq!(again.cases[0].means, Preview::Same.into());
    assert_eq!(again.offer, Offer::Nothing(Preview::NothingNew.into()));

    observe(&here, case, "later hier gezien");
    let second = exported(&here, case);
    let newer = preview_at(&there, &previewed(&there, &second));
    assert_eq!(newer.cases[0].means, Preview::Newer { records: 1 }.into());

    observe(&there, case, "intussen daar gezien");
    let both = preview_at(&there, &previewed(&there, &second));
    let diverged = Preview::Diverged {
        added: 1,
        only_here: 1,
    };
    assert_eq!(both.cases[0].means, diverged.into());

    let older = preview_at(&there, &previewed(&there, &first));
    assert_eq!(older.cases[0].means, Preview::Older { records: 1 }.into());
    assert_eq!(older.offer, Offer::Nothing(Preview::NothingNew.into()));
}

#[test]
fn decisions_that_contradict_are_named_before_and_have_a_door_after() {
    let here = school();
    let there = other_school();
    let case = opened(&here);
    take_in(&there, &exported(&here, case));
    appoint(&here, case, "Ada de Groot");
    appoint(&there, case, "Bram Verzonnen");

    let (shown, records, cases) = take_in(&here, &exported(&there, case));
    assert_eq!(shown.cases[0].conflicts.len(), 2);
    let told = taken_in(&shown, cases, records);
    assert_eq!(told.settle[0].case, case);
    let open = here
        .office
        .read(|desk| desk.dossiers[&case].file.conflicts()[0].records())
        .unwrap();
    assert!(open.contains(&told.settle[0].record.unwrap()));
}

fn appoint(world: &World, case: CaseId, name: &str) {
    let who = PersonRef {
        id: Uuid::from_u128(name.len() as u128),
        name: name.to_owned(),
        role: Role::CareCoordinator,
    };
    world.perform(Action::LoadCase(case)).unwrap();
    world
        .perform(Action::Record {
            case,
            command: Command::AppointCaseManager(CaseManagerAppointed {
                who,
                from_on: world.now().date_naive(),
                reason: "afgesproken in het overleg".to_owned(),
            }),
            happened_at: world.now(),
            draft: None,
        })
        .expect("is recorded");
}

#[test]
fn only_a_backup_that_was_read_back_turns_the_light_green() {
    let world = school();
    let case = opened(&world);
    assert_eq!(tone(&world), BackupTone::Danger);

    let saved = file(world.perform(Action::BackUp));
    assert_eq!(
        tone(&world),
        BackupTone::Danger,
        "making one proves nothing"
    );

    let Ok(Done::BackupChecked(report)) = world.perform(Action::CheckBackup(saved.bytes.clone()))
    else {
        panic!("not checked")
    };
    assert_eq!(tone(&world), BackupTone::Good);
    assert!(checked(&report).behind.is_none());
    assert!(matches!(
        checked(&report).text.sentence(),
        Sentence::Backup(Backup::Checked {
            cases: 1,
            opened: 1,
            counted: 0,
            ..
        })
    ));

    observe(&world, case, "daarna gezien");
    assert_ne!(tone(&world), BackupTone::Good);
    let Ok(Done::BackupChecked(report)) = world.perform(Action::CheckBackup(saved.bytes)) else {
        panic!("not checked")
    };
    assert!(checked(&report).behind.is_some(), "an earlier copy says so");
    assert_ne!(tone(&world), BackupTone::Good, "and it turns nothing green");
}

#[test]
fn each_wrong_file_for_a_backup_gets_its_own_sentence_and_proves_nothing() {
    let world = school();
    let case = opened(&world);
    let saved = file(world.perform(Action::BackUp)).bytes;
    let other = file(other_school().perform(Action::BackUp)).bytes;
    let table = [
        ("a zip", b"PK\x03\x04".to_vec(), Problem::FileNotOurs),
        (
            "a file of cases",
            exported(&world, case),
            Problem::FileIsTransfer,
        ),
        ("one flipped bit", flipped(saved), Problem::BackupDamaged),
        ("another school's", other, Problem::BackupOfAnother),
    ];
    for (name, file, problem) in table {
        let error = world.perform(Action::CheckBackup(file)).expect_err(name);
        assert_eq!(Trouble::from(&error).what, problem.into(), "{name}");
        assert_eq!(tone(&world), BackupTone::Danger, "{name}");
    }
}

#[test]
fn a_wrong_file_leaves_an_empty_device_empty() {
    let world = school();
    let case = opened(&world);
    let saved = file(world.perform(Action::BackUp)).bytes;
    for wrong in [exported(&world, case), flipped(saved.clone()), Vec::new()] {
        let empty = World::new();
        empty.perform(Action::Restore(wrong)).expect_err("wrong");
        assert_eq!(empty.office.stage(), Stage::FirstUse);
    }
    let empty = World::new();
    empty.perform(Action::Restore(saved)).expect("is put back");
    assert!(matches!(empty.office.stage(), Stage::Locked { .. }));
}

#[test]
fn what_goes_along_is_everything_or_what_was_ticked_and_never_nothing() {
    let world = school();
    let (first, second) = (opened(&world), opened(&world));
    let now = world.now();
    let shown = world.office.read(|desk| export(desk, now)).unwrap();
    assert_eq!(shown.left_behind, None, "an IB-er reads everything");

    let all = chosen(&shown, Scope::Everything, &[]).unwrap();
    assert_eq!(all.len(), 2);
    assert_eq!(chosen(&shown, Scope::Ticked, &[second]), Ok(vec![second]));
    assert!(chosen(&shown, Scope::Ticked, &[]).is_err());
    assert!(all.contains(&first));
}

/// A school whose IB-er destroyed a case that was handed over, or whose directeur did; with a file that holds it.
fn with_destroyed(ground: Ground) -> (World, CaseId, Vec<u8>) {
    let world = school();
    let principal = member("Bram Dijkstra", Role::Principal, "dir");
    world.perform(Action::AddMember(principal)).unwrap();
    let case = opened(&world);
    observe(&world, case, "kwam zonder jas naar school");
    let file = exported(&world, case);
    sign_in(&world, "dir");
    let destruction = Destruction {
        ground,
        reason: "Twee keer geopend.".to_owned(),
    };
    world
        .perform(Action::DestroyCase { case, destruction })
        .unwrap();
    (world, case, file)
}

#[test]
fn a_destroyed_case_is_offered_with_a_tick_that_is_off_and_why_it_went() {
    let (world, case, file) = with_destroyed(Ground::Mistake);
    let plan = previewed(&world, &file);
    let on = world.now().date_naive();
    let off = preview_at(&world, &plan);
    let [one] = off.cases.as_slice() else {
        panic!("not one case")
    };
    assert_eq!(one.means, Preview::Destroyed { on }.into());
    let back = one.comes_back.as_ref().unwrap();
    let name = "Bram Dijkstra".to_owned();
    assert_eq!(
        back.why,
        [
            Preview::DestroyedBy { name }.into(),
            DestructionWords::Mistake.into(),
            Message::verbatim("Twee keer geopend.".to_owned()),
        ]
    );
    let label = "Noor Jansen".to_owned();
    let tick = |is_set| Asks::Tick {
        label: Preview::BringBack {
            label: label.clone(),
        }
        .into(),
        means: Preview::BringBackMeans.into(),
        is_set,
    };
    assert_eq!(back.asks, tick(false));
    assert_eq!(off.offer, Offer::Nothing(Preview::NothingTicked.into()));
    assert!(taken_in(&off, 0, 0).cases.is_empty());

    let asked = ticked(BTreeSet::new(), case, true);
    let on = shown_with(&world, &plan, &asked);
    assert_eq!(on.offer, Offer::TakeIn);
    assert_eq!(on.cases[0].comes_back.as_ref().unwrap().asks, tick(true));
    assert_eq!(taken_in(&on, 1, 2).cases[0].case, case);
    assert!(ticked(asked, case, false).is_empty());
}

#[test]
fn whoever_may_not_bring_a_case_back_sees_who_may() {
    let (world, _, file) = with_destroyed(Ground::Request);
    sign_in(&world, "ib");
    let shown = preview_at(&world, &previewed(&world, &file));
    let back = shown.cases[0].comes_back.as_ref().unwrap();
    assert_eq!(
        back.asks,
        Asks::NotYours(Preview::BringBackPrincipal.into())
    );
    assert_eq!(shown.offer, Offer::Nothing(Preview::StaysDestroyed.into()));
}
