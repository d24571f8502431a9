//! What is met and what is not yet, each line leading to where it is satisfied.

use leptos::prelude::*;

use super::{Glyph, Icon};

/// Whether a condition is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConditionState {
    /// It is.
    Met,
    /// Not yet.
    Unmet,
}

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionLine {
    /// Whether it is met.
    pub state: ConditionState,
    /// Met or not, in words.
    pub state_text: String,
    /// What it asks.
    pub text: String,
    /// Where it comes from; may be empty.
    pub source: String,
    /// The route where it is satisfied.
    pub href: Option<String>,
}

/// All conditions, not only the first that fails.
#[component]
pub fn ConditionList(
    /// The list's id, for a button's `described_by`.
    #[prop(into)]
    id: String,
    /// The conditions.
    #[prop(into)]
    lines: Signal<Vec<ConditionLine>>,
) -> impl IntoView {
    let lines = move || {
        lines
            .get()
            .into_iter()
            .map(|ConditionLine { state, state_text, text, source, href }| {
                let (name, glyph) = match state {
                    ConditionState::Met => ("met", Glyph::CheckCircle),
                    ConditionState::Unmet => ("unmet", Glyph::Circle),
                };
                let text = match href {
                    Some(href) => view! { <a class="condition-list-link" href=href>{text}</a> }.into_any(),
                    None => text.into_any(),
                };
                view! {
                    <li class="condition-list-line" data-state=name>
                        <Icon glyph />
                        <span class="condition-list-text">
                            <span class="condition-list-what">{text}</span>
                            <span class="condition-list-state">{state_text}</span>
                            {(!source.is_empty())
                                .then(|| view! { <span class="condition-list-source">{source}</span> })}
                        </span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <ul class="condition-list" id=id>
            {lines}
        </ul>
    }
}
