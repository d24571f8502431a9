//! What is settled for this device alone: whether the screen is covered when another window comes in front.

use leptos::prelude::*;

use crate::platform::preferences::is_forgotten;
use crate::text::Settings as Words;
use crate::ui::components::{CheckBox, Section};
use crate::ui::cover::{cover_when_away, covers_when_away};
use crate::ui::words::words;

#[component]
pub(super) fn DevicePart() -> impl IntoView {
    let ticked = RwSignal::new(covers_when_away());
    view! {
        <Section id="this-device" title=words(Words::ThisDevice)>
            <CheckBox
                id="cover-when-away"
                label=words(Words::CoverWhenAway)
                hint=words(Words::CoverWhenAwayHint)
                ticked
                on_toggle=move |wanted| ticked.set(cover_when_away(wanted))
            />
            {is_forgotten().then(|| view! { <p class="settings-source">{words(Words::ForThisTime)}</p> })}
        </Section>
    }
}
