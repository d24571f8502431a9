//! Who holds which key: members' own keys, the recovery key, and how one delivers a key to another.

mod delivery;
mod identity;
pub(super) mod keyring;
mod recovery;
mod slot;

pub(super) use delivery::{Address, Delivery, DeliveryKind};
pub(super) use identity::Identity;
pub use identity::{Fingerprint, PublicKeys, Signer};
pub(super) use keyring::Keyring;
pub use recovery::{RecoveryCode, RecoveryCodeError, RecoverySlot};
pub(super) use slot::SlotKeys;
pub use slot::{Mark, MarkError, MemberSlot};
