//! People of the school: from the list, or added by hand with name and role.

use std::collections::BTreeSet;

use leptos::prelude::*;
use uuid::Uuid;

use super::choices::drawn;
use super::slot::Slot;
use crate::order::Gather as _;
use crate::protocol::Role;
use crate::screen::form::{ChoiceOption as Offered, OtherPerson, Value};
use crate::text::{RecordPage, role};
use crate::ui::components::{
    Button, ButtonVariant, CheckList, Choice, ChoiceOption, Glyph, Select, TextField, Tick,
};
use crate::ui::record_form::fresh_id;
use crate::ui::words::words;

fn parts(value: Option<Value>) -> (BTreeSet<Uuid>, Vec<OtherPerson>) {
    match value {
        Some(Value::People { known, others }) => (known, others),
        _ => (BTreeSet::new(), Vec::new()),
    }
}

pub(super) fn people(slot: &Slot, options: Vec<Offered>, many: bool) -> impl IntoView + use<> {
    let options = drawn(options);
    let list = if many {
        several(slot, options).into_any()
    } else {
        one(slot, options).into_any()
    };
    let count = slot.read(|value| parts(value).1.len());
    let rows = {
        let slot = slot.clone();
        move || {
            (0..count.get())
                .map(|place| row(&slot, place))
                .collect_view()
        }
    };
    let adding = slot.clone();
    let may_add = move || many || count.get() == 0;
    view! {
        {list}
        {rows}
        {move || may_add().then(|| add_person(adding.clone(), many))}
    }
}

fn several(slot: &Slot, options: Vec<ChoiceOption<String>>) -> impl IntoView + use<> {
    let known = slot.read(|value| {
        let known = parts(value).0;
        known.iter().map(Uuid::to_string).collect::<Vec<_>>()
    });
    let tick = slot.clone();
    let change = move |change: Tick<String>| {
        let (mut known, others) = parts(tick.now());
        match change {
            Tick::On(id) => known.extend(Uuid::parse_str(&id)),
            Tick::Off(id) => known.retain(|other| other.to_string() != id),
        }
        tick.set(Value::People { known, others });
    };
    view! {
        <CheckList
            id=slot.control()
            legend=slot.label()
            hint=slot.hint()
            mark=slot.mark()
            options
            error=slot.error
            ticked=known
            on_tick=change
        />
    }
}

fn one(slot: &Slot, options: Vec<ChoiceOption<String>>) -> impl IntoView + use<> {
    let chosen = slot.read(|value| parts(value).0.first().map(Uuid::to_string));
    let choose = slot.clone();
    view! {
        <Choice
            id=slot.control()
            legend=slot.label()
            hint=slot.hint()
            mark=slot.mark()
            options
            error=slot.error
            chosen
            on_choose=move |id: String| {
                let known = Uuid::parse_str(&id).into_iter().gather();
                choose.set(Value::People { known, others: Vec::new() });
            }
        />
    }
}

fn add_person(slot: Slot, many: bool) -> impl IntoView {
    let add = move |()| {
        let (known, mut others) = parts(slot.now());
        others.push(OtherPerson {
            id: fresh_id(),
            name: String::new(),
            role: None,
        });
        let known = if many { known } else { BTreeSet::new() };
        slot.set(Value::People { known, others });
    };
    view! {
        <Button variant=ButtonVariant::Plain glyph=Glyph::Plus on_press=add>
            {words(RecordPage::AddPerson)}
        </Button>
    }
}

fn row(slot: &Slot, place: usize) -> impl IntoView + use<> {
    let name = slot.read(move |value| {
        let other = parts(value).1.into_iter().nth(place);
        other.map_or_else(String::new, |other| other.name)
    });
    let chosen = slot.read(move |value| parts(value).1.get(place).and_then(|other| other.role));
    let change = {
        let slot = slot.clone();
        move |change: &dyn Fn(&mut OtherPerson)| {
            let (known, mut others) = parts(slot.now());
            if let Some(other) = others.get_mut(place) {
                change(other);
            }
            slot.set(Value::People { known, others });
        }
    };
    let (rename, recast) = (change.clone(), change);
    let remove = slot.clone();
    let control = format!("{}-other-{place}", slot.control());
    let roles: Vec<ChoiceOption<Role>> = Role::ALL
        .into_iter()
        .map(|one| ChoiceOption::new(one, words(role(one))))
        .collect();
    view! {
        <div class="record-form-row">
            <TextField
                id=control.clone()
                label=words(RecordPage::PersonName)
                value=name
                on_input=move |name: String| rename(&|other| other.name.clone_from(&name))
            />
            <Select
                id=format!("{control}-role")
                label=words(RecordPage::PersonRole)
                unchosen=words(RecordPage::ChooseNothing)
                options=roles
                chosen
                on_choose=move |role| recast(&|other| other.role = role)
            />
            <Button
                variant=ButtonVariant::Plain
                glyph=Glyph::Trash
                on_press=move |()| {
                    let (known, mut others) = parts(remove.now());
                    if place < others.len() {
                        others.remove(place);
                    }
                    remove.set(Value::People { known, others });
                }
            >
                {words(RecordPage::Remove)}
            </Button>
        </div>
    }
}
