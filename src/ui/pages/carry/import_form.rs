//! The file to take in and what opens it: a passphrase, or the key that is here already.

use std::collections::BTreeSet;

use leptos::{html, prelude::*};

use super::import::{Held, Step};
use super::import_preview::Asked;
use crate::exchange::envelope::SEALED_BYTES_MAX;
use crate::screen::import_preview::preview;
use crate::text::{Import as Words, LockScreen, Trouble};
use crate::ui::App;
use crate::ui::components::{
    Busy, Button, ButtonPurpose, FileField, Form, Glyph, PassphraseField, PickedFile,
    take_passphrase,
};
use crate::ui::file_pick::FilePick;
use crate::ui::trouble_notice::TroubleNotice;
use crate::ui::words::{busy_state, words};
use crate::workspace::file_kind::{OpensWith, opens_with};
use crate::workspace::{Action, Done};

#[component]
pub(super) fn ImportForm(step: RwSignal<Step>, held: Held, asked: Asked) -> impl IntoView {
    let app = App::expect();
    let file = FilePick::new();
    let input = NodeRef::<html::Input>::new();
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let opens = RwSignal::new(OpensWith::Passphrase);
    let pick = move |picked: PickedFile| {
        trouble.set(None);
        file.take(picked);
        opens.set(file.look(opens_with));
    };
    let open = move |()| {
        let Some(bytes) = file.bytes() else {
            return file.fault(words(Words::ChooseFile));
        };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        trouble.set(None);
        let passphrase = take_passphrase(input);
        let action = Action::Preview {
            file: bytes,
            passphrase,
        };
        app.send(action, move |answer| {
            busy.set(false);
            match answer {
                Ok(Done::Preview(plan)) => {
                    let shown = app.look(|desk, _| preview(&plan, desk, &BTreeSet::new()));
                    held.set_value(Some(plan));
                    asked.begin(shown.clone());
                    if let Some(shown) = shown {
                        step.set(Step::Previewing(Box::new(shown)));
                    }
                }
                Ok(_) => {}
                Err(refused) => trouble.set(Some(refused)),
            }
        });
    };
    view! {
        <Form on_submit=open>
            <FileField
                id="import-file"
                label=words(Words::File)
                hint=words(Words::FileHint)
                accept=".age"
                bytes_max=SEALED_BYTES_MAX
                chosen=file.chosen()
                error=file.error()
                on_pick=pick
            />
            {move || what_opens(opens.get(), input)}
            {move || trouble.get().map(|trouble| view! { <TroubleNotice trouble /> })}
            {move || busy.get().then(|| view! { <Busy text=words(Words::Opening) /> })}
            <div class="cluster">
                <Button purpose=ButtonPurpose::Submit glyph=Glyph::Eye state=busy_state(busy)>
                    {words(Words::Open)}
                </Button>
            </div>
        </Form>
    }
}

/// A passphrase, or that the key is here already; nothing for another kind of file.
fn what_opens(opens: OpensWith, input: NodeRef<html::Input>) -> AnyView {
    match opens {
        OpensWith::Nothing => ().into_any(),
        OpensWith::OurKey => view! { <p role="status">{words(Words::OpensWithKey)}</p> }.into_any(),
        OpensWith::Passphrase => view! {
            <PassphraseField
                id="import-passphrase"
                label=words(Words::Passphrase)
                hint=words(Words::PassphraseHint)
                show_text=words(LockScreen::ShowPassphrase)
                hide_text=words(LockScreen::HidePassphrase)
                input
            />
        }
        .into_any(),
    }
}
