//! The vault's store in the browser: one database, one strict transaction per commit, done only on `complete`.
//!
//! Ours because the crates answered "saved" with nothing stored when the quota ran out at commit
//! (`docs/decisions`). What a commit must do is said by [`vault::store`](crate::vault::store) and proven by
//! its conformance suite; what only IndexedDB can do to us is answered here.

mod connection;
mod ending;
mod fault;
mod read;
mod schema;
mod write;

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;

use futures_util::future::LocalBoxFuture;

use crate::vault::store::{Batch, Error, Query, Row, Store, Table};
use connection::Connection;
use fault::Fault;

pub use connection::Lost;

/// A vault's rows in IndexedDB.
#[derive(Debug)]
pub struct IndexedDb {
    name: String,
    connection: RefCell<Option<Rc<Connection>>>,
    /// The schema found, when a later version of the program made the database.
    newer: Cell<Option<u32>>,
    /// Told when the browser or another tab takes the connection away.
    on_lost: Rc<dyn Lost>,
}

impl IndexedDb {
    /// Opens the database of that name, making or upgrading it when needed.
    ///
    /// A database of a later version opens for reading only. Nothing is ever deleted to get in.
    pub async fn open(name: &str, on_lost: Rc<dyn Lost>) -> Result<Self, Error> {
        let store = Self::named(name, on_lost);
        store.connected().await?;
        Ok(store)
    }

    /// The database of that name, opened at its first use: for a page that must be usable whatever the store does.
    pub fn named(name: &str, on_lost: Rc<dyn Lost>) -> Self {
        Self {
            name: name.to_owned(),
            connection: RefCell::new(None),
            newer: Cell::new(None),
            on_lost,
        }
    }

    /// The schema found, when it is later than ours and the store is therefore read-only.
    pub fn newer_schema(&self) -> Option<u32> {
        self.newer.get()
    }

    /// Lets go of the database, so that another tab can upgrade it. The next use opens it again.
    pub fn close(&self) {
        self.connection.take();
    }

    async fn connected(&self) -> Result<Rc<Connection>, Error> {
        if let Some(connection) = self.connection.borrow().as_ref() {
            return Ok(Rc::clone(connection));
        }
        let connection = Rc::new(connection::open(&self.name, &self.on_lost).await?);
        self.newer.set(connection.newer);
        self.connection.replace(Some(Rc::clone(&connection)));
        Ok(connection)
    }

    /// Does something with a connection; when that was lost, once more with a new one.
    ///
    /// A browser on a tablet drops connections in the background and the old handle never recovers.
    /// Repeating is safe: a read changes nothing and a commit that took place answers so.
    async fn with_connection<T, F>(&self, act: impl Fn(Rc<Connection>) -> F) -> Result<T, Error>
    where
        F: Future<Output = Result<T, Fault>>,
    {
        match act(self.connected().await?).await {
            Err(fault) if fault.is_of_the_connection() => self.close(),
            other => return other.map_err(Error::from),
        }
        act(self.connected().await?).await.map_err(Error::from)
    }

    fn writable(&self) -> Result<(), Error> {
        match self.newer.get() {
            Some(found) => Err(Error::VersionTooNew {
                found,
                supported: schema::VERSION,
            }),
            None => Ok(()),
        }
    }
}

impl Store for IndexedDb {
    fn read<'a>(
        &'a self,
        table: Table,
        query: Query<'a>,
    ) -> LocalBoxFuture<'a, Result<Vec<Row>, Error>> {
        Box::pin(self.with_connection(move |connection| read::rows(connection, table, query)))
    }

    fn count<'a>(
        &'a self,
        table: Table,
        prefix: &'a [u8],
    ) -> LocalBoxFuture<'a, Result<u64, Error>> {
        Box::pin(self.with_connection(move |connection| read::count(connection, table, prefix)))
    }

    fn commit<'a>(&'a self, batch: &'a Batch) -> LocalBoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            // The connection first: it tells which version we found.
            self.connected().await?;
            self.writable()?;
            self.with_connection(move |connection| write::commit(connection, batch))
                .await
        })
    }

    fn is_writable(&self) -> bool {
        self.newer.get().is_none()
    }

    fn clear(&self) -> LocalBoxFuture<'_, Result<(), Error>> {
        Box::pin(async move {
            self.connected().await?;
            self.writable()?;
            self.with_connection(write::clear).await
        })
    }
}
