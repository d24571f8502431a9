//! Writing: one strict transaction, every request issued in one turn, done only when the browser says `complete`.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbRequest, IdbTransaction};

use super::connection::Connection;
use super::ending::{ended, given_up_on_leaving, no_more};
use super::fault::Fault;
use super::read::bytes;
use crate::order::Gather as _;
use crate::vault::store::{Batch, Guard, HEAD_KEY, Operation, Standing, Table};

#[wasm_bindgen]
extern "C" {
    /// A database as the browser sees it: `web-sys` hides the durability behind an unstable flag.
    type StrictDatabase;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn transaction(
        this: &StrictDatabase,
        tables: &JsValue,
        mode: &str,
        options: &JsValue,
    ) -> Result<IdbTransaction, JsValue>;
}

/// All of the batch or nothing, on disk when it answers `Ok`.
pub(super) async fn commit(connection: Rc<Connection>, batch: &Batch) -> Result<(), Fault> {
    let guard = batch.guard();
    let is_guarded = batch.next_head().is_some();
    // Everything is turned into the browser's own values first, so that nothing waits inside.
    let changes: Vec<Change> = batch.operations().map(Change::from).collect();
    let mut tables: BTreeSet<Table> = changes.iter().map(|change| change.table).gather();
    if is_guarded {
        tables.insert(Table::Head);
    }
    if tables.is_empty() {
        return Ok(());
    }
    let transaction = strict_transaction(&connection.database, &tables)?;
    if is_guarded {
        commit_on_head(&transaction, guard, changes).await
    } else {
        let issued = issue(&transaction, &changes);
        if issued.is_err() {
            // Half of it was asked for: all or nothing holds here too.
            let _gone = transaction.abort();
        }
        match issued? {
            Some(first) => ended(&transaction, &first).await,
            None => Ok(()),
        }
    }
}

/// Empties every table.
pub(super) async fn clear(connection: Rc<Connection>) -> Result<(), Fault> {
    let transaction = strict_transaction(&connection.database, &BTreeSet::from(Table::ALL))?;
    let mut first = None;
    for table in Table::ALL {
        let request = transaction.object_store(table.name())?.clear()?;
        first.get_or_insert(request);
    }
    no_more(&transaction);
    match first {
        Some(first) => ended(&transaction, &first).await,
        None => Ok(()),
    }
}

/// Reads the head and, in the callback that brings it, issues every change or none.
async fn commit_on_head(
    transaction: &IdbTransaction,
    guard: Guard,
    changes: Vec<Change>,
) -> Result<(), Fault> {
    let head = transaction
        .object_store(Table::Head.name())?
        .get(&Uint8Array::from(HEAD_KEY))?;
    let verdict = Rc::new(RefCell::new(Ok(())));
    let leaving = Rc::new(RefCell::new(given_up_on_leaving(transaction).ok()));
    let on_head = {
        let (transaction, head, verdict) = (transaction.clone(), head.clone(), Rc::clone(&verdict));
        let leaving = Rc::clone(&leaving);
        // The browser owns it: it also stands when whoever waits for the commit has gone.
        Closure::once_into_js(move || {
            leaving.take();
            let outcome = issue_when_due(&transaction, &head, &guard, &changes);
            if matches!(outcome, Err(Fault::Failed(_))) {
                // Half of the requests may have been issued; none of them may stay. A transaction that
                // cannot be aborted has ended by itself.
                let _ended = transaction.abort();
            }
            *verdict.borrow_mut() = outcome;
        })
    };
    head.set_onsuccess(Some(on_head.unchecked_ref()));
    let end = ended(transaction, &head).await;
    drop(leaving);
    // The callback's own reason is nearer to the cause than the abort that follows from it.
    verdict.replace(Ok(())).and(end)
}

fn issue_when_due(
    transaction: &IdbTransaction,
    head: &IdbRequest,
    guard: &Guard,
    changes: &[Change],
) -> Result<(), Fault> {
    let head = head.result()?;
    let stored = if head.is_undefined() {
        None
    } else {
        Some(bytes(&head)?)
    };
    match guard.standing(stored.as_deref()) {
        Standing::Due => {
            let _first = issue(transaction, changes)?;
            Ok(())
        }
        Standing::Done => Ok(()),
        Standing::Late => Err(Fault::Conflict),
    }
}

/// One change in the browser's own values.
struct Change {
    table: Table,
    key: Uint8Array,
    /// The new value; without one the row goes.
    value: Option<Uint8Array>,
}

impl From<(Table, Operation<'_>)> for Change {
    fn from((table, operation): (Table, Operation<'_>)) -> Self {
        let (key, value) = match operation {
            Operation::Put { key, value } => (key, Some(Uint8Array::from(value))),
            Operation::Delete { key } => (key, None),
        };
        Self {
            table,
            key: Uint8Array::from(key),
            value,
        }
    }
}

/// Asks for every change; answers the first request.
fn issue(transaction: &IdbTransaction, changes: &[Change]) -> Result<Option<IdbRequest>, JsValue> {
    let mut first = None;
    for Change { table, key, value } in changes {
        let rows = transaction.object_store(table.name())?;
        let request = match value {
            Some(value) => rows.put_with_key(value, key)?,
            None => rows.delete(key)?,
        };
        first.get_or_insert(request);
    }
    no_more(transaction);
    Ok(first)
}

/// A transaction that is `complete` only when it is on the disk, where the browser can promise that.
fn strict_transaction(
    database: &IdbDatabase,
    tables: &BTreeSet<Table>,
) -> Result<IdbTransaction, JsValue> {
    let names: Array = tables
        .iter()
        .map(|table| JsValue::from_str(table.name()))
        .collect();
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    database
        .unchecked_ref::<StrictDatabase>()
        .transaction(&names, "readwrite", &options)
}
