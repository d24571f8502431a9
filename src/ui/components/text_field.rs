//! One line of text. What is typed here is never sent to a spelling service or remembered by the browser.

use leptos::prelude::*;

use super::field::{Field, described_by, invalid};
use crate::direction::settled;

/// What kind of line it is; decides the keyboard on a tablet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    /// Words.
    #[default]
    Words,
    /// A telephone number.
    Telephone,
    /// Digits.
    Digits,
    /// Something to find.
    Search,
}

impl TextKind {
    const fn input_type(self) -> &'static str {
        match self {
            Self::Words | Self::Digits => "text",
            Self::Telephone => "tel",
            Self::Search => "search",
        }
    }

    const fn input_mode(self) -> &'static str {
        match self {
            Self::Words => "text",
            Self::Telephone => "tel",
            Self::Digits => "numeric",
            Self::Search => "search",
        }
    }
}

/// A labelled line of text.
#[component]
pub fn TextField(
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
    /// What kind of line.
    #[prop(optional)]
    kind: TextKind,
    /// What is wrong and what to do.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// Called at every keystroke with the whole text.
    #[prop(into)]
    on_input: Callback<String>,
) -> impl IntoView {
    let described = described_by(&id, &hint, error);
    view! {
        <Field id=id.clone() label hint mark error>
            <input
                class="text-field"
                id=id
                type=kind.input_type()
                inputmode=kind.input_mode()
                autocomplete="off"
                spellcheck="false"
                aria-describedby=described
                aria-invalid=invalid(error)
                prop:value=value
                on:input=move |event| on_input.run(settled(event_target_value(&event)))
            />
        </Field>
    }
}
