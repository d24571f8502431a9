//! *Inlezen*: a file and its passphrase, what it would do, and only then doing it.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::import_form::ImportForm;
use super::import_preview::{Asked, Previewed, Taken};
use super::receipt::{Receipt, SendBack};
use crate::casefile::CaseId;
use crate::exchange::import::Plan;
use crate::screen::import_preview::{ImportPreview, TakenIn, preview, send_back, taken_in};
use crate::text::{Import as Words, Trouble};
use crate::ui::App;
use crate::ui::components::Section;
use crate::ui::trouble_notice::TroubleNotice;
use crate::ui::words::words;
use crate::workspace::{Action, Done};

/// How far one is.
#[derive(Clone, Debug)]
pub enum Step {
    Choosing,
    Previewing(Box<ImportPreview>),
    Taken(Box<TakenIn>, Option<Box<Receipt>>),
}

/// What was previewed: exactly this is taken in.
pub type Held = StoredValue<Option<Box<Plan>>, LocalStorage>;

/// What was taken in, with the receipt handed to the browser where one is due.
fn taken(app: App, shown: &ImportPreview, done: Done) -> Option<Step> {
    let Done::Imported {
        records,
        cases,
        receipt,
    } = done
    else {
        return None;
    };
    let receipt = receipt.map(|file| {
        let send = send_back(shown, file.name.clone());
        Box::new(Receipt::handed_out(app, file, send))
    });
    let taken = Box::new(taken_in(shown, cases, records));
    Some(Step::Taken(taken, receipt))
}

#[component]
pub(super) fn ImportPart() -> impl IntoView {
    let app = App::expect();
    let step = RwSignal::new(Step::Choosing);
    let held: Held = StoredValue::new_local(None);
    let asked = Asked::new();
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let take_in = move |()| {
        let plan = held.try_update_value(Option::take).flatten();
        let (Some(shown), Some(plan)) = (asked.shown(), plan) else {
            return;
        };
        let bring_back = asked.cases();
        busy.set(true);
        trouble.set(None);
        app.send(Action::Import { plan, bring_back }, move |answer| {
            busy.set(false);
            match answer {
                Ok(done) => {
                    if let Some(taken) = taken(app, &shown, done) {
                        step.set(taken);
                    }
                }
                Err(refused) => {
                    // What is here may be another than what was previewed: it is looked at anew.
                    step.set(Step::Choosing);
                    trouble.set(Some(refused));
                }
            }
        });
    };
    let look = Callback::new(move |cases: BTreeSet<CaseId>| {
        held.with_value(|plan| app.look(|desk, _| Some(preview(plan.as_deref()?, desk, &cases))))
            .flatten()
    });
    let restart = move |()| {
        trouble.set(None);
        step.set(Step::Choosing);
    };
    view! {
        <Section id="import" title=words(Words::Heading) lead=words(Words::Lead)>
            {move || match step.get() {
                Step::Choosing => view! { <ImportForm step held asked /> }.into_any(),
                Step::Previewing(shown) => {
                    view! {
                        <Previewed
                            shown=*shown
                            asked
                            on_ask=look
                            busy
                            on_take_in=take_in
                            on_other=restart
                        />
                    }
                        .into_any()
                }
                Step::Taken(taken, receipt) => {
                    view! {
                        {receipt.map(|receipt| view! { <SendBack receipt=*receipt /> })}
                        <Taken taken=*taken on_other=restart />
                    }
                        .into_any()
                }
            }}
            {move || trouble.get().map(|trouble| view! { <TroubleNotice trouble /> })}
        </Section>
    }
}
