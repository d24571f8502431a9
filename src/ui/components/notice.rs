//! A message on the page: what happened and what to do now.

use leptos::prelude::*;

use super::{Glyph, Icon, Tone};

/// Whether a screen reader says it unasked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Voice {
    /// It is part of the page.
    #[default]
    Silent,
    /// Said when there is a pause.
    Status,
    /// Said at once.
    Alert,
}

impl Voice {
    const fn role(self) -> Option<&'static str> {
        match self {
            Self::Silent => None,
            Self::Status => Some("status"),
            Self::Alert => Some("alert"),
        }
    }
}

const fn glyph_of(tone: Tone) -> Glyph {
    match tone {
        Tone::Plain | Tone::Info => Glyph::Info,
        Tone::Good => Glyph::CheckCircle,
        Tone::Warn => Glyph::Alert,
        Tone::Danger => Glyph::Stop,
    }
}

/// A coloured message with a symbol; its first words must carry the meaning without the colour.
#[component]
pub fn Notice(
    /// What it means.
    tone: Tone,
    /// How it is announced.
    #[prop(optional)]
    voice: Voice,
    /// What happened.
    #[prop(optional, into)]
    title: String,
    /// What to do now.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="notice" data-tone=tone.as_str() role=voice.role()>
            <Icon glyph=glyph_of(tone) />
            <div class="notice-body">
                {(!title.is_empty()).then(|| view! { <p class="notice-title">{title}</p> })}
                {children()}
            </div>
        </div>
    }
}
