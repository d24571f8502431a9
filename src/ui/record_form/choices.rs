//! One of a few, one of many, any of several.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::slot::Slot;
use crate::screen::form::{ChoiceOption as Offered, Value};
use crate::text::RecordPage;
use crate::ui::components::{CheckList, Choice, ChoiceLayout, ChoiceOption, Select, Tick};
use crate::ui::words::words;

/// Up to this many short answers stand beside each other.
const INLINE_MAX: usize = 3;
/// Longer answers stand below each other.
const INLINE_CHARS_MAX: usize = 12;

pub(super) fn drawn(options: Vec<Offered>) -> Vec<ChoiceOption<String>> {
    options
        .into_iter()
        .map(|option| ChoiceOption::new(option.value, words(option.label)))
        .collect()
}

pub(super) fn chosen(value: Option<Value>) -> Option<String> {
    match value {
        Some(Value::Choice(value)) => Some(value),
        _ => None,
    }
}

fn ticked(value: Option<Value>) -> BTreeSet<String> {
    match value {
        Some(Value::Checks(on)) => on,
        _ => BTreeSet::new(),
    }
}

pub(super) fn choice(slot: &Slot, options: Vec<Offered>) -> impl IntoView + use<> {
    let options = drawn(options);
    let is_short = options.len() <= INLINE_MAX
        && options
            .iter()
            .all(|option| option.label.chars().count() <= INLINE_CHARS_MAX);
    let layout = if is_short {
        ChoiceLayout::Inline
    } else {
        ChoiceLayout::Rows
    };
    let value = slot.read(chosen);
    let answer = slot.clone();
    view! {
        <Choice
            id=slot.control()
            legend=slot.label()
            hint=slot.hint()
            mark=slot.mark()
            layout
            options
            error=slot.error
            chosen=value
            on_choose=move |value| answer.set(Value::Choice(value))
        />
    }
}

pub(super) fn pick(slot: &Slot, options: Vec<Offered>) -> impl IntoView + use<> {
    let value = slot.read(chosen);
    let pick = slot.clone();
    let pick = move |value: Option<String>| pick.set(Value::Choice(value.unwrap_or_default()));
    view! {
        <Select
            id=slot.control()
            label=slot.label()
            hint=slot.hint()
            mark=slot.mark()
            unchosen=words(RecordPage::ChooseNothing)
            options=drawn(options)
            error=slot.error
            chosen=value
            on_choose=pick
        />
    }
}

pub(super) fn checks(slot: &Slot, options: Vec<Offered>) -> impl IntoView + use<> {
    let value = slot.read(|value| ticked(value).into_iter().collect::<Vec<_>>());
    let tick = slot.clone();
    view! {
        <CheckList
            id=slot.control()
            legend=slot.label()
            hint=slot.hint()
            mark=slot.mark()
            options=drawn(options)
            error=slot.error
            ticked=value
            on_tick=move |change| {
                let mut on = ticked(tick.now());
                match change {
                    Tick::On(value) => on.insert(value),
                    Tick::Off(value) => on.remove(&value),
                };
                tick.set(Value::Checks(on));
            }
        />
    }
}
