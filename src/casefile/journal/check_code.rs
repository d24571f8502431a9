//! A short code that two people can read to each other to know that they hold the same journal.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use crate::casefile::record::{CaseId, RecordHash};

/// What the code is taken over, before the case and its records.
const CONTEXT: &[u8] = b"meldcode/check-code/v1\0";

/// Digits and letters that cannot be taken for one another (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Forty bits over the whole journal, shown as `7K3Q-9XWD`.
///
/// It tells two journals apart by mistake or loss; against someone who forges on purpose the
/// signatures and the full hashes stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CheckCode([u8; 5]);

impl CheckCode {
    pub(super) fn over(case: CaseId, hashes: BTreeSet<RecordHash>) -> Self {
        let mut digest = Sha256::new();
        digest.update(CONTEXT);
        digest.update(case.0.as_bytes());
        for hash in hashes {
            digest.update(hash.0);
        }
        let digest: [u8; 32] = digest.finalize().into();
        let mut code = [0; 5];
        for (kept, byte) in code.iter_mut().zip(digest) {
            *kept = byte;
        }
        Self(code)
    }
}

impl std::fmt::Display for CheckCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let bits = self
            .0
            .iter()
            .fold(0_u64, |bits, byte| (bits << 8) | u64::from(*byte));
        for place in (0..8).rev() {
            let index = usize::try_from((bits >> (place * 5)) & 31).unwrap_or(0);
            if let Some(letter) = ALPHABET.get(index) {
                write!(f, "{}", char::from(*letter))?;
            }
            if place == 4 {
                f.write_str("-")?;
            }
        }
        Ok(())
    }
}
