//! What one instance of the app leaves for the next at a lock: why, and the times of an emergency. Never a word.

use serde::{Deserialize, Serialize};

use crate::casefile::Moment;
use crate::platform::loader::{self, Reason};
use crate::screen::emergency::{Duty, Sheet};

/// What the loader leaves when the person asked for a copy on the plain page.
const COPY_FIRST: &str = "copy";

/// Why the app is locked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cause {
    /// Nothing of that: the page was opened.
    #[default]
    Opened,
    /// Somebody locked it.
    ByHand,
    /// Somebody locked it in another tab.
    ElsewhereByHand,
    /// Nobody was there for so many minutes.
    Idle(u32),
    /// Somebody chose the new version.
    Updated,
    /// The program broke off.
    Stopped,
}

/// What is left. It stands outside any sealed memory, so there is no name and no written word in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Legacy {
    /// Why.
    pub cause: Cause,
    /// Whether something that was being typed was sealed.
    pub has_kept: bool,
    /// When the emergency began, if the emergency screen was in front.
    pub begun_at: Option<Moment>,
    /// Whether a case has it.
    #[serde(default)]
    pub is_in_case: bool,
    /// What was stamped on it, and kept.
    pub stamped: Vec<(Duty, Moment)>,
    /// The program broke off, and the person asked for a copy of everything before anything else.
    #[serde(default)]
    pub asks_copy: bool,
}

impl Legacy {
    /// What the instance before this one left.
    pub fn read() -> Self {
        let left: Self =
            serde_json::from_slice(loader::left_behind().as_bytes()).unwrap_or_default();
        match loader::why_started() {
            Reason::Locked => left,
            Reason::Stopped => Self {
                cause: Cause::Stopped,
                asks_copy: loader::left_behind() == COPY_FIRST,
                ..Self::default()
            },
            Reason::Opened => Self::default(),
        }
    }

    /// As the loader keeps it.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The emergency screen goes on where it was; its words are in the inbox, or in a case.
    pub fn sheet(&self) -> Sheet {
        Sheet::resumed(self.begun_at, self.is_in_case, &self.stamped)
    }
}
