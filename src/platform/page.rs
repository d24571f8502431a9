//! The window and its document: the one place that asks the browser for them.

use web_sys::{Document, HtmlElement, Window};

use super::failure::Failure;

/// The window. Missing only in a worker, where this module does not run.
#[expect(
    clippy::disallowed_methods,
    reason = "this is where the rest of `platform` gets it"
)]
pub(super) fn window() -> Result<Window, Failure> {
    web_sys::window().ok_or_else(|| Failure::missing("window"))
}

pub(super) fn document() -> Result<Document, Failure> {
    window()?
        .document()
        .ok_or_else(|| Failure::missing("document"))
}

pub(super) fn body() -> Result<HtmlElement, Failure> {
    document()?.body().ok_or_else(|| Failure::missing("body"))
}
