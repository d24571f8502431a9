//! What can go wrong in the vault: the world failed, and these are the facts needed to act.

use thiserror::Error;

use super::ids::{CaseId, MemberId, RecordId};
use super::store;

/// A stored part of the vault, for an error that must say which one is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The authenticated head.
    Head,
    /// The list of hashes the head vouches for.
    Register,
    /// The member list.
    Directory,
    /// A member's slot.
    Slot,
    /// The recovery key's slot.
    RecoverySlot,
    /// The wrapped vault key.
    VaultKey,
    /// A member's own ring of case keys.
    Keyring,
    /// A case key delivered to a member.
    Delivery,
    /// A case's own list of what it consists of.
    CaseIndex,
    /// One sealed record.
    Record,
    /// A page of a case's snapshot.
    Page,
    /// A case's summary.
    Summary,
    /// The settings.
    Settings,
    /// A draft.
    Draft,
    /// A note in the inbox, or the inbox key.
    Inbox,
    /// The backup file around all of these.
    Backup,
    /// The signed directory file.
    SchoolFile,
}

/// Why the vault could not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Error {
    /// The passphrase does not belong to this slot; the slot itself is whole.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The recovery code is well formed but is not (or no longer) this vault's.
    #[error("wrong recovery code")]
    WrongRecoveryCode,
    /// Bytes that should be ours do not authenticate or do not parse.
    #[error("{part:?} is damaged")]
    Damaged {
        /// Which part.
        part: Part,
    },
    /// A part that the head or an index vouches for is not in the store.
    #[error("{part:?} is missing")]
    Missing {
        /// Which part.
        part: Part,
    },
    /// Written by a later version of the program.
    #[error("{part:?} has format {found}, this program reads up to {supported}")]
    NewerFormat {
        /// Which part.
        part: Part,
        /// The version found.
        found: u16,
        /// The highest version this program reads.
        supported: u16,
    },
    /// Key-derivation parameters outside the stated floor and ceiling.
    #[error("key derivation of {memory_kib} KiB, {passes} passes, {lanes} lanes is out of bounds")]
    KdfOutOfBounds {
        /// Memory in KiB.
        memory_kib: u32,
        /// Passes over the memory.
        passes: u32,
        /// Lanes.
        lanes: u32,
    },
    /// A directory entry without a valid signature.
    #[error("directory entry {sequence} is not validly signed")]
    UnsignedEntry {
        /// The entry's place in the chain.
        sequence: u64,
    },
    /// A directory entry, key or erasure signed by someone who may not do that.
    #[error("entry {sequence} is signed by someone without that power")]
    ForbiddenEntry {
        /// The entry's place in the chain.
        sequence: u64,
    },
    /// The person who asked may not do this.
    #[error("not allowed for this member")]
    NotAllowed,
    /// No such member, or no longer one.
    #[error("unknown member {0:?}")]
    UnknownMember(MemberId),
    /// The member id is already in use.
    #[error("member {0:?} already exists")]
    MemberExists(MemberId),
    /// No such case in this vault.
    #[error("unknown case {0:?}")]
    UnknownCase(CaseId),
    /// The case id is already in use.
    #[error("case {0:?} already exists")]
    CaseExists(CaseId),
    /// The case was destroyed; only its destruction line is left.
    #[error("case {0:?} was destroyed")]
    CaseDestroyed(CaseId),
    /// The case's index was not loaded before it was changed.
    #[error("case {0:?} is not loaded")]
    CaseNotLoaded(CaseId),
    /// This member has no key for that compartment of the case.
    #[error("no key for case {0:?}")]
    NoKey(CaseId),
    /// The member is excluded from the case by name.
    #[error("member {1:?} is excluded from case {0:?}")]
    Excluded(CaseId, MemberId),
    /// A record with this id is already in the case.
    #[error("record {0:?} already exists")]
    RecordExists(RecordId),
    /// No such record in the case.
    #[error("unknown record {0:?}")]
    UnknownRecord(RecordId),
    /// A text or blob over its stated limit.
    #[error("{length} bytes, at most {limit}")]
    TooLong {
        /// Bytes offered.
        length: usize,
        /// Bytes allowed.
        limit: usize,
    },
    /// The inbox holds as many notes as it may.
    #[error("inbox is full")]
    InboxFull,
    /// There is no vault in this store.
    #[error("no vault in this store")]
    NoVault,
    /// Another tab kept changing the store while it was being read, or wrote first.
    #[error("the store changed underneath")]
    Changed,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::Error),
}
