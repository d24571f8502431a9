//! The bar above every page of a vault file: what a save came to, and for how long that is true.

use crate::text::{Message, VaultFile as Words};
use crate::workspace::health::InFile;

/// What a save came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Saved {
    /// The file that was read back and had everything: true until something changes.
    pub all_in: Option<String>,
    /// What else came of it, in sentences.
    pub told: Vec<Message>,
}

impl Saved {
    /// A file that was read back. Where something changed while it was written, it does not have everything.
    pub fn read_back(name: String, is_unsaved: bool, mut told: Vec<Message>) -> Self {
        if is_unsaved {
            told.insert(0, Words::SavedBefore { name }.into());
            return Self { all_in: None, told };
        }
        Self {
            all_in: Some(name),
            told,
        }
    }

    /// What is still to be told. What stayed behind is named for as long as it can be saved as a file of its own.
    pub fn still(self, file: InFile, has_left: bool) -> Vec<Message> {
        let Some(name) = self.all_in else {
            return self.told;
        };
        let mut told = self.told;
        if file == InFile::Whole {
            told.insert(0, Words::SavedIn { name }.into());
        } else if !has_left {
            told.clear();
        }
        told
    }
}
