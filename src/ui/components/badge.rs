//! Two or three words that mark something.

use leptos::prelude::*;

use super::{Glyph, Icon, Tone};

/// A small label.
#[component]
pub fn Badge(
    /// What it means.
    #[prop(optional)]
    tone: Tone,
    /// A symbol before the words.
    #[prop(optional)]
    glyph: Option<Glyph>,
    /// The words.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! {
        <span class="badge" data-tone=tone.as_str()>
            {glyph.map(|glyph| view! { <Icon glyph /> })}
            <span>{text}</span>
        </span>
    }
}
