//! A link that looks like a button: goes somewhere, changes nothing.

use leptos::prelude::*;

use super::{ButtonVariant, Glyph, Icon};

/// A link with the weight of a button.
#[component]
pub fn LinkButton(
    /// Where it goes: a route such as `#/vandaag`.
    #[prop(into)]
    href: Signal<String>,
    /// How much it weighs.
    #[prop(optional)]
    variant: ButtonVariant,
    /// A symbol before the words.
    #[prop(optional)]
    glyph: Option<Glyph>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <a class="button link-button" href=href data-variant=variant.as_str()>
            {glyph.map(|glyph| view! { <Icon glyph /> })}
            <span class="button-text">{children()}</span>
        </a>
    }
}
