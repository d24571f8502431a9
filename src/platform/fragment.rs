//! Where one is in the app: the part of the address behind `#`, which no server ever sees.

use wasm_bindgen::JsValue;

use super::failure::Failure;
use super::listener::Listener;
use super::page;

/// What stands behind the `#`, without it; empty where there is none.
pub fn read() -> String {
    page::window()
        .and_then(|window| Ok(window.location().hash()?))
        .map(|hash| hash.trim_start_matches('#').to_owned())
        .unwrap_or_default()
}

/// Goes there: a step that "back" returns from.
pub fn go(fragment: &str) -> Result<(), Failure> {
    Ok(page::window()?.location().set_hash(fragment)?)
}

/// Says that one is there now, without a step of its own in the history and without telling listeners.
pub fn replace(fragment: &str) -> Result<(), Failure> {
    let history = page::window()?.history()?;
    Ok(history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}")))?)
}

/// Calls `hear` after every change, with what stands there then.
pub fn on_change(hear: impl Fn(String) + 'static) -> Result<Listener, Failure> {
    let window = page::window()?;
    Listener::new(&window, "hashchange", move |_event| hear(read()))
}
