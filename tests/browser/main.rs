//! What only a browser can show.
#![allow(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    reason = "a browser test looks at the browser itself, and fails by panicking"
)]
#![cfg(target_family = "wasm")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may stop where it stands"
)]

mod clock;
mod components;
mod indexed_db;
mod rewriting;
mod tabs;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
