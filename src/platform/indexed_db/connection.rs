//! The connection: opened with patience, given up politely, and never by deleting anything.

use std::cell::Cell;
use std::fmt::Debug;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbFactory, IdbOpenDbRequest, IdbVersionChangeEvent};

use super::fault::Fault;
use super::schema;
use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::page;
use crate::platform::timer::Timer;
use crate::vault::store::Error;

/// How long to wait before each further attempt to open, in milliseconds.
const PATIENCE_MS: [i32; 2] = [100, 700];

/// How long an opening may take before it is said that another tab is in the way, in milliseconds.
const OPENS_WITHIN_MS: i32 = 10_000;

/// What the app does when its connection is taken away.
pub trait Lost: Debug {
    /// Another tab opens a newer version of the program: our connection is closed so that it can.
    fn superseded(&self);
    /// The browser closed the database by itself; the next use opens it again.
    fn closed(&self);
}

/// An open database. Dropping it lets go of the database; transactions under way still finish.
#[derive(Debug)]
pub(super) struct Connection {
    pub(super) database: IdbDatabase,
    /// Its schema, when that is later than ours.
    pub(super) newer: Option<u32>,
    _superseded: Closure<dyn Fn()>,
    _closed: Closure<dyn Fn()>,
}

impl Connection {
    /// Answers what may happen to an open connection.
    fn new(database: IdbDatabase, newer: Option<u32>, on_lost: &Rc<dyn Lost>) -> Self {
        let (source, told) = (database.clone(), Rc::clone(on_lost));
        let superseded = Closure::<dyn Fn()>::new(move || {
            source.close();
            told.superseded();
        });
        database.set_onversionchange(Some(superseded.as_ref().unchecked_ref()));
        let told = Rc::clone(on_lost);
        let closed = Closure::<dyn Fn()>::new(move || told.closed());
        database.set_onclose(Some(closed.as_ref().unchecked_ref()));
        Self {
            database,
            newer,
            _superseded: superseded,
            _closed: closed,
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.database.set_onversionchange(None);
        self.database.set_onclose(None);
        self.database.close();
    }
}

/// Opens the database; a few times where the backend stumbles, without a version where it is newer.
pub(super) async fn open(name: &str, on_lost: &Rc<dyn Lost>) -> Result<Connection, Error> {
    let factory = factory()?;
    let mut patience = PATIENCE_MS.iter();
    loop {
        match request(&factory, name, Some(schema::VERSION)).await {
            Ok(database) => return Ok(Connection::new(database, None, on_lost)),
            Err(failure) if failure.name == "VersionError" => {
                let database = request(&factory, name, None).await.map_err(refusal)?;
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "versions are small whole numbers"
                )]
                let found = database.version() as u32;
                return Ok(Connection::new(database, Some(found), on_lost));
            }
            Err(failure) if failure.name == BLOCKED => return Err(Error::Blocked),
            Err(failure) => match patience.next() {
                Some(milliseconds) => clock::wait(*milliseconds).await,
                None => return Err(refusal(failure)),
            },
        }
    }
}

/// Our own name for an upgrade that waits for another tab; the browser only sends an event.
const BLOCKED: &str = "Blocked";

fn factory() -> Result<IdbFactory, Error> {
    let window = page::window().map_err(|_no_window| Error::Disabled)?;
    // A policy may throw, a private window may answer with nothing.
    window.indexed_db().ok().flatten().ok_or(Error::Disabled)
}

/// Why the database could not be opened, as the store says it.
fn refusal(failure: Failure) -> Error {
    match failure.name.as_str() {
        "SecurityError" | "InvalidStateError" | "NotAllowedError" => Error::Disabled,
        _ => Error::from(Fault::Failed(failure)),
    }
}

/// One attempt to open.
async fn request(
    factory: &IdbFactory,
    name: &str,
    version: Option<u32>,
) -> Result<IdbDatabase, Failure> {
    let request = match version {
        Some(version) => factory.open_with_u32(name, version)?,
        None => factory.open(name)?,
    };
    set_upgrade(&request);
    let mut late = None;
    let answer = Promise::new(&mut |resolve, reject| {
        let waits = Rc::new(Cell::new(true));
        listen_to_success(&request, resolve, &waits);
        listen_to_failure(&request, reject.clone());
        let blocked = Closure::once_into_js(move || {
            waits.set(false);
            reject
                .call1(&JsValue::UNDEFINED, &JsValue::from_str(BLOCKED))
                .ok();
        });
        request.set_onblocked(Some(blocked.unchecked_ref()));
        // Behind somebody else's upgrade that waits itself no event comes at all.
        let source = request.clone();
        late = Timer::after(OPENS_WITHIN_MS, move || {
            source.set_onblocked(None);
            blocked
                .unchecked_ref::<Function>()
                .call0(&JsValue::UNDEFINED)
                .ok();
        })
        .ok();
    });
    let answer = JsFuture::from(answer).await;
    drop(late);
    answer.map(JsCast::unchecked_into).map_err(|reason| {
        if reason.as_string().as_deref() == Some(BLOCKED) {
            Failure {
                name: BLOCKED.to_owned(),
                message: String::new(),
            }
        } else {
            Failure::from(reason)
        }
    })
}

/// An attempt that was blocked still succeeds once the other tab is gone. Nobody waits for it by then,
/// and a connection nobody knows of would block the next upgrade.
fn listen_to_success(request: &IdbOpenDbRequest, resolve: Function, waits: &Rc<Cell<bool>>) {
    let (source, waits) = (request.clone(), Rc::clone(waits));
    let success = Closure::once_into_js(move || {
        let Ok(database) = source.result() else {
            return;
        };
        if waits.get() {
            resolve.call1(&JsValue::UNDEFINED, &database).ok();
        } else {
            database.unchecked_into::<IdbDatabase>().close();
        }
    });
    request.set_onsuccess(Some(success.unchecked_ref()));
}

fn listen_to_failure(request: &IdbOpenDbRequest, reject: Function) {
    let source = request.clone();
    let failure = Closure::once_into_js(move || {
        let reason = source.error().ok().flatten();
        reject.call1(&JsValue::UNDEFINED, &reason.into()).ok();
    });
    request.set_onerror(Some(failure.unchecked_ref()));
}

fn set_upgrade(request: &IdbOpenDbRequest) {
    let source = request.clone();
    let upgrade = Closure::once_into_js(move |event: IdbVersionChangeEvent| {
        let Ok(database) = source.result() else {
            return;
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "versions are small whole numbers"
        )]
        let found = event.old_version() as u32;
        if schema::upgrade(database.unchecked_ref(), found).is_err() {
            // The upgrade transaction takes every step back, and the request fails.
            if let Some(transaction) = source.transaction() {
                let _ended = transaction.abort();
            }
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
}
