//! *Dit apparaat leegmaken*: the last checked backup first, then a word that is typed, then nothing is left.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::loader;
use crate::screen::backup::{is_wipe_word, wipe};
use crate::text::Wipe as Words;
use crate::ui::App;
use crate::ui::components::{
    Busy, Button, ButtonPurpose, ButtonVariant, Disclosure, Form, Notice, TextField, Tone,
};
use crate::ui::words::{busy_state, words};

#[component]
pub(super) fn WipePart() -> impl IntoView {
    let app = App::expect();
    let shown = app.screen(wipe);
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let empty = move |()| {
        if !is_wipe_word(&typed.get_untracked()) {
            return error.set(Some(words(Words::NotTyped)));
        }
        busy.set(true);
        error.set(None);
        spawn_local(async move {
            // The page is loaded anew when all is gone, and every key in memory goes with it.
            if loader::wipe_device().await.is_err() {
                let _gone = busy.try_set(false);
                let _gone = error.try_set(Some(words(Words::Failed)));
            }
        });
    };
    let form = move |press: String| {
        view! {
            <Form on_submit=empty>
                <TextField
                    id="wipe-word"
                    label=words(Words::TypeIt)
                    error
                    value=typed
                    on_input=move |text| typed.set(text)
                />
                {move || busy.get().then(|| view! { <Busy text=words(Words::Wiping) /> })}
                <Button
                    purpose=ButtonPurpose::Submit
                    variant=ButtonVariant::Danger
                    state=busy_state(busy)
                >
                    {press}
                </Button>
            </Form>
        }
    };
    view! {
        <Disclosure summary=words(Words::Heading)>
            {move || {
                shown.get().map(|shown| {
                    let is_refused = shown.refused.is_some();
                    view! {
                        <p class="prose">{words(shown.lead)}</p>
                        {shown.last.map(|text| view! { <p>{words(text)}</p> })}
                        {shown
                            .warning
                            .map(|text| view! { <Notice tone=Tone::Danger>{words(text)}</Notice> })}
                        {shown
                            .refused
                            .map(|text| view! { <Notice tone=Tone::Info>{words(text)}</Notice> })}
                        {(!is_refused).then(|| form(words(shown.press)))}
                    }
                })
            }}
        </Disclosure>
    }
}
