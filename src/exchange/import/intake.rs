//! One case of a transfer file taken in record by record, in memory only.

use super::keys::Keys;
use super::{Author, HeldBack, Proof, Why};
use crate::casefile::journal::Taken;
use crate::casefile::{Event, Journal, PersonRef, StoredRecord};
use crate::protocol::Role;

/// What one case's records come to, one after the other.
pub(super) struct Intake {
    pub(super) merged: Journal,
    pub(super) new: Vec<StoredRecord>,
    pub(super) authors: Vec<Author>,
    pub(super) known: usize,
    pub(super) stays_erased: usize,
}

impl Intake {
    pub(super) fn over(
        theirs: &Journal,
        here: &Journal,
        keys: &Keys<'_>,
        held_back: &mut Vec<HeldBack>,
    ) -> Self {
        let mut intake = Self {
            merged: here.clone(),
            new: Vec::new(),
            authors: Vec::new(),
            known: 0,
            stays_erased: 0,
        };
        let ordered = theirs.in_order();
        let offered = ordered.iter().filter_map(|(hash, _)| theirs.get(*hash));
        for stored in offered.clone() {
            if here.get(stored.hash()).is_some() {
                intake.known += 1;
                continue;
            }
            let proof = keys.proof(stored);
            if destroys_unproven(stored, proof, here) {
                held_back.push(HeldBack {
                    case: Some(here.case()),
                    record: stored.hash(),
                    why: Why::UnprovenErasure,
                });
            } else {
                intake.take(stored, proof);
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

/// Only a directeur erases, and only one known here may erase here: losing a record is never left to a claim.
fn destroys_unproven(stored: &StoredRecord, proof: Proof, here: &Journal) -> bool {
    let Event::RecordErased(erasure) = &stored.record().event else {
        return false;
    };
    let is_proven = proof == Proof::Known && stored.record().author.role == Role::Principal;
    here.get(erasure.target).is_some() && !is_proven
}
