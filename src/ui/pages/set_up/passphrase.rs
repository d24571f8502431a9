//! The fourth question: a passphrase, typed twice, or seven of our own words.

use leptos::{html, prelude::*};

use super::school_file::make;
use super::{Head, Questions, Steps, id};
use crate::screen::set_up::{Field, Way, passphrase_fault};
use crate::text::{FirstUse as Words, LockScreen, PassphraseRule, Trouble};
use crate::ui::App;
use crate::ui::components::{
    Busy, Button, ButtonVariant, Form, Glyph, PassphraseField, PassphraseUse, focus::focus_on,
    take_passphrase,
};
use crate::ui::trouble_notice::TroubleNotice;
use crate::ui::words::words;

#[component]
pub(super) fn PassphraseQuestion(questions: Questions) -> impl IntoView {
    let (first, again) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let app = App::expect();
    let from_file = questions.way.get_untracked() == Way::FromFile;
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let submit = move |()| {
        if busy.get_untracked() {
            return;
        }
        let passphrase = take_passphrase(first);
        let repeated = take_passphrase(again);
        let fault = questions
            .answers
            .with_untracked(|answers| passphrase_fault(answers, &passphrase, &repeated));
        match fault {
            None => {
                questions.passphrase.set_value(passphrase);
                if from_file {
                    make(app, questions, trouble, busy);
                } else {
                    questions.go_on();
                }
            }
            Some(fault) => {
                let field = id(fault.field);
                put(first, &passphrase);
                put(again, &repeated);
                questions.faults.set(vec![fault]);
                focus_on(field);
            }
        }
    };
    let field = move |name: Field, label: Words, input| {
        view! {
            <PassphraseField
                id=id(name)
                label=words(label)
                purpose=PassphraseUse::New
                show_text=words(LockScreen::ShowPassphrase)
                hide_text=words(LockScreen::HidePassphrase)
                error=questions.error(name)
                input
            />
        }
    };
    view! {
        <Head questions title=Words::PassphraseHeading />
        {rules()}
        <SevenWords on_use=move |offered: String| {
            put(first, &offered);
            put(again, "");
            focus_on(id(Field::Again));
        } />
        <Form on_submit=submit>
            {field(Field::Passphrase, Words::PassphraseHeading, first)}
            {field(Field::Again, Words::PassphraseAgain, again)}
            {move || trouble.get().map(|trouble| view! { <TroubleNotice trouble /> })}
            {move || {
                if busy.get() {
                    view! { <Busy text=words(Words::Making) /> }.into_any()
                } else {
                    let on = if from_file { Words::Make } else { Words::Next };
                    view! { <Steps questions on /> }.into_any()
                }
            }}
        </Form>
    }
}

fn rules() -> impl IntoView {
    view! {
        <div class="prose">
            <p>{words(Words::PassphraseIntro)}</p>
            <ul class="set-up-rules">
                <li>{words(PassphraseRule::LongEnough)}</li>
                <li>{words(PassphraseRule::NotCommon)}</li>
                <li>{words(PassphraseRule::NotNames)}</li>
                <li>{words(PassphraseRule::SpacesAndPaste)}</li>
            </ul>
        </div>
    }
}

/// Puts a passphrase into its input, where it lives.
pub(in crate::ui::pages) fn put(input: NodeRef<html::Input>, text: &str) {
    if let Some(input) = input.get_untracked() {
        input.set_value(text);
    }
}

#[component]
pub(in crate::ui::pages) fn SevenWords(#[prop(into)] on_use: Callback<String>) -> impl IntoView {
    let app = App::expect();
    let offered = RwSignal::new(app.offer_words().to_string());
    view! {
        <div class="set-up-words">
            <p>{words(Words::SevenWords)}</p>
            <p class="set-up-offer" data-testid="seven-words">{offered}</p>
            <div class="cluster">
                <Button
                    variant=ButtonVariant::Quiet
                    glyph=Glyph::Check
                    on_press=move |()| on_use.run(offered.get_untracked())
                >
                    {words(Words::UseTheseWords)}
                </Button>
                <Button
                    variant=ButtonVariant::Plain
                    glyph=Glyph::Return
                    on_press=move |()| offered.set(app.offer_words().to_string())
                >
                    {words(Words::OtherWords)}
                </Button>
            </div>
            <p class="field-hint">{words(Words::RememberWords)}</p>
        </div>
    }
}
