//! The recovery code: printed once, typed back once, and it opens everything.
//!
//! 140 random bits in seven groups of five characters; the last character of each group checks that
//! group, so a typing error is named by its group. The recovery keys grow from the code alone, so a
//! paper in the safe is enough even if the slot beside it is lost.

use rand_core::CryptoRngCore;
use thiserror::Error as ThisError;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::identity::{Identity, PublicKeys};
use crate::vault::error::{Error, Part};
use crate::vault::ids::SchoolId;
use crate::vault::layout::{Malformed, Reader, Writer};
use crate::vault::primitive::commitment::Commitment;
use crate::vault::primitive::crockford;
use crate::vault::primitive::hash::{Hash, mac, mac_holds};
use crate::vault::primitive::hkdf;
use crate::vault::sealing::{FORMAT, check_format};

const GROUPS: usize = 7;
const GROUP_DIGITS: usize = 4;

/// A recovery code. It wipes itself and never shows itself but through [`RecoveryCode::to_print`].
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct RecoveryCode([[u8; GROUP_DIGITS]; GROUPS]);

/// What is wrong with a typed recovery code, as exactly as it can be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ThisError)]
pub enum RecoveryCodeError {
    /// Not the number of characters of a code.
    #[error("{found} characters, a code has {wanted}")]
    Length {
        /// Characters found, spaces and dashes apart.
        found: usize,
        /// Characters a code has.
        wanted: usize,
    },
    /// A character that no code has.
    #[error("group {group} has a character that no code has")]
    Character {
        /// The group, from 1.
        group: usize,
    },
    /// The group's check character does not fit: a typing error in this group.
    #[error("group {group} has a typing error")]
    Typo {
        /// The group, from 1.
        group: usize,
    },
}

impl RecoveryCode {
    /// Characters of a code, check characters included.
    pub const CHARACTERS: usize = GROUPS * (GROUP_DIGITS + 1);

    /// A fresh random code.
    pub fn random(rng: &mut dyn CryptoRngCore) -> Self {
        let mut code = Self([[0; GROUP_DIGITS]; GROUPS]);
        for group in &mut code.0 {
            rng.fill_bytes(group);
            for digit in group {
                *digit &= 31;
            }
        }
        code
    }

    /// The code in groups, for paper.
    pub fn to_print(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(Self::CHARACTERS + GROUPS));
        for (number, group) in self.0.iter().enumerate() {
            if number > 0 {
                text.push('-');
            }
            for digit in group.iter().chain([&check_digit(number, *group)]) {
                text.push(crockford::letter(*digit));
            }
        }
        text
    }

    /// The code a person typed: any case, with or without spaces and dashes, O for 0, I and L for 1.
    pub fn parse(typed: &str) -> Result<Self, RecoveryCodeError> {
        let typed: Zeroizing<Vec<char>> = Zeroizing::new(
            typed
                .chars()
                .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}' | '.'))
                .collect(),
        );
        if typed.len() != Self::CHARACTERS {
            return Err(RecoveryCodeError::Length {
                found: typed.len(),
                wanted: Self::CHARACTERS,
            });
        }
        let mut code = Self([[0; GROUP_DIGITS]; GROUPS]);
        let groups = typed.chunks_exact(GROUP_DIGITS + 1);
        for (number, (group, typed)) in code.0.iter_mut().zip(groups).enumerate() {
            let mut digits = Zeroizing::new([0; GROUP_DIGITS + 1]);
            for (digit, c) in digits.iter_mut().zip(typed) {
                *digit = crockford::digit(*c)
                    .ok_or(RecoveryCodeError::Character { group: number + 1 })?;
            }
            let [data @ .., check] = &*digits;
            *group = *data;
            if *check != check_digit(number, *group) {
                return Err(RecoveryCodeError::Typo { group: number + 1 });
            }
        }
        Ok(code)
    }

    /// The keys this code stands for, in this school.
    pub(in crate::vault) fn identity(&self, school: SchoolId) -> Identity {
        Identity::from_bytes(&self.expand::<64>(school, b"keys"))
    }

    fn commitment(&self, school: SchoolId) -> Commitment {
        Commitment(*self.expand::<32>(school, b"commitment"))
    }

    fn expand<const N: usize>(&self, school: SchoolId, label: &[u8]) -> Zeroizing<[u8; N]> {
        hkdf::expand(
            school.as_bytes(),
            self.0.as_flattened(),
            &[b"meldcode recovery v1\0", label],
        )
    }
}

impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCode")
    }
}

/// A check over GF(32): digit `n` counts times `2^(n+1)` and the group's own number is added in, so one
/// wrong character, two swapped neighbours and two swapped groups all show.
fn check_digit(group: usize, digits: [u8; GROUP_DIGITS]) -> u8 {
    let number = u8::try_from(group + 1).unwrap_or(0);
    let sum = digits
        .iter()
        .rev()
        .fold(number, |sum, digit| doubled(sum) ^ digit);
    doubled(sum)
}

/// Times two in GF(32) with x^5 + x^2 + 1.
const fn doubled(value: u8) -> u8 {
    let shifted = value << 1;
    if shifted & 0b10_0000 == 0 {
        shifted
    } else {
        shifted ^ 0b10_0101
    }
}

/// What stands in the store for the recovery key: its public halves, and how to tell a wrong code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoverySlot {
    school: SchoolId,
    keys: PublicKeys,
    commitment: Commitment,
    anchored: Hash,
}

impl RecoverySlot {
    /// The slot of `code` in `school`, for the vault whose founding entry has the hash `anchor`.
    pub(in crate::vault) fn new(school: SchoolId, code: &RecoveryCode, anchor: &Hash) -> Self {
        let identity = code.identity(school);
        Self {
            school,
            keys: identity.public(),
            commitment: code.commitment(school),
            anchored: mac(&identity.own_key("anchor"), &[anchor]),
        }
    }

    /// Whether the holder of the code made this slot for the vault with that founding entry.
    pub(in crate::vault) fn is_anchored(&self, identity: &Identity, anchor: &Hash) -> bool {
        mac_holds(&identity.own_key("anchor"), &[anchor], &self.anchored)
    }

    /// The school it is the recovery key of.
    pub const fn school(&self) -> SchoolId {
        self.school
    }

    /// The public halves.
    pub const fn keys(&self) -> &PublicKeys {
        &self.keys
    }

    /// Whether `code` is this school's: the question a person answers by typing the printed code back.
    pub fn check(&self, code: &RecoveryCode) -> Result<(), Error> {
        self.open(code).map(|_| ())
    }

    pub(in crate::vault) fn open(&self, code: &RecoveryCode) -> Result<Identity, Error> {
        if !code.commitment(self.school).matches(&self.commitment) {
            return Err(Error::WrongRecoveryCode);
        }
        let identity = code.identity(self.school);
        if identity.public() == self.keys {
            Ok(identity)
        } else {
            Err(Error::Damaged {
                part: Part::RecoverySlot,
            })
        }
    }

    pub(in crate::vault) fn to_bytes(&self) -> Vec<u8> {
        let out = Writer::default()
            .raw(b"MREC")
            .u8(FORMAT)
            .raw(self.school.as_bytes());
        self.keys
            .write(out)
            .raw(&self.commitment.0)
            .raw(&self.anchored)
            .finish()
    }

    /// Reads a stored slot.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let part = Part::RecoverySlot;
        let damaged = Error::Damaged { part };
        let mut from = Reader::new(bytes);
        let (Ok(magic), Ok(format)) = (from.array::<4>(), from.u8()) else {
            return Err(damaged);
        };
        if magic != *b"MREC" {
            return Err(damaged);
        }
        check_format(part, format)?;
        Self::read_body(from).or(Err(damaged))
    }

    fn read_body(mut from: Reader<'_>) -> Result<Self, Malformed> {
        let slot = Self {
            school: SchoolId(from.array()?),
            keys: PublicKeys::read(&mut from)?,
            commitment: Commitment(from.array()?),
            anchored: from.array()?,
        };
        from.end()?;
        Ok(slot)
    }
}
