//! Postvak: what was left without unlocking, taken into a case or out of the way.

use leptos::prelude::*;

use crate::casefile::CaseId;
use crate::screen::after_adopting;
use crate::screen::emergency::CaseChoice;
use crate::screen::inbox::{Letter, NoteCard, Onlookers, Told, inbox};
use crate::text::Inbox as Words;
use crate::ui::App;
use crate::ui::components::{
    Badge, Button, ButtonVariant, Card, CardDepth, ChoiceOption, Disclosure, Empty, Fact, FactList,
    Glyph, LinkButton, Notice, PageHead, Select, TextField, Tone,
};
use crate::ui::doors;
use crate::ui::presenting::Presenting;
use crate::ui::routes::Route;
use crate::ui::words::words;
use crate::workspace::Action;
use crate::workspace::desk::NoteId;

/// The page.
#[component]
pub fn InboxPage() -> impl IntoView {
    let is_presenting = Presenting::is_on();
    let shown = App::expect().screen(move |desk, _| {
        let onlookers = if is_presenting.get() {
            Onlookers::AtTheBeamer
        } else {
            Onlookers::Nobody
        };
        inbox(desk, onlookers)
    });
    view! {
        <div class="inbox">
        <PageHead title=words(Words::Heading) lead=words(Words::Lead) />
        {move || {
            shown
                .get()
                .map(|inbox| {
                    if inbox.notes.is_empty() {
                        return view! { <Empty glyph=Glyph::Inbox title=words(inbox.empty) /> }.into_any();
                    }
                    let cases = StoredValue::new(inbox.cases);
                    inbox
                        .notes
                        .into_iter()
                        .map(|card| view! { <OneNote card cases /> })
                        .collect_view()
                        .into_any()
                })
        }}
        </div>
    }
}

#[component]
fn OneNote(card: NoteCard, cases: StoredValue<Vec<CaseChoice>>) -> impl IntoView {
    let id = card.id;
    match card.letter {
        None => view! { <Card tone=Tone::Warn>{words(Words::Unreadable)}</Card> }.into_any(),
        Some(letter) => view! { <OneLetter id letter cases /> }.into_any(),
    }
}

#[component]
fn OneLetter(id: NoteId, letter: Letter, cases: StoredValue<Vec<CaseChoice>>) -> impl IntoView {
    let Letter {
        title,
        is_urgent,
        raises_danger,
        proposed,
        written,
        told,
    } = letter;
    let tone = if is_urgent { Tone::Danger } else { Tone::Plain };
    let Some(Told {
        author,
        pupil,
        lines,
        account,
    }) = told
    else {
        return view! {
            <Card title=words(Words::Closed) tone depth=CardDepth::UnderPage>
                <p class="cluster">
                    <Badge tone text=words(title) />
                    <span>{words(written)}</span>
                </p>
            </Card>
        }
        .into_any();
    };
    let pupil = match pupil.as_str() {
        "" => words(Words::NoPupil),
        name => name.to_owned(),
    };
    let facts: Vec<Fact> = lines
        .into_iter()
        .map(|(name, value)| Fact {
            name: words(name),
            value,
        })
        .collect();
    view! {
        <Card title=pupil tone depth=CardDepth::UnderPage>
            <p class="cluster">
                <Badge tone text=words(title) />
                <span>{words(written)}</span>
            </p>
            <p class="inbox-author">{words(author)}</p>
            <FactList facts=Signal::stored(facts) />
            <Adopt id is_urgent raises_danger account cases proposed />
            <Dismiss id />
        </Card>
    }
    .into_any()
}

/// Into a case, and where danger leads then.
#[component]
fn Adopt(
    id: NoteId,
    is_urgent: bool,
    raises_danger: bool,
    account: String,
    cases: StoredValue<Vec<CaseChoice>>,
    proposed: Option<CaseId>,
) -> impl IntoView {
    let app = App::expect();
    let chosen = RwSignal::new(proposed);
    let account = StoredValue::new(account);
    let options: Vec<_> = cases
        .get_value()
        .into_iter()
        .map(|choice| ChoiceOption::new(choice.case, choice.label))
        .collect();
    let adopt = move |()| {
        if let Some(case) = chosen.get_untracked() {
            let action = Action::AdoptNote {
                note: id,
                case,
                account: account.get_value(),
            };
            app.send(action, move |outcome| match outcome {
                Ok(_) => {
                    let next = app.look(|desk, _| after_adopting(desk, is_urgent, case));
                    if let Some(door) = next.flatten() {
                        app.go(doors::route(case, door));
                    }
                }
                Err(trouble) => app.warn(trouble),
            });
        }
    };
    view! {
        <Select
            id=format!("case-{}", hex(id))
            label=words(Words::WhichCase)
            unchosen=words(Words::ChooseCase)
            options=Signal::stored(options)
            chosen
            on_choose=move |case| chosen.set(case)
        />
        {move || {
            let chosen = chosen.get().filter(|_| raises_danger);
            cases
                .with_value(|cases| {
                    let mut cases = cases.iter();
                    cases.find(|choice| Some(choice.case) == chosen)?.opens_again()
                })
                .map(|text| view! { <Notice tone=Tone::Warn>{words(text)}</Notice> })
        }}
        <div class="cluster">
            {move || {
                chosen
                    .get()
                    .map(|_| view! { <Button on_press=adopt>{words(Words::PutInCase)}</Button> })
            }}
            <LinkButton href=Route::NewCaseOf(id).fragment() variant=ButtonVariant::Quiet glyph=Glyph::Plus>
                {words(Words::NewCase)}
            </LinkButton>
        </div>
    }
}

/// Out of the way, with a reason.
#[component]
fn Dismiss(id: NoteId) -> impl IntoView {
    let app = App::expect();
    let reason = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let dismiss = move |()| {
        let reason = reason.get_untracked().trim().to_owned();
        if reason.is_empty() {
            return error.set(Some(words(Words::DismissWhy)));
        }
        app.send(Action::DismissNote { note: id, reason }, move |outcome| {
            if let Err(trouble) = outcome {
                app.warn(trouble);
            }
        });
    };
    view! {
        <Disclosure summary=words(Words::Dismiss)>
            <TextField
                id=format!("reason-{}", hex(id))
                label=words(Words::DismissWhy)
                hint=words(Words::DismissHint)
                error
                value=reason
                on_input=move |text| reason.set(text)
            />
            <Button variant=ButtonVariant::Quiet glyph=Glyph::Trash on_press=dismiss>
                {words(Words::DismissNow)}
            </Button>
        </Disclosure>
    }
}

/// The id of a note as ids of fields are written.
fn hex(id: NoteId) -> String {
    uuid::Uuid::from_bytes(id.0).simple().to_string()
}
