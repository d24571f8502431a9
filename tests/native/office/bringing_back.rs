//! A case that was destroyed here and stands in a file: it stays away, until somebody who may asks for it.

use std::collections::BTreeSet;

use meldcode::casefile::{CaseId, Command, Journal, StoredRecord};
use meldcode::exchange::import::{Plan, Standing};
use meldcode::protocol::Role;
use meldcode::screen::backup::beside;
use meldcode::screen::import_preview::Offer;
use meldcode::screen::{case::overview, destruction};
use meldcode::text::{CaseAlert, Destruction, Preview};
use meldcode::vault;
use meldcode::vault::backup::Relation;
use meldcode::workspace::action::{BackupPlan, MadeFile};
use meldcode::workspace::desk::DraftKey;
use meldcode::workspace::destruction::Ground;
use meldcode::workspace::{Action, Done, Error};

use super::destroying::{at_the_principals, destroy};
use super::handing_over::{confirm, elsewhere, handover, here, send};
use super::taking_in::journal;
use super::world::{World, secret};
use super::{PASSPHRASE, member, observations, observe, record, sign_in};

fn exported(world: &World, case: CaseId) -> MadeFile {
    let cases = vec![case];
    let passphrase = secret(PASSPHRASE);
    match world.perform(Action::Export { cases, passphrase }) {
        Ok(Done::File(file)) => file,
        other => panic!("not exported: {other:?}"),
    }
}

fn plan(world: &World, file: &MadeFile) -> Plan {
    let preview = world.perform(Action::Preview {
        file: file.bytes.clone(),
        passphrase: secret(PASSPHRASE),
    });
    match preview {
        Ok(Done::Preview(plan)) => *plan,
        other => panic!("no preview: {other:?}"),
    }
}

fn take_in(world: &World, plan: Plan, asked: &[CaseId]) -> Result<Done, Error> {
    world.perform(Action::Import {
        plan: Box::new(plan),
        bring_back: asked.iter().copied().collect(),
    })
}

/// Takes the file in and asks for the case.
fn bring_back(world: &World, file: &MadeFile, case: CaseId) -> Option<MadeFile> {
    match take_in(world, plan(world, file), &[case]) {
        Ok(Done::Imported { receipt, .. }) => receipt,
        other => panic!("not taken in: {other:?}"),
    }
}

fn backup(world: &World) -> MadeFile {
    match world.perform(Action::BackUp) {
        Ok(Done::File(file)) => file,
        other => panic!("no backup: {other:?}"),
    }
}

fn look(world: &World, file: &MadeFile) -> BackupPlan {
    let file = file.bytes.clone();
    let secret = secret("");
    match world.perform(Action::LookIntoBackup { file, secret }) {
        Ok(Done::Beside(plan)) => *plan,
        other => panic!("not looked into: {other:?}"),
    }
}

fn merge(world: &World, plan: BackupPlan, asked: &[CaseId]) -> Result<Done, Error> {
    world.perform(Action::Merge {
        plan: Box::new(plan),
        bring_back: asked.iter().copied().collect(),
    })
}

fn is_here(world: &World, case: CaseId) -> bool {
    let found = world.office.read(|desk| desk.summaries.contains_key(&case));
    found.expect("unlocked")
}

fn inspected(world: &World) {
    match world.perform(Action::Inspect) {
        Ok(Done::Inspected(found)) => {
            assert!(
                found.damaged.is_empty() && found.elsewhere == 0,
                "{found:?}"
            );
        }
        other => panic!("not inspected: {other:?}"),
    }
}

/// Handed over by the one device, taken over and written in by the other, and removed at the first.
fn handed_over_and_removed() -> (World, World, CaseId) {
    let (here, case) = here();
    let there = elsewhere(9, "Ilse Voorbeeld");
    let sent = send(&here, case, &there);
    let receipt = take_over(&there, &sent);
    confirm(&here, &receipt).expect("confirms");
    let transfer = handover(&here).transfer;
    here.perform(Action::RemoveHandedOver(transfer))
        .expect("is removed");
    observe(&there, case, "bij de collega gezien");
    (here, there, case)
}

fn take_over(world: &World, file: &MadeFile) -> MadeFile {
    let done = take_in(world, plan(world, file), &[]);
    match done {
        Ok(Done::Imported {
            receipt: Some(receipt),
            ..
        }) => receipt,
        other => panic!("no receipt: {other:?}"),
    }
}

#[test]
fn a_case_handed_over_and_removed_comes_back_with_everything_when_it_is_handed_back() {
    let (here, there, case) = handed_over_and_removed();
    let back = send(&there, case, &here);
    let before = here.store().rows();
    let looked = plan(&here, &back);
    assert!(matches!(
        looked.cases[0].standing,
        Standing::Destroyed { .. }
    ));
    assert!(looked.handover.is_some());
    assert!(looked.taken_over(&BTreeSet::new()).is_none());

    let unasked = take_in(&here, looked.clone(), &[]).expect("nothing comes in");
    let nothing = Done::Imported {
        records: 0,
        cases: 0,
        receipt: None,
    };
    assert_eq!(
        unasked, nothing,
        "and there is no receipt for what stayed away"
    );
    assert_eq!(here.store().rows(), before);
    assert!(!is_here(&here, case));

    let theirs = journal(&there, case);
    let receipt = bring_back(&here, &back, case).expect("there is a receipt");
    let ours = journal(&here, case);
    let stored = |journal: &Journal, theirs: &StoredRecord| {
        let found = journal.get(theirs.hash()).expect("came along");
        (found.bytes().to_vec(), found.signatures().clone())
    };
    for record in theirs.records() {
        let sent = (record.bytes().to_vec(), record.signatures().clone());
        assert_eq!(stored(&ours, record), sent, "byte for byte");
    }
    assert_eq!(
        ours.len(),
        theirs.len() + 1,
        "and the note of this handover"
    );
    let (_, is_new) = confirm(&there, &receipt).expect("confirms");
    assert!(is_new);
    inspected(&here);

    let before = here.store().rows();
    let again = take_in(&here, plan(&here, &back), &[case]).expect("changes nothing");
    assert!(matches!(
        again,
        Done::Imported {
            records: 0,
            cases: 0,
            receipt: Some(_)
        }
    ));
    assert_eq!(here.store().rows(), before, "twice changes nothing");
    sign_in(&here, "ib");
    assert_eq!(journal(&here, case), ours);
    observe(&here, case, "weer hier gezien");
    assert_eq!(journal(&here, case).len(), ours.len() + 1);
}

#[test]
fn a_case_that_came_back_says_so_and_its_line_too() {
    let (here, there, case) = handed_over_and_removed();
    bring_back(&here, &send(&there, case, &here), case);
    let on = here.now().date_naive();
    let (page, lines) = here
        .office
        .read(|desk| (overview(desk, case, here.now()), destruction::lines(desk)))
        .expect("unlocked");
    let standing = page.expect("is there").head.standing;
    assert!(
        standing.contains(&CaseAlert::BroughtBack { on }.into()),
        "{standing:?}"
    );
    assert!(
        lines[0].why.contains(&Destruction::BackAgain.into()),
        "{lines:?}"
    );
}

#[test]
fn an_old_transfer_brings_a_destroyed_case_back_only_when_asked() {
    let (here, case) = at_the_principals();
    let file = exported(&here, case);
    let before = journal(&here, case);
    destroy(&here, case, Ground::Request, "Ouders vroegen erom.").expect("destroyed");
    take_in(&here, plan(&here, &file), &[]).expect("nothing comes in");
    assert!(!is_here(&here, case));
    assert!(
        bring_back(&here, &file, case).is_none(),
        "it hands nothing over"
    );
    assert_eq!(journal(&here, case), before);
    inspected(&here);
}

#[test]
fn an_old_backup_brings_a_destroyed_case_back_only_when_asked_and_nothing_else() {
    let (here, case) = at_the_principals();
    let file = backup(&here);
    let before = journal(&here, case);
    let other = super::opened(&here);
    destroy(&here, case, Ground::Mistake, "Verkeerd geopend.").expect("destroyed");

    let looked = look(&here, &file);
    assert_eq!(looked.relation, Relation::Older);
    let shown = |asked: &BTreeSet<CaseId>, looked: &BackupPlan| {
        let shown = here.office.read(|desk| beside(looked, desk, asked));
        shown.expect("unlocked")
    };
    let unasked = shown(&BTreeSet::new(), &looked);
    assert!(!unasked.offers);
    let cases = unasked.cases.expect("the destroyed one is shown");
    assert_eq!(cases.offer, Offer::Nothing(Preview::NothingTicked.into()));
    assert_eq!(cases.cases.len(), 1, "all else is here already");
    assert!(shown(&BTreeSet::from([case]), &looked).offers);

    merge(&here, looked, &[]).expect("nothing comes in");
    assert!(!is_here(&here, case));
    merge(&here, look(&here, &file), &[case]).expect("comes back");
    assert_eq!(journal(&here, case), before);
    assert!(is_here(&here, other));
    inspected(&here);
    // A backup of now is the truth again, and the older one has nothing left to offer.
    assert_eq!(look(&here, &backup(&here)).relation, Relation::Same);
    assert!(look(&here, &file).cases.is_none());
}

#[test]
fn a_case_that_came_back_is_destroyed_again_and_comes_back_again() {
    let (here, case) = at_the_principals();
    let file = exported(&here, case);
    let before = journal(&here, case);
    for round in 0..3 {
        destroy(&here, case, Ground::Mistake, "Verkeerd geopend.").expect("destroyed");
        take_in(&here, plan(&here, &file), &[]).expect("nothing comes in");
        assert!(!is_here(&here, case), "round {round}");
        sign_in(&here, "dir");
        bring_back(&here, &file, case);
        assert_eq!(journal(&here, case), before);
        inspected(&here);
    }
    let lines = here.office.read(|desk| desk.school.destroyed_cases.len());
    assert_eq!(lines, Some(3), "each time left its line");
}

#[test]
fn the_rest_of_what_went_with_a_case_may_come_later() {
    let (here, case) = at_the_principals();
    let first = exported(&here, case);
    observe(&here, case, "daarna gezien");
    let whole = exported(&here, case);
    let before = journal(&here, case);
    destroy(&here, case, Ground::Mistake, "Verkeerd geopend.").expect("destroyed");
    bring_back(&here, &first, case);
    assert_eq!(observations(&here, case), 2);
    // As it is stored, not only as it stands in memory.
    sign_in(&here, "dir");
    let looked = plan(&here, &whole);
    assert_eq!(looked.cases[0].standing, Standing::Newer);
    assert!(looked.held_back.is_empty());
    take_in(&here, looked, &[]).expect("comes in as for any case");
    assert_eq!(journal(&here, case), before);
}

#[test]
fn what_was_erased_before_the_case_was_destroyed_never_comes_back() {
    let (here, case) = at_the_principals();
    observe(&here, case, "van het verkeerde kind");
    let file = exported(&here, case);
    let target = journal(&here, case);
    let target = target
        .records()
        .find(|stored| String::from_utf8_lossy(stored.bytes()).contains("verkeerde kind"))
        .expect("the record")
        .hash();
    let reason = "Verkeerd kind.".to_owned();
    record(&here, case, Command::EraseRecord { target, reason });
    destroy(&here, case, Ground::Mistake, "Verkeerd geopend.").expect("destroyed");

    let looked = plan(&here, &file);
    assert_eq!(looked.cases[0].stays_erased, 1);
    bring_back(&here, &file, case);
    assert!(journal(&here, case).get(target).is_none());
    assert_eq!(observations(&here, case), 2);
    let again = plan(&here, &file);
    assert_eq!(
        (again.cases[0].added(), again.cases[0].stays_erased),
        (0, 1)
    );
    inspected(&here);
}

#[test]
fn there_is_no_receipt_for_a_case_of_which_a_piece_stays_away() {
    let (here, there, case) = handed_over_and_removed();
    let back = send(&there, case, &here);
    let mut looked = plan(&here, &back);
    assert!(looked.taken_over(&BTreeSet::from([case])).is_some());
    // Two cases in one file: a receipt is for both or for none.
    looked.cases.push(looked.cases[0].clone());
    looked.cases[1].case = CaseId(uuid::Uuid::from_u128(77));
    assert!(looked.taken_over(&BTreeSet::from([case])).is_none());
}

#[test]
fn whoever_may_destroy_on_that_ground_brings_back_and_nobody_else() {
    let (here, case) = at_the_principals();
    let teacher = member("Fenna Wester", Role::Teacher, "lk");
    here.perform(Action::AddMember(teacher)).expect("added");
    let file = exported(&here, case);
    destroy(&here, case, Ground::Request, "Ouders vroegen erom.").expect("destroyed");
    for mark in ["lk", "ib"] {
        sign_in(&here, mark);
        let refused = take_in(&here, plan(&here, &file), &[case]);
        assert!(
            matches!(refused, Err(Error::NotAllowed)),
            "{mark}: {refused:?}"
        );
        assert!(!is_here(&here, case));
    }
    sign_in(&here, "dir");
    bring_back(&here, &file, case);
    sign_in(&here, "ib");
    assert_eq!(
        observations_of(&here, case),
        2,
        "the team reads it, as of any case"
    );

    // The copy that stays after a handover goes, and comes back, by the IB-er too.
    let (here, there, case) = handed_over_and_removed();
    bring_back(&here, &send(&there, case, &here), case);
    assert!(is_here(&here, case));
}

fn observations_of(world: &World, case: CaseId) -> usize {
    world.perform(Action::LoadCase(case)).expect("loads");
    observations(world, case)
}

#[test]
fn a_preview_from_before_the_destruction_brings_nothing_back() {
    let (here, case) = at_the_principals();
    let file = exported(&here, case);
    let mut there = World::with_seed(31);
    there
        .perform(Action::Restore(backup(&here).bytes))
        .expect("is put back");
    there.close_browser();
    sign_in(&there, "dir");
    observe(&there, case, "alleen daar");
    let newer = exported(&there, case);
    let stale = plan(&here, &newer);
    assert_eq!(stale.cases[0].standing, Standing::Newer);
    destroy(&here, case, Ground::Mistake, "Verkeerd geopend.").expect("destroyed");
    let before = here.store().rows();
    let refused = take_in(&here, stale.clone(), &[]);
    assert!(refused.is_err(), "{refused:?}");
    // Asking for it does not make that preview another one.
    let refused = take_in(&here, stale, &[case]);
    assert!(refused.is_err(), "{refused:?}");
    assert_eq!(here.store().rows(), before);
    bring_back(&here, &file, case);
    // And one from before it came back is not carried out twice.
    let twice = plan(&here, &newer);
    take_in(&here, twice.clone(), &[]).expect("comes in");
    let refused = take_in(&here, twice, &[]);
    let exists = |error: &Error| matches!(error, Error::Vault(vault::Error::RecordExists(_)));
    assert!(refused.as_ref().is_err_and(exists), "{refused:?}");
}

#[test]
fn a_newer_backup_with_the_case_back_in_it_takes_the_place_of_one_without() {
    let (here, case) = at_the_principals();
    let file = exported(&here, case);
    destroy(&here, case, Ground::Mistake, "Verkeerd geopend.").expect("destroyed");
    let mut there = World::with_seed(31);
    there
        .perform(Action::Restore(backup(&here).bytes))
        .expect("is put back");
    there.close_browser();
    sign_in(&there, "dir");
    bring_back(&here, &file, case);
    let newer = backup(&here);
    let looked = look(&there, &newer);
    assert_eq!(looked.relation, Relation::Newer);
    merge(&there, looked, &[]).expect("takes its place");
    there.close_browser();
    sign_in(&there, "dir");
    assert_eq!(observations_of(&there, case), 2);
    inspected(&there);
}

#[test]
fn a_draft_about_a_case_that_came_back_is_kept() {
    let (here, case) = at_the_principals();
    let file = exported(&here, case);
    destroy(&here, case, Ground::Mistake, "Verkeerd geopend.").expect("destroyed");
    bring_back(&here, &file, case);
    let key = DraftKey {
        case: Some(case.0),
        form: "observatie".to_owned(),
    };
    here.perform(Action::SaveDraft {
        key: key.clone(),
        text: "half geschreven".to_owned(),
    })
    .expect("kept");
    sign_in(&here, "dir");
    let kept = here.office.read(|desk| desk.drafts.contains_key(&key));
    assert_eq!(kept, Some(true));
}
