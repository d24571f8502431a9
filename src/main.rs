//! Starts the app in the page.

#[cfg(target_family = "wasm")]
fn main() {
    use leptos::prelude::*;
    console_error_panic_hook::set_once();
    mount_to_body(|| view! { <p>"Meldcode"</p> });
}

#[cfg(not(target_family = "wasm"))]
fn main() {}
