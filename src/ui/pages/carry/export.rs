//! *Meegeven*: which cases, under which passphrase, into one encrypted file.

use leptos::{html, prelude::*};

use super::export_choice::{Origin, WhichCases, WhichWords};
use super::exported::{Exported, HandedOut, hand_out};
use crate::casefile::CaseId;
use crate::screen::carry::{Export, Scope, chosen, export};
use crate::text::{Export as Words, Trouble};
use crate::ui::App;
use crate::ui::components::{
    Busy, Button, ButtonPurpose, Empty, Form, Glyph, Section, take_passphrase,
};
use crate::ui::trouble_notice::TroubleNotice;
use crate::ui::words::{busy_state, words};
use crate::workspace::Action;

#[component]
pub(super) fn ExportPart(case: Option<CaseId>) -> impl IntoView {
    let app = App::expect();
    let made = RwSignal::new(None::<HandedOut>);
    let shown = app.screen(export);
    let form = move || match shown.get() {
        None => ().into_any(),
        Some(shown) if shown.rows.is_empty() => {
            view! { <Empty glyph=Glyph::Folder title=words(Words::Nothing) /> }.into_any()
        }
        Some(shown) => view! { <ExportForm case shown made /> }.into_any(),
    };
    view! {
        <Section id="export" title=words(Words::Heading) lead=words(Words::Lead)>
            {move || match made.get() {
                Some(handed_out) => {
                    view! { <Exported handed_out on_again=move |()| made.set(None) /> }.into_any()
                }
                None => form(),
            }}
        </Section>
    }
}

#[component]
fn ExportForm(
    case: Option<CaseId>,
    shown: Export,
    made: RwSignal<Option<HandedOut>>,
) -> impl IntoView {
    let app = App::expect();
    let scope = RwSignal::new(case.map_or(Scope::Everything, |_| Scope::Ticked));
    let ticked = RwSignal::new(case.into_iter().collect::<Vec<_>>());
    let origin = RwSignal::new(Origin::Offered);
    let offered = RwSignal::new(app.offer_words());
    let own = NodeRef::<html::Input>::new();
    let fault = RwSignal::new(None::<String>);
    let trouble = RwSignal::new(None::<Trouble>);
    let busy = RwSignal::new(false);
    let held = StoredValue::new(shown.clone());
    let make = move |()| {
        let choice =
            held.with_value(|shown| chosen(shown, scope.get_untracked(), &ticked.get_untracked()));
        fault.set(choice.as_ref().err().cloned().map(words));
        let (Ok(cases), false) = (choice, busy.get_untracked()) else {
            return;
        };
        let (passphrase, told) = match origin.get_untracked() {
            Origin::Offered => (offered.get_untracked(), Some(offered.get_untracked())),
            Origin::Own => (take_passphrase(own), None),
        };
        busy.set(true);
        trouble.set(None);
        let count = u32::try_from(cases.len()).unwrap_or(u32::MAX);
        app.send(Action::Export { cases, passphrase }, move |answer| {
            busy.set(false);
            match hand_out(answer, (count, told, None)) {
                Ok(handed_out) => made.set(handed_out),
                Err(refused) => trouble.set(Some(*refused)),
            }
        });
    };
    let left_behind = shown.left_behind.clone();
    view! {
        <Form on_submit=make>
            <WhichCases shown scope ticked fault />
            {left_behind.map(|text| view! { <p class="carry-aside">{words(text)}</p> })}
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
