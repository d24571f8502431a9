//! What this browser can do at this address, so that each missing ability is said in one honest sentence.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

use super::failure::Failure;
use super::page;

/// How the page was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Address {
    /// `https://`, or this machine itself.
    Secure,
    /// `http://` on an intranet: the network could replace the program.
    Plain,
    /// A file from a drive or a stick: all local files share one store.
    File,
}

/// How the page was opened.
pub fn address() -> Result<Address, Failure> {
    let window = page::window()?;
    Ok(match window.location().protocol()?.as_str() {
        "file:" => Address::File,
        _ if window.is_secure_context() => Address::Secure,
        _ => Address::Plain,
    })
}

/// Whether the browser promises not to clean up our data by itself; nothing where it cannot promise.
pub async fn is_kept() -> Option<bool> {
    let storage = storage()?;
    JsFuture::from(storage.persisted().ok()?)
        .await
        .ok()?
        .as_bool()
}

/// Asks the browser for that promise. Some ask the person, some decide by themselves.
pub async fn ask_to_keep() -> Option<bool> {
    let storage = storage()?;
    JsFuture::from(storage.persist().ok()?)
        .await
        .ok()?
        .as_bool()
}

/// Absent over plain http.
fn storage() -> Option<StorageManager> {
    let navigator = page::window().ok()?.navigator();
    let storage = Reflect::get(&navigator, &JsValue::from_str("storage")).ok()?;
    storage.is_object().then(|| storage.unchecked_into())
}
