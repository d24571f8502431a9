//! The sealed inbox from outside: anyone may put a note in, and go on with a sheet of Spoed.

use super::Office;
use crate::vault::{self, Inbox};
use crate::workspace::action::Done;
use crate::workspace::desk::NoteId;
use crate::workspace::error::Error;
use crate::workspace::note::{Added, Note};

impl Office {
    /// Seals a note without unlocking. Before set-up there is no inbox: then the page keeps it on screen.
    ///
    /// # Errors
    ///
    /// [`Error`]; then it was not kept.
    pub async fn leave_sealed(&self, note: &Note) -> Result<NoteId, Error> {
        let inbox = Inbox::read(&*self.store).await?;
        self.leave_in(inbox, note).await
    }

    /// Looks at the inbox, so that a page that is left later need not.
    pub async fn look_at_inbox(&self) {
        let seen = Inbox::read(&*self.store).await.ok();
        self.seen_inbox.replace(seen);
    }

    /// Seals a note of a page that is being left: asked for at once, because nothing that is read comes back any more.
    ///
    /// # Errors
    ///
    /// [`Error`]; then it was not kept.
    pub async fn leave_in_passing(&self, note: &Note) -> Result<Done, Error> {
        let seen = self.seen_inbox.borrow().clone();
        let note = match seen {
            Some(inbox) => self.leave_in(inbox, note).await,
            None => self.leave_sealed(note).await,
        }?;
        Ok(Done::Left {
            note,
            is_whole: false,
        })
    }

    async fn leave_in(&self, inbox: Inbox, note: &Note) -> Result<NoteId, Error> {
        let (id, batch) = {
            let mut rng = self.ports.entropy.borrow_mut();
            let id = vault::NoteId::random(&mut *rng);
            (id, inbox.leave(&mut *rng, id, &note.to_bytes())?)
        };
        self.store.commit(&batch).await?;
        self.look_at_inbox().await;
        Ok(NoteId(id.0))
    }

    /// Seals what was added to a sheet of Spoed without unlocking: in the note that it goes on with, while that lies in
    /// the inbox and has room, else as a note of its own.
    ///
    /// # Errors
    ///
    /// [`Error`]; then it was not kept.
    pub async fn leave_sheet(&self, added: &Added) -> Result<Done, Error> {
        if let Some((old, whole)) = &added.whole
            && let Some(note) = self.leave_instead(*old, whole).await?
        {
            return Ok(Done::Left {
                note,
                is_whole: true,
            });
        }
        let note = self.leave_sealed(&added.note).await?;
        Ok(Done::Left {
            note,
            is_whole: false,
        })
    }

    async fn leave_instead(&self, old: NoteId, whole: &Note) -> Result<Option<NoteId>, Error> {
        let old = vault::NoteId(old.0);
        if !Inbox::holds(&*self.store, old).await? {
            return Ok(None);
        }
        let inbox = Inbox::read(&*self.store).await?;
        let (id, sealed) = {
            let mut rng = self.ports.entropy.borrow_mut();
            let id = vault::NoteId::random(&mut *rng);
            let sealed = inbox.leave_instead(&mut *rng, (old, id), &whole.to_bytes());
            (id, sealed)
        };
        // Without room for both, what was added is a note of its own.
        let Ok(batch) = sealed else {
            return Ok(None);
        };
        self.store.commit(&batch).await?;
        Ok(Some(NoteId(id.0)))
    }

    /// The same, and the desk of whoever is unlocked shows it.
    pub(super) async fn leave_note(&self, added: &Added) -> Result<Done, Error> {
        let left = self.leave_sheet(added).await?;
        let mut guard = self.vault.lock().await;
        if let Some(vault) = guard.as_mut() {
            let notes = self.read_notes(vault).await?;
            self.on_desk(|desk| desk.notes = notes)?;
            self.after_commit(vault)?;
        }
        Ok(left)
    }
}
