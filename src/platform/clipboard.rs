//! Copying a text, also over plain http where the modern way does not exist.

use std::cell::Cell;

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Clipboard, HtmlDocument, HtmlElement, HtmlTextAreaElement, Node};

use super::failure::Failure;
use super::page;

thread_local! {
    /// Whether something of ours may still be on the clipboard.
    static HOLDS: Cell<bool> = const { Cell::new(false) };
}

/// Puts the text on the clipboard. To be called from a click; browsers refuse it otherwise.
pub async fn copy(text: &str) -> Result<(), Failure> {
    HOLDS.set(true);
    if let Some(clipboard) = modern()?
        && JsFuture::from(clipboard.write_text(text)).await.is_ok()
    {
        return Ok(());
    }
    copy_by_selection(text)
}

/// Overwrites what was last copied here with a space, where the browser lets a page do so at this moment.
///
/// Nothing waits for it: a lock must not depend on a clipboard.
pub fn forget() -> Result<(), Failure> {
    if !HOLDS.take() {
        return Ok(());
    }
    match modern()? {
        Some(clipboard) => {
            // A refusal is settled here; unanswered it would stand in the console as an error of the page.
            let _settled = Promise::all_settled(&Array::of1(&clipboard.write_text(" ")));
            Ok(())
        }
        None => copy_by_selection(" "),
    }
}

/// The browser's own clipboard; absent over plain http.
fn modern() -> Result<Option<Clipboard>, Failure> {
    let navigator = page::window()?.navigator();
    let is_there = Reflect::get(&navigator, &JsValue::from_str("clipboard"))
        .is_ok_and(|clipboard| clipboard.is_object());
    Ok(is_there.then(|| navigator.clipboard()))
}

/// The old way: select the text in a field and ask for the copy command.
fn copy_by_selection(text: &str) -> Result<(), Failure> {
    let document = page::document()?;
    let focused = document.active_element();
    // Beside an open dialog everything else is inert, so the field has to stand inside it.
    let place: Node = match focused
        .as_ref()
        .and_then(|element| element.closest("dialog").ok().flatten())
    {
        Some(dialog) => dialog.unchecked_into(),
        None => page::body()?.unchecked_into(),
    };
    let field: HtmlTextAreaElement = document.create_element("textarea")?.unchecked_into();
    field.set_class_name("visually-hidden");
    field.set_read_only(true);
    field.set_value(text);
    place.append_child(&field)?;
    field.select();
    let is_copied = document
        .unchecked_into::<HtmlDocument>()
        .exec_command("copy");
    field.remove();
    if let Some(focused) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        focused.focus()?;
    }
    match is_copied {
        Ok(true) => Ok(()),
        Ok(false) => Err(Failure::missing("clipboard")),
        Err(thrown) => Err(Failure::from(thrown)),
    }
}
