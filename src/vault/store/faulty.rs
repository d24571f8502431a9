//! A store that fails at a chosen call in a chosen way, around any other store.

use std::cell::Cell;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use super::{Batch, Error, Query, Row, Store, Table};

/// How a call fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It answers this without having done anything.
    Before(Error),
    /// It takes place, and answers this all the same: the answer was lost, not the data.
    After(Error),
}

/// Counts the calls to the store inside and fails the one it was told to.
#[derive(Debug)]
pub struct FaultyStore<S> {
    inner: S,
    calls: Cell<usize>,
    at: usize,
    lasting: bool,
    fault: Fault,
}

impl<S: Store> FaultyStore<S> {
    /// Fails the call numbered `at` (from 0), once.
    pub const fn once(inner: S, at: usize, fault: Fault) -> Self {
        Self {
            inner,
            calls: Cell::new(0),
            at,
            lasting: false,
            fault,
        }
    }

    /// Fails the call numbered `at` (from 0) and every one after it.
    pub const fn lasting(inner: S, at: usize, fault: Fault) -> Self {
        Self {
            inner,
            calls: Cell::new(0),
            at,
            lasting: true,
            fault,
        }
    }

    /// The store inside, to look at what really happened.
    pub const fn inner(&self) -> &S {
        &self.inner
    }

    /// How many calls there have been; a test uses it to fail each in turn.
    pub const fn calls(&self) -> usize {
        self.calls.get()
    }

    /// Whether the fault has been due at least once, so that a test can claim it fired.
    pub const fn has_fired(&self) -> bool {
        self.calls.get() > self.at
    }

    fn next_fault(&self) -> Option<&Fault> {
        let call = self.calls.get();
        self.calls.set(call + 1);
        let due = call == self.at || (self.lasting && call > self.at);
        due.then_some(&self.fault)
    }

    async fn through<T>(&self, call: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
        match self.next_fault() {
            None => call.await,
            Some(Fault::Before(error)) => Err(error.clone()),
            Some(Fault::After(error)) => {
                call.await?;
                Err(error.clone())
            }
        }
    }
}

impl<S: Store> Store for FaultyStore<S> {
    fn read<'a>(
        &'a self,
        table: Table,
        query: Query<'a>,
    ) -> LocalBoxFuture<'a, Result<Vec<Row>, Error>> {
        self.through(self.inner.read(table, query)).boxed_local()
    }

    fn count<'a>(
        &'a self,
        table: Table,
        prefix: &'a [u8],
    ) -> LocalBoxFuture<'a, Result<u64, Error>> {
        self.through(self.inner.count(table, prefix)).boxed_local()
    }

    fn commit<'a>(&'a self, batch: &'a Batch) -> LocalBoxFuture<'a, Result<(), Error>> {
        async move {
            match self.next_fault() {
                None => self.inner.commit(batch).await,
                Some(Fault::Before(error)) => Err(error.clone()),
                Some(Fault::After(error)) => {
                    self.inner.commit(batch).await?;
                    Err(error.clone())
                }
            }
        }
        .boxed_local()
    }

    fn clear(&self) -> LocalBoxFuture<'_, Result<(), Error>> {
        self.through(self.inner.clear()).boxed_local()
    }
}
