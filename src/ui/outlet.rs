//! Draws the page that stands in front.

use leptos::prelude::*;

use super::context::App;
use super::inside::Behind;
use super::legacy::Cause;
use super::pages::{
    AccessPage, CarryPage, CasePage, CasesPage, DestroyPage, DocumentPage, EmergencyPage, GatePage,
    InboxPage, IndicatorsPage, NewCasePage, NoticePage, OpeningPage, ParnasSysPage,
    ParnasSysPeriodPage, PeoplePage, PhasePage, RecordPage, RestorePage, SchoolSummaryPage,
    SetUpPage, SettingsPage, StoppedPage, TimelinePage, TodayPage, VanishedPage, WelcomePage,
    YearPage,
};
use super::place::Place;
use super::routes::{CasePlace, Route};
use super::shell::{Bare, Framed};
use super::vault_file::Part;
use crate::casefile::CaseId;

/// The page for this place.
#[component]
pub fn Outlet(
    /// Where one is.
    place: Memo<Place>,
    /// Why this instance was made; the person going on clears it.
    cause: RwSignal<Cause>,
    /// The person chose to set up anew where a school vanished.
    is_anew: RwSignal<bool>,
) -> impl IntoView {
    let turns = Turns { cause, is_anew };
    move || match place.get() {
        Place::Opening => view! { <OpeningPage /> }.into_any(),
        Place::Emergency => view! { <EmergencyPage /> }.into_any(),
        Place::Notice => view! { <NoticePage /> }.into_any(),
        Place::Gate => view! { <GatePage /> }.into_any(),
        Place::SetUp => view! { <Bare><SetUpPage /></Bare> }.into_any(),
        behind @ (Place::Stopped
        | Place::OpenFile
        | Place::Vanished
        | Place::Restore
        | Place::Welcome
        | Place::Page(_)) => view! { <Behind place=behind turns /> }.into_any(),
    }
}

/// What a person can say on a page that stands before the lock.
#[derive(Clone, Copy, Debug)]
pub struct Turns {
    cause: RwSignal<Cause>,
    is_anew: RwSignal<bool>,
}

/// The page for a place that a first visit has no need of.
pub(super) fn behind(place: Place, turns: Turns) -> AnyView {
    let Turns { cause, is_anew } = turns;
    match place {
        Place::Stopped => {
            let go_on = move |()| cause.set(Cause::Opened);
            view! { <Bare><StoppedPage on_go_on=go_on /></Bare> }.into_any()
        }
        Place::OpenFile => {
            let anew = Callback::new(move |()| is_anew.set(true));
            file_part(Part::Opening, anew)
        }
        Place::Vanished => {
            let anew = move |()| is_anew.set(true);
            view! { <Bare><VanishedPage on_anew=anew /></Bare> }.into_any()
        }
        Place::Restore => view! { <Bare><RestorePage /></Bare> }.into_any(),
        Place::Welcome => view! { <Framed><WelcomePage /></Framed> }.into_any(),
        Place::Page(route) => view! { <Framed>{page(route)}</Framed> }.into_any(),
        Place::Opening | Place::Emergency | Place::Notice | Place::Gate | Place::SetUp => {
            ().into_any()
        }
    }
}

/// A part of the vault file, where there is one.
pub(super) fn file_part(part: Part, on_anew: Callback<()>) -> AnyView {
    match App::expect().vault_file() {
        Some(file) => file.draw(part, on_anew),
        None => ().into_any(),
    }
}

fn page(route: Route) -> AnyView {
    match route {
        Route::Today | Route::Emergency | Route::EmergencyOf(_) | Route::Notice => {
            view! { <TodayPage /> }.into_any()
        }
        Route::Cases => view! { <CasesPage /> }.into_any(),
        Route::NewCase => view! { <NewCasePage note=None /> }.into_any(),
        Route::NewCaseOf(note) => view! { <NewCasePage note=Some(note) /> }.into_any(),
        Route::Year(part) => view! { <YearPage part /> }.into_any(),
        Route::Inbox => view! { <InboxPage /> }.into_any(),
        Route::Carry(part) => view! { <CarryPage part /> }.into_any(),
        Route::Settings(part) => view! { <SettingsPage part /> }.into_any(),
        Route::Case(case, place) => case_page(case, place),
    }
}

fn case_page(case: CaseId, place: CasePlace) -> AnyView {
    match place {
        CasePlace::Overview => view! { <CasePage case /> }.into_any(),
        CasePlace::Timeline => view! { <TimelinePage case /> }.into_any(),
        CasePlace::People => view! { <PeoplePage case /> }.into_any(),
        CasePlace::Phase => view! { <PhasePage case /> }.into_any(),
        CasePlace::Record(kind) => view! { <RecordPage case kind target=None /> }.into_any(),
        CasePlace::About(kind, record) => {
            view! { <RecordPage case kind target=Some(record) /> }.into_any()
        }
        CasePlace::Indicators => view! { <IndicatorsPage case /> }.into_any(),
        CasePlace::ParnasSys(record) => view! { <ParnasSysPage case record /> }.into_any(),
        CasePlace::Access => view! { <AccessPage case /> }.into_any(),
        CasePlace::Document(kind) => view! { <DocumentPage case kind /> }.into_any(),
        CasePlace::ParnasSysPeriod => view! { <ParnasSysPeriodPage case /> }.into_any(),
        CasePlace::SchoolSummary => view! { <SchoolSummaryPage case /> }.into_any(),
        CasePlace::Destroy => view! { <DestroyPage case /> }.into_any(),
    }
}
