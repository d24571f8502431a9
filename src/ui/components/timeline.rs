//! What happened, in order: when, what, by whom.

use leptos::prelude::*;

use super::{Glyph, Icon, Tone};

/// The list of entries; put [`TimelineEntry`]s in it.
#[component]
pub fn Timeline(
    /// What this list is called.
    #[prop(into)]
    label: String,
    /// The entries.
    children: Children,
) -> impl IntoView {
    view! {
        <ol class="timeline" aria-label=label>
            {children()}
        </ol>
    }
}

/// One entry.
#[component]
pub fn TimelineEntry(
    /// The entry's id, so that other places can lead to it.
    #[prop(into)]
    id: String,
    /// Its symbol.
    glyph: Glyph,
    /// A coloured marker, for what stands out.
    #[prop(optional)]
    tone: Tone,
    /// What kind of thing it is.
    #[prop(into)]
    kind: String,
    /// When it happened, in words.
    #[prop(into)]
    when: String,
    /// The same for machines: an ISO date or moment.
    #[prop(into)]
    moment: String,
    /// By whom, in which role.
    #[prop(into)]
    author: String,
    /// Written later than it happened, corrected, not verified: said under the head; may be empty.
    #[prop(optional, into)]
    note: String,
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! {
        <li class="timeline-entry" id=id data-tone=tone.as_str() tabindex="-1">
            <span class="timeline-marker">
                <Icon glyph />
            </span>
            <div class="timeline-body">
                <h2 class="timeline-kind">{kind}</h2>
                <p class="timeline-meta">
                    <time datetime=moment>{when}</time>
                    <span class="timeline-author">{author}</span>
                </p>
                {(!note.is_empty()).then(|| view! { <p class="timeline-note">{note}</p> })}
                {children()}
            </div>
        </li>
    }
}
