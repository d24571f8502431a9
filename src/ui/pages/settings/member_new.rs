//! A new colleague: who it is, then their own passphrase, typed by themself.

use leptos::prelude::*;

use super::Failed;
use super::colleague::{DeputyFor, Faults, NameAndRole, NotNow, id};
use super::members::Task;
use super::passphrase::ChoosePassphrase;
use crate::protocol::Role;
use crate::screen::set_up::Field;
use crate::screen::settings::members::{MemberForm, changes, new_faults, new_member};
use crate::text::{MemberPage as Words, Trouble};
use crate::ui::App;
use crate::ui::components::{
    Button, ButtonPurpose, Form, Notice, Section, TextField, Tone, focus::focus_on,
};
use crate::ui::words::words;
use crate::workspace::Action;
use crate::workspace::action::{NewMember, Secret};

use super::fault_at;

#[component]
pub(super) fn NewColleague(task: RwSignal<Task>) -> impl IntoView {
    let app = App::expect();
    let form = RwSignal::new(app.look(|desk, _| new_member(desk))?);
    let is_known = RwSignal::new(false);
    Some(move || {
        if is_known.get() {
            view! { <TheirPassphrase form task /> }.into_any()
        } else {
            view! { <Who form is_known task /> }.into_any()
        }
    })
}

#[component]
fn Who(
    form: RwSignal<MemberForm>,
    is_known: RwSignal<bool>,
    task: RwSignal<Task>,
) -> impl IntoView {
    let app = App::expect();
    let faults: Faults = RwSignal::new(Vec::new());
    let submit = move |()| {
        let found = app.look(|desk, _| form.with_untracked(|form| new_faults(desk, form)));
        let found = found.unwrap_or_default();
        match found.first() {
            None => is_known.set(true),
            Some(first) => {
                focus_on(id(first.field));
                faults.set(found);
            }
        }
    };
    view! {
        <Section id="member-new" title=words(Words::Add)>
            <Form on_submit=submit>
                <NameAndRole form faults asks_role=true />
                <TextField
                    id=id(Field::Mark)
                    label=words(Words::MarkLabel)
                    hint=words(Words::MarkHint)
                    error=fault_at(faults, Field::Mark)
                    value=Signal::derive(move || form.with(|form| form.answers.mark.clone()))
                    on_input=move |typed| form.update(|form| form.answers.mark = typed)
                />
                <DeputyFor form />
                <div class="cluster">
                    <Button purpose=ButtonPurpose::Submit>{words(Words::ToPassphrase)}</Button>
                    <NotNow task />
                </div>
            </Form>
        </Section>
    }
}

#[component]
fn TheirPassphrase(form: RwSignal<MemberForm>, task: RwSignal<Task>) -> impl IntoView {
    let app = App::expect();
    let trouble = RwSignal::new(None::<Trouble>);
    let busy = RwSignal::new(false);
    let answers = form.with_untracked(|form| form.answers.clone());
    let name = answers.name.trim().to_owned();
    let add = move |passphrase: Secret| {
        busy.set(true);
        trouble.set(None);
        let form = form.get_untracked();
        let action = Action::AddMember(NewMember {
            id: None,
            name: form.answers.name.trim().to_owned(),
            role: form.answers.role.unwrap_or(Role::Staff),
            mark: form.answers.mark.trim().to_owned(),
            passphrase,
        });
        app.send(action, move |outcome| {
            let _gone = busy.try_set(false);
            match outcome {
                Ok(_) => {
                    appoint(app, &form);
                    let _gone = task.try_set(Task::List);
                }
                Err(found) => {
                    let _gone = trouble.try_set(Some(found));
                }
            }
        });
    };
    view! {
        <Section id="member-turn" title=words(Words::TheirTurn { name })>
            <Notice tone=Tone::Info>{words(Words::TheirTurnWhy)}</Notice>
            <Failed trouble />
            <ChoosePassphrase answers busy submit_text=Words::AddNow task on_chosen=add />
        </Section>
    }
}

/// Whoever was added stands in as was filled in.
fn appoint(app: App, form: &MemberForm) {
    let deputies = app
        .look(|desk, _| {
            let name = form.answers.name.trim();
            let mut members = desk.members.iter();
            let member = members.find(|member| member.name == name && !member.is_removed)?;
            changes(desk, member.id, form).deputies
        })
        .flatten();
    if let Some(deputies) = deputies {
        app.send(Action::AppointDeputies(deputies), move |outcome| {
            if let Err(trouble) = outcome {
                app.warn(trouble);
            }
        });
    }
}
