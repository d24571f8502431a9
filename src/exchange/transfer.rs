//! The plaintext of a transfer file: a manifest, then every record byte for byte, one line each.
//!
//! ```text
//! {"format":"meldcode-transfer","version":1,…}      the manifest
//! {"hash":"9f2c…","signature":"07ab…"}              for each record: its identity and its author's signature,
//! {"v":1,"id":…,"kind":"observation-recorded",…}    then the record: SHA-256 over this line is that identity
//! ```
//!
//! Any age tool and a text editor can read it in twenty years, and `sha256sum` can check it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::envelope::PLAINTEXT_STEP;
use super::hex::Hex;
use super::manifest::Manifest;
use crate::casefile::stored::hash_of;
use crate::casefile::wire;
use crate::casefile::{CaseId, Journal, RecordHash, Signature, StoredRecord};
use crate::order::Gather as _;

/// The most records in one file.
pub const RECORDS_MAX: usize = 1_000_000;

/// The longest line between manifest and record, in bytes.
const SEAL_BYTES_MAX: usize = 1024;

/// Why a plaintext is no transfer file that we can take. Nothing of it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// It is not a transfer file of this program.
    #[error("not a transfer file")]
    NotTransfer,
    /// It was made by a later version of this program.
    #[error("transfer version {found}, this program reads up to {supported}")]
    NewerVersion {
        /// The version it says it has.
        found: u16,
        /// The newest we know.
        supported: u16,
    },
    /// The manifest is longer than we agree to read.
    #[error("the manifest is longer than the {allowed} bytes allowed")]
    ManifestTooLong {
        /// The limit.
        allowed: usize,
    },
    /// The manifest has our name and version and does not read.
    #[error("the manifest is malformed")]
    ManifestMalformed,
    /// It announces more cases than we agree to read.
    #[error("more than the {allowed} cases allowed")]
    TooManyCases {
        /// The limit.
        allowed: usize,
    },
    /// It announces or holds more records than we agree to read.
    #[error("more than the {allowed} records allowed")]
    TooManyRecords {
        /// The limit.
        allowed: usize,
    },
    /// The manifest is nested deeper than we agree to read.
    #[error("the manifest is nested deeper than {allowed} levels")]
    TooDeep {
        /// The limit.
        allowed: usize,
    },
    /// A line between manifest and record does not read.
    #[error("line {line} is malformed")]
    LineMalformed {
        /// The line, from 1.
        line: usize,
    },
    /// There are more or fewer records than the manifest announces.
    #[error("{announced} records announced, {found} found")]
    CountDiffers {
        /// What the manifest says.
        announced: usize,
        /// What was counted.
        found: usize,
    },
    /// A record to be written is not one line, or belongs to another case than its journal.
    #[error("a record cannot be written as one line")]
    RecordUnwritable,
}

/// A record of the file that does not read, or is not what the file says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line the record stands on, from 1.
    pub line: usize,
    /// The identity that the file gives it.
    pub announced: RecordHash,
    /// What is the matter.
    pub kind: FaultKind,
}

/// What can be the matter with one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// It does not read; a newer format among the reasons.
    Unreadable(wire::Error),
    /// Its bytes do not give the identity that the file gives it.
    HashDiffers,
    /// It belongs to a case that the manifest does not announce.
    CaseNotAnnounced(CaseId),
}

/// A transfer file, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// What it says of itself.
    pub manifest: Manifest,
    /// The records of each announced case, in the manifest's order.
    pub journals: Vec<Journal>,
    /// Records that could not be taken in.
    pub faults: Vec<Fault>,
}

#[derive(Serialize, Deserialize)]
struct Seal {
    hash: Hex<32>,
    signature: Option<Hex<64>>,
    /// Further signatures, where nobody here could tell which one is the author's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    others: Vec<Hex<64>>,
}

/// Writes the plaintext of a transfer file. The manifest is completed with what the journals hold.
///
/// A last line of spaces fills the text up to a whole number of [`PLAINTEXT_STEP`]s.
///
/// # Errors
///
/// [`Error::RecordUnwritable`], [`Error::CountDiffers`] when the manifest does not announce the journals.
pub fn write(manifest: &Manifest, journals: &[&Journal]) -> Result<Zeroizing<Vec<u8>>, Error> {
    let found = journals.iter().map(|journal| journal.len()).sum();
    let is_announced = manifest.cases.len() == journals.len()
        && journals
            .iter()
            .zip(&manifest.cases)
            .all(|(journal, entry)| entry.case == journal.case() && entry.records == journal.len());
    if !is_announced {
        return Err(Error::CountDiffers {
            announced: manifest.records(),
            found,
        });
    }
    let first = manifest.write()?;
    // Reserved once, so that no copy of the plaintext stays behind in freed memory.
    let bytes = journals
        .iter()
        .flat_map(|journal| journal.records())
        .map(|stored| stored.bytes().len() + SEAL_BYTES_MAX)
        .sum::<usize>();
    let mut text = Zeroizing::new(Vec::with_capacity(first.len() + bytes + 2 * PLAINTEXT_STEP));
    write_line(&mut text, &first)?;
    for journal in journals {
        for (hash, _entry) in journal.in_order() {
            // An erased record has no bytes; the record that erases it says what stays.
            let Some(stored) = journal.get(hash) else {
                continue;
            };
            let (first, others) = manifest.signatures_of(stored);
            let seal = Seal {
                hash: Hex(hash.0),
                signature: first.map(|signature| Hex(signature.0)),
                others: others.iter().map(|signature| Hex(signature.0)).collect(),
            };
            let seal = serde_json::to_vec(&seal).map_err(|_unwritable| Error::RecordUnwritable)?;
            write_line(&mut text, &seal)?;
            write_line(&mut text, stored.bytes())?;
        }
    }
    let padded = (text.len() + 1).next_multiple_of(PLAINTEXT_STEP);
    text.resize(padded - 1, b' ');
    text.push(b'\n');
    Ok(text)
}

fn write_line(text: &mut Vec<u8>, line: &[u8]) -> Result<(), Error> {
    if line.contains(&b'\n') {
        return Err(Error::RecordUnwritable);
    }
    text.extend_from_slice(line);
    text.push(b'\n');
    Ok(())
}

/// Reads the plaintext of a transfer file. Any bytes may come in: everything is bounded and nothing panics.
///
/// A record that does not read, or is not what the file says it is, becomes a [`Fault`] beside the others.
///
/// # Errors
///
/// Every [`Error`] but [`Error::RecordUnwritable`].
pub fn read(text: &[u8]) -> Result<Transfer, Error> {
    let mut lines = Lines {
        rest: text,
        line: 0,
    };
    let first = lines.next().ok_or(Error::NotTransfer)?;
    let manifest = Manifest::read(first)?;
    let announced = manifest.records();
    if announced > RECORDS_MAX {
        return Err(Error::TooManyRecords {
            allowed: RECORDS_MAX,
        });
    }
    let mut intake = Intake::for_cases(&manifest);
    while let Some(line) = lines.next() {
        if intake.found == announced {
            // Only what fills the last step may follow.
            let is_filling = |byte: &u8| matches!(byte, b' ' | b'\n');
            if line.iter().chain(lines.rest).all(is_filling) {
                break;
            }
            return Err(Error::CountDiffers {
                announced,
                found: announced.saturating_add(1),
            });
        }
        let seal = read_seal(line, lines.line)?;
        let Some(record) = lines.next() else {
            break;
        };
        intake.take(record, &seal, lines.line);
    }
    if intake.found != announced {
        return Err(Error::CountDiffers {
            announced,
            found: intake.found,
        });
    }
    let Intake {
        journals, faults, ..
    } = intake;
    Ok(Transfer {
        manifest,
        journals,
        faults,
    })
}

fn read_seal(line: &[u8], number: usize) -> Result<Seal, Error> {
    if line.len() > SEAL_BYTES_MAX {
        return Err(Error::LineMalformed { line: number });
    }
    serde_json::from_slice(line).map_err(|_malformed| Error::LineMalformed { line: number })
}

/// What has been taken in so far.
struct Intake {
    journals: Vec<Journal>,
    places: BTreeMap<CaseId, usize>,
    faults: Vec<Fault>,
    found: usize,
}

impl Intake {
    fn for_cases(manifest: &Manifest) -> Self {
        Self {
            journals: manifest
                .cases
                .iter()
                .map(|entry| Journal::new(entry.case))
                .collect(),
            places: manifest
                .cases
                .iter()
                .enumerate()
                .map(|(place, entry)| (entry.case, place))
                .gather(),
            faults: Vec::new(),
            found: 0,
        }
    }

    fn take(&mut self, record: &[u8], seal: &Seal, line: usize) {
        self.found += 1;
        let announced = RecordHash(seal.hash.0);
        let taken = self.take_checked(record, seal);
        if let Err(kind) = taken {
            self.faults.push(Fault {
                line,
                announced,
                kind,
            });
        }
    }

    fn take_checked(&mut self, record: &[u8], seal: &Seal) -> Result<(), FaultKind> {
        if record.len() <= wire::MAX_BYTES && hash_of(record) != RecordHash(seal.hash.0) {
            return Err(FaultKind::HashDiffers);
        }
        let signatures = seal.signature.iter().chain(&seal.others);
        let stored = StoredRecord::read(record.to_vec(), None).map_err(FaultKind::Unreadable)?;
        let stored = signatures.fold(stored, |stored, signature| {
            stored.signed(Signature(signature.0))
        });
        let case = stored.record().case;
        let journal = self
            .places
            .get(&case)
            .and_then(|place| self.journals.get_mut(*place))
            .ok_or(FaultKind::CaseNotAnnounced(case))?;
        journal
            .insert(stored)
            .map(|_taken| ())
            .map_err(|foreign| FaultKind::CaseNotAnnounced(foreign.found))
    }
}

/// The lines of a text with their numbers, from 1.
struct Lines<'a> {
    rest: &'a [u8],
    line: usize,
}

impl<'a> Lines<'a> {
    fn next(&mut self) -> Option<&'a [u8]> {
        if self.rest.is_empty() {
            return None;
        }
        self.line += 1;
        let mut parts = self.rest.splitn(2, |byte| *byte == b'\n');
        let line = parts.next()?;
        self.rest = parts.next().unwrap_or_default();
        Some(line)
    }
}
