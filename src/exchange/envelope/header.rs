//! What can be told of an age file from its outside, before `age` reads it: its version, its bounds, its length.

use std::io;

use super::{
    CHUNK_BYTES, Error, HEADER_BYTES_MAX, HEADER_LINES_MAX, NONCE_BYTES, PLAINTEXT_STEP, Part,
    TAG_BYTES, WORK_FACTOR_MAX,
};

/// How every age file begins.
pub(super) const MAGIC: &[u8] = b"age-encryption.org/";
const VERSION: &[u8] = b"v1";

/// The columns of every line of a stanza's body but its last, which is shorter.
const BODY_COLUMNS: usize = 64;

/// Measures a v1 header with the closing line, and refuses what cannot be one.
pub(super) fn header_bytes(binary: &[u8]) -> Result<usize, Error> {
    let Some(after_magic) = binary.strip_prefix(MAGIC) else {
        return Err(if !binary.is_empty() && MAGIC.starts_with(binary) {
            Error::Truncated { part: Part::Header }
        } else {
            Error::NotAge
        });
    };
    let window = binary.get(..HEADER_BYTES_MAX).unwrap_or(binary);
    let missing_end = if window.len() < HEADER_BYTES_MAX {
        Error::Truncated { part: Part::Header }
    } else {
        Error::HeaderTooLong {
            allowed: HEADER_BYTES_MAX,
        }
    };
    let Some(version) = after_magic
        .get(..HEADER_BYTES_MAX)
        .unwrap_or(after_magic)
        .split(|byte| *byte == b'\n')
        .next()
        .filter(|version| version.len() < after_magic.len())
    else {
        return Err(missing_end);
    };
    if version != VERSION {
        return Err(if version.iter().all(u8::is_ascii_graphic) {
            Error::NewerVersion
        } else {
            Error::HeaderMalformed
        });
    }
    let mut end = 0;
    let mut in_body = false;
    for line in window
        .split_inclusive(|byte| *byte == b'\n')
        .take(HEADER_LINES_MAX)
    {
        end += line.len();
        if in_body {
            // `age` lets a stanza of before 2021 end without its short last line; the specification does not.
            if line.starts_with(b"-") {
                return Err(Error::HeaderMalformed);
            }
            in_body = line.len() > BODY_COLUMNS;
        } else if line.starts_with(b"->") {
            in_body = true;
        } else if line.starts_with(b"---") && line.ends_with(b"\n") {
            return if binary.len() - end < NONCE_BYTES {
                Err(Error::Truncated { part: Part::Header })
            } else {
                Ok(end)
            };
        }
    }
    if end < window.len() {
        return Err(Error::HeaderTooLong {
            allowed: HEADER_BYTES_MAX,
        });
    }
    Err(missing_end)
}

pub(super) fn work_factor(written: &str) -> Result<u8, Error> {
    let is_decimal = written.bytes().all(|byte| byte.is_ascii_digit());
    if !is_decimal || written.is_empty() || written.starts_with('0') {
        return Err(Error::HeaderMalformed);
    }
    let found = written.parse::<u64>().unwrap_or(u64::MAX);
    match u8::try_from(found) {
        Ok(log_n) if log_n <= WORK_FACTOR_MAX => Ok(log_n),
        _ => Err(Error::WorkFactorTooHigh {
            found,
            allowed: WORK_FACTOR_MAX,
        }),
    }
}

/// Tells a cut file from a damaged one by its length, which for a file of ours is a whole number of steps.
pub(super) fn cut_or_damaged(
    error: &io::Error,
    payload_bytes: usize,
    released_bytes: usize,
) -> Error {
    const SEALED_CHUNK_BYTES: usize = CHUNK_BYTES + TAG_BYTES;
    let chunks = payload_bytes.div_ceil(SEALED_CHUNK_BYTES);
    let failed_in_last = released_bytes / CHUNK_BYTES + 1 >= chunks;
    let has_our_length = payload_bytes
        .checked_sub(chunks * TAG_BYTES)
        .is_some_and(|plaintext_bytes| plaintext_bytes.is_multiple_of(PLAINTEXT_STEP));
    let is_cut =
        error.kind() == io::ErrorKind::UnexpectedEof || (failed_in_last && !has_our_length);
    if is_cut {
        Error::Truncated {
            part: Part::Payload,
        }
    } else {
        Error::Damaged
    }
}
