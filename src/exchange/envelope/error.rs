//! Why a file could not be sealed or opened, and what opens it.

#[cfg(doc)]
use super::{HEADER_BYTES_MAX, SEALED_BYTES_MAX, WORK_FACTOR_MAX};

/// What opens a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    /// A passphrase, stretched with scrypt at N = 2^`log_n`; never above [`WORK_FACTOR_MAX`].
    Passphrase {
        /// The work factor.
        log_n: u8,
    },
    /// The secret key of one of the receivers.
    PublicKey {
        /// How many receivers there are, at most.
        recipients: usize,
    },
    /// Only kinds of receiver that we do not know, such as a post-quantum or a plugin key.
    Unsupported,
}

/// Where in a file something is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// In the header, before the sealed content.
    Header,
    /// In the sealed content.
    Payload,
}

/// Why a file could not be sealed or opened. Nothing was released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The file is larger than we agree to read.
    #[error("{bytes} bytes are more than the {allowed} allowed")]
    TooLarge {
        /// Its size.
        bytes: u64,
        /// [`SEALED_BYTES_MAX`].
        allowed: u64,
    },
    /// It does not begin as an age file does.
    #[error("not an age file")]
    NotAge,
    /// It is an age file of a version after v1.
    #[error("an age file of a newer version than v1")]
    NewerVersion,
    /// The header breaks the specification.
    #[error("the header is malformed")]
    HeaderMalformed,
    /// The header has more bytes, or more lines, than we agree to read.
    #[error("the header is longer than allowed ({allowed} bytes)")]
    HeaderTooLong {
        /// [`HEADER_BYTES_MAX`].
        allowed: usize,
    },
    /// The header was changed after sealing: it opens, but its authentication fails.
    #[error("the header was changed after sealing")]
    HeaderTampered,
    /// It looks like the text form of an age file and is not a proper one.
    #[error("the text form is malformed")]
    ArmorMalformed,
    /// It is sealed to kinds of receiver that we do not know.
    #[error("sealed to an unsupported kind of recipient")]
    UnsupportedRecipient,
    /// It wants another kind of key than was offered.
    #[error("it wants another kind of key")]
    OtherLock {
        /// The kind it wants.
        lock: Lock,
    },
    /// It asks for more work than we agree to. Nothing was computed.
    #[error("work factor {found} is more than the {allowed} allowed")]
    WorkFactorTooHigh {
        /// What it asks for, as the exponent of two.
        found: u64,
        /// [`WORK_FACTOR_MAX`].
        allowed: u8,
    },
    /// The passphrase is wrong, or the few bytes that the passphrase opens were damaged.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// It was not sealed to this key.
    #[error("not sealed to this key")]
    WrongIdentity,
    /// It does not have the length of a whole file: the end is missing, or something stands behind it.
    #[error("not whole: something is missing from the {part:?}")]
    Truncated {
        /// Where.
        part: Part,
    },
    /// The key is right and the content was changed after sealing.
    #[error("the content was changed after sealing")]
    Damaged,
    /// A secret key is not written as age writes them.
    #[error("malformed identity")]
    IdentityMalformed,
    /// A public key is not written as age writes them, or is one that nobody can have.
    #[error("malformed recipient")]
    RecipientMalformed,
    /// There was nobody to seal to.
    #[error("no recipients")]
    NoRecipients,
    /// What was read back is not what was sealed.
    #[error("what was read back is not what was sealed")]
    ReadBackDiffers,
}
