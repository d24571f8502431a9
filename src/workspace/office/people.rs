//! Settings and members: who works here, with which keys.

use std::collections::{BTreeMap, BTreeSet};

use rand_core::CryptoRngCore;
use uuid::Uuid;

use super::Office;
use super::entering::Cost;
use super::school_file::as_known;
use crate::casefile::{CaseFile, CaseId, Event};
use crate::order::Gather as _;
use crate::protocol::Role;
use crate::vault::{self, MemberId, RecordId, Seat, Transaction, Unlocking, Vault, passphrase};
use crate::workspace::action::{Done, NewMember, Secret};
use crate::workspace::desk::{Desk, Member};
use crate::workspace::error::Error;
use crate::workspace::profile;
use crate::workspace::school::School;
use crate::workspace::team;

impl Office {
    pub(super) async fn put_settings(
        &self,
        vault: &mut Vault,
        school: &School,
    ) -> Result<(), Error> {
        let change = {
            let mut transaction = vault.begin();
            transaction.put_settings(&school.to_bytes());
            transaction.finish(&mut *self.ports.entropy.borrow_mut())
        };
        vault.commit(&*self.store, change).await?;
        Ok(())
    }

    pub(super) async fn change_school(
        &self,
        vault: &mut Vault,
        school: School,
    ) -> Result<Done, Error> {
        let desk = self.desk_now()?;
        if !desk.me.may_administer() {
            return Err(Error::NotAllowed);
        }
        let school = School {
            deputies: desk.school.deputies,
            dismissed_notes: desk.school.dismissed_notes,
            destroyed_cases: desk.school.destroyed_cases,
            handovers: desk.school.handovers,
            colleagues: desk.school.colleagues,
            ..school
        };
        self.put_settings(vault, &school).await?;
        self.ports.marks.set_contacts(&school.contacts);
        let before = self.on_desk(|desk| std::mem::replace(&mut desk.school, school))?;
        let now = self.desk_now()?.school;
        if before.teacher_keeps_reading != now.teacher_keeps_reading {
            self.seat_everywhere(vault).await?;
        }
        self.after_commit(vault)?;
        Ok(Done::Done)
    }

    pub(super) async fn acknowledge(&self, vault: &mut Vault) -> Result<Done, Error> {
        let change = {
            let mut transaction = vault.begin();
            transaction.acknowledge_notices();
            transaction.finish(&mut *self.ports.entropy.borrow_mut())
        };
        vault.commit(&*self.store, change).await?;
        self.on_desk(|desk| desk.tidings.clear())?;
        self.after_commit(vault)?;
        Ok(Done::Done)
    }

    pub(super) async fn add_member(
        &self,
        vault: &mut Vault,
        member: NewMember,
    ) -> Result<Done, Error> {
        let desk = self.desk_now()?;
        let member = as_known(member, &desk.members)?;
        let names = [desk.school.name.as_str(), member.name.as_str()];
        let place = self.place_for(&member, &names, Cost::AsTheOthers).await?;
        vault.load_cases(&*self.store).await?;
        let change = {
            let mut rng = self.ports.entropy.borrow_mut();
            let at = self.now().timestamp_millis();
            let mut transaction = vault.begin();
            match member.id.map(|id| MemberId(*id.as_bytes())) {
                Some(known) if is_on_this_device(&desk, known) => {
                    return Err(vault::Error::MemberExists(known).into());
                }
                // The school knows them from another device; with a place here come keys of their own.
                Some(known) => {
                    transaction.rekey_member(&mut *rng, at, known, &place.unlocking())?;
                }
                None => {
                    let new = vault::NewMember {
                        id: MemberId::random(&mut *rng),
                        profile: profile::pack(&member.name, member.role),
                        powers: profile::powers(member.role, false),
                        unlocking: place.unlocking(),
                    };
                    transaction.add_member(&mut *rng, at, &new)?;
                }
            }
            transaction.finish(&mut *rng)
        };
        vault.commit(&*self.store, change).await?;
        self.refresh_members(vault).await?;
        self.seat_everywhere(vault).await?;
        Ok(Done::Done)
    }

    /// Settles who stands in, what they may do with keys, and the cases they come on, so that a deputy can help
    /// on the day itself (design 5). All in one commit: nobody who stands in no longer keeps a case because only half
    /// of it took place.
    pub(super) async fn appoint_deputies(
        &self,
        vault: &mut Vault,
        deputies: BTreeMap<Role, Vec<Uuid>>,
    ) -> Result<Done, Error> {
        let mut desk = self.desk_now()?;
        if !desk.me.may_administer() {
            return Err(Error::NotAllowed);
        }
        self.bring_everything(vault).await?;
        desk.dossiers = self.desk_now()?.dossiers;
        let before: BTreeSet<Uuid> = desk.school.deputies.values().flatten().copied().gather();
        let after: BTreeSet<Uuid> = deputies.values().flatten().copied().gather();
        desk.school.deputies = deputies;
        let change = {
            let mut rng = self.ports.entropy.borrow_mut();
            let at = self.now().timestamp_millis();
            let mut transaction = vault.begin();
            transaction.put_settings(&desk.school.to_bytes());
            for member in desk.members.iter().filter(|member| !member.is_removed) {
                let is_deputy = after.contains(&member.id);
                if before.contains(&member.id) != is_deputy {
                    transaction.change_member(
                        &mut *rng,
                        at,
                        MemberId(*member.id.as_bytes()),
                        (
                            profile::powers(member.role, is_deputy),
                            profile::pack(&member.name, member.role),
                        ),
                    )?;
                }
            }
            for dossier in desk.dossiers.values() {
                let about = (&dossier.file, &before);
                reseat((vault, &desk), &mut transaction, &mut *rng, about)?;
            }
            transaction.finish(&mut *rng)
        };
        vault.commit(&*self.store, change).await?;
        self.on_desk(|now| now.school = desk.school)?;
        self.refresh_members(vault).await?;
        Ok(Done::Done)
    }

    pub(super) async fn change_member(
        &self,
        vault: &mut Vault,
        member: Uuid,
        (name, role): (String, Role),
    ) -> Result<Done, Error> {
        let desk = self.desk_now()?;
        if member == desk.me.id && role != desk.me.role {
            // Whoever holds the keys of the school does not lay them down by mistake.
            return Err(Error::NotAllowed);
        }
        self.known_member(member)?;
        let is_deputy = desk
            .school
            .deputies
            .values()
            .any(|deputies| deputies.contains(&member));
        let change = {
            let mut rng = self.ports.entropy.borrow_mut();
            let mut transaction = vault.begin();
            transaction.change_member(
                &mut *rng,
                self.now().timestamp_millis(),
                MemberId(*member.as_bytes()),
                (profile::powers(role, is_deputy), profile::pack(&name, role)),
            )?;
            transaction.finish(&mut *rng)
        };
        vault.commit(&*self.store, change).await?;
        self.refresh_members(vault).await?;
        self.seat_everywhere(vault).await?;
        Ok(Done::Done)
    }

    /// Whom the team rule names comes on every case: a new IB-er, directeur or aandachtsfunctionaris.
    async fn seat_everywhere(&self, vault: &mut Vault) -> Result<(), Error> {
        let due = self.bring_everything(vault).await?;
        self.settle(vault, &due).await
    }

    /// Brings every case to the desk. One that does not open costs the others nothing.
    async fn bring_everything(
        &self,
        vault: &mut Vault,
    ) -> Result<Vec<(CaseId, Vec<RecordId>)>, Error> {
        let cases: Vec<_> = self.desk_now()?.summaries.keys().copied().collect();
        let mut due = Vec::with_capacity(cases.len());
        for case in cases {
            match self.bring(vault, case).await {
                Ok(erased) => due.push((case, erased.unwrap_or_default())),
                Err(error @ Error::Vault(vault::Error::Store(_))) => return Err(error),
                Err(_damaged_or_gone) => {}
            }
        }
        Ok(due)
    }

    pub(super) async fn rekey_member(
        &self,
        vault: &mut Vault,
        member: Uuid,
        passphrase: Secret,
    ) -> Result<Done, Error> {
        let known = self.known_member(member)?;
        let school = self.desk_now()?.school;
        passphrase::check(&passphrase, &[&school.name, &known.name])?;
        let place = self
            .place(&known.mark, passphrase, Cost::AsTheOthers)
            .await?;
        vault.load_cases(&*self.store).await?;
        let change = {
            let mut rng = self.ports.entropy.borrow_mut();
            let mut transaction = vault.begin();
            transaction.rekey_member(
                &mut *rng,
                self.now().timestamp_millis(),
                MemberId(*member.as_bytes()),
                &place.unlocking(),
            )?;
            transaction.finish(&mut *rng)
        };
        vault.commit(&*self.store, change).await?;
        self.refresh_members(vault).await?;
        Ok(Done::Done)
    }

    pub(super) async fn change_passphrase(
        &self,
        vault: &mut Vault,
        current: Secret,
        new: Secret,
    ) -> Result<Done, Error> {
        let desk = self.desk_now()?;
        let member = MemberId(*desk.me.id.as_bytes());
        let (slots, _) = vault::read_slots(&*self.store).await?;
        let slot = slots
            .iter()
            .find(|slot| slot.member() == member)
            .ok_or(Error::NotAllowed)?;
        let derived = self.derive(current, slot.kdf()?).await?;
        // Opening once more proves that whoever sits here knows the passphrase that is replaced.
        Vault::unlock(&*self.store, member, &derived).await?;
        passphrase::check(&new, &[&desk.school.name, &desk.me.name])?;
        let place = self.place(&desk.me.mark, new, Cost::AsTheOthers).await?;
        let change = {
            let mut rng = self.ports.entropy.borrow_mut();
            let mut transaction = vault.begin();
            let unlocking: Unlocking<'_> = place.unlocking();
            transaction.change_unlocking(&mut *rng, &unlocking)?;
            transaction.finish(&mut *rng)
        };
        vault.commit(&*self.store, change).await?;
        self.after_commit(vault)?;
        Ok(Done::Done)
    }

    pub(super) async fn remove_member(
        &self,
        vault: &mut Vault,
        member: Uuid,
    ) -> Result<Done, Error> {
        vault.load_cases(&*self.store).await?;
        let change = {
            let mut rng = self.ports.entropy.borrow_mut();
            let mut transaction = vault.begin();
            let at = self.now().timestamp_millis();
            transaction.remove_member(&mut *rng, at, MemberId(*member.as_bytes()))?;
            transaction.finish(&mut *rng)
        };
        vault.commit(&*self.store, change).await?;
        self.refresh_members(vault).await?;
        Ok(Done::Done)
    }

    pub(super) async fn renew_recovery_code(
        &self,
        vault: &mut Vault,
        typed_back: &Secret,
    ) -> Result<Done, Error> {
        let code = self.typed_back(typed_back)?;
        vault.load_cases(&*self.store).await?;
        let change = {
            let mut rng = self.ports.entropy.borrow_mut();
            let mut transaction = vault.begin();
            transaction.renew_recovery(&mut *rng, self.now().timestamp_millis(), &code)?;
            transaction.finish(&mut *rng)
        };
        vault.commit(&*self.store, change).await?;
        *self.offered.borrow_mut() = None;
        self.after_commit(vault)?;
        Ok(Done::Done)
    }

    fn known_member(&self, member: Uuid) -> Result<Member, Error> {
        self.desk_now()?
            .members
            .into_iter()
            .find(|known| known.id == member)
            .ok_or(Error::NotAllowed)
    }

    async fn refresh_members(&self, vault: &Vault) -> Result<(), Error> {
        let members = self.members(vault).await?;
        self.on_desk(|desk| {
            desk.me = Self::me(vault, &members);
            desk.members = members;
            desk.signatories = Self::checkable(vault, &desk.colleagues);
        })?;
        self.after_commit(vault)
    }
}

fn is_on_this_device(desk: &Desk, member: MemberId) -> bool {
    let mut members = desk.members.iter();
    members.any(|known| known.id.as_bytes() == member.as_bytes() && known.is_on_this_device)
}

/// Seats on a case whom the rule names, and takes off it whoever stands in no longer and was on it for that alone. A
/// case of which the index is damaged waits: the same once more, after it was mended, does what was left.
fn reseat(
    (vault, desk): (&Vault, &Desk),
    transaction: &mut Transaction,
    rng: &mut dyn CryptoRngCore,
    (file, before): (&CaseFile, &BTreeSet<Uuid>),
) -> Result<(), Error> {
    let case = vault::CaseId(*file.id().0.as_bytes());
    let Ok(seated) = vault.team(case) else {
        return Ok(());
    };
    if !team::reads_confidential(vault, &seated) {
        return Ok(());
    }
    let by_rule = team::of(desk, file, &seated);
    let stands_in_no_longer = |seat: &Seat| {
        let id = Uuid::from_bytes(*seat.member.as_bytes());
        let mut by_rule = by_rule.iter();
        let keeps = by_rule.any(|due| due.member == seat.member && due.reads_confidential);
        // A second key that no rule gives was left with them where an earlier change did not reach the case.
        !keeps && (before.contains(&id) || seat.reads_confidential && !carried(file, id))
    };
    let stays = seated.iter().copied();
    let stays: Vec<Seat> = stays.filter(|seat| !stands_in_no_longer(seat)).collect();
    let wanted = team::of(desk, file, &stays);
    let as_set = |team: &[Seat]| team.iter().copied().gather::<BTreeSet<_>>();
    if as_set(&wanted) != as_set(&seated) {
        transaction.set_team(rng, case, &wanted)?;
    }
    Ok(())
}

/// Whether somebody ever was the case manager.
fn carried(file: &CaseFile, id: Uuid) -> bool {
    file.events().any(|(_, event)| matches!(event, Event::CaseManagerAppointed(appointed) if appointed.who.id == id))
}
