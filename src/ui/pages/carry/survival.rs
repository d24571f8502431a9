//! The test with closing the browser, where it was not passed yet.

use leptos::prelude::*;

use crate::text::SurvivalTest as Words;
use crate::ui::components::{Glyph, Icon, Section};
use crate::ui::words::words;

/// What to do before the first real case.
#[component]
pub(super) fn SurvivalCard() -> impl IntoView {
    view! {
        <Section id="survival" title=words(Words::Heading) lead=words(Words::Why)>
            <p class="carry-next">
                <Icon glyph=Glyph::Return />
                <span>{words(Words::Do)}</span>
            </p>
            <p class="prose">{words(Words::PrivateWindow)}</p>
        </Section>
    }
}
