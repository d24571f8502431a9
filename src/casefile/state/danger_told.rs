//! Danger that a record tells of, and that nobody raised or answered for since.

use crate::casefile::record::{Moment, RecordHash};

/// Somebody answered "Is er nú gevaar?" with yes or in doubt, and it stayed at that.
///
/// It is answered for by raising danger, by a later record that answers no, or by the end of the case: written in sight
/// of it, and of a moment that is not earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DangerTold {
    /// The record that tells it.
    pub record: RecordHash,
    /// Of which moment.
    pub at: Moment,
    /// Whether it is told in doubt.
    pub is_doubt: bool,
    /// Whether a later record that is not for this reader may answer for it.
    pub may_be_answered: bool,
}
