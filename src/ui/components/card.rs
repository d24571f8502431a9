//! A thing that stands by itself: one case, one person, one agreement.

use leptos::prelude::*;

use super::Tone;

/// What a card stands under: it decides how deep its title is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CardDepth {
    /// The title of the page.
    UnderPage,
    /// A section of the page.
    #[default]
    UnderSection,
}

/// A card. With `href` its title is the link and the whole card can be tapped.
#[component]
pub fn Card(
    /// What it is about.
    #[prop(optional, into)]
    title: String,
    /// How deep its title stands.
    #[prop(optional)]
    depth: CardDepth,
    /// Where the whole card leads.
    #[prop(optional, into)]
    href: Option<String>,
    /// A coloured edge, when it asks attention.
    #[prop(optional)]
    tone: Tone,
    /// What it says.
    children: Children,
    /// Buttons at the foot.
    #[prop(optional, into)]
    actions: Option<ViewFnOnce>,
) -> impl IntoView {
    let heading = (!title.is_empty()).then(|| {
        let inner = match href {
            Some(href) => view! { <a class="card-link" href=href>{title}</a> }.into_any(),
            None => title.into_any(),
        };
        match depth {
            CardDepth::UnderPage => view! { <h2 class="card-title">{inner}</h2> }.into_any(),
            CardDepth::UnderSection => view! { <h3 class="card-title">{inner}</h3> }.into_any(),
        }
    });
    view! {
        <article class="card" data-tone=tone.as_str()>
            {heading}
            {children()}
            {actions.map(|actions| view! { <div class="card-actions">{actions.run()}</div> })}
        </article>
    }
}
