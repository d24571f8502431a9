//! One event listener that ends when it is dropped.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Event, EventTarget};

use super::failure::Failure;

/// Listens for as long as it is kept.
///
/// A listener left behind would be called after the instance it belongs to has been dropped at a lock,
/// and the glue answers such a call with an error in the console.
#[derive(Debug)]
#[must_use = "a listener that is dropped hears nothing"]
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn Fn(Event)>,
}

impl Listener {
    /// Calls `hear` with every such event on the target, before anything in the page can stop it.
    pub(super) fn new(
        target: &EventTarget,
        event: &'static str,
        hear: impl Fn(Event) + 'static,
    ) -> Result<Self, Failure> {
        let closure = Closure::<dyn Fn(Event)>::new(hear);
        target.add_event_listener_with_callback_and_bool(
            event,
            closure.as_ref().unchecked_ref(),
            true,
        )?;
        Ok(Self {
            target: target.clone(),
            event,
            closure,
        })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // Removing what is no longer there is no failure.
        let _removed = self.target.remove_event_listener_with_callback_and_bool(
            self.event,
            self.closure.as_ref().unchecked_ref(),
            true,
        );
    }
}
