//! Who fills the list in: from the school's people, or added by hand with name and role.

use leptos::prelude::*;
use uuid::Uuid;

use super::filling::{Filling, control};
use crate::protocol::Role;
use crate::screen::form::OtherPerson;
use crate::screen::indicators::{Filler, Place};
use crate::text::{IndicatorPage as Words, RecordPage, role};
use crate::ui::components::{
    Button, ButtonVariant, CheckList, ChoiceOption, Glyph, Select, TextField, Tick,
};
use crate::ui::record_form::fresh_id;
use crate::ui::words::words;

/// The people.
#[component]
pub(super) fn People(filling: Filling, people: Vec<Filler>) -> impl IntoView {
    let options: Vec<ChoiceOption<(Uuid, Role)>> = people
        .into_iter()
        .map(|filler| ChoiceOption::new((filler.person.id, filler.person.role), words(filler.who)))
        .collect();
    let draft = filling.draft();
    let ticked =
        Memo::new(move |_| draft.with(|draft| draft.filled_by.iter().copied().collect::<Vec<_>>()));
    let tick = move |tick| {
        filling.change(|draft| {
            match tick {
                Tick::On(person) => draft.filled_by.insert(person),
                Tick::Off(person) => draft.filled_by.remove(&person),
            };
        });
    };
    let add = move |()| {
        filling.change(|draft| {
            draft.others.push(OtherPerson {
                id: fresh_id(),
                name: String::new(),
                role: None,
            });
        });
    };
    let count = Memo::new(move |_| draft.with(|draft| draft.others.len()));
    view! {
        <CheckList
            id=control(&Place::People)
            legend=words(Words::FillersAsk)
            options
            error=filling.fault(Place::People)
            ticked
            on_tick=tick
        />
        {move || (0..count.get()).map(|at| view! { <Other filling at /> }).collect_view()}
        <div>
            <Button variant=ButtonVariant::Plain glyph=Glyph::Plus on_press=add>
                {words(Words::SomeoneElse)}
            </Button>
        </div>
    }
}

#[component]
fn Other(filling: Filling, at: usize) -> impl IntoView {
    let draft = filling.draft();
    let name = Memo::new(move |_| {
        draft.with(|draft| {
            let other = draft.others.get(at);
            other.map_or_else(String::new, |other| other.name.clone())
        })
    });
    let chosen =
        Memo::new(move |_| draft.with(|draft| draft.others.get(at).and_then(|other| other.role)));
    let roles: Vec<ChoiceOption<Role>> = Role::ALL
        .into_iter()
        .map(|one| ChoiceOption::new(one, words(role(one))))
        .collect();
    let edit = move |edit: &dyn Fn(&mut OtherPerson)| {
        filling.change(|draft| draft.others.get_mut(at).map_or((), edit));
    };
    let id = control(&Place::Other(at));
    view! {
        <div class="record-form-row">
            <TextField
                id=id.clone()
                label=words(RecordPage::PersonName)
                error=filling.fault(Place::Other(at))
                value=name
                on_input=move |name: String| edit(&|other| other.name.clone_from(&name))
            />
            <Select
                id=format!("{id}-role")
                label=words(RecordPage::PersonRole)
                unchosen=words(RecordPage::ChooseNothing)
                options=roles
                chosen
                on_choose=move |role| edit(&|other| other.role = role)
            />
            <Button
                variant=ButtonVariant::Plain
                glyph=Glyph::Trash
                on_press=move |()| filling.change(|draft| {
                    if at < draft.others.len() {
                        draft.others.remove(at);
                    }
                })
            >
                {words(RecordPage::Remove)}
            </Button>
        </div>
    }
}
