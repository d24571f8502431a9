//! What a former member with the disk could make: everything fits but the hand that signed it.

use std::rc::Rc;

use futures_executor::block_on;
use rand_core::{CryptoRng, RngCore};

use super::{Finding, Holder, Vault};
use crate::vault::ids::{CaseId, MemberId, SchoolId};
use crate::vault::kdf::{Cost, Derived, Request};
use crate::vault::keys::{Identity, Mark, RecoveryCode, Signer};
use crate::vault::primitive::hash::sha256;
use crate::vault::store::MemoryStore;
use crate::vault::transaction::{Founding, NewMember, Seat, Transaction, Unlocking};
use crate::vault::{Error, Part, Powers};

const MEMBER: MemberId = MemberId([1; 16]);
const CASE: CaseId = CaseId([0xca; 16]);

struct Dice(u64);

impl RngCore for Dice {
    fn next_u32(&mut self) -> u32 {
        rand_core::impls::next_u32_via_fill(self)
    }

    fn next_u64(&mut self) -> u64 {
        rand_core::impls::next_u64_via_fill(self)
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            self.0 += 1;
            let roll = sha256(&[&self.0.to_be_bytes()]);
            chunk.copy_from_slice(roll.split_at(chunk.len()).0);
        }
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), rand_core::Error> {
        self.fill_bytes(bytes);
        Ok(())
    }
}

impl CryptoRng for Dice {}

/// A vault with one member and one case they have not picked up the keys of yet.
fn founded(rng: &mut Dice) -> (MemoryStore, Vault) {
    let code = RecoveryCode::random(rng);
    let derived = Derived::from_bytes([7; 32]);
    let founding = Founding {
        school: SchoolId([5; 16]),
        at: 0,
        recovery: &code,
        known: &[],
        first: NewMember {
            id: MEMBER,
            profile: Vec::new(),
            powers: Powers {
                administers: true,
                reads_inbox: true,
            },
            unlocking: Unlocking {
                mark: Mark::new("IB").unwrap(),
                kdf: Request::new(rng, Cost::DEFAULT),
                derived: &derived,
            },
        },
        settings: b"",
    };
    let store = MemoryStore::new();
    let (mut vault, change) = Vault::found(rng, &founding).unwrap();
    block_on(vault.commit(&store, change)).unwrap();
    let mut transaction = vault.begin();
    let seat = Seat {
        member: MEMBER,
        reads_confidential: true,
    };
    transaction.create_case(rng, CASE, &[seat]).unwrap();
    let change = transaction.finish(rng);
    block_on(vault.commit(&store, change)).unwrap();
    (store, vault)
}

fn unlocked(store: &MemoryStore) -> Result<Vault, Error> {
    block_on(Vault::unlock(store, MEMBER, &Derived::from_bytes([7; 32])))
}

/// A transaction in someone's name with keys that are not theirs, on top of all that `vault` knows.
fn forged(rng: &mut Dice, vault: &Vault, name: Signer) -> Transaction {
    let holder = Holder {
        signer: name,
        identity: Identity::random(rng),
        anchor: vault.holder.anchor,
    };
    Transaction::new(Rc::new(holder), vault.state.clone())
}

#[test]
fn a_vault_key_that_no_member_handed_over_is_refused() {
    let mut rng = Dice(0);
    for name in [Signer::Recovery, Signer::Member(MEMBER)] {
        let (store, mut vault) = founded(&mut rng);
        assert!(unlocked(&store).is_ok());
        let mut forgery = forged(&mut rng, &vault, name);
        forgery.renew_vault_key(&mut rng).unwrap();
        let change = forgery.finish(&mut rng);
        block_on(vault.commit(&store, change)).unwrap();
        let part = Part::Delivery;
        assert_eq!(unlocked(&store).unwrap_err(), Error::Damaged { part });
    }
}

#[test]
fn a_case_key_that_no_member_handed_over_is_not_taken() {
    let mut rng = Dice(0);
    let (store, mut vault) = founded(&mut rng);
    let mut forgery = forged(&mut rng, &vault, Signer::Recovery);
    forgery.rotate(&mut rng, CASE).unwrap();
    let change = forgery.finish(&mut rng);
    block_on(vault.commit(&store, change)).unwrap();
    let vault = unlocked(&store).unwrap();
    assert_eq!(vault.findings(), [Finding::DeliveryAltered { case: CASE }]);
    let held = &vault.state.keyring;
    let epoch_of_the_forgery = 2;
    assert!(
        held.get(
            CASE,
            crate::vault::Compartment::Shared,
            epoch_of_the_forgery
        )
        .is_none()
    );
}
