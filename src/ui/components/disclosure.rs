//! More about something, for who asks: folded up until then.

use leptos::prelude::*;

use super::{Glyph, Icon};

/// Whether it starts unfolded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fold {
    /// Folded up.
    #[default]
    Folded,
    /// Unfolded.
    Open,
}

/// A folded part of a page.
#[component]
pub fn Disclosure(
    /// What unfolding shows.
    #[prop(into)]
    summary: String,
    /// How it starts.
    #[prop(optional)]
    fold: Fold,
    /// What is folded.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="disclosure" open=fold == Fold::Open>
            <summary class="disclosure-summary">
                <Icon glyph=Glyph::ChevronDown />
                <span>{summary}</span>
            </summary>
            <div class="disclosure-body">{children()}</div>
        </details>
    }
}
