//! What first use asks, judged question by question before anything is made.

use crate::vault::{Mark, passphrase};

pub use crate::vault::MarkError;
pub use crate::vault::passphrase::Weakness;

/// How many words of our own list are offered as a passphrase: 77 bits.
pub const WORDS_OFFERED: usize = 7;

/// Why a mark on the lock screen cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MarkFault {
    /// It is no mark.
    #[error(transparent)]
    NotAMark(#[from] MarkError),
    /// It is a piece of the name or its initials: anybody who takes the device sees it.
    #[error("mark is a name or initials")]
    Name,
}

/// Judges a mark for somebody of this name.
///
/// # Errors
///
/// [`MarkFault`].
pub fn check_mark(mark: &str, name: &str) -> Result<(), MarkFault> {
    let mark = Mark::new(mark)?;
    let plain = mark.as_str().to_lowercase();
    let letters: String = plain.chars().filter(|c| c.is_alphabetic()).collect();
    let name = name.to_lowercase();
    let parts: Vec<&str> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    let initials: String = parts.iter().filter_map(|part| part.chars().next()).collect();
    let is_initials = letters.chars().count() > 1 && letters == initials;
    let is_part = parts
        .iter()
        .any(|part| letters.chars().count() > 1 && part.starts_with(&letters));
    if is_initials || is_part {
        Err(MarkFault::Name)
    } else {
        Ok(())
    }
}

/// Judges a passphrase; `names` are those of the school and its people.
///
/// # Errors
///
/// [`Weakness`], the first rule it breaks.
pub fn check_passphrase(passphrase: &str, names: &[&str]) -> Result<(), Weakness> {
    passphrase::check(passphrase, names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_no_name_and_no_initials() {
        for mark in ["ada", "Voor", "AV", "a.v.", "ada1"] {
            assert_eq!(check_mark(mark, "Ada Voorbeeld"), Err(MarkFault::Name), "{mark}");
        }
        for mark in ["uil", "7", "☂", "a", "zee4"] {
            assert_eq!(check_mark(mark, "Ada Voorbeeld"), Ok(()), "{mark}");
        }
    }

    #[test]
    fn a_mark_has_one_to_four_characters() {
        assert!(matches!(
            check_mark("appel", "Ada Voorbeeld"),
            Err(MarkFault::NotAMark(MarkError::TooLong { .. }))
        ));
        assert_eq!(
            check_mark("  ", "Ada Voorbeeld"),
            Err(MarkFault::NotAMark(MarkError::Empty))
        );
    }
}
