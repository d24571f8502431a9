//! Several lines of text that grow with what is typed. Nothing typed here goes to a spelling service.

use leptos::prelude::*;

use super::field::{Field, described_by, invalid};
use crate::direction::settled;

/// How much room there is before it grows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextRoom {
    /// A sentence or two.
    Short,
    /// A paragraph.
    #[default]
    Paragraph,
    /// A report.
    Page,
}

impl TextRoom {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Paragraph => "paragraph",
            Self::Page => "page",
        }
    }

    const fn rows(self) -> usize {
        match self {
            Self::Short => 2,
            Self::Paragraph => 5,
            Self::Page => 12,
        }
    }
}

/// Characters that surely fit on a line; used where the browser cannot grow a text area by itself.
const LINE_CHARS: usize = 48;
/// Beyond this many rows it scrolls.
const ROWS_MAX: usize = 30;

fn rows_for(text: &str, room: TextRoom) -> usize {
    let lines: usize = text
        .split('\n')
        .map(|line| line.chars().count() / LINE_CHARS + 1)
        .sum();
    (lines + 1).clamp(room.rows(), ROWS_MAX)
}

/// A labelled text of several lines.
#[component]
pub fn TextArea(
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
    /// How much room it starts with.
    #[prop(optional)]
    room: TextRoom,
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
            <textarea
                class="text-area"
                id=id
                data-room=room.as_str()
                rows=move || value.with(|text| rows_for(text, room)).to_string()
                autocomplete="off"
                spellcheck="false"
                aria-describedby=described
                aria-invalid=invalid(error)
                prop:value=value
                on:input=move |event| on_input.run(settled(event_target_value(&event)))
            ></textarea>
        </Field>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_area_grows_with_lines_and_with_long_lines_up_to_its_most() {
        assert_eq!(rows_for("", TextRoom::Short), 2);
        assert_eq!(rows_for("a\nb\nc", TextRoom::Short), 4);
        assert_eq!(rows_for(&"a".repeat(LINE_CHARS * 3), TextRoom::Short), 5);
        assert_eq!(rows_for(&"\n".repeat(500), TextRoom::Short), ROWS_MAX);
    }
}
