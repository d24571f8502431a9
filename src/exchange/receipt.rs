//! The receipt of a handover: what the receiver's device signs, and what the sender's device believes of it.
//!
//! ```text
//! meldcode-receipt 1
//! transfer 0190…                            the id in the manifest of the file
//! file 9f2c…                                SHA-256 over the sealed file
//! received 2026-03-02T10:20:00+01:00
//! receiver 7d1e… care-coordinator 07ab… 5c3d…  id, role, X25519 and Ed25519 key
//! case 0190… 24 77aa…                       for each case: how many records, and a digest over their hashes
//! signature 1b9e…                           Ed25519 over every line above
//! ```
//!
//! It names nobody and no child, so it may travel in an open mail. Only who opened the file can know its digests.
//!
//! Who was not meant says so: version 2 has a line `name …` after that of the receiver, and is made only then.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::contact::cut;
use super::hex;
use super::manifest::CASES_MAX;
use crate::casefile::{CaseId, Journal, Moment, RecordHash, StoredRecord};
use crate::direction::settled;
use crate::order;
use crate::protocol::Role;
use crate::vault::PublicKeys;
use crate::vault::primitive::signature::{self, SignatureBytes};

/// The first word of the file, so that a stranger knows what is before them.
pub const FORMAT: &str = "meldcode-receipt";

/// The newest version that this program writes and reads: the one that names its receiver.
pub const VERSION: u16 = 2;

/// The version that names nobody.
const NAMELESS: u16 = 1;

/// The longest receipt we agree to read, in bytes: more than one with the most cases has.
pub const BYTES_MAX: usize = 4 * 1024 * 1024;

/// What the signature is for; a signature for a record or a list is none for a receipt.
pub const SIGNED_FOR: &str = "meldcode/receipt/v1";

/// What the digest of a case's contents is taken over, before the case and its records.
const CONTEXT: &[u8] = b"meldcode/handed-over/v1\0";

/// Why a file is no receipt that proves anything. Nothing is changed by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// It is not a receipt of this program.
    #[error("not a receipt")]
    NotReceipt,
    /// It was made by a later version of this program.
    #[error("receipt version {found}, this program reads up to {supported}")]
    NewerVersion {
        /// The version it says it has.
        found: u16,
        /// The newest we know.
        supported: u16,
    },
    /// It has our name and version and does not read.
    #[error("the receipt is malformed")]
    Malformed,
    /// Its signature does not hold: it was changed, or never signed by the key it names.
    #[error("the signature of the receipt does not hold")]
    Forged,
}

/// What one case of a handover held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// The case.
    pub case: CaseId,
    /// How many records.
    pub records: usize,
    /// SHA-256 over the case and the hashes of its records in rising order.
    pub digest: [u8; 32],
}

impl Contents {
    /// What a journal holds, but for the records that `without` names.
    pub fn of(journal: &Journal, without: impl Fn(&StoredRecord) -> bool) -> Self {
        let case = journal.case();
        let records = journal.records().filter(|stored| !without(stored));
        let mut hashes: Vec<RecordHash> = records.map(StoredRecord::hash).collect();
        order::sort_by_key(&mut hashes, |hash| *hash);
        let mut digest = Sha256::new();
        digest.update(CONTEXT);
        digest.update(case.0.as_bytes());
        for hash in &hashes {
            digest.update(hash.0);
        }
        Self {
            case,
            records: hashes.len(),
            digest: digest.finalize().into(),
        }
    }
}

/// Who received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receiver {
    /// Their id on their own device.
    pub id: Uuid,
    /// Their role.
    pub role: Role,
    /// Their keys; the receipt is signed with the second.
    pub keys: PublicKeys,
}

/// A receipt, as far as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The id of the transfer file.
    pub transfer: Uuid,
    /// SHA-256 over the sealed file.
    pub file: [u8; 32],
    /// When the cases were taken over.
    pub received_at: Moment,
    /// By whom.
    pub receiver: Receiver,
    /// Their name as [`one_line`] writes it, where the file was meant for somebody else.
    pub name: Option<String>,
    /// What was taken over.
    pub cases: Vec<Contents>,
}

impl Receipt {
    /// The lines that are signed.
    pub fn unsigned(&self) -> String {
        let Receiver { id, role, keys } = self.receiver;
        let version = self.name.as_ref().map_or(NAMELESS, |_| VERSION);
        let mut text = format!(
            "{FORMAT} {version}\ntransfer {}\nfile {}\nreceived {}\nreceiver {id} {} {} {}\n",
            self.transfer,
            hex::written(&self.file),
            self.received_at.to_rfc3339(),
            role_word(role),
            hex::written(&keys.agreement),
            hex::written(&keys.signing),
        );
        if let Some(name) = &self.name {
            // Writing into memory does not fail.
            let _written = writeln!(text, "name {name}");
        }
        for contents in &self.cases {
            let Contents {
                case: CaseId(case),
                records,
                digest,
            } = contents;
            let _written = writeln!(text, "case {case} {records} {}", hex::written(digest));
        }
        text
    }

    /// The whole file, given the receiver's signature over [`Receipt::unsigned`] for [`SIGNED_FOR`].
    pub fn write(&self, signature: &SignatureBytes) -> Vec<u8> {
        let signature = hex::written(signature);
        format!("{}signature {signature}\n", self.unsigned()).into_bytes()
    }

    /// Whether these bytes begin as a receipt.
    pub fn begins(bytes: &[u8]) -> bool {
        bytes.starts_with(FORMAT.as_bytes())
    }

    /// Reads a receipt and checks that it is signed with the key it names. Any bytes may come in.
    ///
    /// Line ends that a mail program changed are put right; every other spelling than ours is refused.
    ///
    /// # Errors
    ///
    /// Every [`Error`].
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        if !Self::begins(bytes) {
            return Err(Error::NotReceipt);
        }
        if bytes.len() > BYTES_MAX {
            return Err(Error::Malformed);
        }
        let text = std::str::from_utf8(bytes).or(Err(Error::Malformed))?;
        let mut lines = text.trim_end().lines();
        let version = lines.next().and_then(|line| word(line, FORMAT));
        let version: u16 = version
            .and_then(|version| version.parse().ok())
            .ok_or(Error::NotReceipt)?;
        if version > VERSION {
            return Err(Error::NewerVersion {
                found: version,
                supported: VERSION,
            });
        }
        let (receipt, signature) = Self::read_lines(lines).ok_or(Error::Malformed)?;
        let unsigned = receipt.unsigned();
        let given = text.lines().take(unsigned.lines().count());
        if !given.eq(unsigned.lines()) {
            return Err(Error::Malformed);
        }
        let key = &receipt.receiver.keys.signing;
        if !signature::holds(key, SIGNED_FOR, unsigned.as_bytes(), &signature) {
            return Err(Error::Forged);
        }
        Ok(receipt)
    }

    fn read_lines<'a>(mut lines: impl Iterator<Item = &'a str>) -> Option<(Self, SignatureBytes)> {
        let mut receipt = Self {
            transfer: word(lines.next()?, "transfer")?.parse().ok()?,
            file: hex::read(word(lines.next()?, "file")?)?,
            received_at: Moment::parse_from_rfc3339(word(lines.next()?, "received")?).ok()?,
            receiver: receiver(word(lines.next()?, "receiver")?)?,
            name: None,
            cases: Vec::new(),
        };
        let mut line = lines.next()?;
        if let Some(name) = word(line, "name") {
            receipt.name = Some(name.to_owned()).filter(|name| is_one_line(name));
            line = lines.next().filter(|_| receipt.name.is_some())?;
        }
        loop {
            if let Some(signature) = word(line, "signature") {
                let signature = hex::read(signature)?;
                return lines.next().is_none().then_some((receipt, signature));
            }
            if receipt.cases.len() == CASES_MAX {
                return None;
            }
            receipt.cases.push(contents(word(line, "case")?)?);
            line = lines.next()?;
        }
    }
}

/// A name on one line, without signs that are not seen, and no longer than a contact's.
pub fn one_line(name: &str) -> String {
    let plain = settled(name.replace(char::is_control, " "));
    let words: Vec<&str> = plain.split_whitespace().collect();
    cut(&words.join(" ")).trim_end().to_owned()
}

/// Whether two spellings name the same person, as far as a name can.
pub fn is_same_name(one: &str, other: &str) -> bool {
    one_line(one).to_lowercase() == one_line(other).to_lowercase()
}

fn is_one_line(name: &str) -> bool {
    !name.is_empty() && one_line(name) == name
}

/// What follows the first word of a line, if it is this word.
fn word<'a>(line: &'a str, first: &str) -> Option<&'a str> {
    line.strip_prefix(first)?.strip_prefix(' ')
}

fn receiver(line: &str) -> Option<Receiver> {
    let mut words = line.split(' ');
    let receiver = Receiver {
        id: words.next()?.parse().ok()?,
        role: role_of(words.next()?)?,
        keys: PublicKeys {
            agreement: hex::read(words.next()?)?,
            signing: hex::read(words.next()?)?,
        },
    };
    words.next().is_none().then_some(receiver)
}

fn contents(line: &str) -> Option<Contents> {
    let mut words = line.split(' ');
    let contents = Contents {
        case: CaseId(words.next()?.parse().ok()?),
        records: words.next()?.parse().ok()?,
        digest: hex::read(words.next()?)?,
    };
    words.next().is_none().then_some(contents)
}

/// A role as the formats for handing over spell it: as the manifest does.
pub(super) const ROLES: [(Role, &str); 5] = [
    (Role::Teacher, "teacher"),
    (Role::CareCoordinator, "care-coordinator"),
    (Role::Principal, "principal"),
    (Role::AttentionOfficer, "attention-officer"),
    (Role::Staff, "staff"),
];

fn role_word(role: Role) -> &'static str {
    let found = ROLES.iter().find(|(known, _)| *known == role);
    found.map_or("staff", |(_, word)| word)
}

fn role_of(word: &str) -> Option<Role> {
    let found = ROLES.iter().find(|(_, known)| *known == word);
    found.map(|(role, _)| *role)
}
