//! Saving the vault file: read before it is written, joined when another hand saved meanwhile, and read back after.

use std::rc::Rc;

use super::{Download, Hold, fingerprint};
use crate::platform::files::{self, File};
use crate::platform::vault_file;
use crate::screen::file_bar::Saved;
use crate::text::{Message, Problem, Trouble, VaultFile as Words};
use crate::ui::App;
use crate::ui::file_pick::problem;
use crate::ui::vault_file::VaultFile as _;
use crate::vault::backup::{BYTES_MAX, Typed};
use crate::vault::primitive::hash::sha256;
use crate::vault::{Backup, Standing};
use crate::workspace::action::{MadeFile, Rejoined};
use crate::workspace::file_history::{check_other_version, name_of_file};
use crate::workspace::{Action, Done, Error};

/// What a press came to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Outcome {
    /// Nothing was pressed.
    Nothing,
    /// Something is under way.
    Busy,
    /// It was read back, or work of an earlier sitting is back.
    Saved(Saved),
    /// It was downloaded, and was not read back yet.
    Downloaded {
        /// Under this name.
        name: String,
        /// What came of joining it with what somebody else had saved.
        told: Vec<Message>,
    },
    /// Somebody saved over the file that was uploaded, or it is gone: the browser no longer reads it.
    SavedOver,
    /// The file holds something that cannot be joined; nothing was written.
    CannotJoin(Trouble),
    /// Work of an earlier sitting could not be joined; it waits in a file of its own.
    NotSettled(Trouble),
    /// It failed.
    Failed(Trouble),
}

/// Where it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum To {
    /// The file it came from.
    SameFile,
    /// A new one.
    NewFile,
}

/// Why a file is chosen while one works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chosen {
    /// It is the download, to be read back.
    ReadBack,
    /// It is the file that somebody else saved over.
    SavedOver,
}

impl Hold {
    /// Saves everything, with what is being typed. Nothing is written over that was not read first.
    pub(super) async fn save(self: &Rc<Self>, app: App, to: To) -> Outcome {
        match self.try_saving(app, to).await {
            Ok(outcome) => outcome,
            Err(trouble) => Outcome::Failed(*trouble),
        }
    }

    async fn try_saving(&self, app: App, to: To) -> Result<Outcome, Box<Trouble>> {
        if !vault_file::can_pick() {
            return self.download(app, to).await;
        }
        // The old file is let go when a new one was chosen, and not before.
        if to == To::NewFile || vault_file::held_name().is_none() {
            // A file of the school that stands there already is found by its name, and joined; beside one that cannot be
            // joined goes another name.
            let name = match self.store.vault() {
                Some(vault) if to == To::SameFile => name_of_file(vault),
                _ => self.made(app).await?.name,
            };
            let is_chosen = vault_file::pick_to_save(&name).await;
            let refused = |_failure| Box::new(Trouble::from(Problem::FileNotSaved));
            if !is_chosen.map_err(refused)? {
                return Ok(Outcome::Nothing);
            }
        }
        if !vault_file::permits().await {
            return Err(Box::new(Trouble::from(Problem::FileNotSaved)));
        }
        // What could not be sealed stays on the page and says so.
        let _kept = app.keep_everything().await;
        let there = vault_file::read_held(BYTES_MAX).await;
        let there = there.map_err(|error| Box::new(Trouble::from(problem(&error))))?;
        let told = match self.join(app, there).await {
            Ok(told) => told,
            Err(trouble) => return Ok(Outcome::CannotJoin(trouble)),
        };
        let changes = self.store.changes();
        let file = self.made(app).await?;
        let written = vault_file::write_held(&file.bytes, BYTES_MAX).await;
        let written = written.map_err(|_failed| Box::new(Trouble::from(Problem::FileNotSaved)))?;
        self.found_whole(app, (changes, &file.bytes), written)
            .await?;
        let name = vault_file::held_name().unwrap_or_default();
        let is_unsaved = self.store.is_unsaved();
        Ok(Outcome::Saved(Saved::read_back(name, is_unsaved, told)))
    }

    /// Takes in what the file has and this vault does not, where it is not as it was last read; what came of it, in words.
    async fn join(&self, app: App, there: Vec<u8>) -> Result<Vec<Message>, Trouble> {
        let known = self.facts.borrow().known.clone();
        if there.is_empty() || fingerprint(&there) == known {
            return Ok(Vec::new());
        }
        let (file, typed) = (there, Typed::Here);
        let Done::Rejoined(rejoined) = app.perform(Action::Rejoin { file, typed }).await? else {
            return Ok(Vec::new());
        };
        Ok(self.joined(rejoined, !known.is_empty()))
    }

    /// Where a browser cannot write a file itself: as a download, which counts once it was read back. The file that was
    /// uploaded is looked at first, but for a new one.
    async fn download(&self, app: App, to: To) -> Result<Outcome, Box<Trouble>> {
        let _kept = app.keep_everything().await;
        let there = match vault_file::read_chosen(BYTES_MAX).await {
            Some(there) if to == To::SameFile => there,
            Some(_) | None => Ok(Vec::new()),
        };
        match there {
            Ok(there) => self.join_and_offer(app, there).await,
            Err(_saved_over) => Ok(Outcome::SavedOver),
        }
    }

    async fn join_and_offer(&self, app: App, there: Vec<u8>) -> Result<Outcome, Box<Trouble>> {
        let told = match self.join(app, there).await {
            Ok(told) => told,
            Err(trouble) => return Ok(Outcome::CannotJoin(trouble)),
        };
        self.offer(app, told).await
    }

    async fn offer(&self, app: App, told: Vec<Message>) -> Result<Outcome, Box<Trouble>> {
        let changes = self.store.changes();
        let file = self.made(app).await?;
        let kind = "application/octet-stream";
        files::download(&file.name, kind, &file.bytes)
            .map_err(|_refused| Box::new(Trouble::from(Problem::FileNotSaved)))?;
        let (name, hash) = (file.name, sha256(&[&file.bytes]));
        self.downloaded.replace(Some(Download {
            name: name.clone(),
            changes,
            hash,
        }));
        Ok(Outcome::Downloaded { name, told })
    }

    /// A file was chosen by uploading it.
    pub(super) async fn take_chosen(
        &self,
        app: App,
        why: Chosen,
        (file, bytes): (File, Vec<u8>),
    ) -> Outcome {
        let outcome = match why {
            Chosen::ReadBack => self.read_back(app, file.name(), bytes).await,
            Chosen::SavedOver => {
                let _kept = app.keep_everything().await;
                let offered = self.join_and_offer(app, bytes).await;
                offered.unwrap_or_else(|trouble| Outcome::Failed(*trouble))
            }
        };
        if !matches!(outcome, Outcome::Failed(_) | Outcome::CannotJoin(_)) {
            vault_file::hold_chosen(&file);
        }
        outcome
    }

    /// A download was chosen to be read back.
    async fn read_back(&self, app: App, name: String, bytes: Vec<u8>) -> Outcome {
        let Some(download) = self.downloaded.borrow().clone() else {
            return Outcome::Nothing;
        };
        if sha256(&[&bytes]) != download.hash {
            let read = self.read_instead(app, download, bytes).await;
            return read.unwrap_or_else(|trouble| Outcome::Failed(*trouble));
        }
        let made = bytes.clone();
        let changes = download.changes;
        match self.found_whole(app, (changes, &made), bytes).await {
            Ok(()) => {
                self.downloaded.replace(None);
                self.facts.borrow_mut().name = Some(name.clone());
                let is_unsaved = self.store.is_unsaved();
                Outcome::Saved(Saved::read_back(name, is_unsaved, Vec::new()))
            }
            Err(trouble) => Outcome::Failed(*trouble),
        }
    }

    /// Another file was chosen than was downloaded: what stood there before, or a version that somebody else saved, which
    /// joins. Where that brings nothing, the download stands.
    async fn read_instead(
        &self,
        app: App,
        Download { name, changes, .. }: Download,
        bytes: Vec<u8>,
    ) -> Result<Outcome, Box<Trouble>> {
        if fingerprint(&bytes) == self.facts.borrow().known {
            return Ok(Outcome::Failed(Trouble {
                what: Words::NotInPlace.into(),
                remedy: Words::PutThere.into(),
                reasons: Vec::new(),
            }));
        }
        let differs = || Box::new(Trouble::from(Problem::FileReadBackDiffers));
        let vault = self.store.vault().ok_or_else(differs)?;
        check_other_version(&bytes, vault).map_err(|error| {
            if matches!(error, Error::Vault(_)) {
                differs()
            } else {
                Box::new(Trouble::from(&error))
            }
        })?;
        let _kept = app.keep_everything().await;
        let mut told = match self.join(app, bytes).await {
            Ok(told) => told,
            Err(trouble) => return Ok(Outcome::CannotJoin(trouble)),
        };
        told.retain(|one| *one != Words::JoinedNothing.into());
        told.insert(0, Words::OtherVersion.into());
        if self.store.changes() == changes {
            return Ok(Outcome::Downloaded { name, told });
        }
        self.offer(app, told).await
    }

    /// The file was read back: it is compared and checked like any backup, and from then on it has everything.
    async fn found_whole(
        &self,
        app: App,
        (changes, made): (u64, &[u8]),
        read: Vec<u8>,
    ) -> Result<(), Box<Trouble>> {
        if read != made {
            return Err(Box::new(Trouble::from(Problem::FileReadBackDiffers)));
        }
        let known = fingerprint(&read);
        app.perform(Action::CheckBackup(read))
            .await
            .map_err(Box::new)?;
        {
            let mut facts = self.facts.borrow_mut();
            facts.known = known;
            facts.older_than = None;
            facts.unproven = None;
            facts.name = vault_file::held_name().or_else(|| facts.name.clone());
        }
        // A crash journal that stays behind only offers what the file has already.
        let _thinned = self.store.saved_at(changes).await;
        self.keep();
        Ok(())
    }

    async fn made(&self, app: App) -> Result<MadeFile, Box<Trouble>> {
        match app.perform(Action::BackUp).await {
            Ok(Done::File(file)) => Ok(file),
            Ok(_) => Err(Box::new(Trouble::from(Problem::FileNotSaved))),
            Err(trouble) => Err(Box::new(trouble)),
        }
    }

    /// What came of joining, in words; what stayed behind is offered as a file.
    fn joined(&self, rejoined: Rejoined, was_known: bool) -> Vec<Message> {
        let mut told: Vec<Message> = match rejoined.brought {
            0 if was_known => vec![Words::JoinedNothing.into()],
            0 => Vec::new(),
            records => vec![Words::Joined { records }.into()],
        };
        if rejoined.has_other_settings {
            told.push(Words::OtherSettings.into());
        }
        if rejoined.undone > 0 {
            told.push(
                Words::Undone {
                    cases: rejoined.undone,
                }
                .into(),
            );
        }
        if rejoined.left > 0 {
            let records = rejoined.left;
            told.push(Words::Left { records }.into());
        }
        let beside = beside(&rejoined);
        if rejoined.left > 0 || !beside.is_empty() {
            told.extend(beside);
            self.leave(rejoined.ours);
        }
        told
    }

    /// What stayed behind has no other place than this page, so that it is kept at once.
    fn leave(&self, file: Option<MadeFile>) {
        if let Some(file) = file {
            self.left.borrow_mut().add(file);
            self.keep();
        }
    }

    /// Work of an earlier sitting joins what was opened, once somebody unlocked.
    pub(super) async fn settle(&self, app: App, found: Backup) -> Result<Vec<Message>, Trouble> {
        let bytes = found.to_bytes();
        let keep = MadeFile {
            name: Words::LooseName {
                commit: found.standing().commit,
            }
            .nl()
            .into_owned(),
            bytes: bytes.clone(),
        };
        let (file, typed) = (bytes, Typed::There);
        match app.perform(Action::Rejoin { file, typed }).await {
            Ok(Done::Rejoined(rejoined)) => {
                let records = rejoined.brought;
                let mut told = vec![Words::Settled { records }.into()];
                self.left.borrow_mut().remove(&keep);
                self.store.settled().await;
                if rejoined.left > 0 {
                    // What the file had and whoever unlocked may not read is still in the file; what comes with the
                    // next saving is joined with it again.
                    told.push(Words::SettledPart.into());
                }
                let beside = beside(&rejoined);
                if rejoined.left > 0 || !beside.is_empty() {
                    told.extend(beside);
                    self.leave(rejoined.ours);
                }
                Ok(told)
            }
            Ok(_) => Ok(Vec::new()),
            Err(trouble) => {
                self.leave(Some(keep));
                Err(trouble)
            }
        }
    }

    /// The opened file has come further than what was last saved here: whether by that way, its links tell.
    pub(super) async fn follow_back(&self, app: App) {
        let unproven = self.facts.borrow().unproven.clone();
        let Some(Ok(then)) = unproven.map(|line| Standing::parse_line(&line)) else {
            return;
        };
        // Where an index is damaged nobody can tell; the damage is told by itself.
        let followed = app.perform(Action::FollowBack(then)).await;
        let mut facts = self.facts.borrow_mut();
        facts.unproven = None;
        facts.is_forked |= followed == Ok(Done::FollowedBack(false));
    }

    /// Saves what stayed behind as a file of its own.
    pub(super) fn save_left(&self) -> bool {
        let Some(file) = self.left.borrow().first().cloned() else {
            return false;
        };
        let is_saved = files::download(&file.name, "application/octet-stream", &file.bytes).is_ok();
        if is_saved {
            // It is in a file of its own now, so that the crash journal may go on.
            self.store.set_unsettled(false);
            self.left.borrow_mut().remove(&file);
        }
        is_saved
    }
}

/// What did not come along by what was done in the other copy, in words.
fn beside(rejoined: &Rejoined) -> Vec<Message> {
    let records = rejoined.shut_out;
    let shut = (records > 0).then(|| Words::ShutOut { records }.into());
    let places = (rejoined.has_other_places).then(|| Words::OtherPlaces.into());
    [shut, places].into_iter().flatten().collect()
}
