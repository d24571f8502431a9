//! The only owner of application signals: gives out screen data, takes actions.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::routes::Route;
use crate::casefile::Moment;
use crate::text::Trouble;
use crate::workspace::{Action, Desk, Done, Office, Stage};

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
}

impl App {
    /// The application of this page.
    ///
    /// # Panics
    /// If called outside the tree that [`App::provide`] was called in, which is a bug.
    pub fn expect() -> Self {
        expect_context()
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

    /// Asks for something; the answer comes when it is on disk.
    pub fn send(self, action: Action, then: impl FnOnce(Result<Done, Trouble>) + 'static) {
        let office = self.office.get_value();
        spawn_local(async move {
            let outcome = office.perform(action).await;
            self.revision.update(|revision| *revision += 1);
            then(outcome.map_err(|error| Trouble::from(&error)));
        });
    }
}
