//! Presentatiestand: on a beamer every child and everyone around it has another name.

use std::any::Any;
use std::rc::Rc;

use leptos::prelude::*;

use super::components::{Button, ButtonVariant, Glyph};
use super::context::App;
use super::words::words;
use crate::platform::preferences::{Preference, is_forgotten, keep, recall};
use crate::platform::rewriting::{Rewrite, Rewriting};
use crate::screen::presenting::{Presentation, aliases};
use crate::text::{Presenting as Words, Settings};

/// Whether it is on, for every page: over a lock and a restart too, because somebody may unlock in front of the beamer.
#[derive(Clone, Copy)]
pub(super) struct Presenting {
    is_on: RwSignal<bool>,
    /// The [`Rewriting`]. It outlives a change of page, and a first visit does not carry it.
    rewriting: StoredValue<Option<Box<dyn Any>>, LocalStorage>,
}

impl Presenting {
    /// Gives it to the tree below; called once.
    pub(super) fn provide() {
        provide_context(Self {
            is_on: RwSignal::new(recall(Preference::OtherNames).unwrap_or_default()),
            rewriting: StoredValue::new_local(None),
        });
    }

    /// Whether it is on, for a page whose names it does not know.
    pub(super) fn is_on() -> Signal<bool> {
        Self::expect().is_on.into()
    }

    fn expect() -> Self {
        expect_context()
    }

    /// Goes on with the names there are now. Without a way to rewrite the page it is off, and looks so.
    fn present(self, presentation: Presentation) {
        let rewrite: Rewrite = Rc::new(move |text| presentation.shown(text));
        let is_kept = self.rewriting.try_update_value(|kept| {
            let known = kept
                .as_ref()
                .and_then(|kept| kept.downcast_ref::<Rewriting>());
            if let Some(known) = known {
                known.rewrite_with(rewrite);
                return true;
            }
            let begun = document()
                .get_element_by_id("app")
                .and_then(|page| Rewriting::start(page, rewrite).ok());
            *kept = begun.map(|begun| Box::new(begun) as Box<dyn Any>);
            kept.is_some()
        });
        if is_kept != Some(true) {
            self.is_on.set(false);
        }
    }
}

/// Says that it is on, and keeps every page behind the lock rewritten while it is.
#[component]
pub(super) fn PresentingBar() -> impl IntoView {
    let presenting = Presenting::expect();
    let names = App::expect().screen(aliases);
    Effect::new(move |_| {
        if presenting.is_on.get() {
            presenting.present(Presentation::of(&names.get().unwrap_or_default()));
        } else {
            presenting.rewriting.set_value(None);
        }
    });
    move || {
        presenting.is_on.get().then(|| {
            view! {
                <p class="presenting" role="status">
                    <strong>{words(Words::IsOn)}</strong>
                    <span class="presenting-advice">
                        " "
                        {words(Words::Limits)}
                        {is_forgotten().then(|| format!(" {}", words(Settings::ForThisTime)))}
                    </span>
                </p>
            }
        })
    }
}

/// Turns it on and off.
#[component]
pub(super) fn PresentingButton() -> impl IntoView {
    let Presenting { is_on, .. } = Presenting::expect();
    let turn = move |()| {
        is_on.update(|is_on| *is_on = !*is_on);
        // Where the browser keeps nothing it lasts until the page is closed.
        let _kept = keep(Preference::OtherNames, &is_on.get_untracked());
    };
    view! {
        <Button
            variant=ButtonVariant::Plain
            glyph=Glyph::People
            on_press=turn
        >
            {move || words(if is_on.get() { Words::Stop } else { Words::Start })}
        </Button>
    }
}
