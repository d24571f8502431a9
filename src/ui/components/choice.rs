//! One answer out of a few, as rows that are easy to tap.

use leptos::prelude::*;

use super::field::FieldGroup;

/// One thing that can be chosen or ticked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceOption<T> {
    /// What it stands for.
    pub value: T,
    /// Its words.
    pub label: String,
    /// A sentence of help; may be empty.
    pub hint: String,
}

impl<T> ChoiceOption<T> {
    /// An option without a hint.
    pub fn new(value: T, label: impl Into<String>) -> Self {
        Self {
            value,
            label: label.into(),
            hint: String::new(),
        }
    }

    /// The same option with a sentence of help.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// How the rows lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChoiceLayout {
    /// Below each other.
    #[default]
    Rows,
    /// Beside each other where there is room: for short answers such as yes, no, unsure.
    Inline,
}

impl ChoiceLayout {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Rows => "rows",
            Self::Inline => "inline",
        }
    }
}

/// A question with one answer.
#[component]
pub fn Choice<T>(
    /// The group's id; also the name the radios share.
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
    /// How the rows lie.
    #[prop(optional)]
    layout: ChoiceLayout,
    /// What can be chosen.
    options: Vec<ChoiceOption<T>>,
    /// What is wrong and what to do.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What is chosen now.
    #[prop(into)]
    chosen: Signal<Option<T>>,
    /// Called with what was chosen.
    #[prop(into)]
    on_choose: Callback<T>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let name = id.clone();
    let rows = options
        .into_iter()
        .map(|ChoiceOption { value, label, hint }| {
            let own = value.clone();
            view! {
                <label class="choice-row">
                    <input
                        class="choice-radio"
                        type="radio"
                        name=name.clone()
                        prop:checked=move || chosen.with(|chosen| chosen.as_ref() == Some(&own))
                        on:change=move |_| on_choose.run(value.clone())
                    />
                    <span class="choice-text">
                        <span class="choice-label">{label}</span>
                        {(!hint.is_empty()).then(|| view! { <span class="choice-hint">{hint}</span> })}
                    </span>
                </label>
            }
        })
        .collect_view();
    view! {
        <FieldGroup id legend hint mark error>
            <div class="choice" data-layout=layout.as_str()>
                {rows}
            </div>
        </FieldGroup>
    }
}
