//! What the app asks of `boot/boot.js`, which fetched it and outlives it.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use web_sys::Worker;

use super::failure::Failure;
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
    fn reason() -> Result<String, wasm_bindgen::JsValue>;

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

/// Shows the plain page that says the app broke off.
pub(super) fn stopped() -> Result<(), Failure> {
    Ok(tell_stopped()?)
}

/// A new worker, its module already on its way to it.
pub(super) async fn start_worker() -> Result<Worker, Failure> {
    let worker = JsFuture::from(ask_for_worker()?).await?;
    Ok(worker.unchecked_into())
}
