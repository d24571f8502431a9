//! From nothing, or from a locked screen, to a desk; and back.

use zeroize::Zeroizing;

use super::Office;
use crate::exchange::work_protocol::{Job, Report};
use crate::vault::{
    self, Founding, Mark, MemberId, RecoveryCode, SchoolId, Unlocking, Vault, kdf, passphrase,
};
use crate::workspace::action::{Done, NewMember, Secret, SetUp};
use crate::workspace::error::Error;
use crate::workspace::first_use::WORDS_OFFERED;
use crate::workspace::ports::{LossMark, PortError};
use crate::workspace::profile;
use crate::workspace::school::School;

/// How the application stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The store is being opened.
    Opening,
    /// Nothing is here, and nothing says that there should be.
    FirstUse,
    /// Nothing is here, but a mark says that there was.
    Vanished(LossMark),
    /// Locked.
    Locked {
        /// Who can unlock.
        members: Vec<SignIn>,
        /// Places that are damaged and cannot be chosen.
        damaged: usize,
    },
    /// Unlocked.
    Unlocked,
}

/// A place on the lock screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// The slot.
    pub member: [u8; 16],
    /// The self-chosen mark.
    pub mark: String,
}

impl Office {
    /// Looks at what the store holds.
    ///
    /// # Errors
    ///
    /// [`Error::Store`] or [`Error::Vault`], when it cannot be read. Nothing is deleted to recover.
    pub async fn open(&self) -> Result<(), Error> {
        let store = &*self.store;
        let stage = if vault::is_founded(store).await? {
            let (slots, damaged) = vault::read_slots(store).await?;
            let members = slots
                .iter()
                .map(|slot| SignIn {
                    member: slot.member().0,
                    mark: slot.mark().as_str().to_owned(),
                })
                .collect();
            Stage::Locked { members, damaged }
        } else {
            match self.ports.marks.loss_mark() {
                Some(mark) => Stage::Vanished(mark),
                None => Stage::FirstUse,
            }
        };
        *self.stage.borrow_mut() = stage;
        Ok(())
    }

    /// Looks at what the store holds now, while nobody unlocked: another tab changed it.
    ///
    /// # Errors
    ///
    /// As [`Office::open`].
    pub async fn look_again(&self) -> Result<(), Error> {
        // Waits for whoever unlocks in this moment.
        let guard = self.vault.lock().await;
        match *guard {
            Some(_) => Ok(()),
            None => self.open().await,
        }
    }

    /// Seven words of our own list, for whoever has no passphrase in mind.
    pub fn offer_words(&self) -> Secret {
        passphrase::offer_words(&mut *self.ports.entropy.borrow_mut(), WORDS_OFFERED)
    }

    pub(super) fn offer_recovery_code(&self) -> Done {
        let code = RecoveryCode::random(&mut *self.ports.entropy.borrow_mut());
        let printed = code.to_print();
        *self.offered.borrow_mut() = Some(code);
        Done::RecoveryCode(printed.to_string())
    }

    /// The offered code, if it was typed back right.
    pub(super) fn typed_back(&self, typed: &Secret) -> Result<RecoveryCode, Error> {
        let typed = RecoveryCode::parse(typed)?;
        let is_offered = self
            .offered
            .borrow()
            .as_ref()
            .is_some_and(|offered| *offered.to_print() == *typed.to_print());
        if is_offered {
            Ok(typed)
        } else {
            Err(Error::RecoveryCodeDiffers)
        }
    }

    pub(super) async fn set_up(&self, set_up: SetUp) -> Result<Done, Error> {
        let code = self.typed_back(&set_up.typed_back)?;
        let school = School::new(set_up.school, self.contacts.clone());
        let id = SchoolId::random(&mut *self.ports.entropy.borrow_mut());
        self.found(
            &code,
            &set_up.member,
            &Beginning {
                id,
                school,
                known: Vec::new(),
            },
        )
        .await
    }

    /// Makes the vault of this device and unlocks it as its first member.
    pub(super) async fn found(
        &self,
        code: &RecoveryCode,
        member: &NewMember,
        beginning: &Beginning,
    ) -> Result<Done, Error> {
        let mut guard = self.vault.lock().await;
        let names = [beginning.school.name.as_str(), member.name.as_str()];
        let first = self.place_for(member, &names, Cost::Calibrated).await?;
        let (mut vault, change) = {
            let mut rng = self.ports.entropy.borrow_mut();
            let id = member.id.map_or_else(
                || MemberId::random(&mut *rng),
                |id| MemberId(*id.as_bytes()),
            );
            let founding = Founding {
                school: beginning.id,
                at: self.now().timestamp_millis(),
                recovery: code,
                known: &beginning.known,
                first: vault::NewMember {
                    id,
                    profile: profile::pack(&member.name, member.role),
                    powers: profile::powers(member.role, false),
                    unlocking: first.unlocking(),
                },
                settings: &beginning.school.to_bytes(),
            };
            Vault::found(&mut *rng, &founding)?
        };
        vault.commit(&*self.store, change).await?;
        *self.offered.borrow_mut() = None;
        self.ports.marks.begin_survival_test();
        self.furnish(&mut vault).await?;
        *guard = Some(vault);
        Ok(Done::Done)
    }

    pub(super) async fn unlock(&self, member: [u8; 16], passphrase: Secret) -> Result<Done, Error> {
        let mut guard = self.vault.lock().await;
        let (slots, _) = vault::read_slots(&*self.store).await?;
        let slot =
            slots
                .iter()
                .find(|slot| slot.member().0 == member)
                .ok_or(vault::Error::Missing {
                    part: vault::Part::Slot,
                })?;
        let derived = self.derive(passphrase, slot.kdf()?).await?;
        let mut vault = Vault::unlock(&*self.store, MemberId(member), &derived).await?;
        self.furnish(&mut vault).await?;
        *guard = Some(vault);
        Ok(Done::Done)
    }

    pub(super) async fn unlock_with_recovery(&self, code: &Secret) -> Result<Done, Error> {
        let mut guard = self.vault.lock().await;
        let code = RecoveryCode::parse(code)?;
        let mut vault = Vault::unlock_with_code(&*self.store, &code).await?;
        self.furnish(&mut vault).await?;
        *guard = Some(vault);
        Ok(Done::Done)
    }

    pub(super) async fn lock(&self) -> Result<Done, Error> {
        // Waits for a write that is under way.
        let mut guard = self.vault.lock().await;
        *guard = None;
        *self.desk.borrow_mut() = None;
        *self.offered.borrow_mut() = None;
        self.open().await?;
        Ok(Done::Done)
    }

    /// Argon2id, in the worker.
    pub(super) async fn derive(
        &self,
        passphrase: Secret,
        request: kdf::Request,
    ) -> Result<kdf::Derived, Error> {
        let job = Job::Derive {
            passphrase,
            request,
        };
        match self.ports.workbench.run(job, Vec::new()).await? {
            (Report::Derived(key), _) => Ok(kdf::Derived::from_bytes(*key)),
            (Report::CannotDerive, _) => Err(PortError::CannotDerive.into()),
            _other => Err(PortError::OtherAnswer.into()),
        }
    }

    /// Checks a passphrase and a mark, and derives what the slot will be opened with.
    pub(super) async fn place_for(
        &self,
        member: &NewMember,
        names: &[&str],
        cost: Cost,
    ) -> Result<NewPlace, Error> {
        passphrase::check(&member.passphrase, names)?;
        self.place(&member.mark, Zeroizing::clone(&member.passphrase), cost)
            .await
    }

    pub(super) async fn place(
        &self,
        mark: &str,
        passphrase: Secret,
        cost: Cost,
    ) -> Result<NewPlace, Error> {
        let mark = Mark::new(mark)?;
        let (request, derived) = match cost {
            Cost::AsTheOthers => {
                self.derive_at(passphrase, self.cost_of_others().await?)
                    .await?
            }
            Cost::Calibrated => self.derive_calibrated(passphrase).await?,
        };
        Ok(NewPlace {
            mark,
            request,
            derived,
        })
    }

    async fn derive_at(
        &self,
        passphrase: Secret,
        cost: kdf::Cost,
    ) -> Result<(kdf::Request, kdf::Derived), Error> {
        let request = kdf::Request::new(&mut *self.ports.entropy.borrow_mut(), cost);
        Ok((request, self.derive(passphrase, request).await?))
    }

    /// Derives once to see how long it takes here, and again where this device can afford more or less than that.
    async fn derive_calibrated(
        &self,
        passphrase: Secret,
    ) -> Result<(kdf::Request, kdf::Derived), Error> {
        let began = self.ports.clock.running_for();
        let first = self
            .derive_at(Zeroizing::clone(&passphrase), kdf::Cost::DEFAULT)
            .await;
        let measured = self.ports.clock.running_for().saturating_sub(began);
        let cost = match &first {
            // A device without that much memory to give is held to the floor, and not turned away.
            Err(Error::Port(PortError::CannotDerive)) => kdf::Cost::FLOOR,
            // No clock, no measure.
            _ if measured.is_zero() => kdf::Cost::DEFAULT,
            _ => kdf::Cost::calibrated(measured),
        };
        if cost == kdf::Cost::DEFAULT {
            first
        } else {
            self.derive_at(passphrase, cost).await
        }
    }

    /// What this device was found to afford: the dearest of the slots that stand here.
    async fn cost_of_others(&self) -> Result<kdf::Cost, Error> {
        let (slots, _) = vault::read_slots(&*self.store).await?;
        let costs = slots.iter().filter_map(|slot| Some(slot.kdf().ok()?.cost));
        let work = |cost: &kdf::Cost| u64::from(cost.memory_kib) * u64::from(cost.passes);
        Ok(costs.max_by_key(work).unwrap_or(kdf::Cost::DEFAULT))
    }
}

/// What the vault of a device begins with.
pub(super) struct Beginning {
    pub(super) id: SchoolId,
    pub(super) school: School,
    /// Whom the school knows from earlier devices.
    pub(super) known: Vec<vault::Member>,
}

/// What the derivation for a new slot should cost.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cost {
    /// What this device can afford, measured now.
    Calibrated,
    /// What was found when this device was set up.
    AsTheOthers,
}

/// What a new slot is made of.
pub(super) struct NewPlace {
    mark: Mark,
    request: kdf::Request,
    derived: kdf::Derived,
}

impl NewPlace {
    pub(super) fn unlocking(&self) -> Unlocking<'_> {
        Unlocking {
            mark: self.mark.clone(),
            kdf: self.request,
            derived: &self.derived,
        }
    }
}
