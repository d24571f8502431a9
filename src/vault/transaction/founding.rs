//! Founding a vault: the first member, the recovery key, and the entry everything else is trusted by.

use std::collections::BTreeMap;
use std::rc::Rc;

use rand_core::CryptoRngCore;

use super::Transaction;
use crate::vault::Vault;
use crate::vault::contents::register::SHARDS;
use crate::vault::contents::{Chain, Head, Register};
use crate::vault::directory::{Body, Directory, Entry, Member, Powers, Profile};
use crate::vault::error::Error;
use crate::vault::ids::{MemberId, SchoolId, UnixMillis, VaultId};
use crate::vault::keys::{Keyring, Mark, MemberSlot, RecoveryCode, RecoverySlot, Signer};
use crate::vault::primitive::kdf;
use crate::vault::primitive::key::SymmetricKey;
use crate::vault::sealing::Plaintext;
use crate::vault::store::Table;
use crate::vault::unlocked::state::{InboxKeys, RECOVERY_KEY};
use crate::vault::unlocked::{Change, Holder, State};

/// How a member unlocks: their mark, and what their passphrase came to.
#[derive(Clone, Debug)]
pub struct Unlocking<'a> {
    /// What they are called on the locked screen.
    pub mark: Mark,
    /// What was asked of the key derivation.
    pub kdf: kdf::Request,
    /// What it answered.
    pub derived: &'a kdf::Derived,
}

/// A member to be added.
#[derive(Clone, Debug)]
pub struct NewMember<'a> {
    /// A fresh id, or the one they have on another device.
    pub id: MemberId,
    /// Name, role and whatever else the caller keeps; stored sealed.
    pub profile: Profile,
    /// What they may do.
    pub powers: Powers,
    /// How they unlock.
    pub unlocking: Unlocking<'a>,
}

/// What a new vault begins with.
#[derive(Clone, Debug)]
pub struct Founding<'a> {
    /// A fresh id, or that of the school whose later device this is.
    pub school: SchoolId,
    /// When.
    pub at: UnixMillis,
    /// The code that was printed and typed back.
    pub recovery: &'a RecoveryCode,
    /// Whom the school knows from an earlier device, with the keys they have there; nobody on the first device.
    pub known: &'a [Member],
    /// The first member; they should administer, or only the recovery code can. One of the known gets keys here too,
    /// and keeps name and powers.
    pub first: NewMember<'a>,
    /// The school's settings.
    pub settings: &'a [u8],
}

impl Vault {
    /// Founds a vault and unlocks it as its first member. It exists once the change is committed to an empty store.
    pub fn found(
        rng: &mut dyn CryptoRngCore,
        founding: &Founding<'_>,
    ) -> Result<(Self, Change), Error> {
        let vault = VaultId::random(rng);
        let recovery = founding.recovery.identity(founding.school);
        let body = Body::Founded {
            school: founding.school,
            recovery: recovery.public(),
        };
        let signer = (Signer::Recovery, &recovery);
        let entry = Entry::signed(vault, (1, founding.at), [0; 32], signer, body);
        let hash = entry.hash(vault);
        let directory = Directory::founded(vault, entry)?;
        let anchor = directory.anchor();
        let state = begun(rng, vault, directory);
        let holder = Holder {
            signer: Signer::Recovery,
            identity: recovery,
            anchor,
        };
        let mut transaction = Transaction::new(Rc::new(holder), state);
        transaction.shards.extend(0..SHARDS);
        transaction.reseals_directory = true;
        transaction.link([0; 16], [0; 16], hash);
        let slot = RecoverySlot::new(founding.school, founding.recovery, &anchor);
        transaction.put(Table::Meta, RECOVERY_KEY, Some(slot.to_bytes()));
        transaction.deliver_vault_key(rng, Signer::Recovery)?;
        transaction.enrol(rng, founding.at, founding.known)?;
        transaction.seat_first(rng, founding)?;
        transaction.put_settings(founding.settings);
        let mut change = transaction.finish(rng);
        let vault = as_first(&mut change, founding)?;
        Ok((vault, change))
    }
}

/// The vault as the first member has it, now and once the founding is committed: the change is taken over whole.
fn as_first(change: &mut Change, founding: &Founding<'_>) -> Result<Vault, Error> {
    let first = founding.first.id;
    let slot = change
        .batch
        .value(Table::Slots, first.as_bytes())
        .ok_or(Error::UnknownMember(first))?;
    let keys = MemberSlot::from_bytes(slot)?.open(founding.first.unlocking.derived)?;
    let state = &mut change.state;
    let is_reader = state
        .directory
        .inbox_readers()
        .contains(&Signer::Member(first));
    if !is_reader {
        state.inbox = Rc::new(InboxKeys {
            secrets: BTreeMap::new(),
            ..*state.inbox
        });
    }
    Ok(Vault {
        holder: Rc::new(Holder {
            signer: Signer::Member(first),
            identity: keys.identity,
            anchor: keys.anchor,
        }),
        state: state.clone(),
        findings: Vec::new(),
    })
}

fn begun(rng: &mut dyn CryptoRngCore, vault: VaultId, directory: Directory) -> State {
    State {
        head: Head {
            vault,
            commit: 0,
            sequence: 0,
            count: 0,
            chain: Chain::START,
            root: [0; 32],
            epoch: 1,
            inbox: 0,
            notes_taken: 0,
        },
        head_bytes: Rc::default(),
        register: Register::default(),
        vault_key: Rc::new(SymmetricKey::random(rng)),
        directory: Rc::new(directory),
        settings: Rc::new(Plaintext::new(zeroize::Zeroizing::default())),
        keyring: Rc::new(Keyring::default()),
        keyring_is_stale: false,
        cases: BTreeMap::new(),
        inbox: Rc::new(InboxKeys {
            generation: 0,
            public: [0; 32],
            secrets: BTreeMap::new(),
        }),
    }
}
