//! Locks by itself when nobody is there: a warning first, and by the wall clock, so that a sleep counts too.

use futures_util::future::join;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::components::{Button, ButtonVariant, Dialog, DialogState};
use super::context::App;
use super::cover::Cover;
use super::legacy::Cause;
use super::words::words;
use crate::platform::presence::{self, Sign};
use crate::text::{LockScreen, Shell};
use crate::workspace::idle::{Idle, Verdict};
use crate::workspace::school::LOCK_AFTER_MINUTES;

/// What is in memory only is sealed while there still is a moment for it.
fn keep_in_time(app: App, sign: Sign) {
    spawn_local(async move {
        match sign {
            // Calling somebody hides the page on the same tablet: the stamps are kept meanwhile. A browser may say no more
            // than this of a page that goes.
            Sign::Hidden => {
                let _all = join(app.seal_typed(), app.leave_sheet_in_passing()).await;
            }
            Sign::Leaving => app.keep_in_passing().await,
            Sign::Active | Sign::Away | Sign::Shown | Sign::Tick => {}
        }
    });
}

/// Watches, and asks before it locks.
#[component]
pub fn IdleWatch() -> impl IntoView {
    let app = App::expect();
    let seconds = RwSignal::new(None::<u32>);
    let idle = StoredValue::new(Idle::since(app.now(), LOCK_AFTER_MINUTES));
    // The school's own term counts from the unlock on.
    let minutes = app.screen(|desk, _| desk.school.lock_after_minutes);
    Effect::new(move |_| {
        let minutes = minutes.get().unwrap_or(LOCK_AFTER_MINUTES);
        idle.set_value(Idle::since(app.now(), minutes));
    });
    let cover = Cover::expect();
    let watch = presence::watch(move |sign| {
        cover.heed(sign);
        let now = app.now();
        let verdict = idle.try_update_value(|idle| match sign {
            Sign::Active => idle.touched(now),
            Sign::Away | Sign::Hidden | Sign::Shown | Sign::Leaving | Sign::Tick => {
                idle.verdict(now)
            }
        });
        keep_in_time(app, sign);
        app.ticked();
        let Some(verdict) = verdict.filter(|_| app.has_something_to_hide()) else {
            return seconds.set(None);
        };
        match verdict {
            Verdict::Stay => seconds.set(None),
            Verdict::Warn { seconds: left } => seconds.set(u32::try_from(left).ok()),
            Verdict::Lock => {
                seconds.set(None);
                let minutes = idle.with_value(Idle::minutes);
                app.lock(Cause::Idle(u32::try_from(minutes).unwrap_or_default()));
            }
        }
    });
    // Without a watch nothing locks by itself; the browser then lacks what the page cannot run without.
    let _watch = StoredValue::new_local(watch.ok());
    let state = Signal::derive(move || match seconds.get() {
        Some(_) => DialogState::Open,
        None => DialogState::Closed,
    });
    let stay = move |()| seconds.set(None);
    view! {
        <Dialog
            id="idle"
            title=words(LockScreen::IdleHeading)
            close_text=words(LockScreen::StayHere)
            state
            on_close=stay
        >
            <p role="status">
                {move || {
                    seconds.get().map(|seconds| words(LockScreen::IdleSeconds { seconds }))
                }}
            </p>
            <p>{words(LockScreen::IdleKept)}</p>
            <div class="cluster">
                <Button on_press=stay>{words(LockScreen::StayHere)}</Button>
                <Button
                    variant=ButtonVariant::Quiet
                    on_press=move |()| app.lock(Cause::ByHand)
                >
                    {words(Shell::Lock)}
                </Button>
            </div>
        </Dialog>
    }
}
