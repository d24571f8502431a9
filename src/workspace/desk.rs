//! Everything an unlocked session holds in the clear: what the screens read. Plain data, changed by the session only.

use std::collections::BTreeMap;
use std::rc::Rc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::action::Inspection;
use super::health::BackupHealth;
use super::note::Note;
use super::plans::Plans;
use super::school::School;
use super::summary::Summary;
use crate::casefile::{CaseFile, CaseId, Journal, Moment, PersonRef};
use crate::exchange::contact::Contact;
use crate::exchange::manifest::Signatory;
use crate::protocol::{Plan, Role};
use crate::vault::{DraftId, PublicKeys};

/// What lies on the desk of the member who unlocked.
#[derive(Clone, Debug)]
pub struct Desk {
    /// Who unlocked.
    pub me: Member,
    /// What the school has settled.
    pub school: School,
    /// Everyone with a place in this school, on this device or not.
    pub members: Vec<Member>,
    /// Colleagues who can be sent to by their public key.
    pub colleagues: Vec<Contact>,
    /// This member's own public keys, for others to keep; none with the recovery code.
    pub my_keys: Option<PublicKeys>,
    /// The signing keys of everyone of the school, former ones too, and of colleagues that are kept: whose signature
    /// holds can be looked up on the spot.
    pub signatories: Vec<Signatory>,
    /// One line per case this member may read.
    pub summaries: BTreeMap<CaseId, Summary>,
    /// Cases that were opened since the unlock. Shared: a copy of the desk is made for every deed, and copies no journal.
    pub dossiers: BTreeMap<CaseId, Rc<Dossier>>,
    /// Notes in the sealed inbox, oldest first, if this member reads it.
    pub notes: Vec<InboxNote>,
    /// Whether whoever unlocked reads the sealed inbox.
    pub reads_inbox: bool,
    /// Texts being typed when the app locked.
    pub drafts: BTreeMap<DraftKey, String>,
    /// Texts being typed that are kept and do not open. Which one it was shows where it is looked for.
    pub unread_drafts: Vec<DraftId>,
    /// Whether the browser was closed once on this device and everything was still here: before that, no real case.
    pub has_survived: bool,
    /// How safe the work is.
    pub backup: BackupHealth,
    /// The plans this school works with.
    pub plans: Rc<Plans>,
    /// How far everything was looked over since the unlock.
    pub look_over: LookOver,
    /// Things the member must be told once: keys replaced, damage found.
    pub tidings: Vec<Tiding>,
    /// What was found whole and what was not, where unlocking met damage and the desk is for reading only.
    pub read_only: Option<Inspection>,
}

/// Every record is read once after an unlock, a few cases at a time, and what is wrong is told at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LookOver {
    /// The last case that was read; none before the first.
    pub after: Option<CaseId>,
    /// Pieces found damaged or gone.
    pub pieces: u32,
    /// All was read, and told.
    pub is_done: bool,
}

impl Desk {
    /// Whether nothing can be written from it: it was laid out of what is left of a damaged store.
    pub const fn is_read_only(&self) -> bool {
        self.read_only.is_some()
    }

    /// Whether a later version of the program laid the store out: it is read, and takes nothing.
    pub fn is_of_later_version(&self) -> bool {
        self.tidings.contains(&Tiding::LaterVersion)
    }

    /// The plan a case follows; `None` when this program does not know its edition: then it is read-only.
    pub fn plan_of(&self, dossier: &Dossier) -> Option<&Plan> {
        dossier.file.plan_in(self.plans.editions())
    }

    /// Whether what was being typed here is kept, and cannot be read.
    pub fn is_draft_unread(&self, key: &DraftKey) -> bool {
        self.unread_drafts.iter().any(|id| key.is_kept_at(*id))
    }

    /// Who fills which role: everyone still in school, those who stand in for a role after its holders.
    pub fn staff(&self) -> Vec<PersonRef> {
        let present = || self.members.iter().filter(|member| !member.is_removed);
        let deputies = self.school.deputies.iter().flat_map(|(role, ids)| {
            ids.iter().filter_map(move |id| {
                let deputy = present().find(|member| member.id == *id)?;
                Some(PersonRef {
                    role: *role,
                    ..deputy.as_person()
                })
            })
        });
        present().map(Member::as_person).chain(deputies).collect()
    }
}

/// One opened case.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// Its records.
    pub journal: Journal,
    /// What they come to.
    pub file: CaseFile,
    /// The short number on prints: 8 characters and the sequence.
    pub standing_number: String,
    /// Records that are damaged or gone, by count.
    pub damaged: u32,
    /// Records that are not for this member, by count.
    pub closed: u32,
}

/// Somebody of the school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Stable over devices.
    pub id: Uuid,
    /// Full name.
    pub name: String,
    /// Role.
    pub role: Role,
    /// The mark on the lock screen, at most 4 characters, not a name; empty without a place on this device.
    pub mark: String,
    /// Whether this person can unlock on this device.
    pub is_on_this_device: bool,
    /// Left the school, or was removed.
    pub is_removed: bool,
}

impl Member {
    /// As records name people.
    pub fn as_person(&self) -> PersonRef {
        PersonRef {
            id: self.id,
            name: self.name.clone(),
            role: self.role,
        }
    }

    /// Whoever came in with the recovery code: acts for the directie, without a name.
    pub fn recovery() -> Self {
        Self {
            id: Uuid::nil(),
            name: String::new(),
            role: Role::Principal,
            mark: String::new(),
            is_on_this_device: false,
            is_removed: false,
        }
    }

    /// Directeur or IB-er: may add and re-key members (design 5).
    pub fn may_administer(&self) -> bool {
        matches!(self.role, Role::Principal | Role::CareCoordinator)
    }
}

/// A note from the sealed inbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboxNote {
    /// Its id in the inbox.
    pub id: NoteId,
    /// What it says; `None` when it could not be opened: it is kept.
    pub note: Option<Note>,
}

/// A note's id in the inbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NoteId(pub [u8; 16]);

/// Which text a draft belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DraftKey {
    /// The case; `None` for a text outside any case.
    pub case: Option<Uuid>,
    /// The form's slug, or the page's.
    pub form: String,
}

/// Something the member must be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tiding {
    /// Somebody made new keys for this member.
    Rekeyed {
        /// Who; `None` for the recovery code.
        by: Option<String>,
        /// When.
        at: Moment,
    },
    /// The mirror proves that records are missing here.
    Lost {
        /// How many cases the mirror remembers.
        cases: u32,
        /// The day of the last write it remembers.
        last_written_on: Option<NaiveDate>,
    },
    /// A later version of the program laid the store out: nothing can be saved.
    LaterVersion,
    /// Unlocking met damage, and what still opens was laid out for reading only.
    OpenedToRead {
        /// How many records opened.
        records: u32,
    },
    /// Texts that were being typed could not be opened. They are kept.
    DraftsUnread {
        /// How many.
        count: u32,
    },
    /// Records or keys that could not be opened.
    Damaged {
        /// How many.
        pieces: u32,
    },
}
