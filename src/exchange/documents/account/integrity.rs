//! What checking the journal on the spot brings to light: hashes, signatures, missing pieces, clocks.

use crate::casefile::journal::Entry;
use crate::casefile::stored::signed_message;
use crate::casefile::{JournalFinding, RecordHash, StoredRecord};
use crate::exchange::manifest::Signatory;
use crate::vault::primitive::signature;

use super::About;

/// The journal, checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Integrity {
    /// How many records there are.
    pub records: usize,
    /// Of how many the hash was taken again and is right.
    pub hashes_hold: usize,
    /// Of how many the author's signature holds under a key that is known here.
    pub signatures_hold: usize,
    /// What stands out, with the numbers of the records; empty when nothing does.
    pub doubts: Vec<(Doubt, Vec<usize>)>,
    /// Whether the opening is missing.
    pub opening_missing: bool,
    /// Records that are damaged or gone on this device.
    pub damaged: u32,
    /// Decisions that contradict and that nobody has settled.
    pub conflicts: usize,
}

/// Something to know about a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Its bytes do not give its hash, or another record carries its id.
    Altered,
    /// Its signature holds under none of the keys of its author that are known here.
    SignatureFalse,
    /// Its author's keys are not known here, so its signature cannot be checked.
    KeyUnknown,
    /// It has no signature.
    Unsigned,
    /// Something it builds on is not here.
    AncestorMissing,
    /// It says it was written before something it builds on.
    ClockBehind,
    /// It says it happened after it was written.
    HappenedAfterWriting,
    /// It opens a case that was open.
    OpenedAgain,
    /// It is of a kind that this version does not know.
    NewerKind,
    /// Its content was destroyed.
    Erased,
    /// Its content is not for this reader, so it was not checked.
    Withheld,
}

impl Doubt {
    /// Whether it puts what the record says in question; the others are merely worth knowing.
    pub fn breaks_trust(self) -> bool {
        matches!(
            self,
            Self::Altered | Self::SignatureFalse | Self::AncestorMissing
        )
    }
}

impl Integrity {
    /// How many records this is said of.
    pub fn count(&self, doubt: Doubt) -> usize {
        let found = self.doubts.iter().find(|(found, _)| *found == doubt);
        found.map_or(0, |(_, numbers)| numbers.len())
    }
}

/// Checks every record.
pub(super) fn integrity(about: &About<'_>) -> Integrity {
    let order: Vec<RecordHash> = about
        .file
        .timeline()
        .iter()
        .map(|entry| entry.hash)
        .collect();
    let mut integrity = Integrity {
        records: order.len(),
        damaged: about.damaged,
        conflicts: about.file.conflicts().len(),
        ..Integrity::default()
    };
    let mut doubt = |record: RecordHash, doubt: Doubt| {
        let Some(place) = order.iter().position(|hash| *hash == record) else {
            return;
        };
        let doubts = &mut integrity.doubts;
        match doubts.iter_mut().find(|(known, _)| *known == doubt) {
            Some((_, numbers)) if numbers.contains(&(place + 1)) => {}
            Some((_, numbers)) => numbers.push(place + 1),
            None => doubts.push((doubt, vec![place + 1])),
        }
    };
    let (mut whole, mut altered, mut proven) = (0, 0, 0);
    let mut opening_missing = false;
    for finding in about.journal.verify() {
        match finding {
            JournalFinding::AncestorMissing { record, .. } => doubt(record, Doubt::AncestorMissing),
            JournalFinding::ClockBehind { record, .. } => doubt(record, Doubt::ClockBehind),
            JournalFinding::HappenedAfterWriting { record } => {
                doubt(record, Doubt::HappenedAfterWriting);
            }
            JournalFinding::Tampered { record } => {
                altered += 1;
                doubt(record, Doubt::Altered);
            }
            JournalFinding::SameId { records, .. } => {
                for record in records {
                    doubt(record, Doubt::Altered);
                }
            }
            JournalFinding::OpenedAgain { record } => doubt(record, Doubt::OpenedAgain),
            JournalFinding::OpeningMissing => opening_missing = true,
            JournalFinding::Unsigned { record } => doubt(record, Doubt::Unsigned),
            JournalFinding::NewerKind { record } => doubt(record, Doubt::NewerKind),
            JournalFinding::Erased { record } => doubt(record, Doubt::Erased),
            JournalFinding::Withheld { record } => doubt(record, Doubt::Withheld),
        }
    }
    for (record, entry) in about.journal.in_order() {
        let Entry::Whole(stored) = entry else {
            continue;
        };
        whole += 1;
        match signed(stored, about.signatories) {
            Signed::Holds => proven += 1,
            Signed::False => doubt(record, Doubt::SignatureFalse),
            Signed::KeyUnknown => doubt(record, Doubt::KeyUnknown),
            Signed::Not => {}
        }
    }
    Integrity {
        hashes_hold: whole - altered,
        signatures_hold: proven,
        opening_missing,
        ..integrity
    }
}

/// What a record's signatures come to.
enum Signed {
    Holds,
    False,
    KeyUnknown,
    Not,
}

fn signed(stored: &StoredRecord, signatories: &[Signatory]) -> Signed {
    if stored.signatures().is_empty() {
        return Signed::Not;
    }
    let author = stored.record().author.id;
    let message = signed_message(stored.hash());
    let known = signatories.iter().find(|known| known.id == author);
    let Some(known) = known.filter(|known| !known.signing_keys.is_empty()) else {
        return Signed::KeyUnknown;
    };
    let holds = stored.signatures().iter().any(|signature| {
        let mut keys = known.signing_keys.iter();
        keys.any(|key| signature::holds_bare(key, &message, &signature.0))
    });
    if holds { Signed::Holds } else { Signed::False }
}
