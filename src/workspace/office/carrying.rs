//! Cases on their way out and in: an encrypted file, read back before it counts; a preview before anything changes.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;
use zeroize::Zeroizing;

use super::Office;
use crate::casefile::{CaseId, Journal};
use crate::exchange::import::{self, Addition, Known, Plan};
use crate::exchange::manifest::{CaseEntry, Manifest, Sender, Signatory};
use crate::exchange::work_protocol::{Job, Report, Secret as Key};
use crate::exchange::{envelope, transfer};
use crate::order::Gather as _;
use crate::vault::{self, Vault};
use crate::workspace::action::{Done, MadeFile, Secret};
use crate::workspace::desk::Desk;
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
        for case in cases {
            self.load_case(vault, *case).await?;
        }
        let desk = self.desk_now()?;
        let journals: Vec<&Journal> = cases
            .iter()
            .filter_map(|case| Some(&desk.dossiers.get(case)?.journal))
            .collect();
        let manifest = self.manifest(vault, &desk, &journals);
        let text = transfer::write(&manifest, &journals)?;
        let sealed = self.seal(&text, Zeroizing::clone(&passphrase)).await?;
        self.read_back(&sealed, passphrase, &text).await?;
        Ok(MadeFile {
            name: format!(
                "overdracht-{}-{}.age",
                self.now().format("%Y%m%d-%H%M"),
                short(manifest.id)
            ),
            bytes: sealed.to_vec(),
        })
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
        let reading = self.seal(shown.as_bytes(), copy()).await?;
        self.read_back(&reading, passphrase, shown.as_bytes())
            .await?;
        Ok(Done::ToRead {
            records,
            reading: reading.to_vec(),
        })
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
            signatories: vault
                .members()
                .map(|member| Signatory {
                    id: Uuid::from_bytes(member.id.0),
                    signing_keys: member.all_keys().map(|keys| keys.signing).collect(),
                })
                .collect(),
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
            unknown: BTreeMap::new(),
        }
    }

    async fn seal(&self, text: &[u8], passphrase: Secret) -> Result<Zeroizing<Vec<u8>>, Error> {
        let job = Job::SealWithPassphrase(passphrase);
        match self.ports.workbench.run(job, text.to_vec()).await? {
            (Report::Sealed, sealed) => Ok(sealed),
            (Report::Failed(error), _) => Err(error.into()),
            _other => Err(PortError::OtherAnswer.into()),
        }
    }

    /// Opens the file that was just made and compares: only then was it made.
    async fn read_back(&self, sealed: &[u8], passphrase: Secret, text: &[u8]) -> Result<(), Error> {
        let opened = self.open_file(sealed.to_vec(), passphrase).await?;
        if opened.as_slice() == text {
            Ok(())
        } else {
            Err(envelope::Error::ReadBackDiffers.into())
        }
    }

    async fn open_file(
        &self,
        sealed: Vec<u8>,
        passphrase: Secret,
    ) -> Result<Zeroizing<Vec<u8>>, Error> {
        envelope::inspect(&sealed)?;
        let job = Job::Open(Key::Passphrase(passphrase));
        match self.ports.workbench.run(job, sealed).await? {
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
        if let found @ (FileKind::Backup | FileKind::School) = FileKind::of(&file) {
            return Err(Error::OtherFile { found });
        }
        let text = self.open_file(file, passphrase).await?;
        let transfer = transfer::read(&text)?;
        let announced = || transfer.manifest.cases.iter().map(|entry| entry.case);
        let mine: Vec<CaseId> = announced()
            .filter(|case| vault.holds(vault::CaseId(*case.0.as_bytes())))
            .collect();
        for case in &mine {
            self.load_case(vault, *case).await?;
        }
        let known = self.known(vault, &self.desk_now()?).await?;
        // All or nothing: a case that cannot be merged here cannot be previewed either.
        let of_others = |case: &CaseId| {
            !mine.contains(case)
                && !known.destroyed.contains_key(case)
                && vault.cases().any(|here| here.0 == *case.0.as_bytes())
        };
        if announced().any(|case| of_others(&case)) {
            return Err(Error::HeldByOthers);
        }
        Ok(Done::Preview(Box::new(import::plan(&transfer, &known))))
    }

    async fn known(&self, vault: &mut Vault, desk: &Desk) -> Result<Known, Error> {
        vault.load_cases(&*self.store).await?;
        let mut destroyed = BTreeMap::new();
        for case in vault.cases().collect::<Vec<_>>() {
            if let Some(at) = vault.destroyed(case)? {
                let on = chrono::DateTime::from_timestamp_millis(at).unwrap_or_default();
                destroyed.insert(CaseId(Uuid::from_bytes(case.0)), on.date_naive());
            }
        }
        let mut ids = BTreeMap::new();
        for case in desk.dossiers.keys() {
            let links = vault.links(vault::CaseId(*case.0.as_bytes()))?;
            let of_case = links.iter().map(|link| Uuid::from_bytes(link.record.0));
            ids.insert(*case, of_case.gather());
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
            destroyed,
        })
    }

    /// Another tab wrote since the preview: what is on the desk is read anew, so that the next preview holds.
    async fn outdated(
        &self,
        vault: &mut Vault,
        additions: &[Addition<'_>],
        error: Error,
    ) -> Result<Error, Error> {
        if matches!(
            error,
            Error::Vault(vault::Error::Store(vault::store::Error::Conflict))
        ) {
            vault.reload(&*self.store).await?;
            self.on_desk(|desk| {
                for addition in additions {
                    desk.dossiers.remove(&addition.case);
                }
            })?;
        }
        Ok(error)
    }

    /// Takes in what was previewed, in one commit.
    pub(super) async fn import(&self, vault: &mut Vault, plan: Plan) -> Result<Done, Error> {
        let additions: Vec<Addition<'_>> = plan.additions(&BTreeSet::new());
        let records = additions
            .iter()
            .map(|addition| addition.records.len())
            .sum();
        let cases = additions.len();
        if cases > 0 {
            let desk = self.desk_now()?;
            let mut recorder = Recorder {
                vault,
                store: &*self.store,
                ports: &self.ports,
            };
            let dossiers = match recorder.take_in(&desk, &additions).await {
                Err(error) => return Err(self.outdated(vault, &additions, error).await?),
                Ok(dossiers) => dossiers,
            };
            for (case, dossier) in dossiers {
                self.lay_down(vault, case, dossier)?;
            }
        }
        Ok(Done::Imported { records, cases })
    }
}

/// What a passphrase should not be made of.
fn names(desk: &Desk) -> Vec<String> {
    let members = desk.members.iter().map(|member| member.name.clone());
    members.chain([desk.school.name.clone()]).collect()
}

/// Eight characters of an id: enough to tell two files apart, no name in it.
fn short(id: Uuid) -> String {
    id.simple().to_string().chars().take(8).collect()
}
