//! What stands around every question of first use: which of how many it is, on and back.

use leptos::prelude::*;

use super::Questions;
use crate::screen::set_up::{Step, Way};
use crate::text::FirstUse as Words;
use crate::ui::components::{Button, ButtonPurpose, ButtonVariant, LinkButton, PageHead};
use crate::ui::routes::{CarryPart, Route};
use crate::ui::words::words;

/// The head of a question: which of how many it is.
#[component]
pub(super) fn Head(questions: Questions, title: Words) -> impl IntoView {
    let place = questions
        .step
        .get_untracked()
        .place(questions.way.get_untracked());
    view! { <PageHead title=words(title) lead=words(place) /> }
}

/// On, and back.
#[component]
pub(super) fn Steps(questions: Questions, on: Words) -> impl IntoView {
    let way = questions.way.get_untracked();
    let previous = questions.step.get_untracked().previous(way);
    let back = move |()| match previous {
        Some(_) => questions.turn(previous),
        None => questions.change_way(Way::New, Step::School),
    };
    view! {
        <div class="cluster">
            <Button purpose=ButtonPurpose::Submit>{words(on)}</Button>
            {if previous.is_some() || way == Way::FromFile {
                view! {
                    <Button variant=ButtonVariant::Plain on_press=back>
                        {words(Words::Back)}
                    </Button>
                }
                    .into_any()
            } else {
                let from_file = move |()| questions.change_way(Way::FromFile, Step::SchoolFile);
                view! {
                    <Button variant=ButtonVariant::Plain on_press=from_file>
                        {words(Words::OrSchoolFile)}
                    </Button>
                    <LinkButton href=Route::Carry(CarryPart::Restore).fragment() variant=ButtonVariant::Plain>
                        {words(Words::OrRestore)}
                    </LinkButton>
                }
                    .into_any()
            }}
        </div>
    }
}
