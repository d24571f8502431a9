//! The steps from one layout of the database to the next, one file each; a step never changes once shipped.

mod v1;

use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

/// The layout this program writes.
pub(super) const VERSION: u32 = 1;

/// Takes a database from the layout found (0 for a new one) to [`VERSION`], within the browser's one
/// upgrade transaction: all steps or none.
pub(super) fn upgrade(database: &IdbDatabase, found: u32) -> Result<(), JsValue> {
    if found < 1 {
        v1::apply(database)?;
    }
    Ok(())
}
