//! The file a page asked for: kept until it is used, and what was wrong with one that was not.

use leptos::prelude::*;

use super::components::PickedFile;
use super::words::{sentence, words};
use crate::platform::files;
use crate::text::{Carry, Problem, Trouble};

/// One choice of a file.
#[derive(Clone, Copy)]
pub(in crate::ui) struct FilePick {
    name: RwSignal<Option<String>>,
    bytes: StoredValue<Vec<u8>>,
    error: RwSignal<Option<String>>,
}

impl FilePick {
    /// Nothing chosen yet.
    pub(in crate::ui) fn new() -> Self {
        Self {
            name: RwSignal::new(None),
            bytes: StoredValue::new(Vec::new()),
            error: RwSignal::new(None),
        }
    }

    /// Takes what the field read; whether there is a file now.
    pub(in crate::ui) fn take(self, picked: PickedFile) -> bool {
        match picked.content {
            Ok(bytes) => {
                self.bytes.set_value(bytes);
                self.name.set(Some(picked.name));
                self.error.set(None);
                true
            }
            Err(error) => {
                self.clear();
                self.fault(sentence(&Trouble::from(problem(&error))));
                false
            }
        }
    }

    /// The file, if one was chosen; it is let go of.
    pub(in crate::ui) fn hand_over(self) -> Option<Vec<u8>> {
        let is_there = self.name.with_untracked(Option::is_some);
        self.name.set(None);
        let bytes = self.bytes.try_update_value(std::mem::take)?;
        is_there.then_some(bytes)
    }

    /// A copy of the file, if one was chosen; it stays for another try.
    pub(in crate::ui) fn bytes(self) -> Option<Vec<u8>> {
        self.name
            .with_untracked(Option::is_some)
            .then(|| self.bytes.get_value())
    }

    /// Looks at the file, if one was chosen.
    pub(in crate::ui) fn look<T>(self, look: impl FnOnce(&[u8]) -> T) -> T {
        self.bytes.with_value(|bytes| look(bytes))
    }

    /// Lets go of the file.
    pub(in crate::ui) fn clear(self) {
        self.bytes.set_value(Vec::new());
        self.name.set(None);
        self.error.set(None);
    }

    /// Says what is wrong, at the field.
    pub(in crate::ui) fn fault(self, words: String) {
        self.error.set(Some(words));
    }

    /// What is wrong.
    pub(in crate::ui) fn error(self) -> Signal<Option<String>> {
        self.error.into()
    }

    /// That it was chosen.
    pub(in crate::ui) fn chosen(self) -> Signal<Option<String>> {
        Signal::derive(move || {
            let name = self.name.get()?;
            Some(words(Carry::FileChosen { name }))
        })
    }
}

/// Why a file of this device was not read, for a person.
pub(in crate::ui) fn problem(error: &files::Error) -> Problem {
    match error {
        files::Error::TooLarge { allowed, .. } => Problem::FileTooBig {
            megabytes_max: allowed / 1_000_000,
        },
        files::Error::Failed(_) => Problem::FileUnreadable,
    }
}
