//! The parts of one thing, as links: the address holds which one is open.

use leptos::{html, prelude::*, web_sys::HtmlElement};

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
    let strip = NodeRef::<html::Nav>::new();
    let links = move || {
        items
            .get()
            .into_iter()
            .map(|TabItem { href, text }| {
                let own = href.clone();
                let is_current = Memo::new(move |_| current.with(|current| *current == own));
                let link = NodeRef::<html::A>::new();
                // Once it is drawn, and whenever it becomes the open one.
                Effect::new(move |_| {
                    let drawn = strip.get().zip(link.get());
                    if let Some((strip, link)) = drawn.filter(|_| is_current.get()) {
                        bring_into_view(&strip, &link);
                    }
                });
                let is_page = move || is_current.get().then_some("page");
                view! {
                    <li>
                        <a class="tabs-link" href=href aria-current=is_page node_ref=link>
                            {text}
                        </a>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <nav class="tabs" aria-label=label node_ref=strip>
            <ul class="tabs-list">{links}</ul>
        </nav>
    }
}

/// Moves the strip sideways until the link stands in its middle, or as far as it goes. The page and the focus stay.
fn bring_into_view(strip: &HtmlElement, link: &HtmlElement) {
    let begins = link.offset_left() - strip.offset_left();
    let beside = strip.client_width() - link.offset_width();
    strip.set_scroll_left(begins - beside / 2);
}
