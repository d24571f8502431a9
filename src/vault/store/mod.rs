//! The port to whatever keeps the bytes: rows in tables, one atomic commit guarded by the head.
//!
//! A store knows nothing: keys and values are bytes that are already sealed. What it must do is
//! small and strict, and [`conformance`] says it claim by claim for every store alike.

mod batch;
pub mod conformance;
pub mod faulty;
pub mod file;
pub mod memory;

use futures_util::future::LocalBoxFuture;
use thiserror::Error;

pub use batch::{Batch, Expected, Guard, Operation, Standing};
pub use faulty::FaultyStore;
pub use file::FileStore;
pub use memory::MemoryStore;

/// One row: a key and its value, both opaque.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// At most [`KEY_BYTES_MAX`] bytes; rows come back in the order of their keys' bytes.
    pub key: Vec<u8>,
    /// The value.
    pub value: Vec<u8>,
}

/// The longest key any table has.
pub const KEY_BYTES_MAX: usize = 64;

/// The tables. Each is one object store in IndexedDB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// One row, [`HEAD_KEY`]: the authenticated head that every guarded commit replaces.
    Head,
    /// Register, directory, settings, inbox key, recovery slot.
    Meta,
    /// Member slots, by member.
    Slots,
    /// Each member's ring of case keys, by member.
    Keyrings,
    /// Wrapped keys, by recipient and what they open.
    Deliveries,
    /// Case indexes, by case.
    Cases,
    /// Sealed records, by case and sequence.
    Records,
    /// Snapshot pages, by case, compartment and number.
    Pages,
    /// Summaries, by case.
    Summaries,
    /// Drafts, by member and draft; not guarded by the head.
    Drafts,
    /// Notes written without unlocking; not guarded by the head.
    Inbox,
    /// The inbox's plain counter; not guarded by the head.
    Tally,
}

/// The key of the only row in [`Table::Head`].
pub const HEAD_KEY: &[u8] = b"head";

impl Table {
    /// Every table, in the order of [`Table::code`].
    pub const ALL: [Self; 12] = [
        Self::Head,
        Self::Meta,
        Self::Slots,
        Self::Keyrings,
        Self::Deliveries,
        Self::Cases,
        Self::Records,
        Self::Pages,
        Self::Summaries,
        Self::Drafts,
        Self::Inbox,
        Self::Tally,
    ];

    /// The name of its object store.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Meta => "meta",
            Self::Slots => "slots",
            Self::Keyrings => "keyrings",
            Self::Deliveries => "deliveries",
            Self::Cases => "cases",
            Self::Records => "records",
            Self::Pages => "pages",
            Self::Summaries => "summaries",
            Self::Drafts => "drafts",
            Self::Inbox => "inbox",
            Self::Tally => "tally",
        }
    }

    /// The byte it has in a backup and in the register.
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// The table with that byte.
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.get(usize::from(code)).copied()
    }

    /// Whether a change to it must replace the head in the same commit.
    pub const fn is_guarded(self) -> bool {
        !matches!(self, Self::Drafts | Self::Inbox | Self::Tally)
    }
}

/// Which rows of a table to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Query<'a> {
    /// Only keys that begin with these bytes.
    pub prefix: &'a [u8],
    /// Only keys after this one.
    pub after: Option<&'a [u8]>,
    /// At most this many rows, at least one.
    pub limit: usize,
}

/// Rows read at a time where all are wanted: the speed of large reads without their memory.
pub const PAGE_ROWS: usize = 1_000;

/// Why a store could not do what was asked. Nothing was changed, except where a variant says it may have been.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Error {
    /// The head is neither the one the batch builds on nor the one it makes: someone else wrote first.
    #[error("another writer was first")]
    Conflict,
    /// No room; nothing was stored.
    #[error("no room left in the store")]
    Quota,
    /// The connection broke; the commit may or may not have taken place. Repeating the same batch is safe.
    #[error("connection to the store was lost")]
    ConnectionLost,
    /// Nothing was heard of it in time; the commit may or may not have taken place.
    #[error("the store does not answer")]
    Silent,
    /// The store itself says that its data is damaged.
    #[error("the store is damaged")]
    Corrupt,
    /// Another tab holds an older version open.
    #[error("another tab blocks the store")]
    Blocked,
    /// A later version of the program made this store; it can be read, not written.
    #[error("the store has schema {found}, this program knows {supported}")]
    VersionTooNew {
        /// The schema found.
        found: u32,
        /// The schema this program writes.
        supported: u32,
    },
    /// Opened for reading only.
    #[error("the store is read-only")]
    ReadOnly,
    /// The browser offers no store here (private window, policy).
    #[error("no store is available here")]
    Disabled,
    /// Anything else, by the name the platform gives it.
    #[error("the store failed: {name}")]
    Other {
        /// The platform's name for the failure, such as `UnknownError`; never a message with content.
        name: String,
    },
}

/// What keeps the rows. Object-safe; futures need not be `Send`, as a browser has one thread for it.
pub trait Store {
    /// Rows in the order of their keys' bytes.
    fn read<'a>(
        &'a self,
        table: Table,
        query: Query<'a>,
    ) -> LocalBoxFuture<'a, Result<Vec<Row>, Error>>;

    /// How many rows have keys that begin with `prefix`.
    fn count<'a>(
        &'a self,
        table: Table,
        prefix: &'a [u8],
    ) -> LocalBoxFuture<'a, Result<u64, Error>>;

    /// All of the batch or nothing, on disk when it answers `Ok`.
    ///
    /// A guarded batch takes place only if the stored head is the one it expects. If the stored head
    /// already is the one the batch makes, the batch has taken place before and the answer is `Ok`
    /// without a change: so a batch may be repeated after [`Error::ConnectionLost`].
    fn commit<'a>(&'a self, batch: &'a Batch) -> LocalBoxFuture<'a, Result<(), Error>>;

    /// Whether it takes a batch at all; a store of a later version of the program takes none.
    fn is_writable(&self) -> bool {
        true
    }

    /// Empties every table. Only a restore and a person's own wish to start anew lead here, never a repair.
    fn clear(&self) -> LocalBoxFuture<'_, Result<(), Error>>;
}

/// The value of one row.
pub async fn get(store: &dyn Store, table: Table, key: &[u8]) -> Result<Option<Vec<u8>>, Error> {
    let query = Query {
        prefix: key,
        after: None,
        limit: 1,
    };
    let rows = store.read(table, query).await?;
    Ok(rows
        .into_iter()
        .find(|row| row.key == key)
        .map(|row| row.value))
}

/// Every row whose key begins with `prefix`, read in pages of [`PAGE_ROWS`].
pub async fn read_all(store: &dyn Store, table: Table, prefix: &[u8]) -> Result<Vec<Row>, Error> {
    read_after(store, table, prefix, None).await
}

/// Every row whose key begins with `prefix` and comes after `after`, read in pages of [`PAGE_ROWS`].
pub async fn read_after(
    store: &dyn Store,
    table: Table,
    prefix: &[u8],
    after: Option<&[u8]>,
) -> Result<Vec<Row>, Error> {
    let mut all: Vec<Row> = Vec::new();
    let mut after = after.map(<[u8]>::to_vec);
    loop {
        let query = Query {
            prefix,
            after: after.as_deref(),
            limit: PAGE_ROWS,
        };
        let mut page = store.read(table, query).await?;
        let is_last = page.len() < PAGE_ROWS;
        after = page.last().map(|row| row.key.clone());
        all.append(&mut page);
        if is_last {
            return Ok(all);
        }
    }
}
