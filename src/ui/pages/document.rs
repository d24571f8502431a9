//! One document about a case: seen here as it will lie on paper, and printed.

use leptos::prelude::*;

use super::opened_case::OpenedCase;
use super::paper::paper;
use super::reading_file::ReadingFile;
use crate::casefile::CaseId;
use crate::screen::case::Alert;
use crate::screen::documents::{DocumentKind, ReporterName, choosable, shortened};
use crate::screen::emergency::{Call, Urgency};
use crate::text::{Paper as Words, Presenting as PresentingWords, SafeHomePaper};
use crate::ui::App;
use crate::ui::components::{
    Button, CallButton, CallWeight, CheckBox, CheckList, ChoiceOption, Disclosure, Glyph, Notice,
    Section, Tick, Tone, Voice,
};
use crate::ui::presenting::Presenting;
use crate::ui::routes::CasePlace;
use crate::ui::words::words;

/// The page.
#[component]
pub fn DocumentPage(
    /// The case.
    case: CaseId,
    /// Which document.
    kind: DocumentKind,
) -> impl IntoView {
    let app = App::expect();
    let wanted = RwSignal::new(kind);
    let left_out = RwSignal::new(Vec::<String>::new());
    let shown = app.screen(move |desk, now| {
        left_out.with(|left_out| shortened(desk, case, wanted.get(), left_out, now))
    });
    let warning = app.screen(move |desk, _| kind.warning(desk, case));
    let contacts = app.contacts();
    let calls = Memo::new(move |_| contacts.with(|contacts| kind.calls(contacts)));
    view! {
        <OpenedCase case place=CasePlace::Document(kind)>
            {move || first(calls.get())}
            {move || warned(warning.get().flatten())}
            <PrintIt title=words(kind.heading()) />
            {(kind == DocumentKind::WholeCase)
                .then(|| view! { <div class="paper-ask"><ReadingFile case /></div> })}
            {matches!(kind, DocumentKind::SafeHomeReport(_)).then(|| view! { <HideName wanted /> })}
            <LeavingOut case kind left_out />
            {move || shown.get().flatten().map(paper)}
        </OpenedCase>
    }
}

/// What to know before it is made; it stands on no paper.
pub(super) fn warned(alert: Option<Alert>) -> Option<impl IntoView> {
    alert.map(|alert| {
        view! {
            <div class="paper-ask">
                <Notice tone=Tone::Warn title=words(alert.title)><p>{words(alert.text)}</p></Notice>
            </div>
        }
    })
}

/// Whom to call before anything is read.
fn first(calls: Vec<Call>) -> Option<impl IntoView> {
    (!calls.is_empty()).then(|| {
        let buttons = calls.into_iter().map(|call| {
            let weight = match call.urgency {
                Urgency::Danger => CallWeight::First,
                Urgency::Life | Urgency::Other => CallWeight::Emergency,
            };
            view! { <CallButton weight name=call.name number=call.number hint=call.hint /> }
        });
        view! {
            <div class="paper-ask stack">
                {buttons.collect::<Vec<_>>()}
                <p>{words(SafeHomePaper::CallFirst)}</p>
            </div>
        }
    })
}

/// Whether the family may learn who reports.
#[component]
fn HideName(wanted: RwSignal<DocumentKind>) -> impl IntoView {
    let hidden = DocumentKind::SafeHomeReport(ReporterName::Hidden);
    let given = DocumentKind::SafeHomeReport(ReporterName::Given);
    view! {
        <div class="paper-ask">
            <CheckBox
                id="hide-name"
                label=words(SafeHomePaper::HideName)
                hint=words(SafeHomePaper::HideNameHint)
                ticked=Signal::derive(move || wanted.get() == hidden)
                on_toggle=move |is_hidden| wanted.set(if is_hidden { hidden } else { given })
            />
        </div>
    }
}

/// What of a long document is left out to make it shorter; nothing is beforehand.
#[component]
fn LeavingOut(case: CaseId, kind: DocumentKind, left_out: RwSignal<Vec<String>>) -> impl IntoView {
    let can_go = App::expect().screen(move |desk, _| choosable(desk, case, kind));
    let on_tick = move |tick| {
        left_out.update(|left_out| match tick {
            Tick::On(record) => left_out.push(record),
            Tick::Off(record) => left_out.retain(|one| *one != record),
        });
    };
    move || {
        let options = can_go.get().unwrap_or_default().into_iter();
        let options = options.map(|(record, what)| ChoiceOption::new(record, words(what)));
        let options: Vec<_> = options.collect();
        (!options.is_empty()).then(|| {
            let legend = words(SafeHomePaper::LeaveOut);
            view! {
                <div class="paper-ask">
                    <Disclosure summary=legend.clone()>
                        <CheckList id="leave-out" legend options ticked=left_out on_tick />
                    </Disclosure>
                </div>
            }
        })
    }
}

/// What a print is, and the button that makes it.
#[component]
pub(super) fn PrintIt(
    /// What stands above it.
    title: String,
) -> impl IntoView {
    let app = App::expect();
    let is_presenting = Presenting::is_on();
    let print = move |()| app.print();
    view! {
        <div class="paper-ask">
            <Section id="ask" title lead=words(Words::PaperIsYours)>
                {move || is_presenting.get().then(|| view! {
                    <Notice tone=Tone::Warn voice=Voice::Status>
                        <p>{words(PresentingWords::OnPaper)}</p>
                    </Notice>
                })}
                <div>
                    <Button glyph=Glyph::Print on_press=print>
                        {words(Words::Print)}
                    </Button>
                </div>
            </Section>
        </div>
    }
}
