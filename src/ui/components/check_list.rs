//! Any number of answers out of a list.

use leptos::prelude::*;

use super::{CheckBox, choice::ChoiceOption, field::FieldGroup};

/// One row that was ticked or cleared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tick<T> {
    /// It was ticked.
    On(T),
    /// It was cleared.
    Off(T),
}

/// A question with any number of answers.
#[component]
pub fn CheckList<T>(
    /// The group's id; rows are `<id>-0`, `<id>-1` and on.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    legend: String,
    /// A sentence of help.
    #[prop(optional, into)]
    hint: String,
    /// A short mark after the legend.
    #[prop(optional, into)]
    mark: String,
    /// What can be ticked.
    options: Vec<ChoiceOption<T>>,
    /// What is wrong and what to do.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What is ticked now.
    #[prop(into)]
    ticked: Signal<Vec<T>>,
    /// Called with what changed.
    #[prop(into)]
    on_tick: Callback<Tick<T>>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let rows = options
        .into_iter()
        .enumerate()
        .map(|(place, ChoiceOption { value, label, hint })| {
            let own = value.clone();
            let is_ticked = Signal::derive(move || ticked.with(|all| all.contains(&own)));
            let on_toggle = move |on| {
                let value = value.clone();
                on_tick.run(if on {
                    Tick::On(value)
                } else {
                    Tick::Off(value)
                });
            };
            view! { <CheckBox id=format!("{id}-{place}") label hint ticked=is_ticked on_toggle /> }
        })
        .collect_view();
    view! {
        <FieldGroup id legend hint mark error>
            <div class="check-list">{rows}</div>
        </FieldGroup>
    }
}
