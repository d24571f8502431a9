//! Bringing one case to the desk: opens its records, keeps the outlines of those that are not for this member, folds them.

use std::collections::BTreeMap;

use super::desk::Dossier;
use super::error::Error;
use super::packed;
use super::sealed_record::{self, Sealed};
use crate::casefile::{CaseId, Journal, RecordHash, Signature, fold};
use crate::vault::backup::Salvaged;
use crate::vault::store::Store;
use crate::vault::{self, Content, RecordId, Vault};

/// A case as it was read.
pub(super) struct Loaded {
    /// The case.
    pub(super) dossier: Dossier,
    /// Records whose content is in the store, though the journal says that it was erased.
    pub(super) erased: Vec<RecordId>,
}

/// Reads every record of a case that this member may open: packed ones first, then those that came later. A damaged one
/// costs only itself.
///
/// # Errors
///
/// [`Error`], when the case was destroyed or its own list cannot be read.
pub(super) async fn load(
    vault: &mut Vault,
    store: &dyn Store,
    case: CaseId,
) -> Result<Loaded, Error> {
    let place = vault::CaseId(*case.0.as_bytes());
    let mut reading = Reading::new(case);
    match vault.load_case(store, place).await {
        Err(vault::Error::Missing { part } | vault::Error::Damaged { part })
            if part == vault::Part::CaseIndex =>
        {
            reading.damaged += 1;
            for found in vault.salvage_case(store, place).await? {
                reading.take(found.record, &found.plaintext);
            }
            return Ok(reading.finish(vault.standing().number()));
        }
        loaded => loaded?,
    }
    if vault.destroyed(place)?.is_some() {
        // Only its line is left: an empty case would look as if nothing had ever been there.
        return Err(vault::Error::CaseDestroyed(place).into());
    }
    let packed = packed::read(vault, store, place, |record, plaintext| {
        reading.take(record, plaintext);
    });
    let packed = packed.await?;
    for found in vault.read_records(store, place, packed).await? {
        match found.content {
            Content::Open { plaintext, .. } => reading.take(found.link.record, &plaintext),
            // Its outline stands beside it, under the key that everyone has.
            Content::Closed | Content::Erased(_) => {}
            Content::Damaged | Content::Missing => reading.damaged += 1,
        }
    }
    Ok(reading.finish(vault.standing().number()))
}

/// The cases that can be made of records with nothing to vouch that none is missing.
pub(super) fn of_salvaged(found: Vec<Salvaged>) -> Vec<(CaseId, Dossier)> {
    let mut readings: Vec<(vault::CaseId, Reading)> = Vec::new();
    // As the rows lie: by case.
    for record in found {
        if readings.last().is_none_or(|(case, _)| *case != record.case) {
            let case = CaseId(uuid::Uuid::from_bytes(record.case.0));
            readings.push((record.case, Reading::new(case)));
        }
        if let Some((_, reading)) = readings.last_mut() {
            reading.take(record.record, &record.plaintext);
        }
    }
    let cases = readings.into_iter().map(|(_, reading)| {
        let case = reading.journal.case();
        (case, reading.finish(String::new()).dossier)
    });
    cases.collect()
}

/// What has been read of a case so far.
struct Reading {
    journal: Journal,
    ids: BTreeMap<RecordHash, RecordId>,
    signatures: Vec<(RecordHash, Signature)>,
    damaged: u32,
}

impl Reading {
    fn new(case: CaseId) -> Self {
        Self {
            journal: Journal::new(case),
            ids: BTreeMap::new(),
            signatures: Vec::new(),
            damaged: 0,
        }
    }

    fn take(&mut self, id: RecordId, plaintext: &[u8]) {
        match sealed_record::unpack(plaintext) {
            Ok(Sealed::Record(record)) => {
                let hash = record.hash();
                if self.journal.insert(*record).is_ok() {
                    self.ids.insert(hash, id);
                } else {
                    self.damaged += 1;
                }
            }
            Ok(Sealed::Signature(record, signature)) => self.signatures.push((record, signature)),
            Ok(Sealed::Outline(record, outline)) => self.journal.withhold(record, outline),
            Err(_unreadable) => self.damaged += 1,
        }
    }

    fn finish(mut self, standing_number: String) -> Loaded {
        for (record, signature) in self.signatures {
            self.journal.countersign(record, signature);
        }
        let erased = self.journal.erased();
        let erased = self
            .ids
            .iter()
            .filter(|(hash, _)| erased.contains_key(hash));
        let erased = erased.map(|(_, id)| *id).collect();
        Loaded {
            erased,
            dossier: laid_out(self.journal, self.damaged, standing_number),
        }
    }
}

/// A dossier of these records, as the vault stands now.
pub(super) fn of(vault: &Vault, journal: Journal, damaged: u32) -> Dossier {
    laid_out(journal, damaged, vault.standing().number())
}

fn laid_out(journal: Journal, damaged: u32, standing_number: String) -> Dossier {
    Dossier {
        standing_number,
        file: fold(&journal),
        closed: u32::try_from(journal.withheld()).unwrap_or(u32::MAX),
        journal,
        damaged,
    }
}
