//! What a member must be told once, above *Vandaag*, until it was read.

use leptos::prelude::*;

use crate::screen::tidings::{TidingLine, tidings};
use crate::text::{Backup, Handover, Message, Tidings as Words};
use crate::ui::App;
use crate::ui::components::{Button, ButtonVariant, LinkButton, Notice, Tone, Voice};
use crate::ui::routes::{CarryPart, Route};
use crate::ui::words::words;
use crate::workspace::Action;

/// What is to be told; nothing when there is nothing.
#[component]
pub(super) fn Told() -> impl IntoView {
    let app = App::expect();
    let shown = app.screen(|desk, _| tidings(desk));
    app.look_over();
    let read = move |()| {
        app.send(Action::Acknowledge, move |outcome| {
            if let Err(trouble) = outcome {
                app.warn(trouble);
            }
        });
    };
    move || {
        let lines = shown.get().unwrap_or_default();
        (!lines.is_empty()).then(|| {
            view! {
                <div class="stack" data-gap="small">
                    {lines.into_iter().map(one).collect_view()}
                    <div class="cluster">
                        <Button variant=ButtonVariant::Quiet on_press=read>
                            {words(Words::Read)}
                        </Button>
                    </div>
                </div>
            }
        })
    }
}

fn one(line: TidingLine) -> impl IntoView {
    let tone = if line.is_loss {
        Tone::Danger
    } else {
        Tone::Info
    };
    let rescue = Route::Carry(CarryPart::Rescue).fragment();
    view! {
        <Notice tone voice=Voice::Alert title=words(line.what)>
            <p>{words(line.now)}</p>
            {line
                .is_loss
                .then(|| {
                    view! {
                        <LinkButton href=rescue variant=ButtonVariant::Quiet>
                            {words(Backup::Rescue)}
                        </LinkButton>
                    }
                })}
        </Notice>
    }
}

/// Cases that were passed on and wait for a receipt.
pub(super) fn waiting_notice(waiting: Vec<Message>) -> Option<impl IntoView> {
    let count = u32::try_from(waiting.len()).unwrap_or(u32::MAX);
    (count > 0).then(|| {
        let lines = waiting.into_iter();
        let lines = lines
            .map(|line| view! { <li>{words(line)}</li> })
            .collect_view();
        view! {
            <Notice tone=Tone::Warn title=words(Handover::Waiting { count })>
                <ul class="today-adrift">{lines}</ul>
                <LinkButton
                    href=Route::Carry(CarryPart::HandOver(None)).fragment()
                    variant=ButtonVariant::Quiet
                >
                    {words(Handover::ToHandovers)}
                </LinkButton>
            </Notice>
        }
    })
}
