//! Starts the app in the page.

#[cfg(target_family = "wasm")]
fn main() {
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;

    meldcode::platform::panic::catch();
    if let Some(place) = document().get_element_by_id("app") {
        mount_to(place.unchecked_into(), || view! { <p>"Meldcode"</p> }).forget();
        meldcode::platform::loader::first_screen_drawn().ok();
    }
}

#[cfg(not(target_family = "wasm"))]
fn main() {}
