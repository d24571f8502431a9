//! Begin a new case, once the survival test was passed on this device.

use leptos::prelude::*;

use super::cases::begin;
use super::record::Staff;
use crate::screen::cases::{Opening, opening};
use crate::screen::form::FormKind;
use crate::text::{CaseFinder, Title};
use crate::ui::App;
use crate::ui::components::{BackLink, PageHead};
use crate::ui::record_form::{RecordForm, Session};
use crate::ui::routes::{CasePlace, Route};
use crate::ui::words::words;
use crate::workspace::Done;

/// The page.
#[component]
pub fn NewCasePage() -> impl IntoView {
    let app = App::expect();
    let gate = app.screen(opening);
    let back = BackLink {
        href: Route::Cases.fragment(),
        text: words(CaseFinder::Heading),
    };
    view! {
        <div class="new-case stack" data-gap="large">
            <PageHead title=words(Title::CaseOpening) back />
            {move || match gate.get() {
                None => ().into_any(),
                Some(Opening::Ready) => view! { <Opener /> }.into_any(),
                Some(wait) => begin(wait),
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
