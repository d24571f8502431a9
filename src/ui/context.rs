//! The only owner of application signals: gives out screen data, takes actions.

use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::routes::Route;
use crate::casefile::Moment;
use crate::platform::clock;
use crate::text::{Message, Trouble};
use crate::workspace::desk::DraftKey;
use crate::workspace::{Action, Desk, Done, Office, Stage};

/// Milliseconds without a keystroke after which a text that is being typed is sealed.
const PAUSE_MS: i32 = 700;

/// What a screen has: still coming, there, or failed with a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Loaded<T> {
    /// Still coming.
    Loading,
    /// There.
    Ready(T),
    /// Failed.
    Failed(Trouble),
}

/// The application as components see it.
#[derive(Clone, Copy)]
pub struct App {
    office: StoredValue<Rc<Office>, LocalStorage>,
    revision: RwSignal<u64>,
    route: RwSignal<Route>,
    /// Texts typed since they were last sealed; a lock seals them first (peers N21).
    typed: StoredValue<BTreeMap<DraftKey, String>, LocalStorage>,
    keystrokes: StoredValue<u64>,
    said: RwSignal<Option<Message>>,
    trouble: RwSignal<Option<Trouble>>,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("App")
    }
}

impl App {
    /// The application of this page.
    ///
    /// # Panics
    /// If called outside the tree that [`App::provide`] was called in, which is a bug.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Gives the application to the tree below; called once.
    pub fn provide(office: Rc<Office>, route: Route) -> Self {
        let app = Self {
            office: StoredValue::new_local(office),
            revision: RwSignal::new(0),
            route: RwSignal::new(route),
            typed: StoredValue::new_local(BTreeMap::new()),
            keystrokes: StoredValue::new(0),
            said: RwSignal::new(None),
            trouble: RwSignal::new(None),
        };
        provide_context(app);
        app
    }

    /// How the application stands: first use, locked, unlocked.
    pub fn stage(self) -> Memo<Stage> {
        Memo::new(move |_| {
            self.revision.track();
            self.office.with_value(|office| office.stage())
        })
    }

    /// Where one is.
    pub fn route(self) -> Signal<Route> {
        self.route.into()
    }

    /// Goes somewhere else; the address follows.
    pub fn go(self, route: Route) {
        self.route.set(route);
    }

    /// Screen data computed from the desk and the time; `None` while locked.
    pub fn screen<T: PartialEq + Send + Sync + 'static>(
        self,
        compute: impl Fn(&Desk, Moment) -> T + Send + Sync + 'static,
    ) -> Memo<Option<T>> {
        Memo::new(move |_| {
            self.revision.track();
            self.office
                .with_value(|office| office.read(|desk| compute(desk, office.now())))
        })
    }

    /// Looks at the desk once, without following it; `None` while locked.
    pub fn look<T>(self, look: impl FnOnce(&Desk, Moment) -> T) -> Option<T> {
        self.office
            .with_value(|office| office.read(|desk| look(desk, office.now())))
    }

    /// Says that something went well, in a pause.
    pub fn say(self, words: impl Into<Message>) {
        self.said.set(Some(words.into()));
    }

    /// Says what went wrong and what to do; it stays until something goes well.
    pub fn warn(self, trouble: Trouble) {
        self.trouble.set(Some(trouble));
    }

    /// What was last said to have gone well.
    pub fn said(self) -> Signal<Option<Message>> {
        self.said.into()
    }

    /// What went wrong and was not answered yet.
    pub fn trouble(self) -> Signal<Option<Trouble>> {
        self.trouble.into()
    }

    /// Keeps a text that is being typed: it is sealed at the next pause, and before a lock.
    pub fn keep(self, key: DraftKey, text: String) {
        self.typed.update_value(|typed| {
            typed.insert(key, text);
        });
        self.keystrokes.update_value(|count| *count += 1);
        let at = self.keystrokes.get_value();
        spawn_local(async move {
            clock::wait(PAUSE_MS).await;
            if self.keystrokes.try_get_value() == Some(at) {
                self.seal_typed().await;
            }
        });
    }

    /// Forgets what was typed since the last pause; what was sealed before stays.
    pub fn forget(self, key: &DraftKey) {
        self.typed.update_value(|typed| {
            typed.remove(key);
        });
    }

    /// Throws a text away, sealed or not.
    pub fn let_go(self, key: DraftKey) {
        self.forget(&key);
        self.send(Action::DropDraft(key), |_| ());
    }

    async fn seal_typed(self) {
        let office = self.office.get_value();
        let typed = self
            .typed
            .try_update_value(std::mem::take)
            .unwrap_or_default();
        for (key, text) in typed {
            let action = Action::SaveDraft {
                key: key.clone(),
                text: text.clone(),
            };
            if let Err(error) = office.perform(action).await {
                // It is still on the page; the next pause tries again, unless something newer was typed.
                self.typed.update_value(|typed| {
                    typed.entry(key).or_insert(text);
                });
                self.warn(Trouble::from(&error));
            }
        }
    }

    /// Asks for something; the answer comes when it is on disk.
    pub fn send(self, action: Action, then: impl FnOnce(Result<Done, Trouble>) + 'static) {
        let office = self.office.get_value();
        let is_locking = matches!(action, Action::Lock);
        spawn_local(async move {
            if is_locking {
                self.seal_typed().await;
            }
            let outcome = office.perform(action).await;
            if is_locking && outcome.is_ok() {
                self.typed.set_value(BTreeMap::new());
            }
            self.revision.update(|revision| *revision += 1);
            then(outcome.map_err(|error| Trouble::from(&error)));
        });
    }
}
