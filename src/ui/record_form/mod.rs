//! Draws any form of `screen::form`: one file per family of inputs, one way to answer, keep and save.

pub mod choices;
pub mod dates;
pub mod parents;
pub mod parties;
pub mod people;
pub mod session;
pub mod slot;
pub mod texts;

use std::collections::BTreeSet;

use leptos::prelude::*;
use rand_core::RngCore as _;

pub use session::Session;
use slot::Slot;

use crate::platform::entropy::Entropy;
use crate::screen::form::{Field, FieldId, Input};
use crate::text::RecordPage;
use crate::ui::components::{
    Button, ButtonPurpose, ButtonVariant, ErrorSummary, FieldFault, Form, Notice, Tone, Voice,
};
use crate::ui::unread_draft::UnreadDraft;
use crate::ui::words::words;

/// A form that is being filled.
#[component]
pub fn RecordForm(
    /// What is filled, kept and saved.
    session: Session,
    /// What stands between the last question and the button.
    #[prop(optional, into)]
    before_submit: Option<ViewFnOnce>,
    /// Called to save it.
    #[prop(into)]
    on_submit: Callback<()>,
) -> impl IntoView {
    let shape = session.shape();
    let visible = session.visible();
    let faults = Signal::derive(move || {
        session
            .named_faults()
            .into_iter()
            .map(|(field, fault)| FieldFault {
                field: slot::control_id(&field),
                text: words(fault),
            })
            .collect::<Vec<_>>()
    });
    let submit_words = words(shape.submit);
    let fields = shape
        .fields
        .into_iter()
        .map(|field| view! { <Question session field visible /> })
        .collect_view();
    view! {
        <div class="record-form">
            {shape.intro.map(|intro| view! { <p class="record-form-intro">{words(intro)}</p> })}
            <Restored session />
            <UnreadDraft key=session.key() />
            <ErrorSummary title=words(RecordPage::FaultsTitle) faults=faults />
            <Form on_submit=on_submit>
                {fields}
                {before_submit.map(ViewFnOnce::run)}
                <Refused session />
                <Button purpose=ButtonPurpose::Submit state=session.state()>
                    {submit_words}
                </Button>
            </Form>
        </div>
    }
}

/// One field, while it shows.
#[component]
fn Question(session: Session, field: Field, visible: Memo<BTreeSet<FieldId>>) -> impl IntoView {
    let id = field.id.clone();
    let shows = Memo::new(move |_| visible.with(|visible| visible.contains(&id)));
    let is_apart = field.apart;
    let slot = Slot::new(session, field);
    move || {
        let slot = slot.clone();
        shows.get().then(|| {
            view! {
                <div class="record-form-question" data-apart=is_apart.then_some("true")>
                    {is_apart
                        .then(|| view! { <p class="record-form-apart">{words(RecordPage::Apart)}</p> })}
                    {answer(&slot)}
                </div>
            }
        })
    }
}

fn answer(slot: &Slot) -> AnyView {
    match slot.field.input.clone() {
        Input::Line => texts::line(slot).into_any(),
        Input::Text => texts::text(slot).into_any(),
        Input::Date(_) => dates::date(slot).into_any(),
        Input::Moment | Input::RoughMoment => dates::moment(slot).into_any(),
        Input::Choice(options) => choices::choice(slot, options).into_any(),
        Input::Pick(options) => choices::pick(slot, options).into_any(),
        Input::Checks(options) => choices::checks(slot, options).into_any(),
        Input::People { options, many } => people::people(slot, options, many).into_any(),
        Input::Parties { kinds, many } => parties::parties(slot, kinds, many).into_any(),
        Input::Parents => parents::parents(slot).into_any(),
    }
}

/// Says that what was typed before stands there again, and offers to begin anew.
#[component]
fn Restored(session: Session) -> impl IntoView {
    move || {
        session.is_restored().then(|| {
            view! {
                <Notice tone=Tone::Info voice=Voice::Status>
                    <p>{words(RecordPage::DraftRestored)}</p>
                    <Button variant=ButtonVariant::Quiet on_press=move |()| session.start_over()>
                        {words(RecordPage::DraftStartOver)}
                    </Button>
                </Notice>
            }
        })
    }
}

/// Why it was not saved, with every reason.
#[component]
fn Refused(session: Session) -> impl IntoView {
    move || {
        session.trouble().map(|trouble| {
            let reasons = trouble
                .reasons
                .into_iter()
                .map(|reason| view! { <li>{words(reason)}</li> })
                .collect_view();
            view! {
                <Notice tone=Tone::Warn voice=Voice::Alert title=words(RecordPage::NotSaved)>
                    <p>{words(trouble.what)}</p>
                    <ul>{reasons}</ul>
                    <p>{words(trouble.remedy)}</p>
                </Notice>
            }
        })
    }
}

/// An id for a person who is added by hand; it stays the same in the draft.
pub(super) fn fresh_id() -> uuid::Uuid {
    let mut bytes = [0; 16];
    Entropy.fill_bytes(&mut bytes);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}
