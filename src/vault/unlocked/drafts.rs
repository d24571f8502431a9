//! Drafts: what a member is typing, sealed to their own key, so that a lock loses no word.
//!
//! They stand outside the head, because they are written at every pause and from every tab.

use std::collections::BTreeMap;

use rand_core::CryptoRngCore;

use super::{Holder, Vault};
use crate::order::Gather as _;
use crate::vault::error::Error;
use crate::vault::ids::{DraftId, VaultId};
use crate::vault::layout::Writer;
use crate::vault::sealing::{Place, Plaintext, Purpose, open, seal};
use crate::vault::store::{Batch, Store, Table, read_all};

pub(in crate::vault) fn row_key(holder: &Holder, draft: DraftId) -> Vec<u8> {
    Writer::with_capacity(32)
        .raw(&holder.signer.key())
        .raw(draft.as_bytes())
        .finish()
}

fn place(holder: &Holder, vault: VaultId, draft: DraftId) -> Place {
    Place {
        owner: holder.signer.key(),
        item: draft.0,
        ..Place::of_vault(Purpose::Draft, vault, 0)
    }
}

impl Vault {
    /// Keeps a draft, in place of an earlier one with the same id and of those others.
    pub fn keep_draft(
        &self,
        rng: &mut dyn CryptoRngCore,
        (draft, others): (DraftId, &[DraftId]),
        plaintext: &[u8],
    ) -> Batch {
        let key = self.holder.identity.own_key("drafts");
        let place = place(&self.holder, self.state.head.vault, draft);
        let sealed = seal(rng, &key, &place, plaintext);
        let others = others.iter().map(|other| (*other, None));
        self.put_drafts(others.chain([(draft, Some(sealed))]))
    }

    /// Lets drafts go; in the same commit as a record, use [`crate::vault::Transaction::discard_draft`].
    pub fn discard_drafts(&self, drafts: &[DraftId]) -> Batch {
        self.put_drafts(drafts.iter().map(|draft| (*draft, None)))
    }

    fn put_drafts(&self, drafts: impl Iterator<Item = (DraftId, Option<Vec<u8>>)>) -> Batch {
        let row = |draft| (Table::Drafts, row_key(&self.holder, draft));
        Batch::loose(drafts.map(|(draft, sealed)| (row(draft), sealed)))
    }

    /// The holder's drafts, each opened or not.
    pub async fn read_drafts(
        &self,
        store: &dyn Store,
    ) -> Result<BTreeMap<DraftId, Result<Plaintext, Error>>, Error> {
        let key = self.holder.identity.own_key("drafts");
        let rows = read_all(store, Table::Drafts, &self.holder.signer.key()).await?;
        Ok(rows
            .into_iter()
            .filter_map(|row| {
                let (_, draft) = row.key.split_last_chunk()?;
                let draft = DraftId(*draft);
                let place = place(&self.holder, self.state.head.vault, draft);
                Some((draft, open(&key, &place, &row.value)))
            })
            .gather())
    }
}
