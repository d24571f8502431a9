//! The only writer: from a command to records on disk, or nothing at all.

mod filing;

use uuid::Uuid;

use self::filing::{Coming, Filing};
use super::desk::{Desk, Dossier};
use super::error::Error;
use super::packed::{self, Pack};
use super::{dossier, ports::Ports, summary};
use crate::casefile::event::Event;
use crate::casefile::{
    CaseId, Command, Context, Journal, Moment, Record, RecordHash, StoredRecord, decide, fold,
};
use crate::exchange::import::Addition;
use crate::vault::store::Store;
use crate::vault::{self, DraftId, NoteId, Vault};

/// One thing to record, and when it happened.
#[derive(Clone, Debug)]
pub(super) struct Request {
    /// What.
    pub(super) command: Command,
    /// When.
    pub(super) happened_at: Moment,
}

/// What goes into the same commit besides the records.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Alongside<'a> {
    /// The drafts that became a record.
    pub(super) drafts: &'a [DraftId],
    /// The inbox note that was taken in.
    pub(super) note: Option<NoteId>,
}

/// Where the recorder works.
pub(super) struct Recorder<'a> {
    /// The open vault.
    pub(super) vault: &'a mut Vault,
    /// Where its bytes lie.
    pub(super) store: &'a dyn Store,
    /// The world.
    pub(super) ports: &'a Ports,
}

impl Recorder<'_> {
    /// Records what is asked, all of it or nothing, and returns the dossier as it then stands.
    ///
    /// # Errors
    ///
    /// [`Error::Refused`] with every reason, or whatever failed, such as that another tab was faster; nothing was
    /// written then.
    pub(super) async fn record(
        &mut self,
        desk: &Desk,
        case: CaseId,
        requests: &[Request],
        alongside: Alongside<'_>,
    ) -> Result<(Dossier, Vec<RecordHash>), Error> {
        let before = desk.dossiers.get(&case).map(|dossier| &**dossier);
        let drafted = self.draft(desk, case, before, requests)?;
        self.commit(desk, &drafted, alongside).await?;
        let hashes = drafted.records.iter().map(StoredRecord::hash).collect();
        let damaged = before.map_or(0, |dossier| dossier.damaged);
        let dossier = dossier::of(self.vault, drafted.journal, damaged);
        Ok((dossier, hashes))
    }

    /// Takes in records that came from elsewhere, of several cases in one commit, each with its bytes as they are.
    ///
    /// # Errors
    ///
    /// Whatever failed; then nothing was written.
    pub(super) async fn take_in(
        &mut self,
        desk: &Desk,
        additions: &[Addition<'_>],
    ) -> Result<Vec<(CaseId, Dossier)>, Error> {
        for addition in additions {
            let case = vault::CaseId(*addition.case.0.as_bytes());
            if self.vault.holds(case) || addition.is_brought_back {
                self.vault.load_case(self.store, case).await?;
            }
        }
        let now = self.ports.clock.now();
        let mut packs = Vec::with_capacity(additions.len());
        for addition in additions {
            packs.push(self.packs(addition.case, addition.records.len()).await?);
        }
        let change = {
            let mut entropy = self.ports.entropy.borrow_mut();
            let rng = &mut *entropy;
            let mut transaction = self.vault.begin();
            for (addition, packs) in additions.iter().zip(packs) {
                let file = fold(addition.journal);
                let about = (&*self.vault, desk);
                let on = (&file, packs);
                let coming = if addition.is_brought_back {
                    Coming::Back
                } else {
                    Coming::AsItStands
                };
                let mut filing = Filing::begin(about, &mut transaction, rng, on, coming)?;
                filing.take_in(addition)?;
                let line = summary::of(desk, addition.journal, &file, now);
                filing.summary(&line.to_bytes())?;
                let before = desk.dossiers.get(&addition.case);
                let before = before.map(|dossier| &dossier.journal);
                let gone = filing::newly_erased(before, addition.journal);
                let gone = (vault::CaseId(*addition.case.0.as_bytes()), gone.as_slice());
                filing::destroy(self.vault, &mut transaction, gone, now.timestamp_millis())?;
            }
            transaction.finish(rng)
        };
        self.vault.commit(self.store, change).await?;
        Ok(additions
            .iter()
            .map(|addition| {
                let before = desk.dossiers.get(&addition.case);
                let damaged = before.map_or(0, |dossier| dossier.damaged);
                let dossier = dossier::of(self.vault, addition.journal.clone(), damaged);
                (addition.case, dossier)
            })
            .collect())
    }

    /// Decides every request on top of the one before and writes the records, in memory only.
    fn draft(
        &self,
        desk: &Desk,
        case: CaseId,
        before: Option<&Dossier>,
        requests: &[Request],
    ) -> Result<Drafted, Error> {
        let mut journal =
            before.map_or_else(|| Journal::new(case), |dossier| dossier.journal.clone());
        let now = self.ports.clock.now();
        let mut records = Vec::new();
        for request in requests {
            let context = Context {
                author: desk.me.as_person(),
                happened_at: request.happened_at,
                now,
                staff: desk.staff(),
                terms: desk.school.terms.clone(),
            };
            let file = fold(&journal);
            let events = decide(
                &file,
                desk.plans.handbook(),
                request.command.clone(),
                &context,
            )
            .map_err(Error::Refused)?;
            for event in events {
                let record = self.sign(&journal, &context, event)?;
                journal
                    .insert(record.clone())
                    .map_err(|_foreign| Error::UnknownCase)?;
                records.push(record);
            }
        }
        let before = before.map(|dossier| &dossier.journal);
        Ok(Drafted {
            gone: filing::newly_erased(before, &journal),
            journal,
            records,
        })
    }

    fn sign(
        &self,
        journal: &Journal,
        context: &Context,
        event: Event,
    ) -> Result<StoredRecord, Error> {
        let mut entropy = self.ports.entropy.borrow_mut();
        let mut random = [0; 10];
        let mut salt = [0; 16];
        entropy.fill_bytes(&mut random);
        entropy.fill_bytes(&mut salt);
        let milliseconds = u64::try_from(context.now.timestamp_millis()).unwrap_or_default();
        let record = Record {
            id: uuid::Builder::from_unix_timestamp_millis(milliseconds, &random).into_uuid(),
            salt,
            case: journal.case(),
            parents: journal.heads(),
            author: context.author.clone(),
            device: Uuid::from_bytes(self.vault.id().0),
            happened_at: context.moment_of(&event),
            written_at: context.now,
            event,
        };
        let record = StoredRecord::write(&record)?;
        let signature = self.vault.sign(&record.hash().0);
        Ok(record.signed(crate::casefile::Signature(signature)))
    }

    async fn commit(
        &mut self,
        desk: &Desk,
        drafted: &Drafted,
        alongside: Alongside<'_>,
    ) -> Result<(), Error> {
        let now = self.ports.clock.now();
        let packs = self
            .packs(drafted.journal.case(), drafted.records.len())
            .await?;
        let change = {
            let mut entropy = self.ports.entropy.borrow_mut();
            let rng = &mut *entropy;
            let mut transaction = self.vault.begin();
            let file = fold(&drafted.journal);
            let about = (&*self.vault, desk);
            let mut filing = Filing::begin(
                about,
                &mut transaction,
                rng,
                (&file, packs),
                Coming::AsItStands,
            )?;
            for record in &drafted.records {
                filing.record(record)?;
            }
            filing.pack()?;
            let line = summary::of(desk, &drafted.journal, &file, now);
            filing.summary(&line.to_bytes())?;
            let case = vault::CaseId(*drafted.journal.case().0.as_bytes());
            let gone = (case, drafted.gone.as_slice());
            filing::destroy(self.vault, &mut transaction, gone, now.timestamp_millis())?;
            for draft in alongside.drafts {
                transaction.discard_draft(*draft);
            }
            if let Some(note) = alongside.note {
                transaction.take_note(note)?;
            }
            transaction.finish(rng)
        };
        self.vault.commit(self.store, change).await?;
        Ok(())
    }

    /// What a new snapshot of a case begins with, when one is due.
    async fn packs(&self, case: CaseId, more: usize) -> Result<Option<[Pack; 2]>, Error> {
        let case = vault::CaseId(*case.0.as_bytes());
        if !self.vault.holds(case) {
            return Ok((more >= packed::STEP).then(Default::default));
        }
        let team = self.vault.team(case)?;
        Ok(packed::due(self.vault, self.store, (case, &team), more).await?)
    }

    /// Does for cases what somebody without their keys or powers had to leave: seats those whom a change of phase,
    /// case manager or deputies puts on them, and destroys what was erased elsewhere. Says whether anything was written.
    ///
    /// # Errors
    ///
    /// Whatever failed; then nothing was written.
    pub(super) async fn settle(
        &mut self,
        desk: &Desk,
        cases: &[(&Dossier, &[vault::RecordId])],
    ) -> Result<bool, Error> {
        let at = self.ports.clock.now().timestamp_millis();
        let mut has_done = false;
        let change = {
            let mut entropy = self.ports.entropy.borrow_mut();
            let rng = &mut *entropy;
            let mut transaction = self.vault.begin();
            for (dossier, erased) in cases {
                let about = (&*self.vault, desk);
                has_done |= filing::seat(about, &mut transaction, rng, &dossier.file)?;
                let case = vault::CaseId(*dossier.file.id().0.as_bytes());
                has_done |= filing::destroy(self.vault, &mut transaction, (case, erased), at)?;
            }
            if !has_done {
                return Ok(false);
            }
            transaction.finish(rng)
        };
        self.vault.commit(self.store, change).await?;
        Ok(true)
    }
}

/// Records that exist in memory only.
struct Drafted {
    journal: Journal,
    records: Vec<StoredRecord>,
    /// What loses its content by them.
    gone: Vec<vault::RecordId>,
}
