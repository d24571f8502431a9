//! The sealed inbox: anyone may put a note in without unlocking; only its readers take one out.

use std::collections::BTreeMap;

use rand_core::CryptoRngCore;

use super::Vault;
use super::state::{INBOX_KEY, InboxKeys};
use crate::order::Gather as _;
use crate::vault::error::{Error, Part};
use crate::vault::ids::{NoteId, VaultId};
use crate::vault::layout::{Reader, Writer};
use crate::vault::primitive::sealed_box;
use crate::vault::sealing::{FORMAT, Place, Plaintext, Purpose, check_format};
use crate::vault::store::{Batch, Store, Table, get, read_all};

/// Notes the inbox holds at most.
pub const NOTES_MAX: u64 = 200;
/// Bytes of one note at most.
pub const NOTE_BYTES_MAX: usize = 16 * 1024;

const TALLY_KEY: &[u8] = b"inbox";

/// What the locked screen knows of the inbox: enough to seal a note, not to read one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inbox {
    vault: VaultId,
    generation: u32,
    public: [u8; 32],
    /// Notes waiting to be read.
    pub waiting: u64,
    /// Notes ever left; a plain counter and a lower bound.
    pub left: u64,
}

/// What was found in the inbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboxContents {
    /// The notes, each opened or not.
    pub notes: BTreeMap<NoteId, Result<Plaintext, Error>>,
    /// Notes that were left but are neither here nor were ever taken out: lost, for certain.
    pub lost: u64,
}

fn place(vault: VaultId, note: NoteId, generation: u32) -> Place {
    Place {
        item: note.0,
        ..Place::of_vault(Purpose::Note, vault, generation)
    }
}

impl Inbox {
    /// Reads what stands plainly in the store; no unlocking needed.
    pub async fn read(store: &dyn Store) -> Result<Self, Error> {
        let bytes = get(store, Table::Meta, INBOX_KEY).await?;
        let (vault, keys) = InboxKeys::from_bytes(&bytes.ok_or(Error::NoVault)?)?;
        Ok(Self {
            vault,
            generation: keys.generation,
            public: keys.public,
            waiting: store.count(Table::Inbox, b"").await?,
            left: read_tally(store).await?,
        })
    }

    /// Seals a note; committing the batch leaves it. The counter goes up in the same commit.
    pub fn leave(
        &self,
        rng: &mut dyn CryptoRngCore,
        note: NoteId,
        plaintext: &[u8],
    ) -> Result<Batch, Error> {
        if self.waiting >= NOTES_MAX {
            return Err(Error::InboxFull);
        }
        let value = self.sealed(rng, note, plaintext)?;
        let tally = Writer::default().u64(self.left.saturating_add(1)).finish();
        Ok(Batch::loose([
            ((Table::Inbox, note.as_bytes().to_vec()), Some(value)),
            ((Table::Tally, TALLY_KEY.to_vec()), Some(tally)),
        ]))
    }

    /// Whether a note lies in it.
    pub async fn holds(store: &dyn Store, note: NoteId) -> Result<bool, Error> {
        let row = get(store, Table::Inbox, note.as_bytes()).await?;
        Ok(row.is_some())
    }

    /// Seals a note in the place of one that the same hand left and that lies there still; that one was counted. It has
    /// another id: what lies under an id is one text for ever, so that copies of this vault can be joined by ids.
    pub fn leave_instead(
        &self,
        rng: &mut dyn CryptoRngCore,
        (old, note): (NoteId, NoteId),
        plaintext: &[u8],
    ) -> Result<Batch, Error> {
        let value = self.sealed(rng, note, plaintext)?;
        Ok(Batch::loose([
            ((Table::Inbox, old.as_bytes().to_vec()), None),
            ((Table::Inbox, note.as_bytes().to_vec()), Some(value)),
        ]))
    }

    fn sealed(
        &self,
        rng: &mut dyn CryptoRngCore,
        note: NoteId,
        plaintext: &[u8],
    ) -> Result<Vec<u8>, Error> {
        if plaintext.len() > NOTE_BYTES_MAX {
            return Err(Error::TooLong {
                length: plaintext.len(),
                limit: NOTE_BYTES_MAX,
            });
        }
        let associated = place(self.vault, note, self.generation).associated();
        let part = Part::Inbox;
        let sealed = sealed_box::seal(rng, &self.public, &associated, plaintext)
            .or(Err(Error::Damaged { part }))?;
        Ok(Writer::default()
            .u8(FORMAT)
            .u32(self.generation)
            .raw(&sealed)
            .finish())
    }
}

async fn read_tally(store: &dyn Store) -> Result<u64, Error> {
    let bytes = get(store, Table::Tally, TALLY_KEY).await?;
    Ok(bytes
        .and_then(|bytes| Reader::new(&bytes).u64().ok())
        .unwrap_or(0))
}

impl Vault {
    /// The notes in the inbox, opened; whoever may not read it gets [`Error::NotAllowed`].
    pub async fn read_inbox(&self, store: &dyn Store) -> Result<InboxContents, Error> {
        if self.state.inbox.secrets.is_empty() {
            return Err(Error::NotAllowed);
        }
        let left = read_tally(store).await?;
        let rows = read_all(store, Table::Inbox, b"").await?;
        let here = u64::try_from(rows.len()).unwrap_or(u64::MAX);
        let notes = rows.into_iter().filter_map(|row| {
            let note = NoteId(row.key.as_slice().try_into().ok()?);
            Some((note, self.open_note(note, &row.value)))
        });
        let accounted = here.saturating_add(self.state.head.notes_taken);
        Ok(InboxContents {
            notes: notes.gather(),
            lost: left.saturating_sub(accounted),
        })
    }

    fn open_note(&self, note: NoteId, value: &[u8]) -> Result<Plaintext, Error> {
        let damaged = Error::Damaged { part: Part::Inbox };
        let mut from = Reader::new(value);
        check_format(Part::Inbox, from.u8().or(Err(damaged.clone()))?)?;
        let generation = from.u32().or(Err(damaged.clone()))?;
        let secret = self.state.inbox.secrets.get(&generation);
        let secret = secret.ok_or(Error::NotAllowed)?;
        let associated = place(self.state.head.vault, note, generation).associated();
        sealed_box::open(secret, &associated, from.rest())
            .map(Plaintext::new)
            .or(Err(damaged))
    }
}
