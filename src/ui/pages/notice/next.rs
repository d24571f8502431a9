//! What comes after writing it down: danger leads to Spoed, everything else to a talk with the IB-er.

use leptos::prelude::*;

use super::Page;
use crate::screen::notice::{Destination, Draft};
use crate::text::{Emergency, QuickObservation as Words};
use crate::ui::App;
use crate::ui::components::{Button, ButtonVariant, Glyph, Notice, Tone, Voice};
use crate::ui::routes::Route;
use crate::ui::shell::EmergencyLink;
use crate::ui::words::words;

#[component]
pub(super) fn Next(shown: Page) -> impl IntoView {
    let app = App::expect();
    let Some((destination, kept, discuss)) = shown
        .try_get_untracked()
        .map(|shown| (shown.destination, shown.kept, shown.discuss))
    else {
        return ().into_any();
    };
    let is_danger = app.notice().with_untracked(Draft::is_danger);
    let tone = match destination {
        Destination::Screen => Tone::Warn,
        Destination::Inbox | Destination::Case(_) => Tone::Good,
    };
    let case = match destination {
        Destination::Case(case) => Some(case),
        Destination::Screen | Destination::Inbox => None,
    };
    let print = move |()| app.print();
    let leave = move |route: Option<Route>| {
        app.notice().set(Draft::default());
        if let Some(route) = route {
            app.go(route);
        }
    };
    view! {
        <Notice tone voice=Voice::Status>{words(kept)}</Notice>
        {(destination == Destination::Screen)
            .then(|| {
                let seen = app.notice().with_untracked(|draft| draft.seen.clone());
                view! {
                    <p class="verbatim">{seen}</p>
                    <Button variant=ButtonVariant::Quiet glyph=Glyph::Print on_press=print>
                        {words(Words::PrintIt)}
                    </Button>
                }
            })}
        {is_danger
            .then(|| {
                view! {
                    <EmergencyLink text=Words::ToEmergency case />
                    <p>{words(Emergency::Lead)}</p>
                }
            })}
        <p class="notice-discuss">{words(discuss)}</p>
        <ul class="notice-help">
            <li>{words(Words::DoNotQuestion)}</li>
            <li>{words(Words::NoSecrecy)}</li>
            <li>{words(Words::WriteLiteralWords)}</li>
            <li>{words(Words::NoPhotos)}</li>
        </ul>
        <div class="cluster">
            <Button variant=ButtonVariant::Quiet on_press=move |()| leave(Some(Route::Today))>
                {words(Words::BackToStart)}
            </Button>
            <Button variant=ButtonVariant::Plain glyph=Glyph::Plus on_press=move |()| leave(None)>
                {words(Words::WriteAnother)}
            </Button>
        </div>
    }
    .into_any()
}
