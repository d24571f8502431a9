//! What a browser says when it cannot do something; the only form in which that goes further inward.

use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

/// A failure of the browser by its own name, such as `QuotaExceededError`.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{name}: {message}")]
pub struct Failure {
    /// The name of the exception.
    pub name: String,
    /// What the browser says about it; may be empty, never shown to people.
    pub message: String,
}

impl Failure {
    /// A failure that is ours to name: an ability this browser or this address does not have.
    pub fn missing(ability: &str) -> Self {
        Self {
            name: "NotSupportedError".to_owned(),
            message: ability.to_owned(),
        }
    }
}

impl From<JsValue> for Failure {
    fn from(thrown: JsValue) -> Self {
        if let Some(exception) = thrown.dyn_ref::<DomException>() {
            return Self {
                name: exception.name(),
                message: exception.message(),
            };
        }
        match thrown.dyn_ref::<js_sys::Error>() {
            Some(error) => Self {
                name: error.name().into(),
                message: error.message().into(),
            },
            None => Self {
                name: "UnknownError".to_owned(),
                message: String::new(),
            },
        }
    }
}

impl From<DomException> for Failure {
    fn from(exception: DomException) -> Self {
        Self {
            name: exception.name(),
            message: exception.message(),
        }
    }
}
