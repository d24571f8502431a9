//! What one commit changes, made whole before the store is asked for anything.

use std::collections::BTreeMap;

use super::{HEAD_KEY, Row, Table};
use crate::order::Gather as _;

/// The head a batch builds on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// An empty store: the batch founds or restores a vault.
    Nothing,
    /// Exactly this stored head.
    Head(Vec<u8>),
    /// Any: the batch touches only tables outside the head.
    Any,
}

/// One change of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation<'a> {
    /// The row has this value from now on.
    Put {
        /// Its key.
        key: &'a [u8],
        /// Its value.
        value: &'a [u8],
    },
    /// The row is gone from now on; it need not have been there.
    Delete {
        /// Its key.
        key: &'a [u8],
    },
}

/// What decides whether a batch takes place: its heads, without its changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guard {
    expected: Expected,
    next_head: Option<Vec<u8>>,
}

impl Guard {
    /// Whether, given the stored head, the batch takes place, has taken place, or comes too late.
    pub fn standing(&self, stored_head: Option<&[u8]>) -> Standing {
        let fits = match &self.expected {
            Expected::Any => true,
            Expected::Nothing => stored_head.is_none(),
            Expected::Head(head) => stored_head == Some(head),
        };
        if fits {
            Standing::Due
        } else if stored_head.is_some() && stored_head == self.next_head.as_deref() {
            Standing::Done
        } else {
            Standing::Late
        }
    }
}

/// Changes that take place together or not at all. Only the vault makes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    expected: Expected,
    changes: BTreeMap<(Table, Vec<u8>), Option<Vec<u8>>>,
}

impl Batch {
    /// A batch that replaces the head `expected` by `head`.
    pub(in crate::vault) fn guarded(
        expected: Expected,
        head: Vec<u8>,
        mut changes: BTreeMap<(Table, Vec<u8>), Option<Vec<u8>>>,
    ) -> Self {
        changes.insert((Table::Head, HEAD_KEY.to_vec()), Some(head));
        Self { expected, changes }
    }

    /// A batch outside the head; changes to guarded tables are left out.
    pub(in crate::vault) fn loose(
        changes: impl IntoIterator<Item = ((Table, Vec<u8>), Option<Vec<u8>>)>,
    ) -> Self {
        Self {
            expected: Expected::Any,
            changes: changes
                .into_iter()
                .filter(|((table, _), _)| !table.is_guarded())
                .gather(),
        }
    }

    /// The head this batch builds on.
    pub const fn expected(&self) -> &Expected {
        &self.expected
    }

    /// The head this batch makes; nothing for one outside the head.
    pub fn next_head(&self) -> Option<&[u8]> {
        self.changes
            .get(&(Table::Head, HEAD_KEY.to_vec()))
            .and_then(Option::as_deref)
    }

    /// Its heads alone, for a store that must decide in a callback.
    pub fn guard(&self) -> Guard {
        Guard {
            expected: self.expected.clone(),
            next_head: self.next_head().map(<[u8]>::to_vec),
        }
    }

    /// Whether, given the stored head, the batch takes place, has taken place, or comes too late.
    pub fn standing(&self, stored_head: Option<&[u8]>) -> Standing {
        self.guard().standing(stored_head)
    }

    /// The changes, each with its table, the head among them.
    pub fn operations(&self) -> impl Iterator<Item = (Table, Operation<'_>)> {
        self.changes.iter().map(|((table, key), value)| {
            let operation = match value {
                Some(value) => Operation::Put { key, value },
                None => Operation::Delete { key },
            };
            (*table, operation)
        })
    }

    /// The value a row will have.
    pub(in crate::vault) fn value(&self, table: Table, key: &[u8]) -> Option<&[u8]> {
        self.changes.get(&(table, key.to_vec()))?.as_deref()
    }

    /// The part of it whose bits are set in `kept`, in the order of its changes: what a store that tears leaves.
    pub(in crate::vault) fn torn(&self, kept: u64) -> Self {
        let changes = self.changes.iter().enumerate();
        Self {
            expected: self.expected.clone(),
            changes: changes
                .filter(|(number, _)| kept >> (number % 64) & 1 == 1)
                .map(|(_, (place, value))| (place.clone(), value.clone()))
                .gather(),
        }
    }

    /// What makes a store that holds these rows hold exactly those.
    pub(in crate::vault) fn becoming(
        held: &[(Table, Row)],
        rows: impl IntoIterator<Item = (Table, Row)>,
    ) -> Self {
        let stood = held.iter().find(|(table, _)| *table == Table::Head);
        let expected = stood.map_or(Expected::Nothing, |(_, head)| {
            Expected::Head(head.value.clone())
        });
        let gone = held
            .iter()
            .map(|(table, row)| ((*table, row.key.clone()), None));
        let mut changes: BTreeMap<_, _> = gone.gather();
        for (table, row) in rows {
            changes.insert((table, row.key), Some(row.value));
        }
        Self { expected, changes }
    }

    /// Every row as it is read back from another store, to be stored as it is under its head.
    pub(in crate::vault) fn of_rows(
        expected: Expected,
        rows: impl IntoIterator<Item = (Table, Row)>,
    ) -> Self {
        Self {
            expected,
            changes: rows
                .into_iter()
                .map(|(table, row)| ((table, row.key), Some(row.value)))
                .gather(),
        }
    }
}

/// What a store does with a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its head fits: apply it.
    Due,
    /// It was applied before: answer `Ok`.
    Done,
    /// Another writer was first: answer `Conflict`.
    Late,
}
