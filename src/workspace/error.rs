//! What can go wrong in the workspace; each variant has a pair of sentences in `text`.

use crate::casefile::{Refusal, wire};
use crate::exchange::envelope;
use crate::vault::{self, store};
use crate::workspace::ports::PortError;

/// Why something could not be done. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The plan or the case says no, with every reason.
    #[error("refused: {0}")]
    Refused(Refusal),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A key, slot, head or sealed record is not what it should be.
    #[error(transparent)]
    Vault(#[from] vault::Error),
    /// A record could not be written down.
    #[error(transparent)]
    Record(#[from] wire::Error),
    /// A worker failed.
    #[error(transparent)]
    Port(#[from] PortError),
    /// A file could not be opened.
    #[error(transparent)]
    Envelope(#[from] envelope::Error),
    /// The saved file is not the file that was made.
    #[error("the saved file differs from the one that was made")]
    NotWhatWasSaved,
    /// There is no such case on this desk.
    #[error("no such case on this desk")]
    UnknownCase,
    /// The case is pinned to an edition this program does not know: it can be read, not written.
    #[error("the case is pinned to an unknown edition")]
    UnknownEdition,
    /// Only a directeur or IB-er may do this.
    #[error("this member may not do that")]
    NotAllowed,
    /// A real case waits for the survival test.
    #[error("the survival test was not passed yet")]
    SurvivalUntested,
    /// Settings or a note of a later version.
    #[error("written by a later version of this program")]
    NewerVersion,
    /// The inbox is full.
    #[error("the inbox holds {0} notes, the most it may")]
    InboxFull(u32),
}
