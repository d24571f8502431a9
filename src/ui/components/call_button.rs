//! A telephone number that is called by tapping it and can be read across a room.

use leptos::prelude::*;

use super::{Glyph, Icon};

/// How urgent the call is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CallWeight {
    /// An ordinary number.
    #[default]
    Plain,
    /// One of the emergency screen's numbers.
    Emergency,
    /// The first of them: danger to life.
    First,
}

impl CallWeight {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Emergency => "emergency",
            Self::First => "first",
        }
    }
}

/// A number to call.
#[component]
pub fn CallButton(
    /// How urgent it is.
    #[prop(optional)]
    weight: CallWeight,
    /// Who answers.
    #[prop(into)]
    name: String,
    /// The number as people write it; separators are left out of the link.
    #[prop(into)]
    number: String,
    /// When to call it, when it is staffed.
    #[prop(optional, into)]
    hint: String,
) -> impl IntoView {
    let href = telephone_link(&number);
    view! {
        <a class="call-button" data-weight=weight.as_str() href=href>
            <Icon glyph=Glyph::Phone />
            <span class="call-button-text">
                <span class="call-button-number">{number}</span>
                <span class="call-button-name">{name}</span>
                {(!hint.is_empty()).then(|| view! { <span class="call-button-hint">{hint}</span> })}
            </span>
        </a>
    }
}

/// The `tel:` link of a number as people write it.
pub fn telephone_link(number: &str) -> String {
    let dialled: String = number
        .chars()
        .filter(|sign| sign.is_ascii_digit() || matches!(sign, '+' | '*' | '#'))
        .collect();
    format!("tel:{dialled}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_number_becomes_a_link_that_a_telephone_understands() {
        assert_eq!(telephone_link("0800-2000"), "tel:08002000");
        assert_eq!(telephone_link("+31 (0)20 123"), "tel:+31020123");
    }
}
