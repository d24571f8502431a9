//! The neutral screen: hides everything in the moment it is asked, locks nothing and loses nothing.

use leptos::{html, prelude::*};

use super::components::{Button, ButtonVariant, Glyph, Icon};
use super::words::words;
use crate::platform::keyboard;
use crate::platform::preferences::{Preference, keep, recall};
use crate::platform::presence::Sign;
use crate::text::Shell;

/// Covers and uncovers from every screen; no browser keeps it for something a page may not have.
pub const COVER_KEY: &str = "F8";

/// What stands in front of everything while it is open, an open dialog included.
#[derive(Clone, Copy)]
pub(super) struct Cover(NodeRef<html::Dialog>);

impl Cover {
    /// Gives the cover to the tree below; called once.
    pub(super) fn provide() {
        provide_context(Self(NodeRef::new()));
    }

    pub(super) fn expect() -> Self {
        expect_context()
    }

    /// Hides everything, in this very turn: nothing is waited for.
    pub(super) fn put_up(self) {
        if let Some(dialog) = self.0.get_untracked().filter(|dialog| !dialog.open()) {
            // It only refuses when it has left the page, and everything with it.
            drop(dialog.show_modal());
        }
    }

    fn take_away(self) {
        if let Some(dialog) = self.0.get_untracked() {
            dialog.close();
        }
    }

    fn turn(self) {
        match self.0.get_untracked() {
            Some(dialog) if dialog.open() => self.take_away(),
            _ => self.put_up(),
        }
    }

    /// Covers when the person turns away, where they asked for that.
    pub(super) fn heed(self, sign: Sign) {
        if matches!(sign, Sign::Away | Sign::Hidden) && covers_when_away() {
            self.put_up();
        }
    }
}

/// Whether this device covers the screen when another window comes in front.
pub(super) fn covers_when_away() -> bool {
    recall(Preference::CoverWhenAway).unwrap_or_default()
}

/// Settles that for this device; says what is kept now, where the browser keeps nothing.
pub(super) fn cover_when_away(wanted: bool) -> bool {
    keep(Preference::CoverWhenAway, &wanted).is_ok() && wanted
}

/// The screen itself.
#[component]
pub(super) fn CoverScreen() -> impl IntoView {
    let cover = Cover::expect();
    let key = keyboard::on_key(COVER_KEY, move || cover.turn());
    // Kept by the owner of the app, and gone with it.
    let _heard = StoredValue::new_local(key.ok());
    view! {
        // Escape opens nothing: a beamer shows what comes then.
        <dialog class="cover" closedby="none" node_ref=cover.0 aria-label=words(Shell::CoverName) on:cancel=move |event: leptos::ev::Event| event.prevent_default()>
            <p class="lock-name">
                <Icon glyph=Glyph::Folder />
                <span>"Schoolmap"</span>
            </p>
            <Button variant=ButtonVariant::Quiet on_press=move |()| cover.take_away()>
                {words(Shell::Uncover)}
                " "
                <kbd class="shell-key">{COVER_KEY}</kbd>
            </Button>
        </dialog>
    }
}

/// Covers at once; its key stands on it.
#[component]
pub(super) fn CoverButton() -> impl IntoView {
    let cover = Cover::expect();
    view! {
        <Button variant=ButtonVariant::Quiet glyph=Glyph::EyeOff on_press=move |()| cover.put_up()>
            {words(Shell::Cover)}
            " "
            <kbd class="shell-key">{COVER_KEY}</kbd>
        </Button>
    }
}
