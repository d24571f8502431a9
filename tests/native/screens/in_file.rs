//! Working in a vault file: what the screens say of the file, of this browser, and of emptying it.

use meldcode::screen::backup::wipe;
use meldcode::screen::emergency::{Place, Sheet, emergency};
use meldcode::screen::file_bar::Saved;
use meldcode::screen::notice::{Draft, notice};
use meldcode::screen::settings::proof::{Evidence, Stored, proof};
use meldcode::screen::today::{BackupTone, today};
use meldcode::text::{Emergency, Message, Proof, QuickObservation, VaultFile, Wipe};
use meldcode::vault::store::Table;
use meldcode::workspace::action::Holding;
use meldcode::workspace::health::{InFile, Keeping};
use meldcode::workspace::{Desk, Stage};

use super::desk::{empty, monday};

/// A desk of a school in a file that has so much.
fn desk(file: InFile) -> Desk {
    let mut desk = empty();
    desk.backup.storing.keeping = Keeping::InFile(file);
    desk
}

#[test]
fn only_a_file_that_has_everything_looks_safe() {
    let shown = [InFile::Nowhere, InFile::Behind, InFile::Whole].map(|file| {
        let line = today(&desk(file), monday()).backup;
        (line.tone, line.light, line.offers_backup)
    });
    // A copy is made of a file that has everything; until then saving is the one way.
    let expected: [(BackupTone, Message, bool); 3] = [
        (BackupTone::Danger, VaultFile::Nowhere.into(), false),
        (BackupTone::Warn, VaultFile::Behind.into(), false),
        (BackupTone::Good, VaultFile::Standing.into(), true),
    ];
    assert_eq!(shown, expected);
}

#[test]
fn emptying_says_that_the_file_stays_and_names_work_that_is_not_in_it() {
    let shown = |file| wipe(&desk(file), monday());
    let whole = shown(InFile::Whole);
    assert_eq!(whole.lead, Wipe::LeadInFile.into());
    assert_eq!(whole.last, Some(Wipe::AllInFile.into()));
    assert_eq!(whole.warning, None, "nothing is lost");
    assert_eq!(shown(InFile::Behind).warning, Some(Wipe::NotInFile.into()));
    assert_eq!(shown(InFile::Behind).last, None);
    assert_eq!(
        shown(InFile::Nowhere).warning,
        Some(Wipe::NeverInFile.into())
    );
    // In a browser that is the vault everything goes, and only a backup brings it back.
    let in_browser = wipe(&empty(), monday());
    assert_eq!(in_browser.lead, Wipe::Lead.into());
    assert_eq!(in_browser.warning, Some(Wipe::NoBackup.into()));
}

fn message(words: impl Into<Message>) -> Message {
    words.into()
}

#[test]
fn that_everything_was_saved_is_told_until_something_changes() {
    let name = || "dossiers.mcb".to_owned();
    let saved = || Saved::read_back(name(), false, Vec::new());
    let in_it = message(VaultFile::SavedIn { name: name() });
    assert_eq!(saved().still(InFile::Whole, false), [in_it]);
    assert_eq!(saved().still(InFile::Behind, false), []);
    // What stayed behind is named for as long as its file was not saved.
    let told = vec![message(VaultFile::Left { records: 1 })];
    let with_left = Saved::read_back(name(), false, told.clone());
    assert_eq!(with_left.still(InFile::Behind, true), told);
    // Somebody went on writing while it was saved: that was never everything.
    let before = Saved::read_back(name(), true, Vec::new()).still(InFile::Behind, false);
    assert_eq!(before, [message(VaultFile::SavedBefore { name: name() })]);
    // Work of an earlier sitting is back, and unsaved.
    let settled = Saved {
        all_in: None,
        told: told.clone(),
    };
    assert_eq!(settled.still(InFile::Behind, false), told);
}

#[test]
fn bewijs_tells_what_is_in_the_file_and_what_this_browser_keeps_of_it() {
    let holding = |table, rows, bytes| Holding { table, rows, bytes };
    let stored = Stored {
        vault: vec![
            holding(Table::Head, 1, 180),
            holding(Table::Records, 25, 7_000),
        ],
        browser: vec![holding(Table::Head, 1, 180)],
    };
    let shown = proof(&Evidence::read("ab12\ndefault-src 'none'\nfile"), &stored);
    let told: Vec<_> = shown
        .kept
        .iter()
        .map(|shelf| (shelf.title.clone(), shelf.lines.last().cloned()))
        .collect();
    let together = |rows, bytes| {
        let amount = message(Proof::Amount { rows, bytes });
        Some((message(Proof::Together), amount))
    };
    assert_eq!(
        told,
        [
            (message(Proof::InFile), together(26, 7_180)),
            (message(Proof::Kept), together(1, 180)),
        ]
    );
    assert_eq!(shown.build_check, message(Proof::BuildCheckFile));
    // Elsewhere the vault stands in the browser, and the program in a folder.
    let served = proof(&Evidence::read("ab12\ndefault-src 'none'\nhttps"), &stored);
    let titles: Vec<_> = served.kept.iter().map(|shelf| &shelf.title).collect();
    assert_eq!(titles, [&message(Proof::Kept)]);
    assert_eq!(served.build_check, message(Proof::BuildCheck));
}

#[test]
fn a_note_of_the_locked_screen_is_never_said_to_be_in_the_file() {
    let locked = Stage::Locked {
        members: Vec::new(),
        damaged: 0,
    };
    let only_here = QuickObservation::SavedInBrowser;
    let note = |stage: &Stage, cases| notice(&Draft::default(), (stage, cases), monday());
    assert_eq!(note(&locked, None).in_file().kept, only_here);
    assert_ne!(note(&locked, None).kept, only_here, "a browser keeps it");
    // Whoever unlocked has the bar above the page, and saves it.
    let unlocked = note(&Stage::Unlocked, Some(Vec::new()));
    assert_ne!(unlocked.in_file().kept, only_here);

    let only_here = Emergency::KeptInBrowser;
    let mut sheet = Sheet::default();
    let stamps = |sheet: &Sheet, stage: &Stage, cases| {
        emergency(&[], sheet, (stage, cases), monday())
            .in_file()
            .kept
    };
    assert_eq!(stamps(&sheet, &locked, None), None, "nothing was kept yet");
    sheet.mark_kept(&Sheet::default(), monday(), Place::Inbox);
    assert_eq!(stamps(&sheet, &locked, None), Some(only_here.clone()));
    let unlocked = stamps(&sheet, &Stage::Unlocked, Some(Vec::new()));
    assert!(unlocked.is_some_and(|kept| kept != only_here));
}
