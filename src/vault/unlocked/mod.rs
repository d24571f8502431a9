//! The unlocked vault: what one member (or the recovery code) may see of it, and nothing more.

mod check;
pub(super) mod drafts;
#[cfg(test)]
mod forgery;
mod inbox;
pub(super) mod reading;
mod receive;
pub(super) mod state;
mod unlock;
mod vouched;

use std::rc::Rc;

use zeroize::Zeroizing;

use super::contents::Standing;
use super::directory::{Member, Notice, Powers};
use super::error::Error;
use super::ids::{CaseId, MemberId, SchoolId, VaultId};
use super::keys::{PublicKeys, Signer};
use super::primitive::signature::{self, SignatureBytes};
use super::store::{Batch, HEAD_KEY, Store, Table, get};
use super::transaction::Transaction;

pub use check::{Finding, Report};
pub use inbox::{Inbox, InboxContents, NOTE_BYTES_MAX, NOTES_MAX};
pub use reading::{Content, OpenedRecord, Snapshot};
pub(super) use state::{Holder, State};
pub use unlock::{is_founded, read_recovery_slot, read_slots};
pub use vouched::{Outside, check_sealed};

/// The vault of one holder, open. Dropping it wipes every key it holds.
///
/// Nothing here writes: changes are made in a [`Transaction`], committed as one batch, and only then
/// taken over, so a failed commit leaves the vault exactly as it was.
pub struct Vault {
    pub(super) holder: Rc<Holder>,
    pub(super) state: State,
    pub(super) findings: Vec<Finding>,
}

/// A finished transaction: what to commit, and how the vault stands once that has taken place.
pub struct Change {
    pub(super) batch: Batch,
    pub(super) state: State,
}

impl Change {
    /// What to commit.
    pub const fn batch(&self) -> &Batch {
        &self.batch
    }

    /// How far the vault will have come; what the mirror keeps once the commit has taken place.
    pub fn standing(&self) -> Standing {
        self.state.head.standing()
    }
}

impl Vault {
    /// Begins a change. It builds on the vault as it is now; of two begun together, the first to commit wins.
    pub fn begin(&self) -> Transaction {
        Transaction::new(Rc::clone(&self.holder), self.state.clone())
    }

    /// Commits a change and takes it over.
    ///
    /// [`crate::vault::store::Error::Conflict`] means another tab was first: [`Vault::reload`], then begin again.
    pub async fn commit(&mut self, store: &dyn Store, change: Change) -> Result<Standing, Error> {
        store.commit(&change.batch).await?;
        self.accept(change);
        Ok(self.standing())
    }

    /// Takes over a change whose batch was committed elsewhere.
    pub fn accept(&mut self, change: Change) {
        self.state = change.state;
    }

    /// Whether nobody else has written since this was read.
    pub async fn is_current(&self, store: &dyn Store) -> Result<bool, Error> {
        let head = get(store, Table::Head, HEAD_KEY).await?;
        Ok(head.as_ref() == Some(&*self.state.head_bytes))
    }

    /// Which vault.
    pub const fn id(&self) -> VaultId {
        self.state.head.vault
    }

    /// Which school.
    pub fn school(&self) -> SchoolId {
        self.state.directory.school()
    }

    /// How far it has come.
    pub fn standing(&self) -> Standing {
        self.state.head.standing()
    }

    /// What was found wrong while unlocking; [`Vault::check`] looks further.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Who holds it open.
    pub fn signer(&self) -> Signer {
        self.holder.signer
    }

    /// The member who holds it open; nothing for the recovery code.
    pub fn me(&self) -> Option<&Member> {
        match self.holder.signer {
            Signer::Recovery => None,
            Signer::Member(member) => self.state.directory.member(member),
        }
    }

    /// What the holder may do; the recovery code may do everything.
    pub fn powers(&self) -> Powers {
        self.me().map_or(
            Powers {
                administers: true,
                reads_inbox: true,
            },
            |me| me.powers,
        )
    }

    /// Every member there ever was, former ones marked as such.
    pub fn members(&self) -> impl Iterator<Item = &Member> {
        self.state.directory.members()
    }

    /// One member, also a former one.
    pub fn member(&self, member: MemberId) -> Option<&Member> {
        self.state.directory.member(member)
    }

    /// What was done to the holder's keys and powers since they were last shown it.
    pub fn notices(&self) -> Vec<Notice> {
        match self.holder.signer {
            Signer::Recovery => Vec::new(),
            Signer::Member(member) => self
                .state
                .directory
                .notices(member, self.state.keyring.seen),
        }
    }

    /// The school's settings, as they were last put; empty at first.
    pub fn settings(&self) -> &[u8] {
        &self.state.settings
    }

    /// Every case of the vault, destroyed ones and those of others among them.
    pub fn cases(&self) -> impl Iterator<Item = CaseId> {
        self.state
            .register
            .keys(Table::Cases)
            .filter_map(|key| key.try_into().ok().map(CaseId))
    }

    /// How many cases stand, those of others among them: what was destroyed has no summary left.
    pub fn standing_cases(&self) -> u32 {
        let standing = self.state.register.keys(Table::Summaries).count();
        u32::try_from(standing).unwrap_or(u32::MAX)
    }

    /// Whether the holder has keys of that case.
    pub fn holds(&self, case: CaseId) -> bool {
        self.state.keyring.holds(case)
    }

    /// Whether the directory has changed since the holder last handed on keys: load the cases and
    /// let [`Transaction::catch_up`] do so.
    pub fn has_catching_up(&self) -> bool {
        self.state.directory.last_sequence() > self.state.keyring.caught_up
    }

    /// The holder's signature over `message`, for the author's mark beside a record.
    pub fn sign(&self, message: &[u8]) -> SignatureBytes {
        self.sign_for(SIGNED_FOR, message)
    }

    /// The holder's signature for a purpose of its own; it is none for any other.
    pub fn sign_for(&self, purpose: &str, message: &[u8]) -> SignatureBytes {
        self.holder.identity.signing.sign(purpose, message)
    }

    /// The holder's secret X25519 key, to open what was sealed to its public half elsewhere. Wiped on drop.
    pub fn receiving_key(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(*self.holder.identity.agreement.expose())
    }

    /// Whether a member, present or former, with whatever keys they had, signed `message`.
    pub fn is_signed_by(&self, signer: Signer, message: &[u8], found: &SignatureBytes) -> bool {
        self.state
            .directory
            .keys_ever(signer)
            .iter()
            .any(|keys| is_signed_with(keys, message, found))
    }
}

/// The context of an author's mark. It travels with every record, so it stands in the published format.
const SIGNED_FOR: &str = "meldcode/record/v1";

/// Whether the holder of `keys`, of this vault or another, signed `message` with [`Vault::sign`].
pub fn is_signed_with(keys: &PublicKeys, message: &[u8], found: &SignatureBytes) -> bool {
    signature::holds(&keys.signing, SIGNED_FOR, message, found)
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Vault({:?})", self.state.head.vault)
    }
}

impl std::fmt::Debug for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Change")
    }
}
