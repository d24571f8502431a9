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
    /// A mark behind the summary; may come and go.
    #[prop(optional, into)]
    mark: Signal<String>,
    /// How it starts; when this changes, how it stands from then on.
    #[prop(optional, into)]
    fold: Signal<Fold>,
    /// What is folded.
    children: Children,
) -> impl IntoView {
    let is_open = Memo::new(move |_| fold.get() == Fold::Open);
    view! {
        <details class="disclosure" open=is_open>
            <summary class="disclosure-summary">
                <Icon glyph=Glyph::ChevronDown />
                <span>{summary}</span>
                {move || {
                    let mark = mark.get();
                    (!mark.is_empty()).then(|| view! { <span class="disclosure-mark">{mark}</span> })
                }}
            </summary>
            <div class="disclosure-body">{children()}</div>
        </details>
    }
}
