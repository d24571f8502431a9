//! The backup: everything the store holds, exactly as stored, in one file with a hash for each row.
//!
//! It restores with any member's passphrase or the recovery code. Its hashes tell damage; that nobody
//! forged it is told by the vault inside, once unlocked.

mod beside;
mod file;
mod raw;
mod rescue;
mod verify;

pub use beside::{Relation, Typed};
pub use file::BYTES_MAX;
pub use raw::raw_copy;
pub use rescue::{Opening, Rescued, Salvage, Salvaged, rescue, salvage};
pub use verify::Verified;

use super::contents::{Head, Standing};
use super::error::{Error, Part};
use super::ids::UnixMillis;
use super::store::{Batch, Expected, HEAD_KEY, MemoryStore, Row, Store, Table, get, read_all};

/// A backup in memory: a store to look into, and when it was made.
#[derive(Debug)]
pub struct Backup {
    made_at: UnixMillis,
    standing: Standing,
    store: MemoryStore,
}

/// How often reading is begun again when another tab writes meanwhile.
const ATTEMPTS: usize = 4;

impl Backup {
    /// Reads everything out of a store. Any member may: it stays as sealed as it is.
    pub async fn of(store: &dyn Store, made_at: UnixMillis) -> Result<Self, Error> {
        for _ in 0..ATTEMPTS {
            let head = get(store, Table::Head, HEAD_KEY).await?;
            let head = head.ok_or(Error::NoVault)?;
            let mut rows = Vec::new();
            for table in Table::ALL {
                let read = read_all(store, table, b"").await?;
                rows.extend(read.into_iter().map(|row| (table, row)));
            }
            if get(store, Table::Head, HEAD_KEY).await?.as_ref() == Some(&head) {
                return Self::of_rows(made_at, rows);
            }
        }
        Err(Error::Changed)
    }

    /// The same of rows that were read already.
    pub fn of_rows(made_at: UnixMillis, rows: Vec<(Table, Row)>) -> Result<Self, Error> {
        let head = rows.iter().find(|(table, _)| *table == Table::Head);
        let (_, head) = head.ok_or(Error::Missing { part: Part::Head })?;
        Ok(Self {
            made_at,
            standing: Head::read(&head.value)?.standing(),
            store: MemoryStore::of_rows(rows),
        })
    }

    /// When it was made.
    pub const fn made_at(&self) -> UnixMillis {
        self.made_at
    }

    /// How far the vault had come when it was made.
    pub const fn standing(&self) -> &Standing {
        &self.standing
    }

    /// The store inside: slots to choose from, a vault to unlock, records to read. Committing to it changes only this copy.
    pub const fn store(&self) -> &MemoryStore {
        &self.store
    }

    /// The commit that puts all of it into an empty store, as it is.
    pub fn restoring(&self) -> Batch {
        Batch::of_rows(Expected::Nothing, self.store.rows())
    }
}
