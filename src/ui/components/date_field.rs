//! A day, by the browser's own calendar.

use chrono::NaiveDate;
use leptos::{html, prelude::*};

use super::field::{Field, described_by, invalid};

fn written(date: Option<NaiveDate>) -> String {
    date.as_ref().map_or_else(String::new, NaiveDate::to_string)
}

fn read(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

/// A labelled day.
#[component]
pub fn DateField(
    /// The input's id.
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
    /// The first day the calendar offers.
    #[prop(optional)]
    earliest: Option<NaiveDate>,
    /// The last day the calendar offers.
    #[prop(optional)]
    latest: Option<NaiveDate>,
    /// What is wrong and what to do.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The day; `None` while empty or half typed.
    #[prop(into)]
    value: Signal<Option<NaiveDate>>,
    /// Called when the day changes.
    #[prop(into)]
    on_change: Callback<Option<NaiveDate>>,
) -> impl IntoView {
    let described = described_by(&id, &hint, error);
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        let wanted = written(value.get());
        if let Some(input) = input.get()
            && input.value() != wanted
        {
            // Writing an equal value would wipe a half-typed date.
            input.set_value(&wanted);
        }
    });
    view! {
        <Field id=id.clone() label hint mark error>
            <input
                class="date-field"
                id=id
                type="date"
                node_ref=input
                autocomplete="off"
                min=earliest.map(|date| written(Some(date)))
                max=latest.map(|date| written(Some(date)))
                aria-describedby=described
                aria-invalid=invalid(error)
                on:input=move |event| on_change.run(read(&event_target_value(&event)))
            />
        </Field>
    }
}
