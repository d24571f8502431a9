//! A passphrase: may be pasted, shown and filled by a password manager; its text lives in the input only.

use leptos::{html, prelude::*};
use zeroize::Zeroizing;

use super::{
    Glyph, Icon,
    field::{Field, described_by, invalid},
};

/// What a password manager should make of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PassphraseUse {
    /// One that exists already.
    #[default]
    Current,
    /// One being chosen.
    New,
}

impl PassphraseUse {
    const fn autocomplete(self) -> &'static str {
        match self {
            Self::Current => "current-password",
            Self::New => "new-password",
        }
    }
}

/// Takes the passphrase out of its input and leaves the input empty.
pub fn take_passphrase(input: NodeRef<html::Input>) -> Zeroizing<String> {
    input
        .get_untracked()
        .map_or_else(Zeroizing::default, |input| {
            let passphrase = Zeroizing::new(input.value());
            input.set_value("");
            passphrase
        })
}

/// A labelled passphrase.
#[component]
pub fn PassphraseField(
    /// The input's id.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// A sentence of help.
    #[prop(optional, into)]
    hint: String,
    /// Existing or new.
    #[prop(optional)]
    purpose: PassphraseUse,
    /// The words of the button that shows it.
    #[prop(into)]
    show_text: String,
    /// The words of the same button while it is shown.
    #[prop(into)]
    hide_text: String,
    /// What is wrong and what to do.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The input itself; read it once, with [`take_passphrase`].
    input: NodeRef<html::Input>,
    /// Called when something was typed, without saying what.
    #[prop(optional, into)]
    on_input: Option<Callback<()>>,
) -> impl IntoView {
    let described = described_by(&id, &hint, error);
    let shown = RwSignal::new(false);
    let toggle_glyph = move || {
        let glyph = if shown.get() {
            Glyph::EyeOff
        } else {
            Glyph::Eye
        };
        view! { <Icon glyph /> }
    };
    let toggle_text = move || {
        if shown.get() {
            hide_text.clone()
        } else {
            show_text.clone()
        }
    };
    view! {
        <Field id=id.clone() label hint error>
            <span class="passphrase-field">
                <input
                    class="passphrase-field-input"
                    id=id.clone()
                    node_ref=input
                    type=move || if shown.get() { "text" } else { "password" }
                    autocomplete=purpose.autocomplete()
                    autocapitalize="none"
                    spellcheck="false"
                    aria-describedby=described
                    aria-invalid=invalid(error)
                    on:input=move |_| {
                        if let Some(on_input) = on_input {
                            on_input.run(());
                        }
                    }
                />
                <button
                    class="passphrase-field-toggle"
                    type="button"
                    aria-controls=id
                    aria-pressed=move || shown.get().to_string()
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {toggle_glyph}
                    <span>{toggle_text}</span>
                </button>
            </span>
        </Field>
    }
}
