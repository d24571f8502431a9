//! Whether this tab is the only one that writes: for a banner where the browser can tell, never for correctness.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::failure::Failure;
use super::page;

#[wasm_bindgen]
extern "C" {
    /// Web Locks: absent over plain http, and behind an unstable flag in `web-sys`.
    type Locks;

    #[wasm_bindgen(method, catch)]
    fn request(
        this: &Locks,
        name: &str,
        options: &Object,
        held: &Function,
    ) -> Result<Promise, JsValue>;
}

/// The place of the writing tab, given back when dropped.
#[derive(Debug)]
pub struct Held {
    release: Function,
}

impl Drop for Held {
    fn drop(&mut self) {
        // Releasing cannot fail: it resolves a promise.
        let _released = self.release.call0(&JsValue::UNDEFINED);
    }
}

/// What the browser says about being the only one.
#[derive(Debug)]
pub enum Place {
    /// We have the place for as long as this is kept.
    Ours(Held),
    /// Another tab has it.
    Taken,
    /// This browser, at this address, cannot tell.
    Unknown,
}

/// Takes the place of that name if it is free.
pub async fn take(name: &str) -> Result<Place, Failure> {
    let navigator = page::window()?.navigator();
    let locks = Reflect::get(&navigator, &JsValue::from_str("locks"))?;
    if !locks.is_object() {
        return Ok(Place::Unknown);
    }
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE)?;
    let answer = Promise::new(&mut |resolve, reject| {
        let held = Closure::once_into_js(move |lock: JsValue| answer(&lock, &resolve));
        match locks
            .unchecked_ref::<Locks>()
            .request(name, &options, held.unchecked_ref())
        {
            Ok(_until_released) => {}
            Err(thrown) => drop(reject.call1(&JsValue::UNDEFINED, &thrown)),
        }
    });
    let release = JsFuture::from(answer).await?;
    Ok(release
        .dyn_into()
        .map_or(Place::Taken, |release| Place::Ours(Held { release })))
}

/// Tells whoever asked, and holds the lock until the promise given back to the browser is resolved.
fn answer(lock: &JsValue, tell: &Function) -> JsValue {
    if lock.is_null() {
        let _told = tell.call1(&JsValue::UNDEFINED, &JsValue::NULL);
        return JsValue::UNDEFINED;
    }
    Promise::new(&mut |release, _reject| {
        let _told = tell.call1(&JsValue::UNDEFINED, &release);
    })
    .into()
}
