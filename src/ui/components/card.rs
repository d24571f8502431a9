//! A thing that stands by itself: one case, one person, one agreement.

use leptos::prelude::*;

use super::Tone;

/// A card. With `href` its title is the link and the whole card can be tapped.
#[component]
pub fn Card(
    /// What it is about.
    #[prop(optional, into)]
    title: String,
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
        view! { <h3 class="card-title">{inner}</h3> }
    });
    view! {
        <article class="card" data-tone=tone.as_str()>
            {heading}
            {children()}
            {actions.map(|actions| view! { <div class="card-actions">{actions.run()}</div> })}
        </article>
    }
}
