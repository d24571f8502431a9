//! The first line of a transfer file: who sends which cases, and what a receiver should find in it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::hex::Hex;
use super::transfer::Error;
use crate::casefile::stored::signed_message;
use crate::casefile::wire::{self, depth};
use crate::casefile::{CaseId, Journal, Moment, PersonRef, RecordHash, Signature, StoredRecord};
use crate::direction;
use crate::order::Gather as _;
use crate::protocol::Role;
use crate::vault::primitive::signature;

/// The format's name, so that a stranger knows what is before them.
pub const FORMAT: &str = "meldcode-transfer";

/// The newest version that this program writes and reads.
pub const VERSION: u16 = 1;

/// The longest manifest we agree to read, in bytes: some thousands of cases.
pub const MANIFEST_BYTES_MAX: usize = 8 * 1024 * 1024;

/// The most cases in one file.
pub const CASES_MAX: usize = 20_000;

/// The most signatures that go with a record beside the first, so that the line before it stays short.
const OTHERS_MAX: usize = 4;

/// Who sends, from where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    /// The member who made the file.
    pub author: PersonRef,
    /// The school, by name.
    pub school: String,
    /// The device it was made on.
    pub device: Uuid,
}

/// A member and the public Ed25519 keys that their records are signed with.
///
/// More than one, because a lost passphrase is mended with new keys. What a file says of keys is a claim: it
/// is compared with what the receiver knows, and never taken over unasked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signatory {
    /// The member's id.
    pub id: Uuid,
    /// The keys, newest last.
    pub signing_keys: Vec<[u8; 32]>,
}

/// One case as the manifest announces it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseEntry {
    /// The case.
    pub case: CaseId,
    /// What the preview calls it: the pupil's name. It stands nowhere outside the sealed part.
    pub label: String,
    /// How many records follow.
    pub records: usize,
    /// The records that no other of them builds on.
    pub heads: Vec<RecordHash>,
    /// "Vernietigen na": every copy carries its own date (domain 3.2).
    pub destroy_after: Option<NaiveDate>,
    /// Fields of a later minor version, kept as they are.
    pub unknown: BTreeMap<String, serde_json::Value>,
}

impl CaseEntry {
    /// Announces a journal: what stands in it with its content, for the rest does not travel.
    pub fn of(journal: &Journal, label: String, destroy_after: Option<NaiveDate>) -> Self {
        Self {
            case: journal.case(),
            label,
            records: journal.len(),
            heads: journal.heads_of_what_is_told(),
            destroy_after,
            unknown: BTreeMap::new(),
        }
    }
}

/// The manifest of a transfer file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// This file's own id, which a receipt and a handover name.
    pub id: Uuid,
    /// When it was made.
    pub created_at: Moment,
    /// Who made it.
    pub from: Sender,
    /// Whose signatures stand in it.
    pub signatories: Vec<Signatory>,
    /// The cases, in the order in which their records follow.
    pub cases: Vec<CaseEntry>,
    /// Whom the cases are handed over to, by name; `None` in a file that is only a copy.
    pub handover_to: Option<String>,
    /// Fields of a later minor version, kept as they are.
    pub unknown: BTreeMap<String, serde_json::Value>,
}

impl Manifest {
    /// How many records follow.
    pub fn records(&self) -> usize {
        self.cases
            .iter()
            .fold(0_usize, |sum, entry| sum.saturating_add(entry.records))
    }

    /// The case with this id, if it is announced.
    pub fn case(&self, case: CaseId) -> Option<&CaseEntry> {
        self.cases.iter().find(|entry| entry.case == case)
    }

    /// The signatures to send with a record: the one that holds under a key of this file, else all that fit.
    pub(super) fn signatures_of(
        &self,
        stored: &StoredRecord,
    ) -> (Option<Signature>, Vec<Signature>) {
        let mut signatures = stored.signatures().iter().copied();
        if stored.signatures().len() < 2 {
            return (signatures.next(), Vec::new());
        }
        let author = stored.record().author.id;
        let message = signed_message(stored.hash());
        let holds = |signature: &Signature| {
            self.signatories
                .iter()
                .filter(|signatory| signatory.id == author)
                .flat_map(|signatory| &signatory.signing_keys)
                .any(|key| signature::holds_bare(key, &message, &signature.0))
        };
        match stored.signatures().iter().copied().find(holds) {
            Some(proven) => (Some(proven), Vec::new()),
            None => (signatures.next(), signatures.take(OTHERS_MAX).collect()),
        }
    }

    /// Writes the line, without its end.
    pub(super) fn write(&self) -> Result<Vec<u8>, Error> {
        serde_json::to_vec(&Line::of(self)).map_err(|_unwritable| Error::ManifestMalformed)
    }

    /// Reads the line.
    pub(super) fn read(line: &[u8]) -> Result<Self, Error> {
        if line.len() > MANIFEST_BYTES_MAX {
            return Err(Error::ManifestTooLong {
                allowed: MANIFEST_BYTES_MAX,
            });
        }
        if depth::exceeds(line, wire::MAX_DEPTH) {
            return Err(Error::TooDeep {
                allowed: wire::MAX_DEPTH,
            });
        }
        // The name and the version first, so that a later version is named and not called damaged.
        let Ok(Name { format, version }) = serde_json::from_slice(line) else {
            return Err(Error::NotTransfer);
        };
        if format != FORMAT {
            return Err(Error::NotTransfer);
        }
        if version > VERSION {
            return Err(Error::NewerVersion {
                found: version,
                supported: VERSION,
            });
        }
        let line: Line =
            serde_json::from_slice(line).map_err(|_malformed| Error::ManifestMalformed)?;
        if line.cases.len() > CASES_MAX {
            return Err(Error::TooManyCases { allowed: CASES_MAX });
        }
        let manifest = line.back();
        let cases: BTreeSet<CaseId> = manifest.cases.iter().map(|entry| entry.case).gather();
        if cases.len() != manifest.cases.len() {
            return Err(Error::ManifestMalformed);
        }
        Ok(manifest)
    }
}

#[derive(Deserialize)]
struct Name {
    format: String,
    version: u16,
}

#[derive(Serialize, Deserialize)]
struct Line {
    format: String,
    version: u16,
    id: Uuid,
    created_at: Moment,
    from: From,
    signatories: Vec<Keys>,
    cases: Vec<Announced>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "direction::read_optional"
    )]
    handover_to: Option<String>,
    #[serde(flatten)]
    unknown: BTreeMap<String, serde_json::Value>,
}

#[derive(Serialize, Deserialize)]
struct From {
    author: Person,
    #[serde(deserialize_with = "direction::read")]
    school: String,
    device: Uuid,
}

#[derive(Serialize, Deserialize)]
struct Person {
    id: Uuid,
    #[serde(deserialize_with = "direction::read")]
    name: String,
    role: Role,
}

#[derive(Serialize, Deserialize)]
struct Keys {
    id: Uuid,
    signing_keys: Vec<Hex<32>>,
}

#[derive(Serialize, Deserialize)]
struct Announced {
    case: Uuid,
    #[serde(deserialize_with = "direction::read")]
    label: String,
    records: u32,
    heads: Vec<Hex<32>>,
    destroy_after: Option<NaiveDate>,
    #[serde(flatten)]
    unknown: BTreeMap<String, serde_json::Value>,
}

impl Line {
    fn of(manifest: &Manifest) -> Self {
        let Sender {
            author,
            school,
            device,
        } = &manifest.from;
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            id: manifest.id,
            created_at: manifest.created_at,
            from: From {
                author: Person {
                    id: author.id,
                    name: author.name.clone(),
                    role: author.role,
                },
                school: school.clone(),
                device: *device,
            },
            signatories: manifest.signatories.iter().map(Keys::of).collect(),
            cases: manifest.cases.iter().map(Announced::of).collect(),
            handover_to: manifest.handover_to.clone(),
            unknown: manifest.unknown.clone(),
        }
    }

    fn back(self) -> Manifest {
        Manifest {
            id: self.id,
            created_at: self.created_at,
            from: Sender {
                author: PersonRef {
                    id: self.from.author.id,
                    name: self.from.author.name,
                    role: self.from.author.role,
                },
                school: self.from.school,
                device: self.from.device,
            },
            signatories: self.signatories.into_iter().map(Keys::back).collect(),
            cases: self.cases.into_iter().map(Announced::back).collect(),
            handover_to: self.handover_to,
            unknown: self.unknown,
        }
    }
}

impl Keys {
    fn of(signatory: &Signatory) -> Self {
        Self {
            id: signatory.id,
            signing_keys: signatory.signing_keys.iter().copied().map(Hex).collect(),
        }
    }

    fn back(self) -> Signatory {
        Signatory {
            id: self.id,
            signing_keys: self.signing_keys.into_iter().map(|key| key.0).collect(),
        }
    }
}

impl Announced {
    fn of(entry: &CaseEntry) -> Self {
        Self {
            case: entry.case.0,
            label: entry.label.clone(),
            records: u32::try_from(entry.records).unwrap_or(u32::MAX),
            heads: entry.heads.iter().map(|hash| Hex(hash.0)).collect(),
            destroy_after: entry.destroy_after,
            unknown: entry.unknown.clone(),
        }
    }

    fn back(self) -> CaseEntry {
        CaseEntry {
            case: CaseId(self.case),
            label: self.label,
            records: usize::try_from(self.records).unwrap_or(usize::MAX),
            heads: self
                .heads
                .into_iter()
                .map(|hash| RecordHash(hash.0))
                .collect(),
            destroy_after: self.destroy_after,
            unknown: self.unknown,
        }
    }
}
