//! Begin a new case; before the first one on a device the survival test is asked for.

use leptos::prelude::*;

use super::record::Staff;
use crate::screen::cases::{Opening, opening};
use crate::screen::form::FormKind;
use crate::text::{Backup, CaseFinder, Tidings, Title};
use crate::ui::App;
use crate::ui::components::{BackLink, Button, ButtonVariant, LinkButton, Notice, PageHead, Tone};
use crate::ui::record_form::{RecordForm, Session};
use crate::ui::routes::{CarryPart, CasePlace, Route};
use crate::ui::words::words;
use crate::workspace::Done;

/// The page.
#[component]
pub fn NewCasePage() -> impl IntoView {
    let app = App::expect();
    let gate = app.screen(opening);
    let is_hasty = RwSignal::new(false);
    let back = BackLink {
        href: Route::Cases.fragment(),
        text: words(CaseFinder::Heading),
    };
    view! {
        <div class="new-case stack" data-gap="large">
            <PageHead title=words(Title::CaseOpening) back />
            {move || match gate.get() {
                None => ().into_any(),
                Some(Opening::AfterSurvivalTest) if !is_hasty.get() => view! {
                    <SurvivalFirst>
                        <Button variant=ButtonVariant::Plain on_press=move |()| is_hasty.set(true)>
                            {words(CaseFinder::GateSkip)}
                        </Button>
                    </SurvivalFirst>
                }
                .into_any(),
                Some(Opening::Ready | Opening::AfterSurvivalTest) => view! { <Opener /> }.into_any(),
                Some(Opening::ReadOnly) => read_only().into_any(),
            }}
        </div>
    }
}

#[component]
fn Opener() -> impl IntoView {
    let app = App::expect();
    let session = Session::open(app, None, FormKind::CaseOpening, None)?;
    let staff = Staff::new(&session, FormKind::CaseOpening);
    let submit = move |()| {
        if staff.is_open_question() {
            return;
        }
        session.submit(move |done| {
            if let Done::CaseOpened(case) = done {
                app.go(Route::Case(case, CasePlace::Overview));
            }
        });
    };
    Some(move || {
        if staff.stops() {
            return staff.stop(app, move |()| app.go(Route::Cases)).into_any();
        }
        view! {
            {staff.question()}
            <RecordForm session on_submit=submit />
        }
        .into_any()
    })
}

/// Said instead of a form where nothing can be saved: nobody types what will be refused.
pub(super) fn read_only() -> impl IntoView {
    view! {
        <Notice tone=Tone::Warn>
            <p>{words(Tidings::OpenedToReadNow)}</p>
            <LinkButton href=Route::Carry(CarryPart::Rescue).fragment() variant=ButtonVariant::Quiet>
                {words(Backup::Rescue)}
            </LinkButton>
        </Notice>
    }
}

/// Asks for the survival test before the first case, beside the way past it.
#[component]
fn SurvivalFirst(
    /// The way past it.
    children: Children,
) -> impl IntoView {
    view! {
        <Notice tone=Tone::Info title=words(CaseFinder::GateTitle)>
            <p>{words(CaseFinder::GateWhy)}</p>
            <div class="cluster">
                <LinkButton href=Route::Carry(CarryPart::Backup).fragment() variant=ButtonVariant::Quiet>
                    {words(CaseFinder::GateDo)}
                </LinkButton>
                {children()}
            </div>
        </Notice>
    }
}
