//! What went wrong in IndexedDB, on its way to becoming the store's error.

use wasm_bindgen::JsValue;
use web_sys::IdbTransaction;

use crate::platform::failure::Failure;
use crate::vault::store::Error;

/// Why one attempt failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// Another writer was first; the attempt itself went well.
    Conflict,
    /// The browser said nothing.
    Silent,
    /// The browser said no.
    Failed(Failure),
}

impl Fault {
    /// The reason of a transaction that ended in `abort`.
    ///
    /// When the disk or the quota is full no request fails: only this carries it, with an empty message.
    pub(super) fn of_aborted(transaction: &IdbTransaction) -> Self {
        Self::Failed(transaction.error().map_or_else(
            // Given up by ourselves, as a page is left, or the connection was closed under us.
            || Failure {
                name: "AbortError".to_owned(),
                message: String::new(),
            },
            Failure::from,
        ))
    }

    /// Whether a new connection may help: the old handle is gone, or its backend is.
    pub(super) fn is_of_the_connection(&self) -> bool {
        match self {
            Self::Conflict | Self::Silent => false,
            Self::Failed(failure) => {
                matches!(
                    failure.name.as_str(),
                    "InvalidStateError" | "UnknownError" | "AbortError"
                )
            }
        }
    }
}

impl From<JsValue> for Fault {
    fn from(thrown: JsValue) -> Self {
        Self::Failed(Failure::from(thrown))
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Conflict => Self::Conflict,
            Fault::Silent => Self::Silent,
            Fault::Failed(failure) => match failure.name.as_str() {
                "QuotaExceededError" => Self::Quota,
                "InvalidStateError" | "AbortError" => Self::ConnectionLost,
                // A value or a table that should be there cannot be read.
                "DataError" | "NotFoundError" | "NotReadableError" => Self::Corrupt,
                "ReadOnlyError" => Self::ReadOnly,
                _ => Self::Other { name: failure.name },
            },
        }
    }
}
