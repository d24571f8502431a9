//! The last resort: what happens when the program itself is wrong.

use std::panic::PanicHookInfo;

use super::loader;

/// Makes a panic show the plain page that offers to begin again.
///
/// After a panic nothing of this instance may be used, so the page is plain HTML and the loader's.
pub fn catch() {
    std::panic::set_hook(Box::new(|panic| {
        report(panic);
        // Where the loader is missing there is no page to show either.
        let _shown = loader::stopped();
    }));
}

#[cfg(debug_assertions)]
fn report(panic: &PanicHookInfo<'_>) {
    console_error_panic_hook::hook(panic);
}

/// Only the place: a message could hold what somebody wrote about a child.
#[cfg(not(debug_assertions))]
fn report(panic: &PanicHookInfo<'_>) {
    let place = panic
        .location()
        .map(|place| format!("{}:{}", place.file(), place.line()));
    web_sys::console::error_2(
        &"meldcode stopped at".into(),
        &place.unwrap_or_default().into(),
    );
}
