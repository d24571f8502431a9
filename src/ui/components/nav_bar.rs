//! Where one can go from every screen; emergency is always among it.

use leptos::prelude::*;

use super::{Glyph, Icon};

/// How an item stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NavWeight {
    /// Like the others.
    #[default]
    Plain,
    /// The emergency screen.
    Emergency,
}

impl NavWeight {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Emergency => "emergency",
        }
    }
}

/// One place to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavItem {
    /// The route.
    pub href: String,
    /// Its name.
    pub text: String,
    /// Its symbol.
    pub glyph: Glyph,
    /// How it stands out.
    pub weight: NavWeight,
    /// A short mark, such as the number of unread notes with what is counted; may be empty.
    pub mark: String,
}

/// The navigation: a bar below on a phone, a rail beside the page on a desk.
#[component]
pub fn NavBar(
    /// What this navigation is called.
    #[prop(into)]
    label: String,
    /// Where one can go, in order.
    #[prop(into)]
    items: Signal<Vec<NavItem>>,
    /// The `href` of where one is.
    #[prop(into)]
    current: Signal<String>,
    /// What stands at the foot of the rail, such as who is signed in and the lock button.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let links =
        move || {
            items
            .get()
            .into_iter()
            .map(|NavItem { href, text, glyph, weight, mark }| {
                let own = href.clone();
                let is_current = move || current.with(|current| *current == own).then_some("page");
                view! {
                    <li class="nav-bar-item">
                        <a
                            class="nav-bar-link"
                            href=href
                            data-weight=weight.as_str()
                            aria-current=is_current
                        >
                            <Icon glyph />
                            <span class="nav-bar-text">{text}</span>
                            {(!mark.is_empty())
                                .then(|| view! { <span class="nav-bar-mark">{mark}</span> })}
                        </a>
                    </li>
                }
            })
            .collect_view()
        };
    view! {
        <nav class="nav-bar" aria-label=label>
            <ul class="nav-bar-list">{links}</ul>
            {children.map(|children| view! { <div class="nav-bar-foot">{children()}</div> })}
        </nav>
    }
}
