//! One answer out of a long list, folded up.

use leptos::prelude::*;

use super::{
    choice::ChoiceOption,
    field::{Field, described_by, invalid},
};

/// A labelled folded list.
#[component]
pub fn Select<T>(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// A sentence of help.
    #[prop(optional, into)]
    hint: String,
    /// A short mark after the label.
    #[prop(optional, into)]
    mark: String,
    /// The words of the line that chooses nothing; without them something is always chosen.
    #[prop(optional, into)]
    unchosen: Option<String>,
    /// What can be chosen.
    #[prop(into)]
    options: Signal<Vec<ChoiceOption<T>>>,
    /// What is wrong and what to do.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What is chosen now.
    #[prop(into)]
    chosen: Signal<Option<T>>,
    /// Called with what was chosen; `None` for the line that chooses nothing.
    #[prop(into)]
    on_choose: Callback<Option<T>>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let described = described_by(&id, &hint, error);
    let choose = move |place: &str| {
        let option = place
            .parse::<usize>()
            .ok()
            .and_then(|place| options.with(|all| all.get(place).map(|one| one.value.clone())));
        on_choose.run(option);
    };
    let lines = move || {
        options
            .get()
            .into_iter()
            .enumerate()
            .map(|(place, ChoiceOption { value, label, .. })| {
                let is_chosen = move || chosen.with(|chosen| chosen.as_ref() == Some(&value));
                view! {
                    <option value=place.to_string() prop:selected=is_chosen>
                        {label}
                    </option>
                }
            })
            .collect_view()
    };
    view! {
        <Field id=id.clone() label hint mark error>
            <select
                class="select"
                id=id
                autocomplete="off"
                aria-describedby=described
                aria-invalid=invalid(error)
                on:change=move |event| choose(&event_target_value(&event))
            >
                {unchosen
                    .map(|text| {
                        let is_chosen = move || chosen.with(Option::is_none);
                        view! {
                            <option value="" prop:selected=is_chosen>
                                {text}
                            </option>
                        }
                    })}
                {lines}
            </select>
        </Field>
    }
}
