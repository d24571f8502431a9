//! One school on one device, with a fixed clock and repeatable randomness.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test world that cannot be built is a failed test"
)]

use futures_executor::block_on;
use meldcode::vault::kdf::{Cost, Derived, Request};
use meldcode::vault::primitive::hash::sha256;
use meldcode::vault::store::{MemoryStore, Row, Table};
use meldcode::vault::{
    CaseId, Change, Compartment, Content, Error, Founding, Mark, MemberId, NewMember, Powers,
    RecordId, RecoveryCode, SchoolId, Seat, Store, Transaction, Unlocking, Vault,
};
use rand_core::{CryptoRng, RngCore};

/// Repeatable bytes: SHA-256 over a seed and a counter.
pub(super) struct Dice {
    seed: u64,
    rolls: u64,
}

impl Dice {
    pub(super) const fn new(seed: u64) -> Self {
        Self { seed, rolls: 0 }
    }
}

impl RngCore for Dice {
    fn next_u32(&mut self) -> u32 {
        rand_core::impls::next_u32_via_fill(self)
    }

    fn next_u64(&mut self) -> u64 {
        rand_core::impls::next_u64_via_fill(self)
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            self.rolls += 1;
            let roll = sha256(&[&self.seed.to_be_bytes(), &self.rolls.to_be_bytes()]);
            for (byte, rolled) in chunk.iter_mut().zip(roll) {
                *byte = rolled;
            }
        }
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), rand_core::Error> {
        self.fill_bytes(bytes);
        Ok(())
    }
}

impl CryptoRng for Dice {}

pub(super) const SCHOOL: SchoolId = SchoolId([0x5c; 16]);
pub(super) const IBER: MemberId = MemberId([1; 16]);
pub(super) const PRINCIPAL: MemberId = MemberId([2; 16]);
pub(super) const TEACHER: MemberId = MemberId([3; 16]);
pub(super) const OTHER_TEACHER: MemberId = MemberId([4; 16]);

pub(super) const CASE: CaseId = CaseId([0xca; 16]);
pub(super) const OTHER_CASE: CaseId = CaseId([0xcb; 16]);

/// 2026-09-01T08:00:00Z.
pub(super) const NOW: i64 = 1_788_249_600_000;

/// What Argon2id would have made of a member's passphrase; the derivation has its own tests.
pub(super) fn derived(member: MemberId) -> Derived {
    Derived::from_bytes(sha256(&[b"passphrase of", member.as_bytes()]))
}

pub(super) fn unlocking<'a>(rng: &mut Dice, derived: &'a Derived) -> Unlocking<'a> {
    Unlocking {
        mark: Mark::new("JB").unwrap(),
        kdf: Request::new(rng, Cost::DEFAULT),
        derived,
    }
}

pub(super) const fn record(number: u8) -> RecordId {
    RecordId([number; 16])
}

pub(super) const fn seat(member: MemberId) -> Seat {
    Seat {
        member,
        reads_confidential: true,
    }
}

pub(super) const fn shared_seat(member: MemberId) -> Seat {
    Seat {
        member,
        reads_confidential: false,
    }
}

pub(super) const ADMINISTERS: Powers = Powers {
    administers: true,
    reads_inbox: true,
};
pub(super) const NO_POWERS: Powers = Powers {
    administers: false,
    reads_inbox: false,
};

/// A school with an IB-er, a directeur and two teachers, and no case yet.
pub(super) struct School {
    pub(super) store: MemoryStore,
    pub(super) rng: Dice,
    pub(super) code: RecoveryCode,
}

impl School {
    pub(super) fn founded() -> Self {
        Self::founded_with(1)
    }

    pub(super) fn founded_with(seed: u64) -> Self {
        let mut rng = Dice::new(seed);
        let code = RecoveryCode::random(&mut rng);
        let store = MemoryStore::new();
        let passphrase = derived(IBER);
        let founding = Founding {
            school: SCHOOL,
            at: NOW,
            recovery: &code,
            known: &[],
            first: NewMember {
                id: IBER,
                profile: b"Ine Berends, intern begeleider".to_vec(),
                powers: ADMINISTERS,
                unlocking: unlocking(&mut Dice::new(99), &passphrase),
            },
            settings: b"basisschool De Verzonnen Linde",
        };
        let (mut vault, change) = Vault::found(&mut rng, &founding).unwrap();
        block_on(vault.commit(&store, change)).unwrap();
        let mut school = Self { store, rng, code };
        for (member, powers) in [
            (PRINCIPAL, ADMINISTERS),
            (TEACHER, NO_POWERS),
            (OTHER_TEACHER, NO_POWERS),
        ] {
            school.change(&mut vault, |transaction, rng| {
                let passphrase = derived(member);
                let new = NewMember {
                    id: member,
                    profile: format!("lid {}", member.0[0]).into_bytes(),
                    powers,
                    unlocking: unlocking(&mut Dice::new(98), &passphrase),
                };
                transaction.add_member(rng, NOW, &new)
            });
        }
        school
    }

    /// A store with only a head row, whatever it holds.
    pub(super) fn of_nothing() -> Vec<(Table, Row)> {
        let row = Row {
            key: b"head".to_vec(),
            value: Vec::new(),
        };
        vec![(Table::Head, row)]
    }

    /// The school with one case of the IB-er, the directeur and a teacher who reads the shared part.
    pub(super) fn with_case() -> Self {
        let mut school = Self::founded();
        let mut vault = school.unlock(IBER);
        school.change(&mut vault, |transaction, rng| {
            let team = [seat(IBER), seat(PRINCIPAL), shared_seat(TEACHER)];
            transaction.create_case(rng, CASE, &team)
        });
        for number in 1..=3 {
            school.append(&mut vault, Compartment::Shared, number);
        }
        school.append(&mut vault, Compartment::Confidential, 4);
        school
    }

    pub(super) fn unlock(&self, member: MemberId) -> Vault {
        self.try_unlock(member).unwrap()
    }

    pub(super) fn try_unlock(&self, member: MemberId) -> Result<Vault, Error> {
        let mut vault = block_on(Vault::unlock(&self.store, member, &derived(member)))?;
        block_on(vault.load_cases(&self.store))?;
        Ok(vault)
    }

    pub(super) fn unlock_with_code(&self) -> Vault {
        let mut vault = block_on(Vault::unlock_with_code(&self.store, &self.code)).unwrap();
        block_on(vault.load_cases(&self.store)).unwrap();
        vault
    }

    pub(super) fn try_change(
        &mut self,
        vault: &mut Vault,
        change: impl FnOnce(&mut Transaction, &mut Dice) -> Result<(), Error>,
    ) -> Result<Change, Error> {
        let mut transaction = vault.begin();
        change(&mut transaction, &mut self.rng)?;
        Ok(transaction.finish(&mut self.rng))
    }

    pub(super) fn change(
        &mut self,
        vault: &mut Vault,
        change: impl FnOnce(&mut Transaction, &mut Dice) -> Result<(), Error>,
    ) {
        let change = self.try_change(vault, change).unwrap();
        block_on(vault.commit(&self.store, change)).unwrap();
    }

    pub(super) fn append(&mut self, vault: &mut Vault, compartment: Compartment, number: u8) {
        self.change(vault, |transaction, rng| {
            let text = text_of(number);
            let new = (record(number), text.as_bytes());
            transaction.append(rng, CASE, compartment, new)?;
            transaction.put_summary(rng, CASE, b"fase 1")
        });
    }

    /// What a holder sees of the case: the numbers of the records they open, in order.
    pub(super) fn opened(&self, vault: &Vault) -> Vec<u8> {
        opened(&self.store, vault)
    }
}

pub(super) fn opened(store: &dyn Store, vault: &Vault) -> Vec<u8> {
    block_on(vault.read_records(store, CASE, 0))
        .unwrap()
        .into_iter()
        .filter_map(|found| match found.content {
            Content::Open { plaintext, .. } => {
                let number = found.link.record.0[0];
                assert_eq!(&*plaintext, text_of(number).as_bytes());
                Some(number)
            }
            Content::Closed | Content::Erased(_) | Content::Damaged | Content::Missing => None,
        })
        .collect()
}

pub(super) fn text_of(number: u8) -> String {
    format!("waarneming {number}: kwam zonder jas")
}
