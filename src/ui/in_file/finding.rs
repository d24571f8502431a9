//! Work that no file has, as the crash journals of this browser hold it.

use super::{JOURNAL, journal_named};
use crate::platform::vault_file;
use crate::vault::Backup;
use crate::vault::store::file::{Journalled, journalled};

/// Every vault of which work was left behind. Where the browser does not tell its databases, an opened file still finds
/// its own.
pub(super) async fn unsaved() -> Vec<Backup> {
    let names = vault_file::databases().await.into_iter();
    let mut found = Vec::new();
    for name in names.filter(|name| name.starts_with(JOURNAL)) {
        let journal = journal_named(&name);
        if let Ok(Journalled::Unsaved(rows)) = journalled(&*journal).await
            && let Ok(backup) = Backup::of_rows(0, rows)
        {
            found.push(backup);
        }
        journal.close();
    }
    found
}
