//! *Sleutels*: one's own key for a colleague to keep; below it those of colleagues.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::kept_keys::{Paste, card};
use crate::platform::clipboard;
use crate::screen::handover::{OwnKey, keys};
use crate::text::Keys as Words;
use crate::ui::App;
use crate::ui::components::{Button, CopyText, Empty, Glyph, Section};
use crate::ui::words::words;

#[component]
pub(super) fn KeysPart() -> impl IntoView {
    let shown = App::expect().screen(keys);
    let own = Memo::new(move |_| shown.get().and_then(|shown| shown.own));
    let kept = move || shown.get().map(|shown| shown.kept).unwrap_or_default();
    view! {
        <Section id="own-key" title=words(Words::OwnHeading) lead=words(Words::OwnLead)>
            {move || match own.get() {
                Some(own) => view! { <Own own /> }.into_any(),
                None => view! { <Empty glyph=Glyph::Lock title=words(Words::NoOwn) /> }.into_any(),
            }}
        </Section>
        <Section id="kept-keys" title=words(Words::KeptHeading)>
            {move || {
                let kept = kept();
                if kept.is_empty() {
                    view! { <p>{words(Words::KeptNone)}</p> }.into_any()
                } else {
                    view! { <div class="grid">{kept.into_iter().map(card).collect_view()}</div> }
                        .into_any()
                }
            }}
            <Paste />
        </Section>
    }
}

#[component]
fn Own(own: OwnKey) -> impl IntoView {
    let selected = RwSignal::new(0_u32);
    let copied = RwSignal::new(false);
    let text = own.text.clone();
    let copy = move |()| {
        let text = text.clone();
        spawn_local(async move {
            let is_copied = clipboard::copy(&text).await.is_ok();
            // The page may have gone in the meantime.
            copied.try_set(is_copied);
            if !is_copied {
                selected.try_update(|times| *times += 1);
            }
        });
    };
    let square = own.square.map(|square| {
        let side = square.side;
        view! {
            <p>{words(Words::SquareLead)}</p>
            <svg
                class="carry-square"
                role="img"
                aria-label=words(Words::Square)
                viewBox=format!("0 0 {side} {side}")
            >
                <path d=square.path />
            </svg>
        }
    });
    view! {
        <p class="carry-words" data-testid="own-code">{words(own.code)}</p>
        <p class="carry-aside">{words(Words::CodeWhy)}</p>
        <CopyText id="own-key-text" label=words(Words::OwnText) text=own.text selected />
        <div class="cluster">
            <Button glyph=Glyph::Copy on_press=copy>
                {words(Words::Copy)}
            </Button>
            <p role="status">{move || copied.get().then(|| words(Words::Copied))}</p>
        </div>
        {square}
    }
}
