//! Names and their values: who, when, which.

use leptos::prelude::*;

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub value: String,
}

/// A short list of facts.
#[component]
pub fn FactList(
    /// The facts, in order.
    #[prop(into)]
    facts: Signal<Vec<Fact>>,
) -> impl IntoView {
    let rows = move || {
        facts
            .get()
            .into_iter()
            .map(|Fact { name, value }| {
                view! {
                    <div class="fact-list-row">
                        <dt class="fact-list-name">{name}</dt>
                        <dd class="fact-list-value">{value}</dd>
                    </div>
                }
            })
            .collect_view()
    };
    view! { <dl class="fact-list">{rows}</dl> }
}
