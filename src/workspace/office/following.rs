//! Following what another tab of this browser wrote, so that every tab shows what is on disk.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::Office;
use crate::vault::{self, Vault};
use crate::workspace::action::Done;
use crate::workspace::dossier;
use crate::workspace::error::Error;

impl Office {
    /// Looks at what is stored now. What is open stays open, as it stands there now; nothing is written.
    pub(super) async fn follow(&self) -> Result<Done, Error> {
        let mut guard = self.vault.lock().await;
        match guard.as_mut() {
            Some(vault) => self.catch_up_with_other_tabs(vault).await?,
            // Set up, put back or changed in another tab: the locked screen knows it too.
            None => self.open().await?,
        }
        Ok(Done::Done)
    }

    /// Reads everything that lies open as it is stored now. A case that does not open any more leaves the desk, and
    /// costs the others nothing; whoever looks at it opens it anew, and is told why it does not.
    pub(super) async fn catch_up_with_other_tabs(&self, vault: &mut Vault) -> Result<(), Error> {
        let store = &*self.store;
        if vault.is_current(store).await? {
            // Notes are left outside the head, and which backup was checked stands outside the store.
            let notes = self.read_notes(vault).await?;
            return self.on_desk(|desk| {
                desk.notes = notes;
                desk.backup = self.health(vault, &desk.notes, desk.backup.storing);
            });
        }
        // Beside what lies here, and swapped in at the end: where a part cannot be read, the next look reads anew, and
        // nothing that was decided on what lies here passes for current.
        let mut fresh = vault.reloaded(store).await?;
        let before = self.desk_now()?;
        let mut dossiers = BTreeMap::new();
        for case in before.dossiers.keys() {
            if fresh.holds(vault::CaseId(*case.0.as_bytes())) {
                match dossier::load(&mut fresh, store, *case).await {
                    Ok(loaded) => {
                        dossiers.insert(*case, Rc::new(loaded.dossier));
                    }
                    Err(error @ Error::Vault(vault::Error::Store(_))) => return Err(error),
                    Err(_damaged_or_gone) => {}
                }
            }
        }
        self.furnish(&mut fresh).await?;
        *vault = fresh;
        self.on_desk(|desk| {
            desk.dossiers = dossiers;
            // What was read stays read.
            desk.tidings = before.tidings;
            desk.look_over = before.look_over;
        })
    }
}
