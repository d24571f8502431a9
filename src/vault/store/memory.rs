//! A store in memory: for tests, for file mode, and for looking into a backup before restoring it.

use std::cell::RefCell;
use std::collections::BTreeMap;

use futures_util::FutureExt;
use futures_util::future::{LocalBoxFuture, ready};

use super::{Batch, Error, HEAD_KEY, Operation, Query, Row, Standing, Store, Table};
use crate::order::Gather as _;

type Rows = BTreeMap<(Table, Vec<u8>), Vec<u8>>;

/// Rows in a sorted map.
#[derive(Debug, Default)]
pub struct MemoryStore {
    rows: RefCell<Rows>,
    room_bytes: Option<usize>,
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same store, which from now on answers [`Error::Quota`] to any commit that would leave more than `bytes` in it.
    #[must_use]
    pub fn limited_to(self, bytes: usize) -> Self {
        Self {
            room_bytes: Some(bytes),
            ..self
        }
    }

    /// A store that holds exactly these rows.
    pub fn of_rows(rows: impl IntoIterator<Item = (Table, Row)>) -> Self {
        Self {
            rows: RefCell::new(
                rows.into_iter()
                    .map(|(table, row)| ((table, row.key), row.value))
                    .gather(),
            ),
            room_bytes: None,
        }
    }

    /// Every row there is, in order.
    pub fn rows(&self) -> Vec<(Table, Row)> {
        self.rows
            .borrow()
            .iter()
            .map(|((table, key), value)| {
                let row = Row {
                    key: key.clone(),
                    value: value.clone(),
                };
                (*table, row)
            })
            .collect()
    }

    fn select(&self, table: Table, query: Query<'_>) -> Vec<Row> {
        self.rows
            .borrow()
            .range((table, query.prefix.to_vec())..)
            .take_while(|((at, key), _)| *at == table && key.starts_with(query.prefix))
            .filter(|((_, key), _)| query.after.is_none_or(|after| key.as_slice() > after))
            .take(query.limit)
            .map(|((_, key), value)| Row {
                key: key.clone(),
                value: value.clone(),
            })
            .collect()
    }

    /// The stored head.
    pub(super) fn head(&self) -> Option<Vec<u8>> {
        let rows = self.rows.borrow();
        rows.get(&(Table::Head, HEAD_KEY.to_vec())).cloned()
    }

    /// What [`Store::commit`] does, at once.
    pub(super) fn apply(&self, batch: &Batch) -> Result<(), Error> {
        let mut rows = self.rows.borrow_mut();
        let head = rows.get(&(Table::Head, HEAD_KEY.to_vec()));
        match batch.standing(head.map(Vec::as_slice)) {
            Standing::Done => return Ok(()),
            Standing::Late => return Err(Error::Conflict),
            Standing::Due => {}
        }
        if let Some(room) = self.room_bytes
            && bytes_after(&rows, batch) > room
        {
            return Err(Error::Quota);
        }
        for (table, operation) in batch.operations() {
            match operation {
                Operation::Put { key, value } => rows.insert((table, key.to_vec()), value.to_vec()),
                Operation::Delete { key } => rows.remove(&(table, key.to_vec())),
            };
        }
        Ok(())
    }
}

fn bytes_after(rows: &Rows, batch: &Batch) -> usize {
    let now: usize = rows.values().map(Vec::len).sum();
    batch.operations().fold(now, |bytes, (table, operation)| {
        let (key, added) = match operation {
            Operation::Put { key, value } => (key, value.len()),
            Operation::Delete { key } => (key, 0),
        };
        let freed = rows.get(&(table, key.to_vec())).map_or(0, Vec::len);
        (bytes + added).saturating_sub(freed)
    })
}

impl Store for MemoryStore {
    fn read<'a>(
        &'a self,
        table: Table,
        query: Query<'a>,
    ) -> LocalBoxFuture<'a, Result<Vec<Row>, Error>> {
        ready(Ok(self.select(table, query))).boxed_local()
    }

    fn count<'a>(
        &'a self,
        table: Table,
        prefix: &'a [u8],
    ) -> LocalBoxFuture<'a, Result<u64, Error>> {
        let query = Query {
            prefix,
            after: None,
            limit: usize::MAX,
        };
        let count = u64::try_from(self.select(table, query).len()).unwrap_or(u64::MAX);
        ready(Ok(count)).boxed_local()
    }

    fn commit<'a>(&'a self, batch: &'a Batch) -> LocalBoxFuture<'a, Result<(), Error>> {
        ready(self.apply(batch)).boxed_local()
    }

    fn clear(&self) -> LocalBoxFuture<'_, Result<(), Error>> {
        self.rows.borrow_mut().clear();
        ready(Ok(())).boxed_local()
    }
}
