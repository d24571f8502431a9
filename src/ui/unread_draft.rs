//! Says on a form that what was being typed there is kept and cannot be read: an empty field alone would hide it.

use leptos::prelude::*;

use super::components::{Notice, Tone, Voice};
use super::context::App;
use super::words::words;
use crate::text::RecordPage;
use crate::workspace::desk::DraftKey;

/// The sentence, until something is kept in its place; nothing where nothing is unread.
#[component]
pub(super) fn UnreadDraft(
    /// The text of this page.
    key: DraftKey,
) -> impl IntoView {
    let is_unread = App::expect().screen(move |desk, _| desk.is_draft_unread(&key));
    move || {
        (is_unread.get() == Some(true)).then(|| {
            view! {
                <Notice tone=Tone::Warn voice=Voice::Alert>
                    {words(RecordPage::DraftUnread)}
                </Notice>
            }
        })
    }
}
