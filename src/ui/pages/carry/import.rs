//! *Inlezen*: a file and its passphrase, what it would do, and only then doing it.

use leptos::{html, prelude::*};

use super::import_preview::{Previewed, Taken};
use crate::exchange::envelope::SEALED_BYTES_MAX;
use crate::exchange::import::Plan;
use crate::screen::import_preview::{ImportPreview, TakenIn, preview, taken_in};
use crate::text::{Import as Words, LockScreen, Trouble};
use crate::ui::App;
use crate::ui::components::{
    Busy, Button, ButtonPurpose, FileField, Form, Glyph, PassphraseField, PickedFile, Section,
    take_passphrase,
};
use crate::ui::file_pick::FilePick;
use crate::ui::trouble_notice::TroubleNotice;
use crate::ui::words::{busy_state, words};
use crate::workspace::{Action, Done};

/// How far one is.
#[derive(Clone)]
enum Step {
    Choosing,
    Previewing(ImportPreview),
    Taken(TakenIn),
}

/// What was previewed: exactly this is taken in.
type Held = StoredValue<Option<Box<Plan>>, LocalStorage>;

#[component]
pub(super) fn ImportPart() -> impl IntoView {
    let app = App::expect();
    let step = RwSignal::new(Step::Choosing);
    let held: Held = StoredValue::new_local(None);
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let take_in = move |()| {
        let plan = held.try_update_value(Option::take).flatten();
        let (Step::Previewing(shown), Some(plan)) = (step.get_untracked(), plan) else {
            return;
        };
        busy.set(true);
        trouble.set(None);
        app.send(Action::Import(plan), move |answer| {
            busy.set(false);
            match answer {
                Ok(Done::Imported { records, cases }) => {
                    step.set(Step::Taken(taken_in(&shown, cases, records)));
                }
                Ok(_) => {}
                Err(refused) => {
                    // What is here may be another than what was previewed: it is looked at anew.
                    step.set(Step::Choosing);
                    trouble.set(Some(refused));
                }
            }
        });
    };
    let restart = move |()| {
        trouble.set(None);
        step.set(Step::Choosing);
    };
    view! {
        <Section id="import" title=words(Words::Heading) lead=words(Words::Lead)>
            {move || match step.get() {
                Step::Choosing => view! { <ImportForm step held /> }.into_any(),
                Step::Previewing(shown) => {
                    view! { <Previewed shown busy on_take_in=take_in on_other=restart /> }.into_any()
                }
                Step::Taken(taken) => view! { <Taken taken on_other=restart /> }.into_any(),
            }}
            {move || trouble.get().map(|trouble| view! { <TroubleNotice trouble /> })}
        </Section>
    }
}

#[component]
fn ImportForm(step: RwSignal<Step>, held: Held) -> impl IntoView {
    let app = App::expect();
    let file = FilePick::new();
    let input = NodeRef::<html::Input>::new();
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let pick = move |picked: PickedFile| {
        trouble.set(None);
        file.take(picked);
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
                    let shown = preview(&plan);
                    held.set_value(Some(plan));
                    step.set(Step::Previewing(shown));
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
            <PassphraseField
                id="import-passphrase"
                label=words(Words::Passphrase)
                hint=words(Words::PassphraseHint)
                show_text=words(LockScreen::ShowPassphrase)
                hide_text=words(LockScreen::HidePassphrase)
                input
            />
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
