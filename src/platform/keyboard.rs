//! One key that works everywhere in the page, whatever has the focus.

use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use super::failure::Failure;
use super::listener::Listener;
use super::page;

/// Calls `hear` when this key is pressed alone, and keeps the browser from making its own of it.
pub fn on_key(key: &'static str, hear: impl Fn() + 'static) -> Result<Listener, Failure> {
    let window = page::window()?;
    Listener::new(&window, "keydown", move |event: Event| {
        let Some(pressed) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let is_alone = !(pressed.ctrl_key() || pressed.alt_key() || pressed.meta_key());
        if pressed.key() == key && is_alone && !pressed.repeat() {
            event.prevent_default();
            hear();
        }
    })
}
