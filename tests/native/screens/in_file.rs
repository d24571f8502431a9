//! Working in a vault file: what the screens say of the file, of this browser, and of emptying it.

use meldcode::screen::backup::wipe;
use meldcode::screen::today::{BackupTone, today};
use meldcode::text::{Message, VaultFile, Wipe};
use meldcode::workspace::Desk;
use meldcode::workspace::health::{InFile, Keeping};

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
        (line.tone, line.light)
    });
    let expected: [(BackupTone, Message); 3] = [
        (BackupTone::Danger, VaultFile::Nowhere.into()),
        (BackupTone::Warn, VaultFile::Behind.into()),
        (BackupTone::Good, VaultFile::Standing.into()),
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
