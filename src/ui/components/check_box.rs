//! One statement to tick, as a row that is easy to tap.

use leptos::prelude::*;

/// A tickable row.
#[component]
pub fn CheckBox(
    /// The input's id.
    #[prop(into)]
    id: String,
    /// The statement.
    #[prop(into)]
    label: String,
    /// A sentence of help.
    #[prop(optional, into)]
    hint: String,
    /// Whether it is ticked.
    #[prop(into)]
    ticked: Signal<bool>,
    /// Called with the new state.
    #[prop(into)]
    on_toggle: Callback<bool>,
) -> impl IntoView {
    let hint_id = (!hint.is_empty()).then(|| format!("{id}-hint"));
    let label_for = id.clone();
    let described = hint_id.clone();
    view! {
        <label class="check-box" for=label_for>
            <input
                class="check-box-input"
                id=id
                type="checkbox"
                aria-describedby=described
                prop:checked=ticked
                on:change=move |event| on_toggle.run(event_target_checked(&event))
            />
            <span class="check-box-text">
                <span class="check-box-label">{label}</span>
                {hint_id.map(|hint_id| view! { <span class="check-box-hint" id=hint_id>{hint}</span> })}
            </span>
        </label>
    }
}
