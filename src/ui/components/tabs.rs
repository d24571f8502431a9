//! The parts of one thing, as links: the address holds which one is open.

use leptos::prelude::*;

/// One part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TabItem {
    /// The route.
    pub href: String,
    /// Its name.
    pub text: String,
}

/// A row of parts.
#[component]
pub fn Tabs(
    /// What these parts belong to.
    #[prop(into)]
    label: String,
    /// The parts, in order.
    #[prop(into)]
    items: Signal<Vec<TabItem>>,
    /// The `href` of the open one.
    #[prop(into)]
    current: Signal<String>,
) -> impl IntoView {
    let links = move || {
        items
            .get()
            .into_iter()
            .map(|TabItem { href, text }| {
                let own = href.clone();
                let is_current = move || current.with(|current| *current == own).then_some("page");
                view! {
                    <li>
                        <a class="tabs-link" href=href aria-current=is_current>
                            {text}
                        </a>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <nav class="tabs" aria-label=label>
            <ul class="tabs-list">{links}</ul>
        </nav>
    }
}
