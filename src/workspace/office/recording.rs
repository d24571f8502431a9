//! Cases: to the desk, onto paper, and the drafts in between.

use std::rc::Rc;

use uuid::Uuid;

use super::Office;
use crate::casefile::{CaseId, Command, Moment};
use crate::vault::{self, RecordId, Vault};
use crate::workspace::action::Done;
use crate::workspace::desk::{Desk, Dossier, DraftKey};
use crate::workspace::dossier::{self, Loaded};
use crate::workspace::error::Error;
use crate::workspace::recorder::{Alongside, Recorder, Request};
use crate::workspace::summary;

/// How often a write that another tab was faster than is decided anew.
const ATTEMPTS: usize = 4;

impl Office {
    /// Brings a case to the desk, and does in it what others had to leave. Reading does not wait for that: where
    /// nothing can be written now, the next who opens the case does it.
    pub(super) async fn load_case(&self, vault: &mut Vault, case: CaseId) -> Result<Done, Error> {
        let Some(erased) = self.bring(vault, case).await? else {
            return Ok(Done::Done);
        };
        match self.settle(vault, &[(case, erased)]).await {
            Ok(()) | Err(Error::Vault(vault::Error::Store(_))) => Ok(Done::Done),
            Err(error) => Err(error),
        }
    }

    /// Brings every case to the desk that this member reads. One that does not open stays away and costs the others
    /// nothing; whoever counts says how many those are.
    pub(super) async fn load_every_case(&self, vault: &mut Vault) -> Result<Done, Error> {
        let cases: Vec<CaseId> = self
            .read(|desk| desk.summaries.keys().copied().collect())
            .ok_or(Error::Locked)?;
        let mut opened = Vec::new();
        for case in cases {
            if let Ok(Some(erased)) = self.bring(vault, case).await {
                opened.push((case, erased));
            }
        }
        match self.settle(vault, &opened).await {
            Ok(()) | Err(Error::Vault(vault::Error::Store(_))) => Ok(Done::Done),
            Err(error) => Err(error),
        }
    }

    /// Reads a case that is not on the desk yet, and says which of its records should have lost their content. One of
    /// which this member has no key is as good as not here.
    pub(super) async fn bring(
        &self,
        vault: &mut Vault,
        case: CaseId,
    ) -> Result<Option<Vec<RecordId>>, Error> {
        let is_here = self.read(|desk| desk.dossiers.contains_key(&case));
        if is_here.ok_or(Error::Locked)? {
            return Ok(None);
        }
        let Loaded { dossier, erased } = dossier::load(vault, &*self.store, case).await?;
        if !vault.holds(vault::CaseId(*case.0.as_bytes())) {
            // Without any key of it nothing was read: on the desk it would stand empty and nameless, as if it were damaged.
            return Err(Error::UnknownCase);
        }
        let now = self.now();
        self.on_desk(|desk| {
            if dossier.closed == 0 {
                // Whoever wrote last may have read less of it.
                let line = summary::of(desk, &dossier.journal, &dossier.file, now);
                desk.summaries.insert(case, line);
            }
            desk.dossiers.insert(case, Rc::new(dossier));
        })?;
        Ok(Some(erased))
    }

    /// Seats and destroys in cases on the desk what is still to be done there, in one commit.
    pub(super) async fn settle(
        &self,
        vault: &mut Vault,
        cases: &[(CaseId, Vec<RecordId>)],
    ) -> Result<(), Error> {
        let desk = self.desk_now()?;
        let cases: Vec<_> = cases
            .iter()
            // One whose index is damaged can be read, and nothing can be done in it.
            .filter(|(case, _)| vault.links(vault::CaseId(*case.0.as_bytes())).is_ok())
            .filter_map(|(case, erased)| Some((&**desk.dossiers.get(case)?, erased.as_slice())))
            .collect();
        let mut recorder = Recorder {
            vault,
            store: &*self.store,
            ports: &self.ports,
        };
        if recorder.settle(&desk, &cases).await? {
            self.after_commit(vault)?;
        }
        Ok(())
    }

    pub(super) async fn open_case(
        &self,
        vault: &mut Vault,
        command: Command,
        happened_at: Moment,
        draft: Option<DraftKey>,
    ) -> Result<Done, Error> {
        let case = {
            let mut random = [0; 10];
            self.ports.entropy.borrow_mut().fill_bytes(&mut random);
            let milliseconds = u64::try_from(self.now().timestamp_millis()).unwrap_or_default();
            let builder = uuid::Builder::from_unix_timestamp_millis(milliseconds, &random);
            CaseId(Uuid::from_bytes(*builder.as_uuid().as_bytes()))
        };
        let request = Request {
            command,
            happened_at,
        };
        let done_with = self.done_with(vault, draft.as_ref()).await?;
        let alongside = Alongside {
            drafts: &done_with,
            note: None,
        };
        self.write(vault, case, &[request], alongside).await?;
        self.forget_draft(vault, draft.as_ref()).await?;
        Ok(Done::CaseOpened(case))
    }

    pub(super) async fn record(
        &self,
        vault: &mut Vault,
        case: CaseId,
        request: Request,
        draft: Option<DraftKey>,
    ) -> Result<Done, Error> {
        self.load_case(vault, case).await?;
        let done_with = self.done_with(vault, draft.as_ref()).await?;
        let alongside = Alongside {
            drafts: &done_with,
            note: None,
        };
        let done = self.write(vault, case, &[request], alongside).await?;
        self.forget_draft(vault, draft.as_ref()).await?;
        Ok(done)
    }

    /// Lets the recorder write, then shows it on the desk. Where another tab is faster, everything is decided anew on
    /// what is stored then.
    pub(super) async fn write(
        &self,
        vault: &mut Vault,
        case: CaseId,
        requests: &[Request],
        alongside: Alongside<'_>,
    ) -> Result<Done, Error> {
        let is_here = |desk: &Desk| desk.dossiers.contains_key(&case);
        let was_here = self.read(is_here) == Some(true);
        for _ in 0..ATTEMPTS {
            let desk = self.desk_now()?;
            if desk.me.id.is_nil() {
                // The recovery code mends keys; it has no name to write under.
                return Err(Error::NotAllowed);
            }
            let mut recorder = Recorder {
                vault,
                store: &*self.store,
                ports: &self.ports,
            };
            match recorder.record(&desk, case, requests, alongside).await {
                Ok((dossier, hashes)) => {
                    self.lay_down(vault, case, dossier)?;
                    return Ok(Done::Recorded(hashes));
                }
                Err(error) if error.is_conflict() => {
                    self.catch_up_with_other_tabs(vault).await?;
                    if was_here && self.read(is_here) != Some(true) {
                        // Destroyed in the other tab, or no longer for whoever is here.
                        return Err(Error::UnknownCase);
                    }
                    if alongside.note.is_some_and(|note| !self.has_note(note)) {
                        // Taken into a case, or away, in the other tab: once is enough.
                        return Err(Error::UnknownNote);
                    }
                }
                Err(error) => return Err(error),
            }
        }
        Err(vault::store::Error::Conflict.into())
    }

    /// Puts a dossier on the desk as it stands on disk now.
    pub(super) fn lay_down(
        &self,
        vault: &Vault,
        case: CaseId,
        dossier: Dossier,
    ) -> Result<(), Error> {
        let now = self.now();
        self.on_desk(|desk| {
            let line = summary::of(desk, &dossier.journal, &dossier.file, now);
            desk.summaries.insert(case, line);
            desk.dossiers.insert(case, Rc::new(dossier));
        })?;
        self.after_commit(vault)
    }

    /// What changes with every commit: the age of the backup, the mirror.
    pub(super) fn after_commit(&self, vault: &Vault) -> Result<(), Error> {
        self.on_desk(|desk| {
            desk.backup = self.health(vault, &desk.notes, desk.backup.storing);
        })?;
        self.on_desk(|desk: &mut Desk| self.keep_mark(vault, desk))
    }
}
