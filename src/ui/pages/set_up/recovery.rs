//! The fifth question: the recovery code, printed and typed back; then the school's vault is made.

use leptos::prelude::*;
use zeroize::Zeroizing;

use super::{Head, Questions, Steps};
use crate::text::{FirstUse as Words, RecoveryCode};
use crate::ui::App;
use crate::ui::components::{
    Busy, Button, ButtonVariant, Form, Glyph, PrintDocument, TextField, focus::focus_on,
};
use crate::ui::words::{sentence, words};
use crate::workspace::action::{NewMember, SetUp};
use crate::workspace::{Action, Done};

#[component]
pub(super) fn RecoveryQuestion(questions: Questions) -> impl IntoView {
    let app = App::expect();
    let code = questions.code;
    let typed = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<String>);
    if code.with_untracked(String::is_empty) {
        // Once: whoever goes back and on again may have printed it already.
        app.send(Action::OfferRecoveryCode, move |offered| {
            if let Ok(Done::RecoveryCode(offered)) = offered {
                code.set(offered);
            }
        });
    }
    let submit = move |()| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        error.set(None);
        app.send(
            Action::SetUp(answered(questions, &typed.get_untracked())),
            move |outcome| match outcome {
                Ok(_) => app.welcome().set(true),
                Err(refused) => {
                    busy.set(false);
                    error.set(Some(sentence(&refused)));
                    focus_on("typed-back");
                }
            },
        );
    };
    let print = move |()| app.print();
    view! {
        <Head questions title=Words::RecoveryHeading />
        <div class="prose">
            <p>{words(RecoveryCode::Why)}</p>
            <p>{words(RecoveryCode::WhoKeepsIt)}</p>
        </div>
        <Sheet code />
        <Button variant=ButtonVariant::Quiet glyph=Glyph::Print on_press=print>
            {words(RecoveryCode::Print)}
        </Button>
        <Form on_submit=submit>
            <TextField
                id="typed-back"
                label=words(RecoveryCode::TypeBack)
                hint=words(RecoveryCode::TypeBackHint)
                error
                value=typed
                on_input=move |text| typed.set(text)
            />
            {move || {
                if busy.get() {
                    view! { <Busy text=words(Words::Making) /> }.into_any()
                } else {
                    view! { <Steps questions on=Words::Make /> }.into_any()
                }
            }}
        </Form>
    }
}

fn answered(questions: Questions, typed: &str) -> SetUp {
    let answers = questions.answers.get_untracked();
    SetUp {
        school: answers.school.trim().to_owned(),
        member: NewMember {
            id: None,
            name: answers.name.trim().to_owned(),
            role: answers.role.unwrap_or(crate::protocol::Role::Principal),
            mark: answers.mark.trim().to_owned(),
            passphrase: questions.passphrase.get_value(),
        },
        typed_back: Zeroizing::new(typed.to_owned()),
    }
}

/// The sheet for the safe: no name of the school, so that a finder does not know where it fits.
#[component]
pub(in crate::ui::pages) fn Sheet(code: RwSignal<String>) -> impl IntoView {
    let app = App::expect();
    let on = app.now().date_naive();
    view! {
        <PrintDocument
            title=words(RecoveryCode::PrintTitle)
            marking=words(RecoveryCode::PrintMarking)
            foot=words(RecoveryCode::MadeOn { on })
        >
            <p class="set-up-code" data-testid="recovery-code">{code}</p>
            <p>{words(RecoveryCode::PrintLine)}</p>
        </PrintDocument>
    }
}
