//! The end of a transaction: told to the browser as early as can be, waited for, and given up when nothing is heard.
//!
//! `WebKit` keeps a transaction that a page left unfinished, and behind it every later writer waits until the whole
//! browser is closed. Two things here keep ours from being that one (decision 0041).

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbRequest, IdbTransaction};

use super::fault::Fault;
use crate::platform::failure::Failure;
use crate::platform::listener::Listener;
use crate::platform::page;
use crate::platform::timer::Timer;

/// Says that no further request comes. The browser then needs no word from the page to end the transaction, which
/// therefore ends even when the page is left at this moment. A browser that does not know it ends it by itself.
#[expect(deprecated, reason = "only the binding calls it so")]
pub(super) fn no_more(transaction: &IdbTransaction) {
    let _known = transaction.commit();
}

/// Gives a transaction up that waits for an answer when the page is left; kept until the answer came.
///
/// A page that is left never hears it. Nothing was asked to change yet, so nothing is lost by it.
pub(super) fn given_up_on_leaving(transaction: &IdbTransaction) -> Result<Listener, Failure> {
    let transaction = transaction.clone();
    Listener::new(&page::window()?.into(), "pagehide", move |_event| {
        let _given_up = transaction.abort();
    })
}

/// Waits for the end of a transaction of which `first` is the first request: `complete` alone is success.
///
/// A transaction of which nothing is heard is taken back where that still goes, and told.
pub(super) async fn ended(transaction: &IdbTransaction, first: &IdbRequest) -> Result<(), Fault> {
    let mut silence = None;
    let end = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
        silence = Silence::of(transaction, first, reject);
    });
    let end = JsFuture::from(end).await;
    drop(silence);
    match end {
        Ok(_complete) => Ok(()),
        Err(reason) if reason.as_string().as_deref() == Some(SILENT) => Err(Fault::Silent),
        Err(_abort) => Err(Fault::of_aborted(transaction)),
    }
}

/// Our own name for a transaction of which nothing is heard.
const SILENT: &str = "Silent";

/// How long until the first request is answered, in milliseconds: long enough for a large commit of another tab.
const ANSWERS_WITHIN_MS: i32 = 30_000;

/// Waits for the first sign of a transaction; dropped with it.
struct Silence {
    _heard: Listener,
    _limit: Rc<RefCell<Option<Timer>>>,
}

impl Silence {
    fn of(transaction: &IdbTransaction, first: &IdbRequest, reject: Function) -> Option<Self> {
        let transaction = transaction.clone();
        let limit = Timer::after(ANSWERS_WITHIN_MS, move || {
            transaction.set_onabort(None);
            // One that was told to commit can no longer be taken back.
            let _taken_back = transaction.abort();
            reject
                .call1(&JsValue::UNDEFINED, &JsValue::from_str(SILENT))
                .ok();
        });
        let limit = Rc::new(RefCell::new(limit.ok()));
        let over = Rc::clone(&limit);
        let heard = Listener::new(first, "success", move |_answer| {
            over.take();
        });
        Some(Self {
            _heard: heard.ok()?,
            _limit: limit,
        })
    }
}
