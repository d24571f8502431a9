//! The only writer: from a command to records on disk, or nothing at all.

use rand_core::CryptoRngCore;
use uuid::Uuid;

use super::desk::{Desk, Dossier};
use super::error::Error;
use super::{dossier, ports::Ports, sealed_record, summary, team};
use crate::casefile::event::Event;
use crate::casefile::{
    CaseFile, CaseId, Command, Context, Journal, Moment, Record, RecordHash, StoredRecord, decide,
    fold, need_to_know,
};
use crate::exchange::import::Addition;
use crate::vault::store::Store;
use crate::vault::{self, DraftId, NoteId, Transaction, Vault};

/// How often a write that another tab was faster than is decided anew.
const ATTEMPTS: usize = 4;

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
pub(super) struct Alongside {
    /// The draft that became a record.
    pub(super) draft: Option<DraftId>,
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
    /// Another tab may be faster: then the case is read anew and everything is decided again.
    ///
    /// # Errors
    ///
    /// [`Error::Refused`] with every reason, or whatever failed; in both cases nothing was written.
    pub(super) async fn record(
        &mut self,
        desk: &Desk,
        case: CaseId,
        requests: &[Request],
        alongside: Alongside,
    ) -> Result<(Dossier, Vec<RecordHash>), Error> {
        let mut before = desk.dossiers.get(&case).cloned();
        for _ in 0..ATTEMPTS {
            let drafted = self.draft(desk, case, before.as_ref(), requests)?;
            match self.commit(desk, &drafted, alongside).await {
                Err(Error::Vault(vault::Error::Store(vault::store::Error::Conflict))) => {
                    self.vault.reload(self.store).await?;
                    before = match before {
                        Some(_) => Some(dossier::load(self.vault, self.store, case).await?),
                        None => None,
                    };
                }
                Err(error) => return Err(error),
                Ok(()) => {
                    let hashes = drafted.records.iter().map(StoredRecord::hash).collect();
                    let dossier = dossier::of(self.vault, drafted.journal, before.as_ref());
                    return Ok((dossier, hashes));
                }
            }
        }
        Err(vault::store::Error::Conflict.into())
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
            if self.vault.holds(case) {
                self.vault.load_case(self.store, case).await?;
            }
        }
        let change = {
            let mut entropy = self.ports.entropy.borrow_mut();
            let rng = &mut *entropy;
            let mut transaction = self.vault.begin();
            for addition in additions {
                let case = vault::CaseId(*addition.case.0.as_bytes());
                let file = fold(addition.journal);
                if !self.vault.holds(case) {
                    transaction.create_case(rng, case, &team::of(desk, &file))?;
                }
                for record in addition.records {
                    self.append(&mut transaction, rng, (case, &file), record)?;
                }
                for (record, signature) in addition.signatures {
                    let Some(record) = addition.journal.get(*record) else {
                        continue;
                    };
                    let beside = sealed_record::pack_signature(record.hash(), *signature);
                    let compartment = compartment(self.vault, case, &file, record);
                    let id = sealed_record::id_of(&beside);
                    transaction.append(rng, case, compartment, (id, &beside))?;
                }
                let line = summary::of(desk, addition.journal, &file, self.ports.clock.now());
                transaction.put_summary(rng, case, &line.to_bytes())?;
            }
            transaction.finish(rng)
        };
        self.vault.commit(self.store, change).await?;
        Ok(additions
            .iter()
            .map(|addition| {
                let before = desk.dossiers.get(&addition.case);
                let dossier = dossier::of(self.vault, addition.journal.clone(), before);
                (addition.case, dossier)
            })
            .collect())
    }

    /// Seals one record under the key of its compartment; an erasure takes the content of its target with it.
    fn append(
        &self,
        transaction: &mut Transaction,
        rng: &mut dyn CryptoRngCore,
        (case, file): (vault::CaseId, &CaseFile),
        record: &StoredRecord,
    ) -> Result<(), Error> {
        let event = &record.record().event;
        transaction.append(
            rng,
            case,
            compartment(self.vault, case, file, record),
            (
                vault::RecordId(*record.record().id.as_bytes()),
                &sealed_record::pack(record),
            ),
        )?;
        if let Event::RecordErased(erased) = event {
            let target = vault::RecordId(*erased.target_id.as_bytes());
            let at = self.ports.clock.now().timestamp_millis();
            transaction.erase_record(case, target, at)?;
        }
        Ok(())
    }

    /// Decides every request on top of the one before and writes the records, in memory only.
    fn draft(
        &self,
        desk: &Desk,
        case: CaseId,
        before: Option<&Dossier>,
        requests: &[Request],
    ) -> Result<Drafted, Error> {
        let is_new = before.is_none();
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
        Ok(Drafted {
            case,
            is_new,
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
            happened_at: context.happened_at,
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
        alongside: Alongside,
    ) -> Result<(), Error> {
        let change = {
            let mut entropy = self.ports.entropy.borrow_mut();
            let rng = &mut *entropy;
            let mut transaction = self.vault.begin();
            let case = vault::CaseId(*drafted.case.0.as_bytes());
            let file = fold(&drafted.journal);
            if drafted.is_new {
                let team = team::of(desk, &file);
                transaction.create_case(rng, case, &team)?;
            }
            for record in &drafted.records {
                self.append(&mut transaction, rng, (case, &file), record)?;
            }
            let line = summary::of(desk, &drafted.journal, &file, self.ports.clock.now());
            transaction.put_summary(rng, case, &line.to_bytes())?;
            if let Some(draft) = alongside.draft {
                transaction.discard_draft(draft);
            }
            if let Some(note) = alongside.note {
                transaction.take_note(note)?;
            }
            transaction.finish(rng)
        };
        self.vault.commit(self.store, change).await?;
        Ok(())
    }
}

/// Records that exist in memory only.
struct Drafted {
    case: CaseId,
    is_new: bool,
    journal: Journal,
    records: Vec<StoredRecord>,
}

/// A writer without the second key can only write where all may read.
fn compartment(
    vault: &Vault,
    case: vault::CaseId,
    file: &CaseFile,
    record: &StoredRecord,
) -> vault::Compartment {
    let me = vault.me().map(|me| me.id);
    let reads_confidential = vault.team(case).is_ok_and(|team| {
        team.iter()
            .any(|seat| Some(seat.member) == me && seat.reads_confidential)
    });
    let belongs = file
        .entry(record.hash())
        .map_or(need_to_know::Compartment::Confidential, |entry| {
            need_to_know::compartment_of(file, entry)
        });
    match belongs {
        need_to_know::Compartment::Confidential if reads_confidential => {
            vault::Compartment::Confidential
        }
        need_to_know::Compartment::Confidential | need_to_know::Compartment::Open => {
            vault::Compartment::Shared
        }
    }
}
