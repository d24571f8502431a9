//! Parties outside school and family: what they are, and who.

use leptos::prelude::*;

use super::choices::drawn;
use super::slot::Slot;
use crate::screen::form::{ChoiceOption as Offered, PartyRow, Value};
use crate::text::RecordPage;
use crate::ui::components::{
    Button, ButtonVariant, ChoiceOption, FieldGroup, Glyph, Select, TextField,
};
use crate::ui::words::words;

/// The rows to draw: there is always one to fill.
fn rows(value: Option<Value>) -> Vec<PartyRow> {
    match value {
        Some(Value::Parties(rows)) if !rows.is_empty() => rows,
        _ => vec![PartyRow::default()],
    }
}

/// Keeps rows, unless nothing stands in any of them.
fn keep(slot: &Slot, rows: Vec<PartyRow>) {
    let is_blank = |row: &PartyRow| row.kind.is_empty() && row.name.trim().is_empty();
    let rows = match rows.as_slice() {
        [only] if is_blank(only) => Vec::new(),
        _ => rows,
    };
    slot.set(Value::Parties(rows));
}

pub(super) fn parties(slot: &Slot, kinds: Vec<Offered>, many: bool) -> impl IntoView + use<> {
    let kinds = drawn(kinds);
    let count = slot.read(|value| rows(value).len());
    let drawn_rows = {
        let slot = slot.clone();
        move || {
            let count = count.get();
            (0..count)
                .map(|place| row(&slot, place, kinds.clone(), count > 1))
                .collect_view()
        }
    };
    let add = slot.clone();
    let add = move |()| {
        let mut all = rows(add.now());
        all.push(PartyRow::default());
        add.set(Value::Parties(all));
    };
    view! {
        <FieldGroup
            id=slot.control()
            legend=slot.label()
            hint=slot.hint()
            mark=slot.mark()
            error=slot.error
        >
            {drawn_rows}
            {many
                .then(|| {
                    view! {
                        <Button variant=ButtonVariant::Plain glyph=Glyph::Plus on_press=add>
                            {words(RecordPage::AddParty)}
                        </Button>
                    }
                })}
        </FieldGroup>
    }
}

fn row(
    slot: &Slot,
    place: usize,
    kinds: Vec<ChoiceOption<String>>,
    is_removable: bool,
) -> impl IntoView + use<> {
    let kind = slot.read(move |value| {
        let row = rows(value).into_iter().nth(place);
        row.map(|row| row.kind).filter(|kind| !kind.is_empty())
    });
    let name = slot.read(move |value| {
        let row = rows(value).into_iter().nth(place);
        row.map_or_else(String::new, |row| row.name)
    });
    let change = {
        let slot = slot.clone();
        move |change: &dyn Fn(&mut PartyRow)| {
            let mut all = rows(slot.now());
            if let Some(row) = all.get_mut(place) {
                change(row);
            }
            keep(&slot, all);
        }
    };
    let (recast, rename) = (change.clone(), change);
    let choose = move |kind: Option<String>| {
        let kind = kind.unwrap_or_default();
        recast(&|row| row.kind.clone_from(&kind));
    };
    let remove = slot.clone();
    let control = format!("{}-{place}", slot.control());
    view! {
        <div class="record-form-row">
            <Select
                id=control.clone()
                label=words(RecordPage::PartyKind)
                unchosen=words(RecordPage::ChooseNothing)
                options=kinds
                chosen=kind
                on_choose=choose
            />
            <TextField
                id=format!("{control}-name")
                label=words(RecordPage::PartyName)
                value=name
                on_input=move |name: String| rename(&|row| row.name.clone_from(&name))
            />
            {is_removable
                .then(|| {
                    let take = move |()| {
                        let mut all = rows(remove.now());
                        if place < all.len() {
                            all.remove(place);
                        }
                        keep(&remove, all);
                    };
                    view! {
                        <Button variant=ButtonVariant::Plain glyph=Glyph::Trash on_press=take>
                            {words(RecordPage::Remove)}
                        </Button>
                    }
                })}
        </div>
    }
}
