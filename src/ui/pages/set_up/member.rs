//! The second and third question: who is the first member, and by which mark they find themselves.

use leptos::prelude::*;

use super::school_file::WhoIsFirst;
use super::{Head, Questions, Steps};
use crate::screen::set_up::{Field, Way, roles};
use crate::text::FirstUse as Words;
use crate::ui::components::{Choice, ChoiceOption, Form, TextField};
use crate::ui::words::words;

#[component]
pub(super) fn MemberQuestion(questions: Questions) -> impl IntoView {
    let answers = questions.answers;
    let name = Signal::derive(move || answers.with(|answers| answers.name.clone()));
    let role = Signal::derive(move || answers.with(|answers| answers.role));
    let options = roles()
        .into_iter()
        .map(|(role, label)| ChoiceOption::new(role, words(label)))
        .collect::<Vec<_>>();
    let options = StoredValue::new(options);
    // Whoever the school's file names has that name and role.
    let is_asked = Memo::new(move |_| {
        answers.with(|answers| answers.found.is_none() || answers.who.as_deref() == Some(""))
    });
    let from_file = questions.way.get_untracked() == Way::FromFile;
    view! {
        <Head questions title=Words::MemberHeading />
        <Form on_submit=move |()| questions.go_on()>
            {from_file.then(|| view! { <WhoIsFirst questions /> })}
            {move || {
                is_asked
                    .get()
                    .then(|| {
                        view! {
                            <TextField
                                id="name"
                                label=words(Words::MemberName)
                                error=questions.error(Field::Name)
                                value=name
                                on_input=move |text| answers.update(|answers| answers.name = text)
                            />
                            <Choice
                                id="role"
                                legend=words(Words::MemberRole)
                                options=options.get_value()
                                error=questions.error(Field::Role)
                                chosen=role
                                on_choose=move |role| {
                                    answers.update(|answers| answers.role = Some(role));
                                }
                            />
                        }
                    })
            }}
            <Steps questions on=Words::Next />
        </Form>
    }
}

#[component]
pub(super) fn MarkQuestion(questions: Questions) -> impl IntoView {
    let answers = questions.answers;
    let mark = Signal::derive(move || answers.with(|answers| answers.mark.clone()));
    view! {
        <Head questions title=Words::Mark />
        <Form on_submit=move |()| questions.go_on()>
            <TextField
                id="mark"
                label=words(Words::Mark)
                hint=words(Words::MarkHint)
                error=questions.error(Field::Mark)
                value=mark
                on_input=move |text| answers.update(|answers| answers.mark = text)
            />
            <Steps questions on=Words::Next />
        </Form>
    }
}
