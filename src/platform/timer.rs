//! Something that happens once, later, unless it is called off.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::Window;

use super::failure::Failure;
use super::page;

/// Happens once, unless it is dropped before.
///
/// A timer left behind would call into an instance that has been dropped at a lock.
#[derive(Debug)]
#[must_use = "a timer that is dropped never rings"]
pub struct Timer {
    window: Window,
    handle: i32,
    _ring: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls `ring` after at least so many milliseconds.
    pub fn after(milliseconds: i32, ring: impl FnOnce() + 'static) -> Result<Self, Failure> {
        let window = page::window()?;
        let ring = Closure::once(ring);
        let handle = window.set_timeout_with_callback_and_timeout_and_arguments_0(
            ring.as_ref().unchecked_ref(),
            milliseconds,
        )?;
        Ok(Self {
            window,
            handle,
            _ring: ring,
        })
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.window.clear_timeout_with_handle(self.handle);
    }
}
