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

/// Whether this is Safari, or another browser on its engine, outside the home screen: it throws away what is stored
/// after seven days of use without a visit here.
pub fn forgets_when_unused() -> bool {
    let Ok(window) = page::window() else {
        return false;
    };
    let agent = window.navigator().user_agent().unwrap_or_default();
    let is_installed = window
        .match_media("(display-mode: standalone)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches());
    is_apple(&agent) && !is_installed
}

/// Every browser on an iPhone or iPad, and Safari on a Mac. An iPad calls itself a Macintosh.
fn is_apple(agent: &str) -> bool {
    let has = |word| agent.contains(word);
    let is_device = has("iPhone") || has("iPad") || has("iPod");
    is_device || (has("Macintosh") && has("Safari/") && !has("Chrome/") && !has("Chromium/"))
}

/// Absent over plain http.
fn storage() -> Option<StorageManager> {
    let navigator = page::window().ok()?.navigator();
    let storage = Reflect::get(&navigator, &JsValue::from_str("storage")).ok()?;
    storage.is_object().then(|| storage.unchecked_into())
}
