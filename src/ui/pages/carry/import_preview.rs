//! What a file holds, case by case, and what came of taking it in.

use leptos::prelude::*;

use crate::screen::form::FormKind;
use crate::screen::import_preview::{
    AuthorPreview, CaseDoor, CasePreview, ImportPreview, Offer, PreviewTone, TakenIn,
};
use crate::text::{Handover, Import as Words, Message, Preview};
use crate::ui::components::{
    Badge, Busy, Button, ButtonVariant, Card, Glyph, LinkButton, Notice, Tone, notice::Voice,
};
use crate::ui::routes::{CasePlace, Route};
use crate::ui::words::{busy_state, words};

#[component]
pub(super) fn Previewed(
    shown: ImportPreview,
    busy: RwSignal<bool>,
    #[prop(into)] on_take_in: Callback<()>,
    #[prop(into)] on_other: Callback<()>,
) -> impl IntoView {
    let take_in = match shown.offer {
        Offer::TakeOver => Handover::TakeOver.into(),
        Offer::TakeIn | Offer::Nothing(_) => Message::from(Words::TakeIn),
    };
    let offer = match shown.offer {
        Offer::TakeIn | Offer::TakeOver => view! {
            <p class="carry-aside" id="all-or-nothing">{words(Words::AllOrNothing)}</p>
            {move || busy.get().then(|| view! { <Busy text=words(Words::TakingIn) /> })}
            <div class="cluster">
                <Button
                    glyph=Glyph::Upload
                    state=busy_state(busy)
                    described_by="all-or-nothing".to_owned()
                    on_press=on_take_in
                >
                    {words(take_in)}
                </Button>
                {other(on_other)}
            </div>
        }
        .into_any(),
        Offer::Nothing(why) => view! {
            <Notice tone=Tone::Info voice=Voice::Status title=words(why)>
                ""
            </Notice>
            <div class="cluster">{other(on_other)}</div>
        }
        .into_any(),
    };
    view! {
        <h3>{words(Preview::Heading)}</h3>
        <p>{words(shown.from)} " " {words(shown.made)}</p>
        {shown.handover.map(|text| view! { <Notice tone=Tone::Info><p>{words(text)}</p></Notice> })}
        <div class="grid">{shown.cases.into_iter().map(case).collect_view()}</div>
        {(!shown.held_back.is_empty())
            .then(|| {
                view! {
                    <Notice tone=Tone::Warn title=words(Preview::HeldBackHeading)>
                        {lines(shown.held_back)}
                    </Notice>
                }
            })}
        {offer}
    }
}

fn other(on_other: Callback<()>) -> impl IntoView {
    view! {
        <Button variant=ButtonVariant::Plain on_press=on_other>
            {words(Words::OtherFile)}
        </Button>
    }
}

fn case(shown: CasePreview) -> impl IntoView {
    let tone = match shown.tone {
        PreviewTone::Plain => Tone::Plain,
        PreviewTone::Info => Tone::Info,
        PreviewTone::Warn => Tone::Warn,
    };
    view! {
        <Card title=shown.label tone>
            <p>
                <Badge tone text=words(shown.standing) />
            </p>
            <p>{words(shown.means)}</p>
            {shown.written.map(|written| view! { <p>{words(written)}</p> })}
            <ul class="carry-authors">{shown.authors.into_iter().map(author).collect_view()}</ul>
            {lines(shown.conflicts)}
            {lines(shown.notes)}
        </Card>
    }
}

fn author(author: AuthorPreview) -> impl IntoView {
    let doubtful = author.is_doubtful.then_some("true");
    view! {
        <li class="carry-author" data-doubtful=doubtful>
            <span>{words(author.who)}</span>
            <span class="carry-proof">{words(author.proof)}</span>
        </li>
    }
}

fn lines(messages: Vec<Message>) -> Option<impl IntoView> {
    (!messages.is_empty()).then(|| {
        let lines = messages
            .into_iter()
            .map(|message| view! { <li>{words(message)}</li> })
            .collect_view();
        view! { <ul>{lines}</ul> }
    })
}

#[component]
pub(super) fn Taken(taken: TakenIn, #[prop(into)] on_other: Callback<()>) -> impl IntoView {
    let settle = (!taken.settle.is_empty()).then(|| {
        view! {
            <Notice tone=Tone::Warn title=words(Words::SettleFirst)>
                {taken.settle.into_iter().map(|one| door(one, ButtonVariant::Primary)).collect_view()}
            </Notice>
        }
    });
    view! {
        <Notice tone=Tone::Good voice=Voice::Status title=words(taken.text)>
            ""
        </Notice>
        {settle}
        <div class="cluster">
            {taken.cases.into_iter().map(|one| door(one, ButtonVariant::Quiet)).collect_view()}
            {other(on_other)}
        </div>
    }
}

fn door(door: CaseDoor, variant: ButtonVariant) -> impl IntoView {
    let place = match door.record {
        Some(record) => CasePlace::About(FormKind::Conflict, record),
        None => CasePlace::Overview,
    };
    view! {
        <LinkButton href=Route::Case(door.case, place).fragment() variant glyph=Glyph::Folder>
            {words(door.text)}
        </LinkButton>
    }
}
