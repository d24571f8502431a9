//! *Terugzetten*: a backup on an empty device, before anybody unlocked; where something stands, that it cannot.

use leptos::prelude::*;

use crate::text::{Import, Restore as Words, Shell, Trouble};
use crate::ui::App;
use crate::ui::components::{
    BackLink, Busy, Button, ButtonPurpose, ButtonVariant, FileField, Form, Glyph, LinkButton,
    Notice, PageHead, PickedFile, Section, Tone,
};
use crate::ui::file_pick::FilePick;
use crate::ui::routes::{CarryPart, Route};
use crate::ui::trouble_notice::TroubleNotice;
use crate::ui::words::{busy_state, words};
use crate::vault::backup::BYTES_MAX;
use crate::workspace::Action;

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
    let put_back = move |()| {
        if busy.get_untracked() {
            return;
        }
        let Some(bytes) = file.hand_over() else {
            return file.fault(words(Import::ChooseFile));
        };
        busy.set(true);
        trouble.set(None);
        app.send(Action::Restore(bytes), move |answer| match answer {
            // The lock screen stands there now, with its members.
            Ok(_) => app.go(Route::Today),
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
            <Form on_submit=put_back>
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
            <p class="carry-aside">{words(Words::OpensWith)}</p>
        </div>
    }
}

/// The same part where a school stands already.
#[component]
pub(super) fn OnlyWhenEmpty() -> impl IntoView {
    view! {
        <Section id="restore" title=words(Words::Heading)>
            <Notice tone=Tone::Info title=words(Words::OnlyWhenEmpty)>
                <p>{words(Words::OnlyWhenEmptyWhy)}</p>
            </Notice>
            <div class="cluster">
                <LinkButton
                    href=Route::Carry(CarryPart::Import).fragment()
                    variant=ButtonVariant::Quiet
                    glyph=Glyph::Upload
                >
                    {words(Words::ToImport)}
                </LinkButton>
            </div>
        </Section>
    }
}
