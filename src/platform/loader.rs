//! What the app asks of `boot/boot.js`, which fetched it and outlives it.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use web_sys::Worker;

use super::failure::Failure;
use super::listener::Listener;
use super::page;

#[wasm_bindgen(js_namespace = meldcode)]
extern "C" {
    #[wasm_bindgen(catch, js_name = startWorker)]
    fn ask_for_worker() -> Result<Promise, wasm_bindgen::JsValue>;

    #[wasm_bindgen(catch, js_name = restart)]
    fn ask_for_restart(why: &str, left: &str) -> Result<(), wasm_bindgen::JsValue>;

    #[wasm_bindgen(catch, js_name = stopped)]
    fn tell_stopped() -> Result<(), wasm_bindgen::JsValue>;

    #[wasm_bindgen(catch)]
    fn wipe() -> Result<Promise, wasm_bindgen::JsValue>;

    #[wasm_bindgen(catch)]
    fn reason() -> Result<String, wasm_bindgen::JsValue>;

    #[wasm_bindgen(catch, js_name = readingFile)]
    fn ask_for_reading_file(
        reading: &[u8],
        records: &[u8],
        name: &str,
    ) -> Result<Promise, wasm_bindgen::JsValue>;

    #[wasm_bindgen(catch, js_name = evidence)]
    fn ask_for_evidence() -> Result<String, wasm_bindgen::JsValue>;

    #[wasm_bindgen(catch)]
    fn legacy() -> Result<String, wasm_bindgen::JsValue>;
}

/// Why this instance of the app was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The page was opened.
    Opened,
    /// The person, or the clock, locked the one before.
    Locked,
    /// The one before broke off.
    Stopped,
}

/// Why this instance was made.
pub fn why_started() -> Reason {
    match reason().unwrap_or_default().as_str() {
        "locked" => Reason::Locked,
        "stopped" => Reason::Stopped,
        _ => Reason::Opened,
    }
}

/// What the instance before this one left for it; empty where there was none.
pub fn left_behind() -> String {
    legacy().unwrap_or_default()
}

/// What the loader can show of itself: the build, the policy, how it was opened and what it asked of the network.
pub fn evidence() -> String {
    ask_for_evidence().unwrap_or_default()
}

/// Calls `hear` when the person chose a newer version: everything is to be sealed, then [`restart_locked`] opens it.
pub fn on_new_version(hear: impl Fn() + 'static) -> Result<Listener, Failure> {
    let document = page::document()?;
    Listener::new(&document, "meldcode:update", move |_event| hear())
}

/// One page that opens by itself with a passphrase: what is read, and the cases to take in under their name, both sealed.
pub async fn reading_file(
    reading: Vec<u8>,
    records: Vec<u8>,
    name: String,
) -> Result<Vec<u8>, Failure> {
    let made = ask_for_reading_file(&reading, &records, &name)?;
    let page: Uint8Array = JsFuture::from(made).await?.unchecked_into();
    Ok(page.to_vec())
}

/// Makes the static screens step aside: the app has drawn its first one.
pub fn first_screen_drawn() -> Result<(), Failure> {
    Ok(page::body()?.set_attribute("data-app", "running")?)
}

/// Drops this instance and all its memory, and makes a new one from the module kept in memory.
///
/// No network is needed. Whatever must be written is written before, whatever must be wiped is wiped
/// before, and every listener and every component is dropped before: what comes too late is refused.
/// What is left for the new instance stands outside any sealed memory: no name and no written word.
pub fn restart_locked(left: &str) -> Result<(), Failure> {
    Ok(ask_for_restart("locked", left)?)
}

/// Takes everything of this program out of the browser and loads the page anew; it answers only when that failed.
///
/// The loader does it, because it also knows what it keeps itself.
pub async fn wipe_device() -> Result<(), Failure> {
    JsFuture::from(wipe()?).await?;
    Ok(())
}

/// Shows the plain page that says the app broke off.
pub(super) fn stopped() -> Result<(), Failure> {
    Ok(tell_stopped()?)
}

/// A new worker, its module already on its way to it.
pub(super) async fn start_worker() -> Result<Worker, Failure> {
    let worker = JsFuture::from(ask_for_worker()?).await?;
    Ok(worker.unchecked_into())
}
