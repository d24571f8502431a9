//! Nothing here: says why, and what comes first.

use leptos::prelude::*;

use super::{Glyph, Icon};

/// An empty place.
#[component]
pub fn Empty(
    /// Its symbol.
    glyph: Glyph,
    /// That there is nothing, and why that is right.
    #[prop(into)]
    title: String,
    /// What to do first; may be nothing.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon glyph />
            <p class="empty-title">{title}</p>
            {children.map(|children| view! { <div class="empty-body">{children()}</div> })}
        </div>
    }
}
