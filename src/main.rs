//! Starts the app in the page.

#[cfg(target_family = "wasm")]
fn main() {
    meldcode::platform::panic::catch();
    meldcode::ui::start();
}

#[cfg(not(target_family = "wasm"))]
fn main() {}
