//! *Mensen*: who works here; one thing at a time is done about them.

use leptos::prelude::*;
use uuid::Uuid;

use super::member_change::ChangeMember;
use super::member_new::NewColleague;
use super::member_remove::RemoveMember;
use super::passphrase::{OwnPassphrase, Rekey};
use super::recovery::RenewCode;
use crate::screen::settings::members::{Act, MemberRow, Members, members};
use crate::text::{MemberPage as Words, RecoveryCode};
use crate::ui::App;
use crate::ui::components::{Badge, Button, ButtonVariant, Card, Glyph, Notice, Section, Tone};
use crate::ui::words::words;

/// What is being done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Task {
    /// Looking.
    #[default]
    List,
    /// Somebody new.
    Add,
    /// Something about this person.
    About(Uuid, Act),
    /// One's own passphrase.
    OwnPassphrase,
    /// A new recovery code.
    RenewCode,
}

#[component]
pub(super) fn MembersPart() -> impl IntoView {
    let task = RwSignal::new(Task::default());
    move || match task.get() {
        Task::List => view! { <List task /> }.into_any(),
        Task::Add => view! { <NewColleague task /> }.into_any(),
        Task::About(id, Act::Change) => view! { <ChangeMember id task /> }.into_any(),
        Task::About(id, Act::Rekey) => view! { <Rekey id task /> }.into_any(),
        Task::About(id, Act::Remove) => view! { <RemoveMember id task /> }.into_any(),
        Task::OwnPassphrase => view! { <OwnPassphrase task /> }.into_any(),
        Task::RenewCode => view! { <RenewCode task /> }.into_any(),
    }
}

#[component]
fn List(task: RwSignal<Task>) -> impl IntoView {
    let shown = App::expect().screen(|desk, _| members(desk));
    move || shown.get().map(|shown| view! { <People shown task /> })
}

#[component]
fn People(shown: Members, task: RwSignal<Task>) -> impl IntoView {
    let Members {
        rows,
        gone,
        can_change,
        has_own_passphrase,
        can_renew,
        caution,
    } = shown;
    let cards = rows
        .into_iter()
        .map(|row| view! { <OneMember row task /> })
        .collect_view();
    let to = move |next, text: String, variant, glyph| {
        view! {
            <Button variant glyph on_press=move |()| task.set(next)>
                {text}
            </Button>
        }
    };
    view! {
        <Section id="members" title=words(Words::Heading) lead=words(Words::Lead)>
            {caution.map(|caution| view! { <Notice tone=Tone::Info>{words(caution)}</Notice> })}
            <div class="grid">{cards}</div>
            {(!gone.is_empty())
                .then(|| {
                    view! { <p class="settings-quiet">{words(Words::Gone)} ": " {gone.join(", ")}</p> }
                })}
            {can_change
                .then(|| {
                    view! {
                        <div class="cluster">
                            {to(Task::Add, words(Words::Add), ButtonVariant::Primary, Glyph::Plus)}
                        </div>
                    }
                })}
        </Section>
        <Section id="keys" title=words(RecoveryCode::Heading) lead=words(RecoveryCode::WhoKeepsIt)>
            <div class="cluster">
                {has_own_passphrase
                    .then(|| {
                        to(Task::OwnPassphrase, words(Words::OwnPassphrase), ButtonVariant::Quiet, Glyph::Key)
                    })}
                {can_renew
                    .then(|| {
                        to(Task::RenewCode, words(RecoveryCode::Renew), ButtonVariant::Quiet, Glyph::Shield)
                    })}
            </div>
            {(can_change && !can_renew)
                .then(|| view! { <p class="settings-quiet">{words(Words::RenewByMember)}</p> })}
        </Section>
    }
}

#[component]
fn OneMember(row: MemberRow, task: RwSignal<Task>) -> impl IntoView {
    let (id, name) = (row.id, row.name);
    let title = name.clone();
    let acts = row
        .acts
        .into_iter()
        .map(|act| {
            let (text, glyph) = match act {
                Act::Change => (Words::Change, Glyph::Pencil),
                Act::Rekey => (Words::Rekey, Glyph::Key),
                Act::Remove => (Words::Remove, Glyph::Trash),
            };
            let whose = name.clone();
            view! {
                <Button
                    variant=ButtonVariant::Plain
                    glyph
                    on_press=move |()| task.set(Task::About(id, act))
                >
                    {words(text)}
                    <span class="visually-hidden">" " {whose}</span>
                </Button>
            }
        })
        .collect_view();
    let deputy = row
        .deputy_for
        .into_iter()
        .map(|role| view! { <Badge tone=Tone::Info text=words(role) /> })
        .collect_view();
    view! {
        <Card title>
            <p class="cluster">
                <span class="settings-role">{words(row.role)}</span>
                {row.is_me.then(|| view! { <Badge tone=Tone::Good text=words(Words::You) /> })}
                {deputy}
            </p>
            <p class="settings-quiet">{words(row.place)}</p>
            <div class="cluster">{acts}</div>
        </Card>
    }
}
