//! A part of a page with its own heading.

use leptos::prelude::*;

/// A part of a page.
#[component]
pub fn Section(
    /// The section's id; its heading is `<id>-title`.
    #[prop(into)]
    id: String,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// A sentence under the heading.
    #[prop(optional, into)]
    lead: String,
    /// What stands beside the heading: a count, a small button.
    #[prop(optional, into)]
    aside: Option<ViewFnOnce>,
    /// Its content.
    children: Children,
) -> impl IntoView {
    let title_id = format!("{id}-title");
    let labelled_by = title_id.clone();
    view! {
        <section class="section" id=id aria-labelledby=labelled_by>
            <div class="section-head">
                <h2 class="section-title" id=title_id tabindex="-1">
                    {title}
                </h2>
                {aside.map(|aside| view! { <div class="section-aside">{aside.run()}</div> })}
            </div>
            {(!lead.is_empty()).then(|| view! { <p class="section-lead">{lead}</p> })}
            {children()}
        </section>
    }
}
