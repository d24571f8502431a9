//! The document on the page as one encrypted file that opens by itself, for whoever has no program.

use leptos::{html, prelude::*};

use super::carry::export_choice::{Origin, WhichWords};
use super::carry::exported::{Exported, HandedOut};
use crate::casefile::CaseId;
use crate::platform::{files, loader, printing};
use crate::text::{Export as Words, Presenting as PresentingWords, Problem, Trouble};
use crate::ui::App;
use crate::ui::components::{
    Busy, Button, ButtonPurpose, Disclosure, Form, Glyph, Notice, Tone, Voice, take_passphrase,
};
use crate::ui::presenting::Presenting;
use crate::ui::trouble_notice::TroubleNotice;
use crate::ui::words::{busy_state, words};
use crate::workspace::action::{MadeFile, Secret};
use crate::workspace::{Action, Done};

/// Asks for a passphrase and makes the file.
#[component]
pub(super) fn ReadingFile(case: CaseId) -> impl IntoView {
    let made = RwSignal::new(None::<HandedOut>);
    let is_presenting = Presenting::is_on();
    view! {
        <Disclosure summary=words(Words::ToRead)>
            {move || match made.get() {
                Some(handed_out) => {
                    view! { <Exported handed_out on_again=move |()| made.set(None) /> }.into_any()
                }
                // The file is made of the page as it is drawn, and would name everyone otherwise for good.
                None if is_presenting.get() => {
                    view! {
                        <Notice tone=Tone::Warn voice=Voice::Status>
                            <p>{words(PresentingWords::NoReadingFile)}</p>
                        </Notice>
                    }
                        .into_any()
                }
                None => view! { <Ask case made /> }.into_any(),
            }}
        </Disclosure>
    }
}

#[component]
fn Ask(case: CaseId, made: RwSignal<Option<HandedOut>>) -> impl IntoView {
    let app = App::expect();
    let origin = RwSignal::new(Origin::Offered);
    let offered = RwSignal::new(app.offer_words());
    let own = NodeRef::<html::Input>::new();
    let trouble = RwSignal::new(None::<Trouble>);
    let busy = RwSignal::new(false);
    let make = move |()| {
        let (Some(shown), false) = (printing::markup(), busy.get_untracked()) else {
            return;
        };
        let (passphrase, told) = match origin.get_untracked() {
            Origin::Offered => (offered.get_untracked(), Some(offered.get_untracked())),
            Origin::Own => (take_passphrase(own), None),
        };
        busy.set(true);
        trouble.set(None);
        let action = Action::ExportToRead {
            case,
            shown,
            passphrase,
        };
        leptos::task::spawn_local(async move {
            let outcome = match app.perform(action).await {
                Ok(done) => hand_out(done, told).await,
                Err(refused) => Err(refused),
            };
            // The page may have gone in the meantime.
            let _gone = busy.try_set(false);
            let _gone = match outcome {
                Ok(handed_out) => made.try_set(handed_out).is_none(),
                Err(refused) => trouble.try_set(Some(refused)).is_none(),
            };
        });
    };
    view! {
        <Form on_submit=make>
            <p class="prose">{words(Words::ToReadLead)}</p>
            <p class="prose">{words(Words::ToReadWho)}</p>
            <WhichWords origin offered own />
            {move || trouble.get().map(|trouble| view! { <TroubleNotice trouble /> })}
            {move || busy.get().then(|| view! { <Busy text=words(Words::Making) /> })}
            <div class="cluster">
                <Button purpose=ButtonPurpose::Submit glyph=Glyph::Download state=busy_state(busy)>
                    {words(Words::Make)}
                </Button>
            </div>
        </Form>
    }
}

/// Puts the sealed parts into one page and hands that to the browser.
async fn hand_out(done: Done, passphrase: Option<Secret>) -> Result<Option<HandedOut>, Trouble> {
    let Done::ToRead { records, reading } = done else {
        return Ok(None);
    };
    let name = records.name.replace("overdracht", "leesbestand");
    let name = name.replace(".age", ".html");
    let page = loader::reading_file(reading, records.bytes, records.name).await;
    let saved = page.and_then(|bytes| {
        files::download(&name, "text/html", &bytes).map(|()| MadeFile { name, bytes })
    });
    let file = saved.map_err(|_refused| Trouble::from(Problem::FileNotSaved))?;
    Ok(Some(HandedOut {
        file,
        cases: 1,
        passphrase,
        only_for: None,
    }))
}
