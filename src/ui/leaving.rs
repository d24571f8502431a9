//! Locking: what is being typed is sealed first, then keys and desk go, then the whole instance.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::context::App;
use super::inside;
use super::legacy::{Cause, Legacy};
use super::{root, routes::Route};
use crate::platform::tabs::Hint;
use crate::platform::{clipboard, fragment};
use crate::screen::emergency::Sheet;
use crate::screen::notice::Draft;
use crate::text::{Problem, Trouble};
use crate::workspace::desk::DraftKey;
use crate::workspace::{Action, Stage};

/// The text of the quick observation, while it is unlocked.
pub(super) fn notice_key() -> DraftKey {
    DraftKey {
        case: None,
        form: "gezien".to_owned(),
    }
}

impl App {
    /// Whether there is something that a passer-by must not find, and that a lock can hide.
    pub(super) fn has_something_to_hide(self) -> bool {
        let is_unlocked = self.stage_now() == Stage::Unlocked;
        is_unlocked || (self.has_unkept() && !self.holds_staff_text())
    }

    /// Whether there are words about a member of staff that no lock may keep: losing them is worse than showing them.
    pub(super) fn holds_staff_text(self) -> bool {
        self.stage_now() != Stage::Unlocked
            && self
                .notice()
                .with_untracked(|draft| draft.has_unkept() && !draft.may_be_kept_unasked())
    }

    /// Whether something stands in memory only.
    pub(super) fn has_unkept(self) -> bool {
        self.emergency().with_untracked(Sheet::has_unkept)
            || self.notice().with_untracked(Draft::has_unkept)
    }

    /// Locks: nothing that was typed is lost. When something cannot be sealed it stays open and says so.
    pub fn lock(self, cause: Cause) {
        spawn_local(async move {
            // Where another lock was faster, everything is gone by now.
            if self.locking().try_get_untracked() != Some(false) {
                return;
            }
            self.locking().set(true);
            if self.waits_to_lock(cause) {
                return;
            }
            let has_unkept = self.has_unkept();
            if !self.keep_everything().await {
                self.locking().set(false);
                return;
            }
            let legacy = self.legacy_for(cause, has_unkept);
            // A browser that refuses leaves it to whoever copied.
            let _forgotten = clipboard::forget();
            if self.stage_now() == Stage::Unlocked {
                // Keys and desk are gone whatever it answers; a fresh instance looks at the store again.
                let _locked = self.perform(Action::Lock).await;
            }
            if cause == Cause::ByHand {
                self.tell(Hint::Locked);
                // What was in front stays in no history; a later unlock begins at Vandaag.
                let _replaced = fragment::replace(Route::Today.fragment().trim_start_matches('#'));
            }
            root::start_over(self, &legacy);
        });
    }

    /// Goes over to the version the person chose: as at a lock, so nothing that was typed is lost. Where something
    /// stands on the screen only, it stays there, and the new version comes at the next opening.
    pub fn use_new_version(self) {
        let stage = self.stage_now();
        let can_keep = matches!(stage, Stage::Unlocked | Stage::Locked { .. });
        if self.holds_staff_text() {
            self.warn(Trouble::from(Problem::StaffTextOnScreen));
        } else if self.has_unkept() && !can_keep {
            self.warn(Trouble::from(Problem::TextOnScreen));
        } else {
            self.lock(Cause::Updated);
        }
    }

    /// Seals what is in memory only; whether all of it is on disk now.
    pub(super) async fn keep_everything(self) -> bool {
        let is_typed_kept = self.seal_typed().await;
        let is_notice_kept = self.keep_notice().await;
        let is_sheet_kept = self.keep_sheet().await;
        is_typed_kept && is_notice_kept && is_sheet_kept
    }

    /// The quick observation: a draft of whoever unlocked, else a note in the inbox.
    async fn keep_notice(self) -> bool {
        let draft = self.notice().get_untracked();
        if !draft.has_unkept() || self.holds_staff_text() {
            return true;
        }
        let action = match self.stage_now() {
            Stage::Unlocked => Action::SaveDraft {
                key: notice_key(),
                text: inside::draft_text(&draft),
            },
            Stage::Locked { .. } => Action::LeaveNote(draft.note(self.now(), None)),
            // Before there is a vault it stands on the screen only, and says so.
            Stage::Opening | Stage::FirstUse | Stage::Vanished(_) => return true,
        };
        match self.perform(action).await {
            Ok(_) => {
                self.notice().update(|draft| draft.is_kept = true);
                true
            }
            Err(trouble) => {
                self.warn(trouble);
                false
            }
        }
    }

    /// What the next instance is told. The times of an emergency go along when it was in front.
    fn legacy_for(self, cause: Cause, has_kept: bool) -> Legacy {
        let is_emergency = self.route().get_untracked() == Route::Emergency;
        let goes_along = is_emergency && cause != Cause::ByHand;
        self.emergency().with_untracked(|sheet| Legacy {
            cause,
            has_kept,
            asks_copy: false,
            begun_at: sheet.begun_at.filter(|_| goes_along),
            is_in_case: goes_along && sheet.is_in_case(),
            stamped: if goes_along {
                sheet.times()
            } else {
                Vec::new()
            },
        })
    }
}
