//! What a former member with the disk could make: everything fits but the hand that signed it.

use std::rc::Rc;

use futures_executor::block_on;
use rand_core::{CryptoRng, RngCore};

use super::state::RECOVERY_KEY;
use super::{Content, Finding, Holder, State, Vault};
use crate::vault::contents::{CaseIndex, Chain};
use crate::vault::ids::{CaseId, Compartment, MemberId, RecordId, SchoolId, VaultId};
use crate::vault::kdf::{Cost, Derived, Request};
use crate::vault::keys::{
    Address, Delivery, DeliveryKind, Identity, Mark, RecoveryCode, RecoverySlot, Signer,
};
use crate::vault::primitive::hash::sha256;
use crate::vault::store::{MemoryStore, Row, Table, get};
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
        held.get(CASE, Compartment::Shared, epoch_of_the_forgery)
            .is_none()
    );
}

/// What comes of unlocking after a member wrote another state than any change makes.
fn rewritten(change: impl FnOnce(&mut State)) -> Result<Vec<Finding>, Error> {
    let mut rng = Dice(0);
    let (store, mut vault) = founded(&mut rng);
    let mut state = vault.state.clone();
    change(&mut state);
    let change = Transaction::new(Rc::clone(&vault.holder), state).finish(&mut rng);
    block_on(vault.commit(&store, change)).unwrap();
    let report = block_on(unlocked(&store)?.check(&store))?;
    Ok(report.findings)
}

#[test]
fn a_chain_that_the_links_do_not_give_is_told() {
    assert_eq!(rewritten(|_| {}), Ok(Vec::new()));
    let broken = rewritten(|state| state.head.chain = Chain::START);
    assert_eq!(broken, Ok(vec![Finding::ChainBroken]));
}

#[test]
fn an_inbox_of_another_generation_than_the_head_says_is_refused() {
    let part = Part::Inbox;
    let refused = rewritten(|state| state.head.inbox += 1);
    assert_eq!(refused, Err(Error::Damaged { part }));
}

#[test]
fn a_recovery_code_of_a_members_own_making_opens_nothing() {
    let mut rng = Dice(0);
    let (store, vault) = founded(&mut rng);
    let code = RecoveryCode::random(&mut rng);
    let kind = DeliveryKind::Vault;
    let address = Address {
        vault: vault.id(),
        recipient: Signer::Recovery,
        kind,
    };
    let keys = code.identity(vault.school()).public();
    let giver = (vault.holder.signer, &vault.holder.identity);
    let secret = (
        vault.state.head.epoch,
        vault.state.vault_key.expose().as_slice(),
    );
    let delivery = Delivery::seal(&mut rng, &address, &keys, giver, secret).unwrap();
    let slot = RecoverySlot::new(vault.school(), &code, &vault.holder.anchor);
    let forged = [
        (Table::Meta, RECOVERY_KEY.to_vec(), slot.to_bytes()),
        (
            Table::Deliveries,
            kind.row_key(Signer::Recovery),
            delivery.to_bytes(),
        ),
    ];
    let forged = forged.map(|(table, key, value)| (table, Row { key, value }));
    let true_rows = store.rows().into_iter().filter(|(table, row)| {
        let mut forged = forged.iter();
        !forged.any(|(of, other)| of == table && other.key == row.key)
    });
    let store = MemoryStore::of_rows(true_rows.chain(forged.iter().cloned()));
    let refused = block_on(Vault::unlock_with_code(&store, &code)).unwrap_err();
    assert_eq!(refused, Error::WrongRecoveryCode);
}

#[test]
fn a_slot_that_knows_another_founding_opens_no_vault() {
    let (store, mut vault) = founded(&mut Dice(0));
    assert!(block_on(vault.same_holder(&store)).is_ok());
    vault.holder = Rc::new(Holder {
        signer: vault.holder.signer,
        identity: vault.holder.identity.clone(),
        anchor: [9; 32],
    });
    let refused = block_on(vault.same_holder(&store)).unwrap_err();
    assert_eq!(refused, Error::UnsignedEntry { sequence: 1 });
}

#[test]
fn a_record_in_the_place_of_another_is_damage() {
    let mut rng = Dice(0);
    let (store, mut vault) = founded(&mut rng);
    let mut transaction = vault.begin();
    let new = (RecordId([1; 16]), b"kwam zonder jas".as_slice());
    transaction
        .append(&mut rng, CASE, Compartment::Shared, new)
        .unwrap();
    let change = transaction.finish(&mut rng);
    block_on(vault.commit(&store, change)).unwrap();
    let index = vault.state.index(CASE).unwrap();
    let mut link = *index.links.first().unwrap();
    let row = block_on(get(
        &store,
        Table::Records,
        &index.record_key(link.sequence),
    ));
    let row = row.unwrap();
    let opened = vault.content(index, &link, row.as_deref());
    assert!(matches!(opened, Content::Open { .. }));
    link.record = RecordId([2; 16]);
    let opened = vault.content(index, &link, row.as_deref());
    assert_eq!(opened, Content::Damaged);
}

#[test]
fn the_index_of_another_vault_or_another_case_is_not_read() {
    let (ours, theirs) = (VaultId([1; 16]), VaultId([2; 16]));
    let bytes = CaseIndex::new(CASE).to_bytes(ours);
    let read = |vault, case| CaseIndex::from_bytes(vault, case, &bytes);
    let part = Part::CaseIndex;
    assert_eq!(read(ours, CASE), Ok(CaseIndex::new(CASE)));
    assert_eq!(read(theirs, CASE), Err(Error::Damaged { part }));
    let other = CaseId([0xcb; 16]);
    assert_eq!(read(ours, other), Err(Error::Damaged { part }));
}
