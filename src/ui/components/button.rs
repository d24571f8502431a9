//! A button: says a verb, does one thing, and can explain why it waits.

use leptos::{ev::MouseEvent, prelude::*};

use super::{Glyph, Icon};

/// How much a button weighs on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonVariant {
    /// The one thing this screen is for; at most one per screen.
    #[default]
    Primary,
    /// Everything else.
    Quiet,
    /// As light as a link, for rows and cards.
    Plain,
    /// Destroys something, or raises an alarm.
    Danger,
}

impl ButtonVariant {
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Quiet => "quiet",
            Self::Plain => "plain",
            Self::Danger => "danger",
        }
    }
}

/// What pressing means to a surrounding form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonPurpose {
    /// Calls `on_press` only.
    #[default]
    Press,
    /// Sends the form it stands in.
    Submit,
}

/// Whether it can be pressed now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonState {
    /// It can.
    #[default]
    Ready,
    /// It is doing its work; a second press does nothing.
    Busy,
    /// It cannot; `described_by` tells why. It keeps its place in the tab order, so the reason can be read.
    Blocked,
}

/// A button.
#[component]
pub fn Button(
    /// How much it weighs.
    #[prop(optional)]
    variant: ButtonVariant,
    /// Press or submit.
    #[prop(optional)]
    purpose: ButtonPurpose,
    /// A symbol before the words.
    #[prop(optional)]
    glyph: Option<Glyph>,
    /// Ready, busy or blocked.
    #[prop(optional, into)]
    state: Signal<ButtonState>,
    /// The id of what explains it, such as the list of reasons why it is blocked.
    #[prop(optional, into)]
    described_by: Option<String>,
    /// The words: a verb first.
    children: Children,
    /// Called when pressed while ready.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
) -> impl IntoView {
    let press = move |event: MouseEvent| {
        if state.get_untracked() != ButtonState::Ready {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    let kind = match purpose {
        ButtonPurpose::Press => "button",
        ButtonPurpose::Submit => "submit",
    };
    view! {
        <button
            class="button"
            type=kind
            data-variant=variant.as_str()
            aria-busy=move || (state.get() == ButtonState::Busy).then_some("true")
            aria-disabled=move || (state.get() != ButtonState::Ready).then_some("true")
            aria-describedby=described_by
            on:click=press
        >
            {glyph.map(|glyph| view! { <Icon glyph /> })}
            <span class="button-text">{children()}</span>
        </button>
    }
}
