//! What comes back of what was asked: that it was done, a file, a report, or a preview.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::super::desk::{Member, NoteId};
use crate::casefile::{CaseId, Moment, RecordHash};
use crate::exchange::import::Plan as ImportPlan;
use crate::vault::store::{Batch, Table};

pub use crate::vault::backup::Relation;

/// What came of a request.
#[derive(Clone, Debug, PartialEq)]
pub enum Done {
    /// It was done; nothing more to say.
    Done,
    /// A note lies in the inbox.
    Left {
        /// Under this id.
        note: NoteId,
        /// Whether it is all of a sheet, in the place of the note before it.
        is_whole: bool,
    },
    /// Set up, or a new code: print it and type it back.
    RecoveryCode(String),
    /// A case was opened.
    CaseOpened(CaseId),
    /// Records stand in the journal, on disk.
    Recorded(Vec<RecordHash>),
    /// A file to hand out.
    File(MadeFile),
    /// What a page that opens by itself holds: cases to take in, and what is read of them.
    ToRead {
        /// The sealed cases, as [`Action::Export`](super::Action::Export) makes them.
        records: MadeFile,
        /// What is read, sealed.
        reading: Vec<u8>,
    },
    /// What the school's file was found to say.
    SchoolFile(Box<FoundSchool>),
    /// What a backup was found to hold.
    BackupChecked(BackupReport),
    /// A backup was put back on an empty device.
    PutBack {
        /// Cases in it.
        cases: u32,
    },
    /// What merging a backup would do.
    Beside(Box<BackupPlan>),
    /// What the file that this vault was opened from brought, since somebody else saved it.
    Rejoined(Rejoined),
    /// Whether the way of this vault went by there.
    FollowedBack(bool),
    /// What is whole here, and what is not.
    Inspected(Inspection),
    /// What taking a file in would do.
    Preview(Box<ImportPlan>),
    /// What was taken in.
    Imported {
        /// New records.
        records: usize,
        /// Cases touched.
        cases: usize,
        /// The receipt to send back, of cases that were handed over.
        receipt: Option<MadeFile>,
    },
    /// A receipt was taken in.
    Receipt {
        /// Which handover.
        transfer: Uuid,
        /// Whether it was not confirmed before.
        is_new: bool,
    },
}

/// What the school's file was found to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundSchool {
    /// The school's name.
    pub school: String,
    /// When the file was made.
    pub made_at: Moment,
    /// Everyone in it; none of them has a place here yet.
    pub members: Vec<Member>,
}

/// How much one table of the store holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holding {
    /// The table.
    pub table: Table,
    /// How many rows.
    pub rows: usize,
    /// Their keys and values together.
    pub bytes: usize,
}

/// A file that was made, and read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeFile {
    /// A name without any person in it.
    pub name: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// What a backup was found to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupReport {
    /// When it was made.
    pub made_at: Moment,
    /// When it was checked.
    pub checked_at: Moment,
    /// Cases in it.
    pub cases: u32,
    /// Records this member may open, all opened.
    pub opened: u64,
    /// Records for others: their hash was compared.
    pub counted: u64,
    /// Whether it holds everything that stands here now.
    pub is_current: bool,
    /// Whether the way of this vault did not go by it: then it is no backup of what stands here.
    pub goes_elsewhere: bool,
}

/// What merging a backup into what stands here would do.
#[derive(Clone, PartialEq)]
pub struct BackupPlan {
    /// When it was made.
    pub made_at: Moment,
    /// How it stands to what is here.
    pub relation: Relation,
    /// Damaged or lost rows here that stand in it whole.
    pub mended: u32,
    /// Records that come with it, where it takes the place of what is here.
    pub records: u64,
    /// Colleagues who have a place in it and none here: nobody but they can make one.
    pub strangers: Vec<String>,
    /// What in it stands outside its head and not here.
    pub loose: Loose,
    /// What is put back, or put in place.
    pub(in crate::workspace) batch: Option<Batch>,
    /// The file itself, where notes and drafts come along: which of them stand here is looked at again then.
    pub(in crate::workspace) file: Vec<u8>,
    /// What comes in case by case, where both went on.
    pub cases: Option<Box<ImportPlan>>,
}

/// Notes and drafts of a backup that do not stand here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loose {
    /// Notes in its inbox.
    pub notes: u32,
    /// Texts that somebody was busy with.
    pub drafts: u32,
}

impl Loose {
    /// How many of each stand in these tables.
    pub(in crate::workspace) fn count(tables: impl Iterator<Item = Table>) -> Self {
        let mut loose = Self::default();
        for table in tables {
            if table == Table::Inbox {
                loose.notes += 1;
            } else if table == Table::Drafts {
                loose.drafts += 1;
            }
        }
        loose
    }

    /// Whether there is any.
    pub fn is_any(self) -> bool {
        self != Self::default()
    }
}

/// What came of laying what was written here on what somebody else saved meanwhile.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Rejoined {
    /// Records that were not here before.
    pub brought: u64,
    /// Records that stood here and could not be laid on theirs: whoever unlocked may not read them. They are in `ours`.
    pub left: u64,
    /// Records that stood here, of cases that whoever unlocked is no longer on in theirs. They are in `ours`.
    pub shut_out: u64,
    /// Cases that were destroyed here and stand in theirs: whoever unlocked may not destroy them.
    pub undone: u64,
    /// Whether the settings differed; theirs stand now.
    pub has_other_settings: bool,
    /// Whether something was done here to a place, a passphrase or the recovery code that theirs lacks; theirs stand now.
    pub has_other_places: bool,
    /// Everything as it stood here before, where both went on.
    pub ours: Option<MadeFile>,
}

impl std::fmt::Debug for Rejoined {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Rejoined({} brought, {} left)", self.brought, self.left)
    }
}

/// What is whole here, and what is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inspection {
    /// Records that were opened.
    pub opened: u64,
    /// Records for others: their hash was compared.
    pub counted: u64,
    /// Cases in which nothing is wrong.
    pub whole: u32,
    /// Cases with what is damaged or gone in each, by count.
    pub damaged: BTreeMap<CaseId, u32>,
    /// Damage outside the cases, by count.
    pub elsewhere: u32,
}

/// It holds what is to be written, so it prints its name only.
impl std::fmt::Debug for BackupPlan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("BackupPlan")
    }
}
