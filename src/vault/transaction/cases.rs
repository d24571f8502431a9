//! Opening a case, changing who is on it, and destroying it.

use std::collections::BTreeSet;
use std::rc::Rc;

use rand_core::CryptoRngCore;

use super::Transaction;
use crate::vault::contents::{CaseIndex, Grant};
use crate::vault::error::Error;
use crate::vault::ids::{CaseId, Compartment, MemberId, UnixMillis};
use crate::vault::keys::{DeliveryKind, Signer};
use crate::vault::primitive::key::SymmetricKey;
use crate::vault::store::Table;

/// A member's place on a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seat {
    /// Who.
    pub member: MemberId,
    /// Whether they get the second key too.
    pub reads_confidential: bool,
}

impl Transaction {
    /// Opens a case with keys of its own, delivered to the team and to the recovery key, and to nobody else.
    pub fn create_case(
        &mut self,
        rng: &mut dyn CryptoRngCore,
        case: CaseId,
        team: &[Seat],
    ) -> Result<(), Error> {
        let is_known = self
            .state
            .register
            .get(Table::Cases, case.as_bytes())
            .is_some();
        if is_known || self.state.cases.contains_key(&case) {
            return Err(Error::CaseExists(case));
        }
        self.state.cases.insert(case, Rc::new(CaseIndex::new(case)));
        self.seat(case, team)?;
        self.make_keys(rng, case, 1)?;
        self.hand_out(rng, case)
    }

    /// Changes who is on a loaded case; the holder must have both its keys.
    ///
    /// Whoever leaves, or loses the second key, cannot open what is written from now on. What they
    /// could read before stays readable to them in any copy they have.
    pub fn set_team(
        &mut self,
        rng: &mut dyn CryptoRngCore,
        case: CaseId,
        team: &[Seat],
    ) -> Result<(), Error> {
        self.require_both_keys(case)?;
        let lost_one = self.seat(case, team)?;
        if lost_one {
            self.rotate(rng, case)
        } else {
            self.hand_out(rng, case)
        }
    }

    /// Excludes a member from a loaded case by name, whatever team is set later.
    pub fn exclude(
        &mut self,
        rng: &mut dyn CryptoRngCore,
        case: CaseId,
        member: MemberId,
    ) -> Result<(), Error> {
        self.require_both_keys(case)?;
        self.index_mut(case)?.excluded.insert(member);
        let is_seated = self
            .index_mut(case)?
            .grants
            .contains_key(&Signer::Member(member));
        if is_seated {
            self.unseat(case, Signer::Member(member))?;
            self.rotate(rng, case)?;
        }
        Ok(())
    }

    /// Destroys a loaded case: keys, records, pages and summary go; its line with the links stays, so
    /// the chain still verifies and an old backup does not bring it back unasked.
    pub fn destroy_case(&mut self, case: CaseId, at: UnixMillis) -> Result<(), Error> {
        self.require_administers()?;
        for compartment in Compartment::ALL {
            self.drop_snapshot(case, compartment)?;
        }
        let index = self.index_mut(case)?;
        let records: Vec<_> = index
            .present()
            .map(|link| index.record_key(link.sequence))
            .collect();
        let recipients: Vec<_> = index.grants.keys().copied().collect();
        let gone = u64::try_from(records.len()).unwrap_or(u64::MAX);
        for key in records {
            self.put(Table::Records, &key, None);
        }
        for recipient in recipients {
            self.unseat(case, recipient)?;
        }
        self.index_mut(case)?.destroy(at);
        self.put(Table::Summaries, case.as_bytes(), None);
        self.state.head.count = self.state.head.count.saturating_sub(gone);
        if self.state.keyring.holds(case) {
            self.ring().forget(case);
        }
        Ok(())
    }

    /// Brings a loaded case back that was destroyed: empty, with new keys, for a team as if it were new. What is then
    /// appended may be what went with it, and never what was erased by itself. Only on a person's word.
    pub fn reopen_case(
        &mut self,
        rng: &mut dyn CryptoRngCore,
        case: CaseId,
        team: &[Seat],
    ) -> Result<(), Error> {
        self.require_administers()?;
        let index = self.state.cases.get_mut(&case);
        if !Rc::make_mut(index.ok_or(Error::CaseNotLoaded(case))?).bring_back() {
            return Err(Error::CaseExists(case));
        }
        // A ring that was not told of the destruction still has the old keys on it.
        self.ring().forget(case);
        self.seat(case, team)?;
        let epoch = self.index_mut(case)?.epoch.saturating_add(1);
        self.make_keys(rng, case, epoch)?;
        self.hand_out(rng, case)
    }

    /// Makes the seats on a case those of `team` and the recovery key; says whether anyone lost a key.
    fn seat(&mut self, case: CaseId, team: &[Seat]) -> Result<bool, Error> {
        for seat in team {
            self.state.directory.active(seat.member)?;
            if self.state.index(case)?.excluded.contains(&seat.member) {
                return Err(Error::Excluded(case, seat.member));
            }
        }
        let wanted = team
            .iter()
            .map(|seat| (Signer::Member(seat.member), seat.reads_confidential))
            .chain([(Signer::Recovery, true)]);
        let mut lost_one = false;
        let mut staying = BTreeSet::new();
        for (recipient, confidential) in wanted {
            staying.insert(recipient);
            let grants = &mut self.index_mut(case)?.grants;
            let grant = grants.entry(recipient).or_insert(Grant {
                confidential,
                keys_since: 0,
                epoch: 0,
                hash: [0; 32],
            });
            if grant.confidential != confidential {
                lost_one |= grant.confidential;
                grant.confidential = confidential;
                grant.keys_since = 0;
            }
        }
        let leaving: Vec<Signer> = self
            .index_mut(case)?
            .grants
            .keys()
            .copied()
            .filter(|recipient| !staying.contains(recipient))
            .collect();
        for recipient in leaving {
            self.unseat(case, recipient)?;
            lost_one = true;
        }
        Ok(lost_one)
    }

    /// Takes a recipient off a case, with what was delivered to them.
    pub(super) fn unseat(&mut self, case: CaseId, recipient: Signer) -> Result<(), Error> {
        self.index_mut(case)?.grants.remove(&recipient);
        let key = DeliveryKind::Case(case).row_key(recipient);
        self.put(Table::Deliveries, &key, None);
        Ok(())
    }

    /// New keys for both compartments of a case. They are on the holder's ring while this change is made;
    /// a holder without a seat loses them again in [`Transaction::hand_out`].
    pub(super) fn make_keys(
        &mut self,
        rng: &mut dyn CryptoRngCore,
        case: CaseId,
        epoch: u32,
    ) -> Result<(), Error> {
        self.index_mut(case)?.epoch = epoch;
        for compartment in Compartment::ALL {
            let key = SymmetricKey::random(rng);
            self.ring().add(case, compartment, epoch, key);
        }
        Ok(())
    }
}
