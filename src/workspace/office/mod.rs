//! The application as one object: locked or unlocked, asked through [`Action`]s, read through its [`Desk`].

mod backing_up;
mod carrying;
mod colleagues;
mod destroying;
mod drafts;
mod entering;
mod following;
mod furnishing;
mod handing_over;
mod inbox;
mod leaving;
mod merging;
mod people;
mod recording;
// Only where a vault can be a file: the folder for a server carries nothing of it (decision 0038).
#[cfg(any(feature = "vault-file", not(target_arch = "wasm32")))]
mod rejoining;
mod rescuing;
mod school_file;

use std::any::Any;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use futures_util::lock::Mutex;

use self::drafts::Typing;
use super::action::{Action, Done};
use super::desk::Desk;
use super::error::Error;
use super::plans::Plans;
use super::ports::Ports;
use super::recorder::Request;
use crate::casefile::Moment;
use crate::protocol::Contact;
use crate::vault::backup::Relation;
use crate::vault::store::Store;
use crate::vault::{Inbox, RecoveryCode, Vault};

pub use backing_up::read_backup;
pub use entering::{SignIn, Stage};
pub use rescuing::holdings;

/// The application without a screen.
pub struct Office {
    store: Rc<dyn Store>,
    ports: Ports,
    /// What a device without a school has to call.
    contacts: Vec<Contact>,
    /// Read when somebody unlocks.
    plans: OnceCell<Rc<Plans>>,
    stage: RefCell<Stage>,
    /// A [`Desk`]: whoever only drops it need not know what lies on it.
    desk: RefCell<Option<Box<dyn Any>>>,
    /// One action at a time changes the vault.
    vault: Mutex<Option<Vault>>,
    /// A recovery code that was shown and not typed back yet.
    offered: RefCell<Option<RecoveryCode>>,
    /// What this tab types.
    typing: RefCell<Typing>,
    /// The sealed inbox as it was seen last.
    seen_inbox: RefCell<Option<Inbox>>,
}

impl std::fmt::Debug for Office {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Office")
    }
}

impl Office {
    /// Over a store and the world's ports; call [`Office::open`] next.
    ///
    /// # Errors
    ///
    /// [`Error::Plans`], if the shipped plans are malformed.
    pub fn new(store: Rc<dyn Store>, ports: Ports) -> Result<Self, Error> {
        Ok(Self {
            store,
            ports,
            contacts: Plans::shipped_contacts()?,
            plans: OnceCell::new(),
            stage: RefCell::new(Stage::Opening),
            desk: RefCell::new(None),
            vault: Mutex::new(None),
            offered: RefCell::new(None),
            typing: RefCell::default(),
            seen_inbox: RefCell::default(),
        })
    }

    /// Now, by the device's clock.
    pub fn now(&self) -> Moment {
        self.ports.clock.now()
    }

    /// How the application stands.
    pub fn stage(&self) -> Stage {
        self.stage.borrow().clone()
    }

    /// The contacts as this device has them in the clear: functions and numbers, no persons.
    pub fn contacts(&self) -> Vec<Contact> {
        self.ports
            .marks
            .contacts()
            .unwrap_or_else(|| self.contacts.clone())
    }

    /// Everything a case is read by.
    fn plans(&self) -> Result<Rc<Plans>, Error> {
        if let Some(plans) = self.plans.get() {
            return Ok(Rc::clone(plans));
        }
        let plans = Rc::new(Plans::shipped()?);
        Ok(Rc::clone(self.plans.get_or_init(|| plans)))
    }

    /// Reads the desk; `None` while locked.
    pub fn read<T>(&self, look: impl FnOnce(&Desk) -> T) -> Option<T> {
        self.desk
            .borrow()
            .as_ref()
            .and_then(|desk| desk.downcast_ref())
            .map(look)
    }

    /// Does what is asked; when it answers, it is on disk.
    ///
    /// # Errors
    ///
    /// [`Error`]; then nothing was changed, but for what is done in steps that each stand: a backup mends what was damaged
    /// before its cases are taken in, and a receipt is noted case by case. Asked again, they go on.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "everything that needs an open vault is answered one by one in the next function"
    )]
    pub async fn perform(&self, action: Action) -> Result<Done, Error> {
        match action {
            Action::LeaveNote(note) => self.leave_note(&note.into()).await,
            Action::LeaveSheet(added) => self.leave_note(&added).await,
            Action::LeaveInPassing(note) => self.leave_in_passing(&note).await,
            Action::OfferRecoveryCode => Ok(self.offer_recovery_code()),
            Action::SetUp(set_up) => self.set_up(set_up).await,
            Action::ReadSchoolFile { file, code } => self.read_school_file(&file, &code),
            Action::SetUpFromSchoolFile(set_up) => self.set_up_from_school_file(set_up).await,
            Action::Unlock { member, passphrase } => self.unlock(member, passphrase).await,
            Action::UnlockWithRecovery { code } => self.unlock_with_recovery(&code).await,
            Action::Restore(file) => self.restore(&file).await,
            Action::RestoreWhole(file) => self.restore_whole(&file).await,
            Action::OpenToRead { key, secret } => self.open_to_read(key, secret).await,
            Action::LookAtStorage { asks_to_keep } => self.look_at_storage(asks_to_keep).await,
            Action::Lock => self.lock().await,
            Action::Follow => self.follow().await,
            inside => self.perform_inside(inside).await,
        }
    }

    async fn perform_inside(&self, action: Action) -> Result<Done, Error> {
        let replaces =
            matches!(&action, Action::Merge { plan, .. } if plan.relation == Relation::Newer);
        let done = self.perform_unlocked(action).await?;
        if replaces {
            // What stands here now has its own places and keys.
            return self.lock().await;
        }
        Ok(done)
    }

    async fn perform_unlocked(&self, action: Action) -> Result<Done, Error> {
        let mut guard = self.vault.lock().await;
        let Some(vault) = guard.as_mut() else {
            return self.perform_reading(&action);
        };
        let outcome = self.perform_with(vault, action).await;
        if outcome.as_ref().is_err_and(Error::is_conflict) {
            // Another tab was faster. Whoever asks again decides on what is stored now.
            self.catch_up_with_other_tabs(vault).await?;
        }
        outcome
    }

    #[expect(
        clippy::too_many_lines,
        reason = "a line for each action, so that the compiler says which one has no answer"
    )]
    async fn perform_with(&self, vault: &mut Vault, action: Action) -> Result<Done, Error> {
        match action {
            Action::LoadCase(case) => self.load_case(vault, case).await,
            Action::LoadEveryCase => self.load_every_case(vault).await,
            Action::OpenCase {
                command,
                happened_at,
                draft,
            } => self.open_case(vault, command, happened_at, draft).await,
            Action::Record {
                case,
                command,
                happened_at,
                draft,
            } => {
                let request = Request {
                    command,
                    happened_at,
                };
                self.record(vault, case, request, draft).await
            }
            Action::DestroyCase { case, destruction } => {
                self.destroy_case(vault, case, destruction).await
            }
            Action::SaveDraft { key, text } => self.save_draft(vault, key, text).await,
            Action::DropDraft(key) => self.drop_draft(vault, &key).await,
            Action::RecordStamps {
                case,
                stamps,
                account,
            } => self.record_stamps(vault, case, (&stamps, &account)).await,
            Action::AdoptNote {
                note,
                case,
                account,
            } => self.adopt_note(vault, note, (case, &account)).await,
            Action::DismissNote { note, reason } => self.dismiss_note(vault, note, reason).await,
            Action::ChangeSchool(school) => self.change_school(vault, *school).await,
            Action::AppointDeputies(deputies) => self.appoint_deputies(vault, deputies).await,
            Action::Acknowledge => self.acknowledge(vault).await,
            Action::AddMember(member) => self.add_member(vault, member).await,
            Action::ChangeMember { member, name, role } => {
                self.change_member(vault, member, (name, role)).await
            }
            Action::RekeyMember { member, passphrase } => {
                self.rekey_member(vault, member, passphrase).await
            }
            Action::ChangePassphrase { current, new } => {
                self.change_passphrase(vault, current, new).await
            }
            Action::RemoveMember(member) => self.remove_member(vault, member).await,
            Action::RenewRecoveryCode { typed_back } => {
                self.renew_recovery_code(vault, &typed_back).await
            }
            Action::MakeSchoolFile => self.make_school_file(vault).await,
            Action::BackUp => self.back_up().await,
            Action::Inspect => self.inspect(vault).await,
            Action::LookOver => self.look_over(vault).await,
            Action::CheckBackup(file) => self.check_backup(vault, &file).await,
            Action::LookIntoBackup { file, secret } => self.look_into(vault, &file, secret).await,
            Action::Merge { plan, bring_back } => self.merge(vault, *plan, &bring_back).await,
            #[cfg(any(feature = "vault-file", not(target_arch = "wasm32")))]
            Action::FollowBack(then) => self.follow_back(vault, &then).await,
            #[cfg(any(feature = "vault-file", not(target_arch = "wasm32")))]
            Action::Rejoin { file, typed } => Box::pin(self.rejoin(vault, (&file, typed))).await,
            #[cfg(not(any(feature = "vault-file", not(target_arch = "wasm32"))))]
            Action::FollowBack(_) | Action::Rejoin { .. } => Err(Error::NotAllowed),
            Action::Export { cases, passphrase } => self.export(vault, &cases, passphrase).await,
            Action::ExportToRead {
                case,
                shown,
                passphrase,
            } => self.export_to_read(vault, case, &shown, passphrase).await,
            Action::HandOver { cases, to } => self.hand_over(vault, &cases, to).await,
            Action::TakeReceipt(file) => self.take_receipt(vault, &file).await,
            Action::RevokeHandover(transfer) => self.revoke_handover(vault, transfer).await,
            Action::RemoveHandedOver(transfer) => self.remove_handed_over(vault, transfer).await,
            Action::KeepColleague { text, replaces } => {
                self.keep_colleague(vault, &text, replaces).await
            }
            Action::DropColleague(key) => self.drop_colleague(vault, key).await,
            Action::Preview { file, passphrase } => self.preview(vault, file, passphrase).await,
            Action::Import { plan, bring_back } => self.import(vault, *plan, &bring_back).await,
            Action::LeaveNote(_)
            | Action::LeaveSheet(_)
            | Action::LeaveInPassing(_)
            | Action::OfferRecoveryCode
            | Action::SetUp(_)
            | Action::SetUpFromSchoolFile(_)
            | Action::ReadSchoolFile { .. }
            | Action::Unlock { .. }
            | Action::UnlockWithRecovery { .. }
            | Action::Restore(_)
            | Action::Follow
            | Action::RestoreWhole(_)
            | Action::OpenToRead { .. }
            | Action::LookAtStorage { .. }
            | Action::Lock => Err(Error::Locked),
        }
    }

    /// Changes the desk after something is on disk.
    fn on_desk<T>(&self, change: impl FnOnce(&mut Desk) -> T) -> Result<T, Error> {
        self.desk
            .borrow_mut()
            .as_mut()
            .and_then(|desk| desk.downcast_mut())
            .map(change)
            .ok_or(Error::Locked)
    }

    /// A copy of the desk to decide by; what is decided may take a while, the desk stays readable meanwhile.
    fn desk_now(&self) -> Result<Desk, Error> {
        self.read(Desk::clone).ok_or(Error::Locked)
    }
}
