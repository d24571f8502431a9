//! One case: where it stands, what to do now and why, and how it can go on.

pub mod course;
pub mod duties;
pub mod head;
pub mod menu;
pub mod moves;

use leptos::prelude::*;

use super::opened_case::OpenedCase;
use crate::casefile::CaseId;
use crate::screen::case::overview;
use crate::ui::App;
use crate::ui::routes::CasePlace;

/// The page.
#[component]
pub fn CasePage(
    /// The case.
    case: CaseId,
) -> impl IntoView {
    let shown = App::expect().screen(move |desk, now| overview(desk, case, now));
    view! {
        <OpenedCase case place=CasePlace::Overview>
            {move || {
                shown
                    .get()
                    .flatten()
                    .map(|overview| {
                        view! {
                            <div class="case stack" data-gap="large">
                                {head::alerts(case, overview.alerts)}
                                {head::head(overview.head)}
                                {course::map(overview.map)}
                                <div class="sidebar">
                                    <div class="stack" data-gap="large">
                                        {duties::duties(case, overview.duties)}
                                        {moves::moves(case, overview.moves)}
                                    </div>
                                    <div class="stack" data-gap="large">
                                        {menu::menu(case, overview.menu)}
                                        {course::steps(case, overview.steps)}
                                        {course::deviations(case, overview.deviations)}
                                    </div>
                                </div>
                            </div>
                        }
                    })
            }}
        </OpenedCase>
    }
}
