//! Brings a case to the desk before its pages are drawn, and draws what its pages share: the pupil and the parts.

use leptos::prelude::*;

use crate::casefile::CaseId;
use crate::screen::case::title;
use crate::text::{CaseAlert, CaseFinder, RecordPage, Trouble};
use crate::ui::App;
use crate::ui::components::{BackLink, Busy, Notice, PageHead, TabItem, Tabs, Tone, Voice};
use crate::ui::routes::{CasePlace, Route};
use crate::ui::words::words;
use crate::workspace::Action;

/// A page of one case.
#[component]
pub fn OpenedCase(
    /// The case.
    case: CaseId,
    /// Which of its pages.
    place: CasePlace,
    /// The page, drawn once the case is on the desk.
    children: ChildrenFn,
) -> impl IntoView {
    let app = App::expect();
    let is_here = app.screen(move |desk, _| desk.dossiers.contains_key(&case));
    let failed = RwSignal::new(None::<Trouble>);
    // Also when it leaves the desk while it is looked at: destroyed in another tab, or its file saved by somebody else.
    Effect::new(move |_| {
        if is_here.get() == Some(false) {
            app.send(Action::LoadCase(case), move |outcome| {
                failed.try_set(outcome.err());
            });
        }
    });
    let name = app.screen(move |desk, _| title(desk, case));
    let pupil = Signal::derive(move || {
        let name = name.get().flatten();
        name.map_or_else(|| words(CaseFinder::Heading), |name| words(name.pupil))
    });
    let who = Signal::derive(move || {
        let name = name.get().flatten();
        name.map_or_else(String::new, |name| words(name.who))
    });
    view! {
        <div class="case-page stack" data-gap="large">
            <PageHead title=pupil lead=who back=back(place, case) />
            <Parts case place />
            {move || {
                if is_here.get() == Some(true) {
                    children().into_any()
                } else if let Some(trouble) = failed.get() {
                    gone(trouble).into_any()
                } else {
                    view! { <Busy text=words(RecordPage::Opening) /> }.into_any()
                }
            }}
        </div>
    }
}

fn back(place: CasePlace, case: CaseId) -> BackLink {
    match place {
        CasePlace::Overview | CasePlace::Timeline | CasePlace::People => BackLink {
            href: Route::Cases.fragment(),
            text: words(CaseFinder::Heading),
        },
        CasePlace::Record(_)
        | CasePlace::About(..)
        | CasePlace::Phase
        | CasePlace::Indicators
        | CasePlace::ParnasSys(_)
        | CasePlace::Access
        | CasePlace::ParnasSysPeriod
        | CasePlace::Document(_)
        | CasePlace::SchoolSummary
        | CasePlace::Destroy => BackLink {
            href: Route::Case(case, CasePlace::Overview).fragment(),
            text: words(RecordPage::BackToCase),
        },
    }
}

#[component]
fn Parts(case: CaseId, place: CasePlace) -> impl IntoView {
    let address = move |place| Route::Case(case, place).fragment();
    let parts = [
        (CasePlace::Overview, CaseAlert::PartOverview),
        (CasePlace::Timeline, CaseAlert::PartTimeline),
        (CasePlace::People, CaseAlert::PartPeople),
    ];
    let is_part = parts.iter().any(|(part, _)| *part == place);
    let items = parts
        .into_iter()
        .map(|(part, name)| TabItem {
            href: address(part),
            text: words(name),
        })
        .collect::<Vec<_>>();
    is_part.then(|| {
        view! { <Tabs label=words(CaseAlert::Places) items=items current=address(place) /> }
    })
}

fn gone(trouble: Trouble) -> impl IntoView {
    view! {
        <Notice tone=Tone::Warn voice=Voice::Alert title=words(RecordPage::CaseGone)>
            <p>{words(trouble.what)}</p>
            <p>{words(trouble.remedy)}</p>
        </Notice>
    }
}
