//! What was handed over here: how each stands, its receipt, taking it back, removing what a colleague has.

use leptos::prelude::*;

use crate::exchange::receipt::BYTES_MAX;
use crate::screen::handover::{Came, Offer, SentRow, confirmed};
use crate::text::{Handover as Words, Trouble};
use crate::ui::App;
use crate::ui::components::{
    Badge, Button, ButtonVariant, Card, Disclosure, Empty, FileField, Glyph, Notice, PickedFile,
    Section, Tone, notice::Voice,
};
use crate::ui::file_pick::FilePick;
use crate::ui::trouble_notice::TroubleNotice;
use crate::ui::words::words;
use crate::workspace::{Action, Done};

#[component]
pub(super) fn HandedOver(sent: Signal<Vec<SentRow>>) -> impl IntoView {
    let is_empty = Memo::new(move |_| sent.with(Vec::is_empty));
    view! {
        <Section id="handed-over" title=words(Words::SentHeading)>
            {move || {
                if is_empty.get() {
                    view! { <Empty glyph=Glyph::Folder title=words(Words::SentNone) /> }.into_any()
                } else {
                    view! {
                        <TakeReceipt />
                        <div class="grid">
                            {move || sent.get().into_iter().map(row).collect_view()}
                        </div>
                    }
                        .into_any()
                }
            }}
        </Section>
    }
}

#[component]
fn TakeReceipt() -> impl IntoView {
    let app = App::expect();
    let file = FilePick::new();
    let trouble = RwSignal::new(None::<Trouble>);
    let came = RwSignal::new(None::<Came>);
    let pick = move |picked: PickedFile| {
        trouble.set(None);
        came.set(None);
        file.take(picked);
        let Some(bytes) = file.bytes() else { return };
        app.send(Action::TakeReceipt(bytes), move |answer| match answer {
            Ok(Done::Receipt { transfer, is_new }) => {
                came.set(app.look(|desk, _| confirmed(desk, transfer, is_new)));
            }
            Ok(_) => {}
            Err(refused) => trouble.set(Some(refused)),
        });
    };
    view! {
        <FileField
            id="receipt-file"
            label=words(Words::Receipt)
            hint=words(Words::ReceiptHint)
            accept=".txt"
            bytes_max=BYTES_MAX as u64
            chosen=file.chosen()
            error=file.error()
            on_pick=pick
        />
        {move || trouble.get().map(|trouble| view! { <TroubleNotice trouble /> })}
        {move || {
            came.get()
                .map(|came| {
                    let tone = if came.by_other.is_some() {
                        Tone::Warn
                    } else {
                        Tone::Good
                    };
                    view! {
                        <Notice tone voice=Voice::Status title=words(came.text)>
                            {came.by_other.map(|text| view! { <p>{words(text)}</p> })}
                        </Notice>
                    }
                })
        }}
    }
}

fn row(row: SentRow) -> impl IntoView {
    let app = App::expect();
    let tone = if row.is_waiting {
        Tone::Warn
    } else {
        Tone::Plain
    };
    let lines = row.lines.into_iter();
    let lines = lines
        .map(|line| view! { <p>{words(line)}</p> })
        .collect_view();
    let transfer = row.transfer;
    let offer = match row.offer {
        Offer::Nothing => None,
        Offer::Revoke => Some((
            [Words::Revoke, Words::RevokeWhy, Words::Revoke],
            Action::RevokeHandover as fn(_) -> _,
        )),
        Offer::Remove => Some((
            [Words::Remove, Words::RemoveWhy, Words::RemoveNow],
            Action::RemoveHandedOver as fn(_) -> _,
        )),
    };
    view! {
        <Card title=row.pupils tone>
            <p>
                <Badge tone text=words(row.state) />
            </p>
            {lines}
            {offer
                .map(|([summary, why, act], action)| {
                    let press = move |()| {
                        app.send(action(transfer), move |answer| {
                            if let Err(refused) = answer {
                                app.warn(refused);
                            }
                        });
                    };
                    view! {
                        <Disclosure summary=words(summary)>
                            <p>{words(why)}</p>
                            <Button variant=ButtonVariant::Danger on_press=press>
                                {words(act)}
                            </Button>
                        </Disclosure>
                    }
                })}
        </Card>
    }
}
