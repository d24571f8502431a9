//! The store of a vault that lives in a file: rows in memory, and every change also in a crash journal.
//!
//! The file is the truth and is only written when somebody saves. Until then the crash journal, another store that
//! survives the page, holds what the file lacks, as sealed as everything else. Where there is none, or where it fails,
//! working goes on, and [`FileStore::fault`] says so.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_util::future::LocalBoxFuture;
use futures_util::lock::Mutex;

use super::{
    Batch, Error, Expected, HEAD_KEY, MemoryStore, Query, Row, Store, Table, get, read_all,
};
use crate::vault::contents::{Head, Standing};
use crate::vault::ids::VaultId;

/// Finds the crash journal of a vault.
pub type FindJournal = dyn Fn(VaultId) -> Rc<dyn Store>;

/// The rows of an opened vault file.
pub struct FileStore {
    memory: MemoryStore,
    find_journal: Box<FindJournal>,
    /// Held while the journal is written.
    writing: Mutex<Journal>,
    fault: RefCell<Option<Error>>,
    /// Work of an earlier sitting that is not in the file: it must not be written over.
    is_unsettled: Cell<bool>,
    /// Commits of this sitting, and how many of them the file has.
    changes: Cell<u64>,
    saved: Cell<u64>,
}

/// What this page knows of its crash journal.
#[derive(Default)]
struct Journal {
    /// Whether it holds everything that stands in memory.
    is_begun: bool,
    /// The head that it has; with any other, another window writes there too.
    head: Option<Vec<u8>>,
}

/// What a page that begins again knows of its crash journal, beside the rows that were kept for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JournalHas {
    /// Nothing beyond what was kept.
    Nothing,
    /// What was written after that.
    Later,
    /// Work of an earlier sitting that was not taken over yet.
    Earlier,
}

/// What came of putting back what was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PutBack {
    /// It stands here.
    AsKept,
    /// What was written later stands here.
    Later,
    /// It stands here, and this work of an earlier sitting still waits.
    Waits(Vec<(Table, Row)>),
}

/// What a crash journal has of a vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Journalled {
    /// Nothing.
    Nothing,
    /// How far the vault had come when it was last saved here.
    Saved(Standing),
    /// Work that no file has, with everything it builds on.
    Unsaved(Vec<(Table, Row)>),
}

impl std::fmt::Debug for FileStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FileStore")
    }
}

impl FileStore {
    /// A store of these rows, none of them changed yet.
    pub fn new(
        rows: impl IntoIterator<Item = (Table, Row)>,
        find_journal: Box<FindJournal>,
    ) -> Self {
        Self {
            memory: MemoryStore::of_rows(rows),
            find_journal,
            writing: Mutex::new(Journal::default()),
            fault: RefCell::new(None),
            is_unsettled: Cell::new(false),
            changes: Cell::new(0),
            saved: Cell::new(0),
        }
    }

    /// Puts the rows of a file where nothing stands yet; the file has all of them.
    ///
    /// # Errors
    ///
    /// [`Error::Conflict`] where a vault stands already.
    pub fn open(&self, opening: &Batch) -> Result<(), Error> {
        self.memory.apply(opening)
    }

    /// Puts back what a page kept, where nothing stands yet. Work of an earlier sitting that waits goes on waiting: it is
    /// neither taken for later work nor written over.
    ///
    /// # Errors
    ///
    /// As [`FileStore::open`].
    pub async fn put_back(
        &self,
        kept: Vec<(Table, Row)>,
        journal_has: JournalHas,
    ) -> Result<PutBack, Error> {
        self.open(&Batch::of_rows(Expected::Nothing, kept))?;
        let Ok(Journalled::Unsaved(rows)) = self.journalled().await else {
            return Ok(PutBack::AsKept);
        };
        match journal_has {
            JournalHas::Nothing => Ok(PutBack::AsKept),
            JournalHas::Later => {
                self.memory.clear().await?;
                self.open(&Batch::of_rows(Expected::Nothing, rows))?;
                self.mark_unsaved();
                Ok(PutBack::Later)
            }
            JournalHas::Earlier => {
                self.set_unsettled(true);
                Ok(PutBack::Waits(rows))
            }
        }
    }

    /// Every row there is, in order.
    pub fn rows(&self) -> Vec<(Table, Row)> {
        self.memory.rows()
    }

    /// How many changes there were; what [`FileStore::saved_at`] is told.
    pub fn changes(&self) -> u64 {
        self.changes.get()
    }

    /// Whether something stands here that the file does not have.
    pub fn is_unsaved(&self) -> bool {
        self.changes.get() > self.saved.get()
    }

    /// Something stands here that no file has: what was taken from a crash journal, or kept over a lock.
    pub fn mark_unsaved(&self) {
        self.changes.set(self.changes.get() + 1);
    }

    /// Why the crash journal does not hold everything, where it does not.
    pub fn fault(&self) -> Option<Error> {
        self.fault.borrow().clone()
    }

    /// What the crash journal has of the vault that stands here.
    ///
    /// # Errors
    ///
    /// As [`Store::read`].
    pub async fn journalled(&self) -> Result<Journalled, Error> {
        let Some(journal) = self.journal() else {
            return Ok(Journalled::Nothing);
        };
        let mut writing = self.writing.lock().await;
        writing.is_begun = false;
        writing.head = get(&*journal, Table::Head, HEAD_KEY).await?;
        journalled(&*journal).await
    }

    /// While there is work of an earlier sitting in the crash journal, it stays as it is.
    pub fn set_unsettled(&self, is_unsettled: bool) {
        self.is_unsettled.set(is_unsettled);
    }

    /// Whether there is work of an earlier sitting that was not taken over yet.
    pub fn is_unsettled(&self) -> bool {
        self.is_unsettled.get()
    }

    /// The work of an earlier sitting stands here now, and in no file yet: the crash journal goes on with all that stands
    /// here.
    pub async fn settled(&self) {
        self.set_unsettled(false);
        self.mark_unsaved();
        let mut writing = self.writing.lock().await;
        let Some(journal) = self.journal() else {
            return;
        };
        let became = writing.become_rows(&*journal, self.rows()).await;
        writing.is_begun = became.is_ok();
        self.fault.replace(became.err());
    }

    /// The file has everything up to and with that many changes. The crash journal keeps only how far that was.
    ///
    /// # Errors
    ///
    /// As [`Store::commit`]; then the journal holds more than it needs to.
    pub async fn saved_at(&self, changes: u64) -> Result<(), Error> {
        self.saved.set(self.saved.get().max(changes));
        let mut writing = self.writing.lock().await;
        if self.is_unsaved() || self.is_unsettled.get() {
            return Ok(());
        }
        let Some(journal) = self.journal() else {
            return Ok(());
        };
        let mark = self.memory.head().map(|value| {
            let key = HEAD_KEY.to_vec();
            (Table::Head, Row { key, value })
        });
        writing.is_begun = false;
        writing
            .become_rows(&*journal, mark.into_iter().collect())
            .await
    }

    /// The crash journal of the vault that stands here.
    pub fn journal(&self) -> Option<Rc<dyn Store>> {
        Some((self.find_journal)(self.vault()?))
    }

    /// The vault that stands here.
    pub fn vault(&self) -> Option<VaultId> {
        Some(Head::read(&self.memory.head()?).ok()?.vault)
    }

    /// Writes to the journal what is in memory now: the change alone, where the journal has all before it.
    async fn journal_change(&self, batch: &Batch) -> Result<(), Error> {
        let mut writing = self.writing.lock().await;
        let Some(journal) = self.journal() else {
            return Ok(());
        };
        if self.is_unsettled.get() {
            return Err(Error::Conflict);
        }
        if writing.is_begun {
            // What fails here is made good by the next change, which writes everything.
            writing.is_begun = false;
            journal.commit(batch).await?;
            if let Some(head) = batch.next_head() {
                writing.head = Some(head.to_vec());
            }
        } else {
            writing.become_rows(&*journal, self.rows()).await?;
        }
        writing.is_begun = true;
        Ok(())
    }
}

impl Journal {
    /// Makes a journal hold exactly these rows, in one commit: what it held before is there until then.
    async fn become_rows(
        &mut self,
        journal: &dyn Store,
        rows: Vec<(Table, Row)>,
    ) -> Result<(), Error> {
        let held = everything(journal).await?;
        let batch = Batch::becoming(&held, rows);
        let found = held.iter().find(|(table, _)| *table == Table::Head);
        let found = found.map(|(_, head)| &head.value);
        if found != self.head.as_ref() && found.map(Vec::as_slice) != batch.next_head() {
            return Err(Error::Conflict);
        }
        journal.commit(&batch).await?;
        self.head = batch.next_head().map(<[u8]>::to_vec);
        Ok(())
    }
}

/// What a crash journal has.
///
/// # Errors
///
/// As [`Store::read`].
pub async fn journalled(journal: &dyn Store) -> Result<Journalled, Error> {
    let Some(head) = get(journal, Table::Head, HEAD_KEY).await? else {
        return Ok(Journalled::Nothing);
    };
    let rows = everything(journal).await?;
    if rows.len() > 1 {
        return Ok(Journalled::Unsaved(rows));
    }
    Ok(match Head::read(&head) {
        Ok(head) => Journalled::Saved(head.standing()),
        Err(_unreadable) => Journalled::Nothing,
    })
}

async fn everything(store: &dyn Store) -> Result<Vec<(Table, Row)>, Error> {
    let mut rows = Vec::new();
    for table in Table::ALL {
        let read = read_all(store, table, b"").await?;
        rows.extend(read.into_iter().map(|row| (table, row)));
    }
    Ok(rows)
}

impl Store for FileStore {
    fn read<'a>(
        &'a self,
        table: Table,
        query: Query<'a>,
    ) -> LocalBoxFuture<'a, Result<Vec<Row>, Error>> {
        self.memory.read(table, query)
    }

    fn count<'a>(
        &'a self,
        table: Table,
        prefix: &'a [u8],
    ) -> LocalBoxFuture<'a, Result<u64, Error>> {
        self.memory.count(table, prefix)
    }

    fn commit<'a>(&'a self, batch: &'a Batch) -> LocalBoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            self.memory.apply(batch)?;
            self.mark_unsaved();
            // What was not journalled stands in memory all the same, and the person is told to save.
            self.fault.replace(self.journal_change(batch).await.err());
            Ok(())
        })
    }

    fn clear(&self) -> LocalBoxFuture<'_, Result<(), Error>> {
        Box::pin(async move {
            let mut writing = self.writing.lock().await;
            if let Some(journal) = self.journal() {
                journal.clear().await?;
            }
            *writing = Journal::default();
            self.memory.clear().await
        })
    }
}
