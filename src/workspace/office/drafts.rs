//! What is being typed: no tab's text takes the place of another's, and each comes up until it was saved or thrown away.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::Office;
use crate::order;
use crate::vault::primitive::hash;
use crate::vault::{DraftId, Plaintext, Vault};
use crate::workspace::action::Done;
use crate::workspace::desk::DraftKey;
use crate::workspace::draft::Draft;
use crate::workspace::error::Error;

/// A text of this tab.
#[derive(Clone, Debug)]
pub(super) struct Own {
    /// Where it stands.
    at: DraftKey,
    /// What this tab read or wrote there, also where nobody knows whether a write arrived. Anything else came from
    /// another tab.
    known: BTreeSet<[u8; 32]>,
}

impl Own {
    fn at(at: DraftKey) -> Self {
        Self {
            at,
            known: BTreeSet::new(),
        }
    }

    fn knows(&self, text: &str) -> bool {
        self.known.contains(&mark_of(text))
    }

    fn learn(&mut self, text: &str) {
        self.known.insert(mark_of(text));
    }
}

fn mark_of(text: &str) -> [u8; 32] {
    hash::sha256(&[text.as_bytes()])
}

impl Office {
    /// Seals a text. One that another tab wrote at its place stays, and this one goes beside it.
    pub(super) async fn save_draft(
        &self,
        vault: &Vault,
        key: DraftKey,
        text: String,
    ) -> Result<Done, Error> {
        let at = self.place_of(vault, &key).await?;
        {
            let mut typing = self.typing.borrow_mut();
            let own = typing.entry(key.clone());
            let own = own.or_insert_with(|| Own::at(at.clone()));
            own.at = at.clone();
            own.learn(&text);
        }
        let draft = Draft {
            key: at.clone(),
            text: text.clone(),
        };
        let batch = vault.keep_draft(
            &mut *self.ports.entropy.borrow_mut(),
            at.id(),
            &draft.to_bytes(),
        );
        self.store.commit(&batch).await?;
        self.on_desk(|desk| {
            let id = key.id();
            desk.unread_drafts.retain(|unread| *unread != id);
            desk.drafts.insert(key, text);
        })?;
        Ok(Done::Done)
    }

    /// Throws a text away, as far as this tab knows it.
    pub(super) async fn drop_draft(&self, vault: &Vault, key: &DraftKey) -> Result<Done, Error> {
        let at = self.place_of(vault, key).await?;
        self.store.commit(&vault.discard_draft(at.id())).await?;
        self.forget_draft(vault, Some(key)).await?;
        Ok(Done::Done)
    }

    /// Takes a text off the desk that was thrown away or became a record. One that another tab typed into the same form
    /// comes up in its place.
    pub(super) async fn forget_draft(
        &self,
        vault: &Vault,
        key: Option<&DraftKey>,
    ) -> Result<(), Error> {
        let Some(key) = key else {
            return Ok(());
        };
        self.typing.borrow_mut().remove(key);
        // What was saved is saved, also where the others cannot be read now: they come up at the next unlock.
        let found = vault.read_drafts(&*self.store).await.unwrap_or_default();
        let others = found.into_values().filter_map(read);
        let others = others.filter(|draft| draft.key.of_form() == *key);
        let shown = self.lay_out(others.collect(), true);
        self.on_desk(|desk| {
            let id = key.id();
            desk.unread_drafts.retain(|unread| *unread != id);
            desk.drafts.remove(key);
            desk.drafts.extend(shown);
        })
    }

    /// Where a text goes: its own place, unless another tab's stands there.
    pub(super) async fn place_of(&self, vault: &Vault, key: &DraftKey) -> Result<DraftKey, Error> {
        let own = self.typing.borrow().get(key).cloned();
        let at = self.kept_at(key);
        let mut found = vault.read_drafts(&*self.store).await?;
        let there = found.remove(&at.id()).and_then(read);
        let is_known = there.is_none_or(|there| own.is_some_and(|own| own.knows(&there.text)));
        if is_known {
            return Ok(at);
        }
        let mut tag = [0; 4];
        self.ports.entropy.borrow_mut().fill_bytes(&mut tag);
        Ok(key.beside(u32::from_be_bytes(tag)))
    }

    /// The stored text that becomes a record with its form.
    pub(super) async fn draft_of(
        &self,
        vault: &Vault,
        key: Option<&DraftKey>,
    ) -> Result<Option<DraftId>, Error> {
        Ok(match key {
            Some(key) => Some(self.place_of(vault, key).await?.id()),
            None => None,
        })
    }

    /// Where this tab has a text, as far as it has one.
    pub(super) fn kept_at(&self, key: &DraftKey) -> DraftKey {
        let typing = self.typing.borrow();
        typing.get(key).map_or(key, |own| &own.at).clone()
    }

    /// The texts being typed, and which of them do not open: those are kept and told. One about a case that was destroyed meanwhile goes too: only its writer could find it.
    pub(super) async fn read_drafts(
        &self,
        vault: &Vault,
        gone: &BTreeSet<Uuid>,
    ) -> Result<(BTreeMap<DraftKey, String>, Vec<DraftId>), Error> {
        // Whoever follows another tab goes on with what stands in its own forms, not with what is read now.
        let is_unlock = self.desk.borrow().is_none();
        if is_unlock {
            self.typing.borrow_mut().clear();
        }
        let found = vault.read_drafts(&*self.store).await?;
        let mut drafts = Vec::with_capacity(found.len());
        let mut unread = Vec::new();
        for (id, opened) in found {
            let Some(draft) = read(opened) else {
                unread.push(id);
                continue;
            };
            if draft.key.case.is_some_and(|case| gone.contains(&case)) {
                let discarding = vault.discard_draft(draft.key.id());
                self.store.commit(&discarding).await?;
            } else {
                drafts.push(draft);
            }
        }
        Ok((self.lay_out(drafts, is_unlock), unread))
    }

    /// One text per form: this tab's own, or else the first there is, which becomes its own where it takes them.
    fn lay_out(&self, mut drafts: Vec<Draft>, takes: bool) -> BTreeMap<DraftKey, String> {
        order::sort_by_key(&mut drafts, |draft| draft.key.clone());
        let mut typing = self.typing.borrow_mut();
        let mut shown = BTreeMap::new();
        for Draft { key: at, text } in drafts {
            let key = at.of_form();
            let is_own = typing.get(&key).map(|own| own.at == at);
            if takes && is_own.is_none() {
                let mut own = Own::at(at);
                own.learn(&text);
                typing.insert(key.clone(), own);
            }
            if is_own == Some(true) || !shown.contains_key(&key) {
                shown.insert(key, text);
            }
        }
        shown
    }
}

fn read(opened: Result<Plaintext, crate::vault::Error>) -> Option<Draft> {
    Draft::from_bytes(&opened.ok()?)
}
