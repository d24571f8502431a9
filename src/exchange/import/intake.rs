//! One case of a transfer file taken in record by record, in memory only.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::keys::Keys;
use super::{Author, Countersigned, HeldBack, Proof, Why};
use crate::casefile::journal::{Taken, erasure_of};
use crate::casefile::{Event, Journal, PersonRef, StoredRecord};

/// What one case's records come to, one after the other.
pub(super) struct Intake {
    pub(super) merged: Journal,
    pub(super) new: Vec<StoredRecord>,
    pub(super) authors: Vec<Author>,
    pub(super) known: usize,
    pub(super) stays_erased: usize,
    pub(super) falls_short: bool,
    pub(super) signatures: Vec<Countersigned>,
}

impl Intake {
    pub(super) fn over(
        theirs: &Journal,
        (here, (mut ids, gone)): (&Journal, (BTreeSet<Uuid>, BTreeSet<Uuid>)),
        keys: &Keys<'_>,
        held_back: &mut Vec<HeldBack>,
    ) -> Self {
        let mut intake = Self {
            merged: here.clone(),
            new: Vec::new(),
            authors: Vec::new(),
            known: 0,
            stays_erased: 0,
            falls_short: false,
            signatures: Vec::new(),
        };
        ids.extend(here.records().map(|stored| stored.record().id));
        let erased = here.erased();
        let ordered = theirs.in_order();
        let offered = ordered.iter().filter_map(|(hash, _)| theirs.get(*hash));
        for stored in offered.clone() {
            if let Some(ours) = here.get(stored.hash()) {
                intake.known += 1;
                intake.countersign(ours, stored, keys);
                continue;
            }
            if here.outline(stored.hash()).is_some() {
                // It stands here, closed to this member; the file does not open it.
                intake.known += 1;
                continue;
            }
            let is_erased = erased.contains_key(&stored.hash());
            if !is_erased && gone.contains(&stored.record().id) {
                intake.stays_erased += 1;
                intake.falls_short = true;
                continue;
            }
            let proof = keys.proof(stored);
            let why = if destroys_unproven(stored, proof, &intake.merged) {
                Some(Why::UnprovenErasure)
            } else if is_erased || ids.insert(stored.record().id) {
                None
            } else {
                Some(Why::IdTaken)
            };
            match why {
                None => intake.take(stored, proof),
                Some(why) => held_back.push(HeldBack {
                    case: Some(here.case()),
                    record: stored.hash(),
                    why,
                }),
            }
        }
        // What came in may have been erased by what came in after it.
        intake.new = offered
            .filter(|stored| here.get(stored.hash()).is_none())
            .filter(|stored| intake.merged.get(stored.hash()).is_some())
            .cloned()
            .collect();
        intake
    }

    /// A copy may carry a signature that proves more than what is here; one that proves less is left behind.
    fn countersign(&mut self, ours: &StoredRecord, theirs: &StoredRecord, keys: &Keys<'_>) {
        let mut proven = None;
        for signature in theirs.signatures().difference(ours.signatures()) {
            let before = *proven.get_or_insert_with(|| keys.proof(ours));
            let proof = keys.proof_by(theirs, *signature);
            if proof < before && matches!(proof, Proof::Known | Proof::Contact | Proof::NewPerson) {
                proven = Some(proof);
                self.signatures.push((ours.hash(), *signature));
                self.merged.countersign(ours.hash(), *signature);
            }
        }
    }

    fn take(&mut self, stored: &StoredRecord, proof: Proof) {
        match self.merged.insert(stored.clone()) {
            Ok(Taken::Added) => self.credit(&stored.record().author, proof),
            Ok(Taken::Erased) => self.stays_erased += 1,
            // Reading has sorted the records by case and told equal ones apart.
            Ok(Taken::Known) | Err(_) => {}
        }
    }

    fn credit(&mut self, person: &PersonRef, proof: Proof) {
        let found = self
            .authors
            .iter_mut()
            .find(|author| author.person.id == person.id && author.proof == proof);
        match found {
            Some(author) => {
                author.person = person.clone();
                author.records += 1;
            }
            None => self.authors.push(Author {
                person: person.clone(),
                proof,
                records: 1,
            }),
        }
    }
}

/// Only a directeur erases, and only one known here may erase what is here: losing a record is never left to a claim.
///
/// What is not here yet stays away on the word of a directeur whom the file alone names. On anybody else's it does
/// not: their record would keep the true one out when that comes.
fn destroys_unproven(stored: &StoredRecord, proof: Proof, here: &Journal) -> bool {
    if !matches!(stored.record().event, Event::RecordErased(_)) {
        return false;
    }
    let Some(erasure) = erasure_of(stored) else {
        return true;
    };
    match proof {
        Proof::Known => false,
        Proof::Contact | Proof::NewPerson => here.get(erasure.target).is_some(),
        Proof::OtherKey | Proof::NoKeyFits | Proof::Unsigned => true,
    }
}
