//! *Overdragen*: which cases, to whom, into one file that only they open.

use leptos::prelude::*;

use super::export_choice::WhichCases;
use super::exported::{Exported, HandedOut, hand_out};
use super::handed_over::HandedOver;
use super::to_whom::{Answer, To, ToWhom};
use crate::casefile::CaseId;
use crate::screen::carry::{Scope, chosen};
use crate::screen::handover::{Handovers, handovers, warnings};
use crate::text::{Export, Handover as Words, Message, Trouble};
use crate::ui::App;
use crate::ui::components::{
    Busy, Button, ButtonPurpose, ButtonVariant, Empty, Form, Glyph, LinkButton, Notice, Section,
    Tone, notice::Voice,
};
use crate::ui::routes::{CarryPart, Route};
use crate::ui::trouble_notice::TroubleNotice;
use crate::ui::words::{busy_state, words};
use crate::workspace::Action;

#[component]
pub(super) fn HandOverPart(case: Option<CaseId>) -> impl IntoView {
    let app = App::expect();
    let made = RwSignal::new(None::<HandedOut>);
    let shown = app.screen(handovers);
    let form = move || match app.look(handovers) {
        None => ().into_any(),
        Some(shown) if shown.export.rows.is_empty() => {
            view! { <Empty glyph=Glyph::Folder title=words(Export::Nothing) /> }.into_any()
        }
        Some(formed) => view! { <HandOverForm case formed shown made /> }.into_any(),
    };
    let sent = Signal::derive(move || shown.get().map(|shown| shown.sent).unwrap_or_default());
    // A file that was taken back, or has its receipt, is not asked to be given any more.
    let to_give = move || {
        let handed_out = made.get()?;
        let sent = sent.get();
        let row = sent.iter().find(|row| row.file == handed_out.file.name);
        row.is_none_or(|row| row.is_waiting).then_some(handed_out)
    };
    view! {
        <Section id="hand-over" title=words(Words::Heading) lead=words(Words::Lead)>
            {move || match to_give() {
                Some(handed_out) => {
                    view! {
                        <Exported handed_out on_again=move |()| made.set(None) />
                        <p>{words(Words::Next)}</p>
                    }
                        .into_any()
                }
                None => form(),
            }}
            <div class="cluster">
                <LinkButton
                    href=Route::Carry(CarryPart::Keys).fragment()
                    variant=ButtonVariant::Plain
                    glyph=Glyph::Lock
                >
                    {words(Words::ToKeys)}
                </LinkButton>
            </div>
        </Section>
        <HandedOver sent />
    }
}

#[component]
fn HandOverForm(
    case: Option<CaseId>,
    /// As it stood when the form was opened.
    formed: Handovers,
    /// As it stands now.
    #[prop(into)]
    shown: Signal<Option<Handovers>>,
    made: RwSignal<Option<HandedOut>>,
) -> impl IntoView {
    let app = App::expect();
    let Handovers {
        export, colleagues, ..
    } = formed;
    let scope = RwSignal::new(Scope::Ticked);
    let ticked = RwSignal::new(case.into_iter().collect::<Vec<_>>());
    let fault = RwSignal::new(None::<String>);
    let to = To::choosing(app, colleagues);
    let trouble = RwSignal::new(None::<Trouble>);
    let busy = RwSignal::new(false);
    let held = StoredValue::new(export.clone());
    let to_know = Memo::new(move |_| {
        let cases = held.with_value(|shown| chosen(shown, scope.get(), &ticked.get()));
        let earlier = shown.get().map(|shown| shown.earlier).unwrap_or_default();
        warnings(&earlier, &cases.unwrap_or_default())
    });
    let make = move |()| {
        let cases =
            held.with_value(|shown| chosen(shown, scope.get_untracked(), &ticked.get_untracked()));
        fault.set(cases.as_ref().err().cloned().map(words));
        let receiver = to.answer();
        to.fault.set(receiver.as_ref().err().cloned().map(words));
        let (Ok(cases), Ok(receiver), false) = (cases, receiver, busy.get_untracked()) else {
            return;
        };
        let Answer { to, told, only_for } = receiver;
        busy.set(true);
        trouble.set(None);
        let count = u32::try_from(cases.len()).unwrap_or(u32::MAX);
        app.send(Action::HandOver { cases, to }, move |answer| {
            busy.set(false);
            match hand_out(answer, (count, told, only_for)) {
                Ok(handed_out) => made.set(handed_out),
                Err(refused) => trouble.set(Some(*refused)),
            }
        });
    };
    let left_behind = export.left_behind.clone();
    view! {
        <Form on_submit=make>
            <WhichCases shown=export scope ticked fault />
            {left_behind.map(|text| view! { <p class="carry-aside">{words(text)}</p> })}
            {move || to_know.get().into_iter().map(warned).collect_view()}
            <p class="carry-aside">{words(Words::SameSchool)}</p>
            <ToWhom to />
            {move || trouble.get().map(|trouble| view! { <TroubleNotice trouble /> })}
            {move || busy.get().then(|| view! { <Busy text=words(Export::Making) /> })}
            <div class="cluster">
                <Button purpose=ButtonPurpose::Submit glyph=Glyph::Download state=busy_state(busy)>
                    {words(Words::Make)}
                </Button>
            </div>
        </Form>
    }
}

fn warned(text: Message) -> impl IntoView {
    view! { <Notice tone=Tone::Warn voice=Voice::Status><p>{words(text)}</p></Notice> }
}
