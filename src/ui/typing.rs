//! What is being typed: sealed within a moment, and before a lock.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::context::App;
use super::inside;
use crate::order;
use crate::platform::tabs::Hint;
use crate::platform::timer::Timer;
use crate::screen::notice::Draft;
use crate::workspace::desk::DraftKey;
use crate::workspace::{Action, Stage};

/// Milliseconds after the first keystroke in which a text that is being typed is sealed, also while typing goes on:
/// in `WebKit` a page that is torn away loses what came after.
const PAUSE_MS: i32 = 700;

impl App {
    /// Keeps a text that is being typed: it is sealed within a moment, and before a lock.
    pub fn keep(self, key: DraftKey, text: String) {
        self.typed.update_value(|typed| {
            typed.insert(key, text);
        });
        if self
            .under_way
            .with_value(|under_way| under_way.pause.is_some())
        {
            return;
        }
        let timer = Timer::after(PAUSE_MS, move || {
            spawn_local(async move {
                self.under_way
                    .update_value(|under_way| under_way.pause = None);
                let _all = self.seal_typed().await;
            });
        });
        self.under_way
            .update_value(|under_way| under_way.pause = timer.ok());
    }

    /// Whether something was typed that is not sealed yet; nothing where this page went.
    pub fn is_typing(self) -> bool {
        let is_any = self.typed.try_with_value(|typed| !typed.is_empty());
        is_any.unwrap_or_default()
    }

    /// Forgets what was typed since the last pause; what was sealed before stays.
    pub fn forget(self, key: &DraftKey) {
        self.typed.update_value(|typed| {
            order::take_out(typed, key);
        });
    }

    /// Throws a text away, sealed or not.
    pub fn let_go(self, key: DraftKey) {
        self.forget(&key);
        // While it is locked nothing of it was sealed, and nothing is fetched for it.
        if self.stage_now() == Stage::Unlocked {
            self.send(Action::DropDraft(key), |_| ());
        }
    }

    /// Seals what was typed; whether all of it is on disk now.
    pub(super) async fn seal_typed(self) -> bool {
        inside::seal_typed(self).await
    }
}

/// Seals what was typed. A text stays among what was typed until it is on disk: a lock that comes meanwhile finds it.
pub(super) async fn seal_all(app: App) -> bool {
    let office = app.office();
    let mut is_all_kept = true;
    let keys: Vec<DraftKey> = app
        .typed
        .with_value(|typed| typed.keys().cloned().collect());
    for key in keys {
        let Some(text) = app.typed.with_value(|typed| typed.get(&key).cloned()) else {
            continue;
        };
        let action = Action::SaveDraft {
            key: key.clone(),
            text: text.clone(),
        };
        match inside::perform(Rc::clone(&office), action).await {
            // Something newer may have been typed; the next pause seals that.
            Ok(_) => app.typed.update_value(|typed| {
                if typed.get(&key) == Some(&text) {
                    order::take_out(typed, &key);
                }
            }),
            Err(trouble) => {
                app.warn(trouble);
                is_all_kept = false;
            }
        }
    }
    is_all_kept
}

/// What somebody else wrote under their own name before this unlock: it goes into the inbox as theirs, and is not gone
/// on with by whoever unlocked.
pub(super) async fn hand_notice_on(app: App) {
    let draft = app.notice().get_untracked();
    let me = app.look(|desk, _| desk.me.name.clone());
    if !me.is_some_and(|me| draft.is_of_another(&me)) || !draft.may_be_kept_unasked() {
        return;
    }
    let note = Action::LeaveNote(draft.note(app.now(), None));
    match inside::perform(app.office(), note).await {
        Ok(_) => {
            app.notice().set(Draft::default());
            app.changed();
            app.tell(Hint::Changed);
        }
        Err(trouble) => app.warn(trouble),
    }
}
