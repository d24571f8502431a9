//! Working in a vault file: opened, held over a lock, saved, and joined with what somebody else saved meanwhile.

mod bar;
mod finding;
mod lock;
mod opening;
mod saving;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use saving::Outcome;

use super::App;
use super::root;
use super::vault_file::{Part, VaultFile};
use crate::exchange::hex;
use crate::platform::Listener;
use crate::platform::indexed_db::{IndexedDb, Lost};
use crate::platform::loader::{self, Reason};
use crate::platform::vault_file::{self, Kept};
use crate::vault::primitive::hash::sha256;
use crate::vault::store::file::{JournalHas, Journalled, PutBack};
use crate::vault::store::{Batch, Error as StoreError, FileStore};
use crate::vault::{Backup, Store, VaultId};
use crate::workspace::action::Holding;
use crate::workspace::file_history::{Since, since};
use crate::workspace::health::InFile;
use crate::workspace::loose_files::LooseFiles;
use crate::workspace::office::{holdings, read_backup};

/// What the name of every crash journal begins with; the vault's id follows.
const JOURNAL: &str = "meldcode-file-";

/// How a file is left at a lock, beside its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Facts {
    /// The name of the file, once there is one.
    name: Option<String>,
    /// The SHA-256 of the file as it was last read or written, so that another hand is noticed.
    known: String,
    /// Whether there is work that the file does not have.
    is_unsaved: bool,
    /// How far the vault had come when it was last saved here, where that is further than the file.
    older_than: Option<u64>,
    /// Where it stood when it was last saved here, where the file has come further by a way that was not looked at yet.
    unproven: Option<String>,
    /// Whether it went on from before what was last saved here.
    is_forked: bool,
    /// Whether work of an earlier sitting waits in the crash journal.
    is_unsettled: bool,
    /// The names of what could not be joined, with how long each is.
    left: Vec<(String, usize)>,
}

/// A download.
#[derive(Clone)]
struct Download {
    /// What it is called.
    name: String,
    /// How many changes it has.
    changes: u64,
    /// The hash of its bytes.
    hash: [u8; 32],
}

/// The vault file of this page.
pub(super) struct Hold {
    store: Rc<FileStore>,
    facts: RefCell<Facts>,
    /// Work of an earlier sitting, found in the crash journal of the opened file, that waits for somebody to unlock.
    unsettled: RefCell<Option<Backup>>,
    /// A download that was not read back yet.
    downloaded: RefCell<Option<Download>>,
    /// Everything as it stood before it was joined with what somebody else saved, where a part of it stayed behind.
    left: RefCell<LooseFiles>,
    /// What the last press came to; it outlives a change of page.
    outcome: RwSignal<Outcome>,
    leaving: RefCell<Option<Listener>>,
    /// The app that stands over it now: what is being typed there is in no journal for a moment.
    app: Cell<Option<App>>,
}

impl std::fmt::Debug for Hold {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Hold")
    }
}

/// A crash journal is not waited for: when it is taken away, the next change says so.
struct Unheard;

impl std::fmt::Debug for Unheard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Unheard")
    }
}

impl Lost for Unheard {
    fn superseded(&self) {}

    fn closed(&self) {}
}

/// What the crash journal of a vault is called.
fn journal_of(vault: VaultId) -> String {
    format!("{JOURNAL}{}", hex::written(vault.as_bytes()))
}

/// The crash journal of that name.
fn journal_named(name: &str) -> Rc<IndexedDb> {
    Rc::new(IndexedDb::named(name, Rc::new(Unheard)))
}

/// One connection for the one vault of this page.
fn find_journal() -> impl Fn(VaultId) -> Rc<dyn Store> {
    let open: RefCell<Option<(VaultId, Rc<IndexedDb>)>> = RefCell::new(None);
    move |vault| {
        let mut open = open.borrow_mut();
        if let Some((found, journal)) = open.as_ref()
            && *found == vault
        {
            return Rc::clone(journal) as Rc<dyn Store>;
        }
        let name = journal_of(vault);
        vault_file::name_journal(&name);
        let journal = journal_named(&name);
        *open = Some((vault, Rc::clone(&journal)));
        journal
    }
}

/// Starts the app over a vault file: nothing stands in it until one is opened.
pub(super) fn start() {
    let store = Rc::new(FileStore::new([], Box::new(find_journal())));
    let hold = Rc::new(Hold {
        store: Rc::clone(&store),
        facts: RefCell::default(),
        unsettled: RefCell::new(None),
        downloaded: RefCell::new(None),
        left: RefCell::default(),
        outcome: RwSignal::new(Outcome::Nothing),
        leaving: RefCell::new(None),
        app: Cell::new(None),
    });
    let watched = Rc::downgrade(&hold);
    let leaving = vault_file::guard_leaving(move || {
        let watched = watched.upgrade();
        watched.is_some_and(|hold| hold.has_more_than_files())
    });
    hold.leaving.replace(leaving.ok());
    root::start_on(store, Rc::default(), Some(hold));
}

impl Hold {
    /// Opens a file where nothing stands yet, and looks for work that it does not have.
    async fn open(&self, name: String, backup: &Backup, known: String) -> Result<(), StoreError> {
        self.store.open(&backup.restoring())?;
        self.facts.replace(Facts {
            name: Some(name),
            known,
            ..Facts::default()
        });
        // Without a crash journal there is nothing to find, and the bar says that there is none.
        match self.store.journalled().await {
            Ok(Journalled::Unsaved(rows)) => {
                self.store.set_unsettled(true);
                let found = Backup::of_rows(0, rows).ok();
                self.unsettled.replace(found);
            }
            Ok(Journalled::Saved(saved)) => {
                let mut facts = self.facts.borrow_mut();
                match since(backup.standing(), &saved) {
                    Since::AsSaved => {}
                    Since::Older { here } => facts.older_than = Some(here),
                    Since::Forked => facts.is_forked = true,
                    Since::Further => facts.unproven = Some(saved.to_line()),
                }
            }
            Ok(Journalled::Nothing) | Err(_) => {}
        }
        self.keep();
        Ok(())
    }

    /// Goes on with rows that no file has.
    fn open_unsaved(&self, opening: &Batch) -> Result<(), StoreError> {
        self.store.open(opening)?;
        self.store.mark_unsaved();
        Ok(())
    }

    /// What the file is called: the one it was opened from, or where it was last saved.
    fn name(&self) -> Option<String> {
        self.facts.borrow().name.clone()
    }

    /// Whether the opened file went on from before what was last saved here.
    fn is_forked(&self) -> bool {
        self.facts.borrow().is_forked
    }

    /// How far the opened file has come, and how far it was when it was last saved here; nothing where it is not older.
    fn is_older(&self) -> Option<(u64, u64)> {
        let here = self.facts.borrow().older_than?;
        let backup = Backup::of_rows(0, self.store.rows()).ok()?;
        Some((here, backup.standing().commit))
    }

    async fn put_back(&self, kept: Kept) {
        let Ok(backup) = read_backup(&kept.rows) else {
            return;
        };
        let mut facts: Facts = serde_json::from_slice(kept.facts.as_bytes()).unwrap_or_default();
        // An instance that broke off kept nothing at its end: what it wrote since stands in the crash journal.
        let broke_off = loader::why_started() == Reason::Stopped;
        let journal_has = if facts.is_unsettled {
            JournalHas::Earlier
        } else if broke_off {
            JournalHas::Later
        } else {
            JournalHas::Nothing
        };
        let rows = backup.store().rows();
        match self.store.put_back(rows, journal_has).await {
            Ok(PutBack::AsKept) => {}
            // What the file has is read and joined before it is written over.
            Ok(PutBack::Later) => facts.known.clear(),
            Ok(PutBack::Waits(rows)) => {
                self.unsettled.replace(Backup::of_rows(0, rows).ok());
            }
            Err(_stands_already) => return,
        }
        if facts.is_unsaved {
            self.store.mark_unsaved();
        }
        let left = LooseFiles::put_back(std::mem::take(&mut facts.left), &kept.left);
        self.left.replace(left);
        self.facts.replace(facts);
    }

    /// Whether something stands on this page that would be lost with it.
    fn has_more_than_files(&self) -> bool {
        let is_typing = self.app.get().is_some_and(App::is_typing);
        is_typing || self.store.is_unsaved() || !self.left.borrow().is_empty()
    }
}

impl VaultFile for Hold {
    fn resume(&self) -> LocalBoxFuture<'_, ()> {
        Box::pin(async {
            if let Some(kept) = vault_file::kept()
                && self.store.rows().is_empty()
            {
                self.put_back(kept).await;
            }
        })
    }

    fn keep(&self) {
        let Ok(backup) = Backup::of_rows(0, self.store.rows()) else {
            return;
        };
        let (names, left) = self.left.borrow().kept();
        let facts = Facts {
            is_unsaved: self.store.is_unsaved(),
            is_unsettled: self.store.is_unsettled(),
            left: names,
            ..self.facts.borrow().clone()
        };
        vault_file::keep(&Kept {
            rows: backup.to_bytes(),
            facts: serde_json::to_string(&facts).unwrap_or_default(),
            left,
        });
    }

    fn in_file(&self) -> InFile {
        match self.name() {
            None => InFile::Nowhere,
            Some(_) if self.store.is_unsaved() => InFile::Behind,
            Some(_) => InFile::Whole,
        }
    }

    fn in_browser(&self) -> LocalBoxFuture<'_, Vec<Holding>> {
        Box::pin(async {
            match self.store.journal() {
                Some(journal) => holdings(&*journal).await.unwrap_or_default(),
                None => Vec::new(),
            }
        })
    }

    fn draw(self: Rc<Self>, part: Part, on_anew: Callback<()>) -> AnyView {
        match part {
            Part::Opening => opening::page(self, on_anew),
            Part::AtLock => lock::notices(&self),
            Part::Bar => bar::bar(&self),
        }
    }
}

/// A file as it is known again.
fn fingerprint(bytes: &[u8]) -> String {
    hex::written(&sha256(&[bytes]))
}
