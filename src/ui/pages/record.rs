//! One form of a case: fill it, keep it, save it, and go where it leads.

use leptos::prelude::*;

use super::employee::{EmployeeQuestion, EmployeeStop, QUESTION};
use super::new_case::read_only;
use super::opened_case::OpenedCase;
use crate::casefile::{CaseId, RecordHash};
use crate::screen::employee_stop::{asks, form_lines};
use crate::screen::form::FormKind;
use crate::screen::{AfterSave, Door, after_danger, after_save};
use crate::text::{Choice as Answers, EmployeeStop as Stop, RecordPage as Words};
use crate::ui::App;
use crate::ui::components::{
    ButtonVariant, LinkButton, Notice, Section, Tone, Voice, focus::focus_on,
};
use crate::ui::doors;
use crate::ui::record_form::{RecordForm, Session};
use crate::ui::routes::CasePlace;
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
    let app = App::expect();
    view! {
        <OpenedCase case place>
            {match read_only(app) {
                Some(why) => why.into_any(),
                None => view! { <Filling case kind target /> }.into_any(),
            }}
        </OpenedCase>
    }
}

#[component]
fn Filling(case: CaseId, kind: FormKind, target: Option<RecordHash>) -> impl IntoView {
    let app = App::expect();
    let asks_danger = RwSignal::new(false);
    let session = Session::open(app, Some(case), kind, target)?;
    let staff = Staff::new(&session, kind);
    let submit = move |()| {
        if staff.is_open_question() {
            return;
        }
        let values = session.values();
        session.submit(move |_| match after_save(kind, &values) {
            AfterSave::Go(Door::Overview) if kind == FormKind::DangerOver => {
                let next = app.look(|desk, _| after_danger(desk, case));
                app.go(doors::route(case, next.unwrap_or(Door::Overview)));
            }
            AfterSave::Go(door) => app.go(doors::route(case, door)),
            AfterSave::AskDanger => {
                asks_danger.try_set(true);
            }
        });
    };
    let title = words(session.shape().title);
    let leave = move |()| app.go(doors::route(case, Door::Overview));
    Some(move || {
        if asks_danger.get() {
            return view! { <DangerQuestion case /> }.into_any();
        }
        if staff.stops() {
            return staff.stop(app, leave).into_any();
        }
        view! {
            <Section id="record" title=title.clone()>
                <RecordForm session before_submit=move || staff.question() on_submit=submit />
            </Section>
        }
        .into_any()
    })
}

/// Whether a form is about a member of staff: asked before anything of it is saved.
#[derive(Clone, Copy)]
pub(super) struct Staff {
    session: Session,
    kind: FormKind,
    answer: RwSignal<Option<bool>>,
    missing: RwSignal<Option<String>>,
}

impl Staff {
    /// Not answered yet.
    pub(super) fn new(session: &Session, kind: FormKind) -> Self {
        Self {
            session: *session,
            kind,
            answer: RwSignal::new(None),
            missing: RwSignal::new(None),
        }
    }

    /// The question, where this form asks it.
    pub(super) fn question(self) -> Option<impl IntoView + use<>> {
        let Self {
            answer, missing, ..
        } = self;
        asks(self.kind).then(|| view! { <EmployeeQuestion answer missing /> })
    }

    /// Whether it still has to be answered; then it says so.
    pub(super) fn is_open_question(self) -> bool {
        let is_open = asks(self.kind) && self.answer.get_untracked() != Some(false);
        if is_open {
            self.missing.set(Some(words(Stop::AnswerMissing)));
            focus_on(QUESTION);
        }
        is_open
    }

    /// Whether it is about a member of staff.
    pub(super) fn stops(self) -> bool {
        self.answer.get() == Some(true)
    }

    /// The stop, with what was written.
    pub(super) fn stop(self, app: App, then: impl Fn(()) + Send + Sync + 'static) -> impl IntoView {
        let lines = form_lines(&self.session.shape(), &self.session.values());
        let throw_away = move |()| {
            self.session.start_over();
            then(());
            app.say(Stop::ThrownAway);
        };
        view! {
            <div class="notice-page">
                <EmployeeStop
                    lines
                    standing=Stop::DraftOnly
                    on_back=move |()| self.answer.set(None)
                    on_throw_away=throw_away
                />
            </div>
        }
    }
}

/// After an observation that did not say whether there is danger: is there?
#[component]
fn DangerQuestion(case: CaseId) -> impl IntoView {
    let overview = doors::href(case, Door::Overview);
    let emergency = doors::href(case, Door::Emergency);
    view! {
        <Notice tone=Tone::Good voice=Voice::Status title=words(Words::QuestionsTitle)>
            <p>{words(Words::QuestionDanger)}</p>
            <div class="cluster">
                <LinkButton href=emergency.clone() variant=ButtonVariant::Danger>
                    {words(Answers::Yes)}
                </LinkButton>
                <LinkButton href=emergency variant=ButtonVariant::Quiet>
                    {words(Answers::Doubt)}
                </LinkButton>
                <LinkButton href=overview variant=ButtonVariant::Quiet>
                    {words(Words::ToCase)}
                </LinkButton>
            </div>
        </Notice>
    }
}
