//! The single questions of the summary for another school, and what it comes to.

use leptos::prelude::*;

use super::super::paper::paper;
use crate::casefile::CaseId;
use crate::screen::school_summary::{Answers, Faults, NO, YES, left_out, preview};
use crate::text::{Choice as Said, Message, SchoolSummary as Words};
use crate::ui::App;
use crate::ui::components::{
    CheckList, Choice, ChoiceLayout, ChoiceOption, DateField, Section, TextArea, TextRoom, Tick,
};
use crate::ui::words::words;

/// Answers to choose from, in words.
pub(super) fn options(choices: &[(&str, Said)]) -> Vec<ChoiceOption<String>> {
    let options = choices.iter().cloned();
    options
        .map(|(value, said)| ChoiceOption::new(value.to_owned(), words(said)))
        .collect()
}

/// One group of what may travel; nothing is ticked beforehand.
#[component]
pub(super) fn Ticking(
    id: String,
    legend: String,
    options: Vec<ChoiceOption<String>>,
    answers: RwSignal<Answers>,
) -> impl IntoView {
    let ticked = Signal::derive(move || answers.with(|answers| answers.ticked.clone()));
    let on_tick = move |tick| {
        answers.update(|answers| match tick {
            Tick::On(record) => answers.ticked.push(record),
            Tick::Off(record) => answers.ticked.retain(|one| *one != record),
        });
    };
    view! { <CheckList id legend options ticked on_tick /> }
}

/// Whether the parents were told, and when or why not.
#[component]
pub(super) fn Parents(
    today: chrono::NaiveDate,
    answers: RwSignal<Answers>,
    faults: RwSignal<Faults>,
) -> impl IntoView {
    let told = Signal::derive(move || answers.with(|answers| answers.parents_told.clone()));
    let at = move |which: fn(Faults) -> Option<Message>| {
        Signal::derive(move || which(faults.get()).map(words))
    };
    let asked = move || match told.get().as_deref() {
        None => ().into_any(),
        Some(YES) => view! {
            <DateField
                id="told-on"
                label=words(Words::ToldOn)
                latest=today
                error=at(|faults| faults.told_on)
                value=Signal::derive(move || answers.with(|answers| answers.told_on))
                on_change=move |day| answers.update(|answers| answers.told_on = day)
            />
        }
        .into_any(),
        Some(_) => view! {
            <TextArea
                id="why-not"
                label=words(Words::WhyNot)
                hint=words(Words::WhyNotHint)
                room=TextRoom::Short
                error=at(|faults| faults.reason)
                value=Signal::derive(move || answers.with(|answers| answers.reason.clone()))
                on_input=move |typed| answers.update(|answers| answers.reason = typed)
            />
        }
        .into_any(),
    };
    view! {
        <Choice
            id="parents"
            legend=words(Words::ParentsAsk)
            layout=ChoiceLayout::Inline
            options=options(&[(YES, Said::Yes), (NO, Said::No)])
            error=at(|faults| faults.parents)
            chosen=told
            on_choose=move |told| answers.update(|answers| answers.parents_told = Some(told))
        />
        {asked}
    }
}

/// What stays here, and the paper as the other school will read it.
#[component]
pub(super) fn Outcome(case: CaseId, answers: RwSignal<Answers>) -> impl IntoView {
    let app = App::expect();
    let stays = app.screen(move |desk, _| answers.with(|answers| left_out(desk, case, answers)));
    let shown =
        app.screen(move |desk, now| answers.with(|answers| preview(desk, case, answers, now)));
    let stays = move || {
        let lines = stays.get().unwrap_or_default().into_iter();
        lines
            .map(|line| view! { <li>{words(line)}</li> })
            .collect_view()
    };
    view! {
        <Section id="left-out" title=words(Words::LeftOutHeading) lead=words(Words::LeftOutLead)>
            <ul>{stays}</ul>
        </Section>
        <Section id="preview" title=words(Words::Preview)>
            {move || shown.get().flatten().map(paper)}
        </Section>
    }
}
