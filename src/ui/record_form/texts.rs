//! Lines and texts. A judging word among facts earns a friendly line, never a block.

use leptos::prelude::*;

use super::slot::Slot;
use crate::screen::form::Value;
use crate::text::{Hint, judging_words};
use crate::ui::components::{TextArea, TextField, TextRoom};
use crate::ui::words::words;

fn typed(value: Option<Value>) -> String {
    match value {
        Some(Value::Text(text)) => text,
        _ => String::new(),
    }
}

pub(super) fn line(slot: &Slot) -> impl IntoView + use<> {
    let value = slot.read(typed);
    let answer = slot.clone();
    view! {
        <TextField
            id=slot.control()
            label=slot.label()
            hint=slot.hint()
            mark=slot.mark()
            error=slot.error
            value=value
            on_input=move |text| answer.set(Value::Text(text))
        />
    }
}

pub(super) fn text(slot: &Slot) -> impl IntoView + use<> {
    let value = slot.read(typed);
    let facts = slot.field.facts;
    let answer = slot.clone();
    let advice = move || {
        let judged = value.with(|text| judging_words(text).first().copied());
        judged
            .filter(|_| facts)
            .map(|word| words(Hint::JudgingWord { word }))
    };
    view! {
        <TextArea
            id=slot.control()
            label=slot.label()
            hint=slot.hint()
            mark=slot.mark()
            room=TextRoom::Paragraph
            error=slot.error
            value=value
            on_input=move |text| answer.set(Value::Text(text))
        />
        <p class="record-form-advice" role="status">
            {advice}
        </p>
    }
}
