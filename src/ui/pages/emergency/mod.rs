//! Spoed: call first, then the next ten minutes, then today. Works in every state, locked or not.

pub mod sheet;

use leptos::prelude::*;

use crate::screen::emergency::{Call, Urgency, emergency};
use crate::text::Emergency as Words;
use crate::ui::App;
use crate::ui::components::{CallButton, CallWeight, PageHead};
use crate::ui::inside;
use crate::ui::shell::Around;
use crate::ui::words::words;

/// The page.
#[component]
pub fn EmergencyPage() -> impl IntoView {
    let app = App::expect();
    app.look_at_inbox();
    let (stage, contacts, now) = (app.stage(), app.contacts(), app.moment());
    let cases = app.screen(|desk, _| inside::cases(desk));
    let is_in_file = app.vault_file().is_some();
    let shown = Memo::new(move |_| {
        let sheet = app.emergency().get();
        let shown =
            stage.with(|stage| emergency(&contacts.get(), &sheet, (stage, cases.get()), now.get()));
        if is_in_file { shown.in_file() } else { shown }
    });
    // The numbers stand from the first moment and do not move while somebody types.
    let calls = Memo::new(move |_| shown.with(|shown| shown.calls.clone()));
    let local_calls = Memo::new(move |_| shown.with(|shown| shown.local_calls.clone()));
    view! {
        <Around>
            <PageHead title=words(Words::Heading) lead=words(Words::Lead) />
            <div class="emergency-body">
                <section class="emergency-calls" aria-labelledby="emergency-now">
                    <h2 id="emergency-now">{words(Words::CallNow)}</h2>
                    {move || calls.get().into_iter().filter(is_large).map(button).collect_view()}
                    {move || locals(local_calls.get())}
                    {move || others(calls.get())}
                    <p class="emergency-checked">
                        {move || words(shown.with(|shown| shown.last_checked.clone()))}
                    </p>
                </section>
                <TenMinutes />
                <sheet::Today shown />
            </div>
        </Around>
    }
}

fn is_large(call: &Call) -> bool {
    call.urgency != Urgency::Other
}

fn button(call: Call) -> impl IntoView {
    let weight = match call.urgency {
        Urgency::Life => CallWeight::First,
        Urgency::Danger => CallWeight::Emergency,
        Urgency::Other => CallWeight::Plain,
    };
    view! { <CallButton weight name=call.name number=call.number hint=call.hint /> }
}

fn locals(calls: Vec<Call>) -> Option<impl IntoView> {
    (!calls.is_empty()).then(|| {
        view! {
            <h3>{words(Words::LocalNumbers)}</h3>
            {calls.into_iter().map(button).collect_view()}
        }
    })
}

fn others(calls: Vec<Call>) -> impl IntoView {
    let rest: Vec<Call> = calls.into_iter().filter(|call| !is_large(call)).collect();
    view! {
        <details class="disclosure">
            <summary class="disclosure-summary">{words(Words::AlsoCall)}</summary>
            <div class="disclosure-body">{rest.into_iter().map(button).collect_view()}</div>
        </details>
    }
}

#[component]
fn TenMinutes() -> impl IntoView {
    let step = |first: Words, more: Vec<Words>| {
        let more: Vec<String> = more.into_iter().map(words).collect();
        view! {
            <li class="emergency-step">
                <p>
                    <strong>{words(first)}</strong>
                    " "
                    {more.join(" ")}
                </p>
            </li>
        }
    };
    view! {
        <section class="stack" aria-labelledby="emergency-ten">
            <h2 id="emergency-ten">{words(Words::TenMinutes)}</h2>
            <ol class="emergency-steps">
                {step(Words::StayWithChild, vec![])}
                {step(Words::StaffFirstPolice, vec![])}
                {step(Words::DoNotConfront, vec![])}
                {step(Words::WhoTakesChildHome, vec![])}
                {step(Words::NotThere, vec![Words::NotThereHelp, Words::AnyoneMayCall])}
                {step(Words::ListenOnly, vec![Words::WriteLater])}
            </ol>
        </section>
    }
}
