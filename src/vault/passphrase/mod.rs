//! What makes a passphrase good enough: long, not common, not made of the school's own names.
//!
//! No rules about digits or capitals and no rotation: length is what counts, and seven words are offered.

mod well_known;
mod words;

use std::collections::BTreeSet;

use thiserror::Error as ThisError;

pub use words::{WORD_COUNT, as_offered, offer_words, words};

use crate::order::{self, Gather as _};

/// The fewest characters.
pub const CHARACTERS_MIN: usize = 15;
/// The most characters; a bound on work, far over what anyone types or pastes.
pub const CHARACTERS_MAX: usize = 1024;
/// The fewest different characters.
const DIFFERENT_MIN: usize = 5;
/// Names shorter than this say nothing when they occur by chance.
const NAME_CHARACTERS_MIN: usize = 3;

/// Why a passphrase is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ThisError)]
pub enum Weakness {
    /// Too few characters.
    #[error("{found} characters, at least {wanted}")]
    TooShort {
        /// Characters found.
        found: usize,
        /// Characters wanted.
        wanted: usize,
    },
    /// Too many characters.
    #[error("{found} characters, at most {wanted}")]
    TooLong {
        /// Characters found.
        found: usize,
        /// Characters allowed.
        wanted: usize,
    },
    /// One or a few characters, or a row of the keyboard or alphabet, over and over.
    #[error("a repetition")]
    Repetition,
    /// On the list of common passphrases, or nothing but words of it.
    #[error("a common passphrase")]
    Common,
    /// Little is left when the names of the school and its members are taken out.
    #[error("made of names of the school or its members")]
    Names,
}

/// Judges a passphrase in Unicode NFC; `names` are those of the school, its place and its members.
pub fn check(passphrase: &str, names: &[&str]) -> Result<(), Weakness> {
    let found = passphrase.chars().count();
    if found < CHARACTERS_MIN {
        return Err(Weakness::TooShort {
            found,
            wanted: CHARACTERS_MIN,
        });
    }
    if found > CHARACTERS_MAX {
        return Err(Weakness::TooLong {
            found,
            wanted: CHARACTERS_MAX,
        });
    }
    let plain = plain(passphrase);
    if is_repetition(passphrase) || is_row(&plain) {
        return Err(Weakness::Repetition);
    }
    if well_known::is_made_of_common(&plain) {
        return Err(Weakness::Common);
    }
    if is_made_of_names(&plain, names) {
        return Err(Weakness::Names);
    }
    Ok(())
}

/// Letters and digits only, lower case, with the usual digits-for-letters undone, so that `W3lk0m-` is `welkom`.
fn plain(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .filter_map(|c| match c {
            '0' => Some('o'),
            '1' | '!' => Some('i'),
            '3' => Some('e'),
            '4' | '@' => Some('a'),
            '5' | '$' => Some('s'),
            c if c.is_alphanumeric() => Some(c),
            _ => None,
        })
        .collect()
}

/// Few different characters, or one short piece said again and again.
fn is_repetition(text: &str) -> bool {
    let characters: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
    let different: BTreeSet<char> = characters.iter().copied().gather();
    let repeats_every = |period: usize| {
        characters
            .iter()
            .zip(characters.iter().skip(period))
            .all(|(a, b)| a == b)
    };
    different.len() < DIFFERENT_MIN || (1..=characters.len() / 2).any(repeats_every)
}

/// A row of the keyboard or the alphabet, forwards or back.
fn is_row(plain: &str) -> bool {
    // Written as `plain` leaves them: digits that stand for letters are those letters.
    const ROWS: [&str; 3] = [
        "abcdefghijklmnopqrstuvwxyz",
        "qwertyuiopasdfghjklzxcvbnm",
        "i2eas6789o",
    ];
    ROWS.iter().any(|row| {
        let row = row.repeat(4);
        let back: String = row.chars().rev().collect();
        row.contains(plain) || back.contains(plain)
    })
}

/// Whether less than eight letters and digits are left when every name is taken out.
fn is_made_of_names(passphrase: &str, names: &[&str]) -> bool {
    let mut parts: Vec<String> = names
        .iter()
        .flat_map(|name| name.split(|c: char| !c.is_alphanumeric()))
        .map(plain)
        .filter(|part| part.chars().count() >= NAME_CHARACTERS_MIN)
        .collect();
    // The longest first, so that a short name inside a longer one does not break it up.
    order::sort_by_key(&mut parts, |part| std::cmp::Reverse(part.len()));
    let left = parts.iter().fold(passphrase.to_owned(), |left, part| {
        left.replace(part.as_str(), "")
    });
    left.len() < passphrase.len() && well_known::without_common(&left).chars().count() < 8
}
