//! Begin a new case; before the first one on a device the survival test is asked for.

use leptos::prelude::*;

use super::record::Staff;
use crate::casefile::CaseId;
use crate::screen::after_adopting;
use crate::screen::cases::{Opening, opening, unwritable};
use crate::screen::form::FormKind;
use crate::screen::inbox::beginning;
use crate::text::{Backup, CaseFinder, Title};
use crate::ui::App;
use crate::ui::components::{BackLink, Button, ButtonVariant, LinkButton, Notice, PageHead, Tone};
use crate::ui::doors;
use crate::ui::record_form::{RecordForm, Session};
use crate::ui::routes::{CarryPart, CasePlace, Route};
use crate::ui::words::words;
use crate::workspace::desk::NoteId;
use crate::workspace::{Action, Done};

/// The page.
#[component]
pub fn NewCasePage(
    /// The note it is opened for.
    note: Option<NoteId>,
) -> impl IntoView {
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
                Some(Opening::Ready | Opening::AfterSurvivalTest) => view! { <Opener note /> }.into_any(),
                Some(Opening::ReadOnly) => read_only(app).into_any(),
            }}
        </div>
    }
}

#[component]
fn Opener(note: Option<NoteId>) -> impl IntoView {
    let app = App::expect();
    let session = Session::of_new_case(app, note)?;
    let staff = Staff::new(&session, FormKind::CaseOpening);
    let submit = move |()| {
        if staff.is_open_question() {
            return;
        }
        session.submit(move |done| {
            if let Done::CaseOpened(case) = done {
                app.go(Route::Case(case, CasePlace::Overview));
                if let Some(note) = note {
                    adopt(app, note, case);
                }
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

/// The note goes into the case that was opened for it; where that fails it stays in the inbox.
fn adopt(app: App, note: NoteId, case: CaseId) {
    let Some(begins) = app.look(|desk, _| beginning(desk, note)).flatten() else {
        return;
    };
    let action = Action::AdoptNote {
        note,
        case,
        account: begins.account,
    };
    app.send(action, move |outcome| match outcome {
        Ok(_) => {
            let next = app.look(|desk, _| after_adopting(desk, begins.is_urgent, case));
            if let Some(door) = next.flatten() {
                app.go(doors::route(case, door));
            }
        }
        Err(trouble) => app.warn(trouble),
    });
}

/// Said instead of a form where nothing can be saved: nobody types what will be refused.
pub(super) fn read_only(app: App) -> Option<impl IntoView> {
    let (why, is_damage) = app.look(|desk, _| unwritable(desk)).flatten()?;
    let rescue = is_damage.then(|| {
        view! {
            <LinkButton href=Route::Carry(CarryPart::Rescue).fragment() variant=ButtonVariant::Quiet>
                {words(Backup::Rescue)}
            </LinkButton>
        }
    });
    Some(view! {
        <Notice tone=Tone::Warn>
            <p>{words(why)}</p>
            {rescue}
        </Notice>
    })
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
