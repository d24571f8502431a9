//! Step 1: twelve tables, keys and values both bytes, no indexes.

use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

/// The names as they were in this step; a later table belongs to a later step.
pub(super) const TABLES: [&str; 12] = [
    "head",
    "meta",
    "slots",
    "keyrings",
    "deliveries",
    "cases",
    "records",
    "pages",
    "summaries",
    "drafts",
    "inbox",
    "tally",
];

pub(super) fn apply(database: &IdbDatabase) -> Result<(), JsValue> {
    for table in TABLES {
        // Without a key path: the key is given with each row and the value stays opaque.
        database.create_object_store(table)?;
    }
    Ok(())
}
