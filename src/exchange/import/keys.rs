//! Who wrote a record, as far as signatures and the keys at hand can tell.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::Proof;
use crate::casefile::stored::signed_message;
use crate::casefile::{Signature, StoredRecord};
use crate::exchange::manifest::Signatory;
use crate::vault::primitive::signature;

/// The keys known here, those of contacts, and those the file claims.
pub(super) struct Keys<'a> {
    pub(super) known: &'a BTreeMap<Uuid, Vec<[u8; 32]>>,
    pub(super) contacts: &'a BTreeMap<Uuid, Vec<[u8; 32]>>,
    pub(super) claimed: &'a [Signatory],
}

impl Keys<'_> {
    /// How well it is proven who wrote a record, by the best of its signatures.
    pub(super) fn proof(&self, stored: &StoredRecord) -> Proof {
        let proofs = stored.signatures().iter();
        let proofs = proofs.map(|signature| self.proof_by(stored, *signature));
        proofs.min().unwrap_or(Proof::Unsigned)
    }

    /// What one signature proves.
    ///
    /// A signature does not name its key, so one that fits no key at hand may be false or of a key not known yet.
    pub(super) fn proof_by(&self, stored: &StoredRecord, signature: Signature) -> Proof {
        let member = stored.record().author.id;
        let message = signed_message(stored.hash());
        let holds = |keys: &[[u8; 32]]| {
            keys.iter()
                .any(|key| signature::holds_bare(key, &message, &signature.0))
        };
        let known = self.known.get(&member).map_or(&[][..], Vec::as_slice);
        let contacts = self.contacts.get(&member).map_or(&[][..], Vec::as_slice);
        let claimed = self
            .claimed
            .iter()
            .find(|signatory| signatory.id == member)
            .map_or(&[][..], |signatory| signatory.signing_keys.as_slice());
        if holds(known) {
            Proof::Known
        } else if holds(contacts) {
            Proof::Contact
        } else if !holds(claimed) {
            Proof::NoKeyFits
        } else if known.is_empty() && contacts.is_empty() {
            Proof::NewPerson
        } else {
            Proof::OtherKey
        }
    }
}
