//! A store that fails, tears and delays calls as it is told, around any other store.

use std::cell::Cell;
use std::future::poll_fn;
use std::task::Poll;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use super::{Batch, Error, Query, Row, Store, Table};

/// What befalls a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It answers this without having done anything.
    Before(Error),
    /// It takes place, and answers this all the same: the answer was lost, not the data.
    After(Error),
    /// It waits so many turns while others go first; then it takes place.
    Late(usize),
    /// Of a commit only the changes whose bit is set take place, and it answers this: what no sound store does.
    /// Any other call is answered as by [`Fault::Before`].
    Torn {
        /// One bit for each change, in their order, beginning anew after 64.
        kept: u64,
        /// The answer.
        error: Error,
    },
}

/// Counts the calls to the store inside and does to each what was planned for it.
pub struct FaultyStore<S> {
    inner: S,
    calls: Cell<usize>,
    fired: Cell<usize>,
    plan: Box<dyn Fn(usize) -> Option<Fault>>,
}

impl<S: Store> FaultyStore<S> {
    /// Asks `plan` at each call, by its number from 0, what befalls it.
    pub fn planned(inner: S, plan: impl Fn(usize) -> Option<Fault> + 'static) -> Self {
        Self {
            inner,
            calls: Cell::new(0),
            fired: Cell::new(0),
            plan: Box::new(plan),
        }
    }

    /// Fails the call numbered `at` (from 0), once.
    pub fn once(inner: S, at: usize, fault: Fault) -> Self {
        Self::planned(inner, move |call| (call == at).then(|| fault.clone()))
    }

    /// The store inside, to look at what really happened.
    pub const fn inner(&self) -> &S {
        &self.inner
    }

    /// How many calls there have been; a test uses it to fail each in turn.
    pub const fn calls(&self) -> usize {
        self.calls.get()
    }

    /// How many faults befell a call.
    pub const fn fired(&self) -> usize {
        self.fired.get()
    }

    /// Whether a fault has been due at least once, so that a test can claim it fired.
    pub const fn has_fired(&self) -> bool {
        self.fired.get() > 0
    }

    fn next_fault(&self) -> Option<Fault> {
        let call = self.calls.get();
        self.calls.set(call + 1);
        let fault = (self.plan)(call);
        self.fired
            .set(self.fired.get() + usize::from(fault.is_some()));
        fault
    }

    async fn through<T>(&self, call: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
        match self.next_fault() {
            None => call.await,
            Some(Fault::Before(error) | Fault::Torn { error, .. }) => Err(error),
            Some(Fault::After(error)) => {
                call.await?;
                Err(error)
            }
            Some(Fault::Late(turns)) => {
                let_others_go_first(turns).await;
                call.await
            }
        }
    }
}

/// Comes back after so many turns of whoever runs it.
async fn let_others_go_first(turns: usize) {
    let mut left = turns;
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(());
        }
        left -= 1;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

impl<S> std::fmt::Debug for FaultyStore<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FaultyStore({} calls)", self.calls.get())
    }
}

impl<S: Store> Store for FaultyStore<S> {
    fn read<'a>(
        &'a self,
        table: Table,
        query: Query<'a>,
    ) -> LocalBoxFuture<'a, Result<Vec<Row>, Error>> {
        self.through(async move { self.inner.read(table, query).await })
            .boxed_local()
    }

    fn count<'a>(
        &'a self,
        table: Table,
        prefix: &'a [u8],
    ) -> LocalBoxFuture<'a, Result<u64, Error>> {
        self.through(async move { self.inner.count(table, prefix).await })
            .boxed_local()
    }

    fn commit<'a>(&'a self, batch: &'a Batch) -> LocalBoxFuture<'a, Result<(), Error>> {
        async move {
            match self.next_fault() {
                None => self.inner.commit(batch).await,
                Some(Fault::Before(error)) => Err(error),
                Some(Fault::After(error)) => {
                    self.inner.commit(batch).await?;
                    Err(error)
                }
                Some(Fault::Late(turns)) => {
                    let_others_go_first(turns).await;
                    self.inner.commit(batch).await
                }
                Some(Fault::Torn { kept, error }) => {
                    self.inner.commit(&batch.torn(kept)).await?;
                    Err(error)
                }
            }
        }
        .boxed_local()
    }

    fn clear(&self) -> LocalBoxFuture<'_, Result<(), Error>> {
        self.through(async move { self.inner.clear().await })
            .boxed_local()
    }
}
