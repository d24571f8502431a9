//! How far a vault had come at some moment: kept beside it, in every export and, short, on every print.
//!
//! A standing kept elsewhere is a lower bound: a vault that is behind it has lost something, for certain.

use thiserror::Error as ThisError;

use crate::vault::ids::VaultId;
use crate::vault::primitive::hash::Hash;

/// How far a vault had come. Nothing in it is secret or personal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Which vault.
    pub vault: VaultId,
    /// Commits ever.
    pub commit: u64,
    /// Links ever: records and directory entries.
    pub sequence: u64,
    /// Records that should be there.
    pub count: u64,
    /// The chain after the last link.
    pub chain: Hash,
    /// A hash over the whole head.
    pub state: Hash,
}

/// How a vault compares with a standing kept elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// The standing is of another vault and says nothing about this one.
    OtherVault,
    /// Exactly as far.
    Same,
    /// The vault has moved on since: the normal case.
    Ahead,
    /// The vault is behind: this many commits are lost, for certain.
    Behind {
        /// Commits lost.
        commits: u64,
        /// Records and entries lost, at least.
        links: u64,
    },
    /// As far or further, but not by the same way: the vault was replaced or rolled back and went on.
    Diverged,
}

/// Why a kept standing cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ThisError)]
#[error("not a standing")]
pub struct StandingError;

impl Standing {
    /// Compares a vault that stands here with a standing kept earlier. Whether the way between is the
    /// same one is for [`crate::vault::Vault::passed`] to say, which knows the links.
    pub fn compare(&self, kept: &Self) -> Comparison {
        if self.vault != kept.vault {
            Comparison::OtherVault
        } else if self.commit < kept.commit {
            Comparison::Behind {
                commits: kept.commit - self.commit,
                links: kept.sequence.saturating_sub(self.sequence),
            }
        } else if self.commit == kept.commit {
            if self.state == kept.state {
                Comparison::Same
            } else {
                Comparison::Diverged
            }
        } else if self.sequence < kept.sequence
            || (self.sequence == kept.sequence && self.chain != kept.chain)
        {
            Comparison::Diverged
        } else {
            Comparison::Ahead
        }
    }

    /// The standnummer on prints: eight characters of the state, a dash, and the sequence.
    pub fn number(&self) -> String {
        const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        let bits = self
            .state
            .iter()
            .take(5)
            .fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        let characters = (0..8).rev().filter_map(|at| {
            let digit = usize::try_from(bits >> (5 * at) & 31).ok()?;
            ALPHABET.get(digit).copied().map(char::from)
        });
        format!("{}-{}", characters.collect::<String>(), self.sequence)
    }

    /// One line of text, for the mirror beside the store.
    pub fn to_line(&self) -> String {
        format!(
            "1 {} {} {} {} {} {}",
            hex(self.vault.as_bytes()),
            self.commit,
            self.sequence,
            self.count,
            hex(&self.chain),
            hex(&self.state)
        )
    }

    /// Reads a line that [`Standing::to_line`] wrote.
    pub fn parse_line(line: &str) -> Result<Self, StandingError> {
        let mut words = line.split(' ');
        let mut next = || words.next().ok_or(StandingError);
        if next()? != "1" {
            return Err(StandingError);
        }
        let standing = Self {
            vault: VaultId(unhex(next()?)?),
            commit: number(next()?)?,
            sequence: number(next()?)?,
            count: number(next()?)?,
            chain: unhex(next()?)?,
            state: unhex(next()?)?,
        };
        words
            .next()
            .is_none()
            .then_some(standing)
            .ok_or(StandingError)
    }
}

fn number(word: &str) -> Result<u64, StandingError> {
    word.parse().or(Err(StandingError))
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    ];
    let nibbles = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    nibbles
        .filter_map(|nibble| DIGITS.get(usize::from(nibble)))
        .collect()
}

fn unhex<const N: usize>(word: &str) -> Result<[u8; N], StandingError> {
    let mut bytes = [0; N];
    if word.len() != 2 * N || !word.is_ascii() {
        return Err(StandingError);
    }
    for (at, byte) in bytes.iter_mut().enumerate() {
        let pair = word.get(2 * at..2 * at + 2).ok_or(StandingError)?;
        *byte = u8::from_str_radix(pair, 16).or(Err(StandingError))?;
    }
    Ok(bytes)
}
