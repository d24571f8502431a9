//! A few lesser actions behind one button; Escape folds it up again.

use leptos::{ev::KeyboardEvent, html, prelude::*};

use super::{Glyph, Icon, focus::place_focus};

/// A folded list of links and plain buttons.
#[component]
pub fn Menu(
    /// The words of the button.
    #[prop(into)]
    label: String,
    /// Links and buttons.
    children: Children,
) -> impl IntoView {
    let details = NodeRef::<html::Details>::new();
    let summary = NodeRef::<html::Summary>::new();
    let fold = move |event: KeyboardEvent| {
        if event.key() != "Escape" {
            return;
        }
        if let (Some(details), Some(summary)) = (details.get_untracked(), summary.get_untracked())
            && details.open()
        {
            details.set_open(false);
            place_focus(&summary);
        }
    };
    view! {
        <details class="menu" node_ref=details on:keydown=fold>
            <summary class="menu-button" node_ref=summary>
                <Icon glyph=Glyph::More />
                <span>{label}</span>
            </summary>
            <div class="menu-list">{children()}</div>
        </details>
    }
}
