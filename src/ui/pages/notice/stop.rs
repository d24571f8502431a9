//! The stop of the quick observation: nothing is kept, unless the writer asks for the inbox.

use leptos::prelude::*;

use super::{Page, questions::keep, write};
use crate::screen::employee_stop::note_lines;
use crate::screen::notice::{Destination, Draft, Step};
use crate::text::EmployeeStop as Words;
use crate::ui::App;
use crate::ui::components::{Button, ButtonVariant, Disclosure};
use crate::ui::leaving::notice_key;
use crate::ui::pages::employee::EmployeeStop;
use crate::ui::routes::Route;
use crate::ui::words::words;
use crate::workspace::Stage;

#[component]
pub(super) fn Stop(shown: Page) -> impl IntoView {
    let app = App::expect();
    let destination = shown.with_untracked(|shown| shown.destination);
    let standing = match app.stage_now() {
        Stage::Unlocked => Words::DraftOnly,
        Stage::Opening | Stage::FirstUse | Stage::Vanished(_) | Stage::Locked { .. } => {
            Words::OnScreenOnly
        }
    };
    let lines = note_lines(&app.notice().get_untracked(), app.now());
    let back = move |()| {
        write(app, |draft| {
            draft.is_colleague = None;
            draft.step = Step::Questions;
        });
    };
    let throw_away = move |()| {
        app.notice().set(Draft::default());
        if app.stage_now() == Stage::Unlocked {
            app.let_go(notice_key());
        }
        app.go(Route::Today);
        app.say(Words::ThrownAway);
    };
    let to_inbox = move || {
        (destination != Destination::Screen).then(|| {
            view! {
                <Disclosure summary=words(Words::KeepInInbox)>
                    <p>{words(Words::InboxReaders)}</p>
                    <Button
                        variant=ButtonVariant::Quiet
                        on_press=move |()| keep(app, Destination::Inbox, || ())
                    >
                        {words(Words::KeepInInbox)}
                    </Button>
                </Disclosure>
            }
        })
    };
    view! {
        <EmployeeStop lines standing more=to_inbox on_back=back on_throw_away=throw_away />
    }
}
