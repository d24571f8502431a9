//! Asks the worker module one question: Argon2id and age run there, so that the page never freezes.

use std::fmt;

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ErrorEvent, MessageEvent, Worker};

use super::failure::Failure;
use super::loader;

/// What the worker answers: a small report and the bytes it is about.
pub struct Answer {
    /// The report.
    pub report: Vec<u8>,
    /// The bytes.
    pub payload: Vec<u8>,
}

impl fmt::Debug for Answer {
    /// Only its name: the bytes may be a key or a case.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Answer")
    }
}

/// A worker for one question. When the answer is there, or nobody waits for it any more, it is ended,
/// and with it go its memory and every copy of a secret in it.
struct Hired(Worker);

impl Drop for Hired {
    fn drop(&mut self) {
        self.0.set_onmessage(None);
        self.0.set_onerror(None);
        self.0.terminate();
    }
}

/// Asks one question. `job` says what to do, `payload` is what it is about; both move to the worker.
pub async fn ask(job: &[u8], payload: &[u8]) -> Result<Answer, Failure> {
    let worker = Hired(loader::start_worker().await?);
    let (job, payload) = (Uint8Array::from(job), Uint8Array::from(payload));
    let question = Object::new();
    Reflect::set(&question, &"job".into(), &job)?;
    Reflect::set(&question, &"payload".into(), &payload)?;
    let answer = Promise::new(&mut |resolve, reject| {
        worker.0.set_onmessage(Some(&resolve));
        worker.0.set_onerror(Some(&reject));
    });
    // Moved, not copied: afterwards this side has none of it.
    let moved = Array::of2(&job.buffer(), &payload.buffer());
    worker.0.post_message_with_transfer(&question, &moved)?;
    let message: MessageEvent = JsFuture::from(answer)
        .await
        .map_err(|thrown| broken_off(&thrown))?
        .unchecked_into();
    let parts: Array = message.data().unchecked_into();
    Ok(Answer {
        report: taken(&parts.get(0)),
        payload: taken(&parts.get(1)),
    })
}

/// Copies bytes into our memory and wipes the browser's copy, which may hold a key.
fn taken(part: &JsValue) -> Vec<u8> {
    let part: &Uint8Array = part.unchecked_ref();
    let bytes = part.to_vec();
    part.fill(0, 0, part.length());
    bytes
}

/// The worker ended without an answer: it ran out of memory or hit a bug.
fn broken_off(thrown: &JsValue) -> Failure {
    let message = thrown
        .dyn_ref::<ErrorEvent>()
        .map(ErrorEvent::message)
        .unwrap_or_default();
    if let Some(event) = thrown.dyn_ref::<ErrorEvent>() {
        // It is answered here; unanswered it would also go to the console as an error of the page.
        event.prevent_default();
    }
    Failure {
        name: "WorkerError".to_owned(),
        message,
    }
}
