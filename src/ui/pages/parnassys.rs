//! The text of one record for ParnasSys: read, copied, and marked as placed.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::opened_case::OpenedCase;
use crate::casefile::{CaseId, RecordHash};
use crate::platform::clipboard;
use crate::screen::parnassys::{ParnasSys, Text, parnassys, placed};
use crate::text::{ParnasSys as Words, Trouble};
use crate::ui::App;
use crate::ui::components::{
    Button, ButtonVariant, CopyText, DateField, Empty, Glyph, Notice, Section, Tone, Voice,
};
use crate::ui::routes::CasePlace;
use crate::ui::words::{busy_state, sentence, words};
use crate::workspace::Action;

/// The page.
#[component]
pub fn ParnasSysPage(
    /// The case.
    case: CaseId,
    /// The record.
    record: RecordHash,
) -> impl IntoView {
    let app = App::expect();
    let shown = app.screen(move |desk, now| parnassys(desk, case, record, now));
    let page = move || match shown.get().flatten() {
        Some(shown) => view! { <Copying case record shown /> }.into_any(),
        None => view! { <Empty glyph=Glyph::Document title=words(Words::NoText) /> }.into_any(),
    };
    view! {
        <OpenedCase case place=CasePlace::ParnasSys(record)>
            {page}
        </OpenedCase>
    }
}

#[component]
fn Copying(case: CaseId, record: RecordHash, shown: ParnasSys) -> impl IntoView {
    let texts = shown
        .texts
        .into_iter()
        .enumerate()
        .map(|(place, text)| view! { <OneText place text /> })
        .collect_view();
    let placements = (!shown.placements.is_empty()).then(|| {
        let lines = shown.placements.into_iter();
        let lines = lines.map(|line| view! { <p>{words(line)}</p> });
        view! { <Notice tone=Tone::Good>{lines.collect_view()}</Notice> }
    });
    view! {
        <div class="parnassys stack" data-gap="large">
            <Section id="text" title=words(Words::Heading) lead=words(shown.record)>
                {placements}
                <Notice tone=Tone::Warn title=words(Words::PortalTitle)>
                    <p>{words(Words::PortalWarning)}</p>
                </Notice>
                {shown.several.map(|several| view! { <p>{words(several)}</p> })}
                {texts}
                <p class="field-hint">{words(Words::LeftOut)}</p>
            </Section>
            {shown.can_mark.then(|| view! {
                <Section id="placed" title=words(shown.mark_heading) lead=words(Words::PlacedLead)>
                    <Marking case record today=shown.today />
                </Section>
            })}
        </div>
    }
}

/// What came of a press on the button.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Came {
    Nothing,
    Copied,
    ByHand,
}

#[component]
fn OneText(place: usize, text: Text) -> impl IntoView {
    let came = RwSignal::new(Came::Nothing);
    let selected = RwSignal::new(0_u32);
    let own = text.text.clone();
    let copy = move |()| {
        let own = own.clone();
        spawn_local(async move {
            let outcome = clipboard::copy(&own).await;
            // The page may have gone in the meantime.
            if outcome.is_ok() {
                came.try_set(Came::Copied);
            } else {
                came.try_set(Came::ByHand);
                selected.try_update(|times| *times += 1);
            }
        });
    };
    let said = move || match came.get() {
        Came::Nothing => String::new(),
        Came::Copied => words(Words::Copied),
        Came::ByHand => words(Words::CopyByHand),
    };
    view! {
        <CopyText id=format!("text-{place}") label=words(text.label) text=text.text selected />
        <div class="cluster">
            <Button glyph=Glyph::Copy on_press=copy>
                {words(text.copy)}
            </Button>
            <p role="status">{said}</p>
        </div>
    }
}

#[component]
fn Marking(case: CaseId, record: RecordHash, today: chrono::NaiveDate) -> impl IntoView {
    let app = App::expect();
    let on = RwSignal::new(Some(today));
    let fault = RwSignal::new(None::<String>);
    let trouble = RwSignal::new(None::<Trouble>);
    let busy = RwSignal::new(false);
    let mark = move |()| {
        let made = app.look(|desk, now| {
            let made = placed(desk, case, record, on.get_untracked(), now);
            made.map(|made| (made, now))
        });
        let (command, happened_at) = match made.flatten() {
            None => return,
            Some((Err(message), _)) => return fault.set(Some(words(message))),
            Some((Ok(command), now)) => (command, now),
        };
        fault.set(None);
        trouble.set(None);
        busy.set(true);
        let action = Action::Record {
            case,
            command,
            happened_at,
            draft: None,
        };
        app.send(action, move |outcome| {
            busy.try_set(false);
            trouble.try_set(outcome.err());
        });
    };
    view! {
        <DateField
            id="placed-on"
            label=words(Words::WhichDay)
            latest=today
            error=fault
            value=on
            on_change=move |day| on.set(day)
        />
        {move || trouble.get().map(|trouble| view! {
            <Notice tone=Tone::Warn voice=Voice::Alert>
                <p>{sentence(&trouble)}</p>
            </Notice>
        })}
        <div>
            <Button variant=ButtonVariant::Quiet glyph=Glyph::Check state=busy_state(busy) on_press=mark>
                {words(Words::MarkPlaced)}
            </Button>
        </div>
    }
}
