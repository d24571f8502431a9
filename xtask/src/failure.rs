//! One sentence about what failed, and one about what to do.

use std::fmt;
use std::io;

/// Why a command stopped. Printed once, by `main`.
#[derive(Debug)]
pub(crate) struct Failure {
    what: String,
    remedy: String,
}

impl Failure {
    pub(crate) fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            remedy: remedy.into(),
        }
    }

    /// Turns an input/output error into a sentence: "could not {deed}: {error}".
    pub(crate) fn from_io(deed: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let deed = deed.into();
        move |error| {
            Self::new(
                format!("could not {deed}: {error}"),
                "check the permissions and the free space there, then run the command again",
            )
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "stopped: {}; {}", self.what, self.remedy)
    }
}
