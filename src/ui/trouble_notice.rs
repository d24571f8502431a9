//! What went wrong, said at its place on the page: what happened, what to do now, and every reason.

use leptos::prelude::*;

use super::components::{Notice, Tone, notice::Voice};
use super::words::words;
use crate::text::Trouble;

/// One failure.
#[component]
pub(in crate::ui) fn TroubleNotice(
    /// What went wrong.
    trouble: Trouble,
) -> impl IntoView {
    let Trouble {
        what,
        remedy,
        reasons,
    } = trouble;
    let reasons = (!reasons.is_empty()).then(|| {
        let lines = reasons
            .into_iter()
            .map(|reason| view! { <li>{words(reason)}</li> })
            .collect_view();
        view! { <ul>{lines}</ul> }
    });
    view! {
        <Notice tone=Tone::Danger voice=Voice::Alert title=words(what)>
            <p>{words(remedy)}</p>
            {reasons}
        </Notice>
    }
}
