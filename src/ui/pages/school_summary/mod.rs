//! The summary for another school: danger first, then whom it is for, what the parents know, and every item by hand.

pub mod questions;

use leptos::prelude::*;

use questions::{Outcome, Parents, Ticking, options};

use super::document::PrintIt;
use super::opened_case::OpenedCase;
use super::paper::paper;
use crate::casefile::CaseId;
use crate::screen::Door;
use crate::screen::school_summary::{
    Answers, Asking, DOUBT, Faults, NO, YES, asking, command, corrected_since, draft_key,
    handed_over, start,
};
use crate::text::{Choice as Said, Message, SchoolSummary as Words, Shell, Trouble};
use crate::ui::App;
use crate::ui::components::{
    Button, ButtonPurpose, ButtonVariant, Choice, ChoiceLayout, ChoiceOption, Empty, Form, Glyph,
    LinkButton, Notice, Section, TextField, Tone, Voice,
};
use crate::ui::doors;
use crate::ui::routes::CasePlace;
use crate::ui::unread_draft::UnreadDraft;
use crate::ui::words::{busy_state, sentence, words};
use crate::workspace::Action;

/// The page: the questions, or the paper of a case that was handed over.
#[component]
pub fn SchoolSummaryPage(
    /// The case.
    case: CaseId,
) -> impl IntoView {
    let app = App::expect();
    let asked = app.screen(move |desk, now| asking(desk, case, now));
    let given = app.screen(move |desk, now| handed_over(desk, case, now));
    let since = app.screen(move |desk, _| corrected_since(desk, case));
    let begun = app.look(move |desk, _| start(desk, case));
    app.go_on_from(&draft_key(case));
    let answers = RwSignal::new(begun.unwrap_or_default());
    // Kept like every text that is being typed: whoever asks a colleague about an item finds the others ticked.
    let keep = move |answers: &Answers, _: Option<&Answers>, _: Option<()>| {
        if let Some(text) = answers.to_draft() {
            app.keep(draft_key(case), text);
        }
    };
    Effect::watch(move || answers.get(), keep, false);
    view! {
        <OpenedCase case place=CasePlace::SchoolSummary>
            <UnreadDraft key=draft_key(case) />
            {move || match (asked.get().flatten(), given.get().flatten()) {
                (Some(asking), _) => view! { <Questions case asking answers /> }.into_any(),
                (None, Some(document)) => view! {
                    <div class="paper-ask">
                        <Notice tone=Tone::Good><p>{words(Words::IsHandedOver)}</p></Notice>
                        {move || warned(since.get().unwrap_or_default())}
                    </div>
                    <PrintIt title=words(Words::Heading) />
                    {paper(document)}
                }
                    .into_any(),
                (None, None) => {
                    view! { <Empty glyph=Glyph::Document title=words(Words::NothingToTick) /> }.into_any()
                }
            }}
        </OpenedCase>
    }
}

/// What was corrected since the other school got it.
fn warned(corrected: Vec<Message>) -> Option<impl IntoView> {
    let lines = corrected.into_iter();
    let lines: Vec<_> = lines.map(|line| view! { <li>{words(line)}</li> }).collect();
    (!lines.is_empty()).then(|| {
        view! { <Notice tone=Tone::Warn><p>{words(Words::CorrectedSince)}</p><ul>{lines}</ul></Notice> }
    })
}

#[component]
fn Questions(case: CaseId, asking: Asking, answers: RwSignal<Answers>) -> impl IntoView {
    let danger = Signal::derive(move || answers.with(|answers| answers.danger.clone()));
    let choices = [(YES, Said::Yes), (DOUBT, Said::Doubt), (NO, Said::No)];
    let rest = StoredValue::new(asking.clone());
    view! {
        <p class="paper-only">{words(Words::NotYetPaper)}</p>
        <div class="school-summary stack" data-gap="large">
            <Section id="summary" title=words(Words::Heading) lead=words(Words::Lead)>
                <p>{words(asking.standing)} " " {words(Words::NoSending)}</p>
                {asking.is_with.into_iter().map(|text| view! {
                    <Notice tone=Tone::Warn><p>{words(text)}</p></Notice>
                }).collect_view()}
                <Choice
                    id="danger"
                    legend=words(Words::DangerNow)
                    layout=ChoiceLayout::Inline
                    options=options(&choices)
                    chosen=danger
                    on_choose=move |chosen| answers.update(|answers| answers.danger = Some(chosen))
                />
            </Section>
            {move || match danger.get().as_deref() {
                None => ().into_any(),
                Some(NO) => view! { <Rest case asking=rest.get_value() answers /> }.into_any(),
                Some(_) => view! {
                    <Notice tone=Tone::Danger voice=Voice::Alert title=words(Words::DangerFirst)>
                        <p>{words(Words::DangerFirstWhy)}</p>
                        <LinkButton href=doors::href(case, Door::Emergency) variant=ButtonVariant::Danger>
                            {words(Shell::ToEmergency)}
                        </LinkButton>
                    </Notice>
                }
                    .into_any(),
            }}
        </div>
    }
}

#[component]
fn Rest(case: CaseId, asking: Asking, answers: RwSignal<Answers>) -> impl IntoView {
    let app = App::expect();
    let faults = RwSignal::new(Faults::default());
    let trouble = RwSignal::new(None::<Trouble>);
    let busy = RwSignal::new(false);
    let at = move |which: fn(Faults) -> Option<Message>| {
        Signal::derive(move || which(faults.get()).map(words))
    };
    if asking.groups.is_empty() {
        return view! { <Empty glyph=Glyph::Document title=words(Words::NothingToTick) /> }
            .into_any();
    }
    let submit = move |()| {
        trouble.set(None);
        let made = app.look(|desk, now| {
            let made = answers.with_untracked(|answers| command(desk, case, answers, now));
            made.map(|made| (made, now))
        });
        let (command, happened_at) = match made.flatten() {
            None => return,
            Some((Err(found), _)) => return faults.set(found),
            Some((Ok(command), now)) => (command, now),
        };
        faults.set(Faults::default());
        busy.set(true);
        let action = Action::Record {
            case,
            command,
            happened_at,
            draft: Some(draft_key(case)),
        };
        // The draft goes in the same commit; a pause that is still running must not bring it back.
        app.forget(&draft_key(case));
        app.send(action, move |outcome| {
            if outcome.is_err()
                && let Some(text) = answers.try_with_untracked(Answers::to_draft).flatten()
            {
                app.keep(draft_key(case), text);
            }
            let _gone = busy.try_set(false);
            let _gone = trouble.try_set(outcome.err());
        });
    };
    let today = asking.today;
    let lists = asking.groups.into_iter().enumerate();
    let lists = lists.map(|(place, group)| {
        let items = group.items.into_iter();
        let items = items.map(|(record, label)| ChoiceOption::new(record, words(label)));
        view! {
            <Ticking id=format!("tick-{place}") legend=words(group.heading) options=items.collect() answers />
        }
    });
    let lists = lists.collect::<Vec<_>>();
    view! {
        <Form on_submit=submit>
            <TextField
                id="school"
                label=words(Words::School)
                hint=words(Words::SchoolHint)
                error=at(|faults| faults.school)
                value=Signal::derive(move || answers.with(|answers| answers.school.clone()))
                on_input=move |typed| answers.update(|answers| answers.school = typed)
            />
            <Parents today answers faults />
            <Section id="tick" title=words(Words::Tick) lead=words(Words::TickHint)>{lists}</Section>
            {move || faults.get().ticked.map(|fault| view! {
                <Notice tone=Tone::Warn voice=Voice::Alert><p>{words(fault)}</p></Notice>
            })}
            <Outcome case answers />
            {move || trouble.get().map(|trouble| view! {
                <Notice tone=Tone::Warn voice=Voice::Alert><p>{sentence(&trouble)}</p></Notice>
            })}
            <p class="field-hint" id="hand-over-why">{words(Words::HandOverWhy)}</p>
            <div>
                <Button purpose=ButtonPurpose::Submit state=busy_state(busy) described_by="hand-over-why".to_owned()>
                    {words(Words::HandOver)}
                </Button>
            </div>
        </Form>
    }
    .into_any()
}
