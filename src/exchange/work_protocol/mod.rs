//! What the page and its worker say to each other: the slow work that must not freeze the page, as bytes.
//!
//! A question is a small [`Job`] and a payload, the file or text it is about; an answer is a small [`Report`]
//! and a payload. The payloads stand apart so that they move to the worker and back without being copied.
//! Both ends come from one build, so there is no version; a message that does not read is [`Malformed`].

mod bytes;

use zeroize::Zeroizing;

use super::envelope::{Error, Lock, ReadBack};
use crate::vault::kdf;
use bytes::{Reader, Writer};

/// A key to a sealed file, owned, so that it can travel. Erased when dropped.
#[derive(PartialEq, Eq)]
pub enum Secret {
    /// A passphrase.
    Passphrase(Zeroizing<String>),
    /// The 32 bytes of a secret X25519 key.
    Identity(Zeroizing<[u8; 32]>),
}

/// What the page asks of the worker.
#[derive(PartialEq, Eq)]
pub enum Job {
    /// Stretch a passphrase into 32 bytes with Argon2id. No payload.
    Derive {
        /// The passphrase.
        passphrase: Zeroizing<String>,
        /// At what cost and with which salt.
        request: kdf::Request,
    },
    /// Seal the payload under a passphrase, at the work factor that the application sets.
    SealWithPassphrase(Zeroizing<String>),
    /// Seal the payload to public keys, each of 32 bytes.
    SealTo(Vec<[u8; 32]>),
    /// Open the payload, a sealed file.
    Open(Secret),
    /// Tell what opens the payload, a sealed file or the beginning of one, without doing work.
    Inspect,
    /// Read the payload, a sealed file, back and tell the digest of its content only.
    ReadBack(Secret),
}

/// What the worker answers.
#[derive(PartialEq, Eq)]
pub enum Report {
    /// To [`Job::Derive`]: the key. No payload.
    Derived(Zeroizing<[u8; 32]>),
    /// To [`Job::SealWithPassphrase`] and [`Job::SealTo`]: the payload is the sealed file.
    Sealed,
    /// To [`Job::Open`]: the payload is the content.
    Opened,
    /// To [`Job::Inspect`]. No payload.
    Inspected(Lock),
    /// To [`Job::ReadBack`]. No payload.
    ReadBack(ReadBack),
    /// Sealing or opening failed. No payload.
    Failed(Error),
    /// The cost is outside the bounds, or Argon2id refused it.
    CannotDerive,
    /// The job did not read.
    Misunderstood,
}

/// A message that does not read as one: its two ends are not of one build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("malformed message between page and worker")]
pub struct Malformed;

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Passphrase(_) => "Passphrase",
            Self::Identity(_) => "Identity",
        })
    }
}

impl std::fmt::Debug for Job {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Derive { .. } => "Derive",
            Self::SealWithPassphrase(_) => "SealWithPassphrase",
            Self::SealTo(_) => "SealTo",
            Self::Open(_) => "Open",
            Self::Inspect => "Inspect",
            Self::ReadBack(_) => "ReadBack",
        })
    }
}

impl std::fmt::Debug for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Derived(_) => f.write_str("Derived"),
            Self::Sealed => f.write_str("Sealed"),
            Self::Opened => f.write_str("Opened"),
            Self::Inspected(lock) => write!(f, "Inspected({lock:?})"),
            Self::ReadBack(read_back) => write!(f, "ReadBack({read_back:?})"),
            Self::Failed(error) => write!(f, "Failed({error:?})"),
            Self::CannotDerive => f.write_str("CannotDerive"),
            Self::Misunderstood => f.write_str("Misunderstood"),
        }
    }
}

impl Job {
    /// Writes the message. Erased when dropped.
    pub fn encode(&self) -> Zeroizing<Vec<u8>> {
        let mut writer = Writer::default();
        match self {
            Self::Derive {
                passphrase,
                request: kdf::Request { cost, salt },
            } => {
                writer.byte(1).bytes(passphrase.as_bytes()).bytes(salt);
                writer.number(cost.memory_kib).number(cost.passes);
                writer.number(cost.lanes)
            }
            Self::SealWithPassphrase(passphrase) => writer.byte(2).bytes(passphrase.as_bytes()),
            Self::SealTo(recipients) => writer.byte(3).bytes(recipients.as_flattened()),
            Self::Open(secret) => writer.byte(4).secret(secret),
            Self::Inspect => writer.byte(5),
            Self::ReadBack(secret) => writer.byte(6).secret(secret),
        };
        writer.0
    }

    /// Reads a message.
    ///
    /// # Errors
    ///
    /// [`Malformed`].
    pub fn decode(message: &[u8]) -> Result<Self, Malformed> {
        let mut reader = Reader(message);
        let job = match reader.byte()? {
            1 => Self::Derive {
                passphrase: reader.text()?,
                request: kdf::Request {
                    salt: reader.bytes()?.try_into().map_err(|_length| Malformed)?,
                    cost: kdf::Cost {
                        memory_kib: reader.number()?,
                        passes: reader.number()?,
                        lanes: reader.number()?,
                    },
                },
            },
            2 => Self::SealWithPassphrase(reader.text()?),
            3 => {
                let (keys, rest) = reader.bytes()?.as_chunks::<32>();
                if !rest.is_empty() {
                    return Err(Malformed);
                }
                Self::SealTo(keys.to_vec())
            }
            4 => Self::Open(reader.secret()?),
            5 => Self::Inspect,
            6 => Self::ReadBack(reader.secret()?),
            _ => return Err(Malformed),
        };
        reader.end()?;
        Ok(job)
    }
}

impl Report {
    /// Writes the message. Erased when dropped.
    pub fn encode(&self) -> Zeroizing<Vec<u8>> {
        let mut writer = Writer::default();
        match self {
            Self::Derived(key) => writer.byte(1).bytes(key.as_slice()),
            Self::Sealed => writer.byte(2),
            Self::Opened => writer.byte(3),
            Self::Inspected(lock) => writer.byte(4).lock(*lock),
            Self::ReadBack(read_back) => {
                writer.byte(5).bytes(&read_back.digest);
                match read_back.outcome {
                    Ok(()) => writer.byte(0),
                    Err(error) => writer.byte(1).error(error),
                }
            }
            Self::Failed(error) => writer.byte(6).error(*error),
            Self::CannotDerive => writer.byte(7),
            Self::Misunderstood => writer.byte(8),
        };
        writer.0
    }

    /// Reads a message.
    ///
    /// # Errors
    ///
    /// [`Malformed`].
    pub fn decode(message: &[u8]) -> Result<Self, Malformed> {
        let mut reader = Reader(message);
        let report = match reader.byte()? {
            1 => Self::Derived(Zeroizing::new(
                reader.bytes()?.try_into().map_err(|_length| Malformed)?,
            )),
            2 => Self::Sealed,
            3 => Self::Opened,
            4 => Self::Inspected(reader.lock()?),
            5 => Self::ReadBack(ReadBack {
                digest: reader.bytes()?.try_into().map_err(|_length| Malformed)?,
                outcome: match reader.byte()? {
                    0 => Ok(()),
                    1 => Err(reader.error()?),
                    _ => return Err(Malformed),
                },
            }),
            6 => Self::Failed(reader.error()?),
            7 => Self::CannotDerive,
            8 => Self::Misunderstood,
            _ => return Err(Malformed),
        };
        reader.end()?;
        Ok(report)
    }
}
