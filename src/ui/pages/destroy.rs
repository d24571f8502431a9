//! Destroying a case: what goes and what stays is said first, and the code is typed over.

use leptos::prelude::*;

use super::opened_case::OpenedCase;
use crate::casefile::CaseId;
use crate::screen::Door;
use crate::screen::destruction::{Answers, Destroying, Faults, destroying, destruction};
use crate::screen::form::FormKind;
use crate::text::{Destruction as Words, Message, Trouble};
use crate::ui::App;
use crate::ui::components::{
    Button, ButtonPurpose, ButtonVariant, Choice, ChoiceOption, Form, Glyph, LinkButton, Notice,
    Section, TextArea, TextField, TextRoom, Tone, Voice,
};
use crate::ui::doors::href;
use crate::ui::routes::{CasePlace, Route};
use crate::ui::words::{busy_state, sentence, words};
use crate::workspace::Action;

/// The page.
#[component]
pub fn DestroyPage(
    /// The case.
    case: CaseId,
) -> impl IntoView {
    let shown = App::expect().screen(move |desk, now| destroying(desk, case, now));
    view! {
        <OpenedCase case place=CasePlace::Destroy>
            {move || shown.get().flatten().map(|shown| view! { <Asking case shown /> })}
        </OpenedCase>
    }
}

#[component]
fn Asking(case: CaseId, shown: Destroying) -> impl IntoView {
    let may = !shown.grounds.is_empty();
    let copies = shown.copies;
    let known = if copies.is_empty() {
        view! { <p>{words(Words::NoCopies)}</p> }.into_any()
    } else {
        view! { <ul>{list(copies)}</ul> }.into_any()
    };
    let hold = href(case, Door::Form(FormKind::RetentionHold));
    view! {
        <div class="destroy stack" data-gap="large">
            <Section id="destroy" title=words(Words::Heading)>
                <ul>{list(shown.standing)}</ul>
                <div>
                    <LinkButton href=hold variant=ButtonVariant::Quiet>
                        {words(Door::Form(FormKind::RetentionHold).act())}
                    </LinkButton>
                </div>
                <p>{words(Words::WhatGoes)}</p>
                <p>{words(Words::WhatStays)}</p>
                <p class="field-hint">{words(Words::Traces)}</p>
            </Section>
            <Section id="copies" title=words(Words::CopiesHeading)>
                {known}
                <p>{words(Words::CopiesElsewhere)}</p>
            </Section>
            {if may {
                view! { <Confirming case grounds=shown.grounds code=shown.code /> }.into_any()
            } else {
                view! { <Notice tone=Tone::Info><p>{words(Words::OnlyPrincipal)}</p></Notice> }.into_any()
            }}
        </div>
    }
}

fn list(lines: Vec<Message>) -> impl IntoView {
    let lines = lines.into_iter();
    lines
        .map(|line| view! { <li>{words(line)}</li> })
        .collect_view()
}

#[component]
fn Confirming(case: CaseId, grounds: Vec<(&'static str, Message)>, code: String) -> impl IntoView {
    let app = App::expect();
    let answers = RwSignal::new(Answers::default());
    let faults = RwSignal::new(Faults::default());
    let trouble = RwSignal::new(None::<Trouble>);
    let busy = RwSignal::new(false);
    let at = move |which: fn(Faults) -> Option<Message>| {
        Signal::derive(move || which(faults.get()).map(words))
    };
    let submit = move |()| {
        trouble.set(None);
        let destruction = match answers.with_untracked(|answers| destruction(case, answers)) {
            Ok(destruction) => destruction,
            Err(found) => return faults.set(*found),
        };
        faults.set(Faults::default());
        busy.set(true);
        app.send(Action::DestroyCase { case, destruction }, move |outcome| {
            let _gone = busy.try_set(false);
            match outcome {
                Ok(_) => {
                    app.go(Route::Cases);
                    app.say(Words::Destroyed);
                }
                Err(found) => {
                    let _gone = trouble.try_set(Some(found));
                }
            }
        });
    };
    let options = grounds
        .into_iter()
        .map(|(ground, label)| ChoiceOption::new(ground.to_owned(), words(label)))
        .collect::<Vec<_>>();
    view! {
        <Form on_submit=submit>
            <Choice
                id="ground"
                legend=words(Words::Ground)
                options
                error=at(|faults| faults.ground)
                chosen=Signal::derive(move || answers.with(|answers| answers.ground.clone()))
                on_choose=move |ground| answers.update(|answers| answers.ground = Some(ground))
            />
            <TextArea
                id="reason"
                label=words(Words::Reason)
                hint=words(Words::ReasonHint)
                room=TextRoom::Short
                error=at(|faults| faults.reason)
                value=Signal::derive(move || answers.with(|answers| answers.reason.clone()))
                on_input=move |typed| answers.update(|answers| answers.reason = typed)
            />
            <TextField
                id="code"
                label=words(Words::Typed { code })
                error=at(|faults| faults.typed)
                value=Signal::derive(move || answers.with(|answers| answers.typed.clone()))
                on_input=move |typed| answers.update(|answers| answers.typed = typed)
            />
            {move || trouble.get().map(|trouble| view! {
                <Notice tone=Tone::Warn voice=Voice::Alert><p>{sentence(&trouble)}</p></Notice>
            })}
            <div>
                <Button
                    variant=ButtonVariant::Danger
                    glyph=Glyph::Trash
                    state=busy_state(busy)
                    purpose=ButtonPurpose::Submit
                >
                    {words(Words::Destroy)}
                </Button>
            </div>
        </Form>
    }
}
