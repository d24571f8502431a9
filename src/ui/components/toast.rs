//! Says that something was kept, quietly, or was not kept, at once. Both regions stand on the page from the start.

use leptos::prelude::*;

use super::{Glyph, Icon};

/// The two live regions; an empty text shows nothing.
#[component]
pub fn Toast(
    /// What went well; said in a pause.
    #[prop(into)]
    good: Signal<String>,
    /// What went wrong and what to do; said at once, and stays until it is empty.
    #[prop(into)]
    bad: Signal<String>,
) -> impl IntoView {
    let shown = |text: Signal<String>, tone: &'static str, glyph: Glyph| {
        move || {
            let text = text.get();
            (!text.is_empty()).then(|| {
                view! {
                    <p class="toast-text" data-tone=tone>
                        <Icon glyph />
                        <span>{text}</span>
                    </p>
                }
            })
        }
    };
    view! {
        <div class="toast">
            <div role="status" aria-live="polite">
                {shown(good, "good", Glyph::CheckCircle)}
            </div>
            <div role="alert" aria-live="assertive">
                {shown(bad, "danger", Glyph::Stop)}
            </div>
        </div>
    }
}
