//! What is being typed: no tab's text takes the place of another's, and each comes up until it was saved or thrown away.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::Office;
use crate::order;
use crate::vault::{DraftId, Plaintext, Vault};
use crate::workspace::action::Done;
use crate::workspace::desk::DraftKey;
use crate::workspace::draft::{Draft, Tab, Version, parted};
use crate::workspace::error::Error;

/// What this tab types, from an unlock to a lock. It writes in a place of its own, so that it need not look first: a
/// page that is left has no time for that.
#[derive(Debug, Default)]
pub(super) struct Typing {
    tab: Tab,
    /// What lies on the desk of other tabs, for a form that opens.
    laid_out: Vec<(DraftKey, Version)>,
    /// What a form that opened went on from.
    replaces: Vec<(DraftKey, Version)>,
}

fn version_at(versions: &[(DraftKey, Version)], key: &DraftKey) -> Option<Version> {
    let mut of_form = versions.iter().filter(|(form, _)| form == key);
    of_form.next().map(|(_, version)| *version)
}

fn forget(versions: &mut Vec<(DraftKey, Version)>, key: &DraftKey) {
    versions.retain(|(form, _)| form != key);
}

impl Office {
    /// A form opens with the text that lies on the desk for it: what is typed there goes on from that one.
    pub fn go_on_from(&self, key: &DraftKey) {
        let mut typing = self.typing.borrow_mut();
        if let Some(version) = version_at(&typing.laid_out, key) {
            forget(&mut typing.replaces, key);
            typing.replaces.push((key.clone(), version));
        }
    }

    /// Seals a text.
    pub(super) async fn save_draft(
        &self,
        vault: &Vault,
        key: DraftKey,
        text: String,
    ) -> Result<Done, Error> {
        let draft = {
            let typing = self.typing.borrow();
            Draft {
                tab: typing.tab,
                replaces: version_at(&typing.replaces, &key),
                key,
                text,
            }
        };
        let unread = self.unread_at(&draft.key)?;
        let batch = vault.keep_draft(
            &mut *self.ports.entropy.borrow_mut(),
            (draft.id(), &unread),
            &draft.to_bytes(),
        );
        self.store.commit(&batch).await?;
        forget(&mut self.typing.borrow_mut().laid_out, &draft.key);
        self.on_desk(|desk| {
            desk.unread_drafts.retain(|id| !draft.key.is_kept_at(*id));
            desk.drafts.insert(draft.key, draft.text);
        })?;
        Ok(Done::Done)
    }

    /// Throws a text away.
    pub(super) async fn drop_draft(&self, vault: &Vault, key: &DraftKey) -> Result<Done, Error> {
        let done = self.done_with(vault, Some(key)).await?;
        self.store.commit(&vault.discard_drafts(&done)).await?;
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
        {
            let mut typing = self.typing.borrow_mut();
            forget(&mut typing.replaces, key);
            forget(&mut typing.laid_out, key);
        }
        let mut others = self.kept_drafts(vault).await;
        others.retain(|draft| draft.key == *key);
        let shown = self.lay_out(parted(others).0);
        self.on_desk(|desk| {
            desk.unread_drafts.retain(|id| !key.is_kept_at(*id));
            order::take_out(&mut desk.drafts, key);
            desk.drafts.extend(shown);
        })
    }

    /// Where the text of a form is kept that is thrown away or becomes a record: this tab's, what it went on from, and
    /// what nobody could read. What another tab types there stays.
    pub(super) async fn done_with(
        &self,
        vault: &Vault,
        key: Option<&DraftKey>,
    ) -> Result<Vec<DraftId>, Error> {
        let Some(key) = key else {
            return Ok(Vec::new());
        };
        let kept = self.kept_drafts(vault).await;
        let typing = self.typing.borrow();
        let replaced = version_at(&typing.replaces, key);
        let is_done = |draft: &&Draft| draft.key == *key && replaced == Some(draft.version());
        let mut done: Vec<DraftId> = kept.iter().filter(is_done).map(Draft::id).collect();
        done.push(key.id_in(typing.tab));
        done.extend(self.unread_at(key)?);
        Ok(done)
    }

    /// Where the texts about these cases are kept, in whichever tab they were typed.
    pub(super) async fn drafts_about(
        &self,
        vault: &Vault,
        is_gone: impl Fn(Uuid) -> bool,
    ) -> Vec<DraftId> {
        let kept = self.kept_drafts(vault).await;
        let about = |draft: &&Draft| draft.key.case.is_some_and(&is_gone);
        kept.iter().filter(about).map(Draft::id).collect()
    }

    /// The texts being typed, and which of them do not open: those are kept and told. One about a case that was
    /// destroyed meanwhile goes: only its writer could find it. So does one that another went on from.
    pub(super) async fn read_drafts(
        &self,
        vault: &Vault,
        gone: &BTreeSet<Uuid>,
    ) -> Result<(BTreeMap<DraftKey, String>, Vec<DraftId>), Error> {
        let is_unlock = self.desk.borrow().is_none();
        if is_unlock {
            let mut tab = [0; 4];
            self.ports.entropy.borrow_mut().fill_bytes(&mut tab);
            *self.typing.borrow_mut() = Typing {
                tab: Tab::from_be_bytes(tab).max(1),
                ..Typing::default()
            };
        }
        let mut drafts = Vec::new();
        let mut unread = Vec::new();
        let mut old = Vec::new();
        for (id, opened) in vault.read_drafts(&*self.store).await? {
            match read(opened) {
                None => unread.push(id),
                Some(draft) if draft.key.case.is_some_and(|case| gone.contains(&case)) => {
                    old.push(id);
                }
                Some(draft) => drafts.push(draft),
            }
        }
        let (last, replaced) = parted(drafts);
        if is_unlock {
            old.extend(replaced.iter().map(Draft::id));
        }
        if !old.is_empty() {
            self.store.commit(&vault.discard_drafts(&old)).await?;
        }
        self.typing.borrow_mut().laid_out.clear();
        Ok((self.lay_out(last), unread))
    }

    /// One text per form: this tab's own, or else the first there is.
    fn lay_out(&self, drafts: Vec<Draft>) -> BTreeMap<DraftKey, String> {
        let mut typing = self.typing.borrow_mut();
        let mut shown = BTreeMap::new();
        for draft in drafts {
            let is_own = draft.tab == typing.tab;
            if is_own {
                forget(&mut typing.laid_out, &draft.key);
            } else if shown.contains_key(&draft.key) {
                continue;
            } else {
                let laid_out = (draft.key.clone(), draft.version());
                typing.laid_out.push(laid_out);
            }
            shown.insert(draft.key, draft.text);
        }
        shown
    }

    /// Every text of this member that can be read. Where the store says nothing now, none: what stays comes up at the
    /// next unlock.
    async fn kept_drafts(&self, vault: &Vault) -> Vec<Draft> {
        let found = vault.read_drafts(&*self.store).await.unwrap_or_default();
        found.into_values().filter_map(read).collect()
    }

    fn unread_at(&self, key: &DraftKey) -> Result<Vec<DraftId>, Error> {
        self.on_desk(|desk| {
            let unread = desk.unread_drafts.iter().copied();
            unread.filter(|id| key.is_kept_at(*id)).collect()
        })
    }
}

fn read(opened: Result<Plaintext, crate::vault::Error>) -> Option<Draft> {
    Draft::from_bytes(&opened.ok()?)
}
