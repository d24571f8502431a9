//! What this browser can do at this address, so that each missing ability is said in one honest sentence.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

use super::failure::Failure;
use super::{page, vault_file};
use crate::workspace::ports::{InFile, Keeping, Room, Storing};

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

/// What the browser says of the store; with `asks_to_keep` it is first asked to promise that it clears nothing by
/// itself. Some ask the person, some decide by themselves.
pub async fn storing(asks_to_keep: bool) -> Storing {
    if vault_file::is_the_way() {
        return Storing {
            // Whoever holds the file says at every change what it has.
            keeping: Keeping::InFile(InFile::Behind),
            room: None,
        };
    }
    let Some(storage) = storage() else {
        return Storing::default();
    };
    let asked = if asks_to_keep {
        storage.persist()
    } else {
        storage.persisted()
    };
    let promised = answer(asked).await.and_then(|answer| answer.as_bool());
    let estimate = answer(storage.estimate()).await;
    Storing {
        keeping: match promised {
            // Safari's week goes before any promise, in a tab.
            Some(_) if clears_after_a_week() => Keeping::WeekOnly,
            Some(true) => Keeping::Promised,
            Some(false) => Keeping::Unpromised,
            None => Keeping::Unasked,
        },
        room: estimate.and_then(|estimate| {
            Some(Room {
                used: bytes(&estimate, "usage")?,
                quota: bytes(&estimate, "quota")?,
            })
        }),
    }
}

/// Whether this is Safari in a tab: it throws away what was not visited for a week, unless it was installed.
fn clears_after_a_week() -> bool {
    let Ok(window) = page::window() else {
        return false;
    };
    let is_safari =
        text(&window.navigator(), "vendor").is_some_and(|vendor| vendor.starts_with("Apple"));
    let standalone = "(display-mode: standalone)";
    let is_installed = window
        .match_media(standalone)
        .ok()
        .flatten()
        .is_some_and(|query| query.matches());
    is_safari && !is_installed
}

async fn answer(asked: Result<js_sys::Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(asked.ok()?).await.ok()
}

fn bytes(estimate: &JsValue, name: &str) -> Option<u64> {
    let number = Reflect::get(estimate, &JsValue::from_str(name)).ok()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number of bytes is whole and positive"
    )]
    number.as_f64().map(|bytes| bytes as u64)
}

fn text(of: &JsValue, name: &str) -> Option<String> {
    Reflect::get(of, &JsValue::from_str(name)).ok()?.as_string()
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
