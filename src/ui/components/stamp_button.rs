//! One tap that says: done, at this moment.

use leptos::prelude::*;

use super::{Glyph, Icon};

/// A row that is stamped by tapping. Undoing is left to the page, because a stamp is never silently lost.
#[component]
pub fn StampButton(
    /// What is done.
    #[prop(into)]
    label: String,
    /// Who does it, or what to note; may be empty.
    #[prop(optional, into)]
    hint: String,
    /// The words that invite the tap.
    #[prop(into)]
    invitation: String,
    /// When it was done, in words; empty while it is not.
    #[prop(into)]
    stamped: Signal<String>,
    /// Called at the tap that stamps it.
    #[prop(into)]
    on_stamp: Callback<()>,
) -> impl IntoView {
    let is_stamped = Memo::new(move |_| stamped.with(|text| !text.is_empty()));
    let stamp = move |_| {
        if !is_stamped.get_untracked() {
            on_stamp.run(());
        }
    };
    let glyph = move || {
        let glyph = if is_stamped.get() {
            Glyph::CheckCircle
        } else {
            Glyph::Circle
        };
        view! { <Icon glyph /> }
    };
    let time = move || {
        if is_stamped.get() {
            stamped.get()
        } else {
            invitation.clone()
        }
    };
    view! {
        <button
            class="stamp-button"
            type="button"
            aria-pressed=move || is_stamped.get().to_string()
            on:click=stamp
        >
            {glyph}
            <span class="stamp-button-text">
                <span class="stamp-button-label">{label}</span>
                {(!hint.is_empty()).then(|| view! { <span class="stamp-button-hint">{hint}</span> })}
            </span>
            <span class="stamp-button-time">{time}</span>
        </button>
    }
}
