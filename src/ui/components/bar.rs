//! A bar beside a number: the number says it all, the bar is for the eye.

use leptos::prelude::*;

/// A bar; read aloud it is nothing, for its number stands beside it.
#[component]
pub fn Bar(
    /// How much of its whole it is, in hundredths.
    percent: u8,
) -> impl IntoView {
    view! {
        <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar-whole" width="100" height="4" />
            <rect class="bar-part" width=percent.to_string() height="4" />
        </svg>
    }
}
