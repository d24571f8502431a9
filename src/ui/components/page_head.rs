//! The top of a page: where one is, and the way back. Its heading takes the focus when the route changes.

use leptos::{html, prelude::*};

use super::{Glyph, Icon, focus::place_focus};

/// Whether the heading takes the focus when the page appears.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HeadFocus {
    /// It does: a screen reader hears where it is.
    #[default]
    Take,
    /// It leaves the focus to a field of the page.
    Leave,
}

/// The way back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackLink {
    /// The route.
    pub href: String,
    /// Where it leads, in words.
    pub text: String,
}

/// The head of a page.
#[component]
pub fn PageHead(
    /// The page's heading.
    #[prop(into)]
    title: Signal<String>,
    /// One sentence under it.
    #[prop(optional, into)]
    lead: Signal<String>,
    /// The way back.
    #[prop(optional)]
    back: Option<BackLink>,
    /// Whether the heading takes the focus.
    #[prop(optional)]
    focus: HeadFocus,
    /// Badges, facts or buttons that belong to the head.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    Effect::new(move |_| {
        if focus == HeadFocus::Take
            && let Some(heading) = heading.get()
        {
            place_focus(&heading);
        }
    });
    let lead = move || {
        let lead = lead.get();
        (!lead.is_empty()).then(|| view! { <p class="page-head-lead">{lead}</p> })
    };
    view! {
        <header class="page-head">
            {back
                .map(|BackLink { href, text }| {
                    view! {
                        <a class="page-head-back" href=href>
                            <Icon glyph=Glyph::Back />
                            <span>{text}</span>
                        </a>
                    }
                })}
            <h1 class="page-head-title" node_ref=heading tabindex="-1">
                {title}
            </h1>
            {lead}
            {children.map(|children| view! { <div class="page-head-aside">{children()}</div> })}
        </header>
    }
}
