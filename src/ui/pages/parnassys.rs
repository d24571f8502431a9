//! The texts for ParnasSys, of one record or of a period: read, copied, and marked as placed.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::opened_case::OpenedCase;
use super::paper::paper;
use crate::casefile::{CaseId, RecordHash};
use crate::platform::clipboard;
use crate::screen::Door;
use crate::screen::parnassys::{ParnasSys, Text, Which, parnassys, placed, waiting};
use crate::text::{Message, ParnasSys as Words, Trouble};
use crate::ui::App;
use crate::ui::components::{
    Button, ButtonVariant, CopyText, DateField, Empty, Glyph, Notice, Section, Tone, Voice,
};
use crate::ui::doors::href;
use crate::ui::routes::CasePlace;
use crate::ui::words::{busy_state, sentence, words};
use crate::workspace::Action;

/// The page of one record.
#[component]
pub fn ParnasSysPage(
    /// The case.
    case: CaseId,
    /// The record.
    record: RecordHash,
) -> impl IntoView {
    let which = Signal::derive(move || Which::Record(record));
    view! {
        <OpenedCase case place=CasePlace::ParnasSys(record)>
            <Texts case which nothing=Words::NoText />
        </OpenedCase>
    }
}

/// The page of a case: what waits, and the observations of a period in one text.
#[component]
pub fn ParnasSysPeriodPage(
    /// The case.
    case: CaseId,
) -> impl IntoView {
    view! {
        <OpenedCase case place=CasePlace::ParnasSysPeriod>
            <Period case />
        </OpenedCase>
    }
}

#[component]
fn Period(case: CaseId) -> impl IntoView {
    let app = App::expect();
    let shown = app.screen(move |desk, now| waiting(desk, case, now));
    // The days stay as they were chosen while what waits changes.
    let start = shown
        .get_untracked()
        .flatten()
        .map(|waiting| (waiting.from, waiting.today));
    let (first, today) = start.unwrap_or_default();
    let from = RwSignal::new(Some(first));
    let until = RwSignal::new(Some(today));
    let which = Signal::derive(move || {
        // A day that is half typed counts as today.
        Which::Period(from.get().unwrap_or(today), until.get().unwrap_or(today))
    });
    let observations = move || {
        shown
            .get()
            .flatten()
            .map_or_else(String::new, |waiting| words(waiting.observations))
    };
    view! {
        <div class="paper-ask stack" data-gap="large">
            {move || shown.get().flatten().map(|waiting| reports(case, waiting.reports))}
            <Section id="period" title=words(Words::PeriodHeading) lead=words(Words::PeriodLead)>
                <p role="status">{observations}</p>
                <div class="cluster">
                    <DateField
                        id="from"
                        label=words(Words::From)
                        latest=today
                        value=from
                        on_change=move |day| from.set(day)
                    />
                    <DateField
                        id="until"
                        label=words(Words::Until)
                        latest=today
                        value=until
                        on_change=move |day| until.set(day)
                    />
                </div>
            </Section>
        </div>
        <Texts case which nothing=Words::NoneInPeriod />
    }
}

fn reports(case: CaseId, reports: Vec<(RecordHash, Message)>) -> Option<impl IntoView> {
    let is_any = !reports.is_empty();
    let lines = reports
        .into_iter()
        .map(|(record, label)| {
            let href = href(case, Door::ParnasSys(record));
            view! { <li><a href=href>{words(label)}</a></li> }
        })
        .collect::<Vec<_>>();
    is_any.then(|| {
        view! {
            <Section id="reports" title=words(Words::ReportsHeading)>
                <ul>{lines}</ul>
            </Section>
        }
    })
}

/// The texts that were asked for, and marking them.
#[component]
fn Texts(case: CaseId, #[prop(into)] which: Signal<Which>, nothing: Words) -> impl IntoView {
    let shown = App::expect().screen(move |desk, now| parnassys(desk, case, which.get(), now));
    move || match shown.get().flatten() {
        Some(shown) => view! { <Copying case which shown /> }.into_any(),
        None => view! { <Empty glyph=Glyph::Document title=words(nothing.clone()) /> }.into_any(),
    }
}

#[component]
fn Copying(case: CaseId, which: Signal<Which>, shown: ParnasSys) -> impl IntoView {
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
    let careful = shown.careful.into_iter();
    let careful = careful.map(|text| view! { <p>{words(text)}</p> });
    view! {
        <div class="paper-only">{paper(shown.paper)}</div>
        <div class="paper-ask stack" data-gap="large">
            <Section id="text" title=words(Words::Heading) lead=words(shown.record)>
                {placements}
                {shown.replaces.map(|text| view! { <Notice tone=Tone::Warn><p>{words(text)}</p></Notice> })}
                {shown.author.map(|author| view! { <p>{words(author)}</p> })}
                <Notice tone=Tone::Warn title=words(Words::PortalTitle)>
                    {careful.collect_view()}
                    <p>{words(Words::PortalWarning)}</p>
                </Notice>
                {shown.others.map(|others| view! { <p>{words(others)}</p> })}
                {shown.several.map(|several| view! { <p>{words(several)}</p> })}
                {texts}
                <p class="field-hint">{words(Words::LeftOut)}</p>
            </Section>
            {shown.can_mark.then(|| view! {
                <Section id="placed" title=words(shown.mark_heading) lead=words(Words::PlacedLead)>
                    <Marking case which today=shown.today />
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
fn Marking(case: CaseId, which: Signal<Which>, today: chrono::NaiveDate) -> impl IntoView {
    let app = App::expect();
    let on = RwSignal::new(Some(today));
    let fault = RwSignal::new(None::<String>);
    let trouble = RwSignal::new(None::<Trouble>);
    let busy = RwSignal::new(false);
    let mark = move |()| {
        let made = app.look(|desk, now| {
            let made = placed(desk, case, which.get_untracked(), on.get_untracked(), now);
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
                {move || words(match which.get() {
                    Which::Record(_) => Words::MarkPlaced,
                    Which::Period(..) => Words::MarkAllPlaced,
                })}
            </Button>
        </div>
    }
}
