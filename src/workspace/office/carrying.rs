//! Cases on their way out and in: an encrypted file, read back before it counts; a preview before anything changes.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;
use zeroize::Zeroizing;

use super::Office;
use crate::casefile::{CaseId, Journal};
use crate::exchange::envelope;
use crate::exchange::import::{self, Addition, Known, Plan};
use crate::exchange::manifest::{CaseEntry, Manifest, Sender};
use crate::exchange::transfer::{self, Transfer};
use crate::exchange::work_protocol::{Job, Report, Secret as Key};
use crate::order::Gather as _;
use crate::vault::primitive::hash;
use crate::vault::{self, Fate, Vault};
use crate::workspace::action::{Done, MadeFile, Secret};
use crate::workspace::desk::Desk;
use crate::workspace::destruction;
use crate::workspace::error::Error;
use crate::workspace::file_kind::FileKind;
use crate::workspace::ports::PortError;
use crate::workspace::recorder::Recorder;

impl Office {
    pub(super) async fn export(
        &self,
        vault: &mut Vault,
        cases: &[CaseId],
        passphrase: Secret,
    ) -> Result<Done, Error> {
        let made = self.sealed_cases(vault, cases, passphrase).await?;
        Ok(Done::File(made))
    }

    async fn sealed_cases(
        &self,
        vault: &mut Vault,
        cases: &[CaseId],
        passphrase: Secret,
    ) -> Result<MadeFile, Error> {
        let names = self.read(names).unwrap_or_default();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        vault::passphrase::check(&passphrase, &names)?;
        let lock = Job::SealWithPassphrase(Zeroizing::clone(&passphrase));
        let key = Key::Passphrase(passphrase);
        let (file, _) = self.make_transfer(vault, cases, None, (lock, key)).await?;
        Ok(file)
    }

    /// Makes a file of these cases under a lock, and opens it again with its key: only then was it made.
    pub(super) async fn make_transfer(
        &self,
        vault: &mut Vault,
        cases: &[CaseId],
        handover_to: Option<String>,
        (lock, key): (Job, Key),
    ) -> Result<(MadeFile, Manifest), Error> {
        for case in cases {
            self.load_case(vault, *case).await?;
        }
        let desk = self.desk_now()?;
        let journals: Vec<&Journal> = cases
            .iter()
            .filter_map(|case| Some(&desk.dossiers.get(case)?.journal))
            .collect();
        let manifest = Manifest {
            handover_to,
            ..self.manifest(vault, &desk, &journals)
        };
        let text = transfer::write(&manifest, &journals)?;
        let sealed = self.seal(&text, lock, key).await?;
        let file = MadeFile {
            name: format!(
                "overdracht-{}-{}.age",
                self.now().format("%Y%m%d-%H%M"),
                short(manifest.id)
            ),
            bytes: sealed.to_vec(),
        };
        Ok((file, manifest))
    }

    /// A case to take in, and what is read of it without the program: two sealed files for one page.
    pub(super) async fn export_to_read(
        &self,
        vault: &mut Vault,
        case: CaseId,
        shown: &str,
        passphrase: Secret,
    ) -> Result<Done, Error> {
        let copy = || Zeroizing::clone(&passphrase);
        let records = self.sealed_cases(vault, &[case], copy()).await?;
        let lock = Job::SealWithPassphrase(copy());
        let key = Key::Passphrase(copy());
        let reading = self.seal(shown.as_bytes(), lock, key).await?;
        Ok(Done::ToRead {
            records,
            reading: reading.to_vec(),
        })
    }

    /// Seals under a lock and opens it again with its key: it counts only when what comes out is what went in.
    async fn seal(&self, text: &[u8], lock: Job, key: Key) -> Result<Zeroizing<Vec<u8>>, Error> {
        let sealed = match self.ports.workbench.run(lock, text.to_vec()).await? {
            (Report::Sealed, sealed) => sealed,
            (Report::Failed(error), _) => return Err(error.into()),
            _other => return Err(PortError::OtherAnswer.into()),
        };
        if self.open_file(sealed.to_vec(), key).await?.as_slice() == text {
            Ok(sealed)
        } else {
            Err(envelope::Error::ReadBackDiffers.into())
        }
    }

    fn manifest(&self, vault: &Vault, desk: &Desk, journals: &[&Journal]) -> Manifest {
        let mut random = [0; 16];
        self.ports.entropy.borrow_mut().fill_bytes(&mut random);
        Manifest {
            id: uuid::Builder::from_random_bytes(random).into_uuid(),
            created_at: self.now(),
            from: Sender {
                author: desk.me.as_person(),
                school: desk.school.name.clone(),
                device: Uuid::from_bytes(vault.id().0),
            },
            signatories: Self::signatories(vault),
            cases: journals
                .iter()
                .map(|journal| {
                    let summary = desk.summaries.get(&journal.case());
                    CaseEntry::of(
                        journal,
                        summary.map_or_else(String::new, |summary| summary.pupil.clone()),
                        summary.and_then(|summary| summary.destroy_on),
                    )
                })
                .collect(),
            handover_to: None,
            unknown: BTreeMap::new(),
        }
    }

    /// Opens a file. Words that were told and typed with a capital or a hyphen are tried as they were offered too.
    async fn open_file(&self, sealed: Vec<u8>, key: Key) -> Result<Zeroizing<Vec<u8>>, Error> {
        envelope::inspect(&sealed)?;
        let told = match &key {
            Key::Passphrase(typed) => vault::passphrase::as_offered(typed),
            Key::Identity(_) => None,
        };
        let again = told.map(|told| (sealed.clone(), Key::Passphrase(told)));
        match (self.open_with(sealed, key).await, again) {
            (Err(Error::Envelope(envelope::Error::WrongPassphrase)), Some((sealed, key))) => {
                self.open_with(sealed, key).await
            }
            (answer, _) => answer,
        }
    }

    async fn open_with(&self, sealed: Vec<u8>, key: Key) -> Result<Zeroizing<Vec<u8>>, Error> {
        match self.ports.workbench.run(Job::Open(key), sealed).await? {
            (Report::Opened, text) => Ok(text),
            (Report::Failed(error), _) => Err(error.into()),
            _other => Err(PortError::OtherAnswer.into()),
        }
    }

    pub(super) async fn preview(
        &self,
        vault: &mut Vault,
        file: Vec<u8>,
        passphrase: Secret,
    ) -> Result<Done, Error> {
        FileKind::expect(&file, &[FileKind::Transfer, FileKind::Unknown])?;
        let key = match envelope::inspect(&file)? {
            envelope::Lock::PublicKey { .. } => Key::Identity(vault.receiving_key()),
            envelope::Lock::Passphrase { .. } | envelope::Lock::Unsupported => {
                Key::Passphrase(passphrase)
            }
        };
        let digest = hash::sha256(&[&file]);
        let text = self.open_file(file, key).await?;
        let transfer = transfer::read(&text)?;
        let mut plan = self.plan_for(vault, &transfer).await?;
        // What this device sent, it does not take over from itself.
        let is_own = plan.from.device == Uuid::from_bytes(vault.id().0);
        let is_nobody = self.desk_now()?.me.id.is_nil();
        plan.handover = plan.handover.filter(|_| !is_own && !is_nobody);
        if let Some(handover) = &mut plan.handover {
            handover.file = digest;
        }
        Ok(Done::Preview(Box::new(plan)))
    }

    /// What taking in these journals would do here.
    pub(super) async fn plan_for(
        &self,
        vault: &mut Vault,
        transfer: &Transfer,
    ) -> Result<Plan, Error> {
        let announced = || transfer.manifest.cases.iter().map(|entry| entry.case);
        let mine: Vec<CaseId> = announced()
            .filter(|case| vault.holds(vault::CaseId(*case.0.as_bytes())))
            .collect();
        for case in &mine {
            self.load_case(vault, *case).await?;
        }
        let desk = self.desk_now()?;
        let known = self.known(vault, &desk).await?;
        // All or nothing: a case that cannot be merged here cannot be previewed either.
        let of_others = |case: &CaseId| {
            !mine.contains(case)
                && !known.destroyed.contains_key(case)
                && vault.cases().any(|here| here.0 == *case.0.as_bytes())
        };
        if announced().any(|case| of_others(&case)) {
            return Err(Error::HeldByOthers);
        }
        Ok(import::plan(transfer, &known))
    }

    pub(super) async fn known(&self, vault: &mut Vault, desk: &Desk) -> Result<Known, Error> {
        let mut destroyed = BTreeMap::new();
        let (mut ids, mut erased) = (BTreeMap::new(), BTreeMap::new());
        let id_of = |record: vault::RecordId| Uuid::from_bytes(record.0);
        for case in vault.cases().collect::<Vec<_>>() {
            let here = CaseId(Uuid::from_bytes(case.0));
            match vault.load_case(&*self.store, case).await {
                Err(vault::Error::Store(error)) => return Err(error.into()),
                // One damaged index does not keep the other cases from being taken in.
                Err(_damaged) => continue,
                Ok(()) => {}
            }
            if let Some(at) = vault.destroyed(case)? {
                let on = chrono::DateTime::from_timestamp_millis(at).unwrap_or_default();
                let on = on.with_timezone(self.now().offset());
                destroyed.insert(here, on.date_naive());
            } else {
                let links = vault.links(case)?.iter();
                let present = links.filter(|link| link.fate == Fate::Present);
                ids.insert(here, present.map(|link| id_of(link.record)).gather());
            }
            let gone = vault.erased_alone(case)?.into_iter().map(id_of).gather();
            erased.insert(here, gone);
        }
        Ok(Known {
            ids,
            journals: desk
                .dossiers
                .iter()
                .map(|(case, dossier)| (*case, dossier.journal.clone()))
                .gather(),
            signing_keys: vault
                .members()
                .map(|member| {
                    let keys = member.all_keys().map(|keys| keys.signing).collect();
                    (Uuid::from_bytes(member.id.0), keys)
                })
                .gather(),
            contacts: desk
                .colleagues
                .iter()
                .map(|contact| (contact.person.id, vec![contact.keys.signing]))
                .gather(),
            destroyed,
            erased,
        })
    }

    /// Takes in what was previewed, in one commit. Of what was destroyed here, these cases come back.
    pub(super) async fn import(
        &self,
        vault: &mut Vault,
        plan: Plan,
        bring_back: &BTreeSet<CaseId>,
    ) -> Result<Done, Error> {
        let desk = self.desk_now()?;
        if !bring_back
            .iter()
            .all(|case| destruction::may_bring_back(&desk, *case))
        {
            return Err(Error::NotAllowed);
        }
        let additions: Vec<Addition<'_>> = plan.additions(bring_back);
        let records = additions
            .iter()
            .map(|addition| addition.records.len())
            .sum();
        let cases = additions.len();
        if additions.iter().any(|addition| went_on(&desk, addition)) {
            return Err(vault::store::Error::Conflict.into());
        }
        if cases > 0 {
            let mut recorder = Recorder {
                vault,
                store: &*self.store,
                ports: &self.ports,
            };
            for (case, dossier) in recorder.take_in(&desk, &additions).await? {
                self.lay_down(vault, case, dossier)?;
            }
        }
        let receipt = match plan.taken_over(bring_back) {
            Some(handover) => Some(self.take_over(vault, handover.clone()).await?),
            None => None,
        };
        Ok(Done::Imported {
            records,
            cases,
            receipt,
        })
    }
}

/// Whether a case was written in since the preview, in another tab that this one followed: then the preview does not
/// hold any more, and the journal that it would put down lacks what was written.
fn went_on(desk: &Desk, addition: &Addition<'_>) -> bool {
    let erased = addition.journal.erased();
    let is_known = |hash| {
        let stands = addition.journal.get(hash).is_some();
        stands || addition.journal.outline(hash).is_some() || erased.contains_key(&hash)
    };
    let here = desk.dossiers.get(&addition.case).into_iter();
    let mut records = here.flat_map(|dossier| dossier.journal.records());
    records.any(|stored| !is_known(stored.hash()))
}

/// What a passphrase should not be made of.
pub(super) fn names(desk: &Desk) -> Vec<String> {
    let members = desk.members.iter().map(|member| member.name.clone());
    members.chain([desk.school.name.clone()]).collect()
}

/// Eight characters of an id: enough to tell two files apart, no name in it.
pub(super) fn short(id: Uuid) -> String {
    id.simple().to_string().chars().take(8).collect()
}
