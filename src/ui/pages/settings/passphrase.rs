//! A new passphrase: for somebody new, for somebody who lost theirs, or one's own.

use leptos::{html, prelude::*};
use uuid::Uuid;

use super::Failed;
use super::colleague::{NotNow, id};
use super::members::Task;
use crate::screen::set_up::{Answers, Fault, Field, passphrase_fault};
use crate::screen::settings::members::known_member;
use crate::text::{FirstUse, LockScreen, MemberPage as Words, Trouble};
use crate::ui::App;
use crate::ui::components::{
    Busy, Button, ButtonPurpose, Form, Notice, PassphraseField, PassphraseUse, Section, Tone,
    focus::focus_on, take_passphrase,
};
use crate::ui::pages::set_up::passphrase::{SevenWords, put};
use crate::ui::words::words;
use crate::workspace::Action;
use crate::workspace::action::Secret;

#[component]
pub(super) fn ChoosePassphrase(
    /// Whose it will be: it must not be made of these names.
    answers: Answers,
    /// Whether it is being put in force.
    busy: RwSignal<bool>,
    /// The words of the button.
    submit_text: Words,
    task: RwSignal<Task>,
    /// Called with a passphrase that follows the rules.
    #[prop(into)]
    on_chosen: Callback<Secret>,
) -> impl IntoView {
    let (first, again) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let fault = RwSignal::new(None::<Fault>);
    let submit = move |()| {
        if busy.get_untracked() {
            return;
        }
        let passphrase = take_passphrase(first);
        let repeated = take_passphrase(again);
        let found = passphrase_fault(&answers, &passphrase, &repeated);
        if let Some(found) = &found {
            put(first, &passphrase);
            put(again, &repeated);
            focus_on(id(found.field));
        } else {
            on_chosen.run(passphrase);
        }
        fault.set(found);
    };
    let error = move |field: Field| {
        Signal::derive(move || {
            fault.with(|fault| {
                let fault = fault.as_ref().filter(|fault| fault.field == field);
                fault.map(|fault| words(fault.words.clone()))
            })
        })
    };
    view! {
        <SevenWords on_use=move |offered: String| {
            put(first, &offered);
            put(again, "");
            focus_on(id(Field::Again));
        } />
        <Form on_submit=submit>
            <Hidden id=id(Field::Passphrase) label=words(FirstUse::PassphraseHeading) error=error(Field::Passphrase) input=first />
            <Hidden id=id(Field::Again) label=words(FirstUse::PassphraseAgain) error=error(Field::Again) input=again />
            {move || {
                let text = submit_text.clone();
                if busy.get() {
                    view! { <Busy text=words(Words::Working) /> }.into_any()
                } else {
                    view! {
                        <div class="cluster">
                            <Button purpose=ButtonPurpose::Submit>{words(text)}</Button>
                            <NotNow task />
                        </div>
                    }
                        .into_any()
                }
            }}
        </Form>
    }
}

/// One passphrase field; what is typed lives in its input only.
#[component]
fn Hidden(
    id: &'static str,
    label: String,
    error: Signal<Option<String>>,
    input: NodeRef<html::Input>,
    #[prop(optional)] purpose: Option<PassphraseUse>,
) -> impl IntoView {
    view! {
        <PassphraseField
            id
            label
            purpose=purpose.unwrap_or(PassphraseUse::New)
            show_text=words(LockScreen::ShowPassphrase)
            hide_text=words(LockScreen::HidePassphrase)
            error
            input
        />
    }
}

/// New keys for somebody who lost the passphrase.
#[component]
pub(super) fn Rekey(id: Uuid, task: RwSignal<Task>) -> impl IntoView {
    let app = App::expect();
    let known = app.look(|desk, _| known_member(desk, id)).flatten()?;
    let answers = known.answers;
    let name = answers.name.clone();
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let mend = move |passphrase| {
        let action = Action::RekeyMember {
            member: id,
            passphrase,
        };
        put_in_force(app, action, (busy, trouble), task);
    };
    Some(view! {
        <Section id="member-rekey" title=words(Words::RekeyTitle { name }) lead=words(Words::RekeyWhy)>
            <Notice tone=Tone::Info>{words(Words::TheirTurnWhy)}</Notice>
            <Failed trouble />
            <ChoosePassphrase answers busy submit_text=Words::RekeyNow task on_chosen=mend />
        </Section>
    })
}

/// One's own passphrase, by whoever knows the one of now.
#[component]
pub(super) fn OwnPassphrase(task: RwSignal<Task>) -> impl IntoView {
    let app = App::expect();
    let known = app
        .look(|desk, _| known_member(desk, desk.me.id))
        .flatten()?;
    let answers = known.answers;
    let current = NodeRef::<html::Input>::new();
    let missing = RwSignal::new(None::<String>);
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let change = move |new| {
        let now = take_passphrase(current);
        if now.is_empty() {
            missing.set(Some(words(Words::CurrentMissing)));
            return focus_on("member-current");
        }
        missing.set(None);
        let action = Action::ChangePassphrase { current: now, new };
        put_in_force(app, action, (busy, trouble), task);
    };
    Some(view! {
        <Section
            id="own-passphrase"
            title=words(Words::OwnPassphrase)
            lead=words(Words::OwnPassphraseWhy)
        >
            <Failed trouble />
            <Hidden
                id="member-current"
                label=words(Words::Current)
                error=missing.into()
                input=current
                purpose=PassphraseUse::Current
            />
            <ChoosePassphrase answers busy submit_text=Words::OwnPassphraseNow task on_chosen=change />
        </Section>
    })
}

/// Sends it; afterwards the list stands there, or why not.
fn put_in_force(
    app: App,
    action: Action,
    (busy, trouble): (RwSignal<bool>, RwSignal<Option<Trouble>>),
    task: RwSignal<Task>,
) {
    busy.set(true);
    trouble.set(None);
    app.send(action, move |outcome| {
        let _gone = busy.try_set(false);
        match outcome {
            Ok(_) => {
                let _gone = task.try_set(Task::List);
            }
            Err(found) => {
                let _gone = trouble.try_set(Some(found));
            }
        }
    });
}
