//! Bringing one case to the desk: opens its records, checks their signatures, folds them.

use super::desk::Dossier;
use super::error::Error;
use super::sealed_record::{self, Sealed};
use crate::casefile::{CaseId, Journal, fold};
use crate::vault::store::Store;
use crate::vault::{self, Content, Vault};

/// Reads every record of a case that this member may open. A damaged one costs only itself.
///
/// # Errors
///
/// [`Error`], when the case's own list cannot be read.
pub(super) async fn load(
    vault: &mut Vault,
    store: &dyn Store,
    case: CaseId,
) -> Result<Dossier, Error> {
    let place = vault::CaseId(*case.0.as_bytes());
    vault.load_case(store, place).await?;
    let mut journal = Journal::new(case);
    let mut damaged = 0;
    let mut closed = 0;
    let mut signatures = Vec::new();
    for found in vault.read_records(store, place, 0).await? {
        match found.content {
            Content::Open { plaintext, .. } => match sealed_record::unpack(&plaintext) {
                Ok(Sealed::Record(record)) => {
                    if journal.insert(record).is_err() {
                        damaged += 1;
                    }
                }
                Ok(Sealed::Signature(record, signature)) => signatures.push((record, signature)),
                Err(_unreadable) => damaged += 1,
            },
            Content::Closed => closed += 1,
            Content::Erased(_) => {}
            Content::Damaged | Content::Missing => damaged += 1,
        }
    }
    for (record, signature) in signatures {
        journal.countersign(record, signature);
    }
    Ok(Dossier {
        standing_number: vault.standing().number(),
        file: fold(&journal),
        journal,
        damaged,
        closed,
    })
}

/// The dossier after a write.
pub(super) fn of(vault: &Vault, journal: Journal, before: Option<&Dossier>) -> Dossier {
    Dossier {
        standing_number: vault.standing().number(),
        file: fold(&journal),
        journal,
        damaged: before.map_or(0, |dossier| dossier.damaged),
        closed: before.map_or(0, |dossier| dossier.closed),
    }
}
