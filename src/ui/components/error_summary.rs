//! Everything that is wrong with a form, in one place, each line leading to its field.

use leptos::{html, prelude::*};

use super::focus::{focus_on, place_focus};

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFault {
    /// The id of the field it is about.
    pub field: String,
    /// What is wrong and what to do.
    pub text: String,
}

/// The list of faults; takes the focus when it appears. Shows nothing while there are none.
#[component]
pub fn ErrorSummary(
    /// What stands above the list.
    #[prop(into)]
    title: String,
    /// What is wrong.
    #[prop(into)]
    faults: Signal<Vec<FieldFault>>,
) -> impl IntoView {
    let summary = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if !faults.with(Vec::is_empty)
            && let Some(summary) = summary.get()
        {
            place_focus(&summary);
        }
    });
    let lines = move || {
        faults
            .get()
            .into_iter()
            .map(|FieldFault { field, text }| {
                view! {
                    <li>
                        <button
                            class="error-summary-link"
                            type="button"
                            on:click=move |_| focus_on(&field)
                        >
                            {text}
                        </button>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <div class="error-summary" node_ref=summary tabindex="-1" role="alert" hidden=move || faults.with(Vec::is_empty)>
            <h2 class="error-summary-title">{title}</h2>
            <ul class="error-summary-list">{lines}</ul>
        </div>
    }
}
