//! What taking in a transfer file would do, worked out before anything is changed.
//!
//! The preview and the import are one thing: [`Plan::additions`] gives out exactly what the plan counts, for the
//! recorder to store in one batch, all or nothing. Merging is set union, so taking a file in twice changes nothing
//! the second time. Nothing is guessed: a key that is not known here, a case that was destroyed here and decisions
//! that contradict are shown, and a person settles them.
//!
//! ```
//! use std::collections::{BTreeMap, BTreeSet};
//! use meldcode::casefile::{CaseId, Journal, PersonRef};
//! use meldcode::exchange::import::{self, Known, Standing};
//! use meldcode::exchange::manifest::{CaseEntry, Manifest, Sender};
//! use meldcode::exchange::transfer;
//! use meldcode::protocol::Role;
//! use uuid::Uuid;
//!
//! # fn main() -> Result<(), transfer::Error> {
//! let journal = Journal::new(CaseId(Uuid::from_u128(7)));
//! let manifest = Manifest {
//!     id: Uuid::from_u128(1),
//!     created_at: chrono::DateTime::parse_from_rfc3339("2026-03-02T10:20:00+01:00").unwrap(),
//!     from: Sender {
//!         author: PersonRef {
//!             id: Uuid::from_u128(2),
//!             name: "Anouk Veldhuis".to_owned(),
//!             role: Role::CareCoordinator,
//!         },
//!         school: "De Lantaarn".to_owned(),
//!         device: Uuid::from_u128(3),
//!     },
//!     signatories: vec![],
//!     cases: vec![CaseEntry::of(&journal, "Sem".to_owned(), None)],
//!     handover_to: None,
//!     unknown: BTreeMap::new(),
//! };
//! let text = transfer::write(&manifest, &[&journal])?;
//!
//! let transfer = transfer::read(&text)?;
//! let plan = import::plan(&transfer, &Known::default());
//! assert_eq!(plan.cases[0].standing, Standing::New);
//! assert!(plan.held_back.is_empty());
//! let additions = plan.additions(&BTreeSet::new());
//! assert!(additions[0].records.is_empty());
//! # Ok(())
//! # }
//! ```

mod intake;
mod keys;
mod taking;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use uuid::Uuid;

use super::manifest::{Manifest, Sender};
use super::receipt::{Contents, is_same_name};
use super::transfer::{FaultKind, Transfer};
use crate::casefile::state::Conflict;
use crate::casefile::{
    CaseId, Journal, JournalFinding, Moment, PersonRef, RecordHash, Signature, StoredRecord, fold,
};
use crate::order::Gather as _;
use intake::Intake;
use keys::Keys;
pub use taking::Addition;

/// What this device knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The journals of the cases here that the importing member may open.
    pub journals: BTreeMap<CaseId, Journal>,
    /// The ids that records of these cases have here, of those too that the importing member may not open.
    pub ids: BTreeMap<CaseId, BTreeSet<Uuid>>,
    /// The ids of records whose content was destroyed here by itself, also where the case went later as a whole.
    pub erased: BTreeMap<CaseId, BTreeSet<Uuid>>,
    /// The public Ed25519 keys of every member known here, older ones included.
    pub signing_keys: BTreeMap<Uuid, Vec<[u8; 32]>>,
    /// The public Ed25519 keys of colleagues that somebody here keeps as a contact.
    pub contacts: BTreeMap<Uuid, Vec<[u8; 32]>>,
    /// Cases that were destroyed here, with the day.
    pub destroyed: BTreeMap<CaseId, NaiveDate>,
}

/// How a case in the file stands to the same case here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is not here.
    New,
    /// The file has records that are not here, and everything that is here.
    Newer,
    /// Both hold the same.
    Same,
    /// The file lacks records that are here, and has none that are not.
    Older,
    /// Both have records that the other lacks. Whether they contradict, [`CasePlan::conflicts`] says.
    Diverged,
    /// It was destroyed here, and does not come back unless a person asks for it.
    Destroyed {
        /// The day it was destroyed.
        on: NaiveDate,
    },
}

/// How well it is proven who wrote a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Proof {
    /// Its signature holds under a key that is known here.
    Known,
    /// Its signature holds under the key of a colleague that somebody here keeps as a contact.
    Contact,
    /// Its signature holds under a key that only this file names, and the member is not known here.
    NewPerson,
    /// Its signature holds under a key that only this file names, while other keys of that member are known here.
    OtherKey,
    /// It has a signature that fits no key at hand: false, or of a key that is not known yet.
    NoKeyFits,
    /// It has no signature.
    Unsigned,
}

/// How much one person wrote of what is new, and how well that is proven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// The person as the last of these records names them.
    pub person: PersonRef,
    /// The proof.
    pub proof: Proof,
    /// How many records.
    pub records: usize,
}

/// A record that is here, and a signature for it that is not.
pub type Countersigned = (RecordHash, Signature);

/// What would happen to one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CasePlan {
    /// The case.
    pub case: CaseId,
    /// What the file calls it.
    pub label: String,
    /// "Vernietigen na", as the sender had it.
    pub destroy_after: Option<NaiveDate>,
    /// How it stands to what is here.
    pub standing: Standing,
    /// Records that are here already.
    pub known: usize,
    /// Records that are only here.
    pub only_here: usize,
    /// Records of the file that stay away, because their content was destroyed here.
    pub stays_erased: usize,
    /// Records here that lose their content, because the file holds their proven erasure.
    pub erases: Vec<RecordHash>,
    /// Who wrote what is new.
    pub authors: Vec<Author>,
    /// When the first and the last of what is new were written.
    pub written: Option<(Moment, Moment)>,
    /// Conflicts that are open after the import and were not before.
    pub conflicts: Vec<Conflict>,
    /// What checking the journal brings to light after the import and did not before.
    pub findings: Vec<JournalFinding>,
    /// Whether the file holds for this case exactly what its manifest announces.
    pub is_as_announced: bool,
    /// Whether records stay away though nothing in the journal says so: their content was destroyed here before the
    /// case was.
    falls_short: bool,
    /// The journal as it would be.
    merged: Journal,
    /// What is new, in the journal's order.
    new: Vec<StoredRecord>,
    /// Signatures that prove more of what is here than those that are here.
    signatures: Vec<Countersigned>,
}

impl CasePlan {
    /// How many records are new here.
    pub fn added(&self) -> usize {
        self.new.len()
    }

    /// The journal as it would be after the import.
    pub fn merged(&self) -> &Journal {
        &self.merged
    }
}

/// Why a record of the file is not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It does not read, or is not what the file says it is.
    Fault(FaultKind),
    /// It would destroy content here, and it is not proven that a directeur known here wrote it.
    UnprovenErasure,
    /// Another record here, or earlier in the file, has its id: it may stand here closed to this member, or damaged.
    IdTaken,
}

/// A record that is not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeldBack {
    /// Its case, if that could be read.
    pub case: Option<CaseId>,
    /// The identity that the file gives it.
    pub record: RecordHash,
    /// Why.
    pub why: Why,
}

/// What taking in a file would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Who says to have made the file, and where. A claim: the signatures stand with the authors.
    pub from: Sender,
    /// When it says to have been made.
    pub created_at: Moment,
    /// Every announced case, in the file's order.
    pub cases: Vec<CasePlan>,
    /// What stays away, with its reason.
    pub held_back: Vec<HeldBack>,
    /// What the file hands over, if it does and can be taken over whole; see [`Plan::taken_over`].
    pub handover: Option<Handover>,
}

/// Cases that somebody hands over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    /// The id of the file, which the receipt names.
    pub transfer: Uuid,
    /// SHA-256 over the sealed file; zeros until whoever opened it fills it in.
    pub file: [u8; 32],
    /// Whom it is meant for, by name.
    pub to: String,
    /// What it holds.
    pub cases: Vec<Contents>,
}

impl Handover {
    /// Whether somebody of this name is the one it is meant for.
    pub fn is_meant_for(&self, name: &str) -> bool {
        is_same_name(&self.to, name)
    }
}

/// Works out what taking in a file would do.
pub fn plan(transfer: &Transfer, known: &Known) -> Plan {
    let keys = Keys {
        known: &known.signing_keys,
        contacts: &known.contacts,
        claimed: &transfer.manifest.signatories,
    };
    let mut held_back = transfer
        .faults
        .iter()
        .map(|fault| HeldBack {
            case: match fault.kind {
                FaultKind::CaseNotAnnounced(case) => Some(case),
                FaultKind::Unreadable(_) | FaultKind::HashDiffers => None,
            },
            record: fault.announced,
            why: Why::Fault(fault.kind),
        })
        .collect();
    let cases: Vec<CasePlan> = transfer
        .journals
        .iter()
        .map(|theirs| plan_case(theirs, &transfer.manifest, known, &keys, &mut held_back))
        .collect();
    // All or nothing: of what does not come in whole there is no receipt.
    let is_whole = held_back.is_empty()
        && cases
            .iter()
            .all(|case| case.is_as_announced && !case.falls_short);
    let to = transfer.manifest.handover_to.clone();
    Plan {
        from: transfer.manifest.from.clone(),
        created_at: transfer.manifest.created_at,
        cases,
        held_back,
        handover: to.filter(|_| is_whole).map(|to| Handover {
            transfer: transfer.manifest.id,
            file: [0; 32],
            to,
            cases: transfer
                .journals
                .iter()
                .map(|journal| Contents::of(journal, |_| false))
                .collect(),
        }),
    }
}

fn plan_case(
    theirs: &Journal,
    manifest: &Manifest,
    known: &Known,
    keys: &Keys<'_>,
    held_back: &mut Vec<HeldBack>,
) -> CasePlan {
    let case = theirs.case();
    let entry = manifest.case(case);
    let empty = Journal::new(case);
    let ours = known.journals.get(&case);
    let here = ours.unwrap_or(&empty);
    let ids = |of: &BTreeMap<_, BTreeSet<Uuid>>| of.get(&case).cloned().unwrap_or_default();
    let taken = (ids(&known.ids), ids(&known.erased));
    let intake = Intake::over(theirs, (here, taken), keys, held_back);
    let only_here = here
        .records()
        .filter(|stored| theirs.get(stored.hash()).is_none())
        .count();
    let standing = match (known.destroyed.get(&case), ours) {
        (Some(on), None) => Standing::Destroyed { on: *on },
        (_, None) => Standing::New,
        (_, Some(_)) => match (intake.new.is_empty(), only_here > 0) {
            (true, false) => Standing::Same,
            (true, true) => Standing::Older,
            (false, false) => Standing::Newer,
            (false, true) => Standing::Diverged,
        },
    };
    let before = fold(here);
    let conflicts = fold(&intake.merged)
        .conflicts()
        .iter()
        .filter(|conflict| !before.conflicts().contains(conflict))
        .cloned()
        .collect();
    let known_findings: BTreeSet<JournalFinding> = here.verify().into_iter().gather();
    let findings = intake
        .merged
        .verify()
        .into_iter()
        .filter(|finding| !known_findings.contains(finding))
        .collect();
    let moments = || intake.new.iter().map(|stored| stored.record().written_at);
    CasePlan {
        case,
        label: entry.map(|entry| entry.label.clone()).unwrap_or_default(),
        destroy_after: entry.and_then(|entry| entry.destroy_after),
        standing,
        known: intake.known,
        only_here,
        stays_erased: intake.stays_erased,
        erases: here
            .records()
            .map(StoredRecord::hash)
            .filter(|hash| intake.merged.get(*hash).is_none())
            .collect(),
        authors: intake.authors,
        written: moments().min().zip(moments().max()),
        conflicts,
        findings,
        is_as_announced: entry
            .is_some_and(|entry| entry.records == theirs.len() && entry.heads == theirs.heads()),
        falls_short: intake.falls_short,
        merged: intake.merged,
        new: intake.new,
        signatures: intake.signatures,
    }
}
