//! What must be done and by when; how late it is stands there in words, the colour only repeats it.

use leptos::prelude::*;

use super::{Glyph, Icon};

/// How a date stands to today. Computed elsewhere; here it only picks a look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DueState {
    /// Its day has passed.
    Overdue,
    /// Today.
    Today,
    /// Within days.
    Soon,
    /// Later.
    #[default]
    Later,
    /// No date was set though one is needed.
    Undated,
    /// Done.
    Done,
}

impl DueState {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Today => "today",
            Self::Soon => "soon",
            Self::Later => "later",
            Self::Undated => "undated",
            Self::Done => "done",
        }
    }

    const fn glyph(self) -> Glyph {
        match self {
            Self::Overdue => Glyph::Alert,
            Self::Today => Glyph::Clock,
            Self::Soon | Self::Later => Glyph::Calendar,
            Self::Undated => Glyph::Question,
            Self::Done => Glyph::CheckCircle,
        }
    }
}

/// The list; put [`DueItem`]s in it.
#[component]
pub fn DueList(
    /// What this list is called.
    #[prop(into)]
    label: String,
    /// The items, most urgent first.
    children: Children,
) -> impl IntoView {
    view! {
        <ul class="due-list" aria-label=label>
            {children()}
        </ul>
    }
}

/// One thing to do.
#[component]
pub fn DueItem(
    /// How its date stands to today.
    #[prop(optional)]
    state: DueState,
    /// What must be done.
    #[prop(into)]
    what: String,
    /// By when, in words.
    #[prop(into)]
    due: String,
    /// Where it is done; without it the text is no link.
    #[prop(optional, into)]
    href: Option<String>,
    /// For whom or in which case; may be empty.
    #[prop(optional, into)]
    about: String,
    /// Why it is asked, and by what; may be empty.
    #[prop(optional, into)]
    why: String,
    /// A button for doing it at once.
    #[prop(optional, into)]
    action: Option<ViewFnOnce>,
    /// What is folded under it, over the whole width.
    #[prop(optional, into)]
    more: Option<ViewFnOnce>,
) -> impl IntoView {
    let what = match href {
        Some(href) => view! { <a class="due-list-link" href=href>{what}</a> }.into_any(),
        None => what.into_any(),
    };
    view! {
        <li class="due-list-item" data-state=state.as_str()>
            <span class="due-list-due">
                <Icon glyph=state.glyph() />
                <span>{due}</span>
            </span>
            <span class="due-list-text">
                <span class="due-list-what">{what}</span>
                {(!about.is_empty()).then(|| view! { <span class="due-list-about">{about}</span> })}
                {(!why.is_empty()).then(|| view! { <span class="due-list-why">{why}</span> })}
            </span>
            {action.map(|action| view! { <span class="due-list-action">{action.run()}</span> })}
            {more.map(|more| view! { <div class="due-list-more">{more.run()}</div> })}
        </li>
    }
}
