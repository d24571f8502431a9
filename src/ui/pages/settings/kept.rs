//! A form of the settings while it is filled in: sealed at a pause and at a lock, like every text.

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::text::RecordPage;
use crate::ui::App;
use crate::ui::components::{Button, ButtonVariant, Notice, Tone, Voice};
use crate::ui::unread_draft::UnreadDraft;
use crate::ui::words::words;
use crate::workspace::desk::DraftKey;

/// What a form can be made of.
pub trait Fillable:
    Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static
{
}

impl<T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static> Fillable for T {}

/// A form being filled in; its draft outlives the page.
#[derive(Debug)]
pub struct Kept<T: Fillable> {
    app: App,
    slug: &'static str,
    /// The answers.
    pub form: RwSignal<T>,
    start: StoredValue<T>,
    is_restored: RwSignal<bool>,
}

#[expect(
    clippy::expl_impl_clone_on_copy,
    reason = "a derive would ask the form itself to be copied"
)]
impl<T: Fillable> Clone for Kept<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Fillable> Copy for Kept<T> {}

impl<T: Fillable> Kept<T> {
    /// Opens the form with what was typed before, taken over what stands there today; or else as it starts.
    pub fn open(app: App, slug: &'static str, start: T, over: fn(T, &T) -> T) -> Self {
        app.go_on_from(&key(slug));
        let draft = app
            .look(|desk, _| desk.drafts.get(&key(slug)).cloned())
            .flatten()
            .and_then(|text| serde_json::from_slice::<T>(text.as_bytes()).ok())
            .map(|draft| over(draft, &start))
            .filter(|draft| *draft != start);
        Self {
            app,
            slug,
            is_restored: RwSignal::new(draft.is_some()),
            form: RwSignal::new(draft.unwrap_or_else(|| start.clone())),
            start: StoredValue::new(start),
        }
    }

    /// Takes an answer and keeps it with the others.
    pub fn write(self, change: impl FnOnce(&mut T)) {
        self.form.update(change);
        let text = self.form.with_untracked(serde_json::to_string);
        if let Ok(text) = text {
            self.app.keep(key(self.slug), text);
        }
    }

    /// It is on disk, or was thrown away: the draft goes.
    pub fn let_go(self) {
        self.app.let_go(key(self.slug));
        // The page may have gone in the meantime.
        let _gone = self.is_restored.try_set(false);
    }

    fn start_over(self) {
        self.form.set(self.start.get_value());
        self.let_go();
    }

    /// Says that what was typed before stands there again, and offers to begin anew.
    pub fn restored(self) -> impl IntoView {
        let restored = move || {
            self.is_restored.get().then(|| {
                view! {
                    <Notice tone=Tone::Info voice=Voice::Status>
                        <p>{words(RecordPage::DraftRestored)}</p>
                        <Button variant=ButtonVariant::Quiet on_press=move |()| self.start_over()>
                            {words(RecordPage::DraftStartOver)}
                        </Button>
                    </Notice>
                }
            })
        };
        view! {
            <UnreadDraft key=key(self.slug) />
            {restored}
        }
    }
}

fn key(slug: &str) -> DraftKey {
    DraftKey {
        case: None,
        form: format!("instellingen/{slug}"),
    }
}
