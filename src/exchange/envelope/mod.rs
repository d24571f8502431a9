//! The sealed envelope around everything that leaves the device: the age v1 format. The only room that calls `age`.
//!
//! A file that comes in is hostile until it has been authenticated whole: its size, the length of its header
//! and the work it asks for are checked before any work is done, and no plaintext is given out before the last
//! chunk has proved itself. Specification: <https://c2sp.org/age>.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::{self, Read, Write};
use std::iter;

use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor};
use age_core::format::{FileKey, Stanza};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

mod error;
mod header;
mod keys;

pub use error::{Error, Lock, Part};
use header::{cut_or_damaged, header_bytes, work_factor};
pub use keys::{Identity, Recipient};

/// The scrypt work factor of every file we seal: N = 2^17, about a quarter of a second.
///
/// The crate would otherwise choose one by timing the machine, and a file made on a fast desk would be refused
/// on a slow tablet (peers P27).
pub const WORK_FACTOR: u8 = 17;

/// The highest scrypt work factor we agree to: N = 2^18, which needs 256 MiB for a moment.
pub const WORK_FACTOR_MAX: u8 = 18;

/// The largest sealed file we agree to read, in bytes.
pub const SEALED_BYTES_MAX: u64 = 128 * 1024 * 1024;

/// The longest header we agree to read, in bytes: room for more than a hundred recipients.
pub const HEADER_BYTES_MAX: usize = 16 * 1024;

/// The most lines in a header.
///
/// `age` reads a header again from its start for every line: of five thousand it made three quarters of a minute.
pub const HEADER_LINES_MAX: usize = 512;

/// What we write has a plaintext of a whole number of these steps, in bytes.
///
/// It keeps the length of a case from showing, and it lets a cut file be told from a damaged one.
pub const PLAINTEXT_STEP: usize = 1024;

const ARMOR_BEGIN: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";
const ARMOR_LIKE: &[u8] = b"-----BEGIN AGE";
const NONCE_BYTES: usize = 16;
const CHUNK_BYTES: usize = 64 * 1024;
const TAG_BYTES: usize = 16;

/// What a person offers to open a file.
#[derive(Clone, Copy)]
pub enum Key<'a> {
    /// A passphrase.
    Passphrase(&'a str),
    /// The secret key of a receiver.
    Identity(&'a Identity),
}

impl std::fmt::Debug for Key<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Passphrase(_) => f.write_str("Passphrase"),
            Self::Identity(_) => f.write_str("Identity"),
        }
    }
}

/// What reading a sealed file back came to, without giving its content out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadBack {
    /// Whether it opened to its end.
    pub outcome: Result<(), Error>,
    /// SHA-256 over all that authenticated before the end or the error.
    pub digest: [u8; 32],
}

/// Refuses a file by its size alone, before it is read.
///
/// # Errors
///
/// [`Error::TooLarge`].
pub fn check_size(bytes: u64) -> Result<(), Error> {
    if bytes > SEALED_BYTES_MAX {
        return Err(Error::TooLarge {
            bytes,
            allowed: SEALED_BYTES_MAX,
        });
    }
    Ok(())
}

/// Seals under a passphrase, at N = 2^`log_n`.
///
/// The application passes [`WORK_FACTOR`].
///
/// # Errors
///
/// [`Error::WorkFactorTooHigh`] for a factor that we would not open again, and for zero.
pub fn seal_with_passphrase(
    plaintext: &[u8],
    passphrase: &str,
    log_n: u8,
) -> Result<Vec<u8>, Error> {
    if !(1..=WORK_FACTOR_MAX).contains(&log_n) {
        return Err(Error::WorkFactorTooHigh {
            found: log_n.into(),
            allowed: WORK_FACTOR_MAX,
        });
    }
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
    recipient.set_work_factor(log_n);
    seal(plaintext, iter::once(&recipient as &dyn age::Recipient))
}

/// Seals to the public keys of one or more receivers; each can open it alone.
///
/// age does not say who sealed it: the signatures inside do.
///
/// # Errors
///
/// [`Error::NoRecipients`].
pub fn seal_to(plaintext: &[u8], recipients: &[Recipient]) -> Result<Vec<u8>, Error> {
    seal(
        plaintext,
        recipients
            .iter()
            .map(|recipient| recipient as &dyn age::Recipient),
    )
}

fn seal<'a>(
    plaintext: &[u8],
    recipients: impl Iterator<Item = &'a dyn age::Recipient>,
) -> Result<Vec<u8>, Error> {
    let encryptor =
        Encryptor::with_recipients(recipients).map_err(|_missing| Error::NoRecipients)?;
    let chunks = plaintext.len() / CHUNK_BYTES + 1;
    let mut sealed = Vec::with_capacity(plaintext.len() + chunks * TAG_BYTES + HEADER_BYTES_MAX);
    #[expect(clippy::expect_used, reason = "writing into memory does not fail")]
    write_sealed(encryptor, plaintext, &mut sealed).expect("memory takes every byte");
    Ok(sealed)
}

fn write_sealed(encryptor: Encryptor, plaintext: &[u8], sealed: &mut Vec<u8>) -> io::Result<()> {
    let mut writer = encryptor.wrap_output(sealed)?;
    writer.write_all(plaintext)?;
    writer.finish().map(|_sealed| ())
}

/// Tells what opens a file, before any work is done.
///
/// # Errors
///
/// Every [`Error`] that the size and the header can give, [`Error::WorkFactorTooHigh`] among them.
pub fn inspect(sealed: &[u8]) -> Result<Lock, Error> {
    check_size(sealed.len() as u64)?;
    let binary = binary(sealed)?;
    read_lock(&binary)
}

/// Opens a file with a passphrase. The plaintext is erased when dropped.
///
/// # Errors
///
/// Every [`Error`] that reading can give; then nothing is released.
pub fn open_with_passphrase(sealed: &[u8], passphrase: &str) -> Result<Zeroizing<Vec<u8>>, Error> {
    open(sealed, Key::Passphrase(passphrase))
}

/// Opens a file with a receiver's secret key. The plaintext is erased when dropped.
///
/// # Errors
///
/// Every [`Error`] that reading can give; then nothing is released.
pub fn open_with_identity(sealed: &[u8], identity: &Identity) -> Result<Zeroizing<Vec<u8>>, Error> {
    open(sealed, Key::Identity(identity))
}

/// Opens a file with whatever key a person has. The plaintext is erased when dropped.
///
/// # Errors
///
/// Every [`Error`] that reading can give; then nothing is released.
pub fn open(sealed: &[u8], key: Key<'_>) -> Result<Zeroizing<Vec<u8>>, Error> {
    let mut released = Zeroizing::new(Vec::new());
    decrypt(sealed, key, &mut released)?;
    Ok(released)
}

/// Reads a sealed file back and tells what is in it by its digest only.
///
/// An export counts only after this has been compared with what went in (browser 3.3).
pub fn read_back(sealed: &[u8], key: Key<'_>) -> ReadBack {
    let mut released = Zeroizing::new(Vec::new());
    let outcome = decrypt(sealed, key, &mut released);
    ReadBack {
        outcome,
        digest: Sha256::digest(released.as_slice()).into(),
    }
}

/// Reads a sealed file back and compares it with what went in.
///
/// # Errors
///
/// [`Error::ReadBackDiffers`], or why it did not open.
pub fn verify(sealed: &[u8], key: Key<'_>, plaintext: &[u8]) -> Result<(), Error> {
    let read_back = read_back(sealed, key);
    read_back.outcome?;
    if read_back.digest != <[u8; 32]>::from(Sha256::digest(plaintext)) {
        return Err(Error::ReadBackDiffers);
    }
    Ok(())
}

fn decrypt(sealed: &[u8], key: Key<'_>, released: &mut Vec<u8>) -> Result<(), Error> {
    check_size(sealed.len() as u64)?;
    let binary = binary(sealed)?;
    match (key, read_lock(&binary)?) {
        (_, Lock::Unsupported) => Err(Error::UnsupportedRecipient),
        (Key::Passphrase(passphrase), Lock::Passphrase { .. }) => {
            let mut identity =
                age::scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
            // The probe has looked already; this is the second wall.
            identity.set_max_work_factor(WORK_FACTOR_MAX);
            decrypt_payload(&binary, &identity, released)
        }
        (Key::Identity(identity), Lock::PublicKey { .. }) => {
            decrypt_payload(&binary, identity, released)
        }
        (_, lock @ (Lock::Passphrase { .. } | Lock::PublicKey { .. })) => {
            Err(Error::OtherLock { lock })
        }
    }
}

fn decrypt_payload(
    binary: &[u8],
    identity: &dyn age::Identity,
    released: &mut Vec<u8>,
) -> Result<(), Error> {
    let payload_bytes = binary.len() - header_bytes(binary)? - NONCE_BYTES;
    let mut reader = Decryptor::new_buffered(binary)
        .and_then(|decryptor| decryptor.decrypt(iter::once(identity)))
        .map_err(|error| from_age(&error))?;
    // Reserved once, so that no copy of the plaintext stays behind in freed memory.
    released.reserve_exact(payload_bytes);
    match reader.read_to_end(released) {
        Ok(_bytes) => Ok(()),
        Err(error) => Err(cut_or_damaged(&error, payload_bytes, released.len())),
    }
}

/// The binary form of a file that may stand in its text form.
fn binary(sealed: &[u8]) -> Result<Cow<'_, [u8]>, Error> {
    if sealed.starts_with(header::MAGIC) {
        return Ok(Cow::Borrowed(sealed));
    }
    let text = sealed.trim_ascii_start();
    if text.starts_with(ARMOR_BEGIN) {
        let mut binary = Vec::with_capacity(text.len());
        age::armor::ArmoredReader::new(text)
            .read_to_end(&mut binary)
            .map_err(|_malformed| Error::ArmorMalformed)?;
        return Ok(Cow::Owned(binary));
    }
    let start = text.get(..1024).unwrap_or(text);
    let looks_armored = text.starts_with(b"-----")
        || start
            .windows(ARMOR_LIKE.len())
            .any(|window| window == ARMOR_LIKE);
    if looks_armored {
        return Err(Error::ArmorMalformed);
    }
    Ok(Cow::Borrowed(sealed))
}

/// Reads the lock from the header with `age`'s own parser, by offering it an identity that only looks.
fn read_lock(binary: &[u8]) -> Result<Lock, Error> {
    header_bytes(binary)?;
    let probe = Probe(Cell::new(Err(Error::HeaderMalformed)));
    let opened = Decryptor::new_buffered(binary)
        .and_then(|decryptor| decryptor.decrypt(iter::once(&probe as &dyn age::Identity)));
    match opened {
        Err(DecryptError::NoMatchingKeys) | Ok(_) => probe.0.get(),
        Err(error) => Err(from_age(&error)),
    }
}

struct Probe(Cell<Result<Lock, Error>>);

impl age::Identity for Probe {
    fn unwrap_stanza(&self, _stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        None
    }

    fn unwrap_stanzas(&self, stanzas: &[Stanza]) -> Option<Result<FileKey, DecryptError>> {
        self.0.set(lock_of(stanzas));
        None
    }
}

fn lock_of(stanzas: &[Stanza]) -> Result<Lock, Error> {
    // `age` has already refused a passphrase beside anything else.
    if let Some(stanza) = stanzas.iter().find(|stanza| stanza.tag == "scrypt") {
        let [_salt, factor] = stanza.args.as_slice() else {
            return Err(Error::HeaderMalformed);
        };
        return work_factor(factor).map(|log_n| Lock::Passphrase { log_n });
    }
    let recipients = stanzas
        .iter()
        .filter(|stanza| stanza.tag == keys::TAG)
        .count();
    if recipients == 0 {
        return Ok(Lock::Unsupported);
    }
    Ok(Lock::PublicKey { recipients })
}

/// Answers each of `age`'s errors with ours; its own sentences never reach a person.
fn from_age(error: &DecryptError) -> Error {
    match error {
        DecryptError::DecryptionFailed => Error::WrongPassphrase,
        DecryptError::ExcessiveWork { required, .. } => Error::WorkFactorTooHigh {
            found: u64::from(*required),
            allowed: WORK_FACTOR_MAX,
        },
        // `age` takes a v1 header it cannot read for one of a newer version; the version was checked before.
        DecryptError::InvalidHeader | DecryptError::UnknownFormat => Error::HeaderMalformed,
        DecryptError::InvalidMac => Error::HeaderTampered,
        DecryptError::NoMatchingKeys => Error::WrongIdentity,
        DecryptError::Io(_) => Error::Truncated { part: Part::Header },
        // Keys inside files, which we never use, and whatever a later `age` may add.
        DecryptError::KeyDecryptionFailed | _ => Error::Damaged,
    }
}
