//! How an opened vault file stands to what was last saved from this browser.

use crate::vault::{Comparison, Standing};

/// What the two heads tell before anybody unlocked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// Exactly what was saved here, or nothing to compare with.
    AsSaved,
    /// It has not come as far as what was saved here.
    Older {
        /// How far that was, in commits.
        here: u64,
    },
    /// It went on by itself from before what was saved here.
    Forked,
    /// It has come further. By which way is told by its links, once somebody unlocked.
    Further,
}

/// Compares an opened file with what was last saved here.
pub fn since(file: &Standing, saved: &Standing) -> Since {
    match file.compare(saved) {
        Comparison::Same | Comparison::OtherVault => Since::AsSaved,
        Comparison::Behind { .. } => Since::Older { here: saved.commit },
        Comparison::Diverged => Since::Forked,
        Comparison::Ahead => Since::Further,
    }
}
