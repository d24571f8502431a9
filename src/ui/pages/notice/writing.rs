//! Writing it down: only what was seen is required.

use leptos::prelude::*;

use super::{Page, write};
use crate::casefile::CaseId;
use crate::screen::notice::{Draft, Step, Witness};
use crate::text::{Emergency, QuickObservation as Words, Shell};
use crate::ui::App;
use crate::ui::components::{
    Button, ButtonPurpose, Choice, ChoiceOption, DateField, Disclosure, Form, TextArea, TextField,
    TextRoom, TimeField, focus::focus_on,
};
use crate::ui::inside::{self, CasePick};
use crate::ui::shell::EmergencyLink;
use crate::ui::words::words;

#[component]
pub(super) fn Writing(shown: Page) -> impl IntoView {
    let app = App::expect();
    let missing = RwSignal::new(None::<String>);
    let wrong = RwSignal::new(None::<String>);
    let go_on = move |()| {
        let is_empty = app
            .notice()
            .with_untracked(|draft| draft.seen.trim().is_empty());
        let now = app.now();
        let fault = app.notice().with_untracked(|draft| draft.fault(now));
        if is_empty {
            missing.set(Some(words(Words::SeenMissing)));
            focus_on("seen");
        } else if let Some(fault) = fault {
            wrong.set(Some(words(fault)));
            focus_on("at");
        } else {
            write(app, |draft| draft.step = Step::Questions);
        }
    };
    let asks_author = Memo::new(move |_| shown.with(|shown| shown.asks_author));
    view! {
        <div class="cluster notice-danger">
            <p>{words(Words::DangerFirst)}</p>
            <EmergencyLink text=Emergency::Heading />
        </div>
        <Form on_submit=go_on>
            {move || {
                asks_author
                    .get()
                    .then(|| {
                        view! {
                            <Line id="author" label=Words::WriterName hint=Some(Words::WriterNameHint) of=|draft| &mut draft.author />
                        }
                    })
            }}
            <Which shown />
            <TextArea
                id="seen"
                label=words(Words::Seen)
                hint=words(Words::SeenHint)
                mark=words(Shell::Required)
                error=missing
                value=text(app, |draft| &mut draft.seen)
                on_input=move |typed| {
                    missing.set(None);
                    write(app, |draft| draft.seen = typed);
                }
            />
            <Area id="literal-words" label=Words::LiteralWords hint=Words::LiteralWordsHint of=|draft| &mut draft.literal_words />
            <Disclosure summary=words(Words::MoreFields)>
                <When shown wrong />
                <Line id="place" label=Words::Place hint=None of=|draft| &mut draft.place />
                <From />
                <Area id="interpretation" label=Words::Interpretation hint=Words::InterpretationHint of=|draft| &mut draft.interpretation />
            </Disclosure>
            <Button purpose=ButtonPurpose::Submit>{words(Words::GoOn)}</Button>
        </Form>
    }
}

/// Which child: a case to choose while unlocked, else a name.
#[component]
fn Which(shown: Page) -> impl IntoView {
    let app = App::expect();
    let cases = Memo::new(move |_| shown.with(|shown| shown.cases.clone()));
    let chosen = Signal::derive(move || app.notice().with(|draft| draft.case.map(CaseId)));
    let choose = move |case: Option<CaseId>| {
        write(app, |draft| draft.case = case.map(|case| case.0));
    };
    view! {
        {move || {
            cases
                .get()
                .map(|cases| {
                    inside::pick_case(CasePick {
                        label: words(Words::CaseQuestion),
                        unchosen: words(Words::InboxChoice),
                        cases,
                        chosen,
                        on_choose: Callback::new(choose),
                    })
                })
        }}
        {move || {
            chosen
                .get()
                .is_none()
                .then(|| {
                    view! { <Line id="pupil" label=Words::Who hint=Some(Words::WhoHint) of=|draft| &mut draft.pupil /> }
                })
        }}
    }
}

#[component]
fn When(shown: Page, wrong: RwSignal<Option<String>>) -> impl IntoView {
    let app = App::expect();
    let draft = app.notice();
    let today = shown.with_untracked(|shown| shown.today);
    view! {
        <p class="field-hint">{words(Words::When)} " " {words(Words::WhenHint)}</p>
        <div class="cluster">
            <DateField
                id="on"
                label=words(Words::OnDay)
                latest=today
                value=Signal::derive(move || draft.with(|draft| draft.on))
                on_change=move |on| {
                    wrong.set(None);
                    write(app, |draft| draft.on = on);
                }
            />
            <TimeField
                id="at"
                label=words(Words::AtTime)
                error=wrong
                value=Signal::derive(move || draft.with(|draft| draft.at))
                on_change=move |at| {
                    wrong.set(None);
                    write(app, |draft| draft.at = at);
                }
            />
        </div>
    }
}

#[component]
fn From() -> impl IntoView {
    let app = App::expect();
    let draft = app.notice();
    let option = |witness, label: Words| ChoiceOption::new(witness, words(label));
    let options = vec![
        option(Witness::Myself, Words::SourceMyself),
        option(Witness::Child, Words::SourceChild),
        option(Witness::SomebodyElse, Words::SourceElse),
    ];
    let is_else = move || draft.with(|draft| draft.witness == Witness::SomebodyElse);
    view! {
        <Choice
            id="source"
            legend=words(Words::Source)
            options
            chosen=Signal::derive(move || draft.with(|draft| Some(draft.witness)))
            on_choose=move |witness| write(app, |draft| draft.witness = witness)
        />
        {move || {
            is_else()
                .then(|| {
                    view! { <Line id="told-by" label=Words::SourceName hint=None of=|draft| &mut draft.told_by /> }
                })
        }}
    }
}

type Part = fn(&mut Draft) -> &mut String;

fn text(app: App, of: Part) -> Signal<String> {
    Signal::derive(move || app.notice().with(|draft| of(&mut draft.clone()).clone()))
}

#[component]
fn Line(id: &'static str, label: Words, hint: Option<Words>, of: Part) -> impl IntoView {
    let app = App::expect();
    view! {
        <TextField
            id
            label=words(label)
            hint=hint.map(words).unwrap_or_default()
            value=text(app, of)
            on_input=move |typed| write(app, |draft| *of(draft) = typed)
        />
    }
}

#[component]
fn Area(id: &'static str, label: Words, hint: Words, of: Part) -> impl IntoView {
    let app = App::expect();
    view! {
        <TextArea
            id
            label=words(label)
            hint=words(hint)
            room=TextRoom::Short
            value=text(app, of)
            on_input=move |typed| write(app, |draft| *of(draft) = typed)
        />
    }
}
