//! Parents and carers: name and custody.

use leptos::prelude::*;

use super::slot::Slot;
use crate::screen::form::{ParentRow, Value};
use crate::text::{Choice as Answers, RecordPage};
use crate::ui::components::{
    Button, ButtonVariant, Choice, ChoiceLayout, ChoiceOption, FieldGroup, Glyph, TextField,
};
use crate::ui::words::words;

fn rows(value: Option<Value>) -> Vec<ParentRow> {
    match value {
        Some(Value::Parents(rows)) => rows,
        _ => Vec::new(),
    }
}

pub(super) fn parents(slot: &Slot) -> impl IntoView + use<> {
    let count = slot.read(|value| rows(value).len());
    let drawn = {
        let slot = slot.clone();
        move || {
            (0..count.get())
                .map(|place| row(&slot, place))
                .collect_view()
        }
    };
    let add = slot.clone();
    let add = move |()| {
        let mut all = rows(add.now());
        all.push(ParentRow::default());
        add.set(Value::Parents(all));
    };
    view! {
        <FieldGroup
            id=slot.control()
            legend=slot.label()
            hint=slot.hint()
            mark=slot.mark()
            error=slot.error
        >
            {drawn}
            <Button variant=ButtonVariant::Plain glyph=Glyph::Plus on_press=add>
                {words(RecordPage::AddParent)}
            </Button>
        </FieldGroup>
    }
}

fn row(slot: &Slot, place: usize) -> impl IntoView + use<> {
    let name = slot.read(move |value| {
        let row = rows(value).into_iter().nth(place);
        row.map_or_else(String::new, |row| row.name)
    });
    let custody = slot.read(move |value| {
        let row = rows(value).into_iter().nth(place);
        Some(row.and_then(|row| row.has_custody))
    });
    let change = {
        let slot = slot.clone();
        move |change: &dyn Fn(&mut ParentRow)| {
            let mut all = rows(slot.now());
            if let Some(row) = all.get_mut(place) {
                change(row);
            }
            slot.set(Value::Parents(all));
        }
    };
    let (rename, settle) = (change.clone(), change);
    let remove = slot.clone();
    let control = format!("{}-{place}", slot.control());
    let options = vec![
        ChoiceOption::new(Some(true), words(Answers::Yes)),
        ChoiceOption::new(Some(false), words(Answers::No)),
        ChoiceOption::new(None, words(RecordPage::CustodyUnknown)),
    ];
    let take = move |()| {
        let mut all = rows(remove.now());
        if place < all.len() {
            all.remove(place);
        }
        remove.set(Value::Parents(all));
    };
    view! {
        <div class="record-form-row">
            <TextField
                id=control.clone()
                label=words(RecordPage::ParentName)
                value=name
                on_input=move |name: String| rename(&|row| row.name.clone_from(&name))
            />
            <Choice
                id=format!("{control}-custody")
                legend=words(RecordPage::Custody)
                layout=ChoiceLayout::Inline
                options
                chosen=custody
                on_choose=move |custody| settle(&|row| row.has_custody = custody)
            />
            <Button variant=ButtonVariant::Plain glyph=Glyph::Trash on_press=take>
                {words(RecordPage::Remove)}
            </Button>
        </div>
    }
}
