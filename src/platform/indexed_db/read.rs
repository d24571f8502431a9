//! Reading: the keys and the values of a range, in one transaction so that they belong together.
//!
//! A read is not told that no further request comes, as a write is: Chromium keeps values from 64 kB on apart, and ends
//! such a transaction before it has fetched them; what was asked for then has no answer. It is given up with the page.

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbTransaction, IdbTransactionMode};

use super::connection::Connection;
use super::ending::{ended, given_up_on_leaving};
use super::fault::Fault;
use crate::platform::failure::Failure;
use crate::vault::store::{Query, Row, Table};

/// The rows that a query asks for, in the order of their keys' bytes.
pub(super) async fn rows(
    connection: Rc<Connection>,
    table: Table,
    query: Query<'_>,
) -> Result<Vec<Row>, Fault> {
    let Some(range) = range(query.prefix, query.after)? else {
        return Ok(Vec::new());
    };
    let limit = u32::try_from(query.limit).unwrap_or(u32::MAX);
    let (transaction, rows) = table_for_reading(&connection.database, table)?;
    let keys = rows.get_all_keys_with_key_and_limit(&range, limit)?;
    let values = rows.get_all_with_key_and_limit(&range, limit)?;
    let leaving = given_up_on_leaving(&transaction).ok();
    ended(&transaction, &keys).await?;
    drop(leaving);
    let keys: Array = keys.result()?.unchecked_into();
    let values: Array = values.result()?.unchecked_into();
    keys.iter()
        .zip(values.iter())
        .map(|(key, value)| {
            Ok(Row {
                key: bytes(&key)?,
                value: bytes(&value)?,
            })
        })
        .collect()
}

/// How many keys begin with those bytes.
pub(super) async fn count(
    connection: Rc<Connection>,
    table: Table,
    prefix: &[u8],
) -> Result<u64, Fault> {
    let Some(range) = range(prefix, None)? else {
        return Ok(0);
    };
    let (transaction, rows) = table_for_reading(&connection.database, table)?;
    let number = rows.count_with_key(&range)?;
    let leaving = given_up_on_leaving(&transaction).ok();
    ended(&transaction, &number).await?;
    drop(leaving);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a count of rows is whole and positive"
    )]
    Ok(number.result()?.as_f64().unwrap_or_default() as u64)
}

fn table_for_reading(
    database: &IdbDatabase,
    table: Table,
) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
    let transaction =
        database.transaction_with_str_and_mode(table.name(), IdbTransactionMode::Readonly)?;
    let rows = transaction.object_store(table.name())?;
    Ok((transaction, rows))
}

/// The keys that begin with `prefix` and come after `after`; nothing where there can be none.
fn range(prefix: &[u8], after: Option<&[u8]>) -> Result<Option<JsValue>, JsValue> {
    let (lower, is_open) = match after {
        Some(after) if after >= prefix => (after, true),
        Some(_) | None => (prefix, false),
    };
    let lower_key = Uint8Array::from(lower);
    let range = match end_of(prefix) {
        // The browser refuses a range that ends before it begins.
        Some(end) if lower >= end.as_slice() => return Ok(None),
        Some(end) => IdbKeyRange::bound_with_lower_open_and_upper_open(
            &lower_key,
            &Uint8Array::from(end.as_slice()),
            is_open,
            true,
        )?,
        None => IdbKeyRange::lower_bound_with_open(&lower_key, is_open)?,
    };
    Ok(Some(range.into()))
}

/// The first key after all those that begin with `prefix`; none when every later key begins so.
fn end_of(prefix: &[u8]) -> Option<Vec<u8>> {
    let mut end = prefix.to_vec();
    while let Some(last) = end.pop() {
        if let Some(next) = last.checked_add(1) {
            end.push(next);
            return Some(end);
        }
    }
    None
}

/// Bytes as the browser gives them back: a key is a buffer, a value is what we put in.
pub(super) fn bytes(value: &JsValue) -> Result<Vec<u8>, Fault> {
    if value.is_instance_of::<Uint8Array>() || value.is_instance_of::<js_sys::ArrayBuffer>() {
        Ok(Uint8Array::new(value).to_vec())
    } else {
        // Somebody else's data, or damage: either way not a row of ours.
        Err(Fault::Failed(Failure {
            name: "DataError".to_owned(),
            message: String::new(),
        }))
    }
}
