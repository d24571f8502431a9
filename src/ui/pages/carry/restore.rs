//! *Terugzetten*: a backup on an empty device, before anybody unlocked; of a damaged one, what is whole.

use leptos::prelude::*;

use crate::screen::gate::is_broken_backup;
use crate::text::{Import, Restore as Words, Shell, Trouble};
use crate::ui::App;
use crate::ui::components::{
    BackLink, Busy, Button, ButtonPurpose, ButtonVariant, FileField, Form, Glyph, PageHead,
    PickedFile,
};
use crate::ui::file_pick::FilePick;
use crate::ui::routes::Route;
use crate::ui::trouble_notice::TroubleNotice;
use crate::ui::words::{busy_state, words};
use crate::vault::backup::BYTES_MAX;
use crate::workspace::{Action, Done};

/// The page, for first use and where a school vanished.
#[component]
pub fn RestorePage() -> impl IntoView {
    let app = App::expect();
    let file = FilePick::new();
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let pick = move |picked: PickedFile| {
        trouble.set(None);
        file.take(picked);
    };
    let send = move |is_partial: bool| {
        if busy.get_untracked() {
            return;
        }
        let Some(bytes) = file.bytes() else {
            return file.fault(words(Import::ChooseFile));
        };
        busy.set(true);
        trouble.set(None);
        let action = if is_partial {
            Action::RestoreWhole(bytes)
        } else {
            Action::Restore(bytes)
        };
        app.send(action, move |answer| match answer {
            // The lock screen stands there now, with its members.
            Ok(done) => {
                app.go(Route::Today);
                app.say(if let Done::PutBack { cases } = done {
                    Words::IsPutBack { cases }
                } else {
                    Words::WholePutBack
                });
            }
            Err(refused) => {
                busy.set(false);
                trouble.set(Some(refused));
            }
        });
    };
    let back = BackLink {
        href: Route::Today.fragment(),
        text: words(Shell::Back),
    };
    view! {
        <div class="carry">
            <PageHead title=words(Words::Heading) lead=words(Words::Lead) back />
            <Form on_submit=move |()| send(false)>
                <FileField
                    id="backup-file"
                    label=words(Words::Choose)
                    hint=words(Words::ChooseHint)
                    accept=".mcb"
                    bytes_max=BYTES_MAX
                    chosen=file.chosen()
                    error=file.error()
                    on_pick=pick
                />
                {move || trouble.get().map(|trouble| view! { <TroubleNotice trouble /> })}
                {move || busy.get().then(|| view! { <Busy text=words(Words::PuttingBack) /> })}
                <div class="cluster">
                    <Button purpose=ButtonPurpose::Submit glyph=Glyph::Upload state=busy_state(busy)>
                        {words(Words::PutBack)}
                    </Button>
                </div>
            </Form>
            {move || {
                let is_broken = trouble.with(|trouble| trouble.as_ref().is_some_and(is_broken_backup));
                is_broken.then(|| what_is_whole(move |()| send(true)))
            }}
            <p class="carry-aside">{words(Words::OpensWith)}</p>
        </div>
    }
}

/// Of a damaged backup, what is whole can be put back by itself.
fn what_is_whole(on_press: impl Fn(()) + Send + Sync + 'static) -> impl IntoView {
    view! {
        <p class="prose">{words(Words::Broken)}</p>
        <div class="cluster">
            <Button variant=ButtonVariant::Quiet on_press>
                {words(Words::PutBackWhole)}
            </Button>
        </div>
    }
}
