//! A new recovery code: printed, typed back from paper, and only then in force.

use leptos::prelude::*;
use zeroize::Zeroizing;

use super::colleague::NotNow;
use super::members::Task;
use crate::text::{MemberPage as Words, RecoveryCode};
use crate::ui::App;
use crate::ui::components::{
    Busy, Button, ButtonPurpose, ButtonVariant, Form, Glyph, Notice, Section, TextField, Tone,
    focus::focus_on,
};
use crate::ui::pages::set_up::recovery::Sheet;
use crate::ui::words::{sentence, words};
use crate::workspace::{Action, Done};

#[component]
pub(super) fn RenewCode(task: RwSignal<Task>) -> impl IntoView {
    let app = App::expect();
    let code = RwSignal::new(String::new());
    let typed = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<String>);
    app.send(Action::OfferRecoveryCode, move |offered| {
        if let Ok(Done::RecoveryCode(offered)) = offered {
            let _gone = code.try_set(offered);
        }
    });
    let submit = move |()| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        error.set(None);
        let action = Action::RenewRecoveryCode {
            typed_back: Zeroizing::new(typed.get_untracked()),
        };
        app.send(action, move |outcome| {
            let _gone = busy.try_set(false);
            match outcome {
                Ok(_) => {
                    let _gone = task.try_set(Task::List);
                }
                Err(refused) => {
                    let _gone = error.try_set(Some(sentence(&refused)));
                    focus_on("typed-back");
                }
            }
        });
    };
    view! {
        <div class="settings-sheet">
        <Section id="renew-code" title=words(Words::RenewHeading) lead=words(Words::RenewWhy)>
            <Notice tone=Tone::Warn>{words(RecoveryCode::RenewWarning)}</Notice>
            <Sheet code />
            <div class="cluster">
                <Button variant=ButtonVariant::Quiet glyph=Glyph::Print on_press=move |()| app.print()>
                    {words(RecoveryCode::Print)}
                </Button>
            </div>
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
                        view! { <Busy text=words(Words::Working) /> }.into_any()
                    } else {
                        view! {
                            <div class="cluster">
                                <Button purpose=ButtonPurpose::Submit>{words(Words::RenewNow)}</Button>
                                <NotNow task />
                            </div>
                        }
                            .into_any()
                    }
                }}
            </Form>
        </Section>
        </div>
    }
}
