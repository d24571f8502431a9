//! A text to take along: it can be read and selected, not changed.

use leptos::{html, prelude::*};

/// A text that is copied somewhere else.
#[component]
pub fn CopyText(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// What it is.
    #[prop(into)]
    label: String,
    /// The text.
    #[prop(into)]
    text: String,
    /// Rises when the whole text is to be selected, for a browser that does not copy by itself.
    #[prop(optional, into)]
    selected: Signal<u32>,
) -> impl IntoView {
    let field = NodeRef::<html::Textarea>::new();
    Effect::new(move |_| {
        if selected.get() > 0
            && let Some(field) = field.get_untracked()
        {
            // A refusal only means that the field left the page in the meantime.
            drop(field.focus());
            field.select();
        }
    });
    let rows = text.lines().count().max(3).to_string();
    view! {
        <div class="copy-text">
            <label class="field-label" for=id.clone()>
                {label}
            </label>
            <textarea
                class="copy-text-body"
                id=id
                rows=rows
                readonly
                autocomplete="off"
                spellcheck="false"
                node_ref=field
                prop:value=text
            ></textarea>
        </div>
    }
}
