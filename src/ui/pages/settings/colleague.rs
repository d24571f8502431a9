//! The questions about a colleague: name, role, and for whom they stand in.

use leptos::prelude::*;

use super::fault_at;
use super::members::Task;
use crate::screen::set_up::Field;
use crate::screen::settings::Fault;
use crate::screen::settings::members::{MemberForm, deputy_roles, roles};
use crate::text::{MemberPage as Words, Shell};
use crate::ui::components::{
    Button, ButtonVariant, CheckList, Choice, ChoiceOption, Glyph, TextField, Tick,
};
use crate::ui::words::words;

/// What is filled in about somebody.
pub(super) type Answers = RwSignal<MemberForm>;

/// What is wrong with it.
pub(super) type Faults = RwSignal<Vec<Fault<Field>>>;

/// The id of a field on the page.
pub(super) const fn id(field: Field) -> &'static str {
    match field {
        Field::School => "school-name",
        Field::Who => "member-who",
        Field::Name => "member-name",
        Field::Role => "member-role",
        Field::Mark => "member-mark",
        Field::Passphrase => "member-passphrase",
        Field::Again => "member-again",
    }
}

#[component]
pub(super) fn NameAndRole(form: Answers, faults: Faults, asks_role: bool) -> impl IntoView {
    let options: Vec<_> = roles()
        .into_iter()
        .map(|(role, label)| ChoiceOption::new(role, words(label)))
        .collect();
    view! {
        <TextField
            id=id(Field::Name)
            label=words(Words::Name)
            error=fault_at(faults, Field::Name)
            value=Signal::derive(move || form.with(|form| form.answers.name.clone()))
            on_input=move |typed| form.update(|form| form.answers.name = typed)
        />
        {if asks_role {
            view! {
                <Choice
                    id=id(Field::Role)
                    legend=words(Words::Role)
                    options
                    error=fault_at(faults, Field::Role)
                    chosen=Signal::derive(move || form.with(|form| form.answers.role))
                    on_choose=move |role| form.update(|form| form.answers.role = Some(role))
                />
            }
                .into_any()
        } else {
            view! { <p class="settings-quiet">{words(Words::OwnRole)}</p> }.into_any()
        }}
    }
}

#[component]
pub(super) fn DeputyFor(form: Answers) -> impl IntoView {
    let options = deputy_roles()
        .into_iter()
        .map(|(role, label)| ChoiceOption::new(role, words(label)))
        .collect();
    let ticked = move || form.with(|form| form.deputy_for.iter().copied().collect::<Vec<_>>());
    view! {
        <CheckList
            id="member-deputy"
            legend=words(Words::Deputy)
            hint=words(Words::DeputyHint)
            options
            ticked=Signal::derive(ticked)
            on_tick=move |tick| {
                form.update(|form| match tick {
                    Tick::On(role) => {
                        form.deputy_for.insert(role);
                    }
                    Tick::Off(role) => {
                        form.deputy_for.remove(&role);
                    }
                });
            }
        />
    }
}

/// Back to the list, with nothing done.
#[component]
pub(super) fn NotNow(task: RwSignal<Task>) -> impl IntoView {
    view! {
        <Button
            variant=ButtonVariant::Plain
            glyph=Glyph::Back
            on_press=move |()| task.set(Task::List)
        >
            {words(Shell::Cancel)}
        </Button>
    }
}
