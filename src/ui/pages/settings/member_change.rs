//! Another name, role or deputyship for a colleague.

use leptos::prelude::*;
use uuid::Uuid;

use super::Failed;
use super::colleague::{DeputyFor, NameAndRole, NotNow, id as field_id};
use super::members::Task;
use crate::screen::set_up::Field;
use crate::screen::settings::Fault;
use crate::screen::settings::members::{Changes, change_faults, changes, known_member};
use crate::text::{MemberPage as Words, Trouble};
use crate::ui::App;
use crate::ui::components::{Busy, Button, ButtonPurpose, Form, Section, focus::focus_on};
use crate::ui::words::words;
use crate::workspace::Action;

#[component]
pub(super) fn ChangeMember(id: Uuid, task: RwSignal<Task>) -> impl IntoView {
    let app = App::expect();
    let (known, is_me) = app.look(|desk, _| (known_member(desk, id), desk.me.id == id))?;
    let form = RwSignal::new(known?);
    let faults = RwSignal::new(Vec::<Fault<Field>>::new());
    let trouble = RwSignal::new(None::<Trouble>);
    let busy = RwSignal::new(false);
    let name = form.with_untracked(|form| form.answers.name.clone());
    let submit = move |()| {
        let asked = form.get_untracked();
        let found =
            app.look(|desk, _| (change_faults(desk, id, &asked), changes(desk, id, &asked)));
        let Some((found, changes)) = found else {
            return;
        };
        if let Some(first) = found.first() {
            focus_on(field_id(first.field));
            return faults.set(found);
        }
        faults.set(Vec::new());
        trouble.set(None);
        busy.set(true);
        change(app, id, changes, move |failed| {
            let _gone = busy.try_set(false);
            match failed {
                None => {
                    let _gone = task.try_set(Task::List);
                }
                Some(found) => {
                    let _gone = trouble.try_set(Some(found));
                }
            }
        });
    };
    Some(view! {
        <Section id="member-change" title=words(Words::ChangeTitle { name })>
            <Form on_submit=submit>
                <NameAndRole form faults asks_role=!is_me />
                <DeputyFor form />
                <Failed trouble />
                {move || {
                    if busy.get() {
                        view! { <Busy text=words(Words::Working) /> }.into_any()
                    } else {
                        view! {
                            <div class="cluster">
                                <Button purpose=ButtonPurpose::Submit>{words(Words::Save)}</Button>
                                <NotNow task />
                            </div>
                        }
                            .into_any()
                    }
                }}
            </Form>
        </Section>
    })
}

/// The person first, then whom they stand in for.
fn change(app: App, id: Uuid, changes: Changes, then: impl FnOnce(Option<Trouble>) + 'static) {
    let Changes { member, deputies } = changes;
    let appoint = move |then: Box<dyn FnOnce(Option<Trouble>)>| match deputies {
        None => then(None),
        Some(deputies) => app.send(Action::AppointDeputies(deputies), move |outcome| {
            then(outcome.err());
        }),
    };
    let then: Box<dyn FnOnce(Option<Trouble>)> = Box::new(then);
    match member {
        None => appoint(then),
        Some((name, role)) => {
            let action = Action::ChangeMember {
                member: id,
                name,
                role,
            };
            app.send(action, move |outcome| match outcome {
                Ok(_) => appoint(then),
                Err(trouble) => then(Some(trouble)),
            });
        }
    }
}
