//! One case's part of a change: who is on it, what is appended under which key, what is destroyed.

use std::collections::BTreeSet;

use rand_core::CryptoRngCore;

use crate::casefile::journal::Outline;
use crate::casefile::{CaseFile, Journal, RecordHash, Signature, StoredRecord, need_to_know};
use crate::exchange::import::Addition;
use crate::order::Gather as _;
use crate::vault::{self, Compartment, Fate, RecordId, Seat, Transaction, Vault};
use crate::workspace::desk::Desk;
use crate::workspace::error::Error;
use crate::workspace::packed::Pack;
use crate::workspace::{sealed_record, team};

/// Whether a case that has no keys here may be one that was destroyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coming {
    /// It is here, or was never.
    AsItStands,
    /// It was destroyed here, and a person asked for it.
    Back,
}

/// What is filed in one case, in one change.
pub(super) struct Filing<'a> {
    transaction: &'a mut Transaction,
    rng: &'a mut dyn CryptoRngCore,
    case: vault::CaseId,
    file: &'a CaseFile,
    reads_confidential: bool,
    /// What stands there already and is packed again with what is appended now; nothing when no snapshot is due.
    packs: Option<[Pack; 2]>,
}

impl<'a> Filing<'a> {
    /// Begins with who is on the case as it will stand: a case that is new here, or is brought back, gets its keys, and
    /// a change of phase or case manager gives and takes the second key.
    ///
    /// It comes before anything is sealed, so that nothing written now opens for somebody who leaves with it.
    pub(super) fn begin(
        (vault, desk): (&Vault, &Desk),
        transaction: &'a mut Transaction,
        rng: &'a mut dyn CryptoRngCore,
        (file, packs): (&'a CaseFile, Option<[Pack; 2]>),
        coming: Coming,
    ) -> Result<Self, Error> {
        let case = vault::CaseId(*file.id().0.as_bytes());
        let team = if vault.holds(case) {
            seat((vault, desk), transaction, rng, file)?;
            vault.team(case)?
        } else {
            let team = team::of(desk, file, &[]);
            match coming {
                Coming::AsItStands => transaction.create_case(rng, case, &team)?,
                Coming::Back => transaction.reopen_case(rng, case, &team)?,
            }
            team
        };
        Ok(Self {
            reads_confidential: team::reads_confidential(vault, &team),
            transaction,
            rng,
            case,
            file,
            packs,
        })
    }

    /// Seals one record under the key of its compartment. Whoever may not read it gets its outline.
    pub(super) fn record(&mut self, record: &StoredRecord) -> Result<(), Error> {
        let id = RecordId(*record.record().id.as_bytes());
        let compartment = self.compartment(record);
        self.append(compartment, id, &sealed_record::pack(record))?;
        for signature in record.signatures().iter().skip(1) {
            self.signature(record, *signature)?;
        }
        if compartment == Compartment::Confidential {
            let outline = sealed_record::pack_outline(record.hash(), &Outline::of(record));
            self.append(
                Compartment::Shared,
                sealed_record::id_of(&outline),
                &outline,
            )?;
        }
        Ok(())
    }

    /// Seals what came from elsewhere: records as they are, and signatures for those that are here.
    pub(super) fn take_in(&mut self, addition: &Addition<'_>) -> Result<(), Error> {
        for record in addition.records {
            self.record(record)?;
        }
        for (record, signature) in addition.signatures {
            if let Some(record) = addition.journal.get(*record) {
                self.signature(record, *signature)?;
            }
        }
        self.pack()
    }

    /// Keeps one more signature beside a record.
    fn signature(&mut self, record: &StoredRecord, signature: Signature) -> Result<(), Error> {
        let beside = sealed_record::pack_signature(record.hash(), signature);
        let compartment = self.compartment(record);
        self.append(compartment, sealed_record::id_of(&beside), &beside)
    }

    fn append(
        &mut self,
        compartment: Compartment,
        id: RecordId,
        plaintext: &[u8],
    ) -> Result<(), Error> {
        self.transaction
            .append(self.rng, self.case, compartment, (id, plaintext))?;
        if let Some([shared, confidential]) = &mut self.packs {
            let pack = match compartment {
                Compartment::Shared => shared,
                Compartment::Confidential => confidential,
            };
            pack.add(id, plaintext);
        }
        Ok(())
    }

    /// Packs the case anew, when that is due; after everything was appended, and before anything is destroyed.
    pub(super) fn pack(&mut self) -> Result<(), Error> {
        let packs = self.packs.take().filter(|_| self.reads_confidential);
        for (compartment, pack) in Compartment::ALL.into_iter().zip(packs.iter().flatten()) {
            let bytes = pack.to_bytes();
            self.transaction
                .put_snapshot(self.rng, self.case, compartment, &bytes)?;
        }
        Ok(())
    }

    /// Puts the line for *Vandaag*.
    pub(super) fn summary(&mut self, line: &[u8]) -> Result<(), Error> {
        self.transaction.put_summary(self.rng, self.case, line)?;
        Ok(())
    }

    /// A writer without the second key can only write where all may read.
    fn compartment(&self, record: &StoredRecord) -> Compartment {
        let belongs = self
            .file
            .entry(record.hash())
            .map_or(need_to_know::Compartment::Confidential, |entry| {
                need_to_know::compartment_of(self.file, entry)
            });
        match belongs {
            need_to_know::Compartment::Confidential if self.reads_confidential => {
                Compartment::Confidential
            }
            need_to_know::Compartment::Confidential | need_to_know::Compartment::Open => {
                Compartment::Shared
            }
        }
    }
}

/// Puts on a loaded case those whom the school's rule puts there, if the holder can hand on both its keys.
/// Says whether anything changed.
pub(super) fn seat(
    (vault, desk): (&Vault, &Desk),
    transaction: &mut Transaction,
    rng: &mut dyn CryptoRngCore,
    file: &CaseFile,
) -> Result<bool, Error> {
    let case = vault::CaseId(*file.id().0.as_bytes());
    let seated = vault.team(case)?;
    let wanted = team::of(desk, file, &seated);
    let as_set = |team: &[Seat]| team.iter().copied().gather::<BTreeSet<_>>();
    if as_set(&seated) == as_set(&wanted) || !team::reads_confidential(vault, &seated) {
        return Ok(false);
    }
    transaction.set_team(rng, case, &wanted)?;
    Ok(true)
}

/// Destroys the content of records that are still in the store. Only whoever administers can; for anyone else it waits
/// until one of them opens the case. Says whether anything was destroyed.
pub(super) fn destroy(
    vault: &Vault,
    transaction: &mut Transaction,
    (case, records): (vault::CaseId, &[RecordId]),
    at: vault::UnixMillis,
) -> Result<bool, Error> {
    if records.is_empty() || !vault.powers().administers {
        return Ok(false);
    }
    let links = vault.links(case)?;
    let mut has_done = false;
    for record in records {
        let is_there = links
            .iter()
            .any(|link| link.record == *record && link.fate == Fate::Present);
        if is_there {
            transaction.erase_record(case, *record, at)?;
            has_done = true;
        }
    }
    Ok(has_done)
}

/// The records that stood in a journal with their content, or closed to this member, and are erased in what became of it.
pub(super) fn newly_erased(before: Option<&Journal>, after: &Journal) -> Vec<RecordId> {
    let Some(before) = before else {
        return Vec::new();
    };
    let stood = |hash: &RecordHash| {
        let whole = before.get(*hash).map(|stored| stored.record().id);
        whole.or_else(|| before.outline(*hash).map(|outline| outline.id))
    };
    after
        .erased()
        .keys()
        .filter_map(stood)
        .map(|id| RecordId(*id.as_bytes()))
        .collect()
}
