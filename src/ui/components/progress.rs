//! Work that takes a while: how far it is where that is known, that it goes on where it is not.

use leptos::prelude::*;

/// Work whose end is known.
#[component]
pub fn Progress(
    /// What is being done.
    #[prop(into)]
    label: Signal<String>,
    /// How much is done.
    #[prop(into)]
    done: Signal<u32>,
    /// How much there is.
    #[prop(into)]
    total: Signal<u32>,
) -> impl IntoView {
    view! {
        <label class="progress">
            <span class="progress-label">{label}</span>
            <progress
                class="progress-bar"
                max=move || total.get().max(1).to_string()
                value=move || done.get().to_string()
            ></progress>
        </label>
    }
}

/// Work whose end is not known.
#[component]
pub fn Busy(
    /// What is being done.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! {
        <p class="busy" role="status">
            <span class="busy-dots" aria-hidden="true"></span>
            <span>{text}</span>
        </p>
    }
}
