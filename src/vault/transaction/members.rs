//! Adding, changing, re-keying and removing members, and renewing the recovery code.

use rand_core::CryptoRngCore;

use super::{Founding, NewMember, Transaction, Unlocking};
use crate::vault::directory::{Body, Member, PROFILE_BYTES_MAX, Powers, Profile};
use crate::vault::error::Error;
use crate::vault::ids::{CaseId, MemberId, UnixMillis};
use crate::vault::keys::{
    DeliveryKind, Identity, MemberSlot, RecoveryCode, RecoverySlot, Signer, SlotKeys,
};
use crate::vault::store::Table;
use crate::vault::unlocked::state::RECOVERY_KEY;

impl Transaction {
    /// Adds a member, who types their own passphrase here and now. They are on no case yet.
    pub fn add_member(
        &mut self,
        rng: &mut dyn CryptoRngCore,
        at: UnixMillis,
        member: &NewMember<'_>,
    ) -> Result<(), Error> {
        self.require_administers()?;
        check_profile(&member.profile)?;
        let identity = Identity::random(rng);
        let body = Body::MemberAdded {
            member: member.id,
            keys: identity.public(),
            powers: member.powers,
            profile: member.profile.clone(),
        };
        let readers = self.state.directory.inbox_readers();
        self.enter(at, body)?;
        self.put_slot(rng, member.id, identity, &member.unlocking)?;
        self.deliver_vault_key(rng, Signer::Member(member.id))?;
        self.follow_inbox_readers(rng, &readers)
    }

    /// Lists people of the school who have no place on this device: their signatures are known, and what is sealed
    /// to them here waits for the keys they get with a place.
    pub(super) fn enrol(
        &mut self,
        rng: &mut dyn CryptoRngCore,
        at: UnixMillis,
        known: &[Member],
    ) -> Result<(), Error> {
        for member in known {
            let mut keys = member.all_keys().skip(1).chain([&member.keys]);
            let first = keys.next().unwrap_or(&member.keys);
            let added = Body::MemberAdded {
                member: member.id,
                keys: *first,
                powers: member.powers,
                profile: member.profile.clone(),
            };
            self.enter(at, added)?;
            for later in keys {
                let rekeyed = Body::MemberRekeyed {
                    member: member.id,
                    keys: *later,
                };
                self.enter(at, rekeyed)?;
            }
            if member.is_active {
                self.deliver_vault_key(rng, Signer::Member(member.id))?;
            } else {
                self.enter(at, Body::MemberRemoved { member: member.id })?;
            }
        }
        Ok(())
    }

    /// Gives the first member their place: new, or one of those who were listed.
    pub(super) fn seat_first(
        &mut self,
        rng: &mut dyn CryptoRngCore,
        founding: &Founding<'_>,
    ) -> Result<(), Error> {
        let first = &founding.first;
        if self.state.directory.member(first.id).is_some() {
            self.rekey_member(rng, founding.at, first.id, &first.unlocking)?;
        } else {
            self.add_member(rng, founding.at, first)?;
        }
        if self.state.inbox.generation == 0 {
            self.renew_inbox_key(rng)?;
        }
        Ok(())
    }

    /// Changes a member's profile or powers.
    pub fn change_member(
        &mut self,
        rng: &mut dyn CryptoRngCore,
        at: UnixMillis,
        member: MemberId,
        (powers, profile): (Powers, Profile),
    ) -> Result<(), Error> {
        self.require_administers()?;
        check_profile(&profile)?;
        let readers = self.state.directory.inbox_readers();
        let body = Body::MemberChanged {
            member,
            powers,
            profile,
        };
        self.enter(at, body)?;
        self.follow_inbox_readers(rng, &readers)
    }

    /// Gives a member who lost their passphrase new keys; they type the new passphrase here and now.
    ///
    /// Every case must be loaded. The keys of those cases that the holder is not on are handed on by
    /// the next member of each who catches up. It is shown to the member at their next sign-in.
    pub fn rekey_member(
        &mut self,
        rng: &mut dyn CryptoRngCore,
        at: UnixMillis,
        member: MemberId,
        unlocking: &Unlocking<'_>,
    ) -> Result<(), Error> {
        self.require_administers()?;
        let recipient = Signer::Member(member);
        if self.holder.signer == recipient {
            // The holder's own secret would be another one from here on, under an open vault.
            return Err(Error::NotAllowed);
        }
        let cases = self.all_loaded()?;
        let identity = Identity::random(rng);
        let body = Body::MemberRekeyed {
            member,
            keys: identity.public(),
        };
        self.enter(at, body)?;
        self.put_slot(rng, member, identity, unlocking)?;
        self.put(Table::Keyrings, member.as_bytes(), None);
        self.deliver_vault_key(rng, recipient)?;
        for case in cases {
            self.renew_grant(rng, case, recipient)?;
        }
        self.withdraw_inbox(recipient, self.state.inbox.generation);
        if self.state.directory.inbox_readers().contains(&recipient) {
            self.renew_inbox_key(rng)?;
        }
        Ok(())
    }

    /// Removes a member and starts a new key epoch. Every case must be loaded.
    ///
    /// What they could read before stays readable to them in any copy they have.
    pub fn remove_member(
        &mut self,
        rng: &mut dyn CryptoRngCore,
        at: UnixMillis,
        member: MemberId,
    ) -> Result<(), Error> {
        self.require_administers()?;
        let leaving = Signer::Member(member);
        if self.holder.signer == leaving {
            return Err(Error::NotAllowed);
        }
        let cases = self.all_loaded()?;
        let readers = self.state.directory.inbox_readers();
        self.enter(at, Body::MemberRemoved { member })?;
        self.put(Table::Slots, member.as_bytes(), None);
        self.put(Table::Keyrings, member.as_bytes(), None);
        self.put(
            Table::Deliveries,
            &DeliveryKind::Vault.row_key(leaving),
            None,
        );
        for case in cases {
            if self.state.index(case)?.grants.contains_key(&leaving) {
                self.unseat(case, leaving)?;
                self.index_mut(case)?.rotation_due = true;
                self.rotate_if_due(rng, case)?;
            }
        }
        self.withdraw_inbox(leaving, self.state.inbox.generation);
        self.renew_vault_key(rng)?;
        self.follow_inbox_readers(rng, &readers)
    }

    /// Changes the holder's own passphrase or mark; the keys stay.
    pub fn change_unlocking(
        &mut self,
        rng: &mut dyn CryptoRngCore,
        unlocking: &Unlocking<'_>,
    ) -> Result<(), Error> {
        match self.holder.signer {
            Signer::Recovery => Err(Error::NotAllowed),
            Signer::Member(member) => {
                let identity = self.holder.identity.clone();
                self.put_slot(rng, member, identity, unlocking)
            }
        }
    }

    /// Replaces the recovery code. Every case must be loaded.
    ///
    /// Cases the holder is not on stay open to the old code's keys until a member of each catches up.
    pub fn renew_recovery(
        &mut self,
        rng: &mut dyn CryptoRngCore,
        at: UnixMillis,
        code: &RecoveryCode,
    ) -> Result<(), Error> {
        self.require_administers()?;
        if self.holder.signer == Signer::Recovery {
            // The holder's own secret would be another one from here on, under an open vault.
            return Err(Error::NotAllowed);
        }
        let cases = self.all_loaded()?;
        let school = self.state.directory.school();
        let slot = RecoverySlot::new(school, code, &self.state.directory.anchor());
        let recovery = *slot.keys();
        self.enter(at, Body::RecoveryRenewed { recovery })?;
        self.put(Table::Meta, RECOVERY_KEY, Some(slot.to_bytes()));
        for case in cases {
            let index = self.state.index(case)?;
            if index.destroyed.is_none() {
                self.index_mut(case)?.rotation_due = true;
                self.rotate_if_due(rng, case)?;
            }
        }
        self.renew_vault_key(rng)?;
        self.renew_inbox_key(rng)
    }

    /// After a recipient got new keys: delivers a case's keys to them, or leaves that to someone who has them.
    fn renew_grant(
        &mut self,
        rng: &mut dyn CryptoRngCore,
        case: CaseId,
        recipient: Signer,
    ) -> Result<(), Error> {
        let index = self.state.index(case)?;
        if !index.grants.contains_key(&recipient) {
            return Ok(());
        }
        if self.has_both_keys(case)? {
            return self.hand_out(rng, case);
        }
        if let Some(grant) = self.index_mut(case)?.grants.get_mut(&recipient) {
            grant.keys_since = 0;
        }
        let key = DeliveryKind::Case(case).row_key(recipient);
        self.put(Table::Deliveries, &key, None);
        Ok(())
    }

    fn put_slot(
        &mut self,
        rng: &mut dyn CryptoRngCore,
        member: MemberId,
        identity: Identity,
        unlocking: &Unlocking<'_>,
    ) -> Result<(), Error> {
        let holds = SlotKeys {
            identity,
            anchor: self.state.directory.anchor(),
        };
        let slot = MemberSlot::seal(
            rng,
            (self.state.head.vault, member),
            unlocking.mark.clone(),
            (unlocking.kdf, unlocking.derived),
            &holds,
        )?;
        self.put(Table::Slots, member.as_bytes(), Some(slot.to_bytes()));
        Ok(())
    }

    /// Makes a new inbox key when who reads it has changed.
    fn follow_inbox_readers(
        &mut self,
        rng: &mut dyn CryptoRngCore,
        before: &[Signer],
    ) -> Result<(), Error> {
        if self.state.directory.inbox_readers() == before {
            Ok(())
        } else {
            self.renew_inbox_key(rng)
        }
    }
}

const fn check_profile(profile: &Profile) -> Result<(), Error> {
    if profile.len() > PROFILE_BYTES_MAX {
        return Err(Error::TooLong {
            length: profile.len(),
            limit: PROFILE_BYTES_MAX,
        });
    }
    Ok(())
}
