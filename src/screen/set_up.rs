//! First use: one question at a time, each checked before the next.

use crate::protocol::Role;
use crate::text::{FirstUse as Words, Message, PassphraseRule, role};
use crate::workspace::passphrase::{self, Weakness};

/// The questions, in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The school's name.
    #[default]
    School,
    /// The first member's name and role.
    Member,
    /// The mark on the lock screen.
    Mark,
    /// The passphrase.
    Passphrase,
    /// The recovery code, printed and typed back.
    Recovery,
}

impl Step {
    const ALL: [Self; 5] = [
        Self::School,
        Self::Member,
        Self::Mark,
        Self::Passphrase,
        Self::Recovery,
    ];
}
