//! One form of a case: fill it, keep it, save it, and go where it leads.

use leptos::prelude::*;

use super::opened_case::OpenedCase;
use crate::casefile::{CaseId, RecordHash};
use crate::screen::form::FormKind;
use crate::screen::{AfterSave, Door, after_save};
use crate::text::{Choice as Answers, RecordPage as Words};
use crate::ui::App;
use crate::ui::components::{ButtonVariant, LinkButton, Notice, Section, Tone, Voice};
use crate::ui::doors;
use crate::ui::record_form::{RecordForm, Session};
use crate::ui::routes::{CasePlace, Route};
use crate::ui::words::words;

/// The page.
#[component]
pub fn RecordPage(
    /// The case.
    case: CaseId,
    /// Which form.
    kind: FormKind,
    /// The earlier record it is about, if any.
    target: Option<RecordHash>,
) -> impl IntoView {
    let place = match target {
        None => CasePlace::Record(kind),
        Some(target) => CasePlace::About(kind, target),
    };
    view! {
        <OpenedCase case place>
            <Filling case kind target />
        </OpenedCase>
    }
}

#[component]
fn Filling(case: CaseId, kind: FormKind, target: Option<RecordHash>) -> impl IntoView {
    let app = App::expect();
    let asks = RwSignal::new(false);
    let session = Session::open(app, Some(case), kind, target)?;
    let submit = move |()| {
        let values = session.values();
        session.submit(move |_| match after_save(kind, &values) {
            AfterSave::Go(door) => app.go(doors::route(case, door)),
            AfterSave::TwoQuestions => {
                asks.try_set(true);
            }
        });
    };
    let title = words(session.shape().title);
    Some(view! {
        <Show
            when=move || !asks.get()
            fallback=move || view! { <TwoQuestions case /> }
        >
            <Section id="record" title=title.clone()>
                <RecordForm session on_submit=submit />
            </Section>
        </Show>
    })
}

/// After an observation that did not say whether there is danger: is there, and is it about a member of staff?
#[component]
fn TwoQuestions(case: CaseId) -> impl IntoView {
    let is_employee = RwSignal::new(false);
    let overview = doors::href(case, Door::Overview);
    view! {
        <Notice tone=Tone::Good voice=Voice::Status title=words(Words::QuestionsTitle)>
            <p>{words(Words::QuestionDanger)}</p>
            <div class="cluster">
                <LinkButton href=Route::Emergency.fragment() variant=ButtonVariant::Danger>
                    {words(Answers::Yes)}
                </LinkButton>
                <LinkButton href=Route::Emergency.fragment() variant=ButtonVariant::Quiet>
                    {words(Answers::Doubt)}
                </LinkButton>
            </div>
            <p>{words(Words::QuestionEmployee)}</p>
            <div class="cluster">
                <crate::ui::components::Button
                    variant=ButtonVariant::Quiet
                    on_press=move |()| is_employee.set(true)
                >
                    {words(Words::EmployeeYes)}
                </crate::ui::components::Button>
                <LinkButton href=overview>{words(Words::ToCase)}</LinkButton>
            </div>
        </Notice>
        <Show when=move || is_employee.get()>
            <Notice tone=Tone::Danger voice=Voice::Alert>
                <p>{words(Words::EmployeeStop)}</p>
            </Notice>
        </Show>
    }
}
