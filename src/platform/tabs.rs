//! What the tabs of one browser tell each other. A hint for comfort; correctness is the store's.

use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, Event, MessageEvent};

use super::failure::Failure;
use super::listener::Listener;

/// The line of the tabs; `boot/boot.js` listens on it too.
pub const LINE: &str = "meldcode";

/// What one tab tells the others. No content ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Something was written: what is shown may be old.
    Changed,
    /// The person locked: lock here too.
    Locked,
}

impl Hint {
    const fn word(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Locked => "locked",
        }
    }

    /// Anything but our own words is not for us: other pages of the same address can send too, and `boot/boot.js` tells
    /// itself that a device was emptied.
    fn from_word(word: &str) -> Option<Self> {
        [Self::Changed, Self::Locked]
            .into_iter()
            .find(|hint| hint.word() == word)
    }
}

/// The line to the other tabs, for as long as it is kept.
#[derive(Debug)]
pub struct Line {
    channel: BroadcastChannel,
    _listener: Listener,
}

impl Line {
    /// Opens the line and calls `hear` with every hint of another tab.
    pub fn open(name: &str, hear: impl Fn(Hint) + 'static) -> Result<Self, Failure> {
        let channel = BroadcastChannel::new(name)?;
        let listener = Listener::new(&channel, "message", move |event: Event| {
            let word = event
                .dyn_into::<MessageEvent>()
                .ok()
                .and_then(|event| event.data().as_string());
            if let Some(hint) = word.and_then(|word| Hint::from_word(&word)) {
                hear(hint);
            }
        })?;
        Ok(Self {
            channel,
            _listener: listener,
        })
    }

    /// Tells the other tabs.
    pub fn tell(&self, hint: Hint) -> Result<(), Failure> {
        Ok(self.channel.post_message(&hint.word().into())?)
    }
}

/// Gives the mark of this visit to the tabs that are open beside this one (`boot/boot.js` takes it).
pub(super) fn share_visit(mark: &str) -> Result<(), Failure> {
    let channel = BroadcastChannel::new(LINE)?;
    channel.post_message(&mark.into())?;
    channel.close();
    Ok(())
}

impl Drop for Line {
    fn drop(&mut self) {
        self.channel.close();
    }
}
