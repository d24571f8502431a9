//! A time of day, in hours and minutes.

use chrono::{NaiveTime, Timelike};
use leptos::{html, prelude::*};

use super::field::{Field, described_by, invalid};

fn written(time: Option<NaiveTime>) -> String {
    time.map_or_else(String::new, |time| {
        format!("{:02}:{:02}", time.hour(), time.minute())
    })
}

fn read(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = text.split_once(':')?;
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

/// A labelled time of day.
#[component]
pub fn TimeField(
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
    /// What is wrong and what to do.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The time; `None` while empty or half typed.
    #[prop(into)]
    value: Signal<Option<NaiveTime>>,
    /// Called when the time changes.
    #[prop(into)]
    on_change: Callback<Option<NaiveTime>>,
) -> impl IntoView {
    let described = described_by(&id, &hint, error);
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        let wanted = written(value.get());
        if let Some(input) = input.get()
            && input.value() != wanted
        {
            // Writing an equal value would wipe a half-typed time.
            input.set_value(&wanted);
        }
    });
    view! {
        <Field id=id.clone() label hint mark error>
            <input
                class="time-field"
                id=id
                type="time"
                node_ref=input
                autocomplete="off"
                aria-describedby=described
                aria-invalid=invalid(error)
                on:input=move |event| on_change.run(read(&event_target_value(&event)))
            />
        </Field>
    }
}
