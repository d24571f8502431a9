//! Everything a person can ask of the application, and what comes back: the one door of the workspace.

use uuid::Uuid;
use zeroize::Zeroizing;

use super::desk::{DraftKey, NoteId};
use super::note::Note;
use super::school::School;
use crate::casefile::{CaseId, Command, Moment, RecordHash};
use crate::protocol::Role;

/// A passphrase or code on its way in; wiped when dropped.
pub type Secret = Zeroizing<String>;

/// One request.
pub enum Action {
    /// First use: make the school's vault on this device.
    SetUp(SetUp),
    /// Unlock as the member with this id.
    Unlock {
        /// Whose slot.
        member: [u8; 16],
        /// Their passphrase.
        passphrase: Secret,
    },
    /// Unlock with the printed recovery code, to mend a lost passphrase.
    UnlockWithRecovery {
        /// The code as typed.
        code: Secret,
    },
    /// Seal what is open, wipe the keys, forget the desk.
    Lock,
    /// Bring a case to the desk.
    LoadCase(CaseId),
    /// Open a new case; the command must be [`Command::OpenCase`].
    OpenCase {
        /// What is known.
        command: Command,
        /// When.
        happened_at: Moment,
    },
    /// Record something in a case.
    Record {
        /// The case.
        case: CaseId,
        /// What.
        command: Command,
        /// When it happened.
        happened_at: Moment,
    },
    /// Keep a text that is being typed, sealed to this member.
    SaveDraft {
        /// Whose text.
        key: DraftKey,
        /// The text, as the page wants it back.
        text: String,
    },
    /// The text was saved for good or thrown away.
    DropDraft(DraftKey),
    /// Put a note in the sealed inbox. Works locked.
    LeaveNote(Note),
    /// Take a note from the inbox into a case as records.
    AdoptNote {
        /// The note.
        note: NoteId,
        /// The case it belongs to.
        case: CaseId,
    },
    /// Take a note out of the inbox without a case, with a reason.
    DismissNote {
        /// The note.
        note: NoteId,
        /// Why; kept in the settings' log.
        reason: String,
    },
    /// Change the settings.
    ChangeSchool(Box<School>),
    /// Give somebody a place on this device.
    AddMember(NewMember),
    /// New keys for somebody who lost the passphrase.
    RekeyMember {
        /// Who.
        member: Uuid,
        /// The new passphrase.
        passphrase: Secret,
    },
    /// Change one's own passphrase.
    ChangePassphrase {
        /// The one now.
        current: Secret,
        /// The new one.
        new: Secret,
    },
    /// Take somebody's place away; starts a new key epoch.
    RemoveMember(Uuid),
    /// A new recovery code; the old one stops working.
    RenewRecoveryCode,
    /// The browser was closed and this mark was still there.
    PassSurvivalTest,
    /// Make a backup file.
    BackUp,
    /// Read a saved backup again and check all of it.
    CheckBackup(Vec<u8>),
    /// Put a backup back on an empty device.
    Restore(Vec<u8>),
    /// Make an encrypted file of these cases; it is read back before it is handed out.
    Export {
        /// Which.
        cases: Vec<CaseId>,
        /// The passphrase for the file.
        passphrase: Secret,
    },
    /// Open a file and say what taking it in would do. Changes nothing.
    Preview {
        /// The file.
        file: Vec<u8>,
        /// Its passphrase.
        passphrase: Secret,
    },
    /// Take in what was previewed: all or nothing.
    Import(Box<ImportPlan>),
}

/// What first use asks.
pub struct SetUp {
    /// The school's name.
    pub school: String,
    /// The first member.
    pub member: NewMember,
}

/// Somebody who gets a place on this device.
pub struct NewMember {
    /// An earlier id, when the school knows this person already.
    pub id: Option<Uuid>,
    /// Full name.
    pub name: String,
    /// Role.
    pub role: Role,
    /// The mark on the lock screen, at most 4 characters, not a name.
    pub mark: String,
    /// Their passphrase.
    pub passphrase: Secret,
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq)]
pub enum Done {
    /// It was done; nothing more to say.
    Done,
    /// Set up, or a new code: print it and type it back.
    RecoveryCode(String),
    /// A case was opened.
    CaseOpened(CaseId),
    /// Records stand in the journal, on disk.
    Recorded(Vec<RecordHash>),
    /// A file to hand out.
    File(MadeFile),
    /// What a backup was found to hold.
    BackupChecked(BackupReport),
    /// What taking a file in would do.
    Preview(Box<ImportPlan>),
    /// What was taken in.
    Imported {
        /// New records.
        records: usize,
        /// Cases touched.
        cases: usize,
    },
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
    /// Cases in it.
    pub cases: u32,
    /// Records this member may open, all opened.
    pub opened: u64,
    /// Records for others: their hash was compared.
    pub counted: u64,
    /// Whether it holds everything that stands here now.
    pub is_current: bool,
}

impl std::fmt::Debug for Action {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Action")
    }
}

/// Stands in for the import plan of `exchange` until that room lands.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportPlan;
