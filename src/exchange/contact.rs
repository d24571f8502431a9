//! A colleague's public keys as a text: shown as letters and as a square to scan, pasted and kept by the sender.
//!
//! `MELDCODE:COLLEGA:1:` and then, in Crockford's base 32: 16 bytes id, 1 byte role, 32 bytes X25519 key, 32 bytes
//! Ed25519 key, the name in UTF-8, and the first 4 bytes of SHA-256 over all of that, against typing errors.
//! Capital letters and digits only, so that the square stays small.

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::envelope::Recipient;
use super::receipt::ROLES;
use crate::casefile::PersonRef;
use crate::direction::settled;
use crate::protocol::Role;
use crate::vault::primitive::crockford;
use crate::vault::{Fingerprint, PublicKeys};

/// What every contact begins with, before its version.
const FORMAT: &str = "MELDCODE:COLLEGA:";

/// The newest version that this program writes and reads.
pub const VERSION: u16 = 1;

/// The longest name, in bytes; a longer one is cut.
pub const NAME_BYTES_MAX: usize = 96;

/// The longest text we look at: white space may have come in.
const TEXT_BYTES_MAX: usize = 4096;

const CHECK_BYTES: usize = 4;

/// What is wrong with a pasted text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// It is no contact of this program.
    #[error("not a contact")]
    NotContact,
    /// It was made by a later version of this program.
    #[error("contact version {found}, this program reads up to {supported}")]
    NewerVersion {
        /// The version it says it has.
        found: u16,
        /// The newest we know.
        supported: u16,
    },
    /// Something of it is missing or mistyped.
    #[error("the contact is mistyped")]
    Mistyped,
    /// One of its keys is none.
    #[error("the contact has a key that nobody can hold")]
    BadKey,
}

/// Who can be sent to, and with which keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Id, name and role, as on their own device.
    pub person: PersonRef,
    /// Their keys.
    pub keys: PublicKeys,
}

impl Contact {
    /// The text that travels.
    pub fn write(&self) -> String {
        let mut bytes = Vec::with_capacity(128);
        bytes.extend_from_slice(self.person.id.as_bytes());
        bytes.push(role_byte(self.person.role));
        bytes.extend_from_slice(&self.keys.agreement);
        bytes.extend_from_slice(&self.keys.signing);
        bytes.extend_from_slice(cut(&self.person.name).as_bytes());
        let check = check(&bytes);
        bytes.extend_from_slice(&check);
        format!("{FORMAT}{VERSION}:{}", crockford::encode(&bytes))
    }

    /// Reads a pasted text; white space that a mail program put in is passed over, and so are small letters.
    ///
    /// # Errors
    ///
    /// Every [`Error`].
    pub fn read(text: &str) -> Result<Self, Error> {
        if text.len() > TEXT_BYTES_MAX {
            return Err(Error::NotContact);
        }
        let joined: String = text.split_whitespace().collect::<String>().to_uppercase();
        let rest = joined.strip_prefix(FORMAT).ok_or(Error::NotContact)?;
        let (version, letters) = rest.split_once(':').ok_or(Error::NotContact)?;
        let version: u16 = version.parse().or(Err(Error::NotContact))?;
        if version > VERSION {
            return Err(Error::NewerVersion {
                found: version,
                supported: VERSION,
            });
        }
        let bytes = crockford::decode(letters.chars()).ok_or(Error::Mistyped)?;
        let contact = Self::of_bytes(&bytes).ok_or(Error::Mistyped)?;
        Recipient::from_public_key(&contact.keys.agreement).or(Err(Error::BadKey))?;
        Ok(contact)
    }

    fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let (bytes, found) = bytes.split_last_chunk::<CHECK_BYTES>()?;
        if check(bytes) != *found {
            return None;
        }
        let (id, bytes) = bytes.split_first_chunk::<16>()?;
        let (role, bytes) = bytes.split_first()?;
        let (agreement, bytes) = bytes.split_first_chunk::<32>()?;
        let (signing, name) = bytes.split_first_chunk::<32>()?;
        let is_short = name.len() <= NAME_BYTES_MAX;
        let name = settled(std::str::from_utf8(name).ok()?.to_owned());
        let (role, _) = ROLES.get(usize::from(*role))?;
        let is_named = !name.trim().is_empty();
        (is_short && is_named).then(|| Self {
            person: PersonRef {
                id: Uuid::from_bytes(*id),
                name,
                role: *role,
            },
            keys: PublicKeys {
                agreement: *agreement,
                signing: *signing,
            },
        })
    }

    /// What two people read to each other: sixty bits over both keys, as `7K3Q-9XWD-4M2H`.
    pub fn check_code(&self) -> String {
        check_code(&self.keys)
    }
}

/// The check code of a pair of keys.
pub fn check_code(keys: &PublicKeys) -> String {
    let Fingerprint(fingerprint) = keys.fingerprint();
    let letters = crockford::encode(&fingerprint);
    let groups = letters.as_bytes().chunks(4).take(3);
    let groups: Vec<_> = groups.map(String::from_utf8_lossy).collect();
    groups.join("-")
}

/// Where a role stands in the list of the formats.
fn role_byte(role: Role) -> u8 {
    let place = ROLES.iter().position(|(known, _)| *known == role);
    place
        .and_then(|place| u8::try_from(place).ok())
        .unwrap_or(4)
}

/// The name, no longer than a contact may be.
pub(super) fn cut(name: &str) -> &str {
    let end = name.floor_char_boundary(NAME_BYTES_MAX);
    name.get(..end).unwrap_or_default()
}

fn check(bytes: &[u8]) -> [u8; CHECK_BYTES] {
    let digest: [u8; 32] = Sha256::digest(bytes).into();
    let [a, b, c, d, ..] = digest;
    [a, b, c, d]
}
