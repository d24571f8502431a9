//! The first question: the school.

use leptos::prelude::*;

use super::{Head, Questions, Steps};
use crate::screen::set_up::Field;
use crate::text::FirstUse as Words;
use crate::ui::components::{Form, TextField};
use crate::ui::pages::safari::SafariNotice;
use crate::ui::words::words;

#[component]
pub(super) fn SchoolQuestion(questions: Questions) -> impl IntoView {
    let value = Signal::derive(move || questions.answers.with(|answers| answers.school.clone()));
    let typed = move |text| questions.answers.update(|answers| answers.school = text);
    view! {
        <Head questions title=Words::Heading />
        <p class="prose">{words(Words::Intro)}</p>
        <SafariNotice />
        <Form on_submit=move |()| questions.go_on()>
            <TextField
                id="school"
                label=words(Words::SchoolName)
                hint=words(Words::SchoolNameHint)
                error=questions.error(Field::School)
                value
                on_input=typed
            />
            <Steps questions on=Words::Next />
        </Form>
    }
}
