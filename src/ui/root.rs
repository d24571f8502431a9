//! The app in the page: mounted into it, drawn by state and address, and begun anew after a lock.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use super::components::Toast;
use super::context::App;
use super::cover::{Cover, CoverScreen};
use super::idle::IdleWatch;
use super::legacy::{Cause, Legacy};
use super::outlet::Outlet;
use super::place::{Before, Place, place};
use super::presenting::Presenting;
use super::routes::Route;
use super::vault_file::VaultFile;
use super::words::{say, words};
use crate::platform::indexed_db::{IndexedDb, Lost};
use crate::platform::tabs::{self, Hint, Line};
use crate::platform::{fragment, keyboard, loader, ports};
use crate::text::{LockScreen, Problem, Shell, Trouble};
use crate::vault::Store;
use crate::workspace::Office;

/// Locks from every screen; no browser keeps it for something a page may not have.
pub const LOCK_KEY: &str = "F9";

/// The one database of this program at this address.
const DATABASE: &str = "meldcode";

thread_local! {
    /// What is mounted, until a lock takes it away.
    static MOUNTED: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

/// Starts the app in the page's own place for it.
pub fn start() {
    #[cfg(feature = "vault-file")]
    if crate::platform::vault_file::is_the_way() {
        return super::inside::once_open(super::in_file::start);
    }
    let lost = Rc::new(StoreLost::default());
    let store = Rc::new(IndexedDb::named(DATABASE, Rc::clone(&lost) as Rc<dyn Lost>));
    start_on(store, lost, None);
}

/// Starts the app over a store, and whoever holds it as a file.
pub(super) fn start_on(store: Rc<dyn Store>, lost: Rc<StoreLost>, file: Option<Rc<dyn VaultFile>>) {
    let office = Office::new(store, ports::ports());
    let Some((office, element)) = office.ok().zip(document().get_element_by_id("app")) else {
        return;
    };
    let office = Rc::new(office);
    let mounted = mount_to(element.unchecked_into(), move || {
        view! { <Root office lost file /> }
    });
    MOUNTED.with(|place| place.replace(Some(Box::new(mounted))));
}

/// Takes everything away and lets the loader make a fresh instance. Nothing runs in this one afterwards.
pub(super) fn start_over(app: App, legacy: &Legacy) {
    app.silence();
    if let Some(file) = app.vault_file() {
        file.keep();
    }
    let legacy = legacy.write();
    drop(MOUNTED.with(RefCell::take));
    if loader::restart_locked(&legacy).is_err() {
        // Without the loader there is no page to show the app in either.
        start();
    }
}

/// Hears that the store was taken away, and says so.
#[derive(Default)]
pub(super) struct StoreLost(Cell<Option<App>>);

impl std::fmt::Debug for StoreLost {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StoreLost")
    }
}

impl Lost for StoreLost {
    fn superseded(&self) {
        if let Some(app) = self.0.get() {
            app.warn(Trouble::from(Problem::StorageClosed));
        }
    }

    fn closed(&self) {
        // The next use opens it again; if that fails, the use says so.
    }
}

#[component]
fn Root(office: Rc<Office>, lost: Rc<StoreLost>, file: Option<Rc<dyn VaultFile>>) -> impl IntoView {
    let legacy = Legacy::read();
    let app = App::provide(
        (office, file),
        Route::parse(&fragment::read()),
        legacy.clone(),
    );
    lost.0.set(Some(app));
    app.arrive(app.route().get_untracked());
    spawn_local(app.open());
    listen(app);
    Cover::provide();
    Presenting::provide();
    let stage = app.stage();
    let is_in_file = app.vault_file().is_some();
    let cause = RwSignal::new(legacy.cause);
    let is_anew = RwSignal::new(false);
    let place = Memo::new(move |_| {
        let before = Before {
            cause: cause.get(),
            is_welcome: app.welcome().get(),
            is_anew: is_anew.get(),
            is_in_file,
        };
        stage.with(|stage| place(stage, app.route().get(), before))
    });
    Effect::new(move |_| {
        if place.get() != Place::Opening || app.trouble().with(Option::is_some) {
            // Without the loader no static screen stands in the way.
            let _drawn = loader::first_screen_drawn();
        }
    });
    view! {
        <div class="app" data-locking=move || app.locking().get().then_some("true")>
            <Outlet place cause is_anew />
        </div>
        {move || app.locking().get().then(|| view! { <p class="app-locking">{words(LockScreen::Locking)}</p> })}
        <IdleWatch />
        <CoverScreen />
        <Toast good=Signal::derive(move || good(app)) bad=Signal::derive(move || bad(app)) />
    }
}

fn good(app: App) -> String {
    app.said()
        .with(|said| said.as_ref().map(say))
        .unwrap_or_default()
}

fn bad(app: App) -> String {
    app.trouble().with(|trouble| {
        trouble.as_ref().map_or_else(String::new, |trouble| {
            words(Shell::NotSaved {
                what: say(&trouble.what),
                now: with_reasons(trouble),
            })
        })
    })
}

/// What to do now, and why it could not be done.
fn with_reasons(trouble: &Trouble) -> String {
    let reasons = trouble.reasons.iter();
    let said: Vec<String> = [&trouble.remedy]
        .into_iter()
        .chain(reasons)
        .map(say)
        .collect();
    said.join(" ")
}

/// The address, the lock key and the other tabs, for as long as the app is mounted.
fn listen(app: App) {
    let address = fragment::on_change(move |fragment| app.arrive(Route::parse(&fragment)));
    let key = keyboard::on_key(LOCK_KEY, move || {
        if app.has_something_to_hide() {
            app.lock(Cause::ByHand);
        } else if app.holds_staff_text() {
            app.warn(Trouble::from(Problem::StaffTextOnScreen));
        }
    });
    // Every local page would hear it, whatever vault it works in.
    let line = app.vault_file().is_none().then(|| {
        Line::open(tabs::LINE, move |hint| match hint {
            Hint::Locked if app.has_something_to_hide() => app.lock(Cause::ElsewhereByHand),
            Hint::Changed => app.follow(),
            Hint::Locked => {}
        })
    });
    app.hold(line.and_then(Result::ok));
    let version = loader::on_new_version(move || app.use_new_version());
    // Kept by the owner of the app, and gone with it.
    let _heard = StoredValue::new_local((address.ok(), key.ok(), version.ok()));
}
