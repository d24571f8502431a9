//! Everything a person can ask of the application, and what comes back: the one door of the workspace.

mod done;

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;
use zeroize::Zeroizing;

use super::desk::{DraftKey, NoteId};
use super::destruction::Destruction;
use super::note::{Added, EmergencyStamps, Note};
use super::school::School;
use crate::casefile::{CaseId, Command, Moment};
use crate::exchange::import::Plan as ImportPlan;
use crate::protocol::Role;
use crate::vault::Standing;
use crate::vault::backup::Typed;

pub use done::{
    BackupPlan, BackupReport, Done, FoundSchool, Holding, Inspection, Loose, MadeFile, Rejoined,
    Relation,
};

/// A passphrase or code on its way in; wiped when dropped.
pub type Secret = Zeroizing<String>;

/// One request.
pub enum Action {
    /// Make a recovery code to print. It counts once it is typed back, in [`Action::SetUp`] or
    /// [`Action::RenewRecoveryCode`].
    OfferRecoveryCode,
    /// First use: make the school's vault on this device.
    SetUp(SetUp),
    /// Open the school's file with the printed recovery code and say who is in it. Changes nothing.
    ReadSchoolFile {
        /// The file.
        file: Vec<u8>,
        /// The code as typed.
        code: Secret,
    },
    /// First use of a later device: make its vault from the school's file. No second code is printed.
    SetUpFromSchoolFile(SetUpFromSchoolFile),
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
    /// Another tab wrote: show what is stored now. Changes nothing.
    Follow,
    /// Bring a case to the desk.
    LoadCase(CaseId),
    /// Bring every case to the desk that this member reads, to count over them. One that does not open is left out.
    LoadEveryCase,
    /// Open a new case; the command must be [`Command::OpenCase`].
    OpenCase {
        /// What is known.
        command: Command,
        /// When.
        happened_at: Moment,
        /// The draft that this was, let go in the same commit.
        draft: Option<DraftKey>,
    },
    /// Record something in a case.
    Record {
        /// The case.
        case: CaseId,
        /// What.
        command: Command,
        /// When it happened.
        happened_at: Moment,
        /// The draft that this was, let go in the same commit.
        draft: Option<DraftKey>,
    },
    /// Destroy a whole case: its keys and records go, the destruction line stays (design 4).
    DestroyCase {
        /// The case.
        case: CaseId,
        /// On what ground, and why.
        destruction: Destruction,
    },
    /// Keep a text that is being typed, sealed to this member.
    SaveDraft {
        /// Whose text.
        key: DraftKey,
        /// The text, as the page wants it back.
        text: String,
    },
    /// The text was thrown away.
    DropDraft(DraftKey),
    /// Put a note in the sealed inbox. Works locked.
    LeaveNote(Note),
    /// The same for what was added to a sheet of Spoed.
    LeaveSheet(Box<Added>),
    /// Put a note in the sealed inbox of a page that is being left. Works locked.
    LeaveInPassing(Note),
    /// Write the stamps of the emergency screen into a case, each at the time it was tapped.
    RecordStamps {
        /// The case.
        case: CaseId,
        /// The stamps.
        stamps: EmergencyStamps,
        /// What the sheet tells, in words: kept where no record that follows from the stamps says it.
        account: String,
    },
    /// Take a note from the inbox into a case as records.
    AdoptNote {
        /// The note.
        note: NoteId,
        /// The case it belongs to.
        case: CaseId,
        /// What an emergency note tells, in words: the case keeps it whole beside the records that follow from it.
        account: String,
    },
    /// Take a note out of the inbox without a case, with a reason.
    DismissNote {
        /// The note.
        note: NoteId,
        /// Why; it stands in the settings' log.
        reason: String,
    },
    /// Change the settings. Deputies and the log of dismissed notes have their own actions and stay as they are.
    ChangeSchool(Box<School>),
    /// Settle who stands in for which role; they come on the cases that role is on.
    AppointDeputies(BTreeMap<Role, Vec<Uuid>>),
    /// The tidings were read.
    Acknowledge,
    /// Give somebody a place on this device.
    AddMember(NewMember),
    /// Another name or role for somebody with a place here.
    ChangeMember {
        /// Who.
        member: Uuid,
        /// Their name from now on.
        name: String,
        /// Their role from now on.
        role: Role,
    },
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
    /// Put the offered recovery code in force; the old one stops working.
    RenewRecoveryCode {
        /// The offered code, typed back from paper.
        typed_back: Secret,
    },
    /// Make the file by which a later device of this school is set up; for directeur and IB-er.
    MakeSchoolFile,
    /// Make a backup file.
    BackUp,
    /// Read a saved backup again and check all of it.
    CheckBackup(Vec<u8>),
    /// Look what merging a backup into what stands here would do. Changes nothing.
    LookIntoBackup {
        /// The file.
        file: Vec<u8>,
        /// The passphrase or recovery code it opens with; empty where the keys of who unlocked fit.
        secret: Secret,
    },
    /// Do what was looked into: all or nothing. A newer backup of this vault takes its place, and locks.
    Merge {
        /// What was looked into.
        plan: Box<BackupPlan>,
        /// The cases that were destroyed here and come back, because somebody asks for it.
        bring_back: BTreeSet<CaseId>,
    },
    /// The file this vault was opened from was saved by somebody else: take theirs, and lay on it what was written here.
    Rejoin {
        /// The file.
        file: Vec<u8>,
        /// Which of the two has the later words of a text that was being typed.
        typed: Typed,
    },
    /// Follow every link of this vault back: whether its way went by where it stood then. Changes nothing.
    FollowBack(Standing),
    /// Read everything again and say what is whole and what is not. Changes nothing that is stored.
    Inspect,
    /// Read the next few cases since the unlock; what is wrong is told once all were read. Changes nothing that is
    /// stored, and keeps nobody waiting for long.
    LookOver,
    /// Put a backup back on an empty device.
    Restore(Vec<u8>),
    /// Put back on an empty device what is whole in a damaged backup.
    RestoreWhole(Vec<u8>),
    /// Where unlocking meets damage: read what the keys of one member, or of the code, still open. Nothing is written.
    OpenToRead {
        /// Whose slot; `None` for the recovery code.
        key: Option<[u8; 16]>,
        /// The passphrase or the code.
        secret: Secret,
    },
    /// Ask the browser anew what it does with the store.
    LookAtStorage {
        /// Whether it is asked for its promise to keep everything.
        asks_to_keep: bool,
    },
    /// Make an encrypted file of these cases; it is read back before it is handed out.
    Export {
        /// Which.
        cases: Vec<CaseId>,
        /// The passphrase for the file.
        passphrase: Secret,
    },
    /// The same of one case, and beside it what a person reads of it, sealed under the same passphrase.
    ExportToRead {
        /// Which.
        case: CaseId,
        /// What the screen shows of it, as markup.
        shown: Secret,
        /// The passphrase for both.
        passphrase: Secret,
    },
    /// Make an encrypted file by which these cases are handed over to a colleague, and remember that it was sent.
    HandOver {
        /// Which.
        cases: Vec<CaseId>,
        /// To whom.
        to: Receiver,
    },
    /// Take in the receipt of a handover: it is confirmed, and the colleague is case manager from then on.
    TakeReceipt(Vec<u8>),
    /// A handover that was not confirmed does not count any more.
    RevokeHandover(Uuid),
    /// Remove the cases of a confirmed handover here; a line stays that says so.
    RemoveHandedOver(Uuid),
    /// Keep a colleague's public keys.
    KeepColleague {
        /// Their text, as pasted.
        text: String,
        /// Whether it may take the place of other keys of the same colleague.
        replaces: bool,
    },
    /// Keep them no longer; by their Ed25519 key.
    DropColleague([u8; 32]),
    /// Open a file and say what taking it in would do. Changes nothing.
    Preview {
        /// The file.
        file: Vec<u8>,
        /// Its passphrase; of no use for a file that was sealed to this member's key.
        passphrase: Secret,
    },
    /// Take in what was previewed: all or nothing.
    Import {
        /// What was previewed.
        plan: Box<ImportPlan>,
        /// The cases that were destroyed here and come back, because somebody asks for it.
        bring_back: BTreeSet<CaseId>,
    },
}

/// What first use asks.
pub struct SetUp {
    /// The school's name.
    pub school: String,
    /// The first member.
    pub member: NewMember,
    /// The offered recovery code, typed back from paper.
    pub typed_back: Secret,
}

/// What first use of a later device asks.
pub struct SetUpFromSchoolFile {
    /// The school's file.
    pub file: Vec<u8>,
    /// The printed recovery code, which opens it.
    pub code: Secret,
    /// The first member here: with the id from the file when the school knows them.
    pub member: NewMember,
}

/// Somebody who gets a place on this device.
pub struct NewMember {
    /// The id the school knows this person by already: then name and role are as the school has them.
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

/// To whom cases are handed over.
pub enum Receiver {
    /// A colleague whose public keys are known here, by the Ed25519 one.
    Colleague([u8; 32]),
    /// Whoever is told the passphrase.
    Told {
        /// Their name.
        name: String,
        /// The passphrase for the file.
        passphrase: Secret,
    },
}

/// What may hold a secret prints its name only.
macro_rules! nameless {
    ($($name:ident),+) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    )+};
}

nameless!(Action, SetUp, SetUpFromSchoolFile, NewMember, Receiver);
