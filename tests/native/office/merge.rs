//! A backup merged into a device in use: what it would do is told first; nothing here is lost and nothing destroyed comes back.

use std::collections::BTreeSet;

use meldcode::casefile::CaseId;
use meldcode::exchange::import::Standing;
use meldcode::protocol::Role;
use meldcode::screen::backup::{Beside, beside, came_along, merged};
use meldcode::text::{Message, Restore};
use meldcode::vault::backup::Relation;
use meldcode::vault::store::Table;
use meldcode::workspace::action::{BackupPlan, SetUpFromSchoolFile};
use meldcode::workspace::desk::DraftKey;
use meldcode::workspace::destruction::Ground;
use meldcode::workspace::note::{Content, Note, NotedObservation, VERSION};
use meldcode::workspace::{Action, Desk, Done, Error, Stage};

use super::destroying::{at_the_principals, destroy};
use super::world::{World, secret};
use super::{PASSPHRASE, founded, member, observations, observe, opened, returned, sign_in};

pub(super) fn backup(world: &World) -> Vec<u8> {
    match world.perform(Action::BackUp) {
        Ok(Done::File(file)) => file.bytes,
        other => panic!("no backup: {other:?}"),
    }
}

pub(super) fn look(world: &World, file: &[u8], with: &str) -> Result<BackupPlan, Error> {
    let done = world.perform(Action::LookIntoBackup {
        file: file.to_vec(),
        secret: secret(with),
    })?;
    match done {
        Done::Beside(plan) => Ok(*plan),
        other => panic!("not looked into: {other:?}"),
    }
}

fn shown(world: &World, plan: &BackupPlan) -> Beside {
    let shown = world
        .office
        .read(|desk| beside(plan, desk, &BTreeSet::new()));
    shown.expect("unlocked")
}

pub(super) fn merge(world: &World, plan: BackupPlan) -> Done {
    world
        .perform(Action::Merge {
            plan: Box::new(plan),
            bring_back: BTreeSet::new(),
        })
        .expect("is merged")
}

pub(super) fn has(world: &World, case: CaseId) -> usize {
    world.perform(Action::LoadCase(case)).expect("loads");
    observations(world, case)
}

/// A device with one case of two records, and a second device on which its backup was put back.
pub(super) fn twins() -> (World, World, CaseId) {
    let mut here = World::new();
    founded(&here);
    returned(&mut here);
    let case = opened(&here);
    observe(&here, case, "op allebei");
    let mut there = World::with_seed(31);
    there
        .perform(Action::Restore(backup(&here)))
        .expect("is put back");
    returned(&mut there);
    (here, there, case)
}

#[test]
fn the_same_an_older_and_a_newer_backup_are_each_told() {
    let (here, there, case) = twins();
    let same = look(&here, &backup(&here), "").expect("opens");
    assert_eq!(same.relation, Relation::Same);
    assert!(!shown(&here, &same).offers);

    let older = backup(&here);
    observe(&here, case, "daarna");
    let plan = look(&here, &older, "").expect("opens");
    assert_eq!(plan.relation, Relation::Older);
    assert!(!shown(&here, &plan).offers);

    let plan = look(&there, &backup(&here), "").expect("opens");
    assert_eq!((plan.relation, plan.records), (Relation::Newer, 1));
    let shown = shown(&there, &plan);
    assert_eq!(shown.title, Message::from(Restore::Newer { records: 1 }));
    assert!(shown.offers);
}

#[test]
fn a_newer_backup_takes_the_place_of_what_is_here_and_asks_to_unlock() {
    let (here, mut there, case) = twins();
    observe(&here, case, "daarna");
    here.perform(Action::AddMember(member(
        "Fenna Wester",
        Role::Teacher,
        "lk",
    )))
    .expect("is added");
    let newer = backup(&here);
    let plan = look(&there, &newer, "").expect("opens");
    merge(&there, plan);
    let Stage::Locked { members, damaged } = there.office.stage() else {
        panic!("not locked")
    };
    assert_eq!((members.len(), damaged), (2, 0), "its places come along");
    sign_in_after(&mut there, "ib");
    assert_eq!(has(&there, case), 3);
    let again = look(&there, &newer, "").expect("opens");
    assert_eq!(again.relation, Relation::Same, "twice changes nothing");
}

fn sign_in_after(world: &mut World, mark: &str) {
    world.close_browser();
    sign_in(world, mark);
}

#[test]
fn what_both_wrote_since_they_were_one_is_joined_and_twice_changes_nothing() {
    let (here, there, case) = twins();
    observe(&here, case, "alleen hier");
    observe(&there, case, "alleen daar");
    let only_there = opened(&there);
    there
        .perform(Action::AddMember(member(
            "Fenna Wester",
            Role::Teacher,
            "lk",
        )))
        .expect("is added");
    let file = backup(&there);

    let plan = look(&here, &file, "").expect("opens");
    assert_eq!(plan.relation, Relation::Diverged);
    assert_eq!(plan.strangers, ["Fenna Wester"]);
    let standings: Vec<(CaseId, Standing)> = plan
        .cases
        .as_ref()
        .expect("case by case")
        .cases
        .iter()
        .map(|one| (one.case, one.standing))
        .collect();
    assert!(standings.contains(&(case, Standing::Diverged)));
    assert!(standings.contains(&(only_there, Standing::New)));
    assert_eq!(has(&here, case), 3, "looking changes nothing");

    let done = merge(&here, plan);
    assert_eq!(
        done,
        Done::Imported {
            records: 2,
            cases: 2,
            receipt: None
        }
    );
    assert_eq!(has(&here, case), 4);
    assert_eq!(has(&here, only_there), 1);

    let again = look(&here, &file, "").expect("opens");
    assert!(!shown(&here, &again).offers);
    merge(&here, again);
    assert_eq!(has(&here, case), 4);
}

#[test]
fn a_record_that_is_damaged_here_is_mended_from_an_older_backup() {
    for table in [
        Table::Records,
        Table::Cases,
        Table::Summaries,
        Table::Deliveries,
    ] {
        let (here, _, case) = twins();
        let file = backup(&here);
        let mut here = here;
        let before = here.store().rows();
        let rows: Vec<_> = before.iter().filter(|(of, _)| *of == table).collect();
        assert!(!rows.is_empty(), "{table:?}");
        here.spoil(table);
        returned(&mut here);
        let plan = look(&here, &file, "").expect("opens");
        assert_eq!(plan.mended, 1, "{table:?}");
        assert!(shown(&here, &plan).offers);
        merge(&here, plan);
        let after = here.store().rows();
        let differs = |row: &&(Table, _)| row.0 == table && !before.contains(row);
        assert_eq!(after.iter().filter(differs).count(), 0, "{table:?}");
        assert_eq!(has(&here, case), 2, "{table:?}");
    }
}

#[test]
fn a_backup_of_the_schools_other_device_asks_for_its_own_passphrase_or_the_code() {
    let mut here = World::new();
    let code = founded(&here);
    returned(&mut here);
    let Ok(Done::File(school)) = here.perform(Action::MakeSchoolFile) else {
        panic!("no school file")
    };
    let there = World::with_seed(9);
    there
        .perform(Action::SetUpFromSchoolFile(SetUpFromSchoolFile {
            file: school.bytes,
            code: secret(&code),
            member: member("Joris Voorbeeld", Role::Principal, "uil"),
        }))
        .expect("is set up");
    let case = opened(&there);
    observe(&there, case, "op het andere apparaat");
    let file = backup(&there);

    assert!(matches!(look(&here, &file, ""), Err(Error::BackupLocked)));
    let wrong = look(&here, &file, "dit is niet de goede zin hoor");
    assert!(matches!(
        wrong,
        Err(Error::Vault(meldcode::vault::Error::WrongPassphrase))
    ));
    for key in [PASSPHRASE, code.as_str()] {
        let plan = look(&here, &file, key).expect("opens");
        assert_eq!(plan.relation, Relation::OtherDevice);
        assert_eq!(plan.strangers, ["Joris Voorbeeld"]);
    }
    leave_and_type(&there, "op het andere apparaat");
    let plan = look(&here, &backup(&there), &code).expect("opens");
    let told = shown(&here, &plan);
    let preview = told.cases.expect("case by case");
    let counted = Restore::NoLoose { notes: 1 };
    assert_eq!(
        preview.made,
        counted.into(),
        "its inbox stays, and is counted"
    );
    merge(&here, plan);
    assert_eq!(has(&here, case), 2);
    assert_eq!(loose_in(&here), (0, None));
}

#[test]
fn another_schools_backup_and_a_damaged_one_change_nothing() {
    let (here, _, _) = twins();
    let other = World::with_seed(4);
    founded(&other);
    let before = here.store().rows();
    let refused = look(&here, &backup(&other), PASSPHRASE);
    assert!(matches!(refused, Err(Error::OtherVault)), "{refused:?}");
    let mut broken = backup(&here);
    let middle = broken.len() / 2;
    broken[middle] ^= 1;
    assert!(matches!(look(&here, &broken, ""), Err(Error::Vault(_))));
    assert_eq!(here.store().rows(), before);
}

#[test]
fn what_was_destroyed_here_does_not_come_back_with_a_backup_that_went_on() {
    let (here, case) = at_the_principals();
    let shared = backup(&here);
    let mut there = World::with_seed(31);
    there
        .perform(Action::Restore(shared.clone()))
        .expect("is put back");
    sign_in_after(&mut there, "dir");
    for words in ["een", "twee", "drie"] {
        observe(&there, case, words);
    }
    let newer = backup(&there);
    destroy(&here, case, Ground::Mistake, "Verkeerd geopend.").expect("is destroyed");
    for file in [shared, newer] {
        let plan = look(&here, &file, "").expect("opens");
        assert_ne!(plan.relation, Relation::Newer);
        assert!(!shown(&here, &plan).offers);
        merge(&here, plan);
        let rows = here.store().rows();
        assert!(rows.iter().all(|(table, _)| *table != Table::Records));
    }
}

/// A note on the locked screen, and a text that somebody is busy with.
fn leave_and_type(world: &World, seen: &str) {
    let observation = NotedObservation {
        seen: seen.to_owned(),
        ..NotedObservation::default()
    };
    let note = Note {
        v: VERSION,
        written_at: world.now(),
        author: "Kees Bakker".to_owned(),
        pupil: "Noor".to_owned(),
        content: Content::Observation(observation),
    };
    world.perform(Action::LeaveNote(note)).expect("is left");
    let (key, text) = (typing(), seen.to_owned());
    let typed = world.perform(Action::SaveDraft { key, text });
    typed.expect("is sealed");
}

fn typing() -> DraftKey {
    DraftKey {
        case: None,
        form: "gezien".to_owned(),
    }
}

fn loose_in(world: &World) -> (usize, Option<String>) {
    let found = |desk: &Desk| (desk.notes.len(), desk.drafts.get(&typing()).cloned());
    world.office.read(found).expect("unlocked")
}

fn counted(done: &Done) -> (usize, usize) {
    match done {
        Done::Imported { cases, records, .. } => (*cases, *records),
        _ => (0, 0),
    }
}

#[test]
fn notes_and_texts_of_a_copy_of_this_vault_come_along_and_are_told() {
    for goes_on in ["neither", "here", "there", "both"] {
        let (here, there, case) = twins();
        leave_and_type(&there, "durft niet naar huis");
        if ["here", "both"].contains(&goes_on) {
            observe(&here, case, "alleen hier");
        }
        if ["there", "both"].contains(&goes_on) {
            observe(&there, case, "alleen daar");
        }
        let file = backup(&there);
        let plan = look(&here, &file, "").expect("opens");
        let told = shown(&here, &plan);
        assert!(told.offers, "{goes_on}");
        if plan.relation != Relation::Newer {
            let (notes, drafts) = (1, 1);
            let line = Restore::Loose { notes, drafts }.into();
            assert!(told.lines.contains(&line), "{goes_on}");
            assert_eq!(loose_in(&here), (0, None), "looking changes nothing");
            let along = came_along(&plan);
            let done = merge(&here, plan);
            let along_with_it = Message::from(Restore::LooseCame { notes, drafts });
            let outcome = merged(told.cases.as_ref(), counted(&done), along);
            let brings_records = goes_on == "both";
            assert_eq!(outcome.text != along_with_it, brings_records, "{goes_on}");
            assert_eq!(
                outcome.also.contains(&along_with_it),
                brings_records,
                "{goes_on}"
            );
            let text = Some("durft niet naar huis".to_owned());
            assert_eq!(loose_in(&here), (1, text), "{goes_on}");
            let again = look(&here, &file, "").expect("opens");
            let again = shown(&here, &again);
            assert!(!again.offers, "{goes_on}: twice is once");
            if goes_on == "both" {
                assert_eq!(again.title, Restore::NothingMore.into());
                assert_eq!(again.cases, None, "nothing is said to come in");
            }
        }
    }
}

#[test]
fn a_text_begun_here_after_the_look_is_not_taken_back_by_the_copy() {
    let (here, there, case) = twins();
    leave_and_type(&there, "zonder jas");
    observe(&here, case, "alleen hier");
    observe(&there, case, "alleen daar");
    let plan = look(&here, &backup(&there), "").expect("opens");
    let (key, text) = (typing(), "met jas".to_owned());
    here.perform(Action::SaveDraft { key, text })
        .expect("is sealed");
    merge(&here, plan);
    assert_eq!(loose_in(&here), (1, Some("met jas".to_owned())));
    assert_eq!(has(&here, case), 4);
}
